"""The maintainer's look-up of a place, with a stand-in for Nominatim."""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from geopy.exc import GeocoderUnavailable

ROOT = Path(__file__).parents[1]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


look_up_place = script("look_up_place")
HABBANIYAH = SimpleNamespace(
    latitude=33.38162, longitude=43.57124, address="Al Habbaniyah, Anbar, Iraq", raw={"osm_type": "way", "osm_id": 4711}
)


@pytest.fixture
def places(tmp_path: Path) -> Path:
    copy = tmp_path / "places.csv"
    copy.write_bytes((ROOT / "data" / "reference" / "places.csv").read_bytes())
    return copy


def run(places: Path, *arguments: str, answer: object = HABBANIYAH) -> int:
    def geocode(query: str) -> object:
        if isinstance(answer, Exception):
            raise answer
        return answer

    code: int = look_up_place.main([*arguments, "--places", str(places)], geocode)
    return code


def test_the_answer_is_added_with_its_source(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = places.read_bytes()
    assert run(places, "habbaniyah", "Al Habbaniyah Air Base, Iraq") == 0
    assert places.read_bytes().startswith(before)
    with places.open(encoding="utf-8", newline="") as file:
        row = list(csv.DictReader(file))[-1]
    assert row == {
        "place_id": "habbaniyah",
        "name": "Al Habbaniyah Air Base",
        "kind": "base",
        "latitude": "33.3816",
        "longitude": "43.5712",
        "where_prec": "1",
        "coordinates_source": "OpenStreetMap way 4711 by Nominatim (ODbL 1.0, © OpenStreetMap contributors)",
    }
    assert "Al Habbaniyah, Anbar, Iraq" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "answer", "code", "words"),
    [
        (("taji", "Taji"), HABBANIYAH, 2, "places.csv, line 19: the id taji is there already (Camp Taji)"),
        (("Camp Taji", "Taji"), HABBANIYAH, 2, "is no slug"),
        (("nowhere", "Nowhere at all"), None, 1, "Nominatim knows no place called “Nowhere at all”"),
        (("new", "New"), GeocoderUnavailable("down"), 3, "This command needs the network; nothing was changed."),
    ],
)
def test_trouble_is_said_and_changes_nothing(
    places: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], answer: object, code: int, words: str
) -> None:
    before = places.read_bytes()
    assert run(places, *arguments, answer=answer) == code
    assert words in capsys.readouterr().err
    assert places.read_bytes() == before


def test_nominatim_is_asked_at_most_once_a_second_under_our_own_name() -> None:
    limiter = look_up_place.nominatim()
    assert limiter.min_delay_seconds >= 1
    assert "contingent" in limiter.func.__self__.headers["User-Agent"]
