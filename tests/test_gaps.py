"""What the articles do not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from contingent.gaps import Gap, gaps, spans_of_years
from contingent.selection import Selection, apply
from contingent.tables import load

TABLES = load(Path(__file__).parent / "fixtures" / "tables")


def test_every_kind_of_silence() -> None:
    assert gaps(TABLES) == (
        Gap(
            "Years without a count of personnel",
            ("NATO Mission Iraq: 2018–2022", "Operation Inherent Resolve: 2020–2023"),
        ),
        Gap("Missions that no article puts at a base or in a city", ("Operation Inherent Resolve",)),
        Gap("Events that no date places", (), ("a4_undated.e01",)),
        Gap("Counts of personnel without a mission", (), ("a1_hostile.f01",)),
        Gap("Articles that do not say where they come from", ("La misión de la OTAN: no publisher",)),
        Gap("Numbers and dates seen and left alone", ("a number that counts buildings: 1",)),
        Gap("Files that could not be read", ("broken.txt: the file is empty",)),
    )


def test_nothing_left_has_no_gaps_but_the_files() -> None:
    nothing = apply(Selection(missions=("nmi",), nations=("IRQ",)), TABLES)
    assert [gap.heading for gap in gaps(nothing)] == ["Files that could not be read"]


@pytest.mark.parametrize(
    ("years", "words"),
    [([], ""), ([2018], "2018"), ([2018, 2019, 2020, 2024], "2018–2020, 2024"), ([2003, 2005], "2003, 2005")],
)
def test_spans_of_years(years: list[int], words: str) -> None:
    assert spans_of_years(years) == words
