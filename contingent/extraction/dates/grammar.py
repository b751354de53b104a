"""Finding the dates of a sentence: expressions first, then what stands beside them, then what joins two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from contingent.extraction.dates.build import build
from contingent.extraction.dates.evidence import is_date
from contingent.extraction.dates.lexicon import LANGUAGES, Grammar, grammar
from contingent.extraction.dates.mention import DateExpr, DateMention, Relation
from contingent.extraction.fold import fold

_BEFORE = 36  # how far before such a word an expression can begin: "more than twenty years ago"
_WORD_START = re.compile(r"(?<![a-z0-9])[a-z0-9]")
_LEFT = 72  # how far to the left a preposition is looked for: "since its formation as a battalion in"
_BLANKS = re.compile(r"(?<! ) {2,3}(?! )")
_OF = re.compile(r"[ ,]{0,2}(?:of |de |del )?(?:the )?\Z")
_APPOSITION = re.compile(r",? ?(?:\(|(?:the|el|dia|on) )?\Z")
_LIST = re.compile(r"(?:, | and | or | y | e | o |, and | & )\Z")


@dataclass(slots=True)
class _Draft:
    """A mention being read: `start` covers "mid-", `relation_start` also "since"; `floor` is where the one before
    ends, and `joint` the preposition as read, also where the date became an interval."""

    start: int
    end: int
    first: DateExpr
    last: DateExpr | None
    rules: list[str]
    relation: str = ""
    relation_start: int = 0
    joint: str = ""
    floor: int = 0


def find_dates(text: str, language: str) -> tuple[DateMention, ...]:
    """The dates that one sentence names, in reading order; they do not overlap.

    `language` is ISO 639-1; for one without a grammar (see `LANGUAGES`) nothing is found. Recurring days ("every
    Thursday"), lengths of time, ages and numbers that only look like years are no dates.
    """
    if language not in LANGUAGES:
        return ()
    rules = grammar(language)
    folded = fold(text)
    if rules.trigger.search(folded) is None:
        return ()
    if "  " not in folded:
        return tuple(_mention(draft, text) for draft in _read(text, folded, rules))
    places = _single_blanks(folded)
    squeezed = "".join(text[place] for place in places)
    drafts = _read(squeezed, "".join(folded[place] for place in places), rules)
    return tuple(_mention(_moved(draft, places), text) for draft in drafts)


def _single_blanks(folded: str) -> list[int]:
    """Where the characters stand that are left when two or three blanks become one, as at a folded line end.
    Wider gaps are those between the columns of a table and stay."""
    dropped = {place for run in _BLANKS.finditer(folded) for place in range(run.start() + 1, run.end())}
    return [place for place in range(len(folded)) if place not in dropped]


def _moved(draft: _Draft, places: list[int]) -> _Draft:
    start, relation_start = places[draft.start], places[min(draft.relation_start, draft.start)]
    return replace(draft, start=start, relation_start=relation_start, end=places[draft.end - 1] + 1)


def _read(text: str, folded: str, rules: Grammar) -> list[_Draft]:
    drafts: list[_Draft] = []
    for draft in _expressions(text, folded, rules):
        draft.floor = drafts[-1].end if drafts else 0
        drafts.append(_decorate(draft, folded, rules))
    return _share_years(_join(_merge(drafts, folded), folded, rules), folded)


def _expressions(text: str, folded: str, rules: Grammar) -> Iterator[_Draft]:
    """The expressions in reading order, tried only at the words just before one that dates are made of."""
    at, year_end = 0, -1
    for hit in rules.trigger.finditer(folded):
        for word in _WORD_START.finditer(folded, max(at, hit.start() - _BEFORE), hit.start() + 1):
            at = word.end()
            match = rules.scanner.match(folded, word.start())
            found = build(match, folded, rules) if match is not None else None
            if found is None:
                continue
            listed = year_end >= 0 and _LIST.match(folded[year_end : found.start]) is not None
            if is_date(found, text, folded, rules, listed):
                year_end = found.end if found.first.granularity == "year" else -1
                at = found.end
                yield _Draft(
                    found.start, found.end, found.first, found.last, [found.rule], "between" if found.last else ""
                )
                break


def _decorate(draft: _Draft, folded: str, rules: Grammar) -> _Draft:
    draft.relation_start = draft.start
    _read_direction(draft, folded, rules)
    _read_part(draft, folded, rules)
    _read_relation(draft, folded, rules)
    return draft


def _left(draft: _Draft, folded: str) -> str:
    return folded[max(draft.floor, draft.relation_start - _LEFT) : draft.relation_start]


def _take(draft: _Draft, match: re.Match[str], rule: str, *, inside: bool) -> None:
    """Move the mention's beginning over a context that was read."""
    draft.relation_start -= match.end() - match.start()
    if inside:
        draft.start = draft.relation_start
    draft.rules.append(rule)


def _read_direction(draft: _Draft, folded: str, rules: Grammar) -> None:
    expr = draft.first
    if expr.year is not None or expr.decade is not None or expr.kind not in ("calendar", "weekday", "dayofmonth"):
        return
    if found := rules.context("direction", _left(draft, folded)):
        _take(draft, found[0], found[1].id, inside=True)
        draft.first = _directed(expr, found[1].classes[1])
    elif found := rules.context("direction_right", folded[draft.end : draft.end + 24]):
        draft.end += found[0].end()
        draft.rules.append(found[1].id)
        draft.first = _directed(expr, found[1].classes[1])


def _directed(expr: DateExpr, direction: str) -> DateExpr:
    anchor = "previous" if direction in ("same", "following", "preceding") else "published"
    return replace(expr, direction=direction, anchor=anchor)  # type: ignore[arg-type]  # words of context.csv


def _read_part(draft: _Draft, folded: str, rules: Grammar) -> None:
    if draft.first.granularity in ("day", "week"):
        return
    if found := rules.context("part", _left(draft, folded)):
        part = found[1].classes[1]
        draft.first = replace(draft.first, part=part)
        _take(draft, found[0], found[1].id, inside=True)


def _read_relation(draft: _Draft, folded: str, rules: Grammar) -> None:
    if found := rules.context("about", _left(draft, folded)):
        draft.first = replace(draft.first, about=True)
        _take(draft, found[0], found[1].id, inside=True)
    left = _left(draft, folded)
    if left.endswith("the "):
        left = left[:-4]
        article = 4
    else:
        article = 0
    if found := rules.context("relation", left):
        match, row = found
        draft.relation_start -= match.end() - match.start() + article
        draft.rules.append(row.id)
        draft.joint = row.classes[1] if len(row.classes) > 1 else ""
        if draft.last is None and draft.joint != "between":
            draft.relation = draft.joint


def _merge(drafts: list[_Draft], folded: str) -> list[_Draft]:
    """Two expressions that say one date: "Tuesday, 7 January", "May of last year", "two days after 3 May"."""
    merged: list[_Draft] = []
    for draft in drafts:
        if merged and _merge_two(merged[-1], draft, folded):
            continue
        merged.append(draft)
    return merged


def _merge_two(one: _Draft, two: _Draft, folded: str) -> bool:
    gap = folded[one.end : two.start]
    first, second = one.first, two.first
    if first.anchor == "event" and gap in (" ", " the ") and second.anchor != "event":
        one.first = replace(first, kind="shift", anchor="calendar", count=-first.count, of=second)
    elif _same_day_twice(first, second) and _APPOSITION.match(gap):
        one.first, one.last = second, two.last
    elif _is_today(first) and second.kind == "weekday" and gap in (" ", ", "):
        pass  # "ayer martes"
    elif first.anchor == "previous" and second.day is not None and _needs_year(second) and _APPOSITION.match(gap):
        direction = "following" if first.count > 0 else "preceding" if first.count < 0 else "same"
        one.first = _directed(second, direction)
    elif _needs_year(first) and second.kind == "unit" and second.unit in ("year", "month", "week") and _OF.match(gap):
        one.first = replace(first, of=second, anchor=second.anchor)
    else:
        return False
    one.end = two.end
    one.rules += two.rules
    return True


def _same_day_twice(first: DateExpr, second: DateExpr) -> bool:
    return (first.kind == "weekday" or _is_today(first)) and second.kind == "calendar" and second.day is not None


def _is_today(expr: DateExpr) -> bool:
    return expr.kind == "unit" and expr.unit == "day" and expr.anchor == "published"


def _needs_year(expr: DateExpr) -> bool:
    if expr.kind in ("weekday", "dayofmonth"):
        return True
    return expr.kind == "calendar" and expr.year is None and expr.decade is None


def _join(drafts: list[_Draft], folded: str, rules: Grammar) -> list[_Draft]:
    """From A to B, between A and B, since A until today."""
    joined: list[_Draft] = []
    for draft in drafts:
        if joined and _join_two(joined[-1], draft, folded, rules):
            continue
        joined.append(draft)
    for draft in joined:
        found = rules.context("open_end", folded[draft.end : draft.end + 24])
        if found and draft.last is None and draft.relation in ("", "in", "on", "since", "from"):
            draft.end += found[0].end()
            draft.relation = "since"
            draft.rules.append(found[1].id)
    return joined


def _join_two(one: _Draft, two: _Draft, folded: str, rules: Grammar) -> bool:
    if one.last is not None or two.last is not None or one.first.anchor == "event" or two.first.anchor == "event":
        return False
    if one.relation not in ("", "in", "on", "during", "since", "from", "between"):
        return False
    kind = "join_between" if one.joint == "between" else "join"
    found = rules.context(kind, folded[one.end : two.start])
    if found is None:
        return False
    one.first, one.last = _fill_year(one.first, two.first), two.first
    one.relation, one.end = "between", two.end
    one.rules += [found[1].id, *two.rules]
    return True


def _fill_year(first: DateExpr, last: DateExpr) -> DateExpr:
    """ "May to July 2023": the year said last holds for both; "November to February 2023" began a year before."""
    if not _needs_year(first) or first.direction or first.of or last.year is None or first.kind != "calendar":
        return first
    later = (first.month or 0) > (last.month or 12)
    return replace(first, year=last.year - 1 if later else last.year)


def _share_years(drafts: list[_Draft], folded: str) -> list[_Draft]:
    """ "in May and June 2023": the year belongs to both."""
    for index in range(len(drafts) - 2, -1, -1):
        one, two = drafts[index], drafts[index + 1]
        alike = one.first.granularity == two.first.granularity and two.first.kind == "calendar"
        if one.last is None and two.last is None and alike and _LIST.match(folded[one.end : two.start]):
            one.first = _fill_year(one.first, two.first)
    return drafts


def _mention(draft: _Draft, text: str) -> DateMention:
    relation: Relation = draft.relation  # type: ignore[assignment]  # the words of context.csv are checked by its test
    return DateMention(
        draft.start,
        draft.end,
        text[draft.start : draft.end],
        relation,
        min(draft.relation_start, draft.start),
        draft.first,
        draft.last,
        tuple(draft.rules),
    )
