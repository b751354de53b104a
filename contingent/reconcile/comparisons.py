"""Findings about numbers: which reports agree, which cannot both hold, and which a later one changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from contingent.edtf_dates import Bounds, overlap, surely_before
from contingent.extraction.claims import Figure
from contingent.reconcile import notes
from contingent.reconcile.finding import Finding
from contingent.reconcile.intervals import agree, contradict, direction, interval
from contingent.reconcile.likeness import (
    compatible_places,
    days,
    days_apart,
    gap,
    is_wide,
    same_ground,
    same_period,
    until_written,
)
from contingent.reconcile.sources import independent
from contingent.reconcile.told import Account, Told
from contingent.reference import Reference

Reports = list[Told[Figure]]
Block = tuple[str, str, frozenset[str]]

#: A count of what is there at a moment; the other measures add up over a time.
STOCKS = frozenset({"deployed", "planned", "vehicles", "aircraft", "states"})
#: Of these a later number is news about the earlier one; a second plan, convoy or flight is another one.
CHANGING = frozenset({"deployed", "states"})
#: A moment: two numbers of the same thing within so many days are held against each other.
MOMENT_DAYS = 31
#: Two reports of one incident date it at most so many days apart.
INCIDENT_DAYS = 3


def comparison_findings(accounts: Iterable[Account], keys: dict[str, str], reference: Reference) -> list[Finding]:
    """Compare figures of the same measure, known nation and set of missions; never others.

    A total over two missions is compared only with totals over the same two, except that a part must not be larger
    than its whole at the same moment.
    """
    comparison = _Comparison(keys, reference)
    blocks: dict[Block, Reports] = {}
    for account in accounts:
        for told in account.figures:
            figure = told.claim
            if figure.nation:
                blocks.setdefault((figure.measure, figure.nation, frozenset(figure.mission_ids)), []).append(told)
    found: list[Finding] = []
    for key in sorted(blocks, key=lambda key: (key[0], key[1], sorted(key[2]))):
        groups = comparison.groups(blocks[key])
        found += comparison.corroborated(blocks[key])
        found += comparison.conflicts(_undivided(groups, smaller_only=True))
        found += comparison.superseded(_undivided(groups))
    return [*found, *comparison.parts_over_wholes(blocks)]


def held(told: Told[Figure]) -> Bounds:
    """The days on which the number can have held; an open end closes with the article."""
    as_of, published = told.claim.as_of, told.published
    return until_written((as_of.first, as_of.last), (published.first, published.last))


@dataclass(frozen=True, slots=True)
class _Comparison:
    keys: dict[str, str]
    reference: Reference

    def corroborated(self, reports: Reports) -> Iterator[Finding]:
        """Groups of reports that agree, at times that overlap, from two sources or more."""
        groups: list[tuple[Reports, list[Bounds]]] = []
        index: dict[tuple[str, int], list[tuple[Reports, list[Bounds]]]] = {}
        for told in sorted(reports, key=lambda told: (told.claim.qualifier == "about", held(told), told.row_id)):
            near = [g for key in _rough(told.claim, neighbours=True) for g in index.get(key, ())]
            group = next((group for group in near if self._joins(told, *group)), None)
            if group is None:
                group = ([], [])
                groups.append(group)
                for key in _rough(told.claim):
                    index.setdefault(key, []).append(group)
            group[0].append(told)
            if held(told) not in group[1]:
                group[1].append(held(told))
        for group_reports, _ in groups:
            sources = independent(sorted(group_reports, key=lambda told: told.row_id), self.keys)
            if len(sources) > 1:
                yield self._corroboration(group_reports, sources)

    def _joins(self, told: Told[Figure], group: Reports, times: list[Bounds]) -> bool:
        leader = group[0].claim
        return (
            agree(told.claim, leader)
            and compatible_places(told.claim.place_id, leader.place_id, self.reference)
            and any(_near_in_time(held(told), time, told.claim.measure) for time in times)
        )

    def _corroboration(self, group: Reports, sources: Reports) -> Finding:
        figures = [told.claim for told in sources]
        how = "agree" if len({notes.amount(figure) for figure in figures}) == 1 else "agree within rounding"
        shared = set.intersection(*({held(told)} for told in sources))
        apart = "" if shared or len({notes.when(f.as_of) for f in figures}) == 1 else "; their dates are not the same"
        note = f"{self._of(group)}: {notes.told_figures(sources)} {how}{apart}"
        note += f"{notes.nameless(told.article for told in sources)}."
        return self._finding("corroborated", group, note)

    def groups(self, reports: Reports) -> list[Reports]:
        """Reports of a moment (or, of what adds up, of a stretch with a beginning) with the same number and days.

        In the order of time. Only reports whose place or mission is known: two numbers without either have nothing in
        common but their nation.
        """
        found: dict[tuple[object, ...], Reports] = {}
        for told in reports:
            figure, span = told.claim, held(told)
            if not (figure.mission_ids or figure.place_id) or not self._is_placed_in_time(told, span):
                continue
            key = (span, figure.place_id, direction(figure), figure.qualifier == "about", interval(figure))
            found.setdefault(key, []).append(told)
        return sorted(found.values(), key=lambda group: (held(group[0]), group[0].row_id))

    def _is_placed_in_time(self, told: Told[Figure], span: Bounds) -> bool:
        if not all(span):
            return False
        if told.claim.measure in STOCKS:
            return days(span) <= MOMENT_DAYS
        return told.claim.as_of.basis != "article" and (
            days(span) > MOMENT_DAYS or not is_wide(told.claim.place_id, self.reference)
        )

    def conflicts(self, groups: Sequence[Reports]) -> Iterator[Finding]:
        """Numbers of the same thing at the same time that cannot both hold."""
        found: dict[tuple[object, ...], tuple[Reports, Reports]] = {}
        for index, group in enumerate(groups):
            for other in groups[index + 1 :]:
                if held(other[0])[0] > held(group[0])[1]:
                    break
                one, two = group[0].claim, other[0].claim
                if (
                    contradict(one, two)
                    and same_ground(one.place_id, two.place_id, self.reference)
                    and _at_once(held(group[0]), held(other[0]), one.measure)
                    and self._two_voices(group, other, groups)
                ):
                    key = (one.place_id, *sorted((interval(one), interval(two))))
                    sides = found.setdefault(key, ([], []))
                    for side, reports in zip(sides, sorted((group, other), key=_value), strict=True):
                        side += [told for told in reports if told not in side]
        for lower, higher in found.values():
            both = [*lower, *higher]
            note = f"{self._of(both)}: {notes.told_figures(lower)} and {notes.told_figures(higher)} cannot both hold."
            yield self._finding("conflict", both, note)

    def superseded(self, groups: Sequence[Reports]) -> Iterator[Finding]:
        """Each report of a later moment that changes the one before it, told by another article."""
        for place in sorted({group[0].claim.place_id for group in groups}):
            here = [group for group in groups if group[0].claim.place_id == place]
            for index, group in enumerate(here):
                before = next((g for g in reversed(here[:index]) if self._precedes(g, group)), None)
                if before is None or _ids(before) == _ids(group) or not _changes(before[0].claim, group[0].claim):
                    continue
                if self._two_voices(before, group, here) or not contradict(before[0].claim, group[0].claim):
                    note = (
                        f"{self._of(group)}: {notes.told_figures(before)} was followed by {notes.told_figures(group)}."
                    )
                    yield self._finding("superseded", [*before, *group], note)

    def _precedes(self, one: Reports, other: Reports) -> bool:
        if one[0].claim.measure in CHANGING:
            return surely_before(held(one[0]), held(other[0]))
        if one[0].claim.measure in STOCKS:
            return False
        (start, end), (other_start, other_end) = held(one[0]), held(other[0])
        return days_apart(start, other_start) <= MOMENT_DAYS and end < other_end and days((start, end)) > MOMENT_DAYS

    def _two_voices(self, one: Reports, other: Reports, groups: Sequence[Reports]) -> bool:
        """Do different articles speak, and does neither side also give a number that suits the other's?

        An article that says "12, five of them badly" does not contradict one that says "at least 10": it gives a part
        and the whole.
        """
        return _ids(one) != _ids(other) and not (_suits(one, other, groups) or _suits(other, one, groups))

    def parts_over_wholes(self, blocks: dict[Block, Reports]) -> Iterator[Finding]:
        """A number for one mission that is larger than the total over it and others at the same moment.

        Only bounds that are given can show it: "at least 500" in one mission and "more than 300" in two do not.
        """
        wholes = [key for key in blocks if key[0] == "deployed" and len(key[2]) > 1]
        for key in sorted(wholes, key=lambda key: (key[1], sorted(key[2]))):
            for mission in sorted(key[2]):
                parts = self.groups(blocks.get((key[0], key[1], frozenset({mission})), []))
                for whole in self.groups(blocks[key]):
                    yield from self._larger(parts, whole)

    def _larger(self, parts: Sequence[Reports], whole: Reports) -> Iterator[Finding]:
        if not is_wide(whole[0].claim.place_id, self.reference):
            return
        most = interval(whole[0].claim)[1]
        for part in parts:
            least = interval(part[0].claim)[0]
            if least > most and overlap(held(part[0]), held(whole[0])) and _ids(part) != _ids(whole):
                total = notes.mission_names(whole[0].claim.mission_ids, self.reference)
                note = f"{self._of(part)}: {notes.told_figures(part)} is more than the total over {total}, "
                note += f"{notes.told_figures(whole)}."
                yield self._finding("conflict", [*part, *whole], note)

    def _of(self, reports: Reports) -> str:
        words = notes.counted(_named(reports), self.reference)
        return words[0].upper() + words[1:]

    def _finding(self, kind: str, reports: Reports, note: str) -> Finding:
        figure = _named(reports)
        missions = notes.mission_names(sorted(figure.mission_ids), self.reference)
        place = self.reference.places[figure.place_id].name if figure.place_id else ""
        years = notes.years(held(told) for told in reports)
        subject = notes.subject((figure.measure, figure.nation, missions, place, years))
        return Finding(kind, subject, tuple(sorted({told.row_id for told in reports})), note)


def _named(reports: Reports) -> Figure:
    """The figure that stands for all of them in a note: with the place only if they all name it."""
    figure = reports[0].claim
    shared = {told.claim.place_id for told in reports} == {figure.place_id}
    return figure if shared else replace(figure, place_id="")


def _rough(figure: Figure, neighbours: bool = False) -> list[tuple[str, int]]:
    """Keys under which figures that agree meet: a bound by its number, a value by its size and the sizes next to it."""
    if direction(figure) != "value":
        return [(direction(figure), figure.value)]
    size = int(4 * math.log(max(figure.value, 1)))
    return [("value", size + shift) for shift in ((-1, 0, 1) if neighbours else (0,))]


def _near_in_time(one: Bounds, other: Bounds, measure: str) -> bool:
    """Can the same number be meant? Unknown dates can; of what adds up over a long time, the same stretch must be."""
    if not any(one) or not any(other):
        return True
    if measure in STOCKS:
        return gap(one, other) <= MOMENT_DAYS
    if max(days(one), days(other)) > MOMENT_DAYS:
        return one == other or same_period(one, other)
    return gap(one, other) <= INCIDENT_DAYS


def _at_once(one: Bounds, other: Bounds, measure: str) -> bool:
    """Do the two hold at the same time: days in common, or the same stretch?"""
    return overlap(one, other) and _near_in_time(one, other, measure)


def _ids(reports: Reports) -> set[str]:
    return {told.article_id for told in reports}


def _undivided(groups: Sequence[Reports], smaller_only: bool = False) -> list[Reports]:
    """Without numbers beside which the same article gives others for the same moment: one is a part of the other.

    "Another 65, with the 200": which of an article's numbers is the whole is not known, so none is used; with
    `smaller_only` the largest stays.
    """
    beside: dict[tuple[Bounds, str, str], list[Figure]] = {}
    for group in groups:
        for told in group:
            beside.setdefault((held(told), told.claim.place_id, told.article_id), []).append(told.claim)

    def divided(told: Told[Figure]) -> bool:
        others = beside[held(told), told.claim.place_id, told.article_id]
        return any(
            contradict(told.claim, other) and (not smaller_only or told.claim.value < other.value) for other in others
        )

    return [group for group in groups if not any(divided(told) for told in group)]


def _suits(side: Reports, other: Reports, groups: Iterable[Reports]) -> bool:
    """Does an article of `side` also give, for the same moment, a number that can hold together with `other`?"""
    number, moment = other[0].claim, held(side[0])
    return any(
        _ids(group) & _ids(side) and held(group[0]) == moment and not contradict(group[0].claim, number)
        for group in groups
    )


def _changes(one: Figure, other: Figure) -> bool:
    """Is the other number news? Not if both can hold: "more than 170" after 183 changes nothing."""
    moved = direction(one) == direction(other) != "value" and one.value != other.value
    return not agree(one, other) and (contradict(one, other) or moved or _both_counted(one, other))


def _both_counted(one: Figure, other: Figure) -> bool:
    return one.qualifier in ("exact", "about") and other.qualifier in ("exact", "about")


def _value(reports: Reports) -> tuple[int, str]:
    return reports[0].claim.value, reports[0].row_id
