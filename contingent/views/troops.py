"""Troop counts: one mark per reported figure, never a line between two reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import plotly.graph_objects as go

from contingent.tables import Tables
from contingent.views import key as keys
from contingent.views import troops_marks as marks
from contingent.views.aggregate import MOST_MARKS, figures_in_bins
from contingent.views.days import MS_PER_DAY, Span, span_of
from contingent.views.picture import Picture
from contingent.views.reports import Link, Report, bounds, links, of_measure, reports, undated
from contingent.views.theme import Canvas, canvas, frame, layout, most_ticks, plot_height
from contingent.wording import amount, count, measure_title, names, number, source_line

_HEIGHT, _PHONE_HEIGHT = 460, 400
_AXIS = 28
_LOG_BOTTOM = 0.8
# What is shown before the first and after the last date, as shares of the days between, and at least, in ems.
_MARGINS = (0.05, 0.06)
_ENDS = (1.4, 3.4)
# Where the largest number is so many times the middle one, an even scale would crowd most marks at its foot.
_FAR = 12
_FEW_POWERS = 4


@dataclass(frozen=True, slots=True)
class Axes:
    """What two charts share when they are compared: the days shown and the largest number."""

    span: Span
    top: float
    log: bool

    @property
    def bottom(self) -> float:
        """The lower end of the value axis: a little under nought, so that a mark for a small number is drawn whole."""
        return _LOG_BOTTOM if self.log else -0.03 * self.top

    def px(self, value: float, height: float) -> float:
        """How far below the plot's top a number stands, in px."""
        if self.log:
            share = np.log10(max(value, self.bottom) / self.bottom) / np.log10(self.top / self.bottom)
        else:
            share = (value - self.bottom) / (self.top - self.bottom)
        return float(height * (1 - share))

    def value(self, px: float, height: float) -> float:
        """The number that stands so far below the plot's top."""
        share = 1 - px / height
        if self.log:
            return float(self.bottom * (self.top / self.bottom) ** share)
        return self.bottom + share * (self.top - self.bottom)


def figure(
    tables: Tables,
    selection_words: str,
    measure: str = "deployed",
    nation: str = "",
    *,
    shot: bool = False,
    dark: bool = False,
    width: int = 1080,
    axes: Axes | None = None,
) -> go.Figure:
    """The figures of one measure from the (already filtered) tables; `nation` (ISO alpha-3) "" means all.

    Each mark's customdata begins with a figure_id; the second entry is all figure ids on that spot or, for a conflict's
    bracket, those it joins. Figures without a date are counted in the subtitle, not drawn. `axes` (from `shared_axes`)
    makes two charts comparable. More figures than can be told apart are drawn as binned marks, labelled so.
    """
    sheet = canvas(width, shot, dark)
    chosen = of_measure(tables, measure, nation)
    title = measure_title(measure, names(nation, tables.nations, "nation") if nation else "")
    binned = len(chosen) > MOST_MARKS
    shown = [] if binned else reports(tables, chosen)
    used = axes or shared_axes([tables], measure, nation)
    left = _left(sheet, used.top)
    right = sheet.edge + 6
    room = sheet.width - left - right
    if axes is None:
        used = replace(used, span=_with_room(used.span, sheet, room))
    found = links(tables, shown)
    words = _subtitle(tables, measure, nation, selection_words, used.log)
    note = "As reported, not verified; no line is drawn between reports."
    framed = frame(sheet, title, words, f"{note} {source_line(tables.articles)}.", below=_AXIS)
    usual = _PHONE_HEIGHT if sheet.phone else _HEIGHT
    # In a screenshot the key takes its room from the marks: its two lines at most change little in what they cover.
    moved = marks.standing(shown, found, sheet, used, (room, plot_height(sheet, framed, usual)))
    across = sheet.width - sheet.edge - right
    key = keys.key([] if binned else _key(shown, found, bool(moved)), sheet, across)
    plot = plot_height(sheet, framed, usual + key.height)

    fig = Picture()
    layout(fig, sheet, framed, plot, left, right)
    inner = plot - key.height
    _scales(fig, sheet, used, room)
    if binned:
        figures_in_bins(fig, tables, chosen, sheet, used, (room, inner))
    elif shown:
        marks.draw(fig, tables, shown, found, sheet, used, (room, inner), moved)
    else:
        _say_empty(fig, sheet, len(chosen))
    keys.draw(fig, key, sheet, inner, across)
    return fig.figure()


def shared_axes(several: list[Tables], measure: str = "deployed", nation: str = "") -> Axes:
    """Axes that hold the figures of all the tables, so that charts drawn with them can be compared."""
    days: list[float] = []
    values: list[float] = []
    for tables in several:
        chosen = of_measure(tables, measure, nation)
        first, last = bounds(tables, chosen)
        both = np.concatenate([first, last])
        days += [
            float(day)
            for day in (both[~np.isnan(both)].min(initial=np.inf), both[~np.isnan(both)].max(initial=-np.inf))
        ]
        numbers = chosen[["value", "high"]].max(axis=1).dropna().to_numpy(dtype="float64")
        values += [float(one) for one in numbers]
    finite = [day for day in days if np.isfinite(day)]
    span = Span(min(finite), max(finite)) if finite else span_of("2003-01-01", "2026-12-31")
    if span.length < 200:
        span = Span(span.first - 100, span.last + 100)
    largest = max(values, default=10.0)
    log = bool(values) and min(values) > 0 and largest > _FAR * float(np.median(values))
    return Axes(span.widened(*_MARGINS), _top(largest, log), log)


def alt_text(tables: Tables, selection_words: str, measure: str = "deployed", nation: str = "") -> str:
    """One sentence that says what the chart shows, for those who do not see it."""
    chosen = of_measure(tables, measure, nation)
    title = measure_title(measure, names(nation, tables.nations, "nation") if nation else "")
    if chosen.empty:
        return f"{title} ({selection_words}): no figure."
    by_value = chosen.sort_values("value")
    ends = f"from {amount(by_value.iloc[0])} to {amount(by_value.iloc[-1])}"
    conflicts = sum(link.kind == "conflict" for link in links(tables, reports(tables, chosen)))
    conflicting = f", {count('conflict', conflicts)} among them" if conflicts else ""
    return f"{title} ({selection_words}): {count('figure', len(chosen))} {ends}{conflicting}."


def _subtitle(tables: Tables, measure: str, nation: str, selection_words: str, log: bool) -> str:
    chosen = of_measure(tables, measure, nation)
    without_day = len(undated(chosen))
    parts = [
        selection_words,
        f"{count('figure', len(chosen))} from {count('article', chosen['article_id'].nunique())}",
        f"{number(without_day)} of unknown date not drawn" if without_day else "",
        "logarithmic scale" if log else "",
    ]
    return " · ".join(part for part in parts if part)


def _top(largest: float, log: bool) -> float:
    """The end of the value axis: room above the largest number for its arrow and label."""
    return largest * (2.2 if log else 1.16)


def _with_room(span: Span, sheet: Canvas, room: float) -> Span:
    """The days shown with so many more that a mark at either end is whole, and one at the right may stand aside."""
    before, after = (
        max(0.0, ems * sheet.type.label / room - share) for ems, share in zip(_ENDS, _MARGINS, strict=True)
    )
    return span.widened(before, after)


def _left(sheet: Canvas, top: float) -> int:
    """The room for the numbers of the value axis."""
    digits = len(number(int(top)))
    return sheet.edge + round(digits * sheet.type.label * 0.6) + 12


def _scales(fig: Picture, sheet: Canvas, axes: Axes, room: float) -> None:
    ink = sheet.ink
    text = {"size": sheet.type.label, "color": ink.muted}
    fig.x_axis(
        type="date",
        range=[axes.span.first * MS_PER_DAY, axes.span.last * MS_PER_DAY],
        gridcolor=ink.grid,
        zeroline=False,
        showline=axes.log,
        linecolor=ink.muted,
        tickfont=text,
        nticks=most_ticks(sheet, room, axes.span.length),
        tickangle=0,
        ticks="outside",
        tickcolor=ink.rule,
        ticklen=5,
        hoverformat="%-d %b %Y",
    )
    fig.y_axis(gridcolor=ink.grid, zeroline=False, tickfont=text, fixedrange=True, ticks="")
    if axes.log:
        powers = [10**n for n in range(10) if 10**n < axes.top]
        if len(powers) <= _FEW_POWERS:
            powers = [step * one for one in powers for step in (1, 2, 5) if step * one < axes.top]
        ends = [float(np.log10(axes.bottom)), float(np.log10(axes.top))]
        fig.y_axis(type="log", range=ends, tickvals=powers, ticktext=[number(one) for one in powers])
    else:
        fig.y_axis(range=[axes.bottom, axes.top], tickformat=",d", nticks=7, zeroline=True, zerolinecolor=ink.muted)


def _key(shown: list[Report], found: list[Link], moved: bool) -> list[keys.Entry]:
    qualifiers = {one.row["qualifier"] for one in shown}
    entries = [keys.Entry("exact")] if "exact" in qualifiers else []
    if "about" in qualifiers:
        entries.append(keys.Entry("about", hollow=True))
    if qualifiers & {"at_least", "more_than"}:
        entries.append(keys.Entry("at least, more than", "triangle-up", brief="at least"))
    if qualifiers & {"up_to", "less_than"}:
        entries.append(keys.Entry("up to, fewer than", "triangle-down", brief="up to"))
    if "between" in qualifiers:
        entries.append(keys.Entry("between", "line-ns"))
    if any(len(one.missions) > 1 for one in shown):
        entries.append(keys.Entry("several missions together", "circle-dot", hollow=True, brief="missions together"))
    if any(link.kind == "corroborated" for link in found):
        entries.append(keys.Entry("reports agree", ringed=True, brief="agree"))
    if any(link.kind == "conflict" for link in found):
        entries.append(keys.Entry("reports conflict", "y-right", colour="", brief="conflict"))
    if any(one.last - one.first > 1 or one.open_start or one.open_end for one in shown):
        entries.append(keys.Entry("as wide as the doubt about the date", bar=True, brief="date in doubt"))
    if moved:
        entries.append(keys.Entry("moved aside, tied to its date", tied=True, brief="moved aside"))
    return entries


def _say_empty(fig: Picture, sheet: Canvas, undated_figures: int) -> None:
    why = f"None of the {number(undated_figures)} figures has a date" if undated_figures else "No figure of this kind"
    fig.note(
        text=why,
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        font={"size": sheet.type.name, "color": sheet.ink.muted},
    )
