"""Placing one date expression in the calendar, seen from one known day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from contingent.edtf_dates import bounds, is_valid
from contingent.extraction.dates.mention import DateExpr
from contingent.extraction.dates.units import (
    add_months,
    between,
    day_edtf,
    month_edtf,
    season_edtf,
    unit_at,
    week_of,
    year_edtf,
)

#: Without a tense, a day or month this close ahead is rather the coming one than that of a year ago.
_SOON = 31


def written(expr: DateExpr) -> str:
    """The EDTF of a calendar date as said, `XXXX` for a year that is not; empty for a season without a year."""
    if expr.decade is not None:
        return f"{expr.decade // 10:03}X"
    year = "XXXX" if expr.year is None else f"{expr.year:04}"
    if expr.season is not None:
        return f"{year}-{expr.season}" if expr.year is not None else ""
    if expr.month is None:
        return year if expr.year is not None else ""
    point = f"{year}-{expr.month:02}" + (f"-{expr.day:02}" if expr.day is not None else "")
    return point if is_valid(point) else ""


def placed(expr: DateExpr, day: date, tense: str) -> str:
    """The EDTF of an expression seen from `day`; empty if it cannot be placed. Never raises on a far-away year."""
    try:
        edtf = _PLACES[expr.kind](expr, day, tense)
    except (OverflowError, ValueError):  # a year beyond 9999, the 31st of a short month
        return ""
    return edtf if not edtf or is_valid(edtf) else ""


def with_part(edtf: str, part: str, about: bool) -> str:
    """A date narrowed by "early", "the first half of", "the last day of" …, and never further than the words do.

    Halves, quarters and days are exact; "early", "mid" and "late" leave a year whole and make a month approximate.
    """
    if not edtf or not (part or about):
        return edtf
    if part in ("first_day", "last_day"):
        return bounds(edtf)[part == "last_day"]
    if len(edtf) == 4 and part.startswith(("half", "quarter")) and edtf.isdigit():
        months = 6 if part.startswith("half") else 3
        start = (int(part[-1]) - 1) * months + 1
        return f"{edtf}-{start:02}/{edtf}-{start + months - 1:02}"
    vague_month = bool(part) and len(edtf) == 7 and edtf[5:7] <= "12"
    approximate = (about or vague_month) and "/" not in edtf and "X" not in edtf
    return f"{edtf}~" if approximate else edtf


def _calendar(expr: DateExpr, day: date, tense: str) -> str:
    direction = expr.direction or tense
    if expr.year is not None or expr.decade is not None or (expr.month is None and expr.season is None):
        return written(expr)
    if expr.season is not None:
        toward = expr.direction or ("next" if tense == "future" else "")
        return season_edtf(expr.season, day, {"following": "next", "preceding": "past"}.get(toward, toward))
    year = _year_of(expr, day, direction)
    return written(replace(expr, year=year))


def _year_of(expr: DateExpr, day: date, direction: str) -> int:
    """The year of "May" or "22 February": the nearest that the direction allows."""
    if direction in ("this", "same"):
        return day.year
    wanted = (expr.month or 0, expr.day or 0)
    here = (day.month, day.day if expr.day is not None else 0)
    strict = direction in ("following", "preceding") or (expr.direction == "past" and not expr.day)
    if direction in ("next", "future", "following"):
        return day.year + (wanted < here or (wanted == here and (strict or expr.direction == "next")))
    if direction == "" and _soon(expr, day):
        return day.year + (wanted < here)
    return day.year - (wanted > here or (wanted == here and strict))


def _soon(expr: DateExpr, day: date) -> bool:
    limit = day + timedelta(days=_SOON)
    if expr.day is None:
        return expr.month == add_months(day, 1).month
    for year in (day.year, day.year + 1):
        point = f"{year:04}-{expr.month:02}-{expr.day:02}"
        if is_valid(point) and day <= date.fromisoformat(point) <= limit:
            return True
    return False


def _weekday(expr: DateExpr, day: date, tense: str) -> str:
    """The nearest before in the past tense, the next in the future; said on that very day, the day itself."""
    back = (day.weekday() - (expr.weekday or 0)) % 7
    ahead = -back % 7
    direction = expr.direction or tense
    if direction in ("past", "preceding"):
        return day_edtf(day - timedelta(days=back or (7 if expr.direction else 0)))
    if direction in ("next", "future", "following"):
        return day_edtf(day + timedelta(days=ahead or (7 if expr.direction else 0)))
    if direction == "this" and tense == "future":
        return day_edtf(day + timedelta(days=ahead))
    return day_edtf(day - timedelta(days=back))


def _unit(expr: DateExpr, day: date, tense: str) -> str:
    if expr.unit == "week" and expr.count == 0 and expr.anchor == "published" and not expr.part:
        monday, sunday = week_of(day)
        return (
            between(day_edtf(day), day_edtf(sunday)) if tense == "future" else between(day_edtf(monday), day_edtf(day))
        )
    ahead = expr.unit == "weekend" and expr.count == 0 and tense == "future" and day.weekday() < 5
    return unit_at(expr.unit, 1 if ahead else expr.count, day)


def _shift(expr: DateExpr, day: date, tense: str) -> str:
    if expr.direction == "next" and tense != "future":
        return ""  # "in two months" is a length of time unless something is still to come
    return unit_at(expr.unit, expr.count, day)


def _span(expr: DateExpr, day: date, tense: str) -> str:
    if expr.direction == "next" and tense == "past":
        return ""
    far = _far_end(expr, day)
    if expr.count < 0:
        return between(far, year_edtf(day) if len(far) == 4 else month_edtf(day) if len(far) == 7 else day_edtf(day))
    return f"{day_edtf(day)}/{far}" if far else f"{day_edtf(day)}/.."


def _far_end(expr: DateExpr, day: date) -> str:
    """The other end of a span, as fine as its unit; empty without a number."""
    if expr.count == 0 or abs(expr.count) > 900:
        return ""
    if expr.unit in ("day", "week"):
        return day_edtf(day + timedelta(days=expr.count * (7 if expr.unit == "week" else 1)))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[expr.unit] * expr.count
    far = add_months(day, months)
    return month_edtf(far) if expr.unit in ("month", "quarter") else year_edtf(far)


def _day_of_month(expr: DateExpr, day: date, tense: str) -> str:
    """ "the 17th": the nearest day of that number, back or ahead by the tense."""
    wanted = expr.day or 0
    ahead = expr.direction in ("next", "following") or (not expr.direction and tense == "future")
    month = add_months(day, 0)
    if ahead and wanted < day.day:
        month = add_months(day, 1)
    if not ahead and wanted > day.day:
        month = add_months(day, -1)
    return day_edtf(month.replace(day=wanted))


_PLACES = {
    "calendar": _calendar,
    "weekday": _weekday,
    "unit": _unit,
    "shift": _shift,
    "span": _span,
    "dayofmonth": _day_of_month,
}
