"""What is drawn when there are more rows than marks can be told apart: bins that say how many rows they hold."""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
import pandas as pd

from contingent.records import Record, records
from contingent.tables import Tables
from contingent.views.days import MS_PER_DAY, Span, iso
from contingent.views.picture import Picture
from contingent.views.reports import bounds
from contingent.views.theme import Canvas, mission_colour
from contingent.wording import count, number, span_of_days

#: More figures than this are binned.
MOST_MARKS = 500
_CELL = 18.0
# No more cells than this, so that the chart stays light however large it is drawn.
_MOST_CELLS = 2400


class Scale(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def log(self) -> bool: ...
    def value(self, px: float, height: float) -> float: ...


def figures_in_bins(
    fig: Picture, tables: Tables, figures: pd.DataFrame, sheet: Canvas, scale: Scale, size: tuple[float, float]
) -> None:
    """One mark per cell of the plot, as large as the number of figures in it; customdata is the id of the first."""
    cell = max(_CELL, math.sqrt(size[0] * size[1] / _MOST_CELLS))
    bins = _counted(_in_cells(tables, figures, scale, size, cell))
    most = max((one["n"] for one in bins), default=1)
    fig.scatter(
        x=[round(scale.span.day((one["x"] + 0.5) * cell, size[0]) * MS_PER_DAY) for one in bins],
        y=[round(scale.value((one["y"] + 0.5) * cell, size[1]), 1) for one in bins],
        mode="markers",
        marker={
            "size": [round(4 + (cell - 3) * math.log1p(one["n"]) / math.log1p(most), 1) for one in bins],
            "color": [_colour(one, sheet) for one in bins],
            "opacity": 0.6,
            "line": {"width": 0},
        },
        customdata=[[one["id"], ""] for one in bins],
        hovertext=[_in_words(one) for one in bins],
        hoverinfo="text",
    )
    note_of_marks(fig, sheet, most, "figures")


def note_of_marks(fig: Picture, sheet: Canvas, most: int, noun: str) -> None:
    """`one mark = 1 to 40 events`, over the plot's right corner."""
    fig.note(
        text=f"one mark = 1 to {number(most)} {noun}",
        x=1,
        y=1,
        xref="x domain",
        yref="y domain",
        xanchor="right",
        yanchor="bottom",
        font={"size": sheet.type.label, "color": sheet.ink.muted},
    )


def _in_cells(
    tables: Tables, figures: pd.DataFrame, scale: Scale, size: tuple[float, float], cell: float
) -> pd.DataFrame:
    """The figures that have a date, each with its cell: x and y (from the plot's left top), mission, id, value, day."""
    first, last = bounds(tables, figures)
    middle = np.where(np.isnan(first), last, np.where(np.isnan(last), first, (first + last) / 2))
    kept = ~np.isnan(middle)
    value = figures["value"].to_numpy(dtype="float64")[kept]
    if scale.log:
        share = np.log10(np.maximum(value, scale.bottom) / scale.bottom) / np.log10(scale.top / scale.bottom)
    else:
        share = (value - scale.bottom) / (scale.top - scale.bottom)
    return pd.DataFrame(
        {
            "x": np.floor((middle[kept] - scale.span.first) / scale.span.length * size[0] / cell),
            "y": np.floor((1 - share) * size[1] / cell),
            "mission": figures["mission_ids"].to_numpy(dtype=object)[kept],
            "id": figures["figure_id"].to_numpy(dtype=object)[kept],
            "value": value,
            "day": middle[kept],
        }
    )


def _counted(cells: pd.DataFrame) -> list[Record]:
    """What each cell holds, the fullest first: n, missions (how many), mission and id (the first), low, high, days."""
    counted = cells.groupby(["x", "y"], sort=True).agg(
        n=("id", "size"),
        missions=("mission", "nunique"),
        mission=("mission", "first"),
        id=("id", "first"),
        low=("value", "min"),
        high=("value", "max"),
        first=("day", "min"),
        last=("day", "max"),
    )
    return records(counted.reset_index().sort_values("n", ascending=False, kind="stable"))


def _colour(one: Record, sheet: Canvas) -> str:
    """The mission's colour where all figures of a cell are of one, else that of none."""
    return mission_colour(one["mission"].split(";")[0] if one["missions"] == 1 else "", sheet.dark)


def _in_words(one: Record) -> str:
    values = number(int(one["low"])) + (f" to {number(int(one['high']))}" if one["high"] > one["low"] else "")
    return f"<b>{count('figure', one['n'])}</b><br>{values}<br>{span_of_days(iso(one['first']), iso(one['last']))}"
