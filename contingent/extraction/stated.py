"""The rows that a whole article states, brought down to one for each combination of nation, mission and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.extraction.claims import Presence
from contingent.extraction.names import HOSTS
from contingent.extraction.stations import BESIDE_IRAQ, THEATRE
from contingent.reference import Mission, Reference

#: Bodies that are present only in the missions that they lead.
BODIES = {"NATO", "COALITION", "EU", "UN"}


@dataclass(frozen=True, slots=True)
class Stated:
    """A row, whether its sentence itself names the mission, whether its place is closer than a country, whether it
    is a country beside the theatre, and whether a count of forces tells it."""

    row: Presence
    said: bool
    fine: bool
    abroad: bool
    counted: bool


def most_specific(found: Sequence[Stated], reference: Reference) -> list[Presence]:
    """One row for each combination, without those that say less than another does."""
    found = [one for one in found if _is_presence(one.row, reference)]
    rows: dict[tuple[str, str, str], Stated] = {}
    for one in found:
        key = (one.row.nation, one.row.mission_id, one.row.place_id)
        kept = rows.get(key)
        rows[key] = one if kept is None else _fuller(kept, one)
    return [one.row for one in rows.values() if not any(_says_more(other, one, reference) for other in rows.values())]


def leading_body(mission: Mission) -> str:
    """The body whose mission it is: the coalition itself, or the organisation that leads it."""
    return "COALITION" if mission.kind == "coalition" else mission.led_by


def _is_presence(row: Presence, reference: Reference) -> bool:
    """Whether a row says where, and is not of a host; a body is present only in the missions that it leads."""
    if row.nation in BODIES:
        mission = reference.missions.get(row.mission_id)
        return mission is not None and leading_body(mission) == row.nation
    if row.place_id and reference.places[row.place_id].name == reference.nations[row.nation].name:
        return False  # "the Turkish base of Incirlik": whose country it is deploys nobody there
    return row.nation not in HOSTS and bool(row.mission_id or row.place_id)


def _fuller(one: Stated, other: Stated) -> Stated:
    mine, yours = one.row, other.row
    row = replace(mine, activity=mine.activity or yours.activity, since=mine.since if mine.since.edtf else yours.since)
    return replace(
        one,
        row=row,
        said=one.said or other.said,
        fine=one.fine or other.fine,
        abroad=one.abroad or other.abroad,
        counted=one.counted or other.counted,
    )


def _says_more(one: Stated, other: Stated, reference: Reference) -> bool:
    """Whether `one` tells all that `other` does, and where more closely."""
    if one is other or one.row.nation != other.row.nation:
        return False
    mine, yours = one.row, other.row
    if not yours.place_id:
        return mine.mission_id == yours.mission_id and one.fine
    if other.fine or other.abroad:
        return mine.place_id == yours.place_id and bool(mine.mission_id) and not yours.mission_id
    if reference.places[yours.place_id].kind == "region" and mine.mission_id == yours.mission_id and not mine.place_id:
        return False  # "in the north" is more than the mission alone
    if yours.place_id in BESIDE_IRAQ and mine.place_id != yours.place_id:
        return False  # who is in Syria may be in a base in Iraq too
    if other.counted and mine.sentence_id != yours.sentence_id:  # a count in the country is more than its bases
        return bool(mine.mission_id) and not mine.place_id and yours.place_id in THEATRE
    return one.fine or bool(mine.mission_id)
