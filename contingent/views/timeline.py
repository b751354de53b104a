"""The timeline: missions as lanes, commands as thin bars, events as markers as wide as the doubt about their day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go
import pyarrow.compute as pc

from contingent.tables import Tables
from contingent.views import key as keys
from contingent.views import timeline_bins as bins
from contingent.views import timeline_marks as marks
from contingent.views.days import MS_PER_DAY, Span, day_number, known_dates, span_of
from contingent.views.happenings import Dated, Happening, dated_events, happenings, undated
from contingent.views.histogram import by_year
from contingent.views.lane import Lane, heights
from contingent.views.lanes import airy, lanes, spread, stacked
from contingent.views.lettering import escape, width_of, wrap
from contingent.views.missions import Lifetime, lifetimes
from contingent.views.picture import Picture
from contingent.views.theme import SHAPES, Canvas, canvas, frame, layout, mission_colour, most_ticks, plot_height
from contingent.wording import EVENT_TYPES, count, number, source_line

TITLE = "What the articles say happened"
_AXIS = 26
_YEARS = 58
_BRIEF = {
    "mission_start": "begins",
    "mission_end": "ends",
    "deployment": "deploys",
    "redeployment": "redeploys",
    "withdrawal": "withdraws",
    "handover": "handover",
    "command_change": "command",
}
# With more events than this some may have to share a mark, and the key says how.
_FEW = 24


@dataclass(frozen=True, slots=True)
class _Contents:
    """What the timeline shows: happenings one by one, or too many of them to tell apart (`binned`)."""

    found: list[Happening]
    dated: Dated
    lived: dict[str, Lifetime]
    shown: Span
    binned: bool


def figure(
    tables: Tables,
    selection_words: str,
    *,
    shot: bool = False,
    dark: bool = False,
    width: int = 1080,
    span: tuple[str, str] | None = None,
    missions: Sequence[str] = (),
    small: bool = False,
    height: int = 0,
) -> go.Figure:
    """The timeline of the (already filtered) tables.

    `selection_words` goes under the title, `span` is the first and last day to show (ISO dates; None: all), `missions`
    the lanes to show (empty: all that a row names); `small` is for a corner of a page: no key, lanes as low as they can
    be, with the events that then have no room of their own under a mark with their number. A small figure that would be
    lower than `height` px fills them.

    Each mark's customdata begins with a row id (event_id or tenure_id); the second entry is all ids it stands for,
    `;`-separated, so that a cluster can be listed (in the bins of a very large selection: the first twenty). Events
    without a date are counted in the subtitle, not drawn.
    """
    sheet = replace(canvas(width, shot, dark), small=small)
    left, right = (sheet.edge, 12) if sheet.names_above else (_gutter(tables, sheet), sheet.edge + 2)
    room = sheet.width - left - right
    above = _YEARS + (sheet.type.label + 6 if sheet.names_above else 0)
    contents = _contents(tables, span)
    across = sheet.width - sheet.edge - right
    key = keys.key([] if contents.binned or small else _key(contents.found), sheet, across)
    framed = frame(sheet, TITLE, _subtitle(tables, contents, selection_words), _source(tables), below=_AXIS)
    given = plot_height(sheet, framed, max(height - framed.top - framed.bottom, 0))
    free = given - above - key.height if shot or small else None
    if contents.binned:
        placed = bins.lanes(tables, contents.lived, heights(sheet), missions)
    else:
        placed = lanes(tables, contents.found, contents.lived, contents.shown, room, sheet, free, missions)
    if free is not None:
        sheet = airy(placed, sheet, free)
        placed = stacked(placed, heights(sheet))
        placed = spread(placed, heights(sheet), free)
    needed = round(above + sum(heights(sheet).of(lane) for lane in placed)) + key.height
    plot = plot_height(sheet, framed, max(needed, given))

    fig = Picture()
    layout(fig, sheet, framed, plot, left, right)
    _axes(fig, sheet, contents.shown, (room, plot - key.height))
    _name_lanes(fig, sheet, placed, left, above)
    marks.years(fig, sheet, by_year(contents.dated), (contents.shown, room), above - 8, _YEARS - 8)
    if contents.binned:
        bins.draw(fig, contents.dated, sheet, placed, contents.shown, room, above)
    else:
        marks.draw(fig, tables, sheet, placed, (contents.shown, room), above)
    if key.lines:
        keys.draw(fig, key, sheet, plot - key.height, across)
    return fig.figure()


def alt_text(tables: Tables, selection_words: str) -> str:
    """One sentence that says what the timeline shows, for those who do not see it."""
    dated = len(tables.events) - len(undated(tables.events))
    missions = ", ".join(tables.missions["name"]) or "no mission named"
    return f"Timeline ({selection_words}): {count('dated event', dated)} in lanes by mission: {missions}."


def _contents(tables: Tables, span: tuple[str, str] | None) -> _Contents:
    lived = lifetimes(tables)
    binned = len(tables.events) > bins.MOST_EVENTS
    found = [] if binned else happenings(tables)
    shown = span_of(*span) if span else extent(tables, lived)
    inside = [one for one in found if one.last >= shown.first and one.first <= shown.last]
    return _Contents(inside, dated_events(tables), lived, shown, binned)


def extent(tables: Tables, lived: dict[str, Lifetime]) -> Span:
    """The days that events and missions cover, with a little room around; this century if there are none."""
    edges = [pc.min_max(known_dates(tables.events[column])).as_py() for column in ("date_from", "date_to")]
    days = [day_number(day) for edge in edges for day in edge.values() if day]
    days += [day for life in lived.values() for day in (life.spoken_from, life.spoken_to)]
    if not days:
        return span_of("2000-01-01", "2026-12-31")
    first, last = min(days), max(days) + 1
    if last - first < 60:
        first, last = first - 45, last + 45
    return Span(first, last).widened(0.035, 0.035)


def _subtitle(tables: Tables, contents: _Contents, selection_words: str) -> str:
    without_day = len(undated(tables.events))
    shown = len(contents.dated.events) if contents.binned else len(contents.found)
    parts = [
        selection_words,
        count("event", shown),
        f"{number(without_day)} of unknown date not drawn" if without_day else "",
    ]
    return " · ".join(part for part in parts if part)


def _source(tables: Tables) -> str:
    return f"As reported, not verified. {source_line(tables.articles)}."


def _key(found: list[Happening]) -> list[keys.Entry]:
    types = {one.row["event_type"] for one in found}
    statuses = {one.status for one in found}
    entries = [
        keys.Entry(EVENT_TYPES[kind], shape, brief=_BRIEF.get(kind, ""))
        for kind, shape in SHAPES.items()
        if kind in types
    ]
    if "planned" in statuses:
        entries.append(keys.Entry("hollow: planned", hollow=True, brief="planned"))
    if "denied" in statuses:
        entries.append(keys.Entry("struck out: denied", "circle-x-open", brief="denied"))
    if any(one.last - one.first > 1 for one in found):
        entries.append(keys.Entry("doubt about the date", bar=True, brief="date in doubt"))
    if len(found) > _FEW:
        entries.append(keys.Entry("with a number: so many events", brief="number: so many"))
    return entries


def _gutter(tables: Tables, sheet: Canvas) -> int:
    """The room left of the plot that the names of the missions need, broken into two lines if they are long."""
    names = [*tables.missions["name"], "No mission named", "Events by year"]
    lines = [line for name in names for line in wrap(name, sheet.type.name, 150 * sheet.type.name / 14, bold=True)]
    return sheet.edge + round(max(width_of(line, sheet.type.name, True) for line in lines)) + 16


def _axes(fig: Picture, sheet: Canvas, shown: Span, size: tuple[float, int]) -> None:
    ink, (room, plot) = sheet.ink, size
    fig.x_axis(
        type="date",
        range=[shown.first * MS_PER_DAY, shown.last * MS_PER_DAY],
        gridcolor=ink.grid,
        zeroline=False,
        showline=True,
        linecolor=ink.rule,
        tickfont={"size": sheet.type.label, "color": ink.muted},
        nticks=most_ticks(sheet, room, shown.length),
        tickangle=0,
        ticks="outside",
        tickcolor=ink.rule,
        ticklen=5,
        tickformatstops=[
            {"dtickrange": [None, MS_PER_DAY * 27], "value": "%-d %b %Y"},
            {"dtickrange": [MS_PER_DAY * 27, "M11"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
    )
    fig.y_axis(range=[plot, 0], visible=False, fixedrange=True)


def _name_lanes(fig: Picture, sheet: Canvas, placed: list[Lane], left: int, above: int) -> None:
    """The missions' names beside their lanes (above them where it is narrow) and a rule over each lane."""
    sizes, ink = heights(sheet), sheet.ink
    for lane in placed:
        top = lane.top + above
        room = sheet.width if sheet.names_above else left - sheet.edge - 12
        lines = wrap(lane.name, sheet.type.name, room, bold=True, most=2)
        fig.note(
            text=f"<b>{'<br>'.join(escape(line) for line in lines)}</b>",
            x=0,
            xref="paper",
            xanchor="left",
            y=top + sizes.pad - 5,
            yanchor="top",
            align="left",
            font={"size": sheet.type.name, "color": mission_colour(lane.mission_id, sheet.dark)},
        )
        fig.shape(
            type="line",
            xref="paper",
            x0=0,
            x1=1,
            y0=top,
            y1=top,
            line={"color": ink.rule, "width": 1},
            layer="below",
        )
    fig.note(
        text="Events by year",
        x=0,
        xref="paper",
        xanchor="left",
        y=2 if sheet.names_above else above - 6,
        yanchor="top" if sheet.names_above else "bottom",
        font={"size": sheet.type.label, "color": ink.muted},
    )
