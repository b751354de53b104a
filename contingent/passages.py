"""A text cut where its passages begin and end, so that passages that overlap can all be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage: code-point offsets into the text (end-exclusive), what kind of thing it is, and whose id it has."""

    start: int
    end: int
    kind: str
    mark_id: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same marks cover, the shortest of them first; none for plain text."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(length: int, marks: Iterable[Mark]) -> list[Segment]:
    """The text from 0 to `length` as stretches without gap or overlap.

    Marks that are empty or reach beyond the text are cut to it.
    """
    inside = [mark for mark in marks if mark.start < mark.end and mark.start < length and mark.end > 0]
    cuts = sorted({0, length, *(max(mark.start, 0) for mark in inside), *(min(mark.end, length) for mark in inside)})
    ordered = sorted(inside, key=lambda mark: (mark.end - mark.start, mark.kind, mark.mark_id))
    return [
        Segment(start, end, tuple(mark for mark in ordered if mark.start <= start and mark.end >= end))
        for start, end in zip(cuts, cuts[1:], strict=False)
    ]
