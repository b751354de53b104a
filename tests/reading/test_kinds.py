"""What each unit is: title, prose, heading, item, row, caption, question, dateline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.reading import read_bytes

CASES = json.loads((Path(__file__).parent / "cases" / "kinds.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_kinds(case: dict) -> None:
    article = read_bytes(case["text"].encode("utf-8"), "page.txt")
    assert [[s.kind, s.text] for s in article.sentences] == case["units"]


def test_a_section_is_the_heading_above() -> None:
    text = (
        "A base by the river\n\nThe base near the river was handed back on Monday.\n\nTraining\n\n"
        "About 120 soldiers had trained recruits there since 2016.\n\nHow many stay?\n\n"
        "Nobody knows that as of today.\n"
    )
    article = read_bytes(text.encode(), "page.txt")
    assert [(s.kind, s.section) for s in article.sentences] == [
        ("title", -1),
        ("prose", -1),
        ("heading", -1),
        ("prose", 2),
        ("question", -1),
        ("prose", 4),
    ]


def test_lines_that_each_end_in_a_number_are_a_list() -> None:
    text = (
        "A base by the river\n\nThe base near the river has some thirty soldiers of three nations today.\n\n"
        "Soldiers by nation\nNorway 20\nSweden 14\nFinland 8\n\nNobody else has come since the summer of that year.\n"
    )
    article = read_bytes(text.encode(), "page.txt")
    assert [s.text for s in article.sentences if s.kind == "item"] == ["Norway 20", "Sweden 14", "Finland 8"]


def test_a_heading_with_a_year_is_no_list() -> None:
    text = (
        "A base by the river\n\nThe base near the river has some thirty soldiers of three nations today.\n\n"
        "The summer of 2018\nThe first thirty soldiers came to the river in that summer.\n"
    )
    article = read_bytes(text.encode(), "page.txt")
    assert [s.kind for s in article.sentences][2] == "heading"
