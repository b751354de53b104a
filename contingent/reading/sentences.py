"""Where sentences end."""

from __future__ import annotations

import re
from functools import lru_cache

from contingent.reading.rules import rules

_OPEN = "\"'“‘«‹(\\[¿¡—–\\-"
_CLOSE = "\"'”’»›)\\]"
_END = re.compile(rf"(?<![.!?…])[.!?…]+[{_CLOSE}]*\s+(?=[{_OPEN}\s]*[^\W_a-zß-öø-ÿ])")
_LAST_WORD = re.compile(r"[^\s(\[“‘«\"'/—–]+$")
_FIRST_WORD = re.compile(rf"[{_OPEN}\s]*([^\W_]+)")
_SPLIT_ABBREVIATION = re.compile(r"\b(?:EE|FF|NN|RR|JJ|p|a|d|S)$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph as offsets, without the blanks between them.

    A full stop, question or exclamation mark or ellipsis (quotation marks and brackets may close after it) ends a
    sentence when a capital or a number follows, unless it belongs to an abbreviation (`abbreviations.csv`), an initial
    or an ordinal. `U.S. The` is two sentences, `U.S. Army` is one.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            end = match.start() + len(match.group().rstrip())
            spans.append((start, end))
            start = match.end()
    last = len(text.rstrip())
    if start < last:
        spans.append((start, last))
    return spans


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    marks = match.group().rstrip()
    if marks != ".":
        return _ends_after_marks(text, marks, match)
    word_match = _LAST_WORD.search(text, start, match.start())
    word = word_match.group() if word_match else ""
    following = _FIRST_WORD.match(text, match.end())
    first = following.group(1) if following else ""
    behaviour = _abbreviations().get(word) or _abbreviations().get(word.rsplit("-", 1)[-1], "")
    if not behaviour:
        return not (word.isdigit() and len(word) <= 2 and start == match.start() - len(word))
    if behaviour == "never" or (len(word) == 1 and start == match.start() - 1):  # `A. About 300`, an answer's mark
        return False
    if behaviour == "number":
        return not first[:1].isdigit()
    return first in _starters() and not (_SPLIT_ABBREVIATION.search(word) and first in ("UU", "AA", "S", "M", "C", "R"))


def _ends_after_marks(text: str, marks: str, match: re.Match[str]) -> bool:
    """After `!`, `?`, `…` or a closing mark: an end, but for a bracket right after an abbreviation (`(U.S.) Army`)."""
    if marks[0] == "." and len(marks) > 1 and marks[1] in ")]":
        word = _LAST_WORD.search(text, 0, match.start())
        behaviour = _abbreviations().get(word.group(), "") if word else ""
        return not behaviour
    return True


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """Each abbreviation without its last full stop, and what it does; single capitals are initials."""
    known: dict[str, str] = {}
    strength = {"never": 0, "number": 1, "ambiguous": 2}
    for rule in sorted(rules("abbreviations"), key=lambda r: -strength[r.output]):
        for word in _written_out(rule.pattern):
            known[word] = rule.output
            if len(word) > 1 and word[0].islower():
                known[word.capitalize()] = rule.output
    return known


def _written_out(pattern: str) -> list[str]:
    """The pattern's alternatives as words; a class of capitals stands for each of them."""
    words: list[str] = []
    for alternative in pattern.split("|"):
        if alternative.startswith("["):
            words += [chr(c) for c in range(ord("A"), ord("Z") + 1)] + list(alternative.strip("[]")[3:])
        else:
            plain = alternative.replace("\\.", ".")
            words += [plain.replace(" ?", ""), plain.replace(" ?", " ")] if " ?" in plain else [plain]
    return [w.rsplit(" ", 1)[-1] for w in words]


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    return frozenset(word for rule in rules("sentence_starters") for word in rule.pattern.split("|"))
