"""What is written on the maps: the names of the places that rows name, and of towns for orientation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

from contingent.views.basemap import Projection, ground
from contingent.views.leaders import Leaders, nearest
from contingent.views.lettering import shorten, width_of
from contingent.views.pins import Pin
from contingent.views.placement import Box, Place, Sheet, Wanted, place
from contingent.views.theme import Canvas

#: Height of a line of a label, as a share of the size of its first line.
LINE = 1.3
#: What stays free on either side of a label, in px.
BESIDE = 3
# How much further from its pin than at first a label may stand, in px.
_RINGS = (0, 10, 24, 42, 64, 90)
_NEAR_RINGS = _RINGS[:4]
# In a corner of a page, more pins than this have a name without a line under it.
_FEW = 6
# A label further off than this is in nobody's way, in px.
_NEAR = 110.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its place: one or two lines, the second in grey, and where its leader line ends if it has one."""

    pin: Pin
    lines: tuple[str, ...]
    spot: Place
    width: float
    height: float

    @property
    def box(self) -> Box:
        return self.spot.left, self.spot.top, self.spot.left + self.width, self.spot.top + self.height

    @property
    def to_left(self) -> bool:
        """Whether it stands left of its pin, so that its lines end on one edge."""
        return self.spot.left + self.width / 2 < self.pin.x


def labels(found: list[Pin], sheet: Sheet, canvas: Canvas) -> list[Label]:
    """A label for each pin that has room for one, the most mentioned first; pins are no place for letters.

    A leader line crosses no label and no other line: rather than that, a pin has no label, and the table names it.
    Where one would be left out, it and its neighbours have their names alone, if that helps. In a corner of a page the
    labels stay near their pins, and many pins have their names alone.
    """
    for pin in found:
        reach = pin.radius + 1
        sheet.take((pin.x - reach, pin.y - reach, pin.x + reach, pin.y + reach))
    if canvas.phone or (canvas.small and len(found) > _FEW):
        placed = _placed(found, found, sheet.copy(), canvas)
    else:
        placed = _placed(found, [], sheet.copy(), canvas)
        if crowd := _around_those_without(found, placed):
            placed = max(placed, _placed(found, crowd, sheet.copy(), canvas), key=len)
    drawn = Leaders(sheet.bounds)
    for label in placed:
        sheet.take(label.box)
        drawn.draw((label.pin.x, label.pin.y), label.box, label.spot.leader, sheet)
    return placed


def _placed(found: list[Pin], names_alone: list[Pin], sheet: Sheet, canvas: Canvas) -> list[Label]:
    drawn = Leaders(sheet.bounds)
    small = canvas.type.label - 1
    placed = []
    for pin in found:
        beneath = "" if pin in names_alone else shorten(pin.beneath, small, 22.5 * small)
        forms = ((pin.name, beneath), (pin.name,)) if beneath else ((pin.name,),)
        label = next((one for lines in forms if (one := _label(pin, lines, found, sheet, drawn, canvas))), None)
        if label is not None:
            drawn.draw((pin.x, pin.y), label.box, label.spot.leader, sheet)
            placed.append(label)
    return placed


def _around_those_without(found: list[Pin], placed: list[Label]) -> list[Pin]:
    """The pins without a label, and those whose labels may be in their way."""
    named = {label.pin.place_id for label in placed}
    without = [pin for pin in found if pin.place_id not in named]
    return [pin for pin in found if any(math.hypot(pin.x - one.x, pin.y - one.y) < _NEAR for one in without)]


def _label(
    pin: Pin, lines: tuple[str, ...], found: list[Pin], sheet: Sheet, drawn: Leaders, canvas: Canvas
) -> Label | None:
    """The label of these lines, in the first place that is free for it and its leader line; None where none is."""
    size, small = canvas.type.name, canvas.type.label - 1
    wide = max(width_of(lines[0], size, True), *(width_of(line, small) for line in lines[1:]), 0) + 2 * BESIDE
    high = len(lines) * size * LINE + 2

    def plain(box: Box, tied: bool) -> bool:
        return drawn.clear((pin.x, pin.y), box) if tied else _nearest_is(pin, found, box)

    wanted = Wanted(pin.x, pin.y, pin.radius + 4, wide, high)
    rings = _NEAR_RINGS if canvas.small else _RINGS
    spot = place([wanted], sheet, rings, partial(_off_the_circles, found), plain)[0]
    return None if spot is None else Label(pin, lines, spot, wide, high)


def _nearest_is(pin: Pin, found: list[Pin], box: Box) -> bool:
    """Whether no other pin stands nearer to a box, so that nobody takes the label for that one's."""
    away = math.dist((pin.x, pin.y), nearest((pin.x, pin.y), box))
    return all(math.dist((one.x, one.y), nearest((one.x, one.y), box)) >= away for one in found)


def _off_the_circles(found: list[Pin], box: Box) -> bool:
    """Whether no dotted circle runs through a box: each has all of it inside, or all of it outside."""
    for pin in found:
        if pin.circle_px:
            near = math.hypot(pin.x - min(max(pin.x, box[0]), box[2]), pin.y - min(max(pin.y, box[1]), box[3]))
            far = math.hypot(max(pin.x - box[0], box[2] - pin.x), max(pin.y - box[1], box[3] - pin.y))
            if near < pin.circle_px < far:
                return False
    return True


@dataclass(frozen=True, slots=True)
class Town:
    """A town for orientation, its dot and its name in px."""

    name: str
    longitude: float
    latitude: float
    x: float
    y: float
    left: float
    top: float


def towns(found: list[Pin], sheet: Sheet, on: Projection, canvas: Canvas) -> list[Town]:
    """The towns whose dot and name cover nothing, the largest first; those that have a pin are left out."""
    size = canvas.type.source
    placed = []
    for feature in ground("towns"):
        name, (longitude, latitude) = feature["properties"]["name"], feature["geometry"]["coordinates"]
        x, y = on.px(longitude, latitude)
        if name in {pin.name for pin in found} or not sheet.free((x - 3, y - 3, x + 3, y + 3)):
            continue
        wide = width_of(name, size) + 2
        spot = place([Wanted(x, y, 5, wide, size * 1.2)], sheet, (0,), partial(_off_the_circles, found))[0]
        if spot is not None:
            sheet.take((x - 3, y - 3, x + 3, y + 3))
            placed.append(Town(name, longitude, latitude, x, y, spot.left, spot.top))
    return placed
