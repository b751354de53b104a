from __future__ import annotations

import pytest
from reading_of import REFERENCE, sentence_of

from contingent.extraction.cast import Cast
from contingent.extraction.persons import Person
from contingent.extraction.rules import rules_for
from contingent.extraction.scan import scan


def people(text: str, language: str = "en") -> tuple[Person, ...]:
    return scan(sentence_of(text), rules_for(REFERENCE, language)).persons


@pytest.mark.parametrize(
    ("text", "language", "name", "rank"),
    [
        ("Lt. Gen. Piet van der Berg spoke.", "en", "Piet van der Berg", "Lieutenant General"),
        ("Lt-Gen Ann O'Hara spoke.", "en", "Ann O'Hara", "Lieutenant General"),
        ("Major-General J. P. Smith spoke.", "en", "J. P. Smith", "Major General"),
        ("General Sir Tom Green spoke.", "en", "Tom Green", "General"),
        ("Colonel James Black spoke.", "en", "James Black", "Colonel"),
        ("The Spanish general Jorge Lobo-Marín spoke.", "en", "Jorge Lobo-Marín", "General"),
        ("El teniente general don José Lobo habló.", "es", "José Lobo", "Lieutenant General"),
        ("El general español José Lobo habló.", "es", "José Lobo", "General"),
        ("La comandante Ana de la Vega habló.", "es", "Ana de la Vega", "Major"),
        ("El coronel José M. Ruiz y la brigada Alfa.", "es", "José M. Ruiz", "Colonel"),
        ("Colonel Gil spoke.", "en", "Gil", "Colonel"),
    ],
)
def test_a_name_and_its_rank(text: str, language: str, name: str, rank: str) -> None:
    assert [(person.name, person.rank, person.civil) for person in people(text, language)] == [(name, rank, False)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Defence Minister Ana Ruiz arrived.", "en"),
        ("Ana Ruiz, Spain's foreign minister, arrived.", "en"),
        ("The prime minister, Ana Ruiz, arrived.", "en"),
        ("NATO Secretary General Jan Stolt arrived.", "en"),
        ("El presidente del Gobierno, Juan Paz, llegó.", "es"),
        ("El primer ministro iraquí, Mohamed Ali, llegó.", "es"),
    ],
)
def test_holders_of_civil_office_are_marked(text: str, language: str) -> None:
    assert [person.civil for person in people(text, language)] == [True]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two Americans and a Briton were hurt.", "en"),
        ("Eleven Spaniards were hurt.", "en"),
        ("The Special Operations Group left for the Middle East.", "en"),
        ("RELATED STORIES", "en"),
        ("Italian Carabinieri came.", "en"),
        ("Spain-Iraq ties grew.", "en"),
        ("Soldados de Honduras llegaron.", "es"),
        ("El Estado Mayor de la Defensa lo negó.", "es"),
        ("La Brigada Guzmán el Bueno llegó.", "es"),
        ("Bagdad y Washington lo acordaron.", "es"),
    ],
)
def test_what_is_no_person(text: str, language: str) -> None:
    assert people(text, language) == ()


def test_a_columns_gap_ends_a_name() -> None:
    assert [person.name for person in people("Maj. Gen. Ana Ruiz   Canada   2018   2019")] == ["Ana Ruiz"]


def on_stage(*texts: str) -> list[str]:
    """The people of the last sentence, as the cast of all of them knows them."""
    rules = rules_for(REFERENCE, "en")
    cast = Cast(rules)
    known: list[str] = []
    for text in texts:
        known = [person.name for person in cast.on_stage(scan(sentence_of(text), rules))]
    return known


def test_a_surname_means_the_person_named_in_full_before() -> None:
    assert on_stage("General José Lobo Marín came.", "Then Lobo left.") == ["José Lobo Marín"]
    assert on_stage("General José Lobo Marín came.", "Then General Lobo left.") == ["José Lobo Marín"]


def test_a_surname_that_two_people_bear_means_neither() -> None:
    assert on_stage("General José Lobo came.", "Minister Ana Lobo came.", "Then Lobo left.") == []


def test_a_surname_inside_another_name_is_no_mention() -> None:
    assert on_stage("General José Lobo came.", "Then Ana Lobo Ruiz left.") == ["Ana Lobo Ruiz"]
