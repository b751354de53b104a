"""Calendar arithmetic on EDTF strings: whole units, offsets, and the coarsest honest answer for an uncertain one."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

from contingent.edtf_dates import bounds


def days_of(edtf: str) -> tuple[date, date] | None:
    """First and last day of a date that is bounded at both ends, else None."""
    first, last = bounds(edtf)
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None


def day_edtf(day: date) -> str:
    return day.isoformat()


def month_edtf(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def year_edtf(day: date) -> str:
    return f"{day.year:04}"


def between(first: str, last: str) -> str:
    """`first/last`, or the one date if both are the same."""
    return first if first == last else f"{first}/{last}"


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies so many months away. Raises OverflowError outside the years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + months
    if not 12 <= index < (MAXYEAR + 1) * 12:
        raise OverflowError("no such year")
    return date(index // 12, index % 12 + 1, 1)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of its week (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def unit_at(unit: str, count: int, day: date) -> str:
    """The whole unit that lies `count` units from the one that holds `day`: `unit_at("month", -1, …) == "2023-12"`."""
    if unit == "day":
        return day_edtf(day + timedelta(days=count))
    if unit == "week":
        monday, sunday = week_of(day + timedelta(weeks=count))
        return between(day_edtf(monday), day_edtf(sunday))
    if unit == "weekend":
        return _weekend(day, count)
    if unit == "month":
        return month_edtf(add_months(day, count))
    if unit == "quarter":
        start = add_months(day, 3 * count - (day.month - 1) % 3)
        return between(month_edtf(start), month_edtf(add_months(start, 2)))
    if unit == "year":
        return year_edtf(add_months(day, 12 * count))
    return f"{add_months(day, 120 * count).year // 10:03}X"


def _weekend(day: date, count: int) -> str:
    """The weekend begun last (0), the one before it or over last week (-1), the next (1)."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    at_weekend = day.weekday() >= 5
    weeks = count if count >= 0 or at_weekend else count + 1
    saturday += timedelta(weeks=weeks)
    return between(day_edtf(saturday), day_edtf(saturday + timedelta(days=1)))


def season_edtf(season: int, day: date, direction: str) -> str:
    """The season of that name begun last by `day`; `past`: the last that has ended; `next`: the next to begin."""
    year = day.year
    if direction == "next":
        while bounds(f"{year:04}-{season}")[0] <= day.isoformat():
            year += 1
    elif direction == "past":
        while bounds(f"{year:04}-{season}")[1] >= day.isoformat():
            year -= 1
    elif direction != "this" and bounds(f"{year:04}-{season}")[0] > day.isoformat():
        year -= 1
    return f"{year:04}-{season}"


def coarsen(first: date, last: date) -> str:
    """An uncertain day between two days, never finer than that: the days within a week, then months, then years."""
    span = (last - first).days
    if span <= 6:
        return between(day_edtf(first), day_edtf(last))
    if span <= 92:
        return between(month_edtf(first), month_edtf(last))
    return between(year_edtf(first), year_edtf(last))
