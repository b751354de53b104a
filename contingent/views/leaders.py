"""Leader lines from points to their labels: straight, across no letters, none across another. Lengths are px."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.views.placement import Box, Sheet

Point = tuple[float, float]

_STEP, _HALF = 4.0, 2.0


class Leaders:
    """The labels and leader lines that are drawn so far."""

    def __init__(self, bounds: Box) -> None:
        self._letters = Sheet(bounds)
        self._lines: list[tuple[Point, Point]] = []

    def clear(self, start: Point, box: Box) -> bool:
        """Whether a line from `start` to a label in that box crosses neither the letters of others nor their lines."""
        end = nearest(start, box)
        if any(_cross((start, end), line) for line in self._lines):
            return False
        return all(self._letters.free(spot) for spot in _along(start, end))

    def draw(self, start: Point, box: Box, tied: bool, sheet: Sheet) -> None:
        """Keep a label, and if it is tied, its line, which no later letters on the sheet may then cover."""
        self._letters.take(box)
        if tied:
            end = nearest(start, box)
            self._lines.append((start, end))
            for spot in _along(start, end):
                sheet.take(spot)


def nearest(start: Point, box: Box) -> Point:
    """The point of a box that is nearest to `start`: where its leader line ends."""
    return min(max(start[0], box[0]), box[2]), min(max(start[1], box[1]), box[3])


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
