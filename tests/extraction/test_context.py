from __future__ import annotations

import pytest
from reading_of import context_of

from contingent.extraction.context import Context, written_after


def implied(context: Context) -> list[str]:
    """What anaphors stand for, sentence by sentence: `s2 mission nmi`."""
    return [
        f"s{index} {name.kind} {name.id}"
        for index, one in enumerate(context.scans)
        for name in one.names
        if name.implied
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "NATO Mission Iraq grew. Denmark joined the mission.", ["s1 mission nmi"]),
        ("en", "The Danes live in Taji. They train cadets there.", ["s1 place taji"]),
        ("en", "The Danes live at Camp Taji in Baghdad. They guard that camp.", ["s1 place taji"]),
        ("en", "The Danes live in Erbil. They left the country.", ["s1 place iraq"]),
        (
            "en",
            "Operation Inherent Resolve came first, then NATO Mission Iraq. Both missions train cadets.",
            ["s1 mission oir", "s1 mission nmi"],
        ),
        ("es", "La misión de la OTAN en Irak creció. Dinamarca se sumó a esta misión.", ["s1 mission nmi"]),
        ("es", "Los daneses viven en Taji. Allí adiestran a cadetes.", ["s1 place taji"]),
        ("en", "A mission was mooted. It rained there.", []),
    ],
)
def test_what_an_anaphor_stands_for(language: str, text: str, expected: list[str]) -> None:
    assert implied(context_of(text, language)) == expected


def test_first_and_second_stay_what_they_are() -> None:
    text = (
        "Operation Inherent Resolve fights and NATO Mission Iraq trains. The first mission is large. "
        "The second mission is small."
    )
    assert implied(context_of(text)) == ["s1 mission oir", "s2 mission nmi"]


@pytest.mark.parametrize(
    ("text", "mission"),
    [
        ("In 2006 Denmark had soldiers in the coalition.", "mnf-i"),
        ("In 2016 Denmark had soldiers in the coalition.", "oir"),
        ("In 2007 Denmark had officers in the NATO mission.", "ntm-i"),
        ("In 2019 Denmark had officers in the NATO mission.", "nmi"),
    ],
)
def test_an_ambiguous_mission_is_that_of_its_years(text: str, mission: str) -> None:
    assert [name.id for name in context_of(text).scans[0].of_kind("mission")] == [mission]


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Denmark votes. Danish soldiers sleep. The Danes sing.", "DNK"),
        ("Danish soldiers sleep. Polish soldiers sing.", ""),
        ("Iraq votes. Iraqi soldiers sleep. The Iraqis sing.", ""),
    ],
)
def test_the_nation_an_article_is_about(text: str, nation: str) -> None:
    assert context_of(text).topic.nation == nation


def test_dates_count_from_the_date_before() -> None:
    context = context_of("Denmark left on 3 May 2019. Five days later Poland left.")
    assert [dated.when.edtf for one in context.scans for dated in one.dates] == ["2019-05-03", "2019-05-08"]


def test_a_weekday_of_the_future_is_the_next() -> None:
    context = context_of("Denmark left on Tuesday. Poland will leave on Tuesday.", published="2020-03-12")
    assert [dated.when.edtf for one in context.scans for dated in one.dates] == ["2020-03-10", "2020-03-17"]


def test_an_undated_article_was_written_after_what_it_tells() -> None:
    context = context_of("Denmark left on 3 May 2019.")
    assert (written_after(context).edtf, written_after(context).basis) == ("2019-05-03/..", "inferred")
