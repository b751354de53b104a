"""Several tellings of one tenure brought down to one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contingent.extraction.cast import Cast
from contingent.extraction.claims import Tenure, When


def merged(rows: Sequence[Tenure], cast: Cast) -> list[Tenure]:
    """One row per person and mission: the fullest name, and each date from the sentence that tells it best."""
    kept: list[Tenure] = []
    for row in rows:
        twin = next((i for i, other in enumerate(kept) if _same(row, other, cast)), None)
        if twin is None:
            kept.append(row)
        else:
            kept[twin] = _joined(kept[twin], row)
    return kept


def _same(one: Tenure, other: Tenure, cast: Cast) -> bool:
    if one.mission_id and other.mission_id and one.mission_id != other.mission_id:
        return False
    mine, yours = cast.surnames(one.person), cast.surnames(other.person)
    return bool(mine & yours) and (mine <= yours or yours <= mine)


def _joined(one: Tenure, other: Tenure) -> Tenure:
    """Two tellings of one tenure. The words quoted are those that tell its dates, the first told before the later."""
    best = one if _told(one) >= _told(other) else other
    return replace(
        best,
        person=max(one.person, other.person, key=len),
        rank=one.rank or other.rank,
        nation=one.nation or other.nation,
        mission_id=one.mission_id or other.mission_id,
        role=other.role if one.role == "commander" and other.role != "commander" and _is_bare(one) else one.role,
        start=_finer(one.start, other.start),
        end=_finer(one.end, other.end),
    )


def _is_bare(row: Tenure) -> bool:
    return "role" not in row.rule and not _told(row)


def _told(row: Tenure) -> int:
    return bool(row.start.edtf) + bool(row.end.edtf)


def _finer(one: When, other: When) -> When:
    """The closer of two dates; the first where they are equally close."""
    return other if len(other.edtf.replace("~", "")) > len(one.edtf.replace("~", "")) else one
