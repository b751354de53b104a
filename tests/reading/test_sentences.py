"""Where sentences end: each case is a paragraph given as its sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.reading.sentences import sentence_spans

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['family']}: {c['label']}" for c in CASES])
def test_sentences(case: dict) -> None:
    text = case["sep"].join(case["sentences"])
    assert [text[a:b] for a, b in sentence_spans(text)] == case["sentences"]


@given(st.text(alphabet="Ab. !?“”()1\n…", max_size=60))
def test_spans_lie_in_order_and_lose_no_word(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
