"""Search: accents, case and apostrophes do not matter; every word must be there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.search import Hits, pattern, search, spans
from contingent.tables import load

TABLES = load(Path(__file__).parent / "fixtures" / "tables")


def test_without_accents_finds_with_accents() -> None:
    found = search(TABLES, "aguero")
    assert [hit.sentence_id for hit in found.hits] == ["a4_undated.s001"]
    hit = found.hits[0]
    assert [hit.text[start:end] for start, end in hit.spans] == ["Agüero"]
    assert hit.row_ids == ("a4_undated.t01",)


@pytest.mark.parametrize("words", ["Agüero", "AGUERO", "agüero", "Ague\u0308ro", "josé  aguero"])
def test_however_it_is_written(words: str) -> None:
    assert search(TABLES, words).total == 1


def test_all_words_must_stand_in_the_sentence() -> None:
    assert [hit.sentence_id for hit in search(TABLES, "besmaya taji").hits] == ["a4_undated.s003"]
    assert search(TABLES, "besmaya october").total == 0


def test_a_word_may_be_part_of_a_longer_one() -> None:
    assert search(TABLES, "hand").total == 1


@pytest.mark.parametrize("words", ["", "   ", "\t"])
def test_no_words_no_hits(words: str) -> None:
    assert search(TABLES, words) == Hits((), 0)


@pytest.mark.parametrize("words", ["(", "a.*b", "[x", "\\", "$5", "**nobody**", "<script>"])
def test_marks_are_looked_up_as_they_are(words: str) -> None:
    for hit in search(TABLES, words).hits:
        assert words in hit.text


def test_the_limit_and_the_total() -> None:
    found = search(TABLES, "a", limit=3)
    assert len(found.hits) == 3
    assert found.total > 3


def test_spans_that_touch_are_joined() -> None:
    assert spans("Besmaya base", "besm maya") == ((0, 7),)


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘"])
def test_the_shape_of_an_apostrophe_does_not_matter(apostrophe: str) -> None:
    assert re.fullmatch(pattern("nato's"), f"NATO{apostrophe}s", re.IGNORECASE)


@given(st.text(max_size=20))
def test_no_question_is_an_error(words: str) -> None:
    found = search(TABLES, words)
    assert len(found.hits) <= found.total


@given(st.text(alphabet="aeiouñçüß 'xyz", max_size=12))
def test_every_word_finds_itself(word: str) -> None:
    for one in word.split():
        assert re.search(pattern(one), word, re.IGNORECASE), one
