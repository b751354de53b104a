"""What a page prints round its article: menus, share bars, related stories, sign-ups, notices, repeated captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from contingent.reading.kinds import is_headline_like, is_prose
from contingent.reading.rules import alternatives, rules
from contingent.reading.units import Edit, Unit

_CELLS = re.compile(r" {2,}|\t+|\s*[|·•]\s*|\s+[/>»›→]\s+")
_NEEDS = re.compile(r"\(\?=\.\*(?:\(\?:)?([^()]+)\)")
_LONGEST = 420
_LONGEST_HEAD = 120
_LONGEST_TAIL = 60


def furniture(units: Sequence[Unit]) -> set[int]:
    """The indexes of the units that are page furniture.

    The rules are in `furniture.csv`. Their `output` says how far they reach: `line` the unit itself · `next` it and the
    headline after it · `box` it and every headline-like line after it, to the next sentence. A caption or headline that
    stands twice stays once, the longer one. When unsure, a unit stays.
    """
    dropped: set[int] = set()
    i = 0
    while i < len(units):
        extent = reach(units[i].text)
        end = i + 1
        if extent == "next":
            end += i + 1 < len(units) and is_headline_like(units[i + 1].text)
        elif extent == "box":
            end = _box_end(units, i)
        if extent:
            dropped.update(range(i, end))
        i = end
    return dropped | _repeated(units, dropped) | _menus(units) | _tags(units, dropped)


def inline(source: str) -> list[Edit]:
    """What a page's program left inside sentences (`an agreement, opens new tab on plans`), as edits to the source."""
    return [Edit(m.start(), m.end(), "", "page furniture", m.group()) for m in _inline().finditer(source)]


@lru_cache(maxsize=1)
def _inline() -> re.Pattern[str]:
    return re.compile(alternatives(r for r in rules("furniture") if r.output == "inline"))


def cut_tail(text: str) -> int:
    """Where an agency's mark after the last sentence begins (`… is open. (ANSA).`); the text's length without one."""
    match = _tails().search(text, max(0, len(text) - _LONGEST_TAIL))
    return match.start() if match else len(text)


@lru_cache(maxsize=1)
def _tails() -> re.Pattern[str]:
    return re.compile(alternatives(r for r in rules("furniture") if r.output == "tail"))


@lru_cache(maxsize=1)
def _reaches() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            reach,
            re.compile(
                alternatives(r for r in rules("furniture") if r.output == reach and not _NEEDS.match(r.pattern)),
                re.IGNORECASE,
            ),
        )
        for reach in ("line", "next", "box")
    )


@lru_cache(maxsize=1)
def _needing() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The rules of reach `line` that look for a word anywhere in a text, which is slow: the words, and the pattern."""
    needing = ((_NEEDS.match(r.pattern), r.pattern) for r in rules("furniture") if r.output == "line")
    return tuple((tuple(m.group(1).split("|")), re.compile(p, re.IGNORECASE)) for m, p in needing if m)


def reach(text: str) -> str:
    """How far a rule reaches that knows the text: `line`, `next`, `box`; empty if none does."""
    if len(text) > _LONGEST:
        return ""
    bare = text.strip(" \t•·*–—-|") or text
    for extent, pattern in _reaches():
        if extent != "line" and len(bare) > _LONGEST_HEAD:
            break
        if pattern.fullmatch(bare) or (bare is not text and pattern.fullmatch(text)):
            return extent
    folded = bare.casefold()
    found = any(any(word in folded for word in words) and pattern.fullmatch(bare) for words, pattern in _needing())
    return "line" if found else ""


def _box_end(units: Sequence[Unit], head: int) -> int:
    """The first index after a box of related stories. A lone heading before a sentence is the article's."""
    end = head + 1
    while end < len(units) and is_headline_like(units[end].text):
        end += 1
    if end == len(units) or end - 1 == head:
        return end
    own_block = units[end - 1].block != units[end - 2].block and units[end - 1].text.count(" ") < 9
    return end - 1 if own_block and end - 2 > head else end


def _repeated(units: Sequence[Unit], dropped: set[int]) -> set[int]:
    """Of units that say the same (a caption printed twice, once with its credit) all but the longest, or the first."""
    repeated: set[int] = set()
    seen: dict[str, int] = {}
    previous = -1
    for i, unit in enumerate(units):
        if i in dropped or unit.row:
            continue
        text = unit.text.casefold()
        if text in seen and (len(text) > 15 or previous == seen[text]):
            repeated.add(i)
            continue
        if previous >= 0 and 40 < len(text) < 600:
            before = units[previous].text.casefold()
            if text.startswith(before) and len(before) > 40 and len(text) - len(before) < 80:
                repeated.add(previous)
            elif before.startswith(text):
                repeated.add(i)
        seen.setdefault(text, i)
        previous = i
    return repeated


def _tags(units: Sequence[Unit], dropped: set[int]) -> set[int]:
    """Two or more lines of a few words each at the very end (`Iraq`, `NATO`, `Middle East`): the page's tags."""
    tags: list[int] = []
    for i in reversed(range(len(units))):
        text = units[i].text
        if i in dropped:
            continue
        if units[i].row or text.count(" ") > 2 or not text[-1].isalpha() or any(c.isdigit() for c in text):
            break
        tags.append(i)
    return set(tags) if len(tags) > 1 else set()


def _menus(units: Sequence[Unit]) -> set[int]:
    """Bars of short words side by side (`Land  Sea  Air  Opinion`) above the first sentence or below the last."""
    prose = [i for i, unit in enumerate(units) if is_prose(unit.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(units), len(units))
    return {i for i in range(len(units)) if not first <= i <= last and _is_menu(units, i, head=i < first)}


def menu_cells(text: str) -> list[str]:
    """The entries of a bar (`Land  Sea  Air`, `Home > News > Iraq`); a line that is no bar is one entry."""
    return [cell for cell in _CELLS.split(text) if cell]


def _is_menu(units: Sequence[Unit], i: int, head: bool) -> bool:
    text = units[i].text
    cells = menu_cells(text)
    if len(cells) < 3 or any(c.count(" ") > 2 for c in cells) or any(char.isdigit() for char in text):
        return False
    if any(0 <= j < len(units) and units[j].row and units[i].row for j in (i - 1, i + 1)):
        return False
    return head or not units[i].row or any(cell[0].isalpha() and reach(cell) == "line" for cell in cells)
