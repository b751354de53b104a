"""The dates our tables hold: EDTF strings (ISO 8601-2) and what they mean in calendar days.

The subset we write: `2024-01-25`, `2015-07`, `2004`, `2018-23` (a season), `199X` (a decade), each but the decade
with `~` if approximate; `XXXX-05` and `XXXX-05-24` (the year is not said); two of them, without an unknown
year, as an interval `2014/2018`, or one of them with an open end: `2014/..`, `../2020`.

Bounds are written here and not taken from a library: `~` keeps the days of the plain date, an open end is empty.
Seasons are the meteorological ones of the northern hemisphere (WMO): spring (21) is March to May, summer (22)
June to August, autumn (23) September to November, winter (24) December to February of the next year.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_POINT = re.compile(r"(?P<year>\d{4}|XXXX|\d{3}X)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>~)?")
#: As many dates are kept with what they mean: a few hundred make up most of any table.
_KEPT = 4096

Bounds = tuple[str, str]


def is_valid(edtf: str) -> bool:
    """Is it one of the forms we write, with a month, season and day that exist? An empty string is not."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _is_point(edtf)
    ends = [end for end in (first, last) if end != ".."]
    if not ends or not all(_is_point(end) and "X" not in end for end in ends):
        return False
    return len(ends) == 1 or bounds(first)[0] <= bounds(last)[1]


def bounds(edtf: str) -> Bounds:
    """The first and the last day it can mean, as ISO dates; empty where open or unknown.

    `bounds("2015-07") == ("2015-07-01", "2015-07-31")`, `bounds("2014/..") == ("2014-01-01", "")`,
    `bounds("XXXX-05") == ("", "")`, `bounds("") == ("", "")`. Raises ValueError for what we do not write.
    """
    if not edtf:
        return "", ""
    if "/" not in edtf:
        return _point_bounds(edtf)
    first, _, last = edtf.partition("/")
    return (
        "" if first == ".." else _point_bounds(first)[0],
        "" if last == ".." else _point_bounds(last)[1],
    )


def date_prec(edtf: str) -> str:
    """The UCDP GED `date_prec` code: how closely the day is known.

    1 the day · 2 within 2 to 6 days · 3 the week · 4 the month (8 to 31 days) · 5 more, an open end or no year;
    empty if undated. Source: UCDP Georeferenced Event Dataset codebook.
    """
    if not edtf:
        return ""
    first, last = bounds(edtf)
    if not first or not last:
        return "5"
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    for most, code in ((1, "1"), (6, "2"), (7, "3"), (31, "4")):
        if days <= most:
            return code
    return "5"


def overlap(one: Bounds, other: Bounds) -> bool:
    """Can both hold on one and the same day? An open end has no limit; a date with no bound at all is unknown,
    and of it nothing is said: False."""
    if not any(one) or not any(other):
        return False
    return _not_after(one[0], other[1]) and _not_after(other[0], one[1])


def surely_before(one: Bounds, other: Bounds) -> bool:
    """Is every day of `one` before every day of `other`? False where an open or unknown end leaves it unsettled."""
    return bool(one[1] and other[0] and one[1] < other[0])


def in_words(edtf: str) -> str:
    """The date for a reader: `around October 2023`, `since 2014`, `a May, year not said`; empty for empty.

    Raises ValueError for what we do not write.
    """
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point_in_words(edtf)
    if last == "..":
        return f"since {_point_in_words(first)}"
    if first == "..":
        return f"until {_point_in_words(last)}"
    return f"{_point_in_words(first)} to {_point_in_words(last)}"


def _parts(point: str) -> tuple[str, int, int, bool]:
    """Year as written, month or season (0 if none), day (0 if none), approximate."""
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"{point!r} is not an EDTF date of the forms we write")
    return match["year"], int(match["month"] or 0), int(match["day"] or 0), bool(match["about"])


@lru_cache(maxsize=_KEPT)
def _is_point(point: str) -> bool:
    match = _POINT.fullmatch(point)
    if match is None:
        return False
    year, month, day, about = _parts(point)
    if year == "XXXX":
        return 1 <= month <= 12 and not about and (match["day"] is None or 1 <= day <= _days(2024, month))
    if year.endswith("X"):
        return match["month"] is None and not about
    if year == "0000" or match["month"] is None:
        return year != "0000"
    if match["day"] is None:
        return 1 <= month <= 12 or (month in SEASONS and year != "9999")  # that winter ends in the year 10000
    return 1 <= month <= 12 and 1 <= day <= _days(int(year), month)


@lru_cache(maxsize=_KEPT)
def _point_bounds(point: str) -> Bounds:
    if not _is_point(point):
        raise ValueError(f"{point!r} is not an EDTF date of the forms we write")
    year, month, day, _ = _parts(point)
    if year == "XXXX":
        return "", ""
    if year.endswith("X"):
        return f"{year[:3]}0-01-01", f"{year[:3]}9-12-31"
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if day:
        return (f"{year}-{month:02}-{day:02}",) * 2
    if month in SEASONS:
        return _season_bounds(int(year), month)
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{_days(int(year), month):02}"


def _season_bounds(year: int, season: int) -> Bounds:
    start = _SEASON_STARTS[season]
    if season == 24:
        return f"{year:04}-12-01", f"{year + 1:04}-02-{29 if isleap(year + 1) else 28}"
    return f"{year:04}-{start:02}-01", f"{year:04}-{start + 2:02}-{_days(year, start + 2):02}"


def _point_in_words(point: str) -> str:
    if not _is_point(point):
        raise ValueError(f"{point!r} is not an EDTF date of the forms we write")
    year, month, day, about = _parts(point)
    if year == "XXXX":
        return f"{day} {MONTHS[month - 1]}, year not said" if day else f"{_a(MONTHS[month - 1])}, year not said"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    name = SEASONS.get(month) or (MONTHS[month - 1] if month else "")
    plain = " ".join(part for part in (str(day) if day else "", name, year) if part)
    return f"around {plain}" if about else plain


def _a(name: str) -> str:
    return f"an {name}" if name[0] in "AO" else f"a {name}"


def _days(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _not_after(first: str, last: str) -> bool:
    return not first or not last or first <= last
