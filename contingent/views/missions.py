"""From when to when each mission lasted, as far as the articles say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from contingent.records import records
from contingent.tables import Tables
from contingent.views.days import day_number, known_dates, to_days

NO_MISSION = ""
Bounds = tuple[float, float]

_DATES = {
    "events": ("mission_ids", ("date_from", "date_to")),
    "figures": ("mission_ids", ("as_of_from", "as_of_to")),
    "tenures": ("mission_id", ("start_from", "start_to", "end_from", "end_to")),
    "presence": ("mission_id", ("since_from", "since_to")),
}


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A mission's reported start and end as (first, last) day they can mean, None if no article gives them.

    `spoken_from` and `spoken_to` are the first and last day on which any article speaks of it.
    """

    start: Bounds | None
    end: Bounds | None
    spoken_from: float
    spoken_to: float
    reports: tuple[Mapping[str, Any], ...]

    @property
    def outlives_its_end(self) -> bool:
        """Whether articles speak of the mission well after the end that one of them reports."""
        return self.end is not None and self.spoken_to > self.end[1] + 31


def lifetimes(tables: Tables) -> dict[str, Lifetime]:
    """The lifetime of every mission that a dated row names; plans do not lengthen it."""
    found: dict[str, Lifetime] = {}
    spoken = _spoken_of(tables)
    marks = tables.events[
        tables.events["event_type"].isin(["mission_start", "mission_end"]) & (tables.events["status"] == "occurred")
    ]
    starts = _outermost(marks[marks["event_type"] == "mission_start"], earliest=True)
    ends = _outermost(marks[marks["event_type"] == "mission_end"], earliest=False)
    for mission_id, (first, last) in spoken.items():
        start, start_row = starts.get(mission_id, (None, None))
        end, end_row = ends.get(mission_id, (None, None))
        if start and end and end[1] < start[0]:
            end, end_row = None, None
        reports = tuple(row for row in (start_row, end_row) if row is not None)
        found[mission_id] = Lifetime(start, end, first, last, reports)
    return found


def _spoken_of(tables: Tables) -> dict[str, tuple[float, float]]:
    """First and last day by mission over all tables. ISO dates sort as text: arrow finds them without parsing."""
    spans: dict[str, tuple[float, float]] = {}
    for name, (missions, columns) in _DATES.items():
        rows: pd.DataFrame = getattr(tables, name)
        wanted = [missions, *columns]
        if name == "events":
            rows = rows.loc[rows["status"] == "occurred", wanted]
        elif name == "figures":
            rows = rows.loc[rows["measure"] != "planned", wanted]
        dates = {column: known_dates(rows[column]) for column in columns}
        table = pa.table({"ids": pa.array(rows[missions], type=pa.string()), **dates})
        edges = [(column, edge) for column in columns for edge in ("min", "max")]
        for group in table.group_by("ids").aggregate(edges).to_pylist():
            days = [day_number(group[f"{column}_{edge}"]) for column, edge in edges if group[f"{column}_{edge}"]]
            for one in group["ids"].split(";") if days else ():
                before = spans.get(one, (days[0], days[0]))
                spans[one] = (min(before[0], *days), max(before[1], *days))
    spans.pop(NO_MISSION, None)
    return spans


def _outermost(rows: pd.DataFrame, earliest: bool) -> dict[str, tuple[Bounds, Mapping[str, Any]]]:
    """By mission the earliest (or latest) interval that a row gives, in the narrowest report that agrees with it."""
    first, last = to_days(rows["date_from"]), to_days(rows["date_to"])
    first, last = np.fmin(first, last), np.fmax(first, last)
    told: dict[str, list[tuple[float, float, int]]] = {}
    for at, (ids, start, end) in enumerate(zip(rows["mission_ids"], first.tolist(), last.tolist(), strict=True)):
        if start == start:
            for mission_id in ids.split(";"):
                told.setdefault(mission_id, []).append((start, end, at))
    best: dict[str, tuple[Bounds, Mapping[str, Any]]] = {}
    for mission_id, intervals in told.items():
        edge = min(intervals) if earliest else max(intervals, key=lambda one: (one[1], one[0]))
        agreeing = [one for one in intervals if one[0] <= edge[1] and edge[0] <= one[1]]
        start, end, at = min(agreeing, key=lambda one: (one[1] - one[0], one[2]))
        best[mission_id] = ((start, end), records(rows.iloc[at : at + 1])[0])
    return best
