"""Text made easy to match, without moving a single character.

Patterns are written in lower case, without accents and with straight quotes and plain hyphens. `fold` brings
text into that form one code point at a time, so that an offset into the folded text is an offset into the text.
"""

from __future__ import annotations

import unicodedata

_QUOTES = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060\u2039\u203a\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"'),
}
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-")
# Letters with a stroke or without a dot have no decomposition in Unicode, yet names are often written without it.
_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t"}
_BY_HAND = {**_QUOTES, **_DASHES, **_STROKES}


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    lower = character.lower()
    if len(lower) != 1:  # İ and its like become two characters; the first is the letter
        lower = lower[0]
    if lower in _BY_HAND:
        return _BY_HAND[lower]
    parts = unicodedata.normalize("NFD", lower)
    accented = len(parts) > 1 and all(unicodedata.combining(mark) for mark in parts[1:])
    return _BY_HAND.get(parts[0], parts[0]) if accented else lower


class _Table(dict[int, str]):
    """Filled on demand: a text uses some hundred of the million code points."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        return folded


_TABLE = _Table({code_point: _fold_character(chr(code_point)) for code_point in range(0x250)})


def fold(text: str) -> str:
    """Lower case, accents off, quotes straight, every dash `-`, every white space a space.

    The result has exactly the length of `text`: `fold("«Agüero»\\n– Día") == '"aguero" - dia'`.
    An accent written as a separate code point stays where it is.
    """
    return text.translate(_TABLE)
