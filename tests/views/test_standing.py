"""Marks that would cover one another: side by side, near their dates."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from contingent.views.standing import Standing, aside


def mark(name: str, x: float, y: float = 100, rightwards: bool = False, claim: str = "") -> Standing:
    return Standing(name, (claim or name,), x, y, 7, rightwards)


def test_marks_that_are_clear_stay() -> None:
    assert aside([mark("a", 50), mark("b", 64.5), mark("c", 50, 114.5)], 200) == {}


def test_the_first_stays_and_the_next_goes_as_little_as_it_must() -> None:
    assert aside([mark("a", 50), mark("b", 50)], 200) == {"b": 16}
    assert aside([mark("a", 50), mark("b", 46)], 200) == {"b": -12}


def test_a_date_that_is_open_to_the_right_moves_to_the_right() -> None:
    assert aside([mark("a", 50), mark("b", 46, rightwards=True)], 200) == {"b": 20}
    assert aside([mark("a", 190), mark("b", 190, rightwards=True)], 200) == {"b": -16}


def test_what_says_the_same_shares_one_spot() -> None:
    moved = aside([mark("a", 50), mark("b", 50, claim="same"), mark("c", 50, claim="same")], 200)
    assert moved == {"b": 16, "c": 16}


@given(st.lists(st.tuples(st.integers(20, 380), st.integers(0, 300)), max_size=25))
def test_no_mark_goes_far_and_only_those_without_room_are_covered(points: list[tuple[int, int]]) -> None:
    marks = [mark(str(n), x, y) for n, (x, y) in enumerate(points)]
    moved = aside(marks, 400)
    assert all(abs(way) <= 44 for way in moved.values())
    at = {one.figure_id: one.x + moved.get(one.figure_id, 0) for one in marks}
    for one, other in combinations(marks, 2):
        if {one.figure_id, other.figure_id} & set(moved):
            apart = abs(at[one.figure_id] - at[other.figure_id]) >= 14 or abs(one.y - other.y) >= 14
            unmoved = {one.figure_id, other.figure_id} - set(moved)
            assert apart or unmoved
