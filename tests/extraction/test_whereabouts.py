"""Where the forces of an article stand, as far as its reader has come."""

from __future__ import annotations

from contingent.extraction.claims import Presence, When
from contingent.extraction.force_sentence import Force
from contingent.extraction.stated import Stated
from contingent.extraction.whereabouts import Whereabouts


def at(nation: str, place: str) -> Stated:
    return Stated(Presence("a:001", nation, "", place, "", When(), 0, 1, "presence.noun"), False, True, False, False)


def force(nation: str, how: str = "noun") -> Force:
    return Force(0, 1, (nation,), how)


def test_the_station_is_the_place_told_most_of_the_articles_own_forces() -> None:
    placed = Whereabouts(("DNK",))
    for index, row in enumerate([at("DNK", "taji"), at("SWE", "erbil"), at("SWE", "erbil"), at("DNK", "taji")]):
        placed.remember(index, [row], 1)
    assert [one.row.place_id for one in placed.station()] == ["taji"]


def test_nobody_is_stationed_anywhere_before_a_place_is_told() -> None:
    assert list(Whereabouts(("DNK",)).station()) == []


def test_the_place_of_forces_named_again_comes_before_the_place_told_last() -> None:
    placed = Whereabouts(("DNK",))
    placed.remember(0, [at("DNK", "taji")], 1)
    placed.remember(1, [at("SWE", "erbil")], 1)
    assert [one.row.place_id for one in placed.shared(2, [force("DNK")])] == ["taji"]
    assert [one.row.place_id for one in placed.shared(2, [force("DNK", "known")])] == ["erbil"]


def test_a_place_told_long_before_is_out_of_mind() -> None:
    placed = Whereabouts(("DNK",))
    placed.remember(0, [at("SWE", "erbil")], 1)
    assert list(placed.shared(3, [force("NOR")])) == []


def test_the_scene_is_the_places_that_the_paragraph_told_the_last_one_last() -> None:
    placed = Whereabouts(("DNK",))
    placed.remember(0, [at("DNK", "taji")], 3)
    placed.remember(1, [at("SWE", "erbil"), at("DNK", "taji")], 4)
    assert [one.row.place_id for one in placed.scene(4)] == ["erbil", "taji"]
    assert list(placed.scene(5)) == []
