"""The timeline of more events than marks can be told apart: circles that say how many events they hold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from contingent.tables import Tables
from contingent.views.days import MS_PER_DAY, Span, iso
from contingent.views.happenings import bounds
from contingent.views.lanes import Cluster, Heights, Lane, heights
from contingent.views.missions import NO_MISSION, Lifetime
from contingent.views.picture import Picture
from contingent.views.theme import Canvas, faded, mission_colour
from contingent.views.timeline_marks import Bars, draw_mission
from contingent.wording import EVENT_TYPES, count, number, span_of_days

#: More events than this are binned.
MOST_EVENTS = 600
_CELL = 26.0


def lanes(tables: Tables, lived: dict[str, Lifetime], only: Sequence[str]) -> list[Lane]:
    """A lane for each mission that an event names, one row of circles each; that of no mission last."""
    named = {one for ids in tables.events["mission_ids"].unique() for one in (ids.split(";") if ids else [NO_MISSION])}
    known = dict(zip(tables.missions["mission_id"], tables.missions["name"], strict=True))
    wanted = [one for one in named if not only or one in only]
    order = sorted(wanted, key=lambda one: (one == NO_MISSION, lived[one].spoken_from if one in lived else 0, one))
    lanes_, top = [], 0.0
    for one in order:
        lane = Lane(one, known.get(one, one) or "No mission named", lived.get(one), clusters=(Cluster((), 1),), top=top)
        lanes_.append(lane)
        top += 84
    return lanes_


def draw(
    fig: Picture, tables: Tables, sheet: Canvas, placed: list[Lane], shown: Span, width: float, top: float
) -> None:
    """The missions' bars, and in each lane a circle for every stretch of time, its area by the number of events."""
    sizes = heights(sheet)
    bars = Bars()
    for lane in placed:
        if lane.lifetime is not None:
            draw_mission(bars, lane, lane.lifetime, "", sheet, shown, top)
    bars.trace(fig)
    counted = _counted(tables, shown, width)
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


def _counted(tables: Tables, shown: Span, width: float) -> pd.DataFrame:
    """How many happenings each stretch of each lane holds: mission, cell, n, id (of the first), type (the most frequent)."""
    events = tables.events.drop_duplicates("occurrence_id")
    first, last = bounds(tables, events)
    middle = (first + last) / 2
    inside = (middle >= shown.first) & (middle <= shown.last)
    cells = pd.DataFrame(
        {
            "mission": events["mission_ids"].to_numpy(dtype=object)[inside],
            "cell": np.floor((middle[inside] - shown.first) / shown.length * width / _CELL),
            "type": events["event_type"].to_numpy(dtype=object)[inside],
            "id": events["event_id"].to_numpy(dtype=object)[inside],
        }
    )
    by_type = cells.groupby(["mission", "cell", "type"], sort=False).agg(n=("id", "size"), id=("id", "first"))
    rows = by_type.reset_index()
    rows["mission"] = [ids.split(";") if ids else [NO_MISSION] for ids in rows["mission"]]
    rows = rows.explode("mission").sort_values(["n", "type"], ascending=[False, True])
    grouped = rows.groupby(["mission", "cell"], sort=True)
    return grouped.agg(n=("n", "sum"), id=("id", "first"), type=("type", "first")).reset_index()


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
    y = top + lane.top + sizes.above_events(lane) + sizes.event
    spans = [(iso(first), iso(first + length)) for first, length in days]
    fig.scatter(
        x=[round((first + length / 2) * MS_PER_DAY) for first, length in days],
        y=[y] * len(days),
        mode="markers",
        marker={
            "size": [round(4 + (_CELL + 8) * (n / most) ** 0.5, 1) for n in counted["n"]],
            "color": faded(colour, 0.55),
            "line": {"color": colour, "width": 1},
            "opacity": 1,
        },
        customdata=[
            [row, f"events:{first}:{last}:{lane.mission_id}"]
            for row, (first, last) in zip(counted["id"], spans, strict=True)
        ],
        hovertext=[
            f"<b>{count('event', int(n))}</b><br>{span_of_days(first, last)}<br>most often: {EVENT_TYPES[kind]}"
            for n, kind, (first, last) in zip(counted["n"], counted["type"], spans, strict=True)
        ],
        hoverinfo="text",
    )
