"""The unit that reading works on after the lines: a paragraph, a heading, a list item, a row of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contingent.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Edit:
    """`source[start:end]` becomes `mended` in the cleaned text; `kind` is the repair's name, or empty; `raw` is
    what stood there, for the repairs."""

    start: int
    end: int
    mended: str
    kind: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the source, and its text once the edits inside it are made.

    `block` counts the blocks between blank lines. `row` marks a line laid out in columns.
    """

    start: int
    end: int
    text: str
    edits: tuple[Edit, ...] = ()
    block: int = 0
    row: bool = False

    def locate(self, position: int) -> int | None:
        """Where a source offset stands in `text`; None if an edit took it away."""
        shift = 0
        for edit in self.edits:
            if position < edit.start:
                break
            if position < edit.end:
                return None
            shift += len(edit.mended) - (edit.end - edit.start)
        return position - self.start + shift


def make_unit(source: str, start: int, end: int, edits: Iterable[Edit], block: int, row: bool = False) -> Unit:
    """The unit of `source[start:end]` with the edits made that lie inside it."""
    inside = tuple(sorted((e for e in edits if start <= e.start and e.end <= end), key=lambda e: e.start))
    pieces: list[str] = []
    done = start
    for edit in inside:
        pieces += (source[done : edit.start], edit.mended)
        done = edit.end
    return Unit(start, end, "".join(pieces) + source[done:end], inside, block, row)


def cut(unit: Unit, source: str, start: int, end: int) -> Unit:
    """The part of a unit between two offsets of its own text (trimmed), as a unit."""
    text = unit.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return make_unit(source, _source(unit, start), _source(unit, end), unit.edits, unit.block, unit.row)


def _source(unit: Unit, position: int) -> int:
    """The source offset of an offset in the unit's text."""
    shift = 0
    for edit in unit.edits:
        if edit.start - unit.start + shift + len(edit.mended) > position:
            break
        shift += len(edit.mended) - (edit.end - edit.start)
    return position + unit.start - shift


def within(edits: Sequence[Edit], start: int, end: int) -> list[Edit]:
    """The edits that lie between two source offsets."""
    return [edit for edit in edits if start <= edit.start and edit.end <= end]


def inside_lines(lines: Sequence[Line], edits: Iterable[Edit]) -> list[Edit]:
    """The edits in reading order, without those that would leave nothing of a line (`[1]` alone is text)."""
    ordered = sorted(edits, key=lambda edit: edit.start)
    starts = [edit.start for edit in ordered]
    emptied: set[int] = set()
    for line in lines:
        here = range(bisect_left(starts, line.start), bisect_left(starts, line.end))
        rest, end = "", line.start
        for i in here:
            rest += line.text[end - line.start : ordered[i].start - line.start] + ordered[i].mended
            end = ordered[i].end
        if here and not (rest + line.text[end - line.start :]).strip():
            emptied.update(here)
    return [edit for i, edit in enumerate(ordered) if i not in emptied]
