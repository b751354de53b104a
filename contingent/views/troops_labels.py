"""The words and signs around the marks of the troop chart: labels, brackets for conflicts, rings for agreement."""

from __future__ import annotations

import math
from typing import Any

from contingent.tables import Tables
from contingent.views.evidence import hover
from contingent.views.lettering import escape, width_of, wrap
from contingent.views.placement import Box, Place, Wanted, place
from contingent.views.reports import Link, Report
from contingent.views.theme import faded
from contingent.views.troops_drawing import Drawing, Named, colour_of, namer
from contingent.wording import amount

# How far from its marks a bracket may stand, in px.
_BRACKET_AWAY = (16, 30, 46, 64)


def ring(drawing: Drawing, linked: list[Report], link: Link) -> None:
    """A ring around each report that another one bears out."""
    drawing.fig.scatter(
        x=[drawing.at(one) for one in linked],
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


def bracket(drawing: Drawing, linked: list[Report], link: Link) -> None:
    """A bracket that joins the reports which cannot all hold, with the reason beside it."""
    ink, size = drawing.sheet.ink, drawing.sheet.type.label
    points = sorted((drawing.y(one), drawing.x(one)) for one in linked)
    reach = drawing.mark / 2 + 3
    side, on_left = _side(drawing, [x for _, x in points], (points[0][0] + points[-1][0]) / 2)
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


def _side(drawing: Drawing, across: list[float], middle: float) -> tuple[float, bool]:
    """Where a bracket stands so that its sign covers nothing, near the marks; and whether that is left of them."""
    half, reach = drawing.sheet.type.label / 2 + 4, drawing.mark / 2 + 3
    sides = [
        side
        for away in _BRACKET_AWAY
        for side in ((min(across) - reach - away, True), (max(across) + reach + away, False))
        if half < side[0] < drawing.width - half
    ]
    free = (one for one in sides if drawing.taken.free((one[0] - half, middle - half, one[0] + half, middle + half)))
    return next(free, sides[0] if sides else (max(across) + reach + _BRACKET_AWAY[0], False))


def labels(drawing: Drawing, tables: Tables, shown: list[Report], linked: set[str]) -> None:
    """`about 180 NATO Mission Iraq` beside each mark with room for it; what a finding joins first, then the newest."""
    several = len({one.row["nation"] for one in shown}) > 1
    named = namer(tables)
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
        for plain in _forms(one, named, several, told[one.claim], drawing.sheet.phone):
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


def _forms(one: Report, named: Named, several: bool, times: int, phone: bool) -> list[str]:
    """What follows the number, ever shorter: nation (if several are in view), mission and place; then less."""
    nation = named(one.row["nation"], "nations", "nation", "name") if several else ""
    mission = named(one.row["mission_ids"], "missions", "mission_id", "short_name")
    place_id = one.row["place_id"]
    a_site = place_id and named(place_id, "places", "place_id", "kind") != "country"
    where = named(place_id, "places", "place_id", "name") if a_site else ""
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
    away = math.hypot(x - wanted.x, y - wanted.y)
    share = min(wanted.clear / away, 1.0) if away else 0.0
    return (wanted.x + share * (x - wanted.x), wanted.y + share * (y - wanted.y), x, y)


def _write(drawing: Drawing, spot: Place, wanted: Wanted, text: str, colour: str, size: int) -> None:
    """A label in its place. Beside its mark it hangs on the mark itself, so that it stays there on zooming."""
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
        bgcolor=faded(drawing.sheet.ink.paper, 0.7),
        borderpad=0,
        align=anchor,
        captureevents=False,
    )


def _position(drawing: Drawing, px: float) -> float:
    """Annotations on a logarithmic axis are placed by the logarithm."""
    value = drawing.value(px)
    return math.log10(value) if drawing.scale.log else value
