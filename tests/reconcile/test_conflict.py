"""Numbers that cannot both hold, and those that are comparable in name only."""

from __future__ import annotations

import pytest
from claims_of import figure, told, when
from reconciled import NMI, OIR, deployed, findings, notes


def test_two_counts_of_one_thing_on_one_day_conflict() -> None:
    (finding,) = findings(deployed("a", "183", "2023-12-28"), deployed("b", "250", "2023-12-28"))
    assert (finding["kind"], finding["row_ids"]) == ("conflict", "a.f01;b.f01")
    assert finding["note"] == (
        "Personnel deployed, Spain, NATO Mission Iraq: 183 (A, 28 December 2023) and 250 (B, 28 December 2023) "
        "cannot both hold."
    )


COMPATIBLE = [
    ("two lower bounds", "at least 500", "more than 300"),
    ("a count above a lower bound", "183", "more than 170"),
    ("a count below a ceiling", "183", "up to 500"),
    ("a rounding", "183", "about 180"),
    ("a rough number within a quarter", "about 180", "200"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in COMPATIBLE], ids=[row[0] for row in COMPATIBLE])
def test_numbers_that_can_both_hold_do_not_conflict(one: str, other: str) -> None:
    assert findings(deployed("a", one, "2024-01-25"), deployed("b", other, "2024-01-25"), kind="conflict") == []


INCOMPATIBLE = [
    ("a lower bound above a count", "at least 500", "300"),
    ("a ceiling below a count", "up to 100", "183"),
    ("a ceiling below a lower bound", "less than 100", "more than 150"),
    ("a rough number far off", "about 180", "300"),
    ("fewer than n, and n", "less than 100", "100"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in INCOMPATIBLE], ids=[row[0] for row in INCOMPATIBLE])
def test_numbers_that_cannot_both_hold_conflict(one: str, other: str) -> None:
    assert len(findings(deployed("a", one, "2024-01-25"), deployed("b", other, "2024-01-25"), kind="conflict")) == 1


COMPARABLE_IN_NAME_ONLY = [
    ("a plan", {"measure": "planned"}),
    ("another nation", {"nation": "ITA"}),
    ("people moved", {"measure": "relocated"}),
    ("another mission", {"missions": OIR}),
    ("a total over two missions", {"missions": ("nmi", "oir")}),
    ("another place", {"place": "besmaya"}),
]


@pytest.mark.parametrize(
    "other", [row[1] for row in COMPARABLE_IN_NAME_ONLY], ids=[r[0] for r in COMPARABLE_IN_NAME_ONLY]
)
def test_what_is_comparable_in_name_only_is_no_conflict(other: dict[str, str]) -> None:
    day = "2023-12-28"
    read = (deployed("a", "183", day, place="union-iii"), deployed("b", "250", day, **{"place": "union-iii", **other}))  # type: ignore[arg-type]
    assert findings(*read) == []


def test_numbers_of_which_neither_place_nor_mission_is_known_are_not_compared() -> None:
    read = [deployed(name, number, "2023-12-28", missions=()) for name, number in (("a", "183"), ("b", "250"))]
    assert findings(*read) == []


def test_a_number_that_held_some_time_within_years_does_not_contradict_one_of_a_day() -> None:
    assert findings(deployed("a", "at least 500", "2014/.."), deployed("b", "179", "2023-12-28")) == []


def test_a_part_that_the_same_article_gives_beside_the_whole_is_no_conflict() -> None:
    day = when("2020-03-11")
    reuters = told(
        "a",
        figure("It put the injured at 12.", "wounded", "12", "COALITION", OIR, "taji", day),
        figure("Five of them need urgent care.", "wounded", "5", "COALITION", OIR, "taji", day),
        publisher="Reuters",
    )
    other = told(
        "b", figure("At least 10 were hurt.", "wounded", "at least 10", "COALITION", OIR, "taji", day), publisher="X"
    )
    assert findings(reuters, other, kind="conflict") == []


def test_the_largest_of_an_article_s_numbers_for_a_moment_can_conflict() -> None:
    day = when("2020-03-11")
    said = [figure(f"{n} were hurt.", "wounded", n, "COALITION", OIR, "taji", day) for n in ("12", "5")]
    other = told("b", figure("At least 20 were hurt.", "wounded", "at least 20", "COALITION", OIR, "taji", day))
    (finding,) = findings(told("a", *said), other)
    assert (finding["kind"], finding["row_ids"]) == ("conflict", "a.f01;b.f01")


def test_an_article_does_not_contradict_itself() -> None:
    day = when("2020-01-09")
    said = [figure(f"{n} of them.", "deployed", n, missions=NMI, as_of=day) for n in ("13", "3")]
    assert findings(told("a", *said)) == []


def test_a_part_larger_than_its_whole_is_a_conflict_only_if_the_bounds_say_so() -> None:
    whole = deployed("b", "400", "2024-01-25", missions=("oir", "nmi"))
    assert notes(deployed("a", "at least 500", "2024-01-25", missions=OIR), whole) == [
        "Personnel deployed, Spain, Inherent Resolve: at least 500 (A, 25 January 2024) is more than the total over "
        "Inherent Resolve + NATO Mission Iraq, 400 (B, 25 January 2024)."
    ]
    vague = deployed("b", "more than 300", "2024-01-25", missions=("oir", "nmi"))
    assert findings(deployed("a", "at least 500", "2024-01-25", missions=OIR), vague) == []
    earlier = deployed("b", "400", "2023-01-25", missions=("oir", "nmi"))
    assert findings(deployed("a", "at least 500", "2024-01-25", missions=OIR), earlier) == []
