"""Presence that a change of command tells: where a national contingent changes its commander, it is stationed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contingent.extraction.claims import Event, Presence, When
from contingent.extraction.names import NOT_THEATRE
from contingent.extraction.stated import BODIES, Stated
from contingent.reference import Reference

#: Kinds of missions with a headquarters of their own, whose commander is handed the command in its town.
_OF_BODIES = ("nato", "eu", "un")
#: Rules by which somebody has a command, and does not take it over: where is not said.
_STATE = "event.command-state"


def ceremonies(happened: Sequence[Event], reference: Reference, contingents: Mapping[str, str]) -> Iterator[Stated]:
    """ "took over the contingent in a ceremony at Camp Singara": one row for each change of command of one nation's
    forces at a base, or of a mission with a headquarters in its town. `contingents` are the nations whose contingents
    the sentences that name no nation speak of, by sentence."""
    for event in happened:
        changed = event.event_type == "command_change" and not event.rule.startswith(_STATE)
        nations = [nation for nation in event.nations if nation not in BODIES]
        own = contingents.get(event.sentence_id, "")
        nations = nations or ([own] if own else [])
        if not changed or event.status != "occurred" or len(nations) != 1:
            continue
        place = reference.places.get(event.place_id)
        mission = reference.missions[event.mission_ids[0]] if event.mission_ids else None
        of_body = mission is not None and mission.kind in _OF_BODIES
        kinds = ("base", "city") if of_body else ("base",)
        if place is None or place.kind not in kinds or event.place_id in NOT_THEATRE or len(event.mission_ids) > 1:
            continue
        row = Presence(
            event.sentence_id,
            nations[0],
            mission.mission_id if mission else "",
            event.place_id,
            "command",
            When(),
            event.quote_start,
            event.quote_end,
            "presence.ceremony",
        )
        yield Stated(row, bool(mission), True, False, False)
