"""Commands: one bar per person and mission, however many articles name it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from crowds import HAND_MADE

from contingent.records import records
from contingent.views.commands import Command, commands, surname
from contingent.views.days import iso


def told(*tenures: dict[str, str]) -> list[Command]:
    (row,) = records(HAND_MADE.tenures)
    blank = {f"{edge}_{end}": "" for edge in ("start", "end") for end in ("from", "to")} | {"start": "", "end": ""}
    rows = [{**row, **blank, "tenure_id": f"t{n}", **one} for n, one in enumerate(tenures)]
    frame = pd.DataFrame(rows, columns=HAND_MADE.tenures.columns).astype(HAND_MADE.tenures.dtypes)
    return commands(replace(HAND_MADE, tenures=frame))


def test_reports_of_one_command_are_one_with_the_narrowest_dates() -> None:
    (one,) = told(
        {"person": "José Antonio Agüero", "start_from": "2023-05-01", "start_to": "2023-05-31"},
        {"person": "Jose Antonio Aguero Martinez", "start_from": "2023-05-24", "start_to": "2023-05-24"},
        {"person": "J. Agüero Martínez", "end_from": "2024-05-01", "end_to": "2024-05-31"},
    )
    assert one.tenure_ids == "t0;t1;t2"
    assert one.start is not None
    assert one.end is not None
    assert (iso(one.start[0]), iso(one.start[1]), iso(one.end[0])) == ("2023-05-24", "2023-05-24", "2024-05-01")


def test_reports_that_cannot_both_be_true_stay_two() -> None:
    both = told(
        {"person": "Dany Fortin", "start_from": "2018-09-01", "start_to": "2018-09-30"},
        {"person": "Dany Fortin", "start_from": "2018-11-01", "start_to": "2018-11-30"},
    )
    assert [one.tenure_ids for one in both] == ["t0", "t1"]


def test_another_mission_is_another_command() -> None:
    both = told(
        {"person": "Dany Fortin", "start_from": "2018-09-01", "start_to": "2018-09-30"},
        {"person": "Dany Fortin", "start_from": "2018-09-01", "start_to": "2018-09-30", "mission_id": "oir"},
    )
    assert len(both) == 2


def test_a_command_that_no_date_places_is_not_drawn() -> None:
    assert told({"person": "Joseph Votel"}) == []


@pytest.mark.parametrize(
    ("person", "short"),
    [
        ("José Antonio Agüero Martínez", "Agüero Martínez"),
        ("José de Meer Madrid", "de Meer Madrid"),
        ("Pedro Miguel Sebastián de Erice Llano", "Sebastián de Erice Llano"),
        ("Giovanni M. Iannucci", "Iannucci"),
        ("Jennie Carignan", "Carignan"),
        ("Agüero", "Agüero"),
    ],
)
def test_surname(person: str, short: str) -> None:
    assert surname(person) == short
