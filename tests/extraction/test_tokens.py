from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.extraction.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The base’s 1,100 men", ("the", "base", "'", "s", "1,100", "men")),
        ("1.100 efectivos, según Agüero.", ("1.100", "efectivos", ",", "segun", "aguero", ".")),
        ("F-16s and K1", ("f", "-", "16", "s", "and", "k", "1")),
        ("10–12 (“two”)", ("10", "-", "12", "(", '"', "two", '"', ")")),
        ("2,500-strong", ("2,500", "-", "strong")),
        ("22%", ("22", "%")),
        ("Lt. Gen.", ("lt", ".", "gen", ".")),
        ("1.5 million", ("1.5", "million")),
        ("on 3.5.2019", ("on", "3.5", ".", "2019")),
        ("", ()),
        (" \n", ()),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert tokenize(text).words == words


def test_spans_lead_back_to_the_text() -> None:
    tokens = tokenize("Some “550” men")
    assert len(tokens) == 5
    assert tokens.text[slice(*tokens.span(1, 4))] == "“550”"


def test_at_gives_the_token_that_holds_an_offset() -> None:
    tokens = tokenize("a bb  c")
    assert [tokens.at(offset) for offset in range(8)] == [0, 1, 1, 1, 2, 2, 2, 3]


def test_capitals_are_those_of_the_text() -> None:
    tokens = tokenize("La misión de la OTAN, Éric")
    assert [tokens.capitalised(index) for index in range(len(tokens))] == [True, False, False, False, True, False, True]


@given(st.text())
def test_every_word_stands_in_the_folded_text(text: str) -> None:
    tokens = tokenize(text)
    assert len(tokens.folded) == len(text)
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert tokens.folded[start:end] == word
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


@given(st.text())
def test_nothing_but_blanks_is_left_out(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens.words) == "".join(tokens.folded.split())
