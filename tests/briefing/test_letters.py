"""Text on its way onto a slide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from contingent.briefing import letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\n  lines\tand tabs ", "two lines and tabs"),
        ("bell \x07, escape \x1b[31m, nothing \x00", "bell , escape [31m, nothing"),
        ("\u202eUNCLASSIFIED\u202c // \u2066x\u2069", "UNCLASSIFIED // x"),
        ("half a character \udc80 and \ufffe", "half a character and"),
        ("x" * 41, "x" * 39 + "…"),
        ("x" * 40, "x" * 40),
        ("José Antonio Agüero مرحبا שלום 🇪🇸", "José Antonio Agüero مرحبا שלום 🇪🇸"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert letters.clean(text) == expected


@given(st.text())
def test_what_is_clean_is_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = letters.clean(text)
    assert etree.fromstring(etree.tostring(element)).text in (element.text, None)


@given(st.text(), st.integers(12, 40), st.integers(60, 900), st.integers(1, 4))
def test_lines_fit_into_the_room_unless_a_single_word_does_not(text: str, size: int, room: int, most: int) -> None:
    lines = letters.lines(text, size, room, most=most)
    assert len(lines) <= most
    assert all(letters.width(line, size) <= room + 0.01 or " " not in line for line in lines)


def test_the_last_line_is_cut_with_an_ellipsis() -> None:
    assert letters.lines("one two three four five six", 20, 90, most=2) == ("one two", "three…")


def test_a_text_without_room_for_a_word_is_an_empty_line() -> None:
    assert letters.line("", 20, 90) == ""
