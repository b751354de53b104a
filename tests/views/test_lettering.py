"""Measuring, breaking, cutting and escaping words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.views.lettering import escape, shorten, width_of, wrap

TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=120)


def test_widths_come_from_the_typeface() -> None:
    assert width_of("WWW", 13) > 2 * width_of("iii", 13)
    assert width_of("Besmaya", 26) == pytest.approx(2 * width_of("Besmaya", 13))
    assert width_of("Besmaya", 13, bold=True) > width_of("Besmaya", 13)


@given(TEXT, st.integers(20, 400))
def test_wrapping_loses_no_word_and_keeps_to_the_room(text: str, room: int) -> None:
    lines = wrap(text, 13, room)
    assert " ".join(lines).split() == text.split()
    assert all(width_of(line, 13) <= room for line in lines if len(line.split()) > 1)


def test_wrapping_to_so_many_lines_cuts_the_last() -> None:
    assert wrap("one two three four five six", 13, 60, most=2) == ("one two", "three…")


@given(TEXT, st.integers(5, 400))
def test_a_shortened_text_fits(text: str, room: int) -> None:
    short = shorten(text, 13, room)
    assert short == text or short == "" or (short.endswith("…") and width_of(short, 13) <= room)


def test_a_shortened_text_does_not_end_on_a_word_that_leads_on() -> None:
    room = width_of("The handover of the…", 13) + 1
    assert shorten("The handover of the base took place", 13, room) == "The handover…"


def test_article_text_cannot_become_markup() -> None:
    assert escape('<b>5 & 6</b> "x"') == '&lt;b&gt;5 &amp; 6&lt;/b&gt; "x"'
