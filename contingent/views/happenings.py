"""Events as a chart draws them: the same happening once, with all its reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from contingent.records import records
from contingent.tables import Tables
from contingent.views.days import to_days
from contingent.wording import EVENT_TYPES, STATUSES, dated, names

# Which marks get their label first when there is no room for all.
_WEIGHT = {
    "mission_start": 0,
    "mission_end": 0,
    "command_change": 2,
    "withdrawal": 1,
    "deployment": 1,
    "handover": 1,
    "redeployment": 2,
    "agreement": 2,
    "attack": 2,
    "milestone": 2,
    "meeting": 3,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening that a date places, in days since 1970 (`last` is the end of the last day), and its reports.

    `row` is the report that knows the date best; it gives type, summary and the words shown. `reports` holds it first.
    """

    row: Mapping[str, Any]
    reports: tuple[Mapping[str, Any], ...]
    first: float
    last: float
    status: str
    missions: tuple[str, ...]

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2

    @property
    def event_ids(self) -> str:
        return ";".join(report["event_id"] for report in self.reports)

    @property
    def weight(self) -> tuple[int, int, float, str]:
        """Smaller is more important: told more often, of a weightier type, better known, earlier."""
        kind = _WEIGHT[self.row["event_type"]] + (self.status == "denied")
        return (kind - len(self.reports), int(self.last - self.first > 40), self.middle, self.row["event_id"])

    def facts(self, tables: Tables) -> list[str]:
        """Type, status, mission and date in words, for the hover."""
        kind = EVENT_TYPES[self.row["event_type"]]
        about = [kind[0].upper() + kind[1:], "" if self.status == "occurred" else STATUSES[self.status]]
        about.append(names(";".join(self.missions), tables.missions, "mission_id"))
        return [" · ".join(part for part in about if part), dated(self.row, "date")]


def undated(events: pd.DataFrame) -> pd.DataFrame:
    """The events that no date places: neither a first nor a last day. They are listed, not drawn."""
    return events[(events["date_from"] == "") & (events["date_to"] == "")]


def bounds(tables: Tables, events: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """First day and end of the last day of each event, NaN for both when no date places it.

    An open end reaches to the day the article was published, because an article cannot report what came after it;
    without that, and for plans, the known end alone is the date.
    """
    first, last = to_days(events["date_from"]), to_days(events["date_to"])
    open_ended = np.isnan(last) & ~np.isnan(first) & (events["status"] != "planned").to_numpy(dtype=bool)
    if open_ended.any():
        # Only these need a look at their articles, which are many where events are.
        published = tables.articles.set_index("article_id")["published_to"]
        known_until = to_days(events.loc[open_ended, "article_id"].map(published).fillna(""))
        last[open_ended] = np.where(known_until >= first[open_ended], known_until, np.nan)
    first, last = np.where(np.isnan(first), last, first), np.where(np.isnan(last), first, last)
    return first, last + 1


_COUNTED = ["event_id", "mission_ids", "event_type", "status"]


@dataclass(frozen=True, slots=True)
class Dated:
    """The events that a date places, each happening once (the first report), with their bounds in days.

    `events` has the columns event_id, mission_ids, event_type, status.
    """

    events: pd.DataFrame
    first: np.ndarray
    last: np.ndarray


def dated_events(tables: Tables) -> Dated:
    """What is needed to count events, where drawing them one by one would be too much."""
    once = ~tables.events["occurrence_id"].duplicated()
    events = tables.events.loc[once, [*_COUNTED, "article_id", "date_from", "date_to"]]
    first, last = bounds(tables, events)
    placed = ~np.isnan(first)
    return Dated(events.loc[placed, _COUNTED], first[placed], last[placed])


def happenings(tables: Tables) -> list[Happening]:
    """Every happening that a date places, by time; reports that share an `occurrence_id` are one."""
    events = tables.events
    first, last = bounds(tables, events)
    placed = ~np.isnan(first)
    rows = records(events[placed])
    groups: dict[str, list[tuple[float, float, Mapping[str, Any]]]] = {}
    for row, start, end in zip(rows, first[placed], last[placed], strict=True):
        groups.setdefault(row["occurrence_id"], []).append((float(start), float(end), row))
    found = [_one(reports) for reports in groups.values()]
    return sorted(found, key=lambda one: (one.middle, one.row["event_id"]))


def _one(reports: list[tuple[float, float, Mapping[str, Any]]]) -> Happening:
    """The best-dated report stands for all; it happened if any report says so."""
    best_first = sorted(reports, key=lambda report: (report[1] - report[0], report[2]["event_id"]))
    start, end, row = best_first[0]
    rows = tuple(report[2] for report in best_first)
    statuses = {report["status"] for report in rows}
    missions = dict.fromkeys(one for report in rows for one in report["mission_ids"].split(";") if one)
    status = "occurred" if "occurred" in statuses else row["status"]
    return Happening(row, rows, start, end, status, tuple(missions))
