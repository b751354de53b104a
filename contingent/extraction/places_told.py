"""Which place "there", "the base" and "the airport" mean, as far as an article has been read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from contingent.extraction.names import Name, is_location, is_only_near
from contingent.extraction.scan import Scan
from contingent.lexicon import Match
from contingent.reference import Reference

#: As many tokens has a sentence that is no more than the name of a place.
_LABEL = 4
#: How many words may lead from "the base" to the name that tells which is meant.
_BESIDE = 4


@dataclass
class PlacesTold:
    """The places told so far, in reading order, the paragraph that told a base last, and the place of a named
    `centre`; `country` is the article's, `dateline` where the report was written, empty if it does not say."""

    reference: Reference
    country: str
    places: list[str] = field(default_factory=list)
    paragraph: int = -1
    centre: str = ""
    dateline: str = ""

    def remember(self, names: Sequence[Name], one: Scan) -> None:
        """Take in the places of a sentence where something is."""
        for name in names:
            if name.kind == "place" and not one.words("centre").isdisjoint(one.tokens.words[name.first : name.last]):
                self.centre = name.id
            if name.kind == "place" and (name.implied or _is_told(name, one) or len(one.tokens) <= _LABEL):
                self.places.append(name.id)
                if self._kind(name.id) == "base":
                    self.paragraph = one.sentence.paragraph

    def meant(self, what: str, before: Sequence[Name], one: Scan, first: int = 0) -> list[str]:
        """The place that an anaphor of `rules/anaphors.csv` at token `first` means: `last`, `here`, `base`, `airport`,
        `centre`, `range`, `country` or a place; empty if none has been told. `before` are the places of its own
        sentence before it."""
        if what == "country":
            return [self.country]
        if what == "baghdad":
            return ["baghdad"]
        known = [name.id for name in before] or self.places
        if what == "here" and self.dateline:
            return [self.dateline]
        if what in ("last", "here"):
            return known[-1:]
        towns = [id_ for id_ in known if self._kind(id_) == "city"]
        if what == "airport":
            fitting = [id_ for id_ in known if self._kind(id_) == "base" and self._is_in_town(id_)] or towns
        elif what == "range":  # only of a base that is one by its name
            return [id_ for id_ in known if "range" in self.reference.places[id_].name.lower()][-1:]
        elif what == "centre" and self.centre:
            return [self.centre]
        elif what == "centre":
            fitting = [id_ for id_ in known if self._kind(id_) in ("base", "city")]
        else:
            same = not one.words("same").isdisjoint(one.tokens.words[first : first + 2])
            told = [*self.places, *known] if same else known  # "in Baghdad …; the rest is at the same base"
            fitting = [id_ for id_ in told if self._kind(id_) == "base"] or towns
        if fitting and not before and one.sentence.paragraph != self.paragraph:
            return [max(fitting, key=fitting.count)]  # no base is at hand: the one told most
        return fitting[-1:]

    def _kind(self, place_id: str) -> str:
        return self.reference.places[place_id].kind

    def _is_in_town(self, place_id: str) -> bool:
        """Whether a base has its name from a town: Erbil Air Base."""
        base = self.reference.places[place_id].name
        return any(one.kind == "city" and base.startswith(one.name) for one in self.reference.places.values())


def is_told_where(match: Match, one: Scan) -> bool:
    """ "the base next to Erbil airport", "the camp at Taji": the name behind the words tells which place it is."""
    after = [name for name in one.of_kind("place") if name.first >= match.last]
    adjectives = {i for name in one.of_kind("nation") if name.form == "adjective" for i in range(name.first, name.last)}
    between = [i for i in range(match.last, after[0].first) if i not in adjectives] if after else []
    plain = one.words("beside_place")
    return 0 < len(between) <= _BESIDE and all(one.tokens.words[i] in plain for i in between)


def _is_told(name: Name, one: Scan) -> bool:
    """Whether something is at a place, which "there" may then mean."""
    located = is_location(one.tokens, name, one.rules)
    return located and not is_only_near(one.tokens, name, one.of_kind("place"), one.rules)
