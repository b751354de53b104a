"""A text cut at its passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contingent.passages import Mark, Segment, segments


def test_passages_that_overlap_are_cut_and_the_shorter_comes_first() -> None:
    long, short = Mark(0, 10, "events", "e"), Mark(4, 12, "figures", "f")
    assert segments(15, [long, short]) == [
        Segment(0, 4, (long,)),
        Segment(4, 10, (short, long)),
        Segment(10, 12, (short,)),
        Segment(12, 15, ()),
    ]


def test_a_text_without_passages_is_one_piece() -> None:
    assert segments(5, []) == [Segment(0, 5, ())]
    assert segments(0, []) == []


marks = st.builds(Mark, st.integers(-3, 30), st.integers(-3, 30), st.sampled_from("ab"), st.text(max_size=2))


@given(st.integers(0, 25), st.lists(marks, max_size=6))
def test_the_pieces_are_the_text(length: int, some: list[Mark]) -> None:
    pieces = segments(length, some)
    assert [position for piece in pieces for position in range(piece.start, piece.end)] == list(range(length))
    for piece in pieces:
        for position in range(piece.start, piece.end):
            assert set(piece.marks) == {mark for mark in some if mark.start <= position < mark.end}
