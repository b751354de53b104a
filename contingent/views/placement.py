"""Put labels beside their points so that no label covers another label or a mark.

Greedy point-feature labelling: the points come in order of importance, each takes the first free place of an ordered
list of places around it (beside, above, below, then further out, with a leader line). What finds no free place gets
no label. All lengths are px, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that wants a place: its point, how far it must keep from it, and its size."""

    x: float
    y: float
    clear: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: its left top corner, and whether it is so far off that a leader line should tie it."""

    left: float
    top: float
    leader: bool


class Sheet:
    """The boxes that are taken, in a grid of cells so that a look at a place stays cheap."""

    _CELL = 64.0

    def __init__(self, bounds: Box) -> None:
        self.bounds = bounds
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def copy(self) -> Sheet:
        """Another sheet on which the same is taken, to try something out."""
        other = Sheet(self.bounds)
        other._cells = {cell: list(boxes) for cell, boxes in self._cells.items()}
        return other

    def take(self, box: Box) -> None:
        for cell in self._cells_of(box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        """Whether the box lies inside the bounds and touches nothing that is taken."""
        left, top, right, bottom = self.bounds
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        return not any(_touch(box, taken) for cell in self._cells_of(box) for taken in self._cells.get(cell, ()))

    def _cells_of(self, box: Box) -> Iterable[tuple[int, int]]:
        columns = range(int(box[0] // self._CELL), int(box[2] // self._CELL) + 1)
        return [(x, y) for x in columns for y in range(int(box[1] // self._CELL), int(box[3] // self._CELL) + 1)]


def place(
    wanted: Sequence[Wanted],
    sheet: Sheet,
    rings: Sequence[float] = (0, 14, 30, 52),
    welcome: Callable[[Box], bool] | None = None,
    allowed: Callable[[Box, bool], bool] | None = None,
) -> list[Place | None]:
    """A place for each label in the order given, None where none was free; `sheet` keeps what was taken.

    A free place that is `welcome` is taken before one that is only free, however near. One that is not `allowed` is
    never taken; that is asked with its box and whether a leader line would tie it to its point.
    """
    found = []
    for one in wanted:
        spot = _place(one, sheet, rings, welcome, allowed)
        found.append(_place(one, sheet, rings, None, allowed) if spot is None and welcome else spot)
    return found


def _place(
    one: Wanted,
    sheet: Sheet,
    rings: Sequence[float],
    welcome: Callable[[Box], bool] | None,
    allowed: Callable[[Box, bool], bool] | None,
) -> Place | None:
    for ring in rings:
        for left, top in _around(one, one.clear + ring):
            box = (left, top, left + one.width, top + one.height)
            if not sheet.free(box) or (welcome and not welcome(box)) or (allowed and not allowed(box, ring > 0)):
                continue
            sheet.take(box)
            return Place(left, top, leader=ring > 0)
    return None


def _around(one: Wanted, away: float) -> list[tuple[float, float]]:
    """Left top corners around the point at a distance: right and left, the four diagonals, above and below."""
    right, left = one.x + away, one.x - away - one.width
    middle, above, below = one.y - one.height / 2, one.y - away - one.height, one.y + away
    slant = away * 0.75
    return [
        (right, middle),
        (left, middle),
        (one.x + slant, one.y - slant - one.height),
        (one.x + slant, one.y + slant),
        (one.x - slant - one.width, one.y - slant - one.height),
        (one.x - slant - one.width, one.y + slant),
        (one.x - one.width / 2, above),
        (one.x - one.width / 2, below),
        (one.x - one.width / 4, above),
        (one.x - one.width / 4, below),
        (one.x - one.width * 3 / 4, above),
        (one.x - one.width * 3 / 4, below),
    ]


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
