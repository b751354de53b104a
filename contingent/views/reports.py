"""Reported figures as the troop chart draws them: where each stands in time, and which of them agree or conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from contingent.records import records
from contingent.tables import Tables
from contingent.views.days import to_days


@dataclass(frozen=True, slots=True)
class Report:
    """One reported figure that a date places: days since 1970, `last` the end of the last day.

    `open_start` and `open_end` say that the doubt has no bound on that side. `at` is where the mark stands: in the
    middle of its doubt, or, where one side is open, at the day that bounds it.
    """

    row: Mapping[str, Any]
    first: float
    last: float
    at: float
    open_start: bool
    open_end: bool

    @property
    def figure_id(self) -> str:
        return str(self.row["figure_id"])

    @property
    def missions(self) -> tuple[str, ...]:
        return tuple(one for one in self.row["mission_ids"].split(";") if one)

    @property
    def high(self) -> int:
        """The upper end of `between`; the value for all others."""
        high = self.row["high"]
        return int(high) if self.row["qualifier"] == "between" and not pd.isna(high) else int(self.row["value"])

    @property
    def claim(self) -> tuple[Any, ...]:
        """What is the same for two reports that say exactly the same: they are drawn on one spot."""
        row = self.row
        return (row["nation"], row["mission_ids"], row["value"], row["qualifier"], self.first, self.last)


@dataclass(frozen=True, slots=True)
class Link:
    """A finding between reports that are in view: `conflict` or `corroborated`, with its explanation."""

    kind: str
    note: str
    figure_ids: tuple[str, ...]


def of_measure(tables: Tables, measure: str, nation: str = "") -> pd.DataFrame:
    """The figures of one measure; measures are never mixed. `nation` "" means all."""
    figures = tables.figures[tables.figures["measure"] == measure]
    return figures[figures["nation"] == nation] if nation else figures


def undated(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures that no date places. They are listed, not drawn."""
    return figures[(figures["as_of_from"] == "") & (figures["as_of_to"] == "")]


def bounds(tables: Tables, figures: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """First day and end of the last day; an open end reaches to the day the article was published, if that is known."""
    first, last = to_days(figures["as_of_from"]), to_days(figures["as_of_to"])
    published = tables.articles.set_index("article_id")["published_to"]
    known_until = to_days(figures["article_id"].map(published).fillna(""))
    plan = (figures["measure"] == "planned").to_numpy(dtype=bool)
    last = np.where(np.isnan(last) & ~plan & (known_until >= first), known_until, last)
    return first, last + 1


def reports(tables: Tables, figures: pd.DataFrame) -> list[Report]:
    """Every figure that a date places, by time."""
    first, last = bounds(tables, figures)
    placed = ~(np.isnan(first) & np.isnan(last))
    rows = records(figures[placed])
    found = [_report(row, a, b) for row, a, b in zip(rows, first[placed], last[placed], strict=True)]
    return sorted(found, key=lambda one: (one.at, one.figure_id))


def _report(row: Mapping[str, Any], first: float, last: float) -> Report:
    open_start, open_end = bool(np.isnan(first)), bool(np.isnan(last))
    start = float(last - 1 if open_start else first)
    end = float(first + 1 if open_end else last)
    # "Since 2014", said in January 2024, is a number of January 2024: it stands at the end of its stretch.
    since = row["as_of"].endswith("/..") and row["as_of_basis"] == "stated"
    return Report(row, start, end, end - 0.5 if since else (start + end) / 2, open_start, open_end)


def links(tables: Tables, shown: list[Report]) -> list[Link]:
    """The conflicts and corroborations that speak of two reports in view or more."""
    in_view = {one.figure_id for one in shown}
    found = []
    for finding in records(tables.findings):
        if finding["kind"] not in ("conflict", "corroborated"):
            continue
        ids = tuple(one for one in finding["row_ids"].split(";") if one in in_view)
        if len(ids) > 1:
            found.append(Link(finding["kind"], finding["note"], ids))
    return found
