"""Tables under the figures: as high as their rows."""

from __future__ import annotations

from contingent.ui.row_tables import height_of


def test_a_table_is_as_high_as_its_rows_and_never_without_one() -> None:
    assert [height_of(rows) for rows in (0, 1, 5)] == [69, 69, 201]
    # As many rows as the Data page shows in a screenshot leave room for its title and its sources.
    assert height_of(20) <= 700
