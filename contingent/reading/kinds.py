"""What a unit is: prose, a heading, a list item, a row of a table, a caption, a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from contingent.reading.article import SentenceKind
from contingent.reading.lines import BULLET
from contingent.reading.rules import alternatives, rules
from contingent.reading.units import Unit

_TERMINAL = re.compile(r"""[.!?…]["”’»')\]]*$""")
_PAUSE = re.compile(r"""[:;,]["”’»')\]]*$""")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,4})[.)]\s+\S")
_QUESTION_MARK = re.compile(r"""(?:Q|P|Question|Pregunta)\s*(?:\d{1,2})?\s*[.:)–-]\s*\S""")
_ANSWER_MARK = re.compile(r"""(?:A|R|Answer|Respuesta)\s*(?:\d{1,2})?\s*[.:)–-]\s*\S""")
_ORDINAL = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Primer[oa]|Segund[oa]|Tercer[oa]|Cuart[oa])(?:ly)?:\s"
    r"|(?:Part|Chapter|Section|Parte|Capítulo) (?:\d|[IVX]+\b|[Oo]ne\b)"
)
_LABELLED = re.compile(r"[^\W\d][^:.?!]{1,40}:\s+\S")
_IN_CAPITALS = {"credit-after-dash", "agency-slash-name", "name-slash-service"}
LONGEST_HEADING = 16
#: As few short lines with numbers make a list without bullets.
SHORTEST_LIST = 3


@lru_cache(maxsize=256)  # every stage asks this of the same units
def is_prose(text: str) -> bool:
    """A sentence or more: eight words and a full stop, or too long to be anything else."""
    words = len(text.split())
    return (words >= 8 and _TERMINAL.search(text) is not None) or words >= 35


def is_headline_like(text: str) -> bool:
    """Could the unit be the title of another story? Not if it is a sentence with a full stop or a long text."""
    return not (text.count(" ") >= 7 and re.search(r"""\.["”’»')\]]*$""", text)) and text.count(" ") < 35


@lru_cache(maxsize=256)
def is_caption(text: str) -> bool:
    """Does the unit carry a photographer's credit, or say that it stands under a picture?"""
    if text.count(" ") > 120:
        return False
    return any(p.search(text) for p in _caption_patterns())


@lru_cache(maxsize=1)
def _caption_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_anchored(r.id, r.pattern), re.NOFLAG if r.id in _IN_CAPITALS else re.IGNORECASE)
        for r in rules("captions")
    )


def _anchored(rule_id: str, pattern: str) -> str:
    return rf"(?:^|[.!?”\"]\s+)(?:{pattern})" if rule_id == "credit-label" else pattern


def kinds(units: Sequence[Unit], under_headline: range) -> list[SentenceKind]:
    """The kind of each unit, in order. `under_headline` are the units between the headline and the first paragraph:
    a line of five words or more there is a subtitle, and prose."""
    labelled = _labelled_lists(units) | _plain_lists(units)
    return [_kind(units, i, i in under_headline, i in labelled) for i in range(len(units))]


def _kind(units: Sequence[Unit], i: int, subtitle: bool, labelled: bool) -> SentenceKind:
    unit = units[i]
    text = unit.text
    if unit.row:
        return "row"
    if is_caption(text):
        return "caption"
    if _is_question(text):
        return "question"
    if BULLET.match(text) and not _is_numbered_heading(units, i):
        return "item"
    if labelled:
        return "item"
    if i + 1 < len(units) and _is_heading(text) and is_credit(units[i + 1].text):
        return "caption"
    if subtitle and text.count(" ") >= 4 and not _ORDINAL.match(text):
        return "prose"
    return "heading" if _is_heading(text) and i + 1 < len(units) and not _ANSWER_MARK.match(text) else "prose"


def is_credit(text: str) -> bool:
    """Is the unit nothing but the credit of the picture above it (`Photo: Ann Example / AFP`)?"""
    return text.count(" ") < 10 and _credit().match(text) is not None


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    opening = ("credit-label", "file-photo")
    return re.compile(alternatives(r for r in rules("captions") if r.id in opening), re.IGNORECASE)


def _is_heading(text: str) -> bool:
    if _TERMINAL.search(text) or _PAUSE.search(text) or text.count(" ") >= LONGEST_HEADING or text[0].islower():
        return False
    return text[0].isalnum() or text[0] in "¿¡“‘«\"'(#"


def _is_question(text: str) -> bool:
    if _QUESTION_MARK.match(text) and "?" in text:
        return True
    return text.endswith("?") and text.count("?") == 1 and text.count(" ") < 30 and not re.search(r"[.!]\s", text)


def _is_numbered_heading(units: Sequence[Unit], i: int) -> bool:
    """`2. Military planning` with a paragraph under it, and not one of a run of numbered lines."""
    text = units[i].text
    if not _NUMBERED.match(text) or _TERMINAL.search(text) or _PAUSE.search(text) or text.count(" ") >= LONGEST_HEADING:
        return False
    if i and BULLET.match(units[i - 1].text):
        return False
    return i + 1 < len(units) and not units[i + 1].row and not BULLET.match(units[i + 1].text)


def _labelled_lists(units: Sequence[Unit]) -> set[int]:
    """The indexes of units that are lines of a list `Type: …`, `Size: …`: two or more, one under the other."""

    def is_line(i: int) -> bool:
        text = units[i].text
        return not units[i].row and text.count(" ") < 25 and _LABELLED.match(text) is not None

    return {
        i
        for i in range(len(units))
        if is_line(i)
        and any(0 <= j < len(units) and units[j].block == units[i].block and is_line(j) for j in (i - 1, i + 1))
    }


def _plain_lists(units: Sequence[Unit]) -> set[int]:
    """The indexes of short lines with a number each ("Italy 91", "Ana Roe (Canada) 2018 - 2019"): three or more, one
    under the other, are a list without bullets and no headings."""
    listed: set[int] = set()
    run: list[int] = []
    for i, unit in enumerate(units):
        line = not unit.row and _is_heading(unit.text) and re.search(r"\d", unit.text) is not None
        if not line or (run and units[run[-1]].block != unit.block):
            run = []
        if line:
            run.append(i)
        if len(run) >= SHORTEST_LIST:
            listed.update(run)
    return listed
