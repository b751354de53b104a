"""From when to when a mission lasted, as the articles say."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from crowds import HAND_MADE

from contingent.records import records
from contingent.views.days import iso
from contingent.views.missions import Lifetime, lifetimes


def lifetime(*events: dict[str, str]) -> Lifetime:
    """The lifetime of `nmi` when these are all the events, and no other table speaks of it."""
    row = records(HAND_MADE.events)[-1]
    rows = [{**row, "event_id": f"e{n}", "occurrence_id": f"e{n}", **one} for n, one in enumerate(events)]
    frame = pd.DataFrame(rows, columns=HAND_MADE.events.columns).astype(HAND_MADE.events.dtypes)
    empty = {name: getattr(HAND_MADE, name).head(0) for name in ("figures", "tenures", "presence")}
    return lifetimes(replace(HAND_MADE, events=frame, **empty))["nmi"]


def test_the_start_is_the_earliest_report_in_its_narrowest_form() -> None:
    life = lifetime(
        {"date_from": "2018-01-01", "date_to": "2018-12-31"},
        {"date_from": "2018-10-01", "date_to": "2018-10-31"},
        {"date_from": "2020-01-01", "date_to": "2020-01-01"},
    )
    assert life.start is not None
    assert (iso(life.start[0]), iso(life.start[1])) == ("2018-10-01", "2018-10-31")
    assert [row["event_id"] for row in life.reports] == ["e1"]
    assert life.end is None


def test_an_end_before_the_last_word_is_outlived() -> None:
    life = lifetime(
        {"event_type": "mission_end", "date_from": "2020-06-01", "date_to": "2020-06-30"},
        {"event_type": "meeting", "date_from": "2024-01-25", "date_to": "2024-01-25"},
    )
    assert life.start is None
    assert life.end is not None
    assert iso(life.end[1]) == "2020-06-30"
    assert life.outlives_its_end
    assert iso(life.spoken_to) == "2024-01-25"


def test_a_planned_end_ends_nothing() -> None:
    life = lifetime(
        {"date_from": "2018-10-01", "date_to": "2018-10-31"},
        {"event_type": "mission_end", "status": "planned", "date_from": "2026-09-01", "date_to": "2026-09-30"},
    )
    assert life.end is None
    assert iso(life.spoken_to) == "2018-10-31"


def test_all_tables_speak_of_a_mission() -> None:
    life = lifetimes(HAND_MADE)["nmi"]
    assert (iso(life.spoken_from), iso(life.spoken_to)) == ("2018-01-01", "2024-03-31")
