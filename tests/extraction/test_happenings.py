"""Which cue and which date make a happening."""

from __future__ import annotations

import pytest
from reading_of import context_of

from contingent.extraction.happenings import happenings


def told(text: str, language: str = "en", published: str = "") -> list[str]:
    context = context_of(text, language, published)
    return [f"{one.event_type} {one.when.edtf or '-'} {one.scope}" for one in happenings(context)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Danish soldiers left Taji in May 2019.", ["withdrawal 2019-05 clause"]),
        ("en", "In May 2019 Danish soldiers left Taji.", ["withdrawal 2019-05 clause"]),
        (
            "en",
            "Danish soldiers left Taji in May 2019 and Polish soldiers arrived in June 2019.",
            ["withdrawal 2019-05 clause", "deployment 2019-06 clause"],
        ),
        ("en", "Parliament voted on 5 May 2019, two days after a drone attack.", ["agreement 2019-05-05 clause"]),
        ("en", "Parliament approved the withdrawal of the soldiers on 5 May 2019.", ["agreement 2019-05-05 clause"]),
        ("en", "In May 2019 it rained in Taji.", []),
        ("en", "The idea was approved by the cook in May 2019.", []),
        ("es", "Los militares daneses abandonaron Taji en mayo de 2019.", ["withdrawal 2019-05 clause"]),
        ("es", "En mayo de 2019 llovió en Taji.", []),
    ],
)
def test_a_date_and_its_cue(language: str, text: str, expected: list[str]) -> None:
    found = [one for one in told(text, language) if not one.endswith("offset")]
    assert found == expected


def test_a_span_is_a_start_and_an_end() -> None:
    assert told("The NATO Training Mission – Iraq lasted from 2004 to 2011.") == [
        "mission_start 2004 clause",
        "mission_end 2011 clause",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Denmark has withdrawn its soldiers from Taji.", ["withdrawal 2020-03-12 perfect"]),
        ("Denmark will withdraw its soldiers from Taji.", ["withdrawal 2020-03-12 future"]),
        ("The army denied that Danish soldiers had left Taji.", ["withdrawal 2020-03-12 denied"]),
    ],
)
def test_without_a_date_the_news_is_of_the_day(text: str, expected: list[str]) -> None:
    assert told(text, published="2020-03-12") == expected


def test_who_speaks_for_himself_reports_nothing() -> None:
    assert told('"We will leave when our soldiers are asked to leave," he said.', published="2020-03-12") == []
