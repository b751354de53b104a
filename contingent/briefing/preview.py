"""A slide as SVG, drawn from the same values as the deck: what one sees is what the file holds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape

from contingent.briefing import letters
from contingent.briefing.deck import fitted
from contingent.briefing.grid_shape import HEADING
from contingent.briefing.layout import ink_of
from contingent.briefing.slide import Axis, Bar, Box, Cell, Chart, Grid, Group, Item, Mark, Path, Series, Slide, Words
from contingent.briefing.template import Paper
from contingent.briefing.troops import SIZE, SPREADSHEET_EPOCH, place
from contingent.views.days import iso
from contingent.views.theme import Ink

_TYPE = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
# Where letters stand in a line that is 1.2 times as high as they are.
_BASE = 0.95
_SIDES = {"r": ("start", 9, 4), "l": ("end", -9, 4), "t": ("middle", 0, -9), "b": ("middle", 0, 18)}
# The outline of each symbol in a square from -1 to 1.
_SYMBOLS = {
    "triangle-up": "0,-1 1,0.9 -1,0.9",
    "triangle": "0,-1 1,0.9 -1,0.9",
    "triangle-down": "0,1 1,-0.9 -1,-0.9",
    "triangle-right": "1,0 -0.9,1 -0.9,-1",
    "triangle-left": "-1,0 0.9,1 0.9,-1",
    "square": "-1,-1 1,-1 1,1 -1,1",
    "diamond": "0,-1.2 1.2,0 0,1.2 -1.2,0",
    "bowtie": "-1,-1 1,1 1,-1 -1,1",
    "pentagon": "0,-1.1 1.05,-0.3 0.65,1 -0.65,1 -1.05,-0.3",
    "x": "-0.5,-1.1 0,-0.6 0.5,-1.1 1.1,-0.5 0.6,0 1.1,0.5 0.5,1.1 0,0.6 -0.5,1.1 -1.1,0.5 -0.6,0 -1.1,-0.5",
    "star": " ".join(
        f"{r * math.sin(math.pi * n / 5):.2f},{-r * math.cos(math.pi * n / 5):.2f}"
        for n, r in enumerate([1.35, 0.55] * 5)
    ),
}


def svg(slide: Slide, paper: Paper, marking: str = "") -> str:
    """The slide as an SVG of its own, without the artwork of a user's template."""
    ink = ink_of(paper)
    parts = [f'<rect width="100%" height="100%" fill="{ink.paper}"/>', *_title(slide, paper, ink)]
    parts += [_item(item, ink) for item in slide.items]
    if marking.strip():
        for box in paper.markings:
            line = letters.line(marking, letters.SMALLEST, box.width, bold=True)
            parts.append(_item(Words(box, (line,), letters.SMALLEST, ink.ink, True, "center"), ink))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:g} {paper.height:g}" '
        f'font-family="{_TYPE}">{"".join(parts)}</svg>'
    )


def _title(slide: Slide, paper: Paper, ink: Ink) -> Iterable[str]:
    if not slide.is_title:
        lines, size = fitted(slide.title, paper.title_size, paper.title)
        top = paper.title.top + (paper.title.height - letters.height(len(lines), size)) / 2
        yield _text(Words(Box(paper.title.left, top, paper.title.width, 0), lines, size, ink.ink, True))
        return
    left, room, middle = paper.width / 16, paper.width * 0.875, paper.height * 0.43
    lines, size = fitted(slide.title, 40, Box(0, 0, room, 120))
    top = middle - letters.height(len(lines), size)
    yield _text(Words(Box(left, top, room, 0), lines, size, ink.ink, True))
    yield f'<rect x="{left}" y="{middle + 6:.1f}" width="90" height="4" fill="#1f5fa8"/>'
    for at, line in enumerate(slide.under):
        under = Box(left, middle + 20 + 29 * at, room, 0)
        yield _text(Words(under, letters.lines(line, 20, room, most=1), 20, ink.ink))


def _item(item: Item, ink: Ink) -> str:
    if isinstance(item, Group):
        return "".join(_item(one, ink) for one in item.items)
    if isinstance(item, Words):
        return _text(item)
    if isinstance(item, Bar):
        return _rectangle(item.box, item.colour)
    if isinstance(item, Mark):
        return _symbol(item.shape, item.x, item.y, item.size / 2, item.fill, item.line, item.thick)
    if isinstance(item, Path):
        return _path(item)
    return _grid(item, ink) if isinstance(item, Grid) else _chart(item, ink)


def _text(item: Words) -> str:
    box = item.box
    x = {"left": box.left, "center": box.left + box.width / 2, "right": box.right}[item.align]
    under = _rectangle(box, item.ground, 0.6) if item.ground else ""
    drawn = (
        f'<text x="{x:.1f}" y="{box.top + (at * letters.LINE + _BASE) * item.size:.1f}" font-size="{item.size:g}" '
        f'font-weight="{700 if item.bold else 400}" fill="{item.colour}" text-anchor="{_ANCHORS[item.align]}">'
        f"{escape(line)}</text>"
        for at, line in enumerate(item.lines)
    )
    return under + "".join(drawn)


def _rectangle(box: Box, colour: str, opacity: float = 1) -> str:
    place = f'x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect {place} fill="{colour}" fill-opacity="{opacity:g}"/>'


def _symbol(shape: str, x: float, y: float, half: float, fill: str, line: str, thick: float) -> str:
    look = f'fill="{fill}" stroke="{line}" stroke-width="{thick:g}"'
    if shape not in _SYMBOLS:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}" {look}/>'
    corners = (corner.split(",") for corner in _SYMBOLS[shape].split())
    points = " ".join(f"{x + float(a) * half:.1f},{y + float(b) * half:.1f}" for a, b in corners)
    return f'<polygon points="{points}" {look}/>'


def _path(item: Path) -> str:
    close = "Z" if item.closed else ""
    drawn = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in one) + close for one in item.contours)
    dots = ' stroke-dasharray="1 3"' if item.dotted else ""
    return (
        f'<path d="{drawn}" fill="{item.fill or "none"}" fill-opacity="{item.opacity:g}" fill-rule="evenodd" '
        f'stroke="{item.line or "none"}" stroke-width="{item.thick:g}" stroke-linejoin="round"{dots}/>'
    )


def _grid(grid: Grid, ink: Ink) -> str:
    parts, top = [], grid.box.top
    sizes = (HEADING, *(grid.size for _ in grid.rows))
    heading = tuple(Cell((text,), ink.muted, True) for text in grid.headings)
    for cells, height, size in zip((heading, *grid.rows), grid.heights, sizes, strict=True):
        left = grid.box.left
        for cell, width in zip(cells, grid.widths, strict=True):
            parts.append(_text(Words(Box(left + 6, top + 5, width - 12, 0), cell.lines, size, cell.colour, cell.bold)))
            left += width
        top += height
        parts.append(_rectangle(Box(grid.box.left, top - 0.4, grid.box.width, 0.8), ink.rule))
    return "".join(parts)


def _chart(chart: Chart, ink: Ink) -> str:
    plot, parts = chart.plot, []
    for value in _ticks(chart.y):
        y = place_of(value, chart.y, plot.bottom, -plot.height)
        parts.append(_rectangle(Box(plot.left, y - 0.4, plot.width, 0.8), ink.grid))
        parts.append(_label(f"{value:,.0f}", plot.left - 6, y + 4, "end", ink.muted))
    parts.append(_rectangle(Box(plot.left, plot.bottom - 0.4, plot.width, 0.8), ink.rule))
    for value in _ticks(chart.x):
        x = place_of(value, chart.x, plot.left, plot.width)
        parts.append(_label(iso(value + SPREADSHEET_EPOCH)[:4], x, plot.bottom + 18, "middle", ink.muted))
    for at, series in enumerate(chart.series):
        parts.append(_series(chart, series))
        x, y = plot.right + 22, plot.top + 14 + 20 * at
        parts.append(_symbol(series.symbol, x, y - 4, 4.5, series.fill, series.colour, 1.6))
        name = letters.line(series.name, SIZE, chart.box.right - x - 10)
        parts.append(_label(name, x + 10, y, "start", ink.ink))
    return "".join(parts)


def _series(chart: Chart, series: Series) -> str:
    parts = []
    scale = chart.plot.width / (chart.x.high - chart.x.low)
    for dot in series.dots:
        x, y = place(dot, chart.plot, chart.x, chart.y)
        if dot.before or dot.after:
            reach = Box(x - dot.before * scale, y - 2, (dot.before + dot.after) * scale, 4)
            parts.append(_rectangle(reach, series.colour, 0.45))
        parts.append(_symbol(series.symbol, x, y, 4.5, series.fill, series.colour, 1.6))
        if dot.label:
            anchor, right, down = _SIDES[dot.side]
            parts.append(_label(dot.label, x + right, y + down, anchor, series.colour))
    return "".join(parts)


def _label(text: str, x: float, y: float, anchor: str, colour: str) -> str:
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {where} font-size="{SIZE}" fill="{colour}">{escape(text)}</text>'


def _ticks(axis: Axis) -> list[float]:
    if axis.log:
        return [10.0**power for power in range(round(math.log10(axis.high)) + 1)]
    return [axis.low + n * axis.step for n in range(round((axis.high - axis.low) / axis.step) + 1)]


def place_of(value: float, axis: Axis, start: float, length: float) -> float:
    """Where a value stands on an axis that begins at `start` and is `length` long (negative: upwards)."""
    if axis.log:
        return start + length * math.log10(value / axis.low) / math.log10(axis.high / axis.low)
    return start + length * (value - axis.low) / (axis.high - axis.low)
