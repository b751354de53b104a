"""What a test wants to know of a plotly figure: its marks, its words, and the boxes they take in px."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import plotly.graph_objects as go

from contingent.views.days import MS_PER_DAY
from contingent.views.lettering import width_of


@dataclass(frozen=True)
class Word:
    """One piece of text of a trace with the box it takes in the plot."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Word) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def marks(fig: go.Figure) -> list[tuple[str, str]]:
    """First and second entry of the customdata of every mark that has some: row id, ids it stands for."""
    rows = [row for trace in fig.data if trace.customdata is not None for row in trace.customdata]
    return [(str(row[0]), str(row[1])) for row in rows]


def scatters(fig: go.Figure, mode: str) -> list[go.Scatter]:
    """The traces of that mode on the figure's own axes (the key has axes of its own)."""
    return [trace for trace in fig.data if trace.type == "scatter" and trace.mode == mode and trace.xaxis != "x2"]


def hovers(fig: go.Figure) -> list[str]:
    return [text for trace in fig.data if trace.hovertext is not None for text in trace.hovertext]


def written(fig: go.Figure) -> str:
    """All the words of title, selection, sources and labels, tags removed."""
    return " | ".join(unescape(re.sub(r"<br>", " ", note.text)) for note in fig.layout.annotations)


def plot_width(fig: go.Figure, width: int) -> float:
    """The px that the x axis takes in a figure so wide."""
    start, end = fig.layout.xaxis.domain
    return (width - fig.layout.margin.l - fig.layout.margin.r) * (end - start)


def words(fig: go.Figure, width: int) -> list[Word]:
    """The labels of a timeline that hang beside their marks, in px of the plot (y axis in px, x axis in ms)."""
    first, last = fig.layout.xaxis.range
    room = plot_width(fig, width)
    found = []
    for trace in scatters(fig, "text"):
        positions = trace.textposition
        for n, (x, y, text) in enumerate(zip(trace.x, trace.y, trace.text, strict=True)):
            position = positions if isinstance(positions, str) else positions[n]
            if text:
                found.append(_word(text, (x - first) / (last - first) * room, y, position, trace.textfont.size))
    return found


def _word(text: str, x: float, y: float, position: str, size: float) -> Word:
    plain = unescape(text)
    wide = width_of(plain, size)
    left = {"right": x, "left": x - wide, "center": x - wide / 2}[position.split()[1]]
    middle = y if position.startswith("middle") else y - size * 0.75
    return Word(plain, left, middle - size * 0.5, left + wide, middle + size * 0.5)


def day_of(ms: Any) -> float:
    return float(ms) / MS_PER_DAY
