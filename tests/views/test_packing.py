"""Rows in which no stretch touches another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contingent.views.packing import Rows

STRETCHES = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 120)), max_size=60)


def test_the_first_free_row_is_taken() -> None:
    rows = Rows(2)
    assert [rows.place(0, 10), rows.place(5, 15), rows.place(10, 20), rows.place(8, 9), rows.used] == [0, 1, 0, None, 2]


@given(STRETCHES, st.integers(1, 5))
def test_no_two_stretches_of_a_row_overlap(stretches: list[tuple[int, int]], most: int) -> None:
    rows = Rows(most)
    placed: dict[int, list[tuple[int, int]]] = {}
    for start, length in stretches:
        row = rows.place(start, start + length)
        if row is not None:
            for first, last in placed.setdefault(row, []):
                assert start >= last or start + length <= first
            placed[row].append((start, start + length))
    assert all(row < most for row in placed)
