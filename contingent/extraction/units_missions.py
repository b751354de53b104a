"""Missions of commanders of national contingents: where no sentence on the post tells it, that of their forces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contingent.extraction.claims import Presence, Tenure
from contingent.extraction.context import Context


def with_missions(rows: Sequence[Tenure], present: Sequence[Presence], context: Context) -> list[Tenure]:
    """The tenures, those of unit commanders without a mission with that of their nation's forces: the first that the
    article tells and that was under way at the time. The nation is the officer's, else the article's; empty stays
    empty where neither is known or the forces are in no mission."""
    return [replace(row, mission_id=_mission(row, present, context)) if _lacks(row) else row for row in rows]


def _lacks(row: Tenure) -> bool:
    return not row.mission_id and row.role == "contingent commander"


def _mission(row: Tenure, present: Sequence[Presence], context: Context) -> str:
    nation = row.nation or context.topic.nation
    when = row.start.first or row.end.first or context.published.first
    found = [one.mission_id for one in present if one.nation == nation and one.mission_id]
    missions = context.reference.missions
    return next((id_ for id_ in found if not when or missions[id_].was_under_way(int(when[:4]))), "")
