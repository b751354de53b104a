"""What is written on the maps: the names of the places that rows name, and of towns for orientation."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
_FREE_RINGS = 3
# More pins than this are many: their labels stay near, and in a corner of a page they have no line under the name.
_FEW = 6
# A label further off than this is in nobody's way, in px.
_NEAR = 110.0
_MOST_TRIES = 4


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
    Where one would be left out, it has the first choice, and it and its neighbours have their names alone, if that
    helps. Many pins in a corner of a page have their names alone, near by.
    """
    for pin in found:
        reach = pin.radius + 1
        sheet.take((pin.x - reach, pin.y - reach, pin.x + reach, pin.y + reach))
    many = len(found) > _FEW
    narrow = canvas.phone or (canvas.small and many)
    placed = _placed(found, found if narrow else [], sheet.copy(), canvas, _NEAR_RINGS if many else _RINGS)
    rings = _NEAR_RINGS if canvas.small and many else _RINGS
    order, tries = found, 0
    while (without := _without(found, placed)) and tries < _MOST_TRIES:
        crowd = found if narrow else _around(without, found)
        placed = max(placed, _placed(order, crowd, sheet.copy(), canvas, rings), key=partial(_named, found))
        order, tries = [*without, *(pin for pin in order if pin not in without)], tries + 1
    drawn = Leaders(sheet.bounds)
    for label in placed:
        sheet.take(label.box)
        drawn.draw(label.pin.mark, label.box, label.spot.leader, sheet)
    return placed


def _placed(
    found: list[Pin], names_alone: list[Pin], sheet: Sheet, canvas: Canvas, rings: Sequence[float]
) -> list[Label]:
    drawn = Leaders(sheet.bounds)
    small = canvas.type.label - 1
    placed = []
    for pin in found:
        beneath = "" if pin in names_alone else shorten(pin.beneath, small, 22.5 * small)
        forms = ((pin.name, beneath), (pin.name,)) if beneath else ((pin.name,),)
        label = next((one for lines in forms if (one := _label(pin, lines, found, sheet, drawn, canvas, rings))), None)
        if label is not None:
            drawn.draw(pin.mark, label.box, label.spot.leader, sheet)
            placed.append(label)
    return placed


def _named(found: list[Pin], placed: list[Label]) -> list[bool]:
    """Of each pin, the most mentioned first, whether it has a label: the larger, the better."""
    ids = {label.pin.place_id for label in placed}
    return [pin.place_id in ids for pin in found]


def _without(found: list[Pin], placed: list[Label]) -> list[Pin]:
    return [pin for pin, named in zip(found, _named(found, placed), strict=True) if not named]


def _around(without: list[Pin], found: list[Pin]) -> list[Pin]:
    """The pins without a label, and those whose labels may be in their way."""
    return [pin for pin in found if any(math.hypot(pin.x - one.x, pin.y - one.y) < _NEAR for one in without)]


def _label(
    pin: Pin,
    lines: tuple[str, ...],
    found: list[Pin],
    sheet: Sheet,
    drawn: Leaders,
    canvas: Canvas,
    rings: Sequence[float],
) -> Label | None:
    """The label of these lines, in the first place that is free for it and its leader line; None where none is."""
    size, small = canvas.type.name, canvas.type.label - 1
    wide = max(width_of(lines[0], size, True), *(width_of(line, small) for line in lines[1:]), 0) + 2 * BESIDE
    high = len(lines) * size * LINE + 2
    off_the_circles = partial(_off_the_circles, found)

    def plain(box: Box, tied: bool) -> bool:
        return drawn.clear(pin.mark, box) if tied else _nearest_is(pin, found, box)

    def best(box: Box, tied: bool) -> bool:
        over_a_pin = tied and not drawn.clear(pin.mark, box, [one.mark for one in found])
        return not over_a_pin and off_the_circles(box) and plain(box, tied)

    wanted = Wanted(pin.x, pin.y, pin.radius + 4, wide, high)
    # Rather than far off, a label stands where its line runs over another pin.
    spot = place([wanted], sheet, rings[:_FREE_RINGS], None, best)[0]
    if spot is None:
        spot = place([wanted], sheet, rings, off_the_circles, plain)[0]
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
