"""Footnote marks glued to words (`forces.1`, `mechanism6.`), and the notes they point to."""

from __future__ import annotations

import re

from contingent.reading.lines import Line
from contingent.reading.units import Edit

_MARK = re.compile(r"""(?<=[a-zà-öø-ÿ)”’"»\].,;:])(\d{1,3})(?=[\s.,;:)”’"]|$)(?![.,]\d)""")
_BRACKETED = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit|cita requerida|editar)\]")
_SUPERSCRIPT = re.compile(r"[¹²³⁰⁴-⁹]+(?![\w/])")
_BEFORE_SUPERSCRIPT = re.compile(r"[\w.,;:)”’\"](?<![\s\d][mk])(?<![\s\d][ckm]m)$")
_GLUED = re.compile(r"""[a-zà-öø-ÿ)\]”’"»][.,;:)”’"»]{0,2}$""")
_UNITS = re.compile(r"\b(?:km|m|cm|mm|mi|ft|sq|no|nos|vol|art|pp?|núm|pág)\.?$", re.I)
_RULE = re.compile(r"_{5,}|(?:foot|end)?notes|references|notas|referencias|bibliograf[íi]a", re.I)
_NOTE = re.compile(r"[\[(]?(\d{1,3})[\])]?[.:)]?\s+\S")


def marks(source: str) -> list[Edit]:
    """The marks to take out, in reading order.

    Numbers glued to a word count only as a chain: 1, 2, 3 … from the first on (a number may repeat), two at least, so
    that `Covid19` or `F16` stay. `[12]`, `[citation needed]` and superscripts need no chain.
    """
    chain: list[Edit] = []
    number = 0
    for match in _MARK.finditer(source):
        value = int(match.group(1))
        before = source[max(0, match.start() - 12) : match.start()]
        if value not in (number, number + 1) or value == 0 or _UNITS.search(before):
            continue
        if not _GLUED.search(before) and not _after_number(value == number + 1, before, source[match.end() :][:2]):
            continue
        chain.append(Edit(match.start(), match.end(), "", "footnote mark", match.group()))
        number = value
    if number < 2:
        chain = []
    found = chain
    if "[" in source:
        found += [Edit(m.start(), m.end(), "", "footnote mark", m.group()) for m in _BRACKETED.finditer(source)]
    if not source.isascii():
        found += [
            Edit(m.start(), m.end(), "", "footnote mark", m.group())
            for m in _SUPERSCRIPT.finditer(source)
            if _BEFORE_SUPERSCRIPT.search(source, max(0, m.start() - 4), m.start())
        ]
    return sorted(found, key=lambda e: e.start)


def _after_number(next_in_chain: bool, before: str, after: str) -> bool:
    """`Resolution 1546.2 An advance team`: a full stop after a number, the mark, then a new sentence."""
    return next_in_chain and re.search(r"\d[.)]$", before) is not None and re.match(r"\s+[A-ZÀ-Þ]", after) is not None


def note_lines(lines: list[Line], marks_found: int) -> set[int]:
    """The indexes of the notes at the end of the text, with the rule or heading above them.

    Notes are lines numbered 1, 2, 3 …, each perhaps with lines that go on. They are taken for notes when they stand
    under a rule or a heading such as `References` and are three or more, or when the text has about as many marks.
    """
    for start in reversed([i for i, line in enumerate(lines) if _number(line) == 1]):
        end, count = _run(lines, start)
        head = next((i for i in range(start - 1, -1, -1) if lines[i].text), -1)
        under_head = head >= 0 and _RULE.fullmatch(lines[head].text) is not None
        if (under_head and (count >= 3 or marks_found)) or (marks_found >= 2 and count >= 0.6 * marks_found):
            return set(range(head if under_head else start, end + 1))
    return set()


def _number(line: Line) -> int:
    """The number that the line begins with, 0 if it begins with none."""
    match = _NOTE.match(line.text)
    return int(match.group(1)) if match else 0


def _run(lines: list[Line], start: int) -> tuple[int, int]:
    """The last line of a run of notes that begins at `start`, and how many notes it has."""
    end, count = start, 1
    for i in range(start + 1, len(lines)):
        if _number(lines[i]) == count + 1:
            end, count = i, count + 1
        elif lines[i].text and lines[i - 1].blank:
            break
        elif lines[i].text:
            end = i
    return end, count
