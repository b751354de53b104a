from __future__ import annotations

import pytest
from extraction_cases import rows
from hypothesis import given
from hypothesis import strategies as st
from reading_of import REFERENCE

from contingent.extraction.numbers import Number, find_numbers, parse_digits
from contingent.extraction.rules import LANGUAGES, rules_for
from contingent.extraction.tokens import tokenize

CASES = [pytest.param(row, id=row["sentence"]) for row in rows("numbers.csv")]


def numbers(text: str, language: str) -> list[Number]:
    return find_numbers(tokenize(text), rules_for(REFERENCE, language), ())


def written(one: Number) -> str:
    if one.reason:
        return f"left: {one.reason}"
    return f"{one.value}..{one.other} between" if one.other else f"{one.value} {one.qualifier}"


@pytest.mark.parametrize("row", CASES)
def test_case(row: dict[str, str]) -> None:
    assert "; ".join(map(written, numbers(row["sentence"], row["language"]))) == row["numbers"]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("65", 65),
        ("1,100", 1100),
        ("1.100", 1100),
        ("1,100,000", 1100000),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("0.500", 0.5),
        ("1234,5", 1234.5),
        ("1.2.3", None),
    ],
)
def test_parse_digits(word: str, value: float | None) -> None:
    assert parse_digits(word) == value


def test_the_core_is_the_number_without_its_qualifier() -> None:
    (number,) = numbers("They had at least another 65 tents.", "en")
    words = tokenize("They had at least another 65 tents.").words
    assert words[number.first : number.last] == ("at", "least", "another", "65")
    assert words[number.core_first : number.core_last] == ("65",)


def test_a_date_holds_no_numbers() -> None:
    tokens = tokenize("On 3 May 2019 they had 65 tents.")
    assert [one.value for one in find_numbers(tokens, rules_for(REFERENCE, "en"), [(0, 4)])] == [65]


@given(st.integers(1, 999_999), st.sampled_from(LANGUAGES))
def test_digits_grouped_either_way_are_one_number(value: int, language: str) -> None:
    for mark in ("", ",", "."):
        (number,) = numbers(f"X {value:,} x".replace(",", mark), language)
        assert (number.value, number.qualifier) == (value, "exact")


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_gives_numbers_in_order_with_bounds_that_hold(text: str, language: str) -> None:
    found = numbers(text, language)
    assert all(one.last <= two.first for one, two in zip(found, found[1:], strict=False))
    for one in found:
        low, high = one.bounds
        assert one.first <= one.core_first < one.core_last <= one.last
        assert low is None or high is None or low <= high
