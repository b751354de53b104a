from __future__ import annotations

import pytest
from reading_of import REFERENCE, sentence_of

from contingent.extraction.measures import measure_of
from contingent.extraction.rules import rules_for
from contingent.extraction.scan import scan
from contingent.extraction.units import what_is_counted


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("en", "Forty medics work there.", ["deployed"]),
        ("en", "The army evacuated 40 medics.", ["relocated"]),
        ("en", "Forty medics were evacuated.", ["relocated"]),
        ("en", "Forty medics departed at dawn.", ["relocated"]),
        ("en", "Forty medics died there.", ["killed"]),
        ("en", "The mine killed 40 medics.", ["killed"]),
        ("en", "The mine wounded 40 medics.", ["wounded"]),
        ("en", "Forty medics were hurt.", ["wounded"]),
        ("en", "They have trained 40 medics.", ["trained"]),
        ("en", "Forty cadets completed the course.", ["trained"]),
        ("en", "They came to train 40 mentors.", ["deployed"]),
        ("en", "The army will send 40 medics.", ["planned"]),
        ("en", "The army may send up to 40 medics.", ["planned"]),
        ("en", "Of its 130 soldiers 40 were evacuated.", ["deployed", "relocated"]),
        ("en", "The army cut its force of 130 soldiers.", ["deployed"]),
        ("en", "The force grew from 40 soldiers to 130 soldiers.", ["deployed", "deployed"]),
        ("es", "Cuarenta sanitarios trabajan allí.", ["deployed"]),
        ("es", "Evacuaron a 40 sanitarios.", ["relocated"]),
        ("es", "Cuarenta sanitarios fueron evacuados.", ["relocated"]),
        ("es", "Cuarenta sanitarios salieron al alba.", ["relocated"]),
        ("es", "La mina mató a 40 sanitarios.", ["killed"]),
        ("es", "Han muerto 40 sanitarios.", ["killed"]),
        ("es", "Cuarenta sanitarios resultaron heridos.", ["wounded"]),
        ("es", "Han formado a 40 cadetes.", ["trained"]),
        ("es", "El Ejército enviará a 40 sanitarios.", ["planned"]),
        ("es", "De sus 130 soldados 40 fueron evacuados.", ["deployed", "relocated"]),
    ],
)
def test_the_verb_decides(language: str, text: str, measures: list[str]) -> None:
    rules = rules_for(REFERENCE, language)
    one = scan(sentence_of(text), rules)
    counted = [(number, what_is_counted(one, number, rules)) for number in one.numbers]
    assert [measure_of(one, number, what, rules).measure for number, what in counted] == measures


def test_casualties_are_not_told_apart() -> None:
    rules = rules_for(REFERENCE, "en")
    one = scan(sentence_of("The army counted 40 casualties."), rules)
    (number,) = one.numbers
    assert measure_of(one, number, what_is_counted(one, number, rules), rules).measure == ""
