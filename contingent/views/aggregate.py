"""What is drawn when there are more rows than marks can be told apart: bins that say how many rows they hold."""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
import pandas as pd

from contingent.tables import Tables
from contingent.views.days import MS_PER_DAY, Span, iso
from contingent.views.picture import Picture
from contingent.views.reports import bounds
from contingent.views.theme import Canvas, mission_colour
from contingent.wording import count, number, span_of_days

#: More figures than this are binned.
MOST_MARKS = 500
_CELL = 18.0
_MOST_BINS = 2500


class Scale(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def top(self) -> float: ...
    @property
    def log(self) -> bool: ...
    def value(self, px: float, height: float) -> float: ...


def figures_in_bins(
    fig: Picture, tables: Tables, figures: pd.DataFrame, sheet: Canvas, scale: Scale, size: tuple[float, float]
) -> None:
    """One mark per cell of the plot and mission, as large as the number of figures in it; customdata is the first
    figure's id and `figures:<first day>:<last day>:<lowest>:<highest>:<mission_ids>`, by which `rows_of` finds all."""
    first, last = bounds(tables, figures)
    middle = np.where(np.isnan(first), last, np.where(np.isnan(last), first, (first + last) / 2))
    value = figures["value"].to_numpy(dtype="float64")
    kept = ~np.isnan(middle)
    across = np.floor((middle[kept] - scale.span.first) / scale.span.length * size[0] / _CELL)
    share = (
        np.log10(np.maximum(value[kept], 0.8) / 0.8) / np.log10(scale.top / 0.8)
        if scale.log
        else value[kept] / scale.top
    )
    up = np.floor((1 - share) * size[1] / _CELL)
    cells = pd.DataFrame(
        {
            "x": across,
            "y": up,
            "mission": figures["mission_ids"].to_numpy(dtype=object)[kept],
            "id": figures["figure_id"].to_numpy(dtype=object)[kept],
            "value": value[kept],
            "day": middle[kept],
        }
    )
    bins = cells.groupby(["x", "y", "mission"], sort=True).agg(
        n=("id", "size"),
        id=("id", "first"),
        low=("value", "min"),
        high=("value", "max"),
        first=("day", "min"),
        last=("day", "max"),
    )
    bins = bins.reset_index().sort_values("n", ascending=False).head(_MOST_BINS)
    most = int(bins["n"].max())
    fig.scatter(
        x=((scale.span.first + (bins["x"] + 0.5) * _CELL / size[0] * scale.span.length) * MS_PER_DAY).round().tolist(),
        y=[round(scale.value((y + 0.5) * _CELL, size[1]), 1) for y in bins["y"]],
        mode="markers",
        marker={
            "size": [round(4 + 13 * math.log1p(n) / math.log1p(most), 1) for n in bins["n"]],
            "color": [mission_colour(mission.split(";")[0], sheet.dark) for mission in bins["mission"]],
            "opacity": 0.6,
            "line": {"width": 0},
        },
        customdata=[
            [row.id, f"figures:{iso(row.first)}:{iso(row.last)}:{row.low:.0f}:{row.high:.0f}:{row.mission}"]
            for row in bins.itertuples()
        ],
        hovertext=[
            f"<b>{count('figure', int(row.n))}</b><br>{number(int(row.low))} to {number(int(row.high))}"
            f"<br>{span_of_days(iso(row.first), iso(row.last))}"
            for row in bins.itertuples()
        ],
        hoverinfo="text",
    )
    fig.note(
        text=f"one mark = 1 to {number(most)} figures",
        x=1,
        y=1,
        xref="x domain",
        yref="y domain",
        xanchor="right",
        yanchor="bottom",
        font={"size": sheet.type.label, "color": sheet.ink.muted},
    )
