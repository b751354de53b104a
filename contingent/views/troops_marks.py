"""The traces of the troop chart: doubt as pale bars, marks by qualifier, labels, brackets and rings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Protocol

from contingent.tables import Tables
from contingent.views.days import MS_PER_DAY, Span
from contingent.views.evidence import hover, sources
from contingent.views.lettering import escape, width_of, wrap
from contingent.views.picture import Picture
from contingent.views.placement import Box, Place, Sheet, Wanted, place
from contingent.views.reports import Link, Report
from contingent.views.theme import Canvas, faded, mission_colour
from contingent.wording import MEASURES, amount, dated, names, where_from

_ARROW = 24
_FADES = (0.4, 0.3, 0.2, 0.1)
_UP = ("at_least", "more_than")
_DOWN = ("up_to", "less_than")


class Scale(Protocol):
    """The two axes: days across, numbers up."""

    @property
    def span(self) -> Span: ...
    @property
    def log(self) -> bool: ...
    def px(self, value: float, height: float) -> float: ...
    def value(self, px: float, height: float) -> float: ...


class Drawing:
    """One chart being drawn: the figure, its canvas and scales, and the plot's size in px."""

    def __init__(self, fig: Picture, sheet: Canvas, scale: Scale, size: tuple[float, float]) -> None:
        self.fig, self.sheet, self.scale = fig, sheet, scale
        self.width, self.height = size
        self.mark = sheet.type.label
        self.taken = Sheet((2, 2, self.width - 2, self.height - 2))

    def x(self, report: Report) -> float:
        return self.scale.span.px(report.at, self.width)

    def y(self, report: Report) -> float:
        return self.scale.px(report.high, self.height)

    def day(self, px: float) -> float:
        """The milliseconds that plotly wants for a place in px."""
        span = self.scale.span
        return (span.first + px / self.width * span.length) * MS_PER_DAY

    def value(self, px: float) -> float:
        return self.scale.value(px, self.height)

    def lines(
        self, segments: list[tuple[float, float, float, float]], colour: str, thick: float, dash: str = "solid"
    ) -> None:
        """Straight lines in px as one trace that the pointer passes over."""
        x: list[float | None] = []
        y: list[float | None] = []
        for left, top, right, bottom in segments:
            x += [self.day(left), self.day(right), None]
            y += [self.value(top), self.value(bottom), None]
        self.fig.scatter(x=x, y=y, mode="lines", line={"color": colour, "width": thick, "dash": dash}, hoverinfo="skip")


def draw(
    fig: Picture,
    tables: Tables,
    shown: list[Report],
    found: list[Link],
    sheet: Canvas,
    scale: Scale,
    size: tuple[float, float],
) -> None:
    """Everything in the plot, the pale bars lowest, the labels on top."""
    drawing = Drawing(fig, sheet, scale, size)
    _doubts(drawing, shown)
    _strokes(drawing, shown)
    _marks(drawing, tables, shown)
    _take_room(drawing, shown)
    by_id = {one.figure_id: one for one in shown}
    for link in found:
        linked = [by_id[one] for one in link.figure_ids]
        if link.kind == "corroborated":
            _ring(drawing, linked, link)
    for link in found:
        if link.kind == "conflict":
            _bracket(drawing, [by_id[one] for one in link.figure_ids], link)
    _labels(drawing, tables, shown, {one for link in found for one in link.figure_ids})


def colour_of(report: Report, dark: bool) -> str:
    """The colour of the first mission named, or that of "no mission"."""
    return mission_colour(report.missions[0] if report.missions else "", dark)


def _doubts(drawing: Drawing, shown: list[Report]) -> None:
    """A pale bar as wide as the doubt about the date, fading where the doubt has no bound."""
    bundles: dict[str, list[tuple[float, float, float, float]]] = {}
    tail = 46.0
    for one in shown:
        colour, y = colour_of(one, drawing.sheet.dark), drawing.y(one)
        left, right = (drawing.scale.span.px(day, drawing.width) for day in (one.first, one.last))
        if one.last - one.first > 1:
            bundles.setdefault(faded(colour, 0.36), []).append((left, y, right, y))
        for is_open, edge, way in ((one.open_end, right, 1), (one.open_start, left, -1)):
            for n, opacity in enumerate(_FADES if is_open else ()):
                piece = (edge + way * tail * n / 4, y, edge + way * tail * (n + 1) / 4, y)
                bundles.setdefault(faded(colour, opacity), []).append(piece)
    for colour, segments in bundles.items():
        drawing.lines(segments, colour, 5)


def _strokes(drawing: Drawing, shown: list[Report]) -> None:
    """The shafts of the arrows and the bars of `between`, one trace per colour and kind."""
    shafts: dict[str, list[tuple[float, float, float, float]]] = {}
    bars: dict[str, list[tuple[float, float, float, float]]] = {}
    for one in shown:
        colour, x, y = colour_of(one, drawing.sheet.dark), drawing.x(one), drawing.y(one)
        if one.row["qualifier"] in _UP:
            shafts.setdefault(colour, []).append((x, y, x, y - _ARROW))
        elif one.row["qualifier"] in _DOWN:
            shafts.setdefault(colour, []).append((x, y, x, min(y + _ARROW, drawing.height)))
        elif one.row["qualifier"] == "between":
            low = drawing.scale.px(float(one.row["value"]), drawing.height)
            bars.setdefault(colour, []).append((x, y, x, max(low, y + 6)))
    for colour, segments in shafts.items():
        drawing.lines(segments, colour, 2.2)
    for colour, segments in bars.items():
        drawing.lines(segments, colour, 7)


def _marks(drawing: Drawing, tables: Tables, shown: list[Report]) -> None:
    """One point per figure; what says exactly the same lies on one spot, and each point knows all that lie there."""
    by_claim: dict[tuple[Any, ...], list[Report]] = {}
    for one in shown:
        by_claim.setdefault(one.claim, []).append(one)
    quoted = sources(tables, [one.row for one in shown])
    dark, size = drawing.sheet.dark, drawing.mark
    colours = [colour_of(one, dark) for one in shown]
    texts, ids = [], []
    for one in shown:
        together = [one, *(other for other in by_claim[one.claim] if other is not one)]
        ids.append([one.figure_id, ";".join(other.figure_id for other in together)])
        facts = _facts(one.row, tables)
        texts.append(hover(facts[0], facts[1:], quoted.quoted([other.row for other in together])))
    hollow = [one.row["qualifier"] in ("about", "between") for one in shown]
    paper = drawing.sheet.ink.paper
    drawing.fig.scatter(
        x=[one.at * MS_PER_DAY for one in shown],
        y=[one.high for one in shown],
        mode="markers",
        marker={
            "symbol": ["circle"] * len(shown),
            "size": size,
            "opacity": 1,
            "color": [paper if empty else colour for empty, colour in zip(hollow, colours, strict=True)],
            "line": {"color": colours, "width": 2.4},
        },
        customdata=ids,
        hovertext=texts,
        hoverinfo="text",
    )
    _heads(drawing, shown)
    _cores(drawing, shown)


def _heads(drawing: Drawing, shown: list[Report]) -> None:
    """The heads of the arrows."""
    up = [one for one in shown if one.row["qualifier"] in _UP]
    down = [one for one in shown if one.row["qualifier"] in _DOWN]
    for some, symbol, way in ((up, "triangle-up", -1), (down, "triangle-down", 1)):
        drawing.fig.scatter(
            x=[one.at * MS_PER_DAY for one in some],
            y=[drawing.value(min(drawing.y(one) + way * _ARROW, drawing.height)) for one in some],
            mode="markers",
            hoverinfo="skip",
            marker={
                "symbol": symbol,
                "size": drawing.mark - 3,
                "opacity": 1,
                "color": [colour_of(one, drawing.sheet.dark) for one in some],
            },
        )


def _cores(drawing: Drawing, shown: list[Report]) -> None:
    """A total over several missions shows the second mission's colour in its middle."""
    totals = [one for one in shown if len(one.missions) > 1]
    if totals:
        drawing.fig.scatter(
            x=[one.at * MS_PER_DAY for one in totals],
            y=[one.high for one in totals],
            mode="markers",
            hoverinfo="skip",
            marker={
                "symbol": "circle",
                "size": drawing.mark * 0.52,
                "opacity": 1,
                "line": {"width": 1.6, "color": drawing.sheet.ink.paper},
                "color": [mission_colour(one.missions[1], drawing.sheet.dark) for one in totals],
            },
        )


def _facts(row: Mapping[str, Any], tables: Tables) -> list[str]:
    """The figure in words, one line each, the number first."""
    whose = names(row["nation"], tables.nations, "nation") or "nation not said"
    mission = names(row["mission_ids"], tables.missions, "mission_id") or "mission not said"
    where = names(row["place_id"], tables.places, "place_id")
    when = f"as of {dated(row, 'as_of')}"
    known = where_from(row, "as_of")
    return [
        f"{amount(row)} {MEASURES[row['measure']]}",
        " · ".join(part for part in (whose, mission, where) if part),
        f"{when} ({known})" if known else when,
    ]


def _take_room(drawing: Drawing, shown: list[Report]) -> None:
    """Where marks, arrows and bars of doubt stand, no label may."""
    half = drawing.mark / 2 + 2
    for one in shown:
        x, y = drawing.x(one), drawing.y(one)
        drawing.taken.take((x - half, y - half, x + half, y + half))
        if one.row["qualifier"] in _UP:
            drawing.taken.take((x - 5, y - _ARROW - 6, x + 5, y))
        if one.row["qualifier"] in _DOWN:
            drawing.taken.take((x - 5, y, x + 5, y + _ARROW + 6))
        left, right = (drawing.scale.span.px(day, drawing.width) for day in (one.first, one.last))
        if right - left > 4 * half:
            drawing.taken.take((left, y - 3, right, y + 3))


def _ring(drawing: Drawing, linked: list[Report], link: Link) -> None:
    """A ring around each report that another one bears out."""
    drawing.fig.scatter(
        x=[one.at * MS_PER_DAY for one in linked],
        y=[one.high for one in linked],
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": drawing.mark + 11,
            "opacity": 1,
            "line": {"width": 1.4},
            "color": drawing.sheet.ink.muted,
        },
        customdata=[[one.figure_id, ";".join(link.figure_ids)] for one in linked],
        hovertext=[hover("Reports agree", wrap(link.note, 13, 380), "")] * len(linked),
        hoverinfo="text",
    )


def _bracket(drawing: Drawing, linked: list[Report], link: Link) -> None:
    """A bracket that joins the reports which cannot all hold, with the reason beside it."""
    ink, size = drawing.sheet.ink, drawing.sheet.type.label
    points = sorted((drawing.y(one), drawing.x(one)) for one in linked)
    reach = drawing.mark / 2 + 3
    side = min(x for _, x in points) - reach - 16
    on_left = side > 4
    if not on_left:
        side = max(x for _, x in points) + reach + 16
    top, bottom = points[0][0], points[-1][0]
    arms = [(side, y, x - reach if on_left else x + reach, y) for y, x in points]
    drawing.lines([*arms, (side, top, side, bottom)], ink.alarm, 1.8)
    drawing.taken.take((side - 4, top, side + 4, bottom))
    middle = (top + bottom) / 2
    drawing.fig.scatter(
        x=[drawing.day(side)],
        y=[drawing.value(middle)],
        mode="markers+text",
        text=["<b>≠</b>"],
        textfont={"size": size, "color": ink.paper},
        hoverinfo="text",
        marker={"symbol": "circle", "size": size + 5, "color": ink.alarm, "opacity": 1},
        customdata=[[link.figure_ids[0], ";".join(link.figure_ids)]],
        hovertext=[hover("These reports cannot both hold", wrap(link.note, 13, 380), "")],
    )
    drawing.taken.take((side - size, middle - size, side + size, middle + size))
    for text, room in ((link.note, 250), ("conflict", 250)):
        lines = wrap(text, size - 1, room * size / 13, most=4)
        wide = max(width_of(line, size - 1) for line in lines)
        wanted = Wanted(side, middle, size, wide + 4, len(lines) * (size - 1) * 1.3)
        spot = place([wanted], drawing.taken)[0]
        if spot is not None:
            _write(drawing, spot, wanted, "<br>".join(escape(line) for line in lines), ink.alarm, size - 1)
            return


def _labels(drawing: Drawing, tables: Tables, shown: list[Report], linked: set[str]) -> None:
    """`about 180 NATO Mission Iraq` beside each mark that has room for it; what a finding joins comes first, then the newest."""
    several = len({one.row["nation"] for one in shown}) > 1
    told: dict[tuple[Any, ...], int] = {}
    for one in shown:
        told[one.claim] = told.get(one.claim, 0) + 1
    size = drawing.sheet.type.label
    leaders: list[tuple[float, float, float, float]] = []
    done: set[tuple[Any, ...]] = set()
    for one in sorted(shown, key=lambda one: (one.figure_id not in linked, -one.at, -one.high, one.figure_id)):
        if one.claim in done:
            continue
        done.add(one.claim)
        colour = colour_of(one, drawing.sheet.dark) if len(one.missions) < 2 else drawing.sheet.ink.ink
        for plain in _forms(one, tables, several, told[one.claim], drawing.sheet.phone):
            bold = amount(one.row)
            wide = width_of(bold, size, True) + width_of(plain, size) + 4
            clear = drawing.mark / 2 + (9 if one.figure_id in linked else 5)
            wanted = Wanted(drawing.x(one), drawing.y(one), clear, wide, size * 1.25)
            spot = place([wanted], drawing.taken, (0, 12, 26))[0]
            if spot is not None:
                _write(drawing, spot, wanted, f"<b>{bold}</b>{escape(plain)}", colour, size)
                if spot.leader:
                    leaders.append(_leader(spot, wanted))
                break
    if leaders:
        drawing.lines(leaders, drawing.sheet.ink.rule, 1)


def _forms(one: Report, tables: Tables, several: bool, times: int, phone: bool) -> list[str]:
    """What follows the number, ever shorter: nation (if several are in view), mission and place; then less."""
    nation = names(one.row["nation"], tables.nations, "nation") if several else ""
    mission = names(one.row["mission_ids"], tables.missions, "mission_id", "short_name")
    at_site = (
        not one.row["place_id"] or tables.places.set_index("place_id")["kind"].get(one.row["place_id"]) == "country"
    )
    where = "" if at_site else names(one.row["place_id"], tables.places, "place_id")
    again = f" ×{times}" if times > 1 else ""
    forms = [
        ", ".join(part for part in parts if part) for parts in ((nation, mission, where), (nation, mission), (nation,))
    ]
    spaced = [f" {form}{again}" if form else again for form in forms]
    return list(dict.fromkeys(spaced[1:] if phone else spaced)) + ([again] if again not in spaced else [])


def _leader(spot: Place, wanted: Wanted) -> tuple[float, float, float, float]:
    """From the mark's edge to the nearest point of the label's box."""
    x = min(max(wanted.x, spot.left), spot.left + wanted.width)
    y = min(max(wanted.y, spot.top), spot.top + wanted.height)
    return (wanted.x, wanted.y, x, y)


def _write(drawing: Drawing, spot: Place, wanted: Wanted, text: str, colour: str, size: int) -> None:
    """A label in its place. Beside its mark it hangs on the mark itself, so that it stays there when the chart is zoomed."""
    box: Box = (spot.left, spot.top, spot.left + wanted.width, spot.top + wanted.height)
    beside = abs((box[1] + box[3]) / 2 - wanted.y) < 1 and not spot.leader
    x, shift, anchor = box[0], 0.0, "left"
    if beside:
        to_right = box[0] > wanted.x
        anchor = "left" if to_right else "right"
        x, shift = wanted.x, (box[0] if to_right else box[2]) - wanted.x
    drawing.fig.note(
        x=drawing.day(x),
        y=_position(drawing, (box[1] + box[3]) / 2),
        xshift=shift,
        xanchor=anchor,
        yanchor="middle",
        text=text,
        font={"size": size, "color": colour},
        align=anchor,
        captureevents=False,
    )


def _position(drawing: Drawing, px: float) -> float:
    """Annotations on a logarithmic axis are placed by the logarithm."""
    value = drawing.value(px)
    return math.log10(value) if drawing.scale.log else value
