"""Leader lines from points to their labels: straight, across no letters, none across another. Lengths are px."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from contingent.views.placement import Box, Sheet

Point = tuple[float, float]
# The middle of a mark, and its radius.
Mark = tuple[float, float, float]

_STEP, _HALF = 4.0, 2.0


class Leaders:
    """The labels and leader lines that are drawn so far."""

    def __init__(self, bounds: Box) -> None:
        self._letters = Sheet(bounds)
        self._lines: list[tuple[Point, Point]] = []

    def clear(self, mark: Mark, box: Box, others: Iterable[Mark] = ()) -> bool:
        """Whether a line from a mark to a label in that box crosses no letters, no other line, and no other mark."""
        line = _line(mark, box)
        if any(_cross(line, other) for other in self._lines):
            return False
        spots = list(_along(*line))
        if any(_covers(other, spot) for other in others if other != mark for spot in spots):
            return False
        return all(self._letters.free(spot) for spot in spots)

    def draw(self, mark: Mark, box: Box, tied: bool, sheet: Sheet) -> None:
        """Keep a label, and if it is tied, its line, which no later letters on the sheet may then cover."""
        self._letters.take(box)
        if tied:
            line = _line(mark, box)
            self._lines.append(line)
            for spot in _along(*line):
                sheet.take(spot)


def nearest(start: Point, box: Box) -> Point:
    """The point of a box that is nearest to `start`: where its leader line ends."""
    return min(max(start[0], box[0]), box[2]), min(max(start[1], box[1]), box[3])


def _line(mark: Mark, box: Box) -> tuple[Point, Point]:
    """What is seen of the line from the middle of a mark: that which the mark does not cover."""
    x, y, radius = mark
    end = nearest((x, y), box)
    share = min(radius / max(math.dist((x, y), end), radius), 1.0)
    return (x + (end[0] - x) * share, y + (end[1] - y) * share), end


def _covers(mark: Mark, spot: Box) -> bool:
    return math.dist(mark[:2], ((spot[0] + spot[2]) / 2, (spot[1] + spot[3]) / 2)) < mark[2]


def _along(start: Point, end: Point) -> Iterator[Box]:
    """Small boxes that cover a line."""
    across, down = end[0] - start[0], end[1] - start[1]
    steps = 1 + int(max(abs(across), abs(down)) / _STEP)
    for n in range(steps + 1):
        x, y = start[0] + across * n / steps, start[1] + down * n / steps
        yield x - _HALF, y - _HALF, x + _HALF, y + _HALF


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines have a point in common: the ends of each lie on different sides of the other."""
    return _parted(one, other) and _parted(other, one)


def _parted(line: tuple[Point, Point], ends: tuple[Point, Point]) -> bool:
    (x0, y0), (x1, y1) = line
    sides = [(x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in ends]
    return sides[0] * sides[1] < 0
