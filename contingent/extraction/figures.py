"""Figures: every number of people, attacks, flight hours, vehicles, aircraft or states that bears on a presence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contingent.extraction.claims import Figure, LeftAlone, When
from contingent.extraction.context import Context
from contingent.extraction.counting import Counting, read_number
from contingent.extraction.link import Linker
from contingent.extraction.neighbours import Span
from contingent.extraction.numbers import Number
from contingent.extraction.owners import owner_of_one, owners
from contingent.extraction.scan import Scan

_UNITS = {"attacks": "attacks", "flight_hours": "hours", "vehicles": "vehicles", "aircraft": "aircraft",
          "states": "states"}  # fmt: skip
_STOCKS = {"deployed", "aircraft", "vehicles"}


def figures(context: Context) -> tuple[list[Figure], list[LeftAlone]]:
    """The figures of an article in reading order, one per distinct claim, and the numbers that were left alone."""
    linker = Linker(context)
    rows: list[Figure] = []
    left: list[LeftAlone] = []
    for index, scan in enumerate(context.scans):
        for number in scan.numbers:
            found = read_number(context, index, number)
            if isinstance(found, str):
                left.append(_left_alone(scan, number, found))
            else:
                rows += _rows(context, linker, index, found)
    return _distinct(rows, context), left


def _left_alone(scan: Scan, number: Number, reason: str) -> LeftAlone:
    start, end = scan.offsets(number.first, number.last)
    return LeftAlone(scan.sentence.sentence_id, start, end, reason)


def _rows(context: Context, linker: Linker, index: int, found: Counting) -> Iterable[Figure]:
    number, counted, measured = found.number, found.counted, found.measured
    scan = context.scans[index]
    span = Span(index, number.first, max(counted.last, number.last))
    nation = owners(linker, scan, span, found)
    place = linker.place(span)
    as_of, date_scope = linker.date(span)
    missions = linker.missions(span, near=measured.measure == "states", when=as_of)
    if not as_of.edtf:
        past = scan.of_old or _is_former(scan, number)
        as_of, date_scope = (When(), "") if past else (_article_date(context), "article")
    low, high = number.bounds
    start, end = scan.offsets(number.first, max(counted.last, number.last))
    rule = ";".join(
        (number.rule, counted.rule, f"measure.{measured.rule}")
        + tuple(
            f"{name}:{scope}"
            for name, scope in (("nation", nation.scope), ("mission", missions.scope), ("as_of", date_scope))
            if scope
        )
    )
    each = bool(scan.words("each") & set(scan.tokens.words[number.last : max(counted.last, number.last) + 1]))
    credited = nation.ids if each else (owner_of_one(scan, number, nation),)
    for owner in credited or ("",):
        yield Figure(
            scan.sentence.sentence_id,
            measured.measure,
            number.value,
            number.qualifier,
            low,
            high,
            _UNITS.get(measured.measure, "persons"),
            owner,
            missions.ids,
            place.one,
            as_of,
            start,
            end,
            rule,
        )


def _is_former(scan: Scan, number: Number) -> bool:
    """ "which once had 46,000 troops": so many are not there on the day of the article."""
    clause = scan.clauses[number.first]
    words = [word for word, one in zip(scan.tokens.words, scan.clauses, strict=True) if one == clause]
    return bool(scan.rules["former"].find(words))


def _article_date(context: Context) -> When:
    published = context.published
    return replace(published, basis="article") if published.edtf else When()


def _distinct(rows: list[Figure], context: Context) -> list[Figure]:
    """One row per claim: the body's sentence before the headline's, the exact before the rounded."""
    titles = {s.sentence.sentence_id for s in context.scans if s.sentence.kind in ("title", "caption")}
    kept: list[Figure] = []
    for row in rows:
        if row.sentence_id in titles and any(o.value == row.value and o.sentence_id not in titles for o in rows):
            continue
        twin = next((i for i, other in enumerate(kept) if _same_claim(row, other, context)), None)
        if twin is None:
            kept.append(row)
        elif _rank(row, titles) > _rank(kept[twin], titles):
            kept[twin] = row
    return kept


def _same_claim(one: Figure, other: Figure, context: Context) -> bool:
    if (one.measure, one.value) != (other.measure, other.value):
        return False
    if one.nation and other.nation and one.nation != other.nation:
        return False
    if one.mission_ids and other.mission_ids and one.mission_ids != other.mission_ids:
        return False
    dated = [row.as_of for row in (one, other) if row.as_of.basis not in ("article", "")]
    if len(dated) == 2:
        return dated[0].edtf == dated[1].edtf
    return not dated or one.measure not in _STOCKS or _is_recent(dated[0], context)


def _is_recent(when: When, context: Context) -> bool:
    """Whether a dated stock can be the one the article speaks of without a date: it held within a year of it."""
    published = context.published.first
    return not (published and when.last) or int(published[:4]) - int(when.last[:4]) <= 1


def _rank(row: Figure, titles: set[str]) -> tuple[bool, bool, bool]:
    dated = row.as_of.basis not in ("article", "")
    return (row.sentence_id not in titles, row.qualifier != "about", dated)
