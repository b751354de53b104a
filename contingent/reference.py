"""The names and rules we brought along: missions, places, nations, and the words by which texts call them.

They live in `data/reference/` as small CSV files that an analyst edits by hand; a broken row is reported with
its file, its line and the mend before anything is read with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from contingent.errors import ReferenceDataError
from contingent.lexicon import Entry, expand, read_lexicon, read_rows

#: The reference data that the project ships.
FOLDER = Path(__file__).resolve().parent.parent / "data" / "reference"
MISSION_KINDS = ("coalition", "nato", "eu", "un", "national")
PLACE_KINDS = ("base", "city", "country", "region")


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission; `led_by` is a nation or body, `kind` one of MISSION_KINDS.

    `first_year` and `last_year` tell which of two missions "the mission" of a dated sentence can be, None if open;
    they never become a row. `never_at` are places where a mission that a sentence does not name itself is not read.
    """

    mission_id: str
    name: str
    short_name: str
    led_by: str
    kind: str
    first_year: int | None = None
    last_year: int | None = None
    never_at: tuple[str, ...] = ()

    def was_under_way(self, year: int) -> bool:
        """Whether the mission may have been under way in a year; an open end is no bound."""
        return (self.first_year or year) <= year <= (self.last_year or year)


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `latitude` and `longitude` are WGS 84 degrees, None if no source gives them.

    `where_prec` is the UCDP GED code (1 the exact site … 6 a country), None without coordinates.
    """

    place_id: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    where_prec: int | None
    coordinates_source: str


@dataclass(frozen=True, slots=True)
class Nation:
    """A nation (ISO 3166-1 alpha-3) or a body (`NATO`, `COALITION`, `EU`, `UN`)."""

    nation: str
    name: str


@dataclass(frozen=True)
class Reference:
    """Everything in `data/reference/` that extraction needs.

    `names` holds the lexicons that say how texts call a mission, place or nation (`output` is the id);
    `rules` holds the others by file name: qualifiers, units, cues, ranks and so on.
    """

    missions: Mapping[str, Mission]
    places: Mapping[str, Place]
    nations: Mapping[str, Nation]
    names: Mapping[str, tuple[Entry, ...]]
    rules: Mapping[str, tuple[Entry, ...]]


@lru_cache(maxsize=4)
def load_reference(folder: Path = FOLDER) -> Reference:
    """Read and check `folder`. Raises ReferenceDataError with file, line and mend."""
    places = _places(folder / "places.csv")
    missions = _missions(folder / "missions.csv", places)
    nations = _nations(folder / "nations.csv")
    known = {"missions": set(missions), "places": set(places), "nations": set(nations)}
    names = {kind: _names(folder / "names" / f"{kind}.csv", ids) for kind, ids in known.items()}
    rules = {path.stem: tuple(read_lexicon(path)) for path in sorted((folder / "rules").glob("*.csv"))}
    return Reference(missions, places, nations, names, rules)


def _missions(path: Path, places: Mapping[str, Place]) -> dict[str, Mission]:
    found: dict[str, Mission] = {}
    for line, row in read_rows(path, ("mission_id", "name", "short_name", "led_by", "kind")):
        where = f"{path}, line {line}"
        _new(row["mission_id"], found, where)
        _one_of(row["kind"], MISSION_KINDS, "kind", where)
        first, last = (_year(row.get(n, ""), n, where) for n in ("first_year", "last_year"))
        never_at = tuple(filter(None, row.get("never_at", "").split(";")))
        for place in never_at:
            _one_of(place, tuple(places), "never_at", where)
        found[row["mission_id"]] = Mission(
            row["mission_id"], row["name"], row["short_name"], row["led_by"], row["kind"], first, last, never_at
        )
    return found


def _places(path: Path) -> dict[str, Place]:
    columns = ("place_id", "name", "kind", "latitude", "longitude", "where_prec", "coordinates_source")
    found: dict[str, Place] = {}
    for line, row in read_rows(path, columns):
        where = f"{path}, line {line}"
        _new(row["place_id"], found, where)
        _one_of(row["kind"], PLACE_KINDS, "kind", where)
        latitude = _degrees(row["latitude"], 90, "latitude", where)
        longitude = _degrees(row["longitude"], 180, "longitude", where)
        if (latitude is None) != (longitude is None):
            raise ReferenceDataError("only one of latitude and longitude is given.", where, "Give both or neither.")
        if latitude is not None:
            _one_of(row["where_prec"], ("1", "2", "3", "4", "5", "6"), "where_prec", where)
        prec = int(row["where_prec"]) if row["where_prec"] else None
        found[row["place_id"]] = Place(
            row["place_id"], row["name"], row["kind"], latitude, longitude, prec, row["coordinates_source"]
        )
    return found


def _nations(path: Path) -> dict[str, Nation]:
    found: dict[str, Nation] = {}
    for line, row in read_rows(path, ("nation", "name")):
        _new(row["nation"], found, f"{path}, line {line}")
        found[row["nation"]] = Nation(row["nation"], row["name"])
    return found


def _names(path: Path, ids: set[str]) -> tuple[Entry, ...]:
    entries = tuple(read_lexicon(path))
    seen: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.output not in ids:
            raise ReferenceDataError(
                f"the id {entry.output!r} is not known.", entry.where, f"Add it to {path.parent.parent / path.name}."
            )
        for phrase in expand(entry.pattern):
            for language in (entry.language, "") if entry.language else ("", "en", "es"):
                twin = next((other for other in seen.get((phrase, language), ()) if _clash(entry, other)), None)
                if twin is not None:
                    raise ReferenceDataError(
                        f"the alias {phrase!r} is given twice.",
                        entry.where,
                        f"It stands in {twin.where} too: keep one.",
                    )
            seen.setdefault((phrase, entry.language), []).append(entry)
    return entries


def _clash(one: Entry, other: Entry) -> bool:
    """Whether two rows may not share an alias: another id, or the same id in the same form."""
    return one is not other and (one.output != other.output or one.get("form") == other.get("form"))


def _new(key: str, found: Mapping[str, object], where: str) -> None:
    if not key:
        raise ReferenceDataError("the id is empty.", where, "Give the row an id.")
    if key in found:
        raise ReferenceDataError(f"the id {key!r} is given twice.", where, "Keep one of the two rows.")


def _one_of(value: str, allowed: tuple[str, ...], column: str, where: str) -> None:
    if value not in allowed:
        raise ReferenceDataError(f"{column} is {value!r}.", where, f"It is one of: {', '.join(allowed)}.")


def _year(text: str, column: str, where: str) -> int | None:
    if text and not (text.isdigit() and len(text) == 4):
        raise ReferenceDataError(f"{column} is {text!r}.", where, "Give a year such as 2018, or nothing.")
    return int(text) if text else None


def _degrees(text: str, limit: int, column: str, where: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise ReferenceDataError(f"{column} is {text!r}.", where, f"Give degrees between -{limit} and {limit}.")
    return value
