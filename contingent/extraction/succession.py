"""Dates that one tenure lends to the next: who takes over ends the other's time, a successor begins when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.extraction.claims import Tenure

#: How many sentences apart the two of a change of command may be told.
_APART = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A tenure as one sentence tells it: the sentence's index, and whether the post is held, `starts` or `ends`."""

    index: int
    kind: str
    row: Tenure


def in_succession(found: Sequence[Told]) -> list[Told]:
    """The same tenures with the dates that neighbours lend them, where the other's own date is not told."""
    rows = list(found)
    for at, one in enumerate(rows):
        for other in rows[:at]:
            if not _follow(other, one):
                continue
            before = rows.index(other)
            if one.kind == "starts" and one.row.start.edtf and _may_end(other, one):
                rows[before] = replace(other, row=replace(other.row, end=one.row.start))
            elif _is(one, "predecessor") and other.row.start.edtf and not one.row.end.edtf:
                rows[at] = replace(one, row=replace(one.row, end=other.row.start))
            elif _is(one, "successor") and other.row.end.edtf and not one.row.start.edtf:
                rows[at] = replace(one, row=replace(one.row, start=other.row.end))
    return rows


def _follow(one: Told, other: Told) -> bool:
    """Whether two people are told close together in the same post."""
    mine, yours = one.row, other.row
    same = (mine.mission_id, mine.role) == (yours.mission_id, yours.role) and mine.person != yours.person
    return same and 0 <= other.index - one.index <= _APART


def _may_end(one: Told, successor: Told) -> bool:
    """Whether a holder told before has no end of its own, and did not begin after the successor."""
    if one.kind != "holds" or one.row.end.edtf or _is(one, "predecessor"):
        return False
    return not one.row.start.first or one.row.start.first < successor.row.start.first


def _is(one: Told, cue: str) -> bool:
    return f".{cue}" in one.row.rule
