"""Leader lines: none across letters, none across another."""

from __future__ import annotations

from contingent.views.leaders import Leaders, nearest
from contingent.views.placement import Sheet

BOUNDS = (0.0, 0.0, 400.0, 300.0)


def test_a_leader_ends_at_the_nearest_point_of_its_label() -> None:
    assert nearest((10, 10), (40, 0, 90, 14)) == (40, 10)
    assert nearest((100, 50), (40, 0, 90, 14)) == (90, 14)


def test_a_leader_across_the_letters_of_another_is_not_clear() -> None:
    drawn = Leaders(BOUNDS)
    drawn.draw((200, 100, 5), (150, 140, 250, 154), False, Sheet(BOUNDS))
    assert not drawn.clear((200, 120, 5), (180, 200, 220, 214))
    assert drawn.clear((200, 120, 5), (270, 113, 310, 127))


def test_a_leader_across_another_is_not_clear() -> None:
    drawn = Leaders(BOUNDS)
    drawn.draw((100, 100, 5), (160, 160, 220, 174), True, Sheet(BOUNDS))
    assert not drawn.clear((100, 160, 5), (130, 80, 190, 94))
    assert drawn.clear((90, 100, 5), (20, 160, 80, 174))


def test_two_lines_that_cross_under_a_mark_are_not_seen_to_cross() -> None:
    drawn = Leaders(BOUNDS)
    drawn.draw((100, 104, 5), (80, 20, 120, 34), True, Sheet(BOUNDS))
    assert drawn.clear((102, 100, 5), (20, 93, 60, 107))


def test_a_leader_over_another_mark_is_not_clear() -> None:
    drawn = Leaders(BOUNDS)
    assert not drawn.clear((100, 100, 5), (200, 93, 260, 107), [(100, 100, 5), (130, 101, 5)])
    assert drawn.clear((100, 100, 5), (200, 93, 260, 107), [(100, 100, 5), (130, 112, 5)])


def test_no_letters_are_put_on_a_leader() -> None:
    sheet = Sheet(BOUNDS)
    Leaders(BOUNDS).draw((100, 100, 5), (200, 93, 260, 107), True, sheet)
    assert not sheet.free((140, 94, 160, 108))
    assert sheet.free((140, 110, 160, 124))
