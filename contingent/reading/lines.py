"""The lines of a file, and those that a page printed round its text: running headers and page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

BULLET = re.compile(r"(?:[-–—•·*▪◦‣●■►▶➢✓]|o(?= [A-ZÁÉÍÓÚÑ]))\s+(?=\S)|\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_PAGE_NUMBER = re.compile(
    r"(?:page|página|pág\.?|p\.)?\s*[-–—|]?\s*(\d{1,3})\s*[-–—|]?(?:\s*(?:of|de|/)\s*\d{1,3})?", re.I
)
_PAGE_CELL = re.compile(r"(?:page|página|pág\.?|p\.)\s*(\d{1,3})(?:\s*(?:of|de|/)\s*\d{1,3})?|(\d{1,3})", re.I)
_CELL_EDGE = re.compile(r"\s{3,}|\t+|\s+\|\s+")
_DIGITS = re.compile(r"\d+")
_LONGEST_HEADER = 100
_SHORTEST_TABLE = 3
_CELLS = re.compile(r" {2,}|\t+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: `text` is `source[start:end]`. `row` if it is laid out in columns; `indent`
    is how many blanks stand before it."""

    start: int
    end: int
    text: str
    row: bool
    indent: int = 0

    @property
    def blank(self) -> bool:
        return not self.text


def split_lines(source: str) -> list[Line]:
    """All lines, blank ones too. A form feed ends a line like a line feed."""
    lines = []
    position = 0
    for raw in re.split(r"[\n\f]", source):
        text = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if text else 0
        start = position + indent
        lines.append(Line(start, start + len(text), text, bool(text) and is_row(text), indent))
        position += len(raw) + 1
    barred = _barred(lines)
    return [replace(line, row=True) if i in barred else line for i, line in enumerate(lines)]


def _barred(lines: list[Line]) -> set[int]:
    """The indexes of the rows of tables with bars (`Taji | 55 | training`): three or more under one another with as
    many bars each and numbers in two of them, as a site's menus have not."""
    found: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(lines):
        bars = line.text.count(" | ")
        if run and lines[run[-1]].text.count(" | ") != bars:
            run = []
        run = [*run, i] if bars else []
        if len(run) >= _SHORTEST_TABLE and sum(_DIGITS.search(lines[j].text) is not None for j in run) > 1:
            found.update(run)
    return found


def is_row(text: str) -> bool:
    """Is the line laid out in columns? Two wide gaps or a tab; a double blank after a full stop is no gap."""
    if "\t" in text:
        return True
    if "  " not in text and "|" not in text:
        return False
    if text.startswith("|") and text.count("|") > 2:
        return True
    cells = _CELLS.split(text)
    gaps = sum(not left.endswith((".", "!", "?", ":", "”", '"')) or len(left) < 25 for left in cells[:-1])
    wide = re.search(r" {3,}", text) is not None
    return (gaps >= 2 or (gaps == 1 and wide)) and sum(map(len, cells)) / len(cells) < 45


def page_lines(lines: list[Line]) -> set[int]:
    """The indexes of running headers and footers and of page numbers.

    A header is a short line that stands two times or more, digits aside, next to a page number half the times, or
    that ends (or begins) in a page number which counts on; a page number is alone on its line next to such a header,
    or continues the count of the one before. A header's first stand, on a line of its own between blank lines and next
    to no number, is the document's title and stays.
    """
    numbered = _numbered_headers(lines)
    numbers = {
        i: int(m.group(1)) for i, line in enumerate(lines) if line.text and (m := _PAGE_NUMBER.fullmatch(line.text))
    }
    if not numbers:
        return numbered
    frame = _running_headers(lines, set(numbers))
    beside = {i for i in numbers if any(_neighbour(lines, i, step) in frame for step in (-1, 1))}
    ordered = sorted(numbers)
    counted = {
        i
        for a, b in zip(ordered, ordered[1:], strict=False)
        if numbers[b] == numbers[a] + 1 and b - a > 4 and _alone(lines, a) and _alone(lines, b)
        for i in (a, b)
    }
    return (frame - _titles(lines, frame, set(numbers))) | beside | counted | numbered


def _numbered_headers(lines: list[Line]) -> set[int]:
    """`Example Archive      Page 1 of 2` and the like: two or more with one text, whose numbers go up page by page."""
    same: dict[str, list[tuple[int, int]]] = {}
    for i, line in enumerate(lines):
        cells = _CELL_EDGE.split(line.text)
        if len(line.text) > 2 * _LONGEST_HEADER or len(cells) != 2:
            continue
        for cell, other in (cells, cells[::-1]):
            if (match := _PAGE_CELL.fullmatch(cell)) and not _PAGE_CELL.fullmatch(other):
                same.setdefault(other.casefold(), []).append((i, int(match.group(1) or match.group(2))))
    return {
        i
        for stands in same.values()
        if len(stands) > 1 and all(b[1] == a[1] + 1 for a, b in zip(stands, stands[1:], strict=False))
        for i, _ in stands
        if _alone(lines, i)
    }


def _titles(lines: list[Line], frame: set[int], numbers: set[int]) -> set[int]:
    """The first stand of each running header if the document's title is what it looks like."""
    titles: set[int] = set()
    seen: set[str] = set()
    for i in sorted(frame):
        text = _DIGITS.sub("#", lines[i].text).casefold()
        if text in seen:
            continue
        seen.add(text)
        apart = (i == 0 or lines[i - 1].blank) and i + 1 < len(lines) and lines[i + 1].blank
        above_all = not any(number < i for number in numbers)
        if apart and above_all and not any(_neighbour(lines, i, step) in numbers for step in (-1, 1)):
            titles.add(i)
    return titles


def _running_headers(lines: list[Line], numbers: set[int]) -> set[int]:
    twins: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.text and len(line.text) <= _LONGEST_HEADER and i not in numbers:
            twins.setdefault(_DIGITS.sub("#", line.text).casefold(), []).append(i)
    headers: set[int] = set()
    for indexes in twins.values():
        beside = sum(any(_neighbour(lines, i, step) in numbers for step in (-1, 1)) for i in indexes)
        if len(indexes) > 1 and 2 * beside >= len(indexes):
            headers.update(indexes)
    return headers


def _neighbour(lines: list[Line], i: int, step: int) -> int:
    """The next line with text in one direction, over at most two blank ones; -1 if none."""
    for j in range(i + step, i + 4 * step, step):
        if 0 <= j < len(lines) and lines[j].text:
            return j
    return -1


def _alone(lines: list[Line], i: int) -> bool:
    """Is there a blank line (or the file's end) before or after?"""
    return i == 0 or i == len(lines) - 1 or lines[i - 1].blank or lines[i + 1].blank
