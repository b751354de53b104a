"""Labels beside points: none over another, none over what is taken, none outside."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from contingent.views.placement import Place, Sheet, Wanted, place

POINTS = st.lists(
    st.builds(Wanted, st.integers(0, 400), st.integers(0, 300), st.just(6), st.integers(10, 90), st.just(14)),
    max_size=40,
)


def box(one: Wanted, spot: Place) -> tuple[float, float, float, float]:
    return spot.left, spot.top, spot.left + one.width, spot.top + one.height


def touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(POINTS)
def test_labels_never_overlap_and_stay_inside(wanted: list[Wanted]) -> None:
    sheet = Sheet((0, 0, 400, 300))
    marks = [(one.x - 5, one.y - 5, one.x + 5, one.y + 5) for one in wanted]
    for mark in marks:
        sheet.take(mark)
    spots = place(wanted, sheet)
    boxes = [box(one, spot) for one, spot in zip(wanted, spots, strict=True) if spot is not None]
    assert not any(touch(one, other) for one, other in combinations(boxes, 2))
    assert not any(touch(one, mark) for one in boxes for mark in marks)
    assert all(min(one[:2]) >= 0 and one[2] <= 400 and one[3] <= 300 for one in boxes)


def test_right_of_the_point_comes_first_then_left_then_farther_out_with_a_leader() -> None:
    wanted = [Wanted(200, 150, 6, 60, 14) for _ in range(10)]
    spots = place(wanted, Sheet((0, 0, 400, 300)))
    assert spots[0] == Place(206, 143, leader=False)
    assert spots[1] == Place(134, 143, leader=False)
    assert spots[9] is not None
    assert spots[9].leader


def test_what_finds_no_place_gets_no_label() -> None:
    assert place([Wanted(20, 20, 6, 200, 14)], Sheet((0, 0, 100, 100))) == [None]


def test_a_welcome_place_further_off_comes_before_one_that_is_only_free() -> None:
    wanted = Wanted(200, 150, 6, 40, 14)
    (near,) = place([wanted], Sheet((0, 0, 400, 300)))
    (far,) = place([wanted], Sheet((0, 0, 400, 300)), welcome=lambda box: box[0] >= 210)
    (none_welcome,) = place([wanted], Sheet((0, 0, 400, 300)), welcome=lambda box: False)
    assert near == Place(206, 143, leader=False)
    assert far == Place(220, 143, leader=True)
    assert none_welcome == near
