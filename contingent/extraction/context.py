"""An article read from top to bottom: what "the mission", "there", "its" and "five days later" stand for.

`scan.py` finds what a sentence names; here the sentences are walked in reading order, anaphors become implied
names, dates are resolved, and the article's topic (its nation, its missions, its country) is settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from contingent.edtf_dates import bounds
from contingent.extraction.claims import When
from contingent.extraction.dates import DateContext, published_bounds, resolve_all, settle_year, weekdays_told
from contingent.extraction.names import NOT_THEATRE, Name, is_location
from contingent.extraction.neighbours import is_set_aside
from contingent.extraction.places_told import PlacesTold, is_told_where
from contingent.extraction.rules import Rules
from contingent.extraction.scan import Dated, Scan, scan
from contingent.extraction.tense import lies_ahead
from contingent.extraction.tokens import tokenize
from contingent.extraction.topic import Topic, topic_of
from contingent.lexicon import Match
from contingent.reading.article import Article, Sentence
from contingent.reference import Reference

#: How many sentences an old story's year is kept in mind.
_STORY = 2
#: So many years before publication a story is history, whose further dates are of its year; what was told of a few
#: years ago stands beside the news, whose dates are this year's.
_LONG_AGO = 8
#: The last year in which "NATO's mission" and "the coalition" in Iraq are those of 2003 to 2011.
FIRST_MISSIONS_END = 2012
_EARLIER = {("nmi", "nato-mission"): "ntm-i", ("oir", "coalition"): "mnf-i"}


@dataclass(frozen=True)
class Context:
    """An article with its scans, in reading order, and its topic. `published` is the stated date, or empty."""

    article: Article
    reference: Reference
    rules: Rules
    published: When
    scans: tuple[Scan, ...]
    topic: Topic


def read_context(article: Article, reference: Reference, rules: Rules) -> Context:
    """Scan all sentences of an article and resolve what leads from one to another."""
    raw = [scan(sentence, rules) for sentence in article.sentences if sentence.kind != "dateline"]
    published = _published(article.published, raw, rules)
    era = _era(raw, published)
    places = PlacesTold(reference, _country(raw, reference), dateline=_dateline(article.dateline_place, rules))
    walk = _Walk(rules, reference, published, era, places)
    scans = tuple(walk.step(one) for one in raw)
    return Context(article, reference, rules, published, scans, topic_of(scans, reference, rules))


def _dateline(place: str, rules: Rules) -> str:
    """The base or town that a dateline names, empty if it is none of the gazetteer's."""
    found = rules["names.places"].find(tokenize(place).words) if place else []
    named = [match.entry.output for match in found if match.entry.output not in NOT_THEATRE | {"iraq"}]
    return named[0] if named else ""


def _published(stated: str, raw: Sequence[Scan], rules: Rules) -> When:
    """The page's own date; a dateline without its year gets it from the text where weekday and story agree."""
    if not stated.startswith("XXXX"):
        return When(stated, *bounds(stated), "stated") if stated else When()
    mentions = [dated.mention for one in raw for dated in one.dates]
    told = resolve_all(mentions, DateContext(language=rules.language, tense="past"))
    return settle_year(stated, told, weekdays_told(mentions))


def written_after(context: Context) -> When:
    """For an undated article the bounds that the latest thing it reports as past puts on its publication."""
    told = [d.when for one in context.scans for d in one.dates if not d.future]
    return published_bounds(told)


def _era(scans: Sequence[Scan], published: When) -> int:
    """The last year the article speaks of: 9999 when nothing tells."""
    if published.last:
        return int(published.last[:4])
    years = [d.mention.first.year for one in scans for d in one.dates if d.mention.first.year]
    return max(years, default=9999)


def _country(scans: Sequence[Scan], reference: Reference) -> str:
    """The country where the article takes place: the one its title and its text name most, a mission in it counted."""
    counted: Counter[str] = Counter()
    for one in scans:
        weight = 3 if one.sentence.kind == "title" else 1
        for name in one.names:
            if name.kind == "place" and reference.places[name.id].kind == "country" and name.id != "spain":
                counted[name.id] += weight
            elif name.kind == "mission" and name.id != "unifil":
                counted["iraq"] += 1
    return counted.most_common(1)[0][0] if counted else "iraq"


@dataclass
class _Walk:
    """The state of a reader who goes from sentence to sentence."""

    rules: Rules
    reference: Reference
    published: When
    era: int
    places: PlacesTold
    missions: list[str] = field(default_factory=list)
    told_in: dict[str, int] = field(default_factory=dict)
    introduced: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    ordinals: dict[int, str] = field(default_factory=dict)
    previous: When = When()
    told: int = 0
    story: str = ""
    story_at: int = -99
    story_paragraph: int = -1

    def step(self, one: Scan) -> Scan:
        names = [self._settled(name, one) for name in one.names]
        if tuple(names) != one.names:
            one = one.with_names(tuple(names))
        names = sorted(names + self._implied(one), key=lambda name: (name.first, name.last))
        self._remember(names, one)
        dates = self._resolved(one)
        return replace(one, names=tuple(names), dates=dates, of_old=self._is_of_old(one))

    def _settled(self, name: Name, one: Scan) -> Name:
        """Which of two missions an ambiguous name means, by the years the text speaks of."""
        if name.id == "oir" and 0 < self.era < FIRST_MISSIONS_END:
            return replace(name, id="mnf-i")  # what has the name of a later mission was another's then
        if name.kind != "mission" or name.form not in ("nato-mission", "coalition"):
            return name
        years = [d.mention.first.year for d in one.dates if d.mention.first.year]
        year = min(years) if years else self.era
        if self.era >= FIRST_MISSIONS_END + 2 and not years:
            return name
        if year < FIRST_MISSIONS_END and (name.id, name.form) in _EARLIER:
            return replace(name, id=_EARLIER[name.id, name.form])
        return name

    def _implied(self, one: Scan) -> list[Name]:
        found: list[Name] = []
        named = {index for name in one.names for index in range(name.first, name.last)}
        for match in self.rules["anaphors"].find(one.tokens.words):
            kind, _, what = match.entry.output.partition(":")
            if kind == "mission" and named & set(range(match.first, match.last)):
                continue
            if kind == "mission" and not self.rules.words("most").isdisjoint(
                one.tokens.words[match.last : match.last + 1]
            ):
                continue  # "la misión más numerosa": one of several
            if kind == "mission" and what == "last" and self._is_named_next(match, one):
                continue
            if what in ("base", "airport", "centre", "range") and is_told_where(match, one):
                continue
            before = [name for name in (*one.names, *found) if name.kind == kind and name.last <= match.first]
            if kind == "place":  # "Madrid said that at the same camp": Madrid is who speaks
                before = [name for name in before if name.implied or self._is_where(name, one)]
            if kind == "mission":
                ids = self._missions(what, match, one, before)
            else:
                ids = self.places.meant(what, before, one, match.first)
            found += [Name(kind, id_, "name", match.first, match.last, implied=True) for id_ in ids]
        return found

    def _is_where(self, name: Name, one: Scan) -> bool:
        """Whether a place is where something is, or heads its list item: "Taji: a school opened here"."""
        heads = name.last < len(one.tokens) and one.tokens.words[name.last] == ":"
        return is_location(one.tokens, name, self.rules) or (heads and one.sentence.kind == "item")

    def _is_named_next(self, match: Match, one: Scan) -> bool:
        """ "la operación «Inherent Resolve»", "the mission, NMI": the name behind the words tells which is meant."""
        after = [name for name in one.of_kind("mission") if 0 <= name.first - match.last <= 1]
        between = one.tokens.words[match.last : after[0].first] if after else ()
        return bool(after) and all(not word.isalnum() for word in between)

    def _missions(self, what: str, match: Match, one: Scan, before: Sequence[Name]) -> list[str]:
        if what in ("1", "2"):
            return self._ordinal(int(what), match, one)
        if what == "latter":
            return self.missions[-1:]
        if what == "own" and any(name.id == "EU" and name.last <= match.first for name in one.of_kind("nation")):
            return ["euam-iraq"]
        if what in ("own", "last") and self._is_of_nato(what, match, one):
            return [self._settled(Name("mission", "nmi", "nato-mission", match.first, match.last), one).id]
        if what == "both":
            return self.missions[-2:] if len(self.missions) >= 2 else []
        known = [*self.missions, *(name.id for name in before)]
        # A coalition told by that word alone is "the coalition"; "the mission" is one told by its name, if any was.
        known = [id_ for id_ in known if id_ in self.named] or known
        alive = [id_ for id_ in known if self._alive(id_, one)]
        at_hand = [id_ for id_ in known[-1:] if self.told_in.get(id_) == one.sentence.paragraph and not one.dates]
        return at_hand or (alive or known)[-1:]

    def _is_of_nato(self, what: str, match: Match, one: Scan) -> bool:
        """ "NATO said its training mission", "the training mission that NATO launched": the Alliance's own."""
        nato = [name for name in one.of_kind("nation") if name.id == "NATO"]
        owned = what == "own" and any(name.last <= match.first for name in nato)
        return owned or any(name.first - match.last == 1 for name in nato)

    def _alive(self, mission_id: str, one: Scan) -> bool:
        """Whether a mission was under way in the year the sentence, or the date told last, speaks of."""
        told = next((d.mention.first.year for d in one.dates if d.mention.first.year), None)
        year = told or (int(self.previous.first[:4]) if self.previous.first else None)
        mission = self.reference.missions[mission_id]
        return year is None or mission.was_under_way(year)

    def _ordinal(self, number: int, match: Match, one: Scan) -> list[str]:
        """ "The first is Inherent Resolve" tells which is the first; "the first mission" then means it."""
        told = [n for n in one.of_kind("mission") if match.last <= n.first <= match.last + 6]
        if told and one.clauses[told[0].first] - one.clauses[match.first] <= 1:
            self.ordinals[number] = told[0].id
            return []
        if number in self.ordinals:
            return [self.ordinals[number]]
        return self.introduced[number - 1 : number] if len(self.introduced) == 2 else []

    def _remember(self, names: Sequence[Name], one: Scan) -> None:
        for name in names:
            if name.kind == "mission" and not is_set_aside(one, name):
                if name.id not in self.introduced:
                    self.introduced.append(name.id)
                if name.id in self.missions:
                    self.missions.remove(name.id)
                self.missions.append(name.id)
                self.told_in[name.id] = one.sentence.paragraph
                if name.form != "coalition":
                    self.named.add(name.id)
        self.places.remember(names, one)

    def _resolved(self, one: Scan) -> tuple[Dated, ...]:
        if not one.dates:
            return ()
        mentions = [dated.mention for dated in one.dates]
        tenses = ["future" if lies_ahead(one, dated) else "past" for dated in one.dates]
        context = DateContext(self.published, self._anchor(one), "past", self.rules.language, self._year_told(one))
        resolved = answers = resolve_all(mentions, context, tenses)
        if self._year_in_doubt(one, context):
            unsure = resolve_all(mentions, replace(context, published=When()), tenses)
            answers = tuple(
                other if mention.lacks_year and tense == "past" else answer
                for answer, other, mention, tense in zip(answers, unsure, mentions, tenses, strict=True)
            )
        bare, ending = [mention.bare() for mention in mentions], [mention.bare_end() for mention in mentions]
        points = resolved if bare == mentions else resolve_all(bare, context, tenses)
        ends = points if ending == bare else resolve_all(ending, context, tenses)
        told = [
            answer for answer, mention in zip(answers, mentions, strict=True) if answer.first and not mention.of_event
        ]
        if told:
            self.previous = told[-1]
            self.told = len(told)
            self._follow_story(told, one.sentence)
        return tuple(
            replace(dated, when=answer, point=point, end=end, future=tense == "future")
            for dated, answer, point, end, tense in zip(one.dates, answers, points, ends, tenses, strict=True)
        )

    def _follow_story(self, told: Sequence[When], sentence: Sentence) -> None:
        """A year long past, once stated, is that of a story, which its further dates carry on."""
        for when in told:
            year = when.first[:4]
            if when.basis == "stated":
                old = bool(self.published.first) and int(year) <= int(self.published.first[:4]) - _LONG_AGO
                self.story = year if old and when.last[:4] == year else ""
            if year == self.story:
                self.story_at, self.story_paragraph = sentence.index, sentence.paragraph

    def _year_told(self, one: Scan) -> When:
        """The year of an old story that goes on: months and days without a year are of it, not of the last year."""
        goes_on = one.sentence.index - self.story_at <= _STORY or one.sentence.paragraph == self.story_paragraph
        if not self.story or not goes_on:
            return When()
        return When(self.story, f"{self.story}-01-01", f"{self.story}-12-31", "stated")

    def _year_in_doubt(self, one: Scan, context: DateContext) -> bool:
        """Whether "on May 21" may be of the old story told last as well as of the year before publication."""
        return bool(self.story) and not context.carried.edtf and one.words("at_present").isdisjoint(one.tokens.words)

    def _is_of_old(self, one: Scan) -> bool:
        """Whether a sentence without a word of the present stands in the paragraph of an old story."""
        told = bool(self.story) and one.sentence.paragraph == self.story_paragraph
        return told and one.words("at_present").isdisjoint(one.tokens.words)

    def _anchor(self, one: Scan) -> When:
        """The date that a sentence counts from: "a day after rockets fell", alone, counts from the news."""
        if one.dates and all(dated.mention.of_event for dated in one.dates) and self.published.edtf:
            return self.published
        vague = [d for d in one.dates if one.tokens.words[d.last - 1] in one.words("then")]
        return When() if vague and self.told > 1 else self.previous
