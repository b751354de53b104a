"""Every row of data/reference/dates/ runs its own example and counter-example.

An example reads `sentence -> EDTF` or `sentence -> EDTF -> tense`, for an article of Thursday 25 January 2024 and a
date told before of Friday 8 March 2019; the counter-example must not use the row, except for the guards, whose
counter-example must hold no date at all.
"""

from __future__ import annotations

import pytest

from contingent.extraction.dates import DateContext, find_dates, resolve_all, when
from contingent.extraction.dates.lexicon import LANGUAGES, Row, read_date_rows

FILES = ("words.csv", "expressions.csv", "context.csv")
ROWS = [(name, row) for name in FILES for row in read_date_rows(name)]
CONTEXT = DateContext(published=when("2024-01-25", "stated"), previous=when("2019-03-08", "stated"), tense="past")
# Parts of a pattern that name no form by themselves: what they allow shows in the form they stand beside.
UNNAMED = ("evidence", "guard", "counted")


def ids(rows: list[tuple[str, Row]]) -> list[str]:
    return [f"{name}:{row.id}" for name, row in rows]


def languages(row: Row) -> list[str]:
    return [row.language] if row.language else list(LANGUAGES)


@pytest.mark.parametrize(("name", "row"), ROWS, ids=ids(ROWS))
def test_row_has_an_example(name: str, row: Row) -> None:
    assert row.example or row.counter_example


WITH_EXAMPLE = [(name, row) for name, row in ROWS if row.example]


@pytest.mark.parametrize(("name", "row"), WITH_EXAMPLE, ids=ids(WITH_EXAMPLE))
def test_example(name: str, row: Row) -> None:
    sentence, edtf, tense = (*row.example.split(" -> "), "past")[:3]
    context = DateContext(CONTEXT.published, CONTEXT.previous, tense)
    for language in languages(row):
        mentions = find_dates(sentence, language)
        assert [when.edtf for when in resolve_all(mentions, context)] == [edtf]
        if name != "words.csv" and not row.classes[0].startswith(UNNAMED):
            assert row.id in mentions[0].rules


WITH_COUNTER = [(name, row) for name, row in ROWS if row.counter_example]


@pytest.mark.parametrize(("name", "row"), WITH_COUNTER, ids=ids(WITH_COUNTER))
def test_counter_example(name: str, row: Row) -> None:
    for language in languages(row):
        mentions = find_dates(row.counter_example, language)
        if name == "words.csv" or row.classes[0].startswith(UNNAMED):
            assert [mention.text for mention in mentions] == []
        else:
            assert [mention.text for mention in mentions if row.id in mention.rules] == []
