"""The traces of the troop chart: doubt as pale bars, marks by qualifier, labels, brackets and rings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contingent.tables import Tables
from contingent.views import troops_labels
from contingent.views.evidence import hover, sources
from contingent.views.picture import Picture
from contingent.views.reports import Link, Report
from contingent.views.standing import Standing, aside
from contingent.views.theme import Canvas, faded, mission_colour
from contingent.views.troops_drawing import Drawing, Named, Scale, colour_of, namer
from contingent.wording import MEASURES, amount, dated, where_from

_ARROW = 24
# How far a doubt without a bound fades at least, in px; so near its mark no label covers it.
TAIL = 46.0
_FADES = (0.44, 0.4, 0.36, 0.32, 0.28, 0.24, 0.2, 0.17, 0.14, 0.11, 0.08, 0.05)
# How much wider than a mark the ring is that says "reports agree".
_RING = 11
_UP = ("at_least", "more_than")
_DOWN = ("up_to", "less_than")


def draw(
    fig: Picture,
    tables: Tables,
    shown: list[Report],
    found: list[Link],
    sheet: Canvas,
    scale: Scale,
    size: tuple[float, float],
    moved: Mapping[str, float],
) -> None:
    """Everything in the plot, the pale bars lowest, the labels on top. `moved` is what `standing` gave."""
    drawing = Drawing(fig, sheet, scale, size, moved)
    _doubts(drawing, shown)
    _ties(drawing, shown)
    _strokes(drawing, shown)
    _marks(drawing, tables, shown)
    _take_room(drawing, shown)
    by_id = {one.figure_id: one for one in shown}
    for link in found:
        linked = [by_id[one] for one in link.figure_ids]
        if link.kind == "corroborated":
            troops_labels.ring(drawing, linked, link)
    for link in found:
        if link.kind == "conflict":
            troops_labels.bracket(drawing, [by_id[one] for one in link.figure_ids], link)
    troops_labels.labels(drawing, tables, shown, {one for link in found for one in link.figure_ids})


def standing(
    shown: list[Report], found: list[Link], sheet: Canvas, scale: Scale, size: tuple[float, float]
) -> dict[str, float]:
    """By figure_id how many px a mark stands aside; what a finding joins, and what is known to the day, stays."""
    ringed = {one for link in found if link.kind == "corroborated" for one in link.figure_ids}
    linked = {one for link in found for one in link.figure_ids}
    first = sorted(shown, key=lambda one: (one.figure_id not in linked, one.open_end, one.at, -one.high, one.figure_id))
    half = sheet.type.label / 2 + 1
    marks = [
        Standing(
            one.figure_id,
            one.claim,
            scale.span.px(one.at, size[0]),
            scale.px(one.high, size[1]),
            half + (_RING / 2 if one.figure_id in ringed else 0),
            one.open_end,
        )
        for one in first
    ]
    return aside(marks, size[0])


def _ties(drawing: Drawing, shown: list[Report]) -> None:
    """From each mark that stands aside a line to its date, with a stop at the end."""
    ties: dict[str, list[tuple[float, float, float, float]]] = {}
    for one in shown:
        if one.figure_id in drawing.aside:
            x, y = drawing.true_x(one), drawing.y(one)
            pieces = [(x, y, drawing.x(one), y), (x, y - 4, x, y + 4)]
            ties.setdefault(colour_of(one, drawing.sheet.dark), []).extend(pieces)
    for colour, segments in ties.items():
        drawing.lines(segments, colour, 1.4)


def _doubts(drawing: Drawing, shown: list[Report]) -> None:
    """A pale bar as wide as the doubt about the date, fading where the doubt has no bound."""
    bundles: dict[str, list[tuple[float, float, float, float]]] = {}
    for one in shown:
        colour, y = colour_of(one, drawing.sheet.dark), drawing.y(one)
        left, right = (drawing.scale.span.px(day, drawing.width) for day in (one.first, one.last))
        if one.last - one.first > 1:
            bundles.setdefault(faded(colour, 0.36), []).append((left, y, right, y))
        # What holds after a day may hold until now; how far back "before" reaches, nothing suggests.
        for is_open, edge, end in ((one.open_end, right, drawing.width), (one.open_start, left, left - TAIL)):
            pieces = _fading(edge, end, y) if is_open else []
            for piece, opacity in zip(pieces, _FADES, strict=False):
                bundles.setdefault(faded(colour, opacity), []).append(piece)
    for colour, segments in bundles.items():
        drawing.lines(segments, colour, 5)


def _fading(edge: float, end: float, y: float) -> list[tuple[float, float, float, float]]:
    """The pieces of a bar without a bound: to the edge of what is shown, at least as far as can be seen as a fade."""
    if abs(end - edge) < TAIL:
        end = edge + (TAIL if end >= edge else -TAIL)
    step = (end - edge) / len(_FADES)
    return [(edge + step * n, y, edge + step * (n + 1), y) for n in range(len(_FADES))]


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
    named = namer(tables)
    texts, ids = [], []
    for one in shown:
        together = [one, *(other for other in by_claim[one.claim] if other is not one)]
        ids.append([one.figure_id, ";".join(other.figure_id for other in together)])
        facts = _facts(one.row, named)
        texts.append(hover(facts[0], facts[1:], quoted.quoted([other.row for other in together])))
    hollow = [one.row["qualifier"] in ("about", "between") for one in shown]
    paper = drawing.sheet.ink.paper
    drawing.fig.scatter(
        x=[drawing.at(one) for one in shown],
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
            x=[drawing.at(one) for one in some],
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
            x=[drawing.at(one) for one in totals],
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


def _facts(row: Mapping[str, Any], named: Named) -> list[str]:
    """The figure in words, one line each, the number first."""
    whose = named(row["nation"], "nations", "nation", "name") or "nation not said"
    mission = named(row["mission_ids"], "missions", "mission_id", "name") or "mission not said"
    where = named(row["place_id"], "places", "place_id", "name")
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
        left, right = left - TAIL * one.open_start, right + TAIL * one.open_end
        if right - left > 4 * half:
            drawing.taken.take((left, y - 3, right, y + 3))
