"""The traces of the timeline, from lanes that are already laid out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from contingent.tables import Tables
from contingent.views.commands import Command
from contingent.views.days import MS_PER_DAY, Span, day_number, iso
from contingent.views.evidence import Sources, hover, sources
from contingent.views.happenings import Happening
from contingent.views.labelling import disc
from contingent.views.lane import BESIDE, TAIL, Heights, Lane, heights
from contingent.views.lettering import escape, width_of
from contingent.views.missions import Lifetime
from contingent.views.picture import Picture
from contingent.views.theme import SHAPES, Canvas, faded, mission_colour
from contingent.wording import count, dated, edtf, number, span_of_days

_FADES = (0.62, 0.5, 0.4, 0.3, 0.22, 0.15, 0.09, 0.04)
_FADE_SHARE = 0.004


class Bars:
    """Horizontal bars of one trace, collected: each from one day to another at a height in px."""

    def __init__(self) -> None:
        self.start: list[float] = []
        self.length: list[float] = []
        self.y: list[float] = []
        self.thick: list[float] = []
        self.colour: list[str] = []
        self.text: list[str] = []
        self.ids: list[list[str]] = []

    def add(self, first: float, last: float, y: float, thick: float, colour: str, text: str, ids: list[str]) -> None:
        self.start.append(first * MS_PER_DAY)
        self.length.append(max(last - first, 0.5) * MS_PER_DAY)
        self.y.append(y)
        self.thick.append(thick)
        self.colour.append(colour)
        self.text.append(text)
        self.ids.append(ids)

    def fade(self, first: float, last: float, y: float, thick: float, colour: str, text: str, ids: list[str]) -> None:
        """A bar that fades from `first` to `last`; the other way when `last` is the earlier day."""
        step = (last - first) / len(_FADES)
        for n, opacity in enumerate(_FADES):
            start, end = sorted((first + n * step, first + (n + 1) * step))
            self.add(start, end, y, thick, faded(colour, opacity), text, ids)

    def trace(self, fig: Picture) -> None:
        fig.bar(
            orientation="h",
            base=self.start,
            x=self.length,
            y=self.y,
            width=self.thick,
            customdata=self.ids,
            marker={"color": self.colour, "line": {"width": 0}},
            hovertext=self.text,
            hoverinfo="text",
        )


def years(
    fig: Picture, sheet: Canvas, counted: pd.DataFrame, scale: tuple[Span, float], base: int, height: int
) -> None:
    """Events by year, over the lanes and on their axis: the total of `by_year`. `scale`: days shown, width in px.

    The bars stand `base` px below the plot's top and, their numbers included, are no higher than `height`.
    """
    shown, width = scale
    starts = {year: day_number(f"{year}-01-01") for year in counted.index}
    total = {year: int(n) for year, n in counted.sum(axis=1).items() if n and starts[year] + 365 > shown.first}
    total = {year: n for year, n in total.items() if starts[year] < shown.last}
    if not total:
        return
    most, ink = max(total.values()), sheet.ink
    high = height - sheet.type.source - 6
    fit = width_of(number(most), sheet.type.source) < 365 / shown.length * width
    middles = [(starts[year] + 182.5) * MS_PER_DAY for year in total]
    fig.bar(
        x=middles,
        width=[330 * MS_PER_DAY] * len(total),
        base=[base] * len(total),
        y=[-high * n / most for n in total.values()],
        marker={"color": ink.rule, "line": {"width": 0}},
        hovertext=[f"<b>{year}</b><br>{count('event', n)} that lie within this year" for year, n in total.items()],
        hoverinfo="text",
    )
    fig.scatter(
        x=middles,
        y=[base - 2 - high * n / most for n in total.values()],
        text=[number(n) for n in total.values()] if fit else [""] * len(total),
        mode="text",
        textposition="top center",
        textfont={"size": sheet.type.source, "color": ink.muted},
        hoverinfo="skip",
    )


def draw(fig: Picture, tables: Tables, sheet: Canvas, placed: list[Lane], scale: tuple[Span, float], top: int) -> None:
    """Everything in the lanes. `scale`: days shown, width in px; `top` is where the first lane begins, in px."""
    shown, _ = scale
    quoted = sources(tables, _rows(placed))
    sizes = heights(sheet)
    bars = Bars()
    for lane in placed:
        if lane.lifetime is not None:
            reports = list(lane.lifetime.reports)
            draw_mission(bars, lane, lane.lifetime, quoted.quoted(reports) if reports else "", sheet, shown, top)
        _posts(fig, bars, lane, quoted, sheet, sizes, shown, top)
        for mark in lane.marks:
            one, y = mark.happening, _row_middle(lane, mark.row, sizes, top)
            if one.last - one.first > 1:
                colour = faded(mission_colour(lane.mission_id, sheet.dark), 0.2)
                bars.add(one.first, one.last, y, sheet.type.label - 2, colour, "", [one.row["event_id"], one.event_ids])
    bars.trace(fig)
    fig.lay_out(barmode="overlay")
    _markers(fig, tables, placed, quoted, sheet, sizes, top)
    _clusters(fig, placed, sheet, sizes, scale, top)


def _rows(placed: list[Lane]) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = []
    for lane in placed:
        rows += [report for mark in lane.marks for report in mark.happening.reports]
        rows += [report for post in lane.posts for report in post.command.reports]
        rows += list(lane.lifetime.reports) if lane.lifetime else []
    return rows


def _row_middle(lane: Lane, row: int, sizes: Heights, top: float) -> float:
    return top + lane.top + sizes.above_events(lane) + (row + 0.5) * sizes.event


def draw_mission(
    bars: Bars, lane: Lane, life: Lifetime, quotation: str, sheet: Canvas, shown: Span, top: float
) -> None:
    """The mission's bar: pale where its start or end is in doubt, fading where none is reported.

    Where articles still speak of a mission after its reported end, the bar goes on, pale.
    """
    sizes, colour = heights(sheet), mission_colour(lane.mission_id, sheet.dark)
    y = top + lane.top + sizes.pad + sizes.name + sizes.bar / 2
    tail = shown.length * 0.035
    ids = [life.reports[0]["event_id"] if life.reports else "", ";".join(row["event_id"] for row in life.reports)]
    text = _life_in_words(lane, life, quotation)
    start, end = life.start or (life.spoken_from,) * 2, life.end or (life.spoken_to + 1,) * 2
    solid_from = min(start[1] + 1 if start[1] > start[0] else start[0], end[0])
    if life.start is None:
        bars.fade(start[0], start[0] - tail, y, sizes.bar, colour, text, ids)
    elif solid_from > start[0]:
        bars.add(start[0], solid_from, y, sizes.bar, faded(colour, 0.45), text, ids)
    bars.add(solid_from, max(end[0], solid_from), y, sizes.bar, colour, text, ids)
    if life.end is None:
        bars.fade(end[0], end[0] + tail, y, sizes.bar, colour, text, ids)
        return
    if end[1] > end[0]:
        bars.add(end[0], end[1] + 1, y, sizes.bar, faded(colour, 0.45), text, ids)
    if life.outlives_its_end:
        bars.add(end[1] + 1, life.spoken_to + 1, y, sizes.bar, faded(colour, 0.3), text, ids)


def _life_in_words(lane: Lane, life: Lifetime, quotation: str) -> str:
    begins = f"begins {span_of_days(iso(life.start[0]), iso(life.start[1]))}" if life.start else "no start reported"
    last = edtf(iso(life.spoken_to), short=True)
    ends = f"ends {span_of_days(iso(life.end[0]), iso(life.end[1]))}" if life.end else "no end reported"
    later = life.outlives_its_end if life.end else not life.start or life.spoken_to > life.start[1]
    after = f"the articles speak of it until {last}" if later else ""
    return hover(lane.name, [begins, ends, after], quotation)


def _posts(
    fig: Picture, bars: Bars, lane: Lane, quoted: Sources, sheet: Canvas, sizes: Heights, shown: Span, top: float
) -> None:
    colour = mission_colour(lane.mission_id, sheet.dark)
    first_row = top + lane.top + sizes.pad + sizes.name + (sizes.bar + 8 if lane.lifetime else 0)
    labels: list[tuple[float, float, str, str]] = []
    for post in lane.posts:
        one = post.command
        y = first_row + (post.row + 1) * sizes.post - 6
        text, ids = _command_in_words(one, quoted), [one.reports[0]["tenure_id"], one.tenure_ids]
        tail = shown.length * TAIL
        if one.start and one.end:
            bars.add(one.start[0], one.end[1], y, 5, faded(colour, 0.75), text, ids)
        elif one.start:
            bars.fade(one.start[0], one.start[0] + tail, y, 5, colour, text, ids)
        elif one.end:
            bars.fade(one.end[1], one.end[1] - tail, y, 5, colour, text, ids)
        begins = max(one.first if one.start else one.last - tail, shown.first)
        ends = one.last if one.end else one.first + tail
        at = begins if post.side == "right" else min(max(ends, begins), shown.last)
        labels.append((at, y - 3, post.label, post.side))
    if labels:
        fig.scatter(
            x=[x * MS_PER_DAY for x, _, _, _ in labels],
            y=[y for _, y, _, _ in labels],
            mode="text",
            text=[escape(label) for _, _, label, _ in labels],
            textposition=[f"top {side}" for _, _, _, side in labels],
            hoverinfo="skip",
            textfont={"size": sheet.type.label - 1, "color": colour},
        )


def _command_in_words(one: Command, quoted: Sources) -> str:
    row = one.reports[0]
    starts = f"from {span_of_days(iso(one.start[0]), iso(one.start[1]))}" if one.start else "start not reported"
    ends = f"to {span_of_days(iso(one.end[0]), iso(one.end[1]))}" if one.end else "end not reported"
    rank = next((report["rank"] for report in one.reports if report["rank"]), "")
    return hover(f"{rank} {one.person}".strip(), [row["role"], f"{starts}, {ends}"], quoted.quoted(list(one.reports)))


def _markers(
    fig: Picture, tables: Tables, placed: list[Lane], quoted: Sources, sheet: Canvas, sizes: Heights, top: float
) -> None:
    """One trace for all markers, one for the strokes through what is denied, one for the labels."""
    drawn = [(lane, mark, _row_middle(lane, mark.row, sizes, top)) for lane in placed for mark in lane.marks]
    if not drawn:
        return
    colours = [mission_colour(lane.mission_id, sheet.dark) for lane, _, _ in drawn]
    hollow = [mark.happening.status != "occurred" for _, mark, _ in drawn]
    fig.scatter(
        x=[mark.happening.middle * MS_PER_DAY for _, mark, _ in drawn],
        y=[y for _, _, y in drawn],
        mode="markers",
        marker={
            "symbol": [SHAPES[mark.happening.row["event_type"]] for _, mark, _ in drawn],
            "size": sheet.type.label - 1,
            "color": [sheet.ink.paper if empty else colour for empty, colour in zip(hollow, colours, strict=True)],
            "line": {"color": colours, "width": 1.8},
            "opacity": 1,
        },
        customdata=[[mark.happening.row["event_id"], mark.happening.event_ids] for _, mark, _ in drawn],
        hovertext=[_happening_in_words(mark.happening, tables, quoted) for _, mark, _ in drawn],
        hoverinfo="text",
    )
    denied = [(mark, y) for _, mark, y in drawn if mark.happening.status == "denied"]
    if denied:
        fig.scatter(
            x=[mark.happening.middle * MS_PER_DAY for mark, _ in denied],
            y=[y for _, y in denied],
            mode="markers",
            marker={"symbol": "line-ne", "size": sheet.type.label + 4, "line": {"width": 2, "color": sheet.ink.ink}},
            hoverinfo="skip",
        )
    labelled = [(mark, y) for _, mark, y in drawn if mark.label]
    fig.scatter(
        x=[(mark.happening.middle if mark.hung is None else mark.hung) * MS_PER_DAY for mark, _ in labelled],
        y=[y for _, y in labelled],
        mode="text",
        text=[_beside(mark.label, mark.side, BESIDE if mark.hung is None else BESIDE[:2]) for mark, _ in labelled],
        textposition=[f"middle {mark.side}" for mark, _ in labelled],
        textfont={"size": sheet.type.label, "color": sheet.ink.ink},
        hoverinfo="skip",
    )


def _beside(label: str, side: str, gap: str) -> str:
    """A label beside its mark; no-break spaces keep it off."""
    return gap + escape(label) if side == "right" else escape(label) + gap


def _happening_in_words(one: Happening, tables: Tables, quoted: Sources) -> str:
    return hover(one.row["summary"], one.facts(tables), quoted.quoted(list(one.reports)))


def _clusters(
    fig: Picture, placed: list[Lane], sheet: Canvas, sizes: Heights, scale: tuple[Span, float], top: float
) -> None:
    """Circles with the number of events that had no room of their own, their kinds beside; a click lists them."""
    shown, width = scale
    drawn = [(lane, one, _row_middle(lane, one.row, sizes, top)) for lane in placed for one in lane.clusters]
    if not drawn:
        return
    fig.scatter(
        x=[one.middle * MS_PER_DAY for _, one, _ in drawn],
        y=[y for _, _, y in drawn],
        mode="markers+text",
        text=[f"<b>{len(one.happenings)}</b>" for _, one, _ in drawn],
        textfont={"size": sheet.type.source, "color": sheet.ink.paper},
        marker={
            "size": [disc(len(one.happenings), sheet) for _, one, _ in drawn],
            "color": [mission_colour(lane.mission_id, sheet.dark) for lane, _, _ in drawn],
            "line": {"width": 0},
            "opacity": 1,
        },
        customdata=[
            [one.happenings[0].row["event_id"], ";".join(h.event_ids for h in one.happenings)] for _, one, _ in drawn
        ],
        hovertext=[_cluster_in_words(one.happenings) for _, one, _ in drawn],
        hoverinfo="text",
    )
    told = [(one, y) for _, one, y in drawn if one.label]
    days = shown.length / width
    half = [disc(len(one.happenings), sheet) / 2 * days * (1 if one.side == "right" else -1) for one, _ in told]
    fig.scatter(
        x=[(one.middle + away) * MS_PER_DAY for (one, _), away in zip(told, half, strict=True)],
        y=[y for _, y in told],
        mode="text",
        text=[_beside(one.label, one.side, BESIDE[:2]) for one, _ in told],
        textposition=[f"middle {one.side}" for one, _ in told],
        textfont={"size": sheet.type.label, "color": sheet.ink.muted},
        hoverinfo="skip",
    )


def _cluster_in_words(happenings: tuple[Happening, ...]) -> str:
    lines = [f"{dated(one.row, 'date', short=True)}: {one.row['summary']}" for one in happenings[:6]]
    more = [f"and {len(happenings) - 6} more; click lists them all"] if len(happenings) > 6 else []
    return hover(f"{len(happenings)} events here", [*lines, *more], "")
