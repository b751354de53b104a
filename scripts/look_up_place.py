"""Look a place up in OpenStreetMap's Nominatim and add it to data/reference/places.csv, with its source.

A maintainer's command; the dashboard itself never goes to the network.

    python scripts/look_up_place.py habbaniyah "Al Habbaniyah Air Base, Iraq" --kind base

Nominatim's rules are kept: at most one request a second, an own user agent, the credit in the source column.
Exit codes: 0 the row was added, 1 nothing was found, 2 the request is wrong (the id is there already), 3 no network.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geopy.exc import GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

PLACES = Path(__file__).resolve().parents[1] / "data" / "reference" / "places.csv"
USER_AGENT = "contingent-place-look-up/1 (maintainer's command)"
COLUMNS = ("place_id", "name", "kind", "latitude", "longitude", "where_prec", "coordinates_source")
KINDS = ("base", "city", "country", "region")
# What each kind of OpenStreetMap answer says about how exact it is (UCDP GED where_prec), unless --where-prec is given.
_PREC = {"base": 1, "city": 1, "region": 4, "country": 6}
_SECONDS_BETWEEN = 1.0

#: Takes the words to look up; gives geopy's location, None when nothing is found.
Geocode = Callable[[str], Any]


class Trouble(Exception):
    """Why nothing was added, in words for the maintainer, and the exit code."""

    def __init__(self, message: str, code: int) -> None:
        self.message, self.code = message, code
        super().__init__(message)


def main(arguments: list[str] | None = None, geocode: Geocode | None = None) -> int:
    """Run the command; `geocode` stands in for Nominatim in tests."""
    asked = _parser().parse_args(arguments)
    try:
        refuse(asked.places, asked.place_id)
        found = look_up(asked.query, geocode or nominatim())
        row = as_row(asked.place_id, asked.name or asked.query.split(",")[0], asked.kind, asked.where_prec, found)
        append(asked.places, row)
    except Trouble as trouble:
        print(trouble.message, file=sys.stderr)
        return trouble.code
    print(f"Added to {asked.places.name}: {', '.join(str(row[column]) for column in COLUMNS)}")
    print(f"Nominatim calls it: {found.address}. Check it on a map before you commit it.")
    return 0


def nominatim() -> Geocode:
    """Nominatim, held to one request a second."""
    service = Nominatim(user_agent=USER_AGENT, timeout=10)
    limited: Geocode = RateLimiter(
        service.geocode, min_delay_seconds=_SECONDS_BETWEEN, max_retries=0, swallow_exceptions=False
    )
    return limited


def refuse(places: Path, place_id: str) -> None:
    """Raise Trouble when the id is no slug, or stands in the file already: a place is never overwritten."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", place_id):
        raise Trouble(f"The id “{place_id}” is no slug: use lower-case letters, digits and hyphens.", 2)
    with places.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if row["place_id"] == place_id:
                message = (
                    f"{places.name}, line {line}: the id {place_id} is there already ({row['name']}). Choose another."
                )
                raise Trouble(message, 2)


def look_up(query: str, geocode: Geocode) -> Any:
    """The location that Nominatim gives for the words. Raises Trouble when there is none, or no network."""
    try:
        found = geocode(query)
    except GeocoderServiceError as error:
        why = type(error).__name__
        message = f"Nominatim cannot be reached ({why}). This command needs the network; nothing was changed."
        raise Trouble(message, 3) from error
    if found is None:
        raise Trouble(f"Nominatim knows no place called “{query}”. Try other words; nothing was changed.", 1)
    return found


def as_row(place_id: str, name: str, kind: str, where_prec: int | None, found: Any) -> dict[str, str]:
    """The row of places.csv, degrees to four decimals (about 10 m), with the source that the licence asks for."""
    what = " ".join(str(found.raw.get(key, "")) for key in ("osm_type", "osm_id")).strip()
    return {
        "place_id": place_id,
        "name": name,
        "kind": kind,
        "latitude": f"{found.latitude:.4f}",
        "longitude": f"{found.longitude:.4f}",
        "where_prec": str(where_prec or _PREC[kind]),
        "coordinates_source": f"OpenStreetMap {what} by Nominatim (ODbL 1.0, © OpenStreetMap contributors)",
    }


def append(places: Path, row: dict[str, str]) -> None:
    """Write the row under the last one."""
    text = places.read_text("utf-8")
    with places.open("a", encoding="utf-8", newline="") as file:
        if not text.endswith("\n"):
            file.write("\n")
        csv.DictWriter(file, COLUMNS, lineterminator="\n").writerow(row)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Add a place to data/reference/places.csv, looked up in Nominatim.")
    parser.add_argument("place_id", help="the new id: a lower-case slug")
    parser.add_argument("query", help="what to look up, as precise as possible: “Al Habbaniyah Air Base, Iraq”")
    parser.add_argument("--name", default="", help="the name for labels (default: the query up to its first comma)")
    parser.add_argument("--kind", choices=KINDS, default="base")
    parser.add_argument("--where-prec", type=int, choices=range(1, 7), help="UCDP code: 1 the exact site … 6 a country")
    parser.add_argument("--places", type=Path, default=PLACES, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
