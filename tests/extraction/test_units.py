from __future__ import annotations

import pytest
from reading_of import REFERENCE, sentence_of

from contingent.extraction.rules import rules_for
from contingent.extraction.scan import scan
from contingent.extraction.units import what_is_counted


@pytest.mark.parametrize(
    ("language", "text", "unit", "role", "phrase"),
    [
        ("en", "The camp held 40 paratroopers.", "persons", "force", "40 paratroopers"),
        ("en", "The camp held 40 special operations soldiers.", "persons", "force", "40 special operations soldiers"),
        ("en", "The camp held 40 British and Danish mentors.", "persons", "role", "40 British and Danish mentors"),
        ("en", "The camp held 40 Danes.", "persons", "force", "40 Danes"),
        ("en", "The camp held 40 cadets.", "persons", "trainee", "40 cadets"),
        ("en", "The camp held 40 people.", "persons", "people", "40 people"),
        ("en", "The camp held 40 trucks.", "vehicles", "vehicle", "40 trucks"),
        ("en", "The camp held 12 helicopters.", "aircraft", "aircraft", "12 helicopters"),
        ("en", "They logged 800 flight hours.", "hours", "hours", "800 flight hours"),
        ("en", "They saw 40 attacks.", "attacks", "attack", "40 attacks"),
        ("en", "It joined 12 other countries.", "states", "states", "12 other countries"),
        ("en", "The camp held 40 members of the Danish army.", "persons", "people", "40 members of the Danish army"),
        ("en", "Of them 40 are Danish.", "persons", "bare", "40 are Danish"),
        ("es", "La base acoge a 40 militares daneses.", "persons", "force", "40 militares daneses"),
        ("es", "La base acoge a 40 instructores.", "persons", "role", "40 instructores"),
        ("es", "La base acoge a 40 daneses.", "persons", "force", "40 daneses"),
        ("es", "La unidad tenía 12 helicópteros.", "aircraft", "aircraft", "12 helicópteros"),
        ("es", "Sumaron 800 horas de vuelo.", "hours", "hours", "800 horas de vuelo"),
    ],
)
def test_what_a_number_counts(language: str, text: str, unit: str, role: str, phrase: str) -> None:
    rules = rules_for(REFERENCE, language)
    one = scan(sentence_of(text), rules)
    (number,) = one.numbers
    counted = what_is_counted(one, number, rules)
    assert (counted.unit, counted.role, counted.reason) == (unit, role, "")
    start, end = one.tokens.span(number.core_first, max(counted.last, number.last))
    assert text[start:end] == phrase


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "The camp held 40 tents.", "it counts something the tables do not hold"),
        ("en", "The army held 40 insurgents.", "a count of people outside the deployment"),
        ("en", "The Garellano 45 slept.", "a number that names a unit"),
        ("es", "La base acoge 40 tiendas.", "it counts something the tables do not hold"),
        ("es", "El Regimiento Garellano 45 dormía.", "a number that names a unit"),
    ],
)
def test_what_is_not_ours_says_why(language: str, text: str, reason: str) -> None:
    rules = rules_for(REFERENCE, language)
    one = scan(sentence_of(text), rules)
    assert [number.reason or what_is_counted(one, number, rules).reason for number in one.numbers] == [reason]


@pytest.mark.xfail(strict=True, reason="the adjective is a noun too, and the first noun is taken")
def test_two_adjectives_of_one_noun() -> None:
    rules = rules_for(REFERENCE, "en")
    one = scan(sentence_of("The camp held 40 military and civilian experts."), rules)
    assert one.tokens.words[what_is_counted(one, one.numbers[0], rules).last - 1] == "experts"
