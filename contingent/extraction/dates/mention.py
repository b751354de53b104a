"""A date as the words give it, before anything is known about when they were written.

An expression is an anchor (a calendar, the day of publication, the date told last, an event named in the same
sentence), an offset from it and a granularity. `contingent.extraction.dates.resolve` turns it into a `When`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Anchor = Literal["calendar", "published", "previous", "event"]
Kind = Literal["calendar", "weekday", "unit", "shift", "span", "dayofmonth"]
Relation = Literal["", "on", "in", "since", "from", "until", "by", "before", "after", "during", "between"]
Direction = Literal["", "past", "next", "this", "same", "following", "preceding"]


@dataclass(frozen=True, slots=True)
class DateExpr:
    """One date expression.

    `kind`: `calendar` (year, month, day, season, decade, as far as said) · `weekday` · `unit` (a whole year, month,
    week or day, `count` units from the anchor: last year is -1) · `shift` (`count` units from the anchor, never
    finer than the unit: "five days later") · `span` (`count` units up to the anchor, or from it if positive;
    0 when the words give no number) · `dayofmonth` ("the 17th").
    `season` is the EDTF code 21 to 24; `weekday` counts from Monday as 0; `decade` is its first year.
    `part` is `early`, `mid`, `late`, `end`, `half1`, `half2`, `quarter1` to `quarter4`, `first_day`, `last_day`
    or empty; `about` stands for "around", "nearly"; `beyond` for "more than" in "more than a year ago".
    `of` is the year or month a calendar date is placed in by other words ("May of last year").
    """

    kind: Kind
    anchor: Anchor = "calendar"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    decade: int | None = None
    weekday: int | None = None
    unit: str = ""
    count: int = 0
    direction: Direction = ""
    part: str = ""
    about: bool = False
    beyond: bool = False
    of: DateExpr | None = None

    @property
    def granularity(self) -> str:
        """`day`, `week`, `month`, `season`, `year` or `decade`: the finest that the words are."""
        if self.part in ("first_day", "last_day") or self.kind in ("weekday", "dayofmonth") or self.day is not None:
            return "day"
        if self.kind in ("unit", "shift", "span"):
            return {"weekend": "day", "quarter": "season"}.get(self.unit, self.unit)
        if self.month is not None:
            return "month"
        if self.season is not None or self.part.startswith(("half", "quarter")):
            return "season"
        return "decade" if self.decade is not None else "year"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a sentence.

    `start` and `end` are offsets into the text given to `find_dates` and cover the date's own words
    ("mid-October", "last Sunday"); `relation_start` is where the preposition before them begins (== `start` without
    one), so that `text[relation_start:end]` is "since mid-October". `relation` says how the date bounds what is told
    (`from` opens an interval as `since` does, but may lie ahead);
    `between` goes with `last`, the other end of an interval. `rules` are the ids of the rows that read it.
    """

    start: int
    end: int
    text: str
    relation: Relation
    relation_start: int
    first: DateExpr
    last: DateExpr | None = None
    rules: tuple[str, ...] = ()

    @property
    def lacks_year(self) -> bool:
        """ "on May 21", "in May": a calendar date whose year only the context can give."""
        expr = self.first
        told = expr.year is not None or expr.of is not None or expr.direction or expr.weekday is not None
        return expr.kind == "calendar" and expr.month is not None and not told

    @property
    def of_event(self) -> bool:
        """An offset from an event that the following words name ("two days after a drone strike …")."""
        return self.first.anchor == "event"

    @property
    def finest(self) -> str:
        """The granularity of the finer of its ends."""
        order = ("day", "week", "month", "season", "year", "decade")
        ends = [end.granularity for end in (self.first, self.last) if end is not None]
        return min(ends, key=order.index)

    def bare(self) -> DateMention:
        """The same date without its preposition: "since 2018" as 2018, "from 2004 to 2011" as 2004."""
        return replace(self, relation="", last=None) if self.relation or self.last else self

    def bare_end(self) -> DateMention:
        """The end of an interval by itself: "from 2004 to 2011" as 2011; without an interval, as `bare`."""
        return replace(self, relation="", first=self.last, last=None) if self.last else self.bare()


@dataclass(frozen=True, slots=True)
class FoundCore:
    """A date's core while a sentence is being read: the expression and where its words stand."""

    start: int
    end: int
    expr: DateExpr
    rules: tuple[str, ...]
