"""Title, publisher, date and dateline of pages in the manner of many outlets; their contents are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.reading import read_bytes

CASES = json.loads((Path(__file__).parent / "cases" / "metadata.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_page(case: dict[str, str]) -> None:
    article = read_bytes(case["text"].encode("utf-8"), "page.txt")
    got = {key: getattr(article, key) for key in ("title", "publisher", "published", "dateline_place")}
    assert got == {key: case[key] for key in got}
