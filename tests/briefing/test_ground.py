"""Colours on paper, and lines cut at the edge of a map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.briefing.ground import blended, cut_area, cut_line, thinned
from contingent.briefing.slide import Box

BOX = Box(0, 0, 10, 10)
POINTS = st.tuples(st.floats(-30, 30), st.floats(-30, 30))


@pytest.mark.parametrize(
    ("colour", "paper", "expected"),
    [
        ("#1f5fa8", "#ffffff", "#1f5fa8"),
        ("rgba(0,0,0,0.5)", "#ffffff", "#808080"),
        ("#00000000", "#10161d", "#10161d"),
        ("#ffffffff", "#000000", "#ffffff"),
    ],
)
def test_blended(colour: str, paper: str, expected: str) -> None:
    assert blended(colour, paper) == expected


def test_an_area_over_the_edge_is_cut_at_it() -> None:
    square = [(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)]
    assert set(cut_area(square, BOX)) == {(5.0, 5.0), (10.0, 5.0), (10.0, 8.0), (5.0, 8.0)}


def test_an_area_around_the_box_is_the_box() -> None:
    corners = cut_area([(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)], BOX)
    assert set(corners) == {(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)}


def test_an_area_outside_is_nothing() -> None:
    assert cut_area([(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], BOX) == ()


def test_a_line_that_leaves_and_comes_back_is_two_lines() -> None:
    line = [(2.0, 5.0), (12.0, 5.0), (12.0, 8.0), (2.0, 8.0)]
    assert cut_line(line, BOX) == [((2.0, 5.0), (10.0, 5.0)), ((10.0, 8.0), (2.0, 8.0))]


def test_a_line_inside_stays_one_line() -> None:
    assert cut_line([(1.0, 1.0), (2.0, 2.0), (3.0, 1.0)], BOX) == [((1.0, 1.0), (2.0, 2.0), (3.0, 1.0))]


@given(st.lists(POINTS, min_size=3, max_size=12))
def test_nothing_that_is_cut_lies_outside(points: list[tuple[float, float]]) -> None:
    cut = [*cut_area(points, BOX), *(point for part in cut_line(points, BOX) for point in part)]
    assert all(-1e-6 <= x <= 10 + 1e-6 and -1e-6 <= y <= 10 + 1e-6 for x, y in cut)


def test_thinning_keeps_the_ends() -> None:
    assert thinned([(0.0, 0.0), (0.1, 0.0), (0.2, 0.0), (5.0, 0.0), (5.1, 0.0)]) == ((0.0, 0.0), (5.0, 0.0), (5.1, 0.0))
    assert thinned([]) == ()
