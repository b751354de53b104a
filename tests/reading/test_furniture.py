"""What a page prints round its article goes, and not one sentence of the article with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.reading import read_bytes

CASES = json.loads((Path(__file__).parent / "cases" / "furniture.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['family']}: {c['label']}" for c in CASES])
def test_what_stays(case: dict) -> None:
    article = read_bytes(case["text"].encode("utf-8"), "page.txt")
    assert [s.text for s in article.sentences if s.kind != "dateline"] == case["stays"]


def test_what_went_is_listed_among_the_repairs() -> None:
    body = "The base near the river was handed back on Monday."
    text = f"A base by the river\n\nSkip to main content\n\n{body}\n\nTags: base\n"
    article = read_bytes(text.encode(), "page.txt")
    assert [(r.kind, r.raw, r.mended) for r in article.repairs] == [
        ("page furniture", "Skip to main content", ""),
        ("page furniture", "Tags: base", ""),
    ]
    assert article.repairs_in_words() == "page furniture x2"
