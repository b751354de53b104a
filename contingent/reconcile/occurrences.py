"""The same happening in several articles: which events are one occurrence, and what they agree and differ on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from contingent.edtf_dates import Bounds, overlap
from contingent.extraction.claims import Event
from contingent.reconcile.likeness import compatible, compatible_places, days, is_wide, near, same_period, until_written
from contingent.reconcile.people import same_person
from contingent.reconcile.sources import is_copy
from contingent.reconcile.told import Account, Told
from contingent.reference import Reference

Happening = list[Told[Event]]

#: These happen once to a mission within the time a report can mean: "2018" and "October 2018" are one start.
_ONCE = frozenset({"mission_start", "mission_end", "command_change"})
#: Of these there may be several on one day: the same day alone does not make them one.
_MANY = frozenset({"attack", "meeting"})
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w'’-]{3,}")


def occurrences(accounts: Sequence[Account], reference: Reference) -> list[Happening]:
    """Every event in one group, each group one happening; a group of one for what only one article tells.

    Events are one happening when they are of the same type and status, their dates overlap at comparable precision,
    nations, missions and place are compatible, and, for attacks and meetings, the place or the names in the sentences
    agree as well. Two events of one article are one only if
    they are alike in every field and their sentences say it in the same words. The best dated event of a
    happening decides who joins it, so that the answer does not depend on the order of the articles.
    """
    likeness = _Likeness.of(accounts, reference)
    events = sorted((told for account in accounts for told in account.events), key=_by_precision)
    groups: list[_Group] = []
    index: dict[tuple[str, ...], list[_Group]] = {}
    for told in events:
        keys = list(_keys(told))
        group = next((g for key in keys for g in index.get(key, ()) if likeness.joins(told, g)), None)
        if group is None:
            group = _Group(told, {})
            groups.append(group)
        for key in keys:
            if not any(known is group for known in index.setdefault(key, [])):
                index[key].append(group)
        group.by_article.setdefault(told.article_id, []).append(told)
    return [sorted((told for one in group.by_article.values() for told in one), key=_by_id) for group in groups]


def span(told: Told[Event]) -> Bounds:
    """The days the event can mean; an open end closes with the article."""
    date_, published = told.claim.date, told.published
    return until_written((date_.first, date_.last), (published.first, published.last))


@dataclass(frozen=True, slots=True)
class _Group:
    """Events that are one happening, by article; `leader`, the best dated, decides who joins."""

    leader: Told[Event]
    by_article: dict[str, list[Told[Event]]]


def _by_id(told: Told[Event]) -> str:
    return told.row_id


def _by_precision(told: Told[Event]) -> tuple[float, str, str]:
    return (days(span(told)), span(told)[0], told.row_id)


def _keys(told: Told[Event]) -> Iterator[tuple[str, ...]]:
    """Blocks to look in: type and status with each mission or nation, and each month, or year of what happens once."""
    event, (first, last) = told.claim, span(told)
    if not first or not last:
        return
    once = event.event_type in _ONCE
    for anchor in event.mission_ids if once else (*event.nations, *event.mission_ids):
        for time in sorted({first[:4], last[:4]}) if once else _months(first, last):
            yield (event.event_type, event.status, anchor, time)


def _months(first: str, last: str) -> list[str]:
    """The months a date touches; of a long stretch only those around its beginning, which is what is compared."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if (end - begin).days > 31:
        begin, end = begin - timedelta(days=31), begin + timedelta(days=31)
    return sorted({f"{day.year:04}-{day.month:02}" for day in (begin, begin + (end - begin) / 2, end)})


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What it takes to tell whether two events are one.

    `commanders` are the people named beside a change of command, by event id; `commonplace` the words of places and
    nations, which tell no two meetings apart.
    """

    reference: Reference
    commanders: dict[str, list[str]]
    commonplace: frozenset[str]

    @classmethod
    def of(cls, accounts: Sequence[Account], reference: Reference) -> _Likeness:
        commanders: dict[str, list[str]] = {}
        for account in accounts:
            for event in account.events:
                if event.claim.event_type == "command_change":
                    beside = (t for t in account.tenures if t.claim.sentence_id == event.claim.sentence_id)
                    commanders[event.row_id] = [tenure.claim.person for tenure in beside]
        names = [*(place.name for place in reference.places.values()), *(n.name for n in reference.nations.values())]
        return cls(reference, commanders, frozenset(_fold(word) for name in names for word in re.findall(r"\w+", name)))

    def joins(self, told: Told[Event], group: _Group) -> bool:
        twin = next(iter(group.by_article.get(told.article_id, ())), None)
        if twin is not None and not (_alike(twin.claim, told.claim) and is_copy(twin.sentence, told.sentence)):
            return False
        one, other = told.claim, group.leader.claim
        return (
            _comparable_dates(one.event_type, span(told), span(group.leader))
            and compatible(one.nations, other.nations)
            and compatible(one.mission_ids, other.mission_ids)
            and compatible_places(one.place_id, other.place_id, self.reference)
            and (one.event_type not in _MANY or self._same_scene(told, group.leader))
            and (one.event_type != "command_change" or self._same_commanders(told, group.leader))
        )

    def _same_scene(self, told: Told[Event], leader: Told[Event]) -> bool:
        """For what may happen several times a day: a site both name, or a name that both sentences hold."""
        one, other = told.claim.place_id, leader.claim.place_id
        if not is_wide(one, self.reference) and not is_wide(other, self.reference):
            return near(one, other, self.reference)
        if days(span(told)) > 31:
            return True
        return bool((_names(told.sentence) & _names(leader.sentence)) - self.commonplace)

    def _same_commanders(self, told: Told[Event], leader: Told[Event]) -> bool:
        """A change of command beside which both name people is the same only if they name one in common."""
        one, other = self.commanders[told.row_id], self.commanders[leader.row_id]
        return not one or not other or any(same_person(first, second) for first in one for second in other)


def _alike(one: Event, other: Event) -> bool:
    return (one.date.edtf, one.nations, one.mission_ids, one.place_id) == (
        other.date.edtf,
        other.nations,
        other.mission_ids,
        other.place_id,
    )


def _comparable_dates(event_type: str, one: Bounds, other: Bounds) -> bool:
    if one == other:
        return True
    if max(days(one), days(other)) > 31 and event_type not in _ONCE:
        return same_period(one, other)
    return overlap(one, other) and max(days(one), days(other)) <= 366


def _names(sentence: str) -> set[str]:
    """Words that look like names, folded: capitals inside the sentence."""
    return {_fold(word) for word in _NAME.findall(sentence)}


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
