"""From when to when each mission lasted, as far as the articles say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from contingent.tables import Tables
from contingent.views.days import to_days

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
    """First and last day by mission over all tables."""
    spans: dict[str, tuple[float, float]] = {}
    for name, (missions, columns) in _DATES.items():
        rows: pd.DataFrame = getattr(tables, name)
        if name == "events":
            rows = rows[rows["status"] == "occurred"]
        elif name == "figures":
            rows = rows[rows["measure"] != "planned"]
        if rows.empty:
            continue
        days = np.column_stack([to_days(rows[column]) for column in columns])
        dated = ~np.isnan(days).all(axis=1)
        ids = rows[missions].to_numpy(dtype=object)[dated]
        edges = pd.DataFrame(
            {"ids": ids, "first": np.nanmin(days[dated], axis=1), "last": np.nanmax(days[dated], axis=1)}
        )
        for ids_here, (first, last) in edges.groupby("ids").agg({"first": "min", "last": "max"}).iterrows():
            for one in str(ids_here).split(";"):
                before = spans.get(one, (first, last))
                spans[one] = (min(before[0], first), max(before[1], last))
    spans.pop(NO_MISSION, None)
    return spans


def _best(rows: pd.DataFrame) -> dict[str, tuple[tuple[float, float], Mapping[str, Any]]]:
    """By mission the narrowest interval that a row gives, and that row."""
    best: dict[str, tuple[tuple[float, float], Mapping[str, Any]]] = {}
    first, last = to_days(rows["date_from"]), to_days(rows["date_to"])
    for row, start, end in zip(rows.to_dict("records"), first, last, strict=True):
        if np.isnan(start) and np.isnan(end):
            continue
        bounds = (float(np.nanmin([start, end])), float(np.nanmax([start, end])))
        for mission_id in row["mission_ids"].split(";"):
            known = best.get(mission_id)
            if known is None or bounds[1] - bounds[0] < known[0][1] - known[0][0]:
                best[mission_id] = (bounds, row)
    return best
