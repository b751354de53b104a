"""Footnote marks glued to words (`forces.1`, `mechanism6.`), and the notes they point to."""

from __future__ import annotations

import re

from contingent.reading.lines import Line
from contingent.reading.units import Edit

_MARK = re.compile(r"""(?<=[a-zà-öø-ÿ)”’"»\].,;:])(\d{1,3})(?=[\s.,;:)”’"]|$)(?![.,]\d)""")
_BRACKETED = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit|cita requerida|editar)\]")
_SUPERSCRIPT = re.compile(r"(?<=[\w.,;:)”’\"])[¹²³⁰⁴-⁹]+(?![\w/])")
_GLUED = re.compile(r"""[a-zà-öø-ÿ)\]”’"»][.,;:)”’"»]{0,2}$""")
_UNITS = re.compile(r"\b(?:km|m|cm|mm|mi|ft|sq|no|nos|vol|art|pp?|núm|pág)\.?$", re.I)
_RULE = re.compile(r"[_\-—–]{5,}|(?:foot|end)?notes|references|notas|referencias|bibliograf[íi]a", re.I)
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
        chain.append(Edit(match.start(), match.end(), "", "footnote mark"))
        number = value
    if number < 2:
        chain = []
    found = chain
    if "[" in source:
        found += [Edit(m.start(), m.end(), "", "footnote mark") for m in _BRACKETED.finditer(source)]
    if not source.isascii():
        found += [Edit(m.start(), m.end(), "", "footnote mark") for m in _SUPERSCRIPT.finditer(source)]
    return sorted(found, key=lambda e: e.start)


def _after_number(next_in_chain: bool, before: str, after: str) -> bool:
    """`Resolution 1546.2 An advance team`: a full stop after a number, the mark, then a new sentence."""
    return next_in_chain and re.search(r"\d[.)]$", before) is not None and re.match(r"\s+[A-ZÀ-Þ]", after) is not None


def note_lines(lines: list[Line], marks_found: int) -> set[int]:
    """The indexes of the notes at the end, with the rule or heading above them.

    They are notes when they are numbered 1, 2, 3 … to the end of the file and the text has marks, or when there are
    three or more under a heading such as `References`.
    """
    heads = [i for i, line in enumerate(lines) if line.text and _RULE.fullmatch(line.text)]
    for head in reversed(heads):
        below = [i for i in range(head + 1, len(lines)) if lines[i].text]
        numbers = [int(m.group(1)) for i in below if (m := _NOTE.match(lines[i].text))]
        expected = 1
        for number in numbers:
            expected += number == expected
        starts = bool(below) and (m := _NOTE.match(lines[below[0]].text)) is not None and m.group(1) == "1"
        if starts and (expected - 1 >= 3 or (marks_found and expected - 1 >= 1)):
            return {head, *below}
    return set()
