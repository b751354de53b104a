"""When an article without a date was written, as far as what it tells bounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from contingent.edtf_dates import bounds, is_valid
from contingent.extraction.claims import When
from contingent.extraction.dates.mention import DateMention

_YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d")


def published_bounds(told_as_past: Iterable[When]) -> When:
    """After the latest date that a text reports as past: `2025-07/..`, basis `inferred`; empty if none bounds it.

    `told_as_past` are the dates of what has happened by the text's own words; dates of plans must not be among
    them. Only dates the text states count: what was resolved against a date of publication cannot bound it. An
    interval counts with its end, an open one ("since 2018") with its beginning.
    """
    latest = ""
    for when in told_as_past:
        point = _latest_point(when)
        if point and (not latest or bounds(point)[0] > bounds(latest)[0]):
            latest = point
    if not latest:
        return When()
    edtf = f"{latest}/.."
    return When(edtf, *bounds(edtf), "inferred")


def settle_year(published: str, told_as_past: Iterable[When], weekdays: Iterable[int]) -> When:
    """The year of a dateline that has none (`XXXX-03-12`), if two things in the text agree on it.

    The first such day that does not lie before what the text reports as past must bear a weekday (0 Monday)
    that the text gives to the news, or be the day after it. Then `edtf` stays `XXXX-03-12`, the bounds are that day
    and the basis is `inferred`; otherwise the bounds stay empty and the basis is `stated`.
    """
    unsettled = When(published, *bounds(published), "stated") if published else When()
    since = published_bounds(told_as_past).first
    if not _YEARLESS_DAY.fullmatch(published) or not since:
        return unsettled
    year = int(since[:4])
    while not is_valid(day := f"{year:04}{published[4:]}") or day < since:
        year += 1
    weekday = date.fromisoformat(day).weekday()
    if weekday not in {near % 7 for told in weekdays for near in (told, told + 1)}:
        return unsettled
    return When(published, day, day, "inferred")


def weekdays_told(mentions: Iterable[DateMention]) -> tuple[int, ...]:
    """The weekdays (0 Monday) a text names without saying which week: those of the news itself."""
    plain = (mention.first for mention in mentions if mention.first.kind == "weekday" and mention.first.of is None)
    return tuple(expr.weekday for expr in plain if expr.weekday is not None and expr.direction in ("", "this"))


def _latest_point(when: When) -> str:
    """The point of a date up to which time has passed when it is told; empty if it bounds nothing."""
    first, slash, last = when.edtf.partition("/")
    point = last if slash and last != ".." else first
    if when.basis != "stated" or not point or point == ".." or "X" in point:
        return ""
    return point.rstrip("~") if is_valid(point) else ""
