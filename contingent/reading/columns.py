"""Tables that a page sets side by side to save room: each of their rows is a row of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contingent.reading.units import Unit, cut

_CELL = re.compile(r"\S+(?: \S+)*")
_BAR = re.compile(r"\s*\|\s*")


def side_by_side(units: Sequence[Unit], source: str) -> list[Unit]:
    """The units, with the rows cut in two that stand under a header which says the same twice
    (`Nation  Personnel  Nation  Personnel`)."""
    found: list[Unit] = []
    columns = 0
    for i, unit in enumerate(units):
        goes_on = i > 0 and units[i - 1].row and units[i - 1].block == unit.block
        if not unit.row or not goes_on:
            columns = 0
        cells = _cells(unit.text) if unit.row else []
        if not columns and _is_twice([unit.text[first:last].casefold() for first, last in cells]):
            columns = len(cells)
        if columns and len(cells) == columns:
            half = cells[columns // 2][0]
            found += (cut(unit, source, 0, half), cut(unit, source, half, len(unit.text)))
        else:
            found.append(unit)
    return found


def _is_twice(cells: Sequence[str]) -> bool:
    half = len(cells) // 2
    named = all(any(char.isalpha() for char in cell) for cell in cells)
    return named and half > 1 and len(cells) == 2 * half and list(cells[:half]) == list(cells[half:])


def _cells(text: str) -> list[tuple[int, int]]:
    """The spans of a row's cells: parted by bars, or by two blanks or more."""
    if "|" not in text:
        return [match.span() for match in _CELL.finditer(text)]
    spans, start = [], 0
    for bar in _BAR.finditer(text):
        spans.append((start, bar.start()))
        start = bar.end()
    return [(first, last) for first, last in [*spans, (start, len(text))] if last > first]
