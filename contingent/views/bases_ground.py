"""The ground that the figure of the bases stands on: countries, rivers, towns, and the length of a stretch of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from contingent.views import basemap
from contingent.views.basemap import COUNTRY_NAMES, IRAQ, Projection, ground, mercator
from contingent.views.lettering import width_of
from contingent.views.picture import Picture
from contingent.views.pin_labels import Town
from contingent.views.placement import Sheet
from contingent.views.theme import Canvas, faded

Spot = tuple[float, float]

# A point of a border or river that lies no further than this off the line without it is not missed, in px.
_CLOSE = 0.5


class Line:
    """Lines of one trace in degrees of longitude and Mercator's y, a gap after each."""

    def __init__(self) -> None:
        self.x: list[float | None] = []
        self.y: list[float | None] = []

    def add(self, points: Iterable[Sequence[float]]) -> None:
        """One more line, of points in degrees."""
        for point in points:
            self.x.append(round(point[0], 4))
            self.y.append(round(mercator(point[1]), 4))
        self.x.append(None)
        self.y.append(None)


class Words:
    """Everything that is written on the map, as one trace: a browser draws that faster than a note for each word."""

    def __init__(self, sheet: Canvas) -> None:
        self._sheet = sheet
        self._spots: list[Spot] = []
        self._text: list[str] = []
        self._position: list[str] = []
        self._size: list[int] = []
        self._colour: list[str] = []
        self._shadow: list[str] = []

    def add(self, text: str, spot: Spot, size: int, colour: str, side: str = "right", halo: bool = False) -> None:
        """Words that stand `right` or `left` of their spot or on it (`center`); a halo parts them from the ground."""
        self._spots.append(spot)
        self._text.append(text)
        self._position.append(f"middle {side}")
        self._size.append(size)
        self._colour.append(colour)
        self._shadow.append(_halo(self._sheet.ink.land) if halo else "none")

    def trace(self, fig: Picture) -> None:
        if self._text:
            fig.scatter(
                x=[x for x, _ in self._spots],
                y=[y for _, y in self._spots],
                mode="text",
                text=self._text,
                textposition=self._position,
                textfont={"size": self._size, "color": self._colour, "shadow": self._shadow},
                hoverinfo="skip",
            )


def _halo(colour: str) -> str:
    """A soft edge around letters that stand on rivers and borders."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1), (0, 0)))


def at(on: Projection, x: float, y: float) -> Spot:
    """Axis coordinates of a place in px."""
    longitude, latitude = on.degrees(x, y)
    return longitude, mercator(latitude)


def draw_ground(fig: Picture, on: Projection, sheet: Canvas) -> None:
    """Countries, rivers and the axes that hold them in shape."""
    ink = sheet.ink
    (left, bottom), (right, top) = at(on, 0, on.height), at(on, on.width, 0)
    fig.x_axis(range=[left, right], visible=False, constrain="range")
    fig.y_axis(range=[bottom, top], visible=False, scaleanchor="x", scaleratio=1)
    beside, iraq, lakes, rivers = _outlines(on)
    sea = ([20, 70, 70, 20, 20], [10, 10, 60, 60, 10])
    fig.scatter(x=sea[0], y=sea[1], mode="none", fill="toself", fillcolor=faded(ink.water, 0.35), hoverinfo="skip")
    border, river = {"color": ink.border, "width": 0.8}, {"color": ink.water, "width": 1.5}
    _outline(fig, beside, border, ink.land_beside)
    _outline(fig, iraq, {**border, "width": 1.4}, ink.land)
    _outline(fig, lakes, river, faded(ink.water, 0.6))
    _outline(fig, rivers, river)


def _outline(fig: Picture, drawn: Line, line: dict[str, Any], fill: str = "") -> None:
    filled = {"fill": "toself", "fillcolor": fill} if fill else {}
    if drawn.x:
        fig.scatter(x=drawn.x, y=drawn.y, mode="lines", line=line, hoverinfo="skip", **filled)


@lru_cache(maxsize=32)
def _outlines(on: Projection) -> tuple[Line, Line, Line, Line]:
    """The other countries, Iraq, lakes, and rivers: what of them lies on the sheet, as fine as it can show."""
    beside, iraq, lakes, rivers = Line(), Line(), Line(), Line()
    for feature in ground("countries"):
        for polygon in feature["geometry"]["coordinates"]:
            (iraq if feature["properties"]["iso"] == IRAQ else beside).add(_seen(polygon[0], on))
    for feature in ground("rivers"):
        shape = feature["geometry"]
        if shape["type"] == "Polygon":
            lakes.add(_seen(shape["coordinates"][0], on))
        else:
            rivers.add(_seen(shape["coordinates"], on))
    return beside, iraq, lakes, rivers


def _seen(line: Sequence[Sequence[float]], on: Projection) -> list[Sequence[float]]:
    """A line without the points that the sheet is too coarse to show; nothing of one that lies beside the sheet."""
    (west, south), (east, north) = on.degrees(0, on.height), on.degrees(on.width, 0)
    longitudes, latitudes = [point[0] for point in line], [point[1] for point in line]
    if max(longitudes) < west or min(longitudes) > east or max(latitudes) < south or min(latitudes) > north:
        return []
    kept, stretches = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        away, at = max(((_off(line[n], line[first], line[last]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if away > _CLOSE / on.scale:
            kept.add(at)
            stretches += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def _off(point: Sequence[float], start: Sequence[float], end: Sequence[float]) -> float:
    """How far a point lies off a line, in degrees (Douglas and Peucker's measure)."""
    across, up = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, up)
    if not length:
        return math.hypot(point[0] - start[0], point[1] - start[1])
    return abs(across * (start[1] - point[1]) - (start[0] - point[0]) * up) / length


def scale_bar(fig: Picture, words: Words, on: Projection, sheet: Canvas, taken: Sheet) -> None:
    """A bar of a round number of km in the left corner."""
    km, wide = basemap.scale_bar(on)
    left, base = 18.0, on.height - 16
    (x0, y0), (x1, _) = at(on, left, base), at(on, left + wide, base)
    ink, size = sheet.ink.ink, sheet.type.source
    fig.scatter(x=[x0, x1], y=[y0, y0], mode="lines", line={"color": ink, "width": 2.5}, hoverinfo="skip")
    words.add(f"{km} km", at(on, left + wide / 2, base - size * 0.8), size, ink, "center")
    taken.take((left - 6, base - size - 10, left + wide + 6, base + 8))


def name_towns(fig: Picture, words: Words, shown: list[Town], on: Projection, sheet: Canvas) -> None:
    """Towns for orientation: a small dot and a name."""
    muted, size = sheet.ink.muted, sheet.type.source
    fig.scatter(
        x=[one.longitude for one in shown],
        y=[mercator(one.latitude) for one in shown],
        mode="markers",
        marker={"size": 4, "color": muted, "opacity": 1},
        hoverinfo="skip",
    )
    for one in shown:
        words.add(one.name, at(on, one.left, one.top + size * 0.6), size, muted)


def name_countries(words: Words, taken: Sheet, on: Projection, sheet: Canvas) -> None:
    """The countries' names, faint, where they cover nothing."""
    size = sheet.type.source
    for name, (longitude, latitude) in COUNTRY_NAMES.items():
        x, y = on.px(longitude, latitude)
        half = width_of(name, size, True) * 0.6
        if taken.free((x - half, y - size, x + half, y + size)):
            spaced = "\u2009".join(name)
            words.add(f"<b>{spaced}</b>", (longitude, mercator(latitude)), size, sheet.ink.border, "center")
