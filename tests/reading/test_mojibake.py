"""Text decoded wrongly: mended where it is certain, else left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.reading.mojibake import mend

CASES = json.loads((Path(__file__).parent / "cases" / "mojibake.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['family']}: {c['label']}" for c in CASES])
def test_mend(case: dict[str, str]) -> None:
    text, mends = mend(case["raw"])
    assert text == case["mended"]
    assert {m.kind for m in mends} == ({case["kind"]} if case["kind"] else set())


@pytest.mark.parametrize("case", CASES, ids=[f"{c['family']}: {c['label']}" for c in CASES])
def test_mends_stand_where_they_say(case: dict[str, str]) -> None:
    text, mends = mend(case["raw"])
    assert all(text[m.start : m.start + len(m.mended)] == m.mended for m in mends)
    back = text
    for m in reversed(mends):
        back = back[: m.start] + m.raw + back[m.start + len(m.mended) :]
    assert back == case["raw"].replace("\u00a0", " ")


@given(st.text(alphabet="abcXYZ .,-\n'\"0123456789()", max_size=200))
def test_plain_text_is_never_touched(text: str) -> None:
    assert mend(text) == (text, ())
