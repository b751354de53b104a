from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.errors import ReferenceDataError
from contingent.reference import FOLDER, MISSION_KINDS, PLACE_KINDS, Place, _degrees, load_reference

REFERENCE = load_reference()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped reference data that a test may break."""
    copied = tmp_path / "reference"
    shutil.copytree(FOLDER, copied, ignore=shutil.ignore_patterns("dates", "reading"))
    return copied


def add(path: Path, row: str) -> int:
    """Append a row; returns its line number."""
    text = path.read_text(encoding="utf-8")
    text += "" if text.endswith("\n") else "\n"
    path.write_text(text + row + "\n", encoding="utf-8")
    return text.count("\n") + 1


# --- what is shipped ---


@pytest.mark.parametrize(
    ("mission", "year", "expected"),
    [("ntm-i", 2003, False), ("ntm-i", 2004, True), ("ntm-i", 2011, True), ("ntm-i", 2012, False), ("nmi", 2030, True)],
)
def test_a_mission_was_under_way_from_its_first_to_its_last_year(mission: str, year: int, expected: bool) -> None:
    assert REFERENCE.missions[mission].was_under_way(year) is expected


def test_missions_as_shipped() -> None:
    nmi = REFERENCE.missions["nmi"]
    assert (nmi.name, nmi.led_by, nmi.kind, nmi.first_year, nmi.last_year) == (
        "NATO Mission Iraq", "NATO", "nato", 2018, None,
    )  # fmt: skip
    assert REFERENCE.missions["ntm-i"].last_year == 2011
    assert {mission.kind for mission in REFERENCE.missions.values()} <= set(MISSION_KINDS)
    assert {mission.led_by for mission in REFERENCE.missions.values()} <= set(REFERENCE.nations)


def test_places_as_shipped() -> None:
    iraq = REFERENCE.places["iraq"]
    assert isinstance(iraq, Place)
    assert (iraq.name, iraq.kind, iraq.where_prec) == ("Iraq", "country", 6)
    assert {place.kind for place in REFERENCE.places.values()} <= set(PLACE_KINDS)
    located = [place for place in REFERENCE.places.values() if place.latitude is not None]
    assert len(located) > 30
    assert [place.place_id for place in located if not place.coordinates_source] == []


def test_nations_as_shipped() -> None:
    assert REFERENCE.nations["ESP"].name == "Spain"
    assert {"NATO", "COALITION"} <= set(REFERENCE.nations)


def test_every_name_leads_to_something_known() -> None:
    assert {entry.output for entry in REFERENCE.names["missions"]} <= set(REFERENCE.missions)
    assert {entry.output for entry in REFERENCE.names["places"]} <= set(REFERENCE.places)
    assert {entry.output for entry in REFERENCE.names["nations"]} <= set(REFERENCE.nations)


def test_every_mission_and_place_has_a_name_that_texts_use() -> None:
    assert {entry.output for entry in REFERENCE.names["missions"]} == set(REFERENCE.missions)
    assert {entry.output for entry in REFERENCE.names["places"]} == set(REFERENCE.places)


def test_rules_are_held_by_file_name() -> None:
    assert set(REFERENCE.rules) == {path.stem for path in (FOLDER / "rules").glob("*.csv")}
    assert all(REFERENCE.rules.values())


def test_reading_twice_gives_the_same_object() -> None:
    assert load_reference(FOLDER) is load_reference(FOLDER)


# --- an analyst's additions ---


def test_a_base_and_its_alias_are_two_lines(folder: Path) -> None:
    add(folder / "places.csv", "camp-test,Camp Test,base,33.5,44.25,1,a made-up gazetteer")
    add(folder / "names" / "places.csv", "camp-test-name,,camp (test|tests),camp-test,name,,,")
    loaded = load_reference(folder)
    place = loaded.places["camp-test"]
    assert (place.latitude, place.longitude, place.where_prec) == (33.5, 44.25, 1)
    assert loaded.names["places"][-1].output == "camp-test"


def test_a_place_without_coordinates_is_kept(folder: Path) -> None:
    add(folder / "places.csv", "camp-lost,Camp Lost,base,,,,")
    place = load_reference(folder).places["camp-lost"]
    assert (place.latitude, place.longitude, place.where_prec) == (None, None, None)


def test_one_word_may_be_name_and_adjective_of_one_nation(folder: Path) -> None:
    add(folder / "names" / "nations.csv", "esp-name-odd,en,iberia,ESP,name,,,")
    add(folder / "names" / "nations.csv", "esp-adjective-odd,en,iberia,ESP,adjective,,,")
    assert [entry.get("form") for entry in load_reference(folder).names["nations"][-2:]] == ["name", "adjective"]


# --- what an analyst can get wrong ---

ROWS = [
    ("missions.csv", ",Nameless,Nameless,NATO,nato,,,", "the id is empty", "Give the row an id"),
    ("missions.csv", "nmi,Again,Again,NATO,nato,,,", "the id 'nmi' is given twice", "Keep one of the two rows"),
    (
        "missions.csv",
        "new,New,New,NATO,private,,,",
        "kind is 'private'",
        "It is one of: coalition, nato, eu, un, national",
    ),
    ("missions.csv", "new,New,New,NATO,nato,then,,", "first_year is 'then'", "a year such as 2018, or nothing"),
    ("missions.csv", "new,New,New,NATO,nato,,20111,", "last_year is '20111'", "a year such as 2018, or nothing"),
    ("missions.csv", "new,New,New,NATO,nato,,,atlantis", "never_at is 'atlantis'", "It is one of: iraq, kuwait"),
    ("missions.csv", "new,New,New,NATO,nato", "not as many cells as the header", "double quotes"),
    ("missions.csv", "new,New, the new,New,NATO,nato,,,,", "not as many cells as the header", "double quotes"),
    ("places.csv", "iraq,Again,country,,,,", "the id 'iraq' is given twice", "Keep one of the two rows"),
    ("places.csv", "new,New,village,,,,", "kind is 'village'", "It is one of: base, city, country, region"),
    ("places.csv", "new,New,base,95,44,1,x", "latitude is '95'", "Give degrees between -90 and 90"),
    ("places.csv", "new,New,base,33,-181,1,x", "longitude is '-181'", "Give degrees between -180 and 180"),
    ("places.csv", 'new,New,base,"33,5",44,1,x', "latitude is '33,5'", "Give degrees between -90 and 90"),
    ("places.csv", "new,New,base,nan,44,1,x", "latitude is 'nan'", "Give degrees between -90 and 90"),
    ("places.csv", "new,New,base,33.5,,1,x", "only one of latitude and longitude is given", "Give both or neither"),
    ("places.csv", "new,New,base,33.5,44.5,,x", "where_prec is ''", "It is one of: 1, 2, 3, 4, 5, 6"),
    ("places.csv", "new,New,base,33.5,44.5,7,x", "where_prec is '7'", "It is one of: 1, 2, 3, 4, 5, 6"),
    ("nations.csv", "ESP,Spain again", "the id 'ESP' is given twice", "Keep one of the two rows"),
    ("nations.csv", ",Nowhere", "the id is empty", "Give the row an id"),
    ("names/missions.csv", "x,en,mission x,mission-x,name,,,", "the id 'mission-x' is not known", "missions.csv"),
    ("names/places.csv", "x,,camp x,camp-x,name,,,", "the id 'camp-x' is not known", "places.csv"),
    ("names/nations.csv", "x,en,ruritanian,RUR,adjective,,,", "the id 'RUR' is not known", "nations.csv"),
    ("names/nations.csv", "x,en,spain,ESP,name,,,", "the alias 'spain' is given twice", "keep one"),
    ("names/nations.csv", "x,,spain,FRA,name,,,", "the alias 'spain' is given twice", "keep one"),
    ("names/nations.csv", "x,en,(spain|gaul),FRA,name,,,", "the alias 'spain' is given twice", "keep one"),
    ("names/nations.csv", "x,en,Gaul,FRA,name,,,", "the pattern 'Gaul' has capitals or accents", "lower case"),
    ("names/places.csv", "x,,camp (x,iraq,name,,,", "opens a bracket that it never closes", "Balance the brackets"),
    (
        "names/places.csv",
        "iraq-name,,mesopotamia,iraq,name,,,",
        "the id 'iraq-name' stands on line",
        "an id of its own",
    ),
    (
        "rules/qualifiers.csv",
        "x,en,or (so,about,after,,,",
        "opens a bracket that it never closes",
        "Balance the brackets",
    ),
    ("rules/qualifiers.csv", "about-en,en,ish,about,after,,,", "the id 'about-en' stands on line", "an id of its own"),
    ("rules/qualifiers.csv", "x,en,ish,about", "not as many cells as the header", "double quotes"),
]


@pytest.mark.parametrize(("name", "row", "problem", "mend"), ROWS, ids=[f"{name}: {row}" for name, row, _, _ in ROWS])
def test_a_broken_row_is_named_with_file_line_and_mend(
    folder: Path, name: str, row: str, problem: str, mend: str
) -> None:
    path = folder / name
    line = add(path, row)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder)
    assert caught.value.where == f"{path}, line {line}"
    assert problem in caught.value.problem
    assert mend in caught.value.mend
    assert str(caught.value).startswith(f"{path}, line {line}: ")


FILES = ["missions.csv", "places.csv", "nations.csv", "names/missions.csv", "names/places.csv", "rules/qualifiers.csv"]


def _remove(path: Path) -> None:
    path.unlink()


def _drop_first_column(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.partition(",")[2] for line in lines[:1]) + "\n", encoding="utf-8")


def _save_as_latin_1(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("–", "-")
    path.write_bytes(text.encode("latin-1", "replace") + b"\xe9\n")


DAMAGE: list[tuple[Callable[[Path], None], str, str]] = [
    (_remove, "the file is missing", "Restore it from the repository"),
    (_drop_first_column, "is missing", "The header is"),
    (_save_as_latin_1, "the file is not UTF-8", "Save it as UTF-8"),
]


@pytest.mark.parametrize(
    ("name", "damage", "problem", "mend"),
    [(name, *damage) for name in FILES for damage in DAMAGE if (name, damage[0]) != ("rules/qualifiers.csv", _remove)],
)
def test_a_damaged_file_is_named(
    folder: Path, name: str, damage: Callable[[Path], None], problem: str, mend: str
) -> None:
    path = folder / name
    damage(path)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder)
    assert caught.value.where.startswith(str(path))
    assert problem in caught.value.problem
    assert mend in caught.value.mend


@pytest.mark.xfail(
    strict=True, reason="which rule files there are is read from the folder: a missing one is a KeyError"
)
def test_a_missing_rules_file_is_named(folder: Path) -> None:
    _remove(folder / "rules" / "qualifiers.csv")
    with pytest.raises(ReferenceDataError, match=r"qualifiers\.csv"):
        load_reference(folder)


@given(st.floats(-180, 180), st.sampled_from([90, 180]))
def test_degrees_stay_what_they_are_or_are_refused(value: float, limit: int) -> None:
    if abs(value) <= limit:
        assert _degrees(repr(value), limit, "latitude", "here") == value
    else:
        with pytest.raises(ReferenceDataError):
            _degrees(repr(value), limit, "latitude", "here")


@given(st.text(max_size=8))
def test_degrees_are_read_or_refused(text: str) -> None:
    with suppress(ReferenceDataError):
        value = _degrees(text, 90, "latitude", "here")
        assert value is None or -90 <= value <= 90
