"""The timeline of more events than marks can be told apart: circles that say how many events they hold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from contingent.tables import Tables
from contingent.views.days import MS_PER_DAY, Span, iso
from contingent.views.happenings import Dated
from contingent.views.lane import Cluster, Heights, Lane, heights
from contingent.views.missions import NO_MISSION, Lifetime
from contingent.views.picture import Picture
from contingent.views.theme import Canvas, faded, mission_colour
from contingent.views.timeline_marks import Bars, draw_mission
from contingent.wording import EVENT_TYPES, count, number, span_of_days

#: More events than this are binned.
MOST_EVENTS = 600
_CELL = 26.0
_MOST_LISTED = 20


def lanes(tables: Tables, lived: dict[str, Lifetime], sizes: Heights, only: Sequence[str]) -> list[Lane]:
    """A lane for each mission that an event names, one row of circles each; that of no mission last."""
    named = {one for ids in tables.events["mission_ids"].unique() for one in (ids.split(";") if ids else [NO_MISSION])}
    known = dict(zip(tables.missions["mission_id"], tables.missions["name"], strict=True))
    wanted = [one for one in named if not only or one in only]
    order = sorted(wanted, key=lambda one: (one == NO_MISSION, lived[one].spoken_from if one in lived else 0, one))
    placed, top = [], 0.0
    for one in order:
        lane = Lane(one, known.get(one, one) or "No mission named", lived.get(one), clusters=(Cluster((), 0),), top=top)
        placed.append(lane)
        top += sizes.of(lane)
    return placed


def draw(fig: Picture, dated: Dated, sheet: Canvas, placed: list[Lane], shown: Span, width: float, top: float) -> None:
    """The missions' bars, and in each lane a circle for every stretch of time, its area by the number of events."""
    sizes = heights(sheet)
    bars = Bars()
    for lane in placed:
        if lane.lifetime is not None:
            draw_mission(bars, lane, lane.lifetime, "", sheet, shown, top)
    bars.trace(fig)
    counted = _counted(dated, shown, width)
    most = int(counted["n"].max()) if len(counted) else 1
    for lane in placed:
        _circles(fig, counted[counted["mission"] == lane.mission_id], lane, sheet, sizes, (shown, width, top, most))
    fig.note(
        text=f"one mark = 1 to {number(most)} events",
        x=1,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        font={"size": sheet.type.label, "color": sheet.ink.muted},
    )


def _counted(dated: Dated, shown: Span, width: float) -> pd.DataFrame:
    """How many happenings each stretch of a lane holds: mission, cell, n, type (the commonest), ids (the first)."""
    events, middle = dated.events, (dated.first + dated.last) / 2
    inside = (middle >= shown.first) & (middle <= shown.last)
    chosen = events[inside]
    cells = pd.DataFrame(
        {
            "mission": chosen["mission_ids"].astype("category"),
            "cell": np.floor((middle[inside] - shown.first) / shown.length * width / _CELL).astype("int64"),
            "type": chosen["event_type"].astype("category"),
            "id": chosen["event_id"],
        }
    )
    by_type = cells.groupby(["mission", "cell", "type"], sort=False, observed=True).size().rename("n").reset_index()
    listed = cells.groupby(["mission", "cell"], sort=False, observed=True).head(_MOST_LISTED)
    by_type = _by_mission(by_type).sort_values(["n", "type"], ascending=[False, True])
    grouped = by_type.groupby(["mission", "cell"], sort=True)
    counted = grouped.agg(n=("n", "sum"), type=("type", "first"))
    counted["ids"] = _by_mission(listed).groupby(["mission", "cell"])["id"].agg(";".join)
    return counted.reset_index()


def _by_mission(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that name several missions once for each; those that name none under "no mission"."""
    named = rows.assign(mission=rows["mission"].astype(str).str.split(";"))
    return named.explode("mission")


def _circles(
    fig: Picture,
    counted: pd.DataFrame,
    lane: Lane,
    sheet: Canvas,
    sizes: Heights,
    scale: tuple[Span, float, float, int],
) -> None:
    shown, width, top, most = scale
    days = [
        (shown.first + cell * _CELL / width * shown.length, shown.length * _CELL / width) for cell in counted["cell"]
    ]
    colour = mission_colour(lane.mission_id, sheet.dark)
    y = top + lane.top + sizes.above_events(lane) + sizes.event / 2 + 2
    spans = [(iso(first), iso(first + length)) for first, length in days]
    fig.scatter(
        x=[round((first + length / 2) * MS_PER_DAY) for first, length in days],
        y=[y] * len(days),
        mode="markers",
        marker={
            "size": [round(4 + (_CELL - 4) * (n / most) ** 0.5, 1) for n in counted["n"]],
            "color": faded(colour, 0.55),
            "line": {"color": colour, "width": 1},
            "opacity": 1,
        },
        customdata=[[ids.split(";")[0], ids] for ids in counted["ids"]],
        hovertext=[
            f"<b>{count('event', int(n))}</b><br>{span_of_days(first, last)}<br>most often: {EVENT_TYPES[kind]}"
            for n, kind, (first, last) in zip(counted["n"], counted["type"], spans, strict=True)
        ],
        hoverinfo="text",
    )
