"""The ground of the maps: borders, rivers and towns from data/basemap, the views, and the projection they share."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from contingent.errors import ContingentError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "basemap"
CREDIT = "Map: Natural Earth; GSHHG/WDBII rivers; GeoNames"
IRAQ = "368"
# Where the names of the countries stand, longitude and latitude.
COUNTRY_NAMES = {
    "IRAN": (49.0, 33.9),
    "SYRIA": (39.2, 35.3),
    "TURKEY": (40.3, 37.9),
    "JORDAN": (37.4, 31.2),
    "SAUDI ARABIA": (42.4, 29.6),
    "KUWAIT": (47.5, 29.35),
    "AZERBAIJAN": (48.3, 39.3),
}
_EARTH_KM_PER_DEGREE = 111.32
_BAR_KM = (5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the map: its name and its bounds in degrees."""

    name: str
    west: float
    south: float
    east: float
    north: float


VIEWS = {
    "iraq": View("Iraq", 38.6, 29.0, 48.9, 37.5),
    "baghdad": View("Baghdad area", 43.95, 33.02, 44.85, 33.62),
}


@dataclass(frozen=True, slots=True)
class Projection:
    """Web Mercator, as the interactive map has it: degrees to px of a sheet of that width and height, y downwards."""

    longitude: float
    mercator: float
    scale: float
    width: float
    height: float

    def px(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = self.width / 2 + (longitude - self.longitude) * self.scale
        return x, self.height / 2 - (mercator(latitude) - self.mercator) * self.scale

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a place on the sheet."""
        longitude = self.longitude + (x - self.width / 2) / self.scale
        return longitude, latitude(self.mercator + (self.height / 2 - y) / self.scale)

    def km(self, px: float) -> float:
        """The length on the ground of so many px in the middle of the sheet."""
        return px / self.scale * _EARTH_KM_PER_DEGREE * math.cos(math.radians(latitude(self.mercator)))

    @property
    def zoom(self) -> float:
        """The zoom level that shows the same on a web map."""
        return math.log2(self.scale * 360 / 512)


def projection(view: str, width: float, height: float) -> Projection:
    """The projection that fits a view of VIEWS into a sheet. Raises KeyError for a view that does not exist."""
    seen = VIEWS[view]
    south, north = mercator(seen.south), mercator(seen.north)
    scale = min(width / (seen.east - seen.west), height / (north - south))
    return Projection((seen.west + seen.east) / 2, (south + north) / 2, scale, width, height)


def scale_bar(on: Projection) -> tuple[int, float]:
    """A round number of km that takes at most a fifth of the sheet's width, and the px that it takes."""
    km = max((one for one in _BAR_KM if one / on.km(1) < on.width * 0.2), default=_BAR_KM[0])
    return km, km / on.km(1)


def mercator(latitude: float) -> float:
    """Latitude as Mercator's y, in degrees of longitude at the equator."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


def latitude(mercator_y: float) -> float:
    """The inverse of `mercator`."""
    return math.degrees(math.atan(math.sinh(math.radians(mercator_y))))


def circle(longitude: float, latitude_: float, km: float, points: int = 48) -> list[tuple[float, float]]:
    """A closed circle on the ground as (longitude, latitude) points."""
    across = km / (_EARTH_KM_PER_DEGREE * math.cos(math.radians(latitude_)))
    up = km / _EARTH_KM_PER_DEGREE
    angles = [2 * math.pi * n / points for n in range(points + 1)]
    return [(longitude + across * math.cos(a), latitude_ + up * math.sin(a)) for a in angles]


@cache
def ground(name: str) -> list[dict[str, Any]]:
    """The features of `countries`, `rivers` or `towns`. Raises ContingentError when the file is missing."""
    path = FOLDER / f"{name}.geojson"
    try:
        features: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["features"]
    except FileNotFoundError as error:
        mend = "Take it from the repository again, or make it with scripts/make_basemap.py."
        raise ContingentError("The basemap is missing.", str(path), mend) from error
    return features
