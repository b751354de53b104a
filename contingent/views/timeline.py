"""The timeline: missions as lanes, commands as thin bars, events as markers as wide as the doubt about their day."""

from __future__ import annotations

import plotly.graph_objects as go

from contingent.tables import Tables
from contingent.views import key as keys
from contingent.views import timeline_marks as marks
from contingent.views.days import MS_PER_DAY, Span, span_of
from contingent.views.happenings import Happening, happenings, undated
from contingent.views.lanes import Lane, heights, lanes
from contingent.views.lettering import escape, width_of, wrap
from contingent.views.missions import lifetimes
from contingent.views.theme import SHAPES, Canvas, canvas, frame, layout, mission_colour, plot_height
from contingent.wording import EVENT_TYPES, count, source_line

TITLE = "What the articles say happened"
_RIGHT = 18
_AXIS = 26
_YEARS = 58


def figure(
    tables: Tables,
    selection_words: str,
    *,
    shot: bool = False,
    dark: bool = False,
    width: int = 1080,
    span: tuple[str, str] | None = None,
) -> go.Figure:
    """The timeline of the (already filtered) tables.

    `selection_words` goes under the title, `span` is the first and last day to show (ISO dates; None: all).
    Each mark's customdata begins with a row id (event_id or tenure_id); the second entry is all ids it stands for,
    `;`-separated, so that a cluster can be listed. Events without a date are counted in the subtitle, not drawn.
    """
    sheet = canvas(width, shot, dark)
    found = happenings(tables)
    shown = span_of(*span) if span else _extent(tables, found)
    found = [one for one in found if one.last >= shown.first and one.first <= shown.last]
    left = sheet.edge if sheet.phone else _gutter(tables, sheet)
    right = _RIGHT if not shot else sheet.edge
    room = sheet.width - left - right
    key = keys.key(_key(found), sheet, room)
    words = _subtitle(tables, found, selection_words)
    framed = frame(sheet, TITLE, words, f"As reported, not verified. {source_line(tables.articles)}.", below=_AXIS)
    free = plot_height(sheet, framed, 0) - _YEARS - key.height if shot else None
    placed = lanes(tables, found, shown, room, sheet, free)
    plot = plot_height(sheet, framed, round(_YEARS + sum(heights(sheet).of(lane) for lane in placed)) + key.height)

    fig = go.Figure()
    layout(fig, sheet, framed, plot, left, right)
    _axes(fig, sheet, shown, plot - key.height)
    _name_lanes(fig, sheet, placed, left)
    marks.years(fig, sheet, found, shown, _YEARS)
    marks.draw(fig, tables, sheet, placed, shown, _YEARS)
    keys.draw(fig, key, sheet, plot - key.height, room)
    return fig


def alt_text(tables: Tables, selection_words: str) -> str:
    """One sentence that says what the timeline shows, for those who do not see it."""
    found = happenings(tables)
    kinds = _extent(tables, found)
    missions = ", ".join(tables.missions["name"]) or "no mission"
    years = f"{marks.year(kinds.first)} to {marks.year(kinds.last)}"
    return f"Timeline ({selection_words}): {count('event', len(found))} from {years} in lanes by mission: {missions}."


def _extent(tables: Tables, found: list[Happening]) -> Span:
    """The days that events and missions cover, with a little room around; this century if there are none."""
    lives = lifetimes(tables).values()
    days = [day for one in found for day in (one.first, one.last)]
    days += [day for life in lives for day in (life.spoken_from, life.spoken_to)]
    if not days:
        return span_of("2000-01-01", "2026-12-31")
    first, last = min(days), max(days)
    if last - first < 60:
        first, last = first - 45, last + 45
    return Span(first, last).widened(0.012, 0.035)


def _subtitle(tables: Tables, found: list[Happening], selection_words: str) -> str:
    without_day = len(undated(tables.events))
    left_out = f"{without_day} of unknown date not drawn" if without_day else ""
    parts = [selection_words, count("event", len(found)), left_out]
    return " · ".join(part for part in parts if part)


def _key(found: list[Happening]) -> list[keys.Entry]:
    types = {one.row["event_type"] for one in found}
    statuses = {one.status for one in found}
    entries = [keys.Entry(EVENT_TYPES[kind], shape) for kind, shape in SHAPES.items() if kind in types]
    if "planned" in statuses:
        entries.append(keys.Entry("hollow: planned", hollow=True))
    if "denied" in statuses:
        entries.append(keys.Entry("struck out: denied", "circle-x-open"))
    if any(one.last - one.first > 1 for one in found):
        entries.append(keys.Entry("as wide as the doubt about the date", bar=True))
    return entries


def _gutter(tables: Tables, sheet: Canvas) -> int:
    """The room left of the plot that the names of the missions need, broken into two lines if they are long."""
    names = [*tables.missions["name"], "No mission named", "Events by year"]
    lines = [line for name in names for line in wrap(name, sheet.type.name, 150 * sheet.type.name / 14, bold=True)]
    return sheet.edge + round(max(width_of(line, sheet.type.name, True) for line in lines)) + 16


def _axes(fig: go.Figure, sheet: Canvas, shown: Span, plot: int) -> None:
    ink = sheet.ink
    fig.update_xaxes(
        type="date",
        range=[shown.first * MS_PER_DAY, shown.last * MS_PER_DAY],
        gridcolor=ink.grid,
        zeroline=False,
        showline=True,
        linecolor=ink.rule,
        tickfont={"size": sheet.type.label, "color": ink.muted},
        nticks=5 if sheet.phone else 14,
        ticks="outside",
        tickcolor=ink.rule,
        ticklen=5,
        tickformatstops=[
            {"dtickrange": [None, 86_400_000 * 27], "value": "%-d %b %Y"},
            {"dtickrange": [86_400_000 * 27, "M11"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
    )
    fig.update_yaxes(range=[plot, 0], visible=False, fixedrange=True)


def _name_lanes(fig: go.Figure, sheet: Canvas, placed: list[Lane], left: int) -> None:
    """The missions' names beside their lanes (above them on a phone) and a rule over each lane."""
    sizes, ink = heights(sheet), sheet.ink
    for lane in placed:
        top = lane.top + _YEARS
        colour = mission_colour(lane.mission_id, sheet.dark)
        room = sheet.width if sheet.phone else left - sheet.edge - 12
        lines = wrap(lane.name, sheet.type.name, room, bold=True)
        fig.add_annotation(
            text=f"<b>{'<br>'.join(escape(line) for line in lines)}</b>",
            x=0, xref="paper", xanchor="left", xshift=0 if sheet.phone else sheet.edge - left,
            y=top + sizes.pad - 4, yanchor="top", align="left", showarrow=False,
            font={"size": sheet.type.name, "color": colour},
        )  # fmt: skip
        start = 0 if sheet.phone else -(left - sheet.edge) / (sheet.width - left - _RIGHT)
        fig.add_shape(
            type="line", xref="paper", x0=start, x1=1, y0=top, y1=top, line={"color": ink.rule, "width": 1}, layer="below"
        )
    if not sheet.phone:
        fig.add_annotation(
            text="Events by year", x=0, xref="paper", xanchor="left", xshift=sheet.edge - left,
            y=_YEARS - 8, yanchor="bottom", showarrow=False, font={"size": sheet.type.label, "color": ink.muted},
        )  # fmt: skip
