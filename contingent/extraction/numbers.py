"""Numbers with their qualifiers: "more than 150", "some two dozen", "between 30 and 40", "unos 170".

Finding a number is one thing, knowing what it counts another (`units.py`). Here a number gets its value,
its qualifier, its span with and without the qualifier, and, where the words around it show that it counts
nothing of ours (a percentage, a calibre, an age), the reason why it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.extraction.number_blockers import Blockers
from contingent.extraction.rules import Rules
from contingent.extraction.tokens import Tokens
from contingent.lexicon import Match

#: The reason that a row of days hands on from one to the next.
DAYS = "a day of the month"
#: The reason of a year that no rule of dates has read.
YEAR = "a year"
#: What opens a number word: "a hundred".
_ARTICLES = ("a", "an")


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first` to `last` (exclusive) are the number with its qualifier, `core_first` to `core_last` without.

    `value` is what stands there; for `between`, `value` is the lower and `other` the upper bound. `reason` is
    empty, or says why the number is left alone. `vague` marks words like "dozens".
    """

    first: int
    last: int
    core_first: int
    core_last: int
    value: int
    qualifier: str = "exact"
    other: int | None = None
    vague: bool = False
    reason: str = ""
    rule: str = "number"

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Low and high as the qualifier really gives them (tables.md); None where it gives none."""
        value = self.value
        return {
            "exact": (value, value),
            "about": (None, None),
            "at_least": (value, None),
            "more_than": (value + 1, None),
            "up_to": (None, value),
            "less_than": (None, value - 1),
            "between": (value, self.other),
        }[self.qualifier]


def find_numbers(tokens: Tokens, rules: Rules, dated: Sequence[tuple[int, int]]) -> list[Number]:
    """All numbers of a sentence in reading order. `dated` are token spans of dates, which hold no numbers of ours."""
    spelled = {match.first: match for match in rules["number_words"].find(tokens.words)}
    starts = {index for index, word in enumerate(tokens.words) if word[0].isdigit()} | set(spelled)
    if not starts:
        return []
    starts |= {index - 1 for index in spelled if index and tokens.words[index - 1] in _ARTICLES}  # "a hundred"
    phrases = [match for match in rules["number_blockers.after"].find(tokens.words) if match.last - match.first > 1]
    spans = [*dated, *((match.first, match.last) for match in phrases)]  # "por ciento"
    cores = _cores(tokens, spelled, sorted(starts.difference(*(range(first, last) for first, last in spans))))
    if not cores:
        return []
    blocked = Blockers(tokens, rules)
    before = {match.last: match for match in rules["qualifiers.before"].find(tokens.words)}
    after = {match.first: match for match in rules["qualifiers.after"].find(tokens.words)}
    numbers = _ranges(tokens, [_qualified(tokens, core, before, after, rules.words("amid")) for core in cores], rules)
    found: list[Number] = []
    for number in numbers:
        reason = number.reason or blocked.reason(number.core_first, number.core_last)
        if not reason and found and found[-1].reason == DAYS and number.first == found[-1].last + 1:
            reason = DAYS  # "on days 12, 17 and 23"
        reason = reason or _further_year(tokens, number, rules, dated)
        found.append(replace(number, reason=reason) if reason != number.reason else number)
    return found


def _further_year(tokens: Tokens, number: Number, rules: Rules, dated: Sequence[tuple[int, int]]) -> str:
    """Why a number is left alone that follows a date like another: "in 2016 and 2017"."""
    joined = number.core_first and tokens.words[number.core_first - 1] in rules.words("and")
    after = joined and any(last == number.core_first - 1 for _, last in dated)
    return YEAR if after and re.fullmatch(r"(19|20)\d\d", tokens.words[number.core_first]) else ""


def _cores(tokens: Tokens, spelled: dict[int, Match], starts: Sequence[int]) -> list[Number]:
    """The numbers that begin at one of `starts`, in order, none inside another."""
    found: list[Number] = []
    for index in starts:
        if found and index < found[-1].core_last:
            continue
        core = _digits(tokens, index, spelled) or _spelled(tokens, index, spelled)
        if core is not None:
            found.append(core)
    return found


def _digits(tokens: Tokens, index: int, spelled: dict[int, Match]) -> Number | None:
    word = tokens.words[index]
    if not word[0].isdigit() or not word.isascii():
        return None
    last = index + 1
    value = parse_digits(word)
    if value is None:
        return Number(index, last, index, last, 0, reason="a number with decimals")
    # "15 000": thousands set apart by a space
    while last < len(tokens) and len(word) <= 3 and _is_thousands(tokens, last):
        value, last = value * 1000 + int(tokens.words[last]), last + 1
    scale = spelled.get(last)
    if scale is not None and scale.entry.get("kind") == "scale":
        value, last = value * int(scale.entry.output), scale.last
    if value != int(value):
        return Number(index, last, index, last, 0, reason="a number with decimals")
    return Number(index, last, index, last, int(value))


def _is_thousands(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return len(word) == 3 and word.isdigit() and tokens.starts[index] == tokens.ends[index - 1] + 1


def parse_digits(word: str) -> float | None:
    """The value of a run of digits: groups of three after `,` or `.` are thousands in both languages, anything
    else after the last separator is decimals. None for what is neither."""
    parts = word.replace(".", ",").split(",")
    if len(parts) == 1:
        return int(word)
    if all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0":
        return int("".join(parts))
    if len(parts) == 2:
        return float(f"{parts[0]}.{parts[1]}")
    return None


def _spelled(tokens: Tokens, index: int, spelled: dict[int, Match]) -> Number | None:
    start = index
    if tokens.words[index] in _ARTICLES and _kind(spelled.get(index + 1)) == "scale":
        index += 1
    match = spelled.get(index)
    if match is None:
        return None
    kind, value = match.entry.get("kind"), int(match.entry.output)
    if kind in ("vague", "about", "idiom"):
        qualifier = {"vague": "at_least", "about": "about"}.get(kind, "exact")
        rule = f"number.{match.entry.id}"
        return Number(start, match.last, start, match.last, value, qualifier, vague=kind == "vague", rule=rule)
    value, last = _compose(tokens, index, spelled)
    return Number(start, last, start, last, value, rule="number.words")


def _compose(tokens: Tokens, index: int, spelled: dict[int, Match]) -> tuple[int, int]:
    """Value and end of "two thousand three hundred and twenty-four" that begins at a number word."""
    total, current, last = 0, 0, index
    previous = ""
    while True:
        match = spelled.get(index)
        kind = _kind(match)
        if match is None or kind not in ("unit", "tens", "hundreds", "scale") or not _follows(previous, kind):
            break
        value = int(match.entry.output)
        if kind == "scale":
            current = max(current, 1) * value
            if value >= 1000:
                total, current = total + current, 0
        else:
            current += value
        previous, last = kind, match.last
        index = last
        if index < len(tokens) and tokens.words[index] in ("-", "and", "y") and _kind(spelled.get(index + 1)) in (
            "unit", "tens",
        ) and previous in ("tens", "scale", "hundreds"):  # fmt: skip
            index += 1
    return total + current, last


def _kind(match: Match | None) -> str:
    return match.entry.get("kind") if match is not None else ""


def _follows(previous: str, kind: str) -> bool:
    allowed = {
        "": ("unit", "tens", "hundreds", "scale"),
        "unit": ("scale",),
        "tens": ("unit", "scale"),
        "hundreds": ("unit", "tens", "scale"),
        "scale": ("unit", "tens", "hundreds", "scale"),
    }
    return kind in allowed[previous]


def _qualified(
    tokens: Tokens, core: Number, before: dict[int, Match], after: dict[int, Match], amid: frozenset[str]
) -> Number:
    index = core.core_first
    for _ in range(4):
        match = before.get(index)
        if match is not None:
            return replace(core, first=match.first, qualifier=match.entry.output, rule=f"number.{match.entry.id}")
        if index == 0 or tokens.words[index - 1] not in amid:
            break
        index -= 1
    match = after.get(core.core_last)
    if match is not None and (match.entry.output != "about" or core.qualifier == "exact"):
        return replace(core, last=match.last, qualifier=match.entry.output, rule=f"number.{match.entry.id}")
    return core


def _ranges(tokens: Tokens, numbers: list[Number], rules: Rules) -> list[Number]:
    """Join "between 30 and 40", "150 to 180", "10-12"; "from 400 to 200" stays two numbers."""
    joined: list[Number] = []
    for number in numbers:
        lower = joined[-1] if joined else None
        if lower is not None and _makes_range(tokens, lower, number, rules):
            first = lower.first
            opened = first > 0 and tokens.words[first - 1] in rules.words("between")
            joined[-1] = replace(
                lower,
                first=first - 1 if opened else first,
                last=number.last,
                core_last=number.core_last,
                qualifier="between",
                other=number.value,
                rule="number.between",
            )
        else:
            joined.append(number)
    return joined


def _makes_range(tokens: Tokens, lower: Number, upper: Number, rules: Rules) -> bool:
    if upper.first != lower.last + 1 or lower.reason or upper.reason or lower.other or upper.value <= lower.value:
        return False
    link = tokens.words[lower.last]
    before = tokens.words[lower.first - 1] if lower.first else ""
    if link in rules.words("and"):
        return before in rules.words("between")
    if link in rules.words("or"):
        return upper.value <= 2 * lower.value
    if link in rules.words("to"):
        return before not in rules.words("from") and upper.value <= 10 * lower.value
    return link == "-" and upper.value <= 10 * lower.value
