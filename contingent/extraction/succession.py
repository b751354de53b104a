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
        rows[at] = one = replace(one, row=_completed(one, rows[:at], rows))
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


def _completed(one: Told, before: Sequence[Told], rows: Sequence[Told]) -> Tenure:
    """A change with what the sentences around tell: the mission of the post, and the end that the successor's own
    start sets ("He took over from X", after "Y has led it since May")."""
    row = _of_same_unit(one, before)
    if one.kind == "holds":
        return row
    if not row.mission_id and row.role == "commander":
        known = [other.row.mission_id for other in before if one.index - other.index <= _APART and other.row.mission_id]
        row = replace(row, mission_id=known[-1] if known else "")
    if one.kind == "ends" and not row.end.edtf:
        heirs = [other.row.person for other in rows if other.index == one.index and other.kind == "starts"]
        posts = [other.row for other in rows if other.row.person in heirs and other.row.start.edtf]
        row = replace(row, end=posts[0].start, role=posts[0].role) if posts else row
    return row


def _of_same_unit(one: Told, before: Sequence[Told]) -> Tenure:
    """Who came before or after the commander of a unit, told right before, commanded that unit and not the mission."""
    row = one.row
    if row.role != "commander" or not any(_is(one, cue) for cue in ("predecessor", "successor", "succeeds")):
        return row
    near = [other.row for other in before if one.index - other.index <= _APART]
    same = bool(near) and near[-1].role == "contingent commander" and row.mission_id in ("", near[-1].mission_id)
    return replace(row, role=near[-1].role) if same else row


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
