"""How wide words are in the project's typeface, where to break them, and how to escape them."""

from __future__ import annotations

import html
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
REGULAR = FONTS / "IBMPlexSans-Regular.woff2"
SEMIBOLD = FONTS / "IBMPlexSans-SemiBold.woff2"
_LEADING_ON = frozenset(
    ("a", "al", "an", "and", "ante", "as", "at", "but", "by", "con", "de", "del", "desde", "el", "en", "for", "from")
    + ("has", "have", "in", "into", "is", "its", "la", "las", "los", "of", "on", "or", "para", "por", "que", "se")
    + ("su", "sus", "that", "the", "their", "this", "to", "un", "una", "was", "were", "which", "with", "y")
)
# Widths grow evenly with the size, so that one measure at a large size serves all.
_MEASURED_AT = 100


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SEMIBOLD if bold else REGULAR, _MEASURED_AT)


@lru_cache(maxsize=20_000)
def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text in px, at a font size in px."""
    return _font(bold).getlength(text) * size / _MEASURED_AT


def wrap(text: str, size: float, room: float, bold: bool = False, most: int = 99) -> tuple[str, ...]:
    """Break a text between words into lines no wider than `room` px, at most `most` lines, the last cut with `…`.

    A single word that is wider than the room stands alone on its line.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    if line:
        lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), size, room, bold))


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, or as many of its first words as fit into `room` px with `…` after them; "" when not one fits.

    It never ends on a word that only leads on to the next: `Training of …` is cut to `Training…`.
    """
    if width_of(text, size, bold) <= room:
        return text
    words = text.split()
    for kept in range(len(words) - 1, 0, -1):
        if kept > 1 and words[kept - 1].strip(",;:–-").lower() in _LEADING_ON:
            continue
        short = " ".join(words[:kept]).rstrip(" ,;:–-") + "…"
        if width_of(short, size, bold) <= room:
            return short
    return ""


def escape(text: str) -> str:
    """Text as plotly shows it literally: plotly renders a subset of HTML, and article text is not ours."""
    return html.escape(text, quote=False)
