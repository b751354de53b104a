"""Lines into units: which line breaks are only the width of a page, and which end something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from contingent.reading.furniture import reach
from contingent.reading.kinds import LONGEST_HEADING, SHORTEST_LIST, is_credit
from contingent.reading.lines import BULLET, Line
from contingent.reading.outlets import known_outlet
from contingent.reading.pagelines import is_byline, stamp_line
from contingent.reading.rules import alternatives, rules
from contingent.reading.units import Edit, Unit, make_unit, within

_TERMINAL = re.compile(r"""[.!?…:;]["”’»')\]]*\d{0,2}$""")
_WORD_END = re.compile(r"([^\W\d_]+)-$")
_WORD_START = re.compile(r"([^\W\d_]+)")
_SPACES = re.compile(r" {2,}")
_SHORTEST_WRAP, _LONGEST_WRAP = 40, 110
_SHORT_TEXT = 4
_SHORTEST_HEADLINE, _MARGIN, _HEAD, _DEEPEST = 25, 3, 8, 40
_AUTHOR = re.compile(r"(?:by|por|from|via|photo|foto|texto?)\b|\S+\.\w{2,4}$", re.I)


def unwrap(source: str, lines: Sequence[Line], dropped: set[int], marks: Sequence[Edit]) -> list[Unit]:
    """The units of the text in reading order, wraps undone, without the dropped lines.

    Per file it is settled first whether lines are wrapped at all (a web page has a paragraph a line): two breaks or
    more inside a sentence. A break is then a wrap when the next line's first word would not have fitted any more,
    or when it cuts a sentence. `marks` are edits (footnote marks) that units take along.
    """
    kept = [i for i, line in enumerate(lines) if line.text and i not in dropped]
    width = wrap_width(lines)
    groups: list[list[int]] = []
    joins: dict[int, str] = {}
    for n, i in enumerate(kept):
        if groups and (_one_headline(lines, kept[n - 1], i) or (width and _joins(lines, kept, n, groups[-1], width))):
            joins[i] = _joint(lines[kept[n - 1]].text, lines[i].text, source)
            groups[-1].append(i)
        else:
            groups.append([i])
    blocks = _blocks(lines)
    return [_unit(source, lines, group, joins, marks, blocks[group[0]]) for group in groups]


def wrap_width(lines: Sequence[Line]) -> int:
    """The least length at which a line was full, next word included; 0 if the file is not wrapped."""
    breaks = []
    inner = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if not line.text or not following.text or line.row or following.row or BULLET.match(following.text):
            continue
        inner += 1
        if len(line.text) >= _SHORTEST_WRAP and _cuts_sentence(line.text, following.text):
            breaks.append(_length_with_next(line.text, following.text))
    few = len(breaks) < 2 and not (inner <= _SHORT_TEXT and all(len(line.text) <= _LONGEST_WRAP for line in lines))
    if not breaks or few or len(breaks) < 0.2 * inner:
        return 0
    breaks.sort()
    middle = breaks[len(breaks) // 2]
    usual = [b for b in breaks if b > 0.8 * middle]
    return usual[len(usual) // 20]


def _cuts_sentence(line: str, following: str) -> bool:
    return not _TERMINAL.search(line) and (following[0].islower() or _dangles(line))


def _length_with_next(line: str, following: str) -> int:
    first = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first)


def _joins(lines: Sequence[Line], kept: Sequence[int], n: int, group: Sequence[int], width: int) -> bool:
    """Does the n-th kept line go on with `group`, the lines of the unit before it?"""
    i, j = kept[n - 1], kept[n]
    line, following = lines[i], lines[j]
    if line.row or following.row or following.text == lines[group[0]].text:
        return False  # a row of a table; a paragraph that stands twice
    full = _length_with_next(line.text, following.text) >= width
    ended = _TERMINAL.search(line.text) is not None
    if BULLET.match(following.text):  # at a full line it may be a dash or a number of the sentence
        return full and not ended and j == i + 1 and not BULLET.match(lines[group[0]].text)
    if _opens_paragraph(lines, group, j, ended):
        return False
    unfinished = following.text[0].islower() and not ended and (len(line.text) > 0.6 * width or len(group) > 1)
    if j > i + 1:
        return unfinished
    if _dangles(line.text) or _WORD_END.search(line.text):
        return True
    if not following.text[0].islower() and _begins_list(lines, j, width):
        return False
    if full:
        return not (ended and _is_short_heading(lines, j, width)) and not _stands_alone(following.text)
    nearly = not ended and _length_with_next(line.text, following.text) > 0.9 * width
    return unfinished or nearly


def _begins_list(lines: Sequence[Line], j: int, width: int) -> bool:
    """Does a line open a list without bullets: three short lines that each end in a number ("Italy 91")?"""
    listed = lines[j : j + SHORTEST_LIST]
    plain = all(re.search(r"[^\W\d]+\)? \d+$", line.text) and len(line.text) < width / 2 for line in listed)
    return len(listed) == SHORTEST_LIST and plain


def _opens_paragraph(lines: Sequence[Line], group: Sequence[int], j: int, ended: bool) -> bool:
    """Is the line set in as the first of a paragraph is, below a sentence's end or a heading of a line or two?"""
    line, above = lines[j], lines[group[-1]]
    below = lines[j + 1].indent if j + 1 < len(lines) and lines[j + 1].text else 0
    if line.indent <= max(above.indent, below) or line.text[0].islower() or BULLET.match(lines[group[0]].text):
        return False
    words = sum(lines[i].text.count(" ") + 1 for i in group)
    heads_block = group[0] == 0 or lines[group[0] - 1].blank
    return ended or (heads_block and words <= LONGEST_HEADING and not _dangles(above.text))


def _one_headline(lines: Sequence[Line], i: int, j: int) -> bool:
    """Are the two lines a block of their own that is one headline: the first breaks off, or both are centred?"""
    line, following = lines[i], lines[j]
    if (
        i >= _DEEPEST
        or j != i + 1
        or line.row
        or following.row
        or not _is_block(lines, i, j)
        or _TERMINAL.search(line.text)
    ):
        return False
    if len(line.text) < _SHORTEST_HEADLINE or BULLET.match(following.text) or _stands_alone(line.text):
        return False
    if following.text[0].islower():
        return not (_AUTHOR.match(following.text) or known_outlet(following.text) or _TERMINAL.search(following.text))
    if _dangles(line.text) and not line.text.endswith(","):
        return True
    axis = line.indent + len(line.text) / 2 - following.indent - len(following.text) / 2
    centred = line.indent > _MARGIN and following.indent > _MARGIN and abs(axis) <= 1.5
    same_case = line.text.isupper() == following.text.isupper()
    return centred and same_case and following.text[0].isalnum() and not _stands_alone(following.text)


def _is_block(lines: Sequence[Line], i: int, j: int) -> bool:
    """Do blank lines (or the file's ends) stand above and below the two, and is this the head of the page?"""
    above = i == 0 or lines[i - 1].blank
    below = j + 1 == len(lines) or lines[j + 1].blank
    return above and below and sum(not line.blank for line in lines[:i]) < _HEAD


def _stands_alone(line: str) -> bool:
    """Is the line one that goes on with nothing: a picture's credit, a date line, a byline, a mark of furniture?"""
    if line[0].islower() or line.endswith("."):
        return False
    if len(line) < _SHORTEST_WRAP and known_outlet(line):
        return True
    return is_credit(line) or is_byline(line) or stamp_line(line, "dmy") is not None or bool(reach(line))


def _dangles(line: str) -> bool:
    """Does the line end in a word that nothing ends with (`between Iraq and`)?"""
    return line.endswith(",") or _dangling().fullmatch(line.rsplit(maxsplit=1)[-1]) is not None


@lru_cache(maxsize=1)
def _dangling() -> re.Pattern[str]:
    return re.compile(alternatives(r for r in rules("linebreaks") if r.output == "dangling"))


def _is_short_heading(lines: Sequence[Line], j: int, width: int) -> bool:
    """A short line without a full stop that a capital follows: a heading that stands right under a paragraph."""
    line = lines[j]
    if _TERMINAL.search(line.text) or len(line.text) > 0.75 * width or not line.text[0].isupper():
        return False
    following = lines[j + 1] if j + 1 < len(lines) else None
    return following is None or not following.text or _length_with_next(line.text, following.text) < width


def _joint(line: str, following: str, source: str) -> str:
    """What stands between two joined lines: a blank, or nothing after a hyphen (`-` in front says: drop the hyphen)."""
    left, right = _WORD_END.search(line), _WORD_START.match(following)
    if not left or not right:
        return "" if re.search(r"\w[-–—/]$", line) and re.match(r"\w", following) and line[-1] != "–" else " "
    return "" if _is_compound(left.group(1), right.group(1), source) else "-"


def _is_compound(left: str, right: str, source: str) -> bool:
    """Is the hyphen between two halves at a line's end part of the word? The rest of the text is asked first; what it
    does not tell, `linebreaks.csv` does. A part in capitals keeps its hyphen (`US-led`), as does a second part with a
    capital (`Bosnia-Herzegovina`)."""
    if not right.islower() or (left.isupper() and len(left) > 1):
        return True
    inner = next((half for half in (left, right) if _dangling().fullmatch(half)), "")
    if inner and (re.search(rf"-{inner}-\s", source) or re.search(rf"-\s+{inner}-", source)):
        return True  # `round-the-clock`
    if re.search(rf"\b{left}-{right}\b", source):
        return True
    if re.search(rf"\b{left}{right}\b", source):
        return False
    first, second, solid = _compounds()
    if solid.match((left + right).lower()):
        return False
    return bool(first.fullmatch(left.lower()) or second.fullmatch(right))


@lru_cache(maxsize=1)
def _compounds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """First and second parts of words that are written with a hyphen; beginnings of words that only look like them."""
    table = rules("linebreaks")
    first, second, solid = (alternatives(r for r in table if r.output == kind) for kind in ("first", "second", "solid"))
    return re.compile(first), re.compile(second), re.compile(solid)


def _blocks(lines: Sequence[Line]) -> list[int]:
    """For each line, how many blocks between blank lines came before it."""
    blocks, block, blank = [], 0, False
    for line in lines:
        block += blank and not line.blank
        blank = line.blank
        blocks.append(block)
    return blocks


def _unit(
    source: str, lines: Sequence[Line], group: Sequence[int], joins: dict[int, str], marks: Sequence[Edit], block: int
) -> Unit:
    first, last = lines[group[0]], lines[group[-1]]
    edits = within(marks, first.start, last.end)
    for i, j in zip(group, group[1:], strict=False):
        joint = joins[j]
        start, mended = (lines[i].end - 1, "") if joint == "-" else (lines[i].end, joint)
        gap = Edit(start, lines[j].start, mended, "line wrap", source[start : lines[j].start])
        edits.append(gap)
    if not first.row:
        for i in group:
            if "  " in lines[i].text:
                edits += [
                    Edit(lines[i].start + m.start(), lines[i].start + m.end(), " ")
                    for m in _SPACES.finditer(lines[i].text)
                ]
    return make_unit(source, first.start, last.end, edits, block, first.row)
