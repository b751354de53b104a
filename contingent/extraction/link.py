"""Which nation, mission, place and date belong to a span of a sentence.

Each answer is sought in ordered scopes: the same phrase, the clause, the sentence, the sentences before, the
section's heading, the article's topic. The first scope that holds a candidate decides, and its name is returned
with the answer, so that a row can say how far its link reached. Two candidates that compete in one scope leave
the answer empty, unless the words join them ("Romania and Croatia").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from contingent.extraction.claims import When
from contingent.extraction.mission_link import MissionLinker
from contingent.extraction.names import HOSTS, Name, is_location
from contingent.extraction.neighbours import (
    Span,
    after_preposition,
    belongs_to_noun,
    commands,
    distinct,
    gap,
    is_free,
    is_of_person,
    is_owner,
    is_owner_clause,
    is_subject,
    joined,
    opens,
    strikes,
)
from contingent.extraction.scan import Scan
from contingent.extraction.scopes import Link, scopes
from contingent.extraction.sections import nation_of_section


class Linker(MissionLinker):
    """Answers for one article. Holds no state beyond the context."""

    # -- nation ---------------------------------------------------------------------------------------------

    def nation(self, span: Span, hosts: bool = False) -> Link:
        """Who deploys, moves, trains or owns; with `hosts`, a host nation is a candidate too."""
        one = self.context.scans[span.index]
        named = [name for name in one.of_kind("nation") if hosts or name.id not in HOSTS]
        inside = [name for name in named if span.first <= name.first < span.last and not self._is_mere_place(one, name)]
        if inside:
            return Link(distinct([n for n in inside if n.form != "body"] or inside), "phrase")
        owning = [n for n in named if n.last == span.first - 2 and one.tokens.words[n.last : span.first] == ("'", "s")]
        if owning:
            return Link(distinct(owning), "phrase")
        bracketed = [n for n in named if n.last == span.first - 1 and one.tokens.words[n.last] == "("]
        if bracketed:
            return Link(distinct(bracketed), "phrase")
        bodies = [n for n in one.of_kind("mission") if span.first <= n.first < span.last or is_owner(one, n, span)]
        bodies = [n for n in bodies if not n.implied and (n.form != "name" or self._leader(n) != "COALITION")]
        if bodies:
            return Link((self._leader(bodies[0]),), "phrase")
        return self._subject(one, span, hosts) or self._nation_before(span, hosts)

    def _subject(self, one: Scan, span: Span, hosts: bool) -> Link | None:
        told_of = self._head_of_relative(one, span, hosts)
        if told_of is not None:
            return Link((told_of.id,), "relative")
        actors = [name for name in self.actors(one) if hosts or name.id not in HOSTS]
        left = [name for name in actors if name.last <= span.first]
        if left:
            chosen = joined(one, left, nearest_last=True)
            near = one.clauses[chosen[-1].first] == one.clauses[span.first]
            return Link(distinct(chosen), "clause" if near else "sentence")
        near_right = [n for n in actors if span.last <= n.first and is_owner_clause(one, span, n)]
        if near_right:
            return Link(distinct(joined(one, near_right, nearest_last=False)), "sentence")
        return None

    def _head_of_relative(self, one: Scan, span: Span, hosts: bool) -> Name | None:
        """The nation that a relative clause begins behind: "that of the United States, which has 2,500 there"."""
        opening = one.clauses.index(one.clauses[span.first])
        if not opening or one.words("subject_relative").isdisjoint(one.tokens.words[opening : opening + 1]):
            return None
        heads = [n for n in one.of_kind("nation") if n.form in ("name", "capital") and 0 <= opening - n.last <= 1]
        heads = [name for name in heads if hosts or name.id not in HOSTS]
        named = [n for n in one.of_kind("nation") if opening < n.first < span.first]
        return heads[-1] if heads and not named else None

    def _nation_before(self, span: Span, hosts: bool) -> Link:
        """The nation that the text goes on to speak of: the topic, unless a pronoun points to the sentence before."""
        one = self.context.scans[span.index]
        topic = nation_of_section(self.context, one) or self._whose_article()
        words = one.tokens.words
        opening = words[:2] + words[max(0, span.first - 2) : span.first] + words[span.last : span.last + 2]
        points_back = bool(one.words("pointer") & set(opening))
        alone = one.sentence.kind in ("item", "row")
        for back in () if alone or (topic and not points_back) else (1, 2):
            if span.index - back < 0 or not self._same_section(span.index, span.index - back):
                break
            before = self.context.scans[span.index - back]
            actors = [n for n in self.actors(before) if hosts or n.id not in HOSTS]
            actors = [n for n in actors if n.form != "mission"] or actors
            if actors:
                return Link(distinct(joined(before, actors, nearest_last=False)), f"sentence -{back}")
        return Link((topic,), "topic") if topic else Link()

    def _whose_article(self) -> str:
        """The nation that the article is about; of an article on a body's mission the body, whoever else is named."""
        topic = self.context.topic
        mission = self.context.reference.missions.get(topic.main)
        return mission.led_by if mission else topic.nation

    def actors(self, one: Scan) -> list[Name]:
        """Names that act: nations and bodies, and missions for the body that leads them.

        "in Spain" is a place, "with NATO" and "for the coalition" are where or for whom somebody else acts.
        """
        found: list[Name] = []
        for name in one.names:
            if name.kind == "nation" and not self._is_circumstance(one, name) and not is_of_person(one, name):
                if not strikes(one, name) and not commands(one, name):
                    found.append(name)
            elif name.kind == "mission" and is_subject(one, name):
                leader = self._leader(name)
                if leader:
                    found.append(Name("nation", leader, "mission", name.first, name.last))
        return found

    def _leader(self, name: Name) -> str:
        mission = self.context.reference.missions[name.id]
        if mission.kind == "coalition":
            return "COALITION"
        return mission.led_by

    def _is_circumstance(self, one: Scan, name: Name) -> bool:
        if one.tokens.words[name.last : name.last + 2] == ("'", "s"):
            return False  # "of Denmark's 300 soldiers"
        if name.form in ("name", "capital"):
            return is_location(one.tokens, name, self.context.rules)
        return name.form == "body" and after_preposition(one, name)

    def _is_mere_place(self, one: Scan, name: Name) -> bool:
        """ "forces in Syria": a place; "forces of Syria": their nation."""
        before = one.tokens.words[name.first - 1] if name.first else ""
        return before not in one.words("of") | one.words("from") and self._is_circumstance(one, name)

    def _same_section(self, one: int, other: int) -> bool:
        scans = self.context.scans
        return scans[one].sentence.section == scans[other].sentence.section

    # -- place ----------------------------------------------------------------------------------------------

    def place(self, span: Span) -> Link:
        """Where: a base or town before a country, the nearer before the farther; empty if the sentence says none."""
        one = self.context.scans[span.index]
        places = [
            name
            for name in one.of_kind("place")
            if name.implied or one.sentence.kind == "row" or is_location(one.tokens, name, self.context.rules)
        ]
        places = [name for name in places if not self._is_origin(one, name)]
        for scope, inside in scopes(one, span):
            found = [name for name in places if inside(name.first)]
            if not found:
                continue
            specific = [n for n in found if self.context.reference.places[n.id].kind in ("base", "city", "region")]
            nearest = min(specific or found, key=lambda n: (gap(n, span), n.last <= span.first))
            return Link((self._most_specific(one, nearest, found),), scope)
        return Link()

    def _is_origin(self, one: Scan, name: Name) -> bool:
        before = one.tokens.words[name.first - 1] if name.first else ""
        return before == "of" and self.context.reference.places[name.id].kind == "country"

    def _most_specific(self, one: Scan, name: Name, found: Sequence[Name]) -> str:
        """ "Union III base in Baghdad": the base, when a city right before or after it only says where it lies."""
        kinds = self.context.reference.places
        if kinds[name.id].kind == "base":
            return name.id
        around = [other for other in found if abs(other.first - name.last) <= 3]
        around += [other for other in one.of_kind("place") if 0 <= name.first - other.last <= 2]  # "«Taji», en Bagdad"
        bases = [other.id for other in around if kinds[other.id].kind == "base"]
        return bases[0] if bases else name.id

    # -- date -----------------------------------------------------------------------------------------------

    def date(self, span: Span) -> tuple[When, str]:
        """When, from the clause or the opening of the sentence; an empty When if no date there fits.

        A date in a clause of its own ("which since last year has been …") says nothing of the span, nor does one
        that belongs to a noun ("the mission of 2004") or counts from another happening.
        """
        one = self.context.scans[span.index]
        dates = [d for d in one.dates if d.when.edtf and not d.mention.of_event and not belongs_to_noun(one, d)]
        relative = self._relative_clause(one, span)
        for scope, inside in [*scopes(one, span)[:3], ("relative", relative)]:
            found = [dated for dated in dates if inside(dated.first) and is_free(one, dated, span)]
            if found:
                return self._own(min(found, key=lambda d: gap(d, span)).when), scope
        opening = [d for d in dates if opens(one, d) and d.last < span.first]
        return (self._own(opening[0].when), "sentence") if opening else (When(), "")

    def _relative_clause(self, one: Scan, span: Span) -> Callable[[int], bool]:
        """The clause that begins right behind the span: "the 189 who were there in February"."""
        opens = span.last < len(one.tokens) and one.clauses[span.last] == one.clauses[span.last - 1] + 1
        return (lambda i: one.clauses[i] == one.clauses[span.last]) if opens else (lambda i: False)

    def _own(self, when: When) -> When:
        """The day of publication itself is the article's own date."""
        return replace(when, basis="article") if when.edtf == self.context.published.edtf else when
