"""The latest count of a nation's personnel, mission by mission: the first thing an analyst asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contingent.tables import Tables


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest figure (a row of `figures`, None when no article counts) for a mission, and how many others there are."""

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
    for mission in tables.missions.to_dict("records"):
        rows = own[own["mission_ids"] == mission["mission_id"]].to_dict("records")
        rows.sort(key=lambda row: (row["as_of_to"] or row["as_of_from"], row["as_of_from"], row["figure_id"]))
        found.append(
            Latest(mission["mission_id"], mission["name"], rows[-1] if rows else None, max(len(rows) - 1, 0))
        )
    return tuple(found)
