"""The timeline of more events than marks can be told apart: circles that say how many events they hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from contingent.tables import Tables
from contingent.views.aggregate import note_of_marks
from contingent.views.days import MS_PER_DAY, Span, iso
from contingent.views.happenings import Dated
from contingent.views.lane import Cluster, Heights, Lane, heights
from contingent.views.missions import NO_MISSION, Lifetime
from contingent.views.picture import Picture
from contingent.views.theme import Canvas, faded, mission_colour
from contingent.views.timeline_marks import Bars, draw_mission
from contingent.wording import EVENT_TYPES, count, span_of_days

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
    note_of_marks(fig, sheet, most, "events")


def _counted(dated: Dated, shown: Span, width: float) -> pd.DataFrame:
    """How many happenings each stretch of a lane holds: mission, cell, n, type (the commonest), ids (the first)."""
    middle = (dated.first + dated.last) / 2
    inside = (middle >= shown.first) & (middle <= shown.last)
    cells = pa.table(
        {
            "missions": pa.array(dated.events["mission_ids"], type=pa.string()),
            "cell": np.floor((middle - shown.first) / shown.length * width / _CELL).astype("int64"),
            "type": pa.array(dated.events["event_type"], type=pa.string()),
            "id": pa.array(dated.events["event_id"], type=pa.string()),
        }
    ).filter(inside)
    kinds: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    by_type = cells.group_by(["missions", "cell", "type"]).aggregate([([], "count_all")])
    for row in by_type.to_pylist():
        for one in _missions(row):
            kinds[one, row["cell"]][row["type"]] += row["count_all"]
    listed: dict[tuple[str, int], list[str]] = defaultdict(list)
    # In one thread, so that "the first" are the first of the table.
    by_cell = cells.group_by(["missions", "cell"], use_threads=False).aggregate([("id", "list")])
    ids = pc.list_slice(by_cell["id_list"], 0, _MOST_LISTED)
    for row in by_cell.set_column(by_cell.column_names.index("id_list"), "ids", ids).to_pylist():
        for one in _missions(row):
            listed[one, row["cell"]] += row["ids"]
    return pd.DataFrame(
        [
            (*stretch, of.total(), min(of, key=lambda kind: (-of[kind], kind)), ";".join(listed[stretch]))
            for stretch, of in sorted(kinds.items())
        ],
        columns=["mission", "cell", "n", "type", "ids"],
    )


def _missions(row: Mapping[str, str]) -> list[str]:
    return row["missions"].split(";") if row["missions"] else [NO_MISSION]


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
