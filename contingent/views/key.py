"""The key of a figure: what its shapes and fillings mean, in one or more lines above the plot."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from contingent.views.lettering import escape, width_of
from contingent.views.picture import Picture
from contingent.views.theme import Canvas

# As shares of the letters' size: from the middle of a symbol to its words, and from these to the next symbol.
_BESIDE_SYMBOL = 0.9
_GAP, _NARROW_GAP = 1.7, 1.0
_MOST_LINES = 2
# What a bar or a tie is longer than a symbol, in px.
_LONGER = 14
_RING = 5
_NOTHING = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One symbol with its meaning, and the meaning in fewer words for where it is narrow ("": there is none shorter).

    `hollow` draws the outline alone, `ringed` a ring around the symbol, `tied` a line from it to a stop; `bar` and
    `dotted` stand for a symbol: a pale bar, a dotted circle.
    """

    text: str
    symbol: str = "circle"
    hollow: bool = False
    bar: bool = False
    colour: str = ""
    ringed: bool = False
    tied: bool = False
    dotted: bool = False
    brief: str = ""


# An entry with the px of its symbol's middle.
Spot = tuple[float, float, Entry]


@dataclass(frozen=True, slots=True)
class Key:
    """The entries with their place: `x` of the symbol in px from the plot's left edge, `line` from 0."""

    entries: tuple[tuple[float, int, Entry], ...]
    lines: int
    line_height: int

    @property
    def height(self) -> int:
        return self.lines * self.line_height + (8 if self.lines else 0)


def key(entries: list[Entry], canvas: Canvas, room: float) -> Key:
    """Break the entries into lines no wider than `room` px, in brief words where they would take more than two."""
    whole = _broken(entries, canvas, room)
    if whole.lines <= _MOST_LINES:
        return whole
    return _broken([replace(one, text=one.brief or one.text) for one in entries], canvas, room)


def _broken(entries: list[Entry], canvas: Canvas, room: float) -> Key:
    size = canvas.type.source + 1
    placed: list[tuple[float, int, Entry]] = []
    beside, gap = _BESIDE_SYMBOL * size, (_NARROW_GAP if canvas.names_above else _GAP) * size
    x, line = 8.0, 0
    for entry in entries:
        before = _LONGER if entry.tied else 8 if entry.bar else _RING if entry.ringed else 0
        width = beside + (_LONGER if entry.bar else before) + width_of(entry.text, size)
        if placed and x + width > room and x > 8:
            x, line = 8.0, line + 1
        placed.append((x + before, line, entry))
        x += width + gap
    return Key(tuple(placed), line + 1 if placed else 0, size + (5 if canvas.names_above else 8))


def draw(fig: Picture, drawn: Key, canvas: Canvas, plot: int, room: float) -> None:
    """Draw the key on axes of its own (x2, y2) above the plot, whose y axis is made that much shorter.

    `room` is the width in px of the whole figure between its margins: the plot may be narrower.
    """
    share = plot / (plot + drawn.height)
    fig.y_axis(domain=[0, share])
    fig.lay_out(
        xaxis2={"range": [0, room], "visible": False, "fixedrange": True, "anchor": "y2"},
        yaxis2={"range": [drawn.height, 0], "domain": [share, 1], "visible": False, "fixedrange": True, "anchor": "x2"},
    )
    spots = [(x, (line + 0.5) * drawn.line_height, entry) for x, line, entry in drawn.entries]
    _symbols(fig, [spot for spot in spots if not spot[2].bar], canvas)
    _rings(fig, [(x, y) for x, y, entry in spots if entry.ringed], canvas)
    _bars(fig, [spot for spot in spots if spot[2].bar], canvas)
    thin = {"width": 1.4, "color": canvas.ink.muted}
    for x, y, entry in spots:
        if entry.tied:
            left = x - _LONGER
            _trace(fig, x=[left, left, None, left, x], y=[y - 4, y + 4, None, y, y], mode="lines", line=thin)
        if entry.dotted:
            around = [math.tau * n / 24 for n in range(25)]
            xs, ys = [x + 6 * math.cos(angle) for angle in around], [y + 6 * math.sin(angle) for angle in around]
            _trace(fig, x=xs, y=ys, mode="lines", line={**thin, "dash": "dot"})


def _trace(fig: Picture, **properties: Any) -> None:
    fig.scatter(xaxis="x2", yaxis="y2", hoverinfo="skip", showlegend=False, cliponaxis=False, **properties)


def _symbols(fig: Picture, spots: list[Spot], canvas: Canvas) -> None:
    if spots:
        _trace(
            fig,
            x=[x for x, _, _ in spots],
            y=[y for _, y, _ in spots],
            mode="markers+text",
            text=["  " + escape(entry.text) for _, _, entry in spots],
            textposition="middle right",
            textfont=_font(canvas),
            marker={
                "symbol": [entry.symbol for _, _, entry in spots],
                "size": canvas.type.label - 3,
                "color": [_fill(entry, canvas) for _, _, entry in spots],
                "line": {"width": 1.6, "color": [_outline(entry, canvas) for _, _, entry in spots]},
            },
        )


def _rings(fig: Picture, spots: list[tuple[float, float]], canvas: Canvas) -> None:
    if spots:
        _trace(
            fig,
            x=[x for x, _ in spots],
            y=[y for _, y in spots],
            mode="markers",
            marker={
                "symbol": "circle-open",
                "size": canvas.type.label + 3,
                "color": canvas.ink.muted,
                "line": {"width": 1.4},
                "opacity": 1,
            },
        )


def _bars(fig: Picture, spots: list[Spot], canvas: Canvas) -> None:
    for x, y, entry in spots:
        _trace(
            fig,
            x=[x - 8, x + 12],
            y=[y, y],
            mode="lines+text",
            line={"width": 8, "color": canvas.ink.rule},
            text=["", "  " + escape(entry.text)],
            textposition="middle right",
            textfont=_font(canvas),
        )


def _font(canvas: Canvas) -> dict[str, Any]:
    return {"size": canvas.type.source + 1, "color": canvas.ink.muted}


def _fill(entry: Entry, canvas: Canvas) -> str:
    """Plotly draws the outline of an `open` symbol in the colour that fills all others."""
    if entry.dotted:
        return _NOTHING
    if entry.hollow and "open" not in entry.symbol:
        return canvas.ink.paper
    return entry.colour or canvas.ink.muted


def _outline(entry: Entry, canvas: Canvas) -> str:
    return _NOTHING if entry.dotted else entry.colour or canvas.ink.muted
