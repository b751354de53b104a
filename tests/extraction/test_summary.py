from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_of import REFERENCE, sentence_of

from contingent.extraction.rules import rules_for
from contingent.extraction.scan import scan
from contingent.extraction.summary import LONGEST, shorten, summarise


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("handed over\nleadership", "Handed over leadership"),
        (", the Danes left –", "The Danes left"),
        ("“the Danes left”", "The Danes left"),
        ("los daneses salieron;", "Los daneses salieron"),
        ("", ""),
        (" ,;: ", ""),
    ],
)
def test_shorten(text: str, line: str) -> None:
    assert shorten(text) == line


def test_a_long_line_is_cut_at_a_word() -> None:
    line = shorten("soldiers " * 20)
    assert line == "Soldiers " + "soldiers " * 7 + "soldiers…"
    assert len(line) <= LONGEST


@given(st.text(max_size=300))
def test_it_is_one_short_line(text: str) -> None:
    line = shorten(text)
    assert len(line) <= LONGEST + 1  # a first letter may be two in capitals
    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("text", "subject", "line"),
    [
        ("the Danes left Taji", "", "The Danes left Taji"),
        ("and the Danes left Taji", "", "The Danes left Taji"),
        ("to which the Danes came", "", "The Danes came"),
        (", which has been active for years", "NATO Mission Iraq", "NATO Mission Iraq has been active for years"),
        ("the Danes left Taji", "NATO Mission Iraq", "The Danes left Taji"),
    ],
)
def test_what_does_not_tell_the_happening_is_left_away(text: str, subject: str, line: str) -> None:
    one = scan(sentence_of(text), rules_for(REFERENCE, "en"))
    assert summarise(one, 0, len(one.tokens), subject) == line


def test_a_date_at_the_front_is_left_away() -> None:
    one = scan(sentence_of("In May 2019 the Danes left Taji"), rules_for(REFERENCE, "en"))
    assert summarise(one, 0, len(one.tokens), "") == "The Danes left Taji"
