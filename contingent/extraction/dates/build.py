"""From the words a form matched to a date expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from contingent.extraction.dates.lexicon import Grammar
from contingent.extraction.dates.mention import DateExpr


@dataclass(frozen=True, slots=True)
class Found:
    """One expression in a sentence; `evidence` names what else must speak for its being a date."""

    start: int
    end: int
    first: DateExpr
    last: DateExpr | None
    rule: str
    evidence: str = ""


def build(match: re.Match[str], folded: str, rules: Grammar) -> Found | None:
    """The expression that the scanner matched, or None if the numbers are no date (31 February, 45/13/2020)."""
    row, form = rules.forms[match.lastgroup or ""]
    fine = form.match(folded, match.start())
    if fine is None:
        return None
    fields = {name.rstrip("_"): word for name, word in fine.groupdict().items() if word is not None}
    kind, constants = row.classes[0], dict(item.split("=", 1) for item in row.classes[1:] if "=" in item)
    if kind == "calendar":
        both = _calendar({**constants, **fields}, rules)
        if both is None:
            return None
        first, last = both
    else:
        single = _relative(kind, fields, constants, rules)
        if single is None:
            return None
        first, last = single, None
    return Found(match.start(), fine.end(), first, last, row.id, constants.get("evidence", ""))


def _calendar(fields: dict[str, str], rules: Grammar) -> tuple[DateExpr, DateExpr | None] | None:
    year = int(fields["year"]) if "year" in fields else None
    if "yy" in fields:
        year = 2000 + int(fields["yy"])
    if "decade" in fields:
        return DateExpr("calendar", decade=int(fields["decade"]) * 10), None
    if "season" in fields:
        return DateExpr("calendar", year=year, season=int(rules.value("season", fields["season"]))), None
    if "year2" in fields or "year2_short" in fields:
        return _years(year or 0, fields)
    month, day = _month_and_day(fields, rules)
    if not _exists(year, month, day):
        return None
    first = DateExpr("calendar", year=year, month=month, day=day)
    if "day2" not in fields:
        return first, None
    last = DateExpr("calendar", year=year, month=month, day=int(fields["day2"]))
    return (first, last) if _exists(year, month, last.day) and (day or 0) < (last.day or 0) else None


def _years(year: int, fields: dict[str, str]) -> tuple[DateExpr, DateExpr | None] | None:
    if "year2" in fields:
        last = int(fields["year2"])
    else:
        last = year - year % 100 + int(fields["year2_short"])
        if last <= year and 1 <= last % 100 <= 12:  # 2024-05 is a month, 2018-19 two years
            return DateExpr("calendar", year=year, month=last % 100), None
    if last <= year:
        return None
    return DateExpr("calendar", year=year), DateExpr("calendar", year=last)


def _month_and_day(fields: dict[str, str], rules: Grammar) -> tuple[int | None, int | None]:
    if "number1" in fields:
        return _numbers(int(fields["number1"]), int(fields["number2"]), rules.language)
    day = int(fields["day"]) if "day" in fields else None
    if "month_number" in fields:
        return int(fields["month_number"]), day
    if "month" not in fields:
        return None, day
    return int(rules.value("month", fields["month"]) or fields["month"]), day


def _numbers(one: int, two: int, language: str) -> tuple[int | None, int | None]:
    """Day and month of 25/10/2024: the day first in Spanish; in English whichever can only be the day, and
    where both could be, neither is said (the year stays)."""
    if two > 12:
        return one, two
    if language == "es" or one > 12 or one == two:
        return two, one
    return None, None


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return day is None or 1 <= day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _relative(kind: str, fields: dict[str, str], constants: dict[str, str], rules: Grammar) -> DateExpr | None:
    if kind == "weekday":
        return DateExpr("weekday", "published", weekday=int(rules.value("weekday", fields["weekday"])))
    if kind == "dayofmonth":
        return DateExpr("dayofmonth", "published", day=int(fields["day"]))
    unit = rules.value("unit", fields["unit"]) if "unit" in fields else constants["unit"]
    anchor: Any = constants["anchor"]
    count = int(constants.get("count", "0")) or _count(fields, rules)
    sign = int(constants.get("sign", "1"))
    if "side" in fields:  # the event that follows lies before the main one if that came "after" it
        count, sign = count or 1, -1 if fields["side"] in ("after", "following", "despues") else 1
    return DateExpr(
        kind,  # type: ignore[arg-type]  # checked by the test of expressions.csv
        anchor,
        unit=unit,
        count=sign * count,
        part=constants.get("part", ""),
        about="about" in fields,
        beyond="beyond" in fields,
        direction="next" if constants.get("tense") == "future" else "",
    )


def _count(fields: dict[str, str], rules: Grammar) -> int:
    if "n" not in fields:
        return 0
    return int(fields["n"]) if fields["n"].isdigit() else int(rules.value("number", fields["n"]))
