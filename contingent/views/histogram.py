"""Events by year."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from contingent.tables import Tables
from contingent.views.days import year_of
from contingent.views.happenings import Dated, dated_events
from contingent.views.picture import Picture
from contingent.views.theme import canvas, frame, layout, plot_height
from contingent.wording import count, number, source_line

TITLE = "Events by year, as reported"
_HEIGHT = 180
_STATUSES = ("occurred", "planned", "denied")


def by_year(dated: Dated) -> pd.DataFrame:
    """How many events lie in each year: a row per year from the first to the last; columns occurred, planned, denied.

    A happening that several articles tell is counted once; one whose doubt reaches over a year's end is in no year.
    """
    start, end = year_of(dated.first), year_of(dated.last - 1)
    inside = start == end
    years = range(int(start[inside].min()), int(start[inside].max()) + 1) if inside.any() else range(0)
    offset = start - (years.start if inside.any() else 0)
    status = dated.events["status"]
    counts = {
        name: np.bincount(offset[inside & (status == name).to_numpy(dtype=bool)], minlength=len(years))
        for name in _STATUSES
    }
    return pd.DataFrame(counts, index=list(years), dtype="int64")


def figure(
    tables: Tables, selection_words: str, *, shot: bool = False, dark: bool = False, width: int = 1080
) -> go.Figure:
    """A bar for each year; what is planned or denied stands on top, hollow."""
    sheet = canvas(width, shot, dark)
    counted, ink = by_year(dated_events(tables)), sheet.ink
    framed = frame(sheet, TITLE, _subtitle(tables, counted, selection_words), _source(tables), below=24)
    plot = plot_height(sheet, framed, _HEIGHT)
    fig = Picture()
    layout(fig, sheet, framed, plot)
    for name, filled in (("occurred", True), ("planned", False), ("denied", False)):
        fig.bar(
            x=list(counted.index),
            y=list(counted[name]),
            width=0.86,
            marker={"color": ink.muted if filled else ink.paper, "line": {"color": ink.muted, "width": 1}},
            hovertext=[f"<b>{year}</b><br>{count('event', n)} {name}" for year, n in counted[name].items()],
            hoverinfo="text",
        )
    total = counted.sum(axis=1)
    fig.scatter(
        x=list(counted.index),
        y=list(total),
        mode="text",
        text=[number(n) if n else "" for n in total],
        textposition="top center",
        textfont={"size": sheet.type.source, "color": ink.muted},
        hoverinfo="skip",
        cliponaxis=False,
    )
    fig.lay_out(barmode="stack")
    tick = {"size": sheet.type.label, "color": ink.muted}
    ends = [min(counted.index, default=2003) - 0.6, max(counted.index, default=2026) + 0.6]
    fig.x_axis(
        range=ends, showgrid=False, zeroline=False, tickfont=tick, tickformat="d", nticks=6 if sheet.phone else 14
    )
    fig.y_axis(visible=False, fixedrange=True, range=[0, max(1, int(total.max()) if len(total) else 1) * 1.2])
    return fig.figure()


def alt_text(tables: Tables, selection_words: str) -> str:
    """One sentence that says what the chart shows, for those who do not see it."""
    total = by_year(dated_events(tables)).sum(axis=1)
    if total.empty:
        return f"Events by year ({selection_words}): none."
    most = total.index[int(total.to_numpy().argmax())]
    return f"Events by year ({selection_words}): {count('event', int(total.sum()))}, most in {most} ({total.max()})."


def _subtitle(tables: Tables, counted: pd.DataFrame, selection_words: str) -> str:
    over = tables.events["occurrence_id"].nunique() - int(counted.to_numpy().sum())
    return f"{selection_words} · {number(over)} in no single year" if over else selection_words


def _source(tables: Tables) -> str:
    return f"As reported, not verified. {source_line(tables.articles)}."
