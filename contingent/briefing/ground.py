"""What maps and marks are drawn with: colours laid over the paper, and lines cut at the edge of a map."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from contingent.briefing.slide import Box, Point


def blended(colour: str, paper: str) -> str:
    """`#rrggbb`, `#rrggbbaa` or `rgba(…)` as the plain colour it has on that paper: every program draws it alike."""
    if colour.startswith("rgba"):
        *parts, opacity = (float(one) for one in re.findall(r"[\d.]+", colour))
    else:
        parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        opacity = int(colour[7:9], 16) / 255 if len(colour) == 9 else 1.0
    under = [int(paper[i : i + 2], 16) for i in (1, 3, 5)]
    mixed = [round(top * opacity + below * (1 - opacity)) for top, below in zip(parts, under, strict=True)]
    return "#" + "".join(f"{one:02x}" for one in mixed)


def cut_area(ring: Sequence[Point], box: Box) -> tuple[Point, ...]:
    """The part of an area inside the box (Sutherland and Hodgman 1974), () when there is none."""
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, box.left, float.__ge__),
        (0, box.right, float.__le__),
        (1, box.top, float.__ge__),
        (1, box.bottom, float.__le__),
    )
    points = list(ring)
    for axis, limit, inside in edges:
        kept: list[Point] = []
        for one, two in zip(points[-1:] + points[:-1], points, strict=True):
            if inside(one[axis], limit) != inside(two[axis], limit):
                kept.append(_crossing(one, two, axis, limit))
            if inside(two[axis], limit):
                kept.append(two)
        points = kept
    return tuple(points)


def cut_line(line: Sequence[Point], box: Box) -> list[tuple[Point, ...]]:
    """The parts of a line inside the box: a segment stays when it can be cut to it (Liang and Barsky 1984)."""
    parts: list[list[Point]] = []
    for one, two in zip(line[:-1], line[1:], strict=True):
        ends = _cut_segment(one, two, box)
        if ends is None:
            continue
        if parts and parts[-1][-1] == ends[0]:
            parts[-1].append(ends[1])
        else:
            parts.append(list(ends))
    return [tuple(part) for part in parts]


def _cut_segment(one: Point, two: Point, box: Box) -> tuple[Point, Point] | None:
    start, stop = 0.0, 1.0
    for axis, low, high in ((0, box.left, box.right), (1, box.top, box.bottom)):
        step = two[axis] - one[axis]
        if step == 0:
            if not low <= one[axis] <= high:
                return None
            continue
        near, far = sorted(((low - one[axis]) / step, (high - one[axis]) / step))
        start, stop = max(start, near), min(stop, far)
    if start >= stop:
        return None
    return _along(one, two, start), _along(one, two, stop)


def _along(one: Point, two: Point, share: float) -> Point:
    """The ends themselves at 0 and 1, so that neighbouring segments still meet in one point."""
    if share in (0.0, 1.0):
        return two if share else one
    return (one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share)


def _crossing(one: Point, two: Point, axis: int, limit: float) -> Point:
    return _along(one, two, (limit - one[axis]) / (two[axis] - one[axis]))


def thinned(line: Sequence[Point], apart: float = 0.6) -> tuple[Point, ...]:
    """The line without the points that stand closer than so much to the one before; its ends stay."""
    if not line:
        return ()
    kept = [line[0]]
    for point in line[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= apart:
            kept.append(point)
    return (*kept, line[-1]) if len(line) > 1 else tuple(kept)
