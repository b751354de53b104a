"""The latest count of a nation's personnel, mission by mission: the first thing an analyst asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contingent.records import records
from contingent.tables import Tables

#: The contingent that the articles are about; it is counted unless another nation is chosen.
HOME = "ESP"


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest figure for a mission (a row of `figures`, None when no article counts), and how many others are."""

    mission_id: str
    mission: str
    figure: Mapping[str, Any] | None
    others: int


def latest_counts(tables: Tables, nation: str) -> tuple[Latest, ...]:
    """One entry per mission, in the order of the table: the deployed personnel of `nation` that was reported last.

    "Last" goes by the last day the figure can mean (the first, when its end is open), then by the first day; undated
    figures come before all others. A total over several missions counts for none of them.
    """
    figures = tables.figures
    own = figures[(figures["measure"] == "deployed") & (figures["nation"] == nation)]
    found = []
    for mission in records(tables.missions):
        rows = records(own[own["mission_ids"] == mission["mission_id"]])
        rows.sort(key=lambda row: (row["as_of_to"] or row["as_of_from"], row["as_of_from"], row["figure_id"]))
        found.append(Latest(mission["mission_id"], mission["name"], rows[-1] if rows else None, max(len(rows) - 1, 0)))
    return tuple(found)
