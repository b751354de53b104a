from __future__ import annotations

import pytest
from reading_of import context_of

from contingent.extraction.telling import is_planned, telling


@pytest.mark.parametrize(
    ("language", "text", "how", "planned"),
    [
        ("en", "Danish soldiers left Taji.", "", False),
        ("en", "Danish soldiers have left Taji.", "perfect", False),
        ("en", "Danish soldiers will leave Taji.", "future", True),
        ("en", "He denied that Danish soldiers left Taji.", "denied", False),
        ("es", "Los militares daneses abandonaron Taji.", "", False),
        ("es", "Los militares daneses abandonarán Taji.", "future", True),
        ("es", "Los militares daneses han abandonado Taji.", "perfect", False),
    ],
)
def test_how_a_cue_is_told(language: str, text: str, how: str, planned: bool) -> None:
    context = context_of(text, language)
    one = context.scans[0]
    cue = [match for match in context.rules["event_cues"].find(one.tokens.words) if match.entry.output == "withdrawal"][
        0
    ]
    assert telling(context, one, cue) == how
    assert is_planned(context, one, cue) is planned
