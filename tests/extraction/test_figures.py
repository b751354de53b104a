from __future__ import annotations

import pytest
from extraction_cases import cases, told
from reading_of import claims_of, context_of

from contingent.extraction.figures import figures


@pytest.mark.parametrize("row", cases("figures"))
def test_case(row: dict[str, str]) -> None:
    assert told("figures", row) == row["expected"]


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("", 90, 90),
        ("about", None, None),
        ("at least", 90, None),
        ("more than", 91, None),
        ("up to", None, 90),
        ("fewer than", None, 89),
        ("between 80 and", 80, 90),
    ],
)
def test_bounds_are_those_of_the_qualifier(qualifier: str, low: int | None, high: int | None) -> None:
    (figure,) = claims_of(f"In Taji there were {qualifier} 90 Danish soldiers.").figures
    assert (figure.low, figure.high) == (low, high)


def test_the_quote_is_the_number_with_its_qualifier_and_noun() -> None:
    text = "According to the army, about 180 Danish soldiers serve in Taji."
    (figure,) = claims_of(text).figures
    assert text[figure.quote_start : figure.quote_end] == "about 180 Danish soldiers"


def test_the_rule_names_each_step() -> None:
    (figure,) = claims_of(
        "In Taji about 180 Danish soldiers serve in NATO Mission Iraq.", published="2020-03-12"
    ).figures
    assert figure.rule == (
        "number.about-en;units.soldiers-en;measure.default;nation:phrase;mission:segment;as_of:article"
    )


def test_an_undated_number_is_as_of_the_article() -> None:
    (figure,) = claims_of("Denmark has 120 soldiers in Taji.", published="2020-03-12").figures
    assert (figure.as_of.edtf, figure.as_of.basis) == ("2020-03-12", "article")


def test_an_undated_number_of_an_old_story_has_no_date() -> None:
    story = (
        "In August 2003 the brigade took over the base. Denmark sent 370 soldiers. Denmark now has 70 soldiers in Iraq."
    )
    told = claims_of(story, published="2024-04-18").figures
    assert [(one.value, one.as_of.edtf) for one in told] == [(370, ""), (70, "2024-04-18")]


def test_a_number_told_twice_is_one_row_with_the_more_exact_qualifier() -> None:
    text = "Denmark has about 120 soldiers in Taji. They train policemen. Denmark has 120 soldiers in Taji."
    assert [(figure.value, figure.qualifier) for figure in claims_of(text).figures] == [(120, "exact")]


def test_the_same_number_in_another_sense_is_another_row() -> None:
    text = "In 2019 Denmark planned to send 120 soldiers to Iraq. In 2020 Denmark had 120 soldiers in Iraq."
    assert [(figure.measure, figure.as_of.edtf) for figure in claims_of(text).figures] == [
        ("planned", "2019"),
        ("deployed", "2020"),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("UN Resolution 1546 was cited by Danish soldiers.", "1546", "a number that names a thing"),
        ("Spending on Danish soldiers rose by 22 per cent.", "22", "a percentage"),
        ("A 122 mm shell fell near the Danes.", "122", "a calibre"),
        ("The Danes drove 40 miles.", "40", "a distance or an area"),
        ("The Danes left at 9 a.m.", "9", "a time of day"),
        ("Denmark spent $48 on flags for its soldiers.", "48", "a sum of money"),
        ("Danish soldiers fed 40 refugees.", "40", "a count of people outside the deployment"),
        ("Danish soldiers gave out 400 textbooks.", "400", "it counts something the tables do not hold"),
    ],
)
def test_what_is_left_alone_says_why(text: str, quote: str, reason: str) -> None:
    counted, left = figures(context_of(text))
    assert counted == []
    assert [(text[one.quote_start : one.quote_end], one.reason) for one in left] == [(quote, reason)]
