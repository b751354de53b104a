"""Tables on slides: rows as high as their text, flowing to as many slides as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.briefing import letters
from contingent.briefing.layout import layout, numbered
from contingent.briefing.slide import Cell, Grid, Slide
from contingent.briefing.template import Paper

#: The letters are as large as lets all rows stand on one slide; rows that flow to more slides have the smallest.
SIZES = (18, 16, 14)
_PAD_ACROSS, _PAD_DOWN = 6, 5
_HEADING = 28
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the share of the width that the column takes."""

    heading: str
    share: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell's text, its colour and weight."""

    text: str
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row, with the note that goes with it wherever it ends up."""

    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is to become slides of one kind."""

    kind: str
    title: str
    subtitle: str
    foot: str
    columns: tuple[Column, ...]
    lines: Sequence[Line]


def slides(table: Table, paper: Paper) -> list[Slide]:
    """As many slides as the rows need; none when there is no row."""
    laid = layout(paper, table.subtitle, table.foot)
    widths = tuple(column.share * laid.room.width for column in table.columns)
    for size in SIZES:
        rows = [(_cells(line, widths, size), line.note) for line in table.lines]
        pages = _pages([_height(cells, size) for cells, _ in rows], laid.room.height - _HEADING)
        if len(pages) <= 1:
            break
    made = []
    for number, (start, stop) in enumerate(pages, 1):
        here = rows[start:stop]
        heights = (float(_HEADING), *(_height(cells, size) for cells, _ in here))
        title = numbered(table.title, number, len(pages))
        grid = Grid(
            replace(laid.room, height=sum(heights)),
            tuple(column.heading for column in table.columns),
            widths,
            tuple(cells for cells, _ in here),
            heights,
            size,
            f"Table: {title}, {len(here)} rows.",
        )
        notes = "\n\n".join(note for _, note in here if note)
        made.append(Slide(table.kind, title, (*laid.around, grid), notes))
    return made


def _cells(line: Line, widths: tuple[float, ...], size: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            letters.lines(entry.text, size, width - 2 * _PAD_ACROSS - 2, entry.bold, _MOST_LINES),
            entry.colour,
            entry.bold,
        )
        for entry, width in zip(line.entries, widths, strict=True)
    )


def _height(cells: tuple[Cell, ...], size: int) -> float:
    return letters.height(max(len(cell.lines) for cell in cells), size) + 2 * _PAD_DOWN + 1


def _pages(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """From which row to which on each slide; the rows are spread evenly over the slides that they need."""
    needed = len(_filled(heights, room))
    tight = sum(heights) / max(needed, 1)
    while needed > 1 and tight < room and len(_filled(heights, tight)) > needed:
        tight += 8
    return _filled(heights, min(tight, room) if needed > 1 else room)


def _filled(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    pages: list[tuple[int, int]] = []
    start, used = 0, 0.0
    for at, height in enumerate(heights):
        if at > start and used + height > room:
            pages.append((start, at))
            start, used = at, 0.0
        used += height
    return [*pages, (start, len(heights))] if heights else []
