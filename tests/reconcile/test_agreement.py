"""Numbers that agree, and who counts as a source of his own."""

from __future__ import annotations

import pytest
from claims_of import figure, told, when
from reconciled import NMI, OIR, deployed, findings, notes


def test_two_publishers_with_the_same_number_agree() -> None:
    (finding,) = findings(deployed("a", "183", "2023-12-28"), deployed("b", "183", "2023-12-28"))
    assert finding == {
        "finding_id": "n001",
        "kind": "corroborated",
        "subject": "deployed · ESP · NATO Mission Iraq · 2023",
        "row_ids": "a.f01;b.f01",
        "note": "Personnel deployed, Spain, NATO Mission Iraq: 183 (A and B, 28 December 2023) agree.",
    }


def test_a_rounded_number_agrees_and_other_dates_are_said() -> None:
    assert notes(deployed("a", "183", "2023-12-28"), deployed("b", "about 180", "2023-12")) == [
        "Personnel deployed, Spain, NATO Mission Iraq: 183 (A, 28 December 2023) and about 180 (B, December 2023) "
        "agree within rounding; their dates are not the same."
    ]


def test_an_undated_article_agrees_as_of_its_own_date() -> None:
    said = figure("They are 183.", "deployed", "183", missions=NMI, as_of=when("2023-05/..", "article"))
    undated = told("000_x", said, published="2023-05/..", basis="inferred")
    assert notes(undated, deployed("b", "about 180", "2025-07"), kind="corroborated") == [
        "Personnel deployed, Spain, NATO Mission Iraq: 183 (article 000, May 2023 or later) and about 180 (B, July "
        "2025) agree within rounding; their dates are not the same; article 000 names no publisher and counts as a "
        "source of its own."
    ]


def test_one_publisher_twice_is_one_source() -> None:
    assert (
        findings(
            deployed("a", "183", "2023-12-28", publisher="EFE"), deployed("b", "183", "2023-12-28", publisher="efe")
        )
        == []
    )


def test_a_publisher_and_its_initials_are_one_source() -> None:
    names = ("Agence France-Presse", "AFP")
    assert findings(*(deployed(name[:3], "183", "2023-12-28", publisher=name) for name in names)) == []


WIRE = "Some 183 Spanish soldiers serve with the NATO mission in Baghdad, the ministry said on Thursday."


@pytest.mark.parametrize(
    ("other", "sources"),
    [
        (WIRE, 1),
        (WIRE.replace("Some", "Around"), 1),
        (WIRE.replace("the ministry said on Thursday", "the defence ministry said"), 1),
        ("According to Madrid, the alliance's advisers in Iraq include 183 men and women from Spain.", 2),
    ],
)
def test_copies_of_one_wire_text_are_one_source(other: str, sources: int) -> None:
    read = [
        told(name, figure(text, "deployed", "183", missions=NMI, as_of=when("2023-12-28")), publisher=name)
        for name, text in (("Daily", WIRE), ("Herald", other))
    ]
    assert len(findings(*read)) == sources - 1


def test_more_than_150_attacks_since_october_is_told_twice() -> None:
    read = [
        told(
            "003_k",
            figure(
                "Attacked more than 150 times.", "attacks", "more than 150", "COALITION", OIR, "", when("2023-10-17/..")
            ),
            publisher="Kurdistan24",
            published="2024-01-25",
        ),
        told(
            "004_a",
            figure(
                "More than 150 attacks.",
                "attacks",
                "more than 150",
                "COALITION",
                OIR,
                "iraq",
                when("2023-10~/2024-01-25"),
            ),
            publisher="Agence France-Presse",
            published="2024-01-25",
        ),
    ]
    assert notes(*read) == [
        "Attacks, Coalition, Inherent Resolve: more than 150 (Kurdistan24, since 17 October 2023) and more than 150 "
        "(Agence France-Presse, around October 2023 to 25 January 2024) agree; their dates are not the same."
    ]


def test_the_same_number_in_another_sense_agrees_with_nothing() -> None:
    day = "2023-12-28"
    for other in (
        deployed("b", "183", day, measure="planned"),
        deployed("b", "183", day, missions=OIR),
        deployed("b", "183", day, missions=("nmi", "oir")),
        deployed("b", "183", day, nation="ITA"),
        deployed("b", "at least 183", day),
        deployed("b", "183", "2019-12-28"),
    ):
        assert findings(deployed("a", "183", day), other, kind="corroborated") == []


def test_places_that_differ_do_not_agree_and_an_unknown_one_does() -> None:
    day = "2020-01-08"
    at_besmaya = deployed("a", "80", day, missions=OIR, place="besmaya")
    assert findings(at_besmaya, deployed("b", "80", day, missions=OIR, place="taji")) == []
    assert len(findings(at_besmaya, deployed("b", "80", day, missions=OIR))) == 1
