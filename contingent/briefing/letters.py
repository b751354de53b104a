"""Text on its way onto a slide: without what XML cannot hold, and broken into lines that fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from contingent import wording
from contingent.tables import Tables
from contingent.views import lettering

#: No text on a slide is smaller than this, in points: it is read from the back of a room. Notes are exempt.
SMALLEST = 12
#: Height of a line, as a share of the size of its letters.
LINE = 1.2
# Slides are set in the template's typeface and measured in the project's: the widest of the common ones (Arial, bold)
# runs up to 6 percent wider.
_WIDER = 1.06
_LONGEST_WORD = 40
_NARROWEST = 0.2
# What XML 1.0 cannot hold (control characters, lone surrogates, two non-characters), and the controls that would turn
# the direction of whatever stands after an article's words.
_NOT_FOR_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """One line of text that any file format holds; a word longer than 40 characters is cut with `…`."""
    return " ".join(_cut(word) for word in plain(text).split())


def plain(text: str) -> str:
    """The text without the characters that XML does not allow; lines and words as they are."""
    return _NOT_FOR_XML.sub("", text)


def _cut(word: str) -> str:
    return word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…"


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is at most, in points."""
    return lettering.width_of(text, size, bold) * _WIDER


def lines(text: str, size: float, room: float, bold: bool = False, most: int = 99) -> tuple[str, ...]:
    """A text (cleaned here) broken into at most `most` lines no wider than `room` points, the last cut with `…`."""
    # What cannot fit is not measured: an article may hold a "title" of a million letters.
    longest = int(most * room / (size * _NARROWEST)) + 2 * _LONGEST_WORD
    return lettering.wrap(clean(text)[:longest], size * _WIDER, room, bold, most)


def line(text: str, size: float, room: float, bold: bool = False) -> str:
    """A text (cleaned here) cut to one line."""
    return (lines(text, size, room, bold, most=1) or ("",))[0]


def height(how_many: int, size: float) -> float:
    """The height of so many lines."""
    return how_many * size * LINE


def sources(tables: Tables, room: int = 200) -> str:
    """Who says so, for the foot of a slide or a page."""
    return f"As reported, not verified. {wording.source_line(tables.articles, room)}."


def publisher(article: Mapping[str, Any]) -> str:
    return clean(article["publisher"]) or "no publisher named"
