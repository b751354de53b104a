"""Tables set side by side."""

from __future__ import annotations

from contingent.reading import read_bytes


def rows(text: str) -> list[str]:
    article = read_bytes(text.encode(), "page.txt")
    return [" ".join(one.text.split()) for one in article.sentences if one.kind == "row"]


TOP = "Who is there\n\nThe mission near the river has 26 members from four nations, as of today.\n\n"


def test_rows_under_a_header_that_says_the_same_twice_are_two_each() -> None:
    table = (
        "Nation             Personnel      Nation             Personnel\n"
        "Norway             2              Sweden             7\n"
        "Finland            9              United Kingdom     8\n"
    )
    assert rows(TOP + table) == [
        "Nation Personnel", "Nation Personnel", "Norway 2", "Sweden 7", "Finland 9", "United Kingdom 8",
    ]  # fmt: skip


def test_a_table_with_four_columns_stays_whole() -> None:
    table = "| Name | Nation | From | To |\n|---|---|---|---|\n| Ana Roe | Norway | 2018 | 2019 |\n"
    assert rows(TOP + table)[-1] == "| Ana Roe | Norway | 2018 | 2019 |"
