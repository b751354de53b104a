"""Whether a date lies ahead, told by the verbs around it."""

import pytest
from reading_of import context_of

from contingent.extraction.tense import is_future_verb, lies_ahead


@pytest.mark.parametrize(
    ("word", "future"), [("concluirá", True), ("llegarán", True), ("llegaran", False), ("está", False)]
)
def test_a_spanish_future_is_known_by_its_accent(word: str, future: bool) -> None:
    one = context_of(f"La misión {word} en mayo.", "es").scans[0]
    assert is_future_verb(one, one.tokens.words.index(word.replace("á", "a"))) is future


@pytest.mark.parametrize(
    ("text", "language", "ahead"),
    [
        ("Danish soldiers left Taji in May.", "en", [False]),
        ("Danish soldiers will leave Taji in May.", "en", [True]),
        ("In February they met, and will leave in May.", "en", [False, True]),
        ("The Danish company leaves Taji on Friday.", "en", [True]),
        ("The Danish company left Taji on Friday.", "en", [False]),
        ("Los daneses dejarán Taji en mayo.", "es", [True]),
        ("Los daneses se marcharon en mayo y los polacos se irán en junio.", "es", [False, True]),
        ("Dinamarca enviará 40 soldados, anunció el Gobierno el lunes.", "es", [False]),
    ],
)
def test_a_date_lies_ahead_where_the_verb_beside_it_says_so(text: str, language: str, ahead: list[bool]) -> None:
    one = context_of(text, language).scans[0]
    assert [lies_ahead(one, dated) for dated in one.dates] == ahead
