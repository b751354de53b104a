"""From when to when each mission lasted, as far as the articles say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from contingent.records import records
from contingent.tables import Tables
from contingent.views.days import day_number, known_dates, to_days

NO_MISSION = ""
Bounds = tuple[float, float]

# Where each table names the mission, and its dates: first and last day, and the column that says how they are known
# ("" where the sentence itself always gives them).
_DATES = {
    "events": ("mission_ids", (("date_from", "date_to", "date_basis"),)),
    "figures": ("mission_ids", (("as_of_from", "as_of_to", "as_of_basis"),)),
    "tenures": ("mission_id", (("start_from", "start_to", "start_basis"), ("end_from", "end_to", "end_basis"))),
    "presence": ("mission_id", (("since_from", "since_to", ""),)),
}
# A row whose sentence gives no day has its article's own.
_ARTICLES_OWN = "article"
# Fewer rows are grouped faster than threads are started.
_MANY = 50_000
# Lives that go on no longer than this after their reported end ended when reported.
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A mission's reported start and end as (first, last) day they can mean, None if no article gives them.

    `spoken_from` and `spoken_to` are the first and last day on which any article speaks of it. A day counts when the
    row's sentence gives it, or when it is the day of the row's article and the article states that day itself: an
    undated article's earliest possible day says nothing about a mission. After a reported end only the days that
    sentences give count, because a later article may look back.
    """

    start: Bounds | None
    end: Bounds | None
    spoken_from: float
    spoken_to: float
    reports: tuple[Mapping[str, Any], ...]

    @property
    def outlives_its_end(self) -> bool:
        """Whether articles speak of the mission well after the end that one of them reports."""
        return self.end is not None and self.spoken_to > self.end[1] + _MONTH


@dataclass(frozen=True, slots=True)
class _Spoken:
    """First and last day by the sentences' own dates, and by those together with their articles' own."""

    by_sentence: Bounds | None = None
    by_any: Bounds | None = None


def lifetimes(tables: Tables) -> dict[str, Lifetime]:
    """The lifetime of every mission that a dated row names; plans do not lengthen it."""
    found: dict[str, Lifetime] = {}
    marks = tables.events[
        tables.events["event_type"].isin(["mission_start", "mission_end"]) & (tables.events["status"] == "occurred")
    ]
    starts = _outermost(marks[marks["event_type"] == "mission_start"], earliest=True)
    ends = _outermost(marks[marks["event_type"] == "mission_end"], earliest=False)
    for mission_id, spoken in _spoken_of(tables).items():
        start, start_row = starts.get(mission_id, (None, None))
        end, end_row = ends.get(mission_id, (None, None))
        if start and end and end[1] < start[0]:
            end, end_row = None, None
        counting = (spoken.by_sentence if end else None) or spoken.by_any
        if counting is not None:
            reports = tuple(row for row in (start_row, end_row) if row is not None)
            found[mission_id] = Lifetime(start, end, *counting, reports)
    return found


def _spoken_of(tables: Tables) -> dict[str, _Spoken]:
    """First and last day by mission over all tables. ISO dates sort as text: arrow finds them without parsing."""
    articles = tables.articles
    stated = _text(articles.loc[articles["published_basis"] == "stated", "article_id"])
    spans: dict[str, _Spoken] = {}
    for name, (missions, dates) in _DATES.items():
        rows: pd.DataFrame = getattr(tables, name)
        counting = _not_planned(name, rows)
        for first, last, basis in dates:
            spoken = pa.table(
                {
                    "ids": _text(rows[missions]),
                    "first": known_dates(rows[first]),
                    "last": known_dates(rows[last]),
                    "own": pc.equal(_text(rows[basis]), _ARTICLES_OWN) if basis else pa.repeat(False, len(rows)),
                    "article": _text(rows["article_id"]),
                }
            ).filter(counting)
            _add(spans, spoken.filter(pc.invert(spoken["own"])), own=False)
            # Only these need a look at their articles, which are many where rows are.
            own = spoken.filter(spoken["own"])
            _add(spans, own.filter(pc.is_in(own["article"], value_set=stated)), own=True)
    spans.pop(NO_MISSION, None)
    return spans


def _text(column: pd.Series) -> pa.Array:
    return pa.array(column, type=pa.string())


def _not_planned(name: str, rows: pd.DataFrame) -> pa.Array:
    if name == "events":
        return pc.equal(_text(rows["status"]), "occurred")
    if name == "figures":
        return pc.not_equal(_text(rows["measure"]), "planned")
    return pa.repeat(True, len(rows))


def _add(spans: dict[str, _Spoken], rows: pa.Table, own: bool) -> None:
    """Widen the spans by the `first` and `last` dates of some rows; `own` says that the dates are the articles'."""
    edges = [(column, edge) for column in ("first", "last") for edge in ("min", "max")]
    for group in rows.group_by("ids", use_threads=len(rows) > _MANY).aggregate(edges).to_pylist():
        days = [day_number(group[f"{column}_{edge}"]) for column, edge in edges if group[f"{column}_{edge}"]]
        for one in group["ids"].split(";") if days else ():
            before = spans.get(one, _Spoken())
            by_sentence = before.by_sentence if own else _widened(before.by_sentence, days)
            spans[one] = _Spoken(by_sentence, _widened(before.by_any, days))


def _widened(bounds: Bounds | None, days: list[float]) -> Bounds:
    return min([*(bounds or ()), *days]), max([*(bounds or ()), *days])


def _outermost(rows: pd.DataFrame, earliest: bool) -> dict[str, tuple[Bounds, Mapping[str, Any]]]:
    """By mission the earliest (or latest) interval that a row gives, in the narrowest report that agrees with it."""
    first, last = to_days(rows["date_from"]), to_days(rows["date_to"])
    first, last = np.fmin(first, last), np.fmax(first, last)
    told: dict[str, list[tuple[float, float, int]]] = {}
    for at, (ids, start, end) in enumerate(zip(rows["mission_ids"], first.tolist(), last.tolist(), strict=True)):
        if start == start:
            for mission_id in ids.split(";"):
                told.setdefault(mission_id, []).append((start, end, at))
    best: dict[str, tuple[float, float, int]] = {}
    for mission_id, intervals in told.items():
        edge = min(intervals) if earliest else max(intervals, key=lambda one: (one[1], one[0]))
        agreeing = [one for one in intervals if one[0] <= edge[1] and edge[0] <= one[1]]
        best[mission_id] = min(agreeing, key=lambda one: (one[1] - one[0], one[2]))
    reports = records(rows.iloc[[at for _, _, at in best.values()]])
    return {
        mission_id: ((start, end), report)
        for (mission_id, (start, end, _)), report in zip(best.items(), reports, strict=True)
    }
