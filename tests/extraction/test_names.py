from __future__ import annotations

import pytest
from reading_of import REFERENCE, sentence_of

from contingent.extraction.names import find_names, is_location
from contingent.extraction.rules import rules_for
from contingent.extraction.scan import scan
from contingent.extraction.tokens import tokenize


def named(text: str, language: str) -> list[str]:
    return [f"{name.id} {name.form}" for name in find_names(tokenize(text), rules_for(REFERENCE, language))]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "NATO Mission Iraq grew.", ["nmi name"]),
        ("en", "NATO's mission grew in Iraq.", ["nmi nato-mission", "IRQ name", "iraq name"]),
        ("en", "NATO leaders met.", ["NATO body"]),
        ("en", "Operation Inherent Resolve began.", ["oir name"]),
        ("en", "The US-led coalition agreed.", ["oir coalition"]),
        ("en", "They told us so.", []),
        ("en", "The US agreed.", ["USA adjective"]),
        ("en", "Roast turkey was served.", []),
        ("en", "The Danes and a Polish company left.", ["DNK people", "POL adjective"]),
        ("en", "The Baghdad Diplomatic Support Center grew.", ["bdsc name"]),
        ("en", "They live at Camp Taji.", ["taji name"]),
        ("en", "They live at Basmaya, Besmayah or Bismayah.", ["besmaya name"] * 3),
        ("en", "The NATO Training Mission – Iraq closed.", ["ntm-i name"]),
        ("es", "La misión de la OTAN en Irak creció.", ["nmi name"]),
        ("es", "La coalición internacional contra el Dáesh acordó.", ["oir coalition"]),
        ("es", "Los militares daneses dejaron la base Gran Capitán.", ["DNK adjective", "besmaya name"]),
        ("es", "Los soldados estadounidenses salieron.", ["USA adjective"]),
        ("es", "La UE acordó.", ["EU body"]),
    ],
)
def test_names(language: str, text: str, names: list[str]) -> None:
    assert named(text, language) == names


def test_a_nation_inside_the_name_of_a_mission_is_no_nation() -> None:
    assert "IRQ name" not in named("NATO Mission Iraq grew.", "en")


def test_a_place_inside_a_persons_name_is_no_place() -> None:
    one = scan(sentence_of("Major Paul London spoke in Taji."), rules_for(REFERENCE, "en"))
    assert [name.id for name in one.names] == ["taji"]


@pytest.mark.parametrize(
    ("language", "text", "located"),
    [
        ("en", "They live in Taji.", True),
        ("en", "They live at the nearby Taji camp.", True),
        ("en", "Taji asked for help.", False),
        ("en", "Officers of the Taji police sang.", True),
        ("en", "They drove from Erbil and Taji.", True),
        ("es", "Viven en Taji.", True),
        ("es", "Los daneses salieron de Taji.", True),
        ("es", "Taji pidió ayuda.", False),
    ],
)
def test_where_something_is_or_who_acts(language: str, text: str, located: bool) -> None:
    rules = rules_for(REFERENCE, language)
    one = scan(sentence_of(text), rules)
    taji = next(name for name in one.names if name.id == "taji")
    assert is_location(one.tokens, taji, rules) is located
