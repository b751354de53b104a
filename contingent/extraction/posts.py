"""What one sentence says about who holds, takes up or leaves a post.

A cue of `rules/tenure_cues.csv` (a verb of commanding, of taking over, of succeeding) or a role of `rules/roles.csv`
(`commander`, `chief of staff`) is tied to the people around it: the subject to its left, the one after a
preposition to its right, or the one named beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contingent.extraction.claims import When
from contingent.extraction.context import HOSTS, Context
from contingent.extraction.persons import Person, phrases
from contingent.extraction.scan import Dated, Scan
from contingent.lexicon import Match

#: How far a person may stand from the words that give the post.
_REACH = 16
_NEAR = 4
_COMPLEMENT = 5
_DETERMINERS = {
    "the",
    "a",
    "an",
    "el",
    "la",
    "un",
    "una",
    "its",
    "his",
    "her",
    "su",
    ",",
    "new",
    "incoming",
    "outgoing",
}
_BEFORE_NAME = _DETERMINERS - {","} | {"'", "s", "army", "then", "fellow", "compatriot"}
_FROM = {"from", "de", "del", "a", "al"}
_TO = {"to", "a", "al", "for", "en"}
_BY = {"by", "por"}
_CLITICS = {"le", "lo", "la", "les", "los"}
_MARKS = {"'", ",", "(", ")", "-", '"', ":"}
#: How a sentence may call the person named before it.
_PRONOUNS = {"he", "she", "who", "general", "colonel", "officer", "commander", "brigadier", "admiral", "coronel",
             "comandante", "militar", "quien"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Post:
    """A person and a post in the sentence at `index`: tokens `first` to `last` (exclusive) say so.

    `role` is a role of `roles.csv`, empty where only a verb says that somebody commands; `start` and `end` are
    when, as far as the sentence tells; `kind` is `holds`, `starts` or `ends`; `unit` whether what is commanded is
    a contingent or a unit and no mission; `mission` the one the cue itself governs or follows, empty if none.
    """

    index: int
    person: Person
    first: int
    last: int
    kind: str
    role: str
    start: When
    end: When
    unit: bool
    mission: str
    rule: str


def posts(context: Context, index: int, people: Sequence[Person], before: Person | None) -> list[Post]:
    """The posts of one sentence. `people` are those it names, `before` the one named last before it, if near."""
    return list(_Sentence(context, index, people, before).posts())


class _Sentence:
    def __init__(self, context: Context, index: int, people: Sequence[Person], before: Person | None) -> None:
        self.context = context
        self.index = index
        self.scan: Scan = context.scans[index]
        self.words = self.scan.tokens.words
        self.people = people
        self.before = before
        named = {i for name in self.scan.names if not name.implied for i in range(name.first, name.last)}
        self.missions = {i for n in self.scan.of_kind("mission") if not n.implied for i in range(n.first, n.last)}
        self.nations = {i for n in self.scan.of_kind("nation") for i in range(n.first, n.last)}
        named |= {i for p in people for i in range(p.rank_first, p.last)}
        self.named = named
        self.plain = phrases(context.rules["apposition"], context.rules.language) | _MARKS
        cues = [m for m in self._undated("tenure_cues") if m.first not in self.missions]
        self.away = [m for m in cues if m.entry.output == "elsewhere"]
        self.not_led = [m for m in cues if m.entry.output == "not-led"]
        self.units = [m for m in cues if m.entry.output == "unit"]
        self.cues = [m for m in cues if m.entry.output not in ("elsewhere", "not-led", "unit", "ceremony")]
        self.roles = [m for m in self._undated("roles") if not self._in_rank(m)]
        self.changes = [m for m in self.cues if m.entry.output in ("takes", "gives", "succeeds", "leaves", "appointed")]

    def _undated(self, lexicon: str) -> list[Match]:
        """The phrases of a lexicon in the sentence, also where a date parts one ("asumió en mayo el mando")."""
        inside = {i for d in self.scan.dates for i in range(d.first, d.last)}
        left = [i for i in range(len(self.words)) if i not in inside]
        found = self.context.rules[lexicon].find([self.words[i] for i in left])
        return [Match(left[m.first], left[m.last - 1] + 1, m.entry) for m in found]

    def posts(self) -> Iterator[Post]:
        for cue in self.cues:
            if not self._elsewhere(cue):
                yield from self._of_cue(cue)
        for role in self.roles:
            if not self._elsewhere(role):
                yield from self._of_role(role)

    # -- verbs and phrases ----------------------------------------------------------------------------------

    def _of_cue(self, cue: Match) -> Iterator[Post]:
        output = cue.entry.output
        left, right = self._subject(cue), self._after(cue)
        if output in ("takes", "gives", "succeeds", "leaves", "appointed"):
            for person, kind in self._changed(output, cue, left, right):
                yield self._change(cue, person, kind)
            return
        holder = self._holder(output, cue, left, right)
        if holder is not None:
            yield self._holding(cue, holder)

    def _changed(
        self, output: str, cue: Match, left: Person | None, right: Sequence[Person]
    ) -> list[tuple[Person, str]]:
        """Who begins and who ends by a cue of change."""
        by_lead = [(person, self._lead(person)) for person in right]
        agents = [person for person, lead in by_lead if lead in _BY]
        if output == "leaves":
            return [(left, "ends")] if left else []
        if output == "appointed":
            return self._appointed(cue, left, right)
        if output == "takes":
            begins = agents[:1] or ([left] if left else self._inverted(by_lead))
            ends = [person for person, lead in by_lead if lead in _FROM][:1]
        elif output == "gives":
            begins = [person for person, lead in by_lead if lead in _TO][:1]
            leaving = [person for person, lead in by_lead if lead in _FROM | _BY and person not in begins][:1]
            ends = leaving or ([left] if left else self._inverted(by_lead))
        elif self._has_clitic(cue):
            begins, ends = self._inverted(by_lead), [left] if left else []
        else:
            objects = [person for person in right if person.rank_first - cue.last <= _NEAR * 2][:1]
            begins, ends = (agents[:1], [left] if left else []) if agents else ([left] if left else [], objects)
        return [(p, "starts") for p in begins if p] + [(p, "ends") for p in ends if p]

    def _appointed(self, cue: Match, left: Person | None, right: Sequence[Person]) -> list[tuple[Person, str]]:
        if not self.roles and not any(match.entry.output == "successor" for match in self.cues):
            return []
        near = [person for person in right if person.rank_first - cue.last <= _NEAR]
        return [(person, "starts") for person in (near[:1] or ([left] if left else []))]

    def _inverted(self, by_lead: Sequence[tuple[Person, str]]) -> list[Person]:
        """The subject after a Spanish verb ("asumió el mando el general Ruiz")."""
        if self.context.rules.language != "es":
            return []
        return [person for person, lead in by_lead if lead not in _FROM | _TO | _BY][:1]

    def _holder(self, output: str, cue: Match, left: Person | None, right: Sequence[Person]) -> Person | None:
        first = right[0] if right else None
        close = first is not None and self._between_is_plain(cue.last, first.rank_first)
        if output in ("held-by", "under"):
            led = any(0 <= cue.first - match.last <= 2 for match in self.not_led)
            limit = _NEAR if output == "under" else _REACH
            if first is None or led or first.rank_first - cue.last > limit or (output == "under" and not close):
                return None
            return first
        if output == "holds-either":
            return first if first is not None and close and first.rank_first - cue.last <= 3 else left
        if output in ("predecessor", "successor"):
            return self._beside(cue)
        if left is None or self._has_clitic(cue):
            return next(iter(self._inverted([(person, self._lead(person)) for person in right])), left)
        return left

    def _has_clitic(self, cue: Match) -> bool:
        """ "le sucederá el general …": the subject follows, the pronoun is who was named before."""
        before = self.words[cue.first - 1] if cue.first else ""
        return self.context.rules.language == "es" and before in _CLITICS

    def _subject(self, cue: Match) -> Person | None:
        """The nearest person to the left, or the one named before if a pronoun or a bare Spanish verb means them."""
        left = [person for person in self.people if person.last <= cue.first]
        if left:
            nearest = left[-1]
            return None if nearest.civil or ";" in self.words[nearest.last : cue.first] else nearest
        if self.before is None:
            return None
        if self.nations & set(range(cue.first)):
            return None
        pronoun = any(word in _PRONOUNS for word in self.words[max(0, cue.first - 6) : cue.first])
        bare = self.context.rules.language == "es" and cue.first <= _NEAR
        return self.before if pronoun or bare else None

    def _after(self, cue: Match) -> list[Person]:
        return [
            person
            for person in self.people
            if not person.civil and 0 <= person.rank_first - cue.last <= 2 * _REACH and person.first >= cue.last
        ]

    def _lead(self, person: Person) -> str:
        """The word that leads to a person, past articles and nations: "to the Danish General X" gives `to`."""
        index = person.rank_first - 1
        while index >= 0 and (self.words[index] in _BEFORE_NAME or index in self.nations):
            index -= 1
        return self.words[index] if index >= 0 else ""

    def _beside(self, cue: Match) -> Person | None:
        people = [person for person in self.people if not person.civil]
        near = [p for p in people if 0 <= p.rank_first - cue.last <= _NEAR or 0 <= cue.first - p.last <= 3]
        return min(near, key=lambda p: abs(p.rank_first - cue.last), default=None)

    # -- roles ----------------------------------------------------------------------------------------------

    def _of_role(self, role: Match) -> Iterator[Post]:
        if role.entry.output == "spokesperson" and not self._mission_near(role):
            return
        right = [p for p in self.people if 0 <= p.rank_first - role.last <= _REACH]
        left = [p for p in self.people if 0 <= role.first - p.last <= _REACH // 2]
        for person in right[:1]:
            if self._may_be(person, role) and self._between_is_plain(role.last, person.rank_first):
                yield self._holding(role, person)
                yield from self._listed(role, person)
                return
        for person in left[-1:]:
            if (
                self._may_be(person, role)
                and self._between_is_plain(person.last, role.first)
                and person.last < role.first
            ):
                yield self._holding(role, person)

    def _listed(self, role: Match, first: Person) -> Iterator[Post]:
        """The others of "three commanders: X (2018-2019), Y (2019-2020) and Z"."""
        if not self.words[role.last - 1].endswith("s"):
            return
        inside = {i for d in self.scan.dates for i in range(d.first, d.last)}
        last = first
        for person in self.people:
            if person.first <= last.first or person.civil:
                continue
            between = range(last.last, person.rank_first)
            if not all(i in inside or self._between_is_plain(i, i + 1) for i in between):
                return
            yield self._holding(role, person)
            last = person

    def _may_be(self, person: Person, role: Match) -> bool:
        """A civil title rules a person out, except that of the very role."""
        return not person.civil or role.entry.output in ("spokesperson", "adviser", "deputy commander")

    def _mission_near(self, role: Match) -> bool:
        return any(role.first - 3 <= i <= role.last + _COMPLEMENT for i in self.missions)

    def _in_rank(self, role: Match) -> bool:
        """ "comandante" before a name is a rank, not a role."""
        return any(person.rank_first <= role.first < person.first for person in self.people if person.rank)

    def _between_is_plain(self, first: int, last: int) -> bool:
        words = self.words[first:last]
        units = {i for m in self.context.rules["forces"].find(words) for i in range(m.first, m.last)}
        return all(i in self.named or self.words[i] in self.plain or i - first in units for i in range(first, last))

    def _elsewhere(self, cue: Match) -> bool:
        """Whether the post is in a command outside the missions, or in a host's own forces."""
        window = range(cue.last, cue.last + _COMPLEMENT)
        behind = range(cue.first - _COMPLEMENT, cue.first)
        if any(m.first in window or m.last - 1 in behind for m in self.away):
            return True
        hosts = [n.first for n in self.scan.of_kind("nation") if n.id in HOSTS and n.form in ("adjective", "host")]
        return any(cue.last <= at <= cue.last + 3 or 0 < cue.first - at <= 2 for at in hosts)

    # -- posts with their dates -----------------------------------------------------------------------------

    def _change(self, cue: Match, person: Person, kind: str) -> Post:
        dated = self._date_of_change(cue)
        when = dated.point if dated is not None else self._date_of_ceremony()
        if dated is not None and dated.mention.relation == "between" and cue.entry.output != "takes":
            when = dated.end
        start, end = (when, When()) if kind == "starts" else (When(), when)
        if dated is not None and dated.mention.relation == "between" and kind == "starts" and when == dated.point:
            end = dated.end
        return self._post(cue, person, kind, start, end, dated)

    def _date_of_ceremony(self) -> When:
        """The date of the ceremony that the sentence before tells of."""
        if not self.index:
            return When()
        scan = self.context.scans[self.index - 1]
        dates = [d for d in scan.dates if d.point.edtf]
        if len(dates) != 1 or scan.sentence.paragraph != self.scan.sentence.paragraph:
            return When()
        cues = self.context.rules["tenure_cues"].find(scan.tokens.words)
        return dates[0].point if any(cue.entry.output == "ceremony" for cue in cues) else When()

    def _date_of_change(self, cue: Match) -> Dated | None:
        """The date after the cue or before it, with no other change between; else the first of the sentence."""
        dates = [d for d in self.scan.dates if d.point.edtf]
        after = [d for d in dates if d.first >= cue.last and not self._change_between(cue.last, d.first, cue)]
        before = [d for d in dates if d.last <= cue.first and not self._change_between(d.last, cue.first, cue)]
        clause = self.scan.clauses[cue.first]
        for group in ([d for d in after if self.scan.clauses[d.first] == clause], before[-1:], after[:1], dates[:1]):
            if group:
                return group[0]
        return None

    def _change_between(self, first: int, last: int, cue: Match) -> bool:
        return any(first <= other.first < last for other in self.changes if other is not cue)

    def _holding(self, cue: Match, person: Person) -> Post:
        start = end = When()
        used: Dated | None = None
        for dated in self._near_dates(cue, person):
            relation = dated.mention.relation
            if relation == "since" and not start.edtf:
                start, used = dated.point, dated
            elif relation in ("until", "by") and not end.edtf:
                end, used = dated.point, dated
            elif relation == "between" and not start.edtf:
                start, end, used = dated.point, dated.end, dated
        if used is None and cue.entry.output in ("held-by", "under", "holds-either") and person.first >= cue.last:
            used = self._beginning()
            start = used.point if used is not None else When()
        if used is None and cue.entry.output == "holds":
            used = self._throughout(cue)
            start = end = used.point if used is not None else When()
        return self._post(cue, person, "holds", start, end, used)

    def _near_dates(self, cue: Match, person: Person) -> list[Dated]:
        clauses = self.scan.clauses
        low, high = min(cue.first, person.rank_first), max(cue.last, person.last)
        if cue.entry.output in ("commander", "deputy commander", "contingent commander") and person.first >= cue.last:
            following = [p.rank_first for p in self.people if p.first >= person.last and not p.civil]
            if following:  # one of a list: its dates stand between it and the next
                own = range(person.last, following[0])
                return [d for d in self.scan.dates if d.point.edtf and d.first in own]
            low = person.rank_first
        return [
            d
            for d in self.scan.dates
            if d.point.edtf
            and (
                low <= d.first < high
                or min(abs(clauses[d.first] - clauses[low]), abs(clauses[d.first] - clauses[high - 1])) <= 1
            )
            and (d.first >= cue.first - _REACH and d.first <= high + _REACH)
            and not self._change_between(min(d.first, cue.first), max(d.first, cue.last), cue)
        ]

    def _beginning(self) -> Dated | None:
        """The date on which a mission or unit that somebody commands began or arrived, if the sentence says that."""
        begun = [
            m
            for m in self.context.rules["event_cues"].find(self.words)
            if m.entry.output in ("mission_start", "deployment")
        ]
        plain = [d for d in self.scan.dates if d.point.edtf and d.mention.relation in ("", "in", "on")]
        return plain[0] if begun and len(plain) == 1 else None

    def _throughout(self, cue: Match) -> Dated | None:
        """ "led it in 2018": a plain date right after the verb, coarser than a day."""
        for dated in self.scan.dates:
            plain = dated.mention.relation in ("in", "during", "") and dated.mention.finest in (
                "year",
                "season",
                "month",
            )
            near = (
                0 <= dated.first - cue.last <= _NEAR + 2
                and self.scan.clauses[dated.first] == self.scan.clauses[cue.first]
            )
            past = self.words[cue.last - 1].endswith("ed") or self.words[cue.last - 1] in (
                "led",
                "ran",
                "dirigio",
                "lidero",
            )
            if plain and near and past and dated.point.edtf:
                return dated
        return None

    def _post(self, cue: Match, person: Person, kind: str, start: When, end: When, dated: Dated | None) -> Post:
        marks = [cue.first, cue.last]
        if person.last <= len(self.words) and person in self.people:
            marks += [person.rank_first, person.last]
        if dated is not None:
            marks += [dated.first, dated.last]
        role = cue.entry.output if cue in self.roles else self._role_beside(cue)
        unit, mission = self._is_unit(cue), self._mission(cue)
        rule = f"tenure.{cue.entry.id}"
        return Post(self.index, person, min(marks), max(marks), kind, role, start, end, unit, mission, rule)

    def _mission(self, cue: Match) -> str:
        """The mission in the cue's complement ("command of NMI"), or else the last one before it in the sentence."""
        missions = self.scan.of_kind("mission")
        after = [
            n
            for n in missions
            if 0 <= n.first - cue.last <= _COMPLEMENT and not self._change_between(cue.last, n.first, cue)
        ]
        before = [n for n in missions if n.first < cue.last]
        return after[0].id if after else before[-1].id if before else ""

    def _is_unit(self, cue: Match) -> bool:
        """Whether a unit, and no mission before it, stands in the cue's complement or is what is led."""
        near = [m.first for m in self.units if cue.last <= m.first <= cue.last + _COMPLEMENT]
        if near:
            return not any(cue.last <= i < near[0] for i in self.missions)
        led = [m.last for m in self.units if cue.first - _COMPLEMENT <= m.last <= cue.first]
        passive = cue.entry.output in ("held-by", "under", "holds-either")
        return passive and bool(led) and not any(led[-1] <= i < cue.first for i in self.missions)

    def _role_beside(self, cue: Match) -> str:
        """ "took over as deputy commander": the role that a verb's complement names, else a unit's head."""
        for role in self.roles:
            if 0 <= role.first - cue.last <= _NEAR:
                return role.entry.output
        return ""
