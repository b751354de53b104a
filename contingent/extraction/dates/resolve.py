"""From a date as the words give it to a `When`: what the article's date and the date told before make of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from contingent.edtf_dates import bounds, is_valid
from contingent.extraction.claims import When
from contingent.extraction.dates.mention import DateExpr, DateMention
from contingent.extraction.dates.place import placed, with_part, written
from contingent.extraction.dates.units import coarsen, days_of, week_of

_YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d")
_NO_DATE = When()
#: The month in which each EDTF season begins: after a day in a sentence, "by the spring" is the next one.
_SEASON_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}
#: Days and weeks are not counted from a date that is known less closely than this: nothing would be gained.
_MONTHISH = 62


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a date is resolved against.

    `published`: the article's date, empty if unknown; bounds only (`2025-07/..`) are no anchor, and a day without its
    year (`XXXX-03-12`) gives days without theirs. `previous`: the date told last, in the sentence before or
    earlier in the same one; "five days later", "the same year" and the offsets of an event count from it.
    `carried`: a date earlier in the same sentence whose year also holds here ("In 2022 … on 28 December").
    `tense`: `past`, `future`, or empty if unknown: which way "on Tuesday" or "in May" lies.
    """

    published: When = _NO_DATE
    previous: When = _NO_DATE
    tense: str = ""
    language: str = ""
    carried: When = _NO_DATE


def resolve(mention: DateMention, context: DateContext) -> When:
    """The date a mention means: EDTF, bounds and basis (`stated`, or `resolved` if the context was needed).

    The empty `When` if nothing bounds it. Never finer than the words. "since X" gives `X/..`, "until", "by" and
    "before X" `../X`, "after X" `X/..`; a month whose year nothing gives is `XXXX-05` with empty bounds (EDTF has no
    interval for it, so "since May" is `XXXX-05` too). For a mention `of_event` ("two days after a drone strike
    …") `previous` is the date of the main event, and the answer is the date of the event that the words name.
    """
    edtf, relative = _interval(mention, context) if mention.last is not None else _single(mention, context)
    if not edtf or not is_valid(edtf):
        return _NO_DATE
    return when(edtf, "resolved" if relative else "stated")


def resolve_all(
    mentions: Sequence[DateMention], context: DateContext, tenses: Sequence[str] | None = None
) -> tuple[When, ...]:
    """The dates of one sentence, each seen from those before it. `tenses` gives each mention's own tense."""
    known = tenses if tenses is not None else [context.tense] * len(mentions)
    answers: dict[int, When] = {}
    seen = context
    for index, mention in enumerate(mentions):
        if mention.of_event:
            continue
        own = seen if known[index] == seen.tense else replace(seen, tense=known[index])
        answers[index] = answer = resolve(mention, own)
        if answer.edtf:
            seen = replace(seen, previous=answer, carried=answer if _holds_on(mention) else seen.carried)
    for index, mention in enumerate(mentions):
        if mention.of_event:
            near = context.previous if mention.first.unit in ("day", "week") else _NO_DATE
            main = _main_date(index, answers) or near
            answers[index] = resolve(mention, replace(context, previous=main, tense=known[index]))
    return tuple(answers[index] for index in range(len(mentions)))


def _holds_on(mention: DateMention) -> bool:
    """ "In 2022 …" sets the year for the days that follow in the sentence, "in May 2023 …" for the later months."""
    expr = mention.first
    said = expr.kind == "calendar" and expr.year is not None and mention.last is None
    return said and mention.relation in ("in", "on") and expr.granularity in ("year", "month", "day")


def _main_date(index: int, answers: dict[int, When]) -> When | None:
    """The date of the main event for one that is told by its distance: said before it, or else right after."""
    before = [answers[other] for other in sorted(answers) if other < index and answers[other].edtf]
    after = [answers[other] for other in sorted(answers) if other > index and answers[other].edtf]
    return before[-1] if before else after[0] if after else None


def when(edtf: str, basis: str) -> When:
    """A `When` with the bounds its EDTF gives; the empty one for an empty string."""
    return When(edtf, *bounds(edtf), basis) if edtf else _NO_DATE


def _single(mention: DateMention, context: DateContext) -> tuple[str, bool]:
    expr, relation = mention.first, mention.relation
    tense = _tense(relation, context.tense)
    context = context if tense == context.tense else replace(context, tense=tense)
    edtf, relative = _expression(replace(expr, part="") if expr.part == "end" else expr, context)
    if expr.part == "end":
        edtf = _end_of(edtf, expr) if relation in ("by", "until", "before") else with_part(edtf, "end", expr.about)
    if expr.beyond:
        return _until(edtf), relative
    if relation in ("since", "from", "after"):
        return _since(edtf), relative
    if relation in ("until", "by", "before"):
        return _until(edtf), relative
    return edtf, relative


def _tense(relation: str, tense: str) -> str:
    """Since when is always past; by or until when, if nothing says otherwise, is still to come."""
    if relation == "since":
        return "past"
    return "future" if relation in ("by", "before", "until") and not tense else tense


def _interval(mention: DateMention, context: DateContext) -> tuple[str, bool]:
    assert mention.last is not None
    last, last_relative = _expression(mention.last, context)
    seen_from = context
    if last and "X" not in last and mention.first.kind == "calendar" and not mention.first.direction:
        seen_from = replace(context, published=when(last, "resolved"), tense="past", carried=_NO_DATE)
    first, first_relative = _expression(mention.first, seen_from)
    relative = first_relative or last_relative
    if not first or "XXXX" in first:
        return _until(last), relative
    if not last or "XXXX" in last:
        return _since(first), relative
    start, end = _since(first).split("/")[0], _until(last).split("/")[-1]
    if start == end:
        return start, relative
    edtf = f"{start}/{end}"
    return (edtf if is_valid(edtf) else last), relative


def _expression(expr: DateExpr, context: DateContext) -> tuple[str, bool]:
    """The EDTF of one expression with its part, and whether the context was needed."""
    if expr.of is not None:
        edtf, relative = _within(expr, expr.of, context)
    elif expr.anchor == "calendar" and (expr.year is not None or expr.decade is not None):
        edtf, relative = written(expr), False
    elif expr.unit == "same":
        edtf, relative = context.previous.edtf, True
    else:
        edtf, relative = _relative(expr, context)
    return with_part(edtf, expr.part, expr.about), relative


def _within(expr: DateExpr, of: DateExpr, context: DateContext) -> tuple[str, bool]:
    """ "May of last year", "Tuesday of last week", "two days after 3 May"."""
    outer, relative = _expression(of, context)
    days = days_of(outer)
    if days is None:
        return (written(expr) if expr.kind == "calendar" else ""), relative
    first, last = days
    if expr.kind == "shift":
        return _seen_from(replace(expr, of=None), first, last, ""), relative
    if expr.kind == "weekday":
        return placed(replace(expr, direction="this"), week_of(first)[1], "past"), relative
    if first.year != last.year:
        return "", relative
    if expr.kind == "dayofmonth":
        return written(DateExpr("calendar", year=first.year, month=first.month, day=expr.day)), relative
    return written(replace(expr, year=first.year, of=None)), relative


def _relative(expr: DateExpr, context: DateContext) -> tuple[str, bool]:
    if expr.anchor in ("previous", "event"):
        days = days_of(_told_last(context.previous.edtf, backwards=expr.count < 0))
        if days is not None:
            return _not_ahead(_seen_from(expr, *days, context.tense), context), True
        if expr.kind != "calendar":
            return "", True
        expr = replace(expr, direction="", anchor="published")
    carried = _carried(expr, context.carried.edtf) or _later_that_month(expr, context)
    if carried:
        return carried, True
    published = _published_days(context.published)
    if published is not None:
        edtf = _seen_from(expr, *published, context.tense)
        return edtf, not edtf.startswith("XXXX")
    if _YEARLESS_DAY.fullmatch(context.published.edtf):
        return _without_year(expr, context.published.edtf, context.tense)
    if expr.kind == "calendar":
        return _after_previous(expr, context)
    return "", True


def _not_ahead(edtf: str, context: DateContext) -> str:
    """What is told as past cannot lie after publication: "twenty years on" then counted from something else."""
    last_day = context.published.last
    return "" if edtf and last_day and context.tense != "future" and bounds(edtf)[0] > last_day else edtf


def _carried(expr: DateExpr, edtf: str) -> str:
    """A day or month of the year that the sentence has set, a later month of it, or a day of the month it has set."""
    if expr.direction or not edtf:
        return ""
    later = len(edtf) >= 7 and expr.day is None and (expr.month or 0) > int(edtf[5:7])
    if expr.season is not None and len(edtf) >= 7 and edtf[:4].isdigit() and edtf[5:7] <= "12":
        begins = _SEASON_BEGINS[expr.season]
        return written(replace(expr, year=int(edtf[:4]) + (begins <= int(edtf[5:7]))))
    if expr.kind == "calendar" and edtf[:4].isdigit() and (len(edtf) == 4 or later):
        return written(replace(expr, year=int(edtf[:4])))
    if expr.kind == "dayofmonth" and len(edtf) == 7 and edtf[5:] <= "12":
        return written(DateExpr("calendar", year=int(edtf[:4]), month=int(edtf[5:]), day=expr.day))
    return ""


def _later_that_month(expr: DateExpr, context: DateContext) -> str:
    """ "On 18 April 2004 … El 27 salieron": a day alone, in a story's year, is of the month told last."""
    told = context.previous.edtf
    if expr.kind != "dayofmonth" or expr.direction or not context.carried.edtf or not is_valid(told):
        return ""
    within = len(told) == 10 and told.startswith(context.carried.edtf[:4]) and (expr.day or 0) >= int(told[8:])
    return written(DateExpr("calendar", year=int(told[:4]), month=int(told[5:7]), day=expr.day)) if within else ""


def _published_days(published: When) -> tuple[date, date] | None:
    """The days on which the article can have been written; None if they are open or unknown."""
    if not (published.first and published.last):
        return None
    return date.fromisoformat(published.first), date.fromisoformat(published.last)


def _seen_from(expr: DateExpr, first: date, last: date, tense: str) -> str:
    """Seen from a day somewhere between two: the answer both give, or what holds them all."""
    one, other = placed(expr, first, tense), placed(expr, last, tense)
    if one == other or not one or not other:
        return one if one == other else ""
    if expr.kind == "calendar" and expr.month is not None:
        return written(expr)
    if expr.unit in ("day", "week") and (last - first).days > _MONTHISH:
        return ""
    ends = days_of(one), days_of(other)
    if ends[0] is None or ends[1] is None:
        return ""
    return coarsen(min(ends[0][0], ends[1][0]), max(ends[0][1], ends[1][1]))


def _told_last(edtf: str, backwards: bool) -> str:
    """The point of a date from which a story goes on: an interval's end, or its beginning for what lies before."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return edtf
    ends = [end for end in ((first, last) if backwards else (last, first)) if end != ".."]
    return ends[0]


def _without_year(expr: DateExpr, published: str, tense: str) -> tuple[str, bool]:
    """Seen from a day whose year is not known: days and months without their year; no weekday but the day's own."""
    if expr.kind == "weekday":
        return (published if expr.direction == "this" else ""), True
    if expr.kind == "calendar":
        return written(expr), False
    if expr.unit not in ("day", "month") or expr.kind not in ("unit", "shift"):
        return "", True
    plain, leap = (placed(expr, date.fromisoformat(f"{year}{published[4:]}"), tense) for year in _two_years(published))
    return (f"XXXX{plain[4:]}" if plain[4:] == leap[4:] else ""), True


def _two_years(published: str) -> tuple[str, str]:
    return ("2024", "2024") if published.endswith("02-29") else ("2023", "2024")


def _after_previous(expr: DateExpr, context: DateContext) -> tuple[str, bool]:
    """Without a date of publication a story goes forward: "in September" after August 2004 is September 2004."""
    days = days_of(context.previous.edtf)  # an open interval is not where a story stands
    if days is None or days[0].year != days[1].year or expr.month is None or expr.direction:
        return written(expr), False
    point = written(replace(expr, year=days[0].year))
    if not point or bounds(point)[1] < days[0].isoformat():
        return written(expr), False
    return point, True


def _end_of(edtf: str, expr: DateExpr) -> str:
    """The last month of a year, for "by the end of 2020"; another date stays."""
    if len(edtf) == 4 and edtf.isdigit():
        return f"{edtf}-12"
    return edtf


def _since(edtf: str) -> str:
    first = edtf.split("/")[0]
    if not edtf or "XXXX" in first:
        return edtf
    return f"{_decade_end(first, 0)}/.." if first != ".." else edtf


def _until(edtf: str) -> str:
    last = edtf.split("/")[-1]
    if not edtf or "XXXX" in last:
        return edtf
    return f"../{_decade_end(last, 9)}" if last != ".." else edtf


def _decade_end(point: str, digit: int) -> str:
    """EDTF has no interval of a decade: its first or last year stands for it."""
    return point.replace("X", str(digit))
