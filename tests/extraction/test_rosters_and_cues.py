"""Cases of presence and tenures that keep the rows of their cue tables in use."""

from __future__ import annotations

import pytest
from extraction_cases import cases, told


@pytest.mark.parametrize("row", cases("presence"))
def test_presence(row: dict[str, str]) -> None:
    assert told("presence", row) == row["expected"]


@pytest.mark.parametrize("row", cases("tenures"))
def test_tenures(row: dict[str, str]) -> None:
    assert told("tenures", row) == row["expected"]
