"""Whole pages in the shape of many outlets: what they print round an article goes, its sentences stay word for word.

The pages have the furniture, the bylines and the dates of their outlets; their contents are invented.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.reading import Article, read_bytes

CASES = json.loads((Path(__file__).parent / "cases" / "outlet_pages.json").read_text(encoding="utf-8"))
LABELS = [case["label"] for case in CASES]


def read(case: dict) -> Article:
    return read_bytes(case["text"].encode("utf-8"), "page.txt")


@pytest.mark.parametrize("case", CASES, ids=LABELS)
def test_what_stays(case: dict) -> None:
    assert [s.text for s in read(case).sentences if s.kind != "dateline"] == case["stays"]


@pytest.mark.parametrize("case", CASES, ids=LABELS)
def test_what_the_page_says_of_itself(case: dict) -> None:
    article = read(case)
    assert (article.title, article.publisher, article.published) == (
        case["title"],
        case["publisher"],
        case["published"],
    )


@pytest.mark.parametrize("case", CASES, ids=LABELS)
def test_every_word_is_kept_or_listed(case: dict) -> None:
    article = read(case)
    words = set(f"{article.text} {' '.join(repair.raw for repair in article.repairs)}".split())
    assert set(case["text"].split()) <= words
