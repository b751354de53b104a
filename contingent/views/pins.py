"""The places that rows name, as the maps draw them: where, how well known, and who is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from contingent.records import records
from contingent.tables import Tables
from contingent.views.basemap import Projection
from contingent.views.theme import Canvas
from contingent.wording import WHERE_PREC, count

_KINDS = ("base", "city")
_ROUGHEST_PIN = 3
# A place that more rows name than this shows the first ones; the evidence list finds the others by place_id.
_MOST_ROWS = 200
# How large the circle of a roughly known place is drawn; the codes name no radius of their own.
_CIRCLE_KM = {2: 5.0, 3: 12.0}


@dataclass(frozen=True, slots=True)
class Pin:
    """One base or city on the sheet: px, radius, and the circle's radius in km and px (0: the site is known)."""

    place_id: str
    name: str
    longitude: float
    latitude: float
    x: float
    y: float
    radius: float
    circle_km: float
    circle_px: float
    missions: tuple[str, ...]
    articles: int
    row_ids: str
    beneath: str
    hover: tuple[str, ...]

    @property
    def mark(self) -> tuple[float, float, float]:
        return self.x, self.y, self.radius


_worked_out: WeakKeyDictionary[Tables, pd.DataFrame] = WeakKeyDictionary()


def places(tables: Tables) -> pd.DataFrame:
    """Every place that a row names, the most mentioned first: the table beside the map.

    A page asks for it several times (map, title, text alternative, table): worked out once, and not to be changed.

    Columns: place_id, name, kind, latitude, longitude, where_prec, known (how well, in words), km_from_baghdad,
    articles (how many mention it), nations, missions, activities (names, joined by `, `; from presence),
    mission_ids, row_ids (`;`-separated, presence first), pinned (whether the map shows it).
    """
    if tables not in _worked_out:
        _worked_out[tables] = _places(tables)
    return _worked_out[tables]


def _places(tables: Tables) -> pd.DataFrame:
    counted, row_ids = _mentions(tables)
    rows = tables.places[tables.places["place_id"].isin(list(counted))]
    ids = list(rows["place_id"])
    there = {column: _by_weight(tables.presence, column) for column in ("nation", "mission_id", "activity")}
    listed = {column: [by_place.get(one, []) for one in ids] for column, by_place in there.items()}
    pinned = rows["kind"].isin(_KINDS) & rows["latitude"].notna() & (rows["where_prec"].fillna(9) <= _ROUGHEST_PIN)
    known = ["no coordinates" if pd.isna(code) else WHERE_PREC.get(int(code), "") for code in rows["where_prec"]]
    return rows.assign(
        known=known,
        articles=[counted[one] for one in ids],
        nations=_named(listed["nation"], tables.nations, "nation", "name"),
        missions=_named(listed["mission_id"], tables.missions, "mission_id", "short_name"),
        activities=[", ".join(values) for values in listed["activity"]],
        mission_ids=[";".join(values) for values in listed["mission_id"]],
        row_ids=[row_ids[one] for one in ids],
        pinned=pinned.astype(bool),
    ).sort_values(["articles", "place_id"], ascending=[False, True], ignore_index=True)


def _mentions(tables: Tables) -> tuple[dict[str, int], dict[str, str]]:
    """By place, how many articles mention it, and the ids of the first rows that do."""
    mentions = pa.concat_tables(
        pa.table(
            {
                "place": pa.array(rows["place_id"], type=pa.string()),
                "article": pa.array(rows["article_id"], type=pa.string()),
                "row": pa.array(rows[row_id], type=pa.string()),
            }
        )
        for rows, row_id in (
            (tables.presence, "presence_id"),
            (tables.figures, "figure_id"),
            (tables.events, "event_id"),
        )
    )
    mentions = mentions.filter(pc.not_equal(mentions["place"], ""))
    # In one thread, so that "the first" are the first of the tables.
    grouped = mentions.group_by("place", use_threads=False).aggregate([("article", "count_distinct"), ("row", "list")])
    names = grouped["place"].to_pylist()
    first = pc.list_slice(grouped["row_list"], 0, _MOST_ROWS).to_pylist()
    counted = dict(zip(names, grouped["article_count_distinct"].to_pylist(), strict=True))
    return counted, {name: ";".join(ids) for name, ids in zip(names, first, strict=True)}


def _by_weight(presence: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """By place the distinct values of a column, the most frequent first."""
    there = pa.table({name: pa.array(presence[name], type=pa.string()) for name in ("place_id", column)})
    there = there.filter(pc.not_equal(there[column], ""))
    counted = there.group_by(["place_id", column]).aggregate([([], "count_all")])
    by_place: dict[str, list[str]] = {}
    for row in counted.sort_by([("count_all", "descending"), (column, "ascending")]).to_pylist():
        by_place.setdefault(row["place_id"], []).append(row[column])
    return by_place


def _named(ids: list[list[str]], table: pd.DataFrame, key: str, name: str) -> list[str]:
    known = dict(zip(table[key], table[name], strict=True))
    return [", ".join(known.get(one, one) for one in cell) for cell in ids]


def pins(rows: pd.DataFrame, on: Projection, canvas: Canvas) -> list[Pin]:
    """The pinned places inside the sheet, the most mentioned first; those on one spot stand side by side."""
    found: list[Pin] = []
    for row in records(rows[rows["pinned"]]):
        x, y = on.px(row["longitude"], row["latitude"])
        if not (0 <= x <= on.width and 0 <= y <= on.height):
            continue
        radius = (3.6 + 1.3 * min(row["articles"], 16) ** 0.5) * canvas.type.label / 13
        while any(abs(x - other.x) < 3 and abs(y - other.y) < 3 for other in found):
            x += radius + 3
        longitude, latitude = on.degrees(x, y)
        missions = tuple(one for one in row["mission_ids"].split(";") if one)
        known = "" if row["where_prec"] == 1 else row["known"]
        circle_km = _CIRCLE_KM.get(int(row["where_prec"]), 0.0)
        found.append(
            Pin(
                row["place_id"],
                _plain(row["name"]),
                longitude,
                latitude,
                x,
                y,
                radius,
                circle_km,
                max(circle_km / on.km(1), radius + 6) if circle_km else 0.0,
                missions,
                int(row["articles"]),
                row["row_ids"],
                _beneath(row["nations"], row["missions"]),
                _hover(row, known),
            )
        )
    return found


def _plain(name: str) -> str:
    """A name without its explanation in brackets."""
    return re.sub(r"\s*\(.*\)$", "", name)


def _beneath(nations: str, missions: str) -> str:
    """`Spain, Italy +3 · NATO Mission Iraq`: who is there, at most two of each."""
    return " · ".join(part for part in (_first_two(nations), _first_two(missions)) if part)


def _first_two(names: str) -> str:
    parts = [one for one in names.split(", ") if one]
    return ", ".join(parts[:2]) + (f" +{len(parts) - 2}" if len(parts) > 2 else "")


def _hover(row: dict[str, object], known: str) -> tuple[str, ...]:
    distance = f"{row['km_from_baghdad']:.0f} km from Baghdad" if row["place_id"] != "baghdad" else ""
    lines = (
        row["name"],
        row["nations"],
        row["missions"],
        row["activities"],
        distance,
        known,
        f"{count('article', int(str(row['articles'])))}",
    )
    return tuple(str(line) for line in lines if line)
