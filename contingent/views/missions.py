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

    start: tuple[float, float] | None
    end: tuple[float, float] | None
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
    starts = _best(marks[marks["event_type"] == "mission_start"])
    ends = _best(marks[marks["event_type"] == "mission_end"])
    for mission_id, (first, last) in spoken.items():
        start, start_row = starts.get(mission_id, (None, None))
        end, end_row = ends.get(mission_id, (None, None))
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


def _best(rows: pd.DataFrame) -> dict[str, tuple[tuple[float, float], Mapping[str, Any]]]:
    """By mission the narrowest interval that a row gives, and that row."""
    first, last = to_days(rows["date_from"]), to_days(rows["date_to"])
    first, last = np.fmin(first, last), np.fmax(first, last)
    ordered = np.argsort(last - first, kind="stable")
    ordered = ordered[~np.isnan(first[ordered])]
    narrowest = rows.iloc[ordered].drop_duplicates("mission_ids")
    bounds = zip(first[ordered], last[ordered], strict=True)
    by_row = dict(zip(rows["event_id"].iloc[ordered], bounds, strict=True))
    best: dict[str, tuple[tuple[float, float], Mapping[str, Any]]] = {}
    for row in records(narrowest):
        start, end = by_row[row["event_id"]]
        for mission_id in row["mission_ids"].split(";"):
            best.setdefault(mission_id, ((float(start), float(end)), row))
    return best
