"""Later reports that take the place of earlier ones."""

from __future__ import annotations

from claims_of import figure, told, when
from reconciled import OIR, deployed, findings, notes


def test_a_later_report_supersedes_the_one_before_it() -> None:
    read = [deployed("a", "370", "2023-06"), deployed("b", "362", "2023-12-28"), deployed("c", "300", "2026-03")]
    assert notes(*read) == [
        "Personnel deployed, Spain, NATO Mission Iraq: 370 (A, June 2023) was followed by 362 (B, 28 December 2023).",
        "Personnel deployed, Spain, NATO Mission Iraq: 362 (B, 28 December 2023) was followed by 300 (C, March 2026).",
    ]
    assert {row["kind"] for row in findings(*read)} == {"superseded"}


def test_a_later_report_that_changes_nothing_supersedes_nothing() -> None:
    assert findings(deployed("a", "183", "2022-06"), deployed("b", "more than 170", "2023-12-28")) == []
    assert findings(deployed("a", "183", "2022-06"), deployed("b", "about 180", "2023-12-28")) == []


def test_parts_of_a_whole_are_not_superseded() -> None:
    first = when("2015-02-22")
    said = [figure(f"{n} arrived.", "deployed", n, missions=OIR, place="besmaya", as_of=first) for n in ("200", "65")]
    assert findings(told("a", *said), deployed("b", "550", "2020-01-09", missions=OIR, place="besmaya")) == []


def test_the_first_plan_is_not_superseded_by_a_second() -> None:
    read = [deployed("a", "300", "2014-10", measure="planned"), deployed("b", "125", "2016-12", measure="planned")]
    assert findings(*read) == []


def test_a_running_count_is_superseded_by_the_later_one() -> None:
    read = [
        deployed("a", "more than 100", "2023-10~/2023-12-28", measure="attacks", nation="USA", missions=OIR),
        deployed("b", "more than 150", "2023-10-17/2024-01-25", measure="attacks", nation="USA", missions=OIR),
    ]
    assert notes(*read) == [
        "Attacks, United States, Inherent Resolve: more than 100 (A, around October 2023 to 28 December 2023) was "
        "followed by more than 150 (B, 17 October 2023 to 25 January 2024)."
    ]
