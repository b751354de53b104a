"""What every slide but the first has in common: title, selection, sources at the foot, and the room between them."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.briefing import letters
from contingent.briefing.contents import Material
from contingent.briefing.slide import Box, Words, words
from contingent.briefing.template import Paper
from contingent.views.theme import DARK, LIGHT, Ink

SUBTITLE, FOOT = 14, 12
_GAP = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The two texts around the content, and the room that is left for it."""

    head: Words
    foot: Words
    room: Box

    @property
    def around(self) -> tuple[Words, Words]:
        return self.head, self.foot


def layout(paper: Paper, subtitle: str, foot: str) -> Layout:
    """Subtitle on top of the area and source line at its foot, of at most two and three lines."""
    area, ink = paper.area, ink_of(paper)
    above = letters.lines(subtitle, SUBTITLE, area.width, most=2)
    below = letters.lines(foot, FOOT, area.width, most=3)
    head = words(area.left, area.top, area.width, above, SUBTITLE, ink.muted)
    low = letters.height(len(below), FOOT)
    at_foot = words(area.left, area.bottom - low, area.width, below, FOOT, ink.muted)
    return Layout(head, at_foot, area.without_top(head.box.height + _GAP).without_bottom(low + _GAP))


def ink_of(paper: Paper) -> Ink:
    return DARK if paper.dark else LIGHT


def numbered(title: str, number: int, of: int) -> str:
    """`Sources (2 of 3)`; the title alone when there is one slide."""
    return title if of == 1 else f"{title} ({number} of {of})"


def foot_of(found: Material, more: str = "") -> str:
    return f"{found.foot}{more}"
