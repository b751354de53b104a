"""UTF-8 that was read as another encoding (`harm‚Äôs`, `misi├│n`, `JosĂ©`): one table of misreadings per encoding."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

ENCODINGS = ("mac-roman", "cp437", "cp850", "cp866", "koi8-r", "cp1250", "cp1251", "cp1253", "cp1257", "iso-8859-2")
_COMMON = "áéíóúñüçèàöäêâîôãõøåßœªº¿¡«»“”‘’–—…°·€"
_OTHER = (
    "".join(map(chr, range(0xA1, 0x100)))
    + "ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽăşţĂŞŢşșțȘȚğışĞİŞđĐőűŐŰāēģīķļņūĀĒĢĪĶĻŅŪŒŸ‘‚„†•‰™−"
)
_QUOTES_AFTER = "”’»›…–—"
MISREAD_LEAD = re.compile("[√├ĂГΓĆц≈┼ĹЕΕеƒ─ДΔд¬┬ВΒĀб‚Ôтвβā]")


@dataclass(frozen=True, slots=True)
class Misreading:
    """How an encoding shows each sign of European print that UTF-8 writes in two bytes or three."""

    encoding: str
    signs: dict[str, str]
    pattern: re.Pattern[str]


def find_misreadings(text: str) -> list[tuple[int, int, str, str]]:
    """What one encoding made of the text's UTF-8, as (start, end, what was meant, encoding); empty if nothing is
    certain. Where several encodings would explain it, the one that explains most.

    A misreading is certain where no one writes so: with a sign that is no letter (`Jos√©`), a capital inside a word
    (`misiĂłn`) or letters of two scripts side by side (`misiГіn`). One such in the text proves the encoding, unless
    the text has words of the other script in earnest. What cp1252 shows alike proves nothing.
    """
    best: list[tuple[int, int, str, str]] = []
    most = 0
    for encoding in ENCODINGS:
        table = _misreading(encoding)
        matches = list(table.pattern.finditer(text))
        if not any(_is_certain(m, text) and m.group() not in _misreading("cp1252").signs for m in matches):
            continue
        if _is_script_of_its_own(text, matches):
            continue
        weight = sum(_weight(table.signs[m.group()], text[m.start() - 1 : m.start()]) for m in matches)
        if weight > most:
            most = weight
            best = [(m.start(), m.end(), table.signs[m.group()], encoding) for m in matches]
    return best


@cache
def _misreading(encoding: str) -> Misreading:
    signs: dict[str, str] = {}
    for sign in dict.fromkeys(_COMMON + _OTHER):
        signs.setdefault("".join(_read(byte, encoding) for byte in sign.encode()), sign)
    longest_first = sorted(signs, key=len, reverse=True)
    return Misreading(encoding, signs, re.compile("|".join(map(re.escape, longest_first))))


def _read(byte: int, encoding: str) -> str:
    """A byte as the encoding reads it; one that it lacks as the control character that browsers make of it."""
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)


def _is_certain(match: re.Match[str], text: str) -> bool:
    shown = match.group()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if len(shown) == 2 and shown[1] in _QUOTES_AFTER and not after.isalnum():
        return False  # a letter alone between quotation marks
    scripts = {_script(char) for char in shown if char.isalpha()}
    if not all(char.isalpha() for char in shown) or len(scripts) > 1:
        return True
    if scripts == {"LATIN"}:
        return before.islower() and shown[0].isupper()
    return any(char.isalpha() and _script(char) == "LATIN" for char in (before, after))


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def _is_script_of_its_own(text: str, matches: list[re.Match[str]]) -> bool:
    """Does the text have Greek or Cyrillic words besides the matches?"""
    if not any(char > "Ͱ" and char.isalpha() for m in matches for char in m.group()):
        return False
    rest = list(text)
    for match in matches:
        rest[match.start() : match.end()] = " " * len(match.group())
    return re.search("[Ͱ-ӿ]{3}", "".join(rest)) is not None


def _weight(meant: str, before: str) -> int:
    """How well the sign fits: common in print, and no capital inside a word."""
    if meant.isupper() and before.islower():
        return 0
    return 2 * len(meant) if meant in _COMMON else 1
