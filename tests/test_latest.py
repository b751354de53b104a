"""The latest count of a nation's personnel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from contingent.latest import latest_counts
from contingent.tables import load

TABLES = load(Path(__file__).parent / "fixtures" / "tables")


def test_one_entry_per_mission_and_totals_count_for_none() -> None:
    found = {one.mission_id: one for one in latest_counts(TABLES, "ESP")}
    assert list(found) == ["nmi", "oir"]
    assert found["nmi"].figure is not None
    assert found["nmi"].figure["figure_id"] == "a1_hostile.f02", "March 2024 is later than after May 2023"
    assert found["nmi"].others == 1
    assert found["oir"].others == 1


def test_a_nation_without_a_count() -> None:
    assert [one.figure for one in latest_counts(TABLES, "IRQ")] == [None, None]


def test_undated_comes_before_all_others() -> None:
    figures = TABLES.figures.copy()
    figures.loc[figures["figure_id"] == "a1_hostile.f02", ["as_of", "as_of_from", "as_of_to"]] = ""
    found = latest_counts(replace(TABLES, figures=figures), "ESP")
    assert found[0].figure is not None
    assert found[0].figure["figure_id"] == "a4_undated.f01"
