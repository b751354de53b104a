"""Whether a number that is not said to be of soldiers may be taken for one of people who are deployed.

"About 400 there" and "80 people" count the deployment only where something beside them says so.
"""

from __future__ import annotations

from collections.abc import Callable

from contingent.extraction.context import Context
from contingent.extraction.measures import is_whole
from contingent.extraction.names import HOSTS
from contingent.extraction.numbers import Number
from contingent.extraction.scan import Scan
from contingent.extraction.units import Counted, is_headed, is_partitive, what_is_counted

#: Up to how many a bare number may be of years, days or things named just before.
FEW_THINGS = 6
FEW_PEOPLE = 3
#: As many tokens has a line of a list that tells no more than a nation and its number.
_LINE = 4
#: How far behind "there remained at the base" the number may stand.
_STAY = 6


def is_tied(context: Context, index: int, number: Number, counted: Counted) -> bool:
    """Whether "people" or "members" belong to a deployment: a nation, body or mission speaks in the sentence."""
    scan = context.scans[index]
    near = context.scans[max(0, index - 1) : index + 1]
    if any(n.kind in ("nation", "mission") and n.id not in HOSTS for one in near for n in one.names):
        return True
    looking_on = scan.words("audience") & set(scan.tokens.words)
    if not number.vague and not looking_on and (context.topic.nation or context.topic.missions):
        return True
    return is_headed(scan, number, context.rules)


def is_licensed(context: Context, index: int, number: Number, counts: Callable[[Number], bool]) -> bool:
    """Whether a bare number counts people: the words lead to it, it is a part of a counted whole, or a nation
    keeps it somewhere. A bare number in a sentence that speaks of no people is left alone."""
    scan = context.scans[index]
    words = scan.tokens.words
    if number.value == 1 or (number.core_last - number.core_first == 1 and _is_year_like(scan, number)):
        return False
    if number.value <= FEW_THINGS and number.first and words[number.first - 1] in scan.words("span_before"):
        return False
    if number.value <= FEW_PEOPLE and number.first and words[number.first - 1] in scan.words("pointing"):
        return False
    if _speaks_of_people(context, index, number):
        return True
    if is_headed(scan, number, context.rules) or _in_strength_column(context, index):
        return True
    joined = [n for n in scan.numbers if n.last == number.first - 1 and words[n.last] in scan.words("link")]
    if joined and not joined[0].reason and counts(joined[0]):
        return True
    followed = words[number.last] if number.last < len(words) else ""
    if any(is_whole(scan, n) and not n.reason for n in scan.numbers if n.last <= number.first):
        return True
    if followed in scan.words("each") | scan.words("strong") or is_whole(scan, number) or is_partitive(scan, number):
        return True
    if any(_counts_people(context, one, number, scan) for one in context.scans[max(0, index - 1) : index + 1]):
        return True
    return _kept_somewhere(scan, number)


def _speaks_of_people(context: Context, index: int, number: Number) -> bool:
    """ "Of the Germans, 32 …", "99 others had left", "the roughly 300 still there", and the answer to a question."""
    scan = context.scans[index]
    if any(name.form == "people" and name.last <= number.first for name in scan.of_kind("nation")):
        return True
    after = scan.tokens.words[number.last : number.last + 1]
    ends = number.last + 1 >= len(scan.tokens) or after == (",",)
    if ends and scan.words("staying") & set(scan.tokens.words[max(0, number.first - _STAY) : number.first]):
        return True  # "quedaban en la base 155"
    if set(after) & (scan.words("other") | scan.words("staying")) or _we_are(scan, number):
        return True
    asked = index > 0 and context.scans[index - 1].sentence.kind == "question"
    return asked and number.first == 0


def _we_are(scan: Scan, number: Number) -> bool:
    """ "there are 343 of us", "somos 343", "some 70 in number"."""
    words = scan.tokens.words
    before, after = words[max(0, number.first - 2) : number.first], words[number.last : number.last + 2]
    return " ".join(before).endswith(("we are", "we were", "somos", "eramos")) or after == ("in", "number")


def _counts_people(context: Context, scan: Scan, number: Number, here: Scan) -> bool:
    """Whether a sentence counts people besides this number."""
    others = [n for n in scan.numbers if n is not number and not n.reason]
    return any(
        unit.unit == "persons" and (unit.role != "bare" or unit.rule == "units.bare" and scan is not here)
        for unit in (what_is_counted(scan, n, context.rules) for n in others)
    )


def _in_strength_column(context: Context, index: int) -> bool:
    """Whether the number stands in a table whose head names soldiers, or alone behind a nation in such a list."""
    scan = context.scans[index]
    kind = scan.sentence.kind
    if kind not in ("row", "item") or (kind == "item" and len(scan.tokens) > _LINE):
        return False
    while index > 0 and context.scans[index - 1].sentence.kind == kind:
        index -= 1
    head = context.scans[index if kind == "row" else max(0, index - 1)]
    numbers = head.numbers if kind == "row" else ()
    return not numbers and bool(context.rules["units"].find(head.tokens.words))


def _is_year_like(scan: Scan, number: Number) -> bool:
    word = scan.tokens.words[number.core_first]
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2100 and number.qualifier == "exact"


def _kept_somewhere(scan: Scan, number: Number) -> bool:
    """ "Britain has about 400 there": a nation, a verb of keeping, a number, a place."""
    left = scan.tokens.words[max(0, number.first - 3) : number.first]
    nations = [n for n in scan.names if n.kind in ("nation", "mission") and n.last <= number.first]
    return bool(scan.words("keeping") & set(left)) and bool(nations)
