from __future__ import annotations

import pytest
from extraction_cases import cases, told
from reading_of import claims_of


@pytest.mark.parametrize("row", cases("events"))
def test_case(row: dict[str, str]) -> None:
    assert told("events", row) == row["expected"]


@pytest.mark.parametrize(
    ("date", "prec"),
    [("on 3 May 2019", "1"), ("in May 2019", "4"), ("in 2019", "5"), ("in the spring of 2019", "5")],
)
def test_precision_is_never_finer_than_the_words(date: str, prec: str) -> None:
    (event,) = claims_of(f"Danish soldiers withdrew from Taji {date}.").events
    assert event.date_prec == prec


def test_a_happening_told_twice_is_one() -> None:
    text = (
        "Danish soldiers withdrew from Taji on 3 May 2019. It rained. "
        "The Danish soldiers withdrew from Taji on 3 May 2019."
    )
    assert len(claims_of(text).events) == 1


def test_two_places_are_two_happenings() -> None:
    text = "Danish soldiers withdrew from Taji on 3 May 2019. Danish soldiers withdrew from Erbil on 3 May 2019."
    assert [event.place_id for event in claims_of(text).events] == ["taji", "erbil"]


def test_the_news_of_the_day_is_dated_by_the_article() -> None:
    (event,) = claims_of("Denmark has withdrawn its soldiers from Taji.", published="2020-03-12").events
    assert (event.date.edtf, event.date.basis, event.event_type) == ("2020-03-12", "article", "withdrawal")


def test_the_same_words_of_an_undated_article_have_no_date() -> None:
    (event,) = claims_of("Denmark has withdrawn its soldiers from Taji.").events
    assert event.date.edtf == ""


def test_in_post_since_is_a_change_of_command() -> None:
    text = "Major General Ana Roe has commanded NATO Mission Iraq since May 2019."
    assert [(one.event_type, one.date.edtf) for one in claims_of(text).events] == [("command_change", "2019-05")]


def test_the_quote_holds_cue_and_date() -> None:
    text = "Danish soldiers withdrew from Taji in May 2019, the army said."
    (event,) = claims_of(text).events
    assert text[event.quote_start : event.quote_end] == "Danish soldiers withdrew from Taji in May 2019"
    assert event.summary == "Danish soldiers withdrew from Taji in May 2019"
