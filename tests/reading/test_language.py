"""The language of a text."""

from __future__ import annotations

import pytest

from contingent.reading.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The soldiers of the mission have been in Iraq since the spring.", "en"),
        ("Los militares de la misión están en Irak desde la primavera.", "es"),
        ("Les soldats de la mission sont en Irak depuis le printemps.", "fr"),
        ("I soldati della missione sono in Iraq dalla primavera e non per poco.", "it"),
        ("Die Soldaten der Mission sind seit dem Frühling im Irak und nicht allein.", "de"),
        ("Os militares da missão estão no Iraque desde a primavera e não são poucos.", "pt"),
        ("De militairen van de missie zijn sinds het voorjaar in Irak.", "nl"),
        ("Els militars de la missió són a l'Iraq amb els altres des de la primavera i han vist com va.", "ca"),
        ("Военные миссии находятся в Ираке с весны, и это не всё.", "ru"),
        ("الجنود في العراق منذ الربيع من أجل التدريب", "ar"),
        ("Union III Besmaya Taji 183", ""),
        ("", ""),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language
