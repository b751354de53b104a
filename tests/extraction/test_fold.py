import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.extraction.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("«Agüero»\n– Día", '"aguero" - dia'),
        ("Spain’s ‘base’", "spain's 'base'"),
        ("2018–2019", "2018-2019"),
        ("9.000\u00a0horas", "9.000 horas"),
        ("İstanbul", "istanbul"),
        ("Sørensen, Łódź", "sorensen, lodz"),
        ("AÑO", "ano"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_code_point_keeps_its_place() -> None:
    assert [hex(c) for c in range(0x110000) if len(fold(chr(c))) != 1] == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="áéíóúñüç"))
def test_accents_go(text: str) -> None:
    assert not any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", fold(text)))
