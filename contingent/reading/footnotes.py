"""Footnote marks glued to words (`forces.1`, `mechanism6.`), and the notes they point to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contingent.reading.lines import Line
from contingent.reading.units import Edit

_MARK = re.compile(r"""(?<=[a-zà-öø-ÿ)”’"»\].,;:])(\d{1,3})(?=[\s.,;:)”’"]|$)(?![.,]\d)""")
_BRACKETED = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit|cita requerida|editar)\]")
_SUPERSCRIPT = re.compile(r"[¹²³⁰⁴-⁹]+(?![\w/])")
_BEFORE_SUPERSCRIPT = re.compile(r"[\w.,;:)”’\"](?<![\s\d][mk])(?<![\s\d][ckm]m)\Z")
_GLUED = re.compile(r"""[a-zà-öø-ÿ)\]”’"»][.,;:)”’"»]{0,2}$""")
_UNITS = re.compile(r"\b(?:km|m|cm|mm|mi|ft|sq|no|nos|vol|art|pp?|núm|pág)\.?$", re.I)
_RULE = re.compile(r"_{5,}|(?:foot|end)?notes|references|notas|referencias|bibliograf[íi]a", re.I)
_FOOT, _FIRSTS = 20_000, 40
_NOTE = re.compile(r"[\[(]?(\d{1,3})[\])]?[.:)]?\s+\S")


def marks(source: str) -> list[Edit]:
    """The marks to take out, in reading order.

    Numbers glued to a word count only as a chain: 1, 2, 3 … from the first on (a number may repeat), two at least, so
    that `Covid19` or `F16` stay. A chain of one, or one that begins with a later number (an excerpt), counts if every
    number has its note below. `[12]`, `[citation needed]` and superscripts need no chain.
    """
    found = _chain(source)
    if "[" in source:
        found += [Edit(m.start(), m.end(), "", "footnote mark", m.group()) for m in _BRACKETED.finditer(source)]
    if not source.isascii():
        found += [
            Edit(m.start(), m.end(), "", "footnote mark", m.group())
            for m in _SUPERSCRIPT.finditer(source)
            if _BEFORE_SUPERSCRIPT.search(source, max(0, m.start() - 4), m.start())
        ]
    return sorted(found, key=lambda e: e.start)


def _chain(source: str) -> list[Edit]:
    """The chain of glued numbers from 1 on; failing it, one that the notes at the foot of the text prove."""
    candidates = [m for m in _MARK.finditer(source) if int(m.group(1))]
    chain = _linked(source, candidates, 1)
    if chain and chain[-1].raw != "1":
        return chain
    foot = source[-_FOOT:]
    firsts = dict.fromkeys(int(m.group(1)) for m in candidates[:_FIRSTS])
    for first in (number for number in firsts if _has_note(foot, str(number))):
        chain = _linked(source, candidates, first)
        if chain and all(_has_note(foot, edit.raw) for edit in chain):
            return chain
    return []


def _linked(source: str, candidates: list[re.Match[str]], first: int) -> list[Edit]:
    chain: list[Edit] = []
    number = first - 1
    for match in candidates:
        value = int(match.group(1))
        before = source[max(0, match.start() - 12) : match.start()]
        if value not in (number, number + 1) or value < first or _UNITS.search(before):
            continue
        after = source[match.end() :][:4]
        if not _GLUED.search(before) and not (value == number + 1 and _after_number(before, after)):
            continue
        chain.append(Edit(match.start(), match.end(), "", "footnote mark", match.group()))
        number = value
    return chain


def _has_note(foot: str, number: str) -> bool:
    """Does a line begin with the number, set off from its text (`7   BBC News …`, `7. BBC News`, `[7] BBC News`)?"""
    note = rf"^[ \t]*(?:{number}(?:[.:)]?[ \t]{{2,}}|[.:)][ \t]|\t)|[\[(]{number}[\])][ \t])\S"
    return re.search(note, foot, re.MULTILINE) is not None


def _after_number(before: str, after: str) -> bool:
    """`Resolution 1546.2 An advance team`: a full stop after a number, the mark, then a new sentence."""
    return re.search(r"\d[.)]$", before) is not None and re.match(r"\s+[A-ZÀ-Þ]|\s*\n\s*\n|\s*$", after) is not None


def note_lines(lines: list[Line], marks_found: int, first: int = 1) -> set[int]:
    """The indexes of the notes at the end of the text, with the rule or heading above them.

    Notes are lines numbered 1, 2, 3 … (from the number of the text's first mark on), each perhaps with lines that go
    on. They are taken for notes when they stand under a rule or a heading such as `References` and are three or more,
    or when the text has about as many marks; a single note only in the last lines of the text.
    """
    for start in reversed([i for i, line in enumerate(lines) if _number(line) == first]):
        end, count = _run(lines, start)
        head = next((i for i in range(start - 1, -1, -1) if lines[i].text), -1)
        under_head = head >= 0 and _RULE.fullmatch(lines[head].text) is not None
        if count == marks_found == 1 and not any(line.text for line in lines[end + 1 :]):
            return set(range(start, end + 1))
        if (under_head and (count >= 3 or marks_found)) or (marks_found >= 2 and count >= 0.6 * marks_found):
            return set(range(head if under_head else start, end + 1))
    return set()


def first_number(marks: Sequence[Edit]) -> int:
    """The number of the first mark that is one, 1 if there is none."""
    return next((int(edit.raw) for edit in marks if edit.raw.isdecimal()), 1)


def _number(line: Line) -> int:
    """The number that the line begins with, 0 if it begins with none."""
    match = _NOTE.match(line.text)
    return int(match.group(1)) if match else 0


def _run(lines: list[Line], start: int) -> tuple[int, int]:
    """The last line of a run of notes that begins at `start`, and how many notes it has."""
    end, count = start, 1
    first = _number(lines[start])
    for i in range(start + 1, len(lines)):
        if _number(lines[i]) == first + count:
            end, count = i, count + 1
        elif lines[i].text and lines[i - 1].blank:
            break
        elif lines[i].text:
            end = i
    return end, count
