"""Is it a date? A bare year, month, season or weekday needs something beside it that says so.

Each check names a class: a year after "in" or before a noun that it tells apart; a month that is also a verb or
a name only with a capital and a preposition; never what a guard of `context.csv` names.
"""

from __future__ import annotations

import re

from contingent.extraction.dates.build import Found
from contingent.extraction.dates.lexicon import Grammar

_NOUN = re.compile(r" (?!(?:and|or|but|to|in|on|at|of|is|was|were|had|has|y|o|de|en|que)\b)[a-z]")
_LONE_AFTER = re.compile(r"\s*(?:[,.;:)\]\"'|-]|$)")
_LONE_BEFORE = re.compile(r"(?:^|[,(\[|:;] ?|- )\s*[\"'*·•-]?\s*\Z")
_YEAR_AFTER = re.compile(
    r",? (?:of |del? )?(?:the |el )?"
    r"(?:last|this|that|next|same|previous|est[ea]|es[ea]|aquel|mismo|pasado|ano) (?:year|ano|mismo|same)"
)
_ABOUT = ("about", "around", "circa", "hacia")
_LOOSE = ("to", "by", "of", "from", "for", "de", "del", "a", "al", "el", "para")


def is_date(found: Found, text: str, folded: str, rules: Grammar, listed: bool) -> bool:
    """Whether an expression at that place is a date. `listed`: it stands in a list right after another year."""
    left, right = folded[max(0, found.start - 40) : found.start], folded[found.end : found.end + 48]
    if not _well_written(found, text, rules):
        return False
    if found.first.granularity == "year" and found.first.kind == "calendar" and _no_year(found, left, right, rules):
        return False
    if found.first.month and _guarded("month", left, right, rules):
        return False
    check = _CHECKS.get(found.evidence)
    return check is None or check(found, text, left, right, rules, listed)


def _well_written(found: Found, text: str, rules: Grammar) -> bool:
    """English months and weekdays have a capital; "mar" and "sep" without one are other words."""
    if rules.language != "en" or not (found.first.month or found.first.weekday is not None):
        return True
    letters = [c for c in text[found.start : found.end] if c.isalpha()]
    if not letters or found.first.kind == "weekday":
        return not letters or letters[0].isupper()
    return any(c.isupper() for c in letters)


def _guarded(kind: str, left: str, right: str, rules: Grammar) -> bool:
    return any(
        rules.context(f"guard_{side}_{kind}", part) is not None
        for side, part in (("left", left), ("left_joined", left), ("right", right))
    )


#: Prepositions that a count does not follow: a number behind one is a year whatever noun comes next.
_PARTS = {"early", "late", "mid"}
_DURING = {"in", "since", "during", "en", "desde", "durante"}


def _no_year(found: Found, left: str, right: str, rules: Grammar) -> bool:
    """ "Resolution 2014", "$2014", "2014 GMT"; "1900 to 2000 men", but not "between 2016 and 2021 instructors"."""
    if _guarded("year", left, right, rules):
        return True
    sums = found.last is not None and 0 in ((found.first.year or 0) % 100, (found.last.year or 0) % 100)
    return sums and rules.counted.match(right) is not None


def _year(found: Found, text: str, left: str, right: str, rules: Grammar, listed: bool) -> bool:
    if not text[found.start].isdigit():
        return True  # "the year 2014"
    counts = rules.counted.match(right) is not None
    if listed:
        return not counts
    if _is_during(left) and (found.first.year or 0) % 100 != 0:
        return True  # "In 2011 personnel served": nobody counts people behind "in"
    if rules.context("evidence_year", left) or rules.context("part", left) or left.endswith("("):
        return not counts or rules.counted.match(" " + right.split(" ", 2)[1] if right.startswith(" ") else "") is None
    if rules.context("evidence_year_uncounted", left):
        return not counts and _told_apart(found, left, right)
    return _LONE_BEFORE.search(left) is not None and _LONE_AFTER.match(right) is not None and not counts


def _is_during(left: str) -> bool:
    """Whether "in", "since", "in early" and the like stand right before."""
    words = left.split()
    return bool(words) and words[-2 if words[-1] in _PARTS and len(words) > 1 else -1] in _DURING


def _told_apart(found: Found, left: str, right: str) -> bool:
    """ "the 2014 summit", "the summit of 2014", but not "the 2014 and"; a round "to 2000", "about 1950" is a sum."""
    word = left.rstrip().rpartition(" ")[2]
    if word in _LOOSE:
        return (found.first.year or 0) % 100 != 0
    if word in _ABOUT:
        return (found.first.year or 0) % 50 != 0
    return _NOUN.match(right) is not None


def _month(found: Found, text: str, left: str, right: str, rules: Grammar, listed: bool) -> bool:
    capital = text[found.start].isupper()
    opening = not left.strip(" \"'(")
    named = text[found.end : found.end + 2].strip()[:1].isupper() and right.startswith(" ")
    strong = rules.context("direction", left) or rules.context("part", left)
    strong = strong or rules.context("direction_right", right)
    relation = rules.context("relation", left)
    if _YEAR_AFTER.match(right) or _joined_to_month(right, rules):
        return True
    if rules.language == "es" and (not capital or opening):
        return bool(strong or relation or left.endswith((" y ", ", ", " el ")) or (not named and not capital))
    if rules.language == "en" and found.first.month not in rules.ambiguous_months:
        return True
    if strong:
        return True
    if relation is None:
        return left.endswith(" the ") and _NOUN.match(right) is not None
    loose = relation[0][0].strip() in _LOOSE or relation[0][0].strip() in ("before", "after", "with")
    return not (loose and named)


def _joined_to_month(right: str, rules: Grammar) -> bool:
    """ "May-November 2024"."""
    joined = re.match(r" ?[-/] ?([a-z]+)", right)
    return joined is not None and rules.value("month", joined[1]) != ""


def _season(found: Found, text: str, left: str, right: str, rules: Grammar, listed: bool) -> bool:
    if re.match(r" (?:of|de|offensive|campaign)\b", right) and not re.match(r" of (?:last|this|that|the same)", right):
        return False
    bare = re.sub(r"(?:the|el|la) \Z", "", left)
    relation = rules.context("relation", bare)
    if bare == left and relation is not None and relation[0][0].strip() in ("in", "en", "during", "durante"):
        return False  # "in summer" is every summer
    timely = relation is not None and relation[1].classes[1:2] in (
        ("in",),
        ("since",),
        ("until",),
        ("by",),
        ("during",),
    )
    prepositional = relation is not None and relation[0][0].strip() not in ("of", "from")
    if rules.context("direction_right", right):
        return True
    return bool(rules.context("direction", left) or rules.context("part", left) or (timely and prepositional))


def _weekday(found: Found, text: str, left: str, right: str, rules: Grammar, listed: bool) -> bool:
    if _guarded("weekday", left, right, rules):
        return False
    if rules.language == "en":
        return True
    return bool(
        re.search(r"(?:^|\b(?:el|este|del?|al|pasado|proximo|ayer|hoy|manana|anoche|mismo|a|y)|[,(-]) ?\Z", left)
        or re.match(r",? (?:dia )?\d", right)
    )


def _day_of_month(found: Found, text: str, left: str, right: str, rules: Grammar, listed: bool) -> bool:
    if rules.language == "es":
        return re.search(r"\b(?:el|pasado|proximo|del|al) \Z", left) is not None
    if re.search(r"\b(?:on|since|until|by|from|before|after|to) \Z", left) is None:
        return False
    return (
        re.match(r"\s*(?:[,.;:)]|$)| (?:of (?:this|that|last|next|the)|he|she|they|it|the|an?|and|when|in|at)\b", right)
        is not None
    )


def _then(found: Found, text: str, left: str, right: str, rules: Grammar, listed: bool) -> bool:
    return re.search(r"\b(?:since|until|by|till|before|desde|hasta) \Z", left) is not None


def _today(found: Found, text: str, left: str, right: str, rules: Grammar, listed: bool) -> bool:
    """ "Today the base closed", but not the paper USA Today or the channel Russia Today."""
    before = text[: found.start].split()
    named = text[found.start].isupper() and before and before[-1][0].isupper() and before[-1][-1].isalpha()
    return not named


_CHECKS = {
    "today": _today,
    "year": _year,
    "month": _month,
    "season": _season,
    "weekday": _weekday,
    "dayofmonth": _day_of_month,
    "then": _then,
}
