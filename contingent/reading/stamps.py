"""Dates as pages print them: `Jan. 25, 2024`, `25/10/2024 14:32`, `28 Dic.`, `2020-07-25`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from contingent.reading.rules import alternatives, rules

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:(?:19|20)\d\d(?!\d)|(?<=/)\d\d(?![\d/.]))")
_DIGIT = re.compile(r"\d")
_PAGE = 20_000
_FIRST_SHORT_YEAR = 70  # 69 is 2069, 70 is 1970, as POSIX reads a year of two digits


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date at `start:end` of a line. `edtf` is `2024-01-25`, `2024-05` or `XXXX-12-28` (a day without its year)."""

    start: int
    end: int
    edtf: str

    @property
    def has_year(self) -> bool:
        return not self.edtf.startswith("XXXX")

    @property
    def has_day(self) -> bool:
        return self.edtf.count("-") == 2


def numeric_order(text: str, language: str) -> str:
    """How the page writes a date in numbers: `dmy`, `mdy`, or empty if nothing on the page tells.

    Told by a date that can be read in one way only, by the marks of a United States military news page
    (`numeric_orders.csv`), or by a language that has but one order.
    """
    pairs = [(int(a), int(b)) for a, b in _NUMERIC.findall(text[:_PAGE])]
    if any(a > 12 >= b for a, b in pairs):
        return "dmy"
    if any(b > 12 >= a for a, b in pairs) or (pairs and _month_first().search(text)):
        return "mdy"
    return "dmy" if language not in ("en", "") else ""


def find_stamps(text: str, order: str = "") -> list[Stamp]:
    """The dates in a line, in order, none inside another; the format that says more wins.

    `order` is the page's `numeric_order`. Without one, `03-04-2024` and `03.04.2024` are 3 April (no one writes a month
    first with these), and `03/04/2024` is left out, for it may be either.
    """
    found: list[Stamp] = []
    if not _DIGIT.search(text):  # most lines
        return found
    for kind, pattern in _formats():
        for match in pattern.finditer(text):
            if any(s.start < match.end() and match.start() < s.end for s in found):
                continue
            edtf = _edtf(kind, match, order)
            if edtf:
                found.append(Stamp(match.start(), match.end(), edtf))
    return sorted(found, key=lambda s: s.start)


@lru_cache(maxsize=1)
def _formats() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = "|".join(sorted((n for r in rules("months") for n in r.pattern.split("|")), key=len, reverse=True))
    return tuple(
        (r.output, re.compile(rf"(?<![\w/.-]){r.pattern.replace('{month}', f'(?:{names})')}(?![\w/])", re.IGNORECASE))
        for r in rules("dates")
    )


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name.casefold(): int(r.output) for r in rules("months") for name in r.pattern.split("|")}


def _edtf(kind: str, match: re.Match[str], order: str) -> str:
    part = match.groupdict()
    month = _months()[part["month"].casefold()] if part.get("month") else int(part.get("m") or 0)
    if kind == "month":
        return f"{part['y']}-{month:02d}"
    day = int(part["d"])
    if kind == "yearless":
        return f"XXXX-{month:02d}-{day:02d}" if _valid(2024, month, day) else ""
    if kind == "numeric":
        if day <= 12 and month <= 12 and day != month and not order and "/" in match.group():
            return ""
        if month > 12 or (day <= 12 and order == "mdy"):
            day, month = month, day
    year = int(part["y"])
    year += 0 if year > 99 else 2000 if year < _FIRST_SHORT_YEAR else 1900
    return f"{year}-{month:02d}-{day:02d}" if _valid(year, month, day) else ""


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1)
def _month_first() -> re.Pattern[str]:
    return re.compile(alternatives(r for r in rules("numeric_orders") if r.output == "mdy"), re.IGNORECASE)


@lru_cache(maxsize=1)
def stamp_filler() -> re.Pattern[str]:
    """What may stand round the date on a line that only dates the page: labels, times, zones, weekdays."""
    return re.compile(rf"(?<!\w)(?:{alternatives(r for r in rules('stamp_words'))})(?!\w)", re.IGNORECASE)
