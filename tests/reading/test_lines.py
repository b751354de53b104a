"""Lines, columns, running headers and page numbers."""

from __future__ import annotations

import pytest

from contingent.reading.lines import is_row, page_lines, split_lines


def test_lines_know_where_they_stand() -> None:
    source = "  one \n\n\ttwo\fthree"
    assert [(line.text, source[line.start : line.end]) for line in split_lines(source)] == [
        ("one", "one"),
        ("", ""),
        ("two", "two"),
        ("three", "three"),
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Canada         Nov 2018       Nov 2019", True),
        ("Spain\t300", True),
        ("| Spain | 300 |", True),
        ("Tierra  Mar  Aire", True),
        ("It is used for terrorist purposes.  NATO is focussing its training on it.", False),
        ("A sentence with  one wide gap in the middle of it", False),
        ("Policy Brief 14 | The river", False),
    ],
)
def test_is_row(text: str, row: bool) -> None:
    assert is_row(text) is row


@pytest.mark.parametrize(
    ("source", "dropped"),
    [
        ("Brief 1 | X\none\ntwo\n\n2\nBrief 1 | X\nthree\nfour", ["Brief 1 | X", "2", "Brief 1 | X"]),
        ("a\nb\nc\nd\ne\n\n1\n\nf\ng\nh\ni\nj\n\n2\n\nk", ["1", "2"]),
        ("a\n\nPage 1 of 3\n\nb\nc\nd\ne\n\nPage 2 of 3\n\nf", ["Page 1 of 3", "Page 2 of 3"]),
        ("Soldiers\n183\n\nHelicopters\n4", []),
        ("A headline\n\nA headline\n\ntext", []),
        (
            "Archive      Page 1 of 2\n\none\ntwo\n\nArchive      Page 2 of 2\n\nthree",
            ["Archive      Page 1 of 2", "Archive      Page 2 of 2"],
        ),
        ("3 | A brief\n\none\n\n4 | A brief\n\ntwo", ["3 | A brief", "4 | A brief"]),
        ("Spain      300\nItaly      301\n\nSpain      400", []),
        ("A report on bases\n\none\ntwo\n\n14\nA report on bases\n\nthree\nfour", ["14", "A report on bases"]),
    ],
)
def test_page_lines(source: str, dropped: list[str]) -> None:
    lines = split_lines(source)
    assert [lines[i].text for i in sorted(page_lines(lines))] == dropped


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("Place | Men | Task\nTaji | 55 | guard\nErbil | 60 | train", 3),
        ("News | Opinion | Sport\nSpain | World | Arts\nRadio | TV | Live", 0),
        ("Taji | 55 | guard\nErbil | 60 | train", 0),
        ("Taji | 55 | guard\nErbil | 60\nBesmaya | 40 | train", 0),
    ],
)
def test_lines_with_as_many_bars_are_a_table(source: str, rows: int) -> None:
    assert sum(line.row for line in split_lines(source)) == rows
