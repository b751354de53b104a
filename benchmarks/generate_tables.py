"""Large tables for measuring the dashboard: `python benchmarks/generate_tables.py --articles 100000 --tables DIR`.

Made of nothing but a seed: the same arguments give the same bytes. For each 100,000 articles 300,000 figures and
386,000 events (as many events as UCDP's Georeferenced Event Dataset holds), tenures, presence and findings. Every row
has its sentence, and every quotation stands where it says. The numbers mean nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contingent import datapackage
from contingent.schema import BY_NAME, TABLES
from contingent.tables import load

ROWS_PER_ARTICLE = {"figures": 3.0, "events": 3.86, "tenures": 0.2, "presence": 0.5}
MARKS = {"figures": "f", "events": "e", "tenures": "t", "presence": "p"}
PUBLISHERS = tuple(f"Publisher {number:02}" for number in range(60))
MISSIONS = ("nmi", "oir", "mnf-i", "unifil")
PLACES = (("baghdad", 33.3128, 44.3615, 1), ("besmaya", 33.1, 44.5833, 3), ("taji", 33.5239, 44.2567, 1),
          ("union-iii", 33.306, 44.388, 2), ("erbil", 36.19, 44.009, 1), ("al-asad", 33.7856, 42.4412, 1))  # fmt: skip
NATIONS = ("ESP", "ITA", "NLD", "USA", "DEU", "POL")
MEASURES = ("deployed", "trained", "relocated", "attacks")
QUALIFIERS = ("exact", "about", "at_least", "more_than", "up_to")
EVENT_TYPES = ("deployment", "withdrawal", "meeting", "agreement", "attack", "command_change", "milestone")
FIRST_DAY, LAST_DAY = np.datetime64("2003-01-01"), np.datetime64("2026-06-30")
TEXTS = 200


def generate(articles: int, seed: int) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """Every table by name, and the cleaned texts of the first articles (all of them would be files for nothing)."""
    chance = np.random.default_rng(seed)
    ids = np.array([f"g{number:06}" for number in range(articles)])
    published = _days(chance, articles)
    claims = {name: _claims(name, chance, ids, round(articles * share)) for name, share in ROWS_PER_ARTICLE.items()}
    sentences = _sentences(claims)
    _fill_figures(claims["figures"], chance, published)
    _fill_events(claims["events"], chance, published)
    _fill_tenures(claims["tenures"], chance)
    _fill_presence(claims["presence"], chance)
    tables = {"articles": _articles(chance, ids, published), "sentences": sentences, **claims, **_names()}
    tables["findings"] = _findings(claims["figures"])
    full = {table.name: _complete(table.name, tables.get(table.name)) for table in TABLES}
    first = sentences[sentences["article_id"].isin(ids[:TEXTS])]
    return full, {str(one): "\n".join(rows["text"]) + "\n" for one, rows in first.groupby("article_id")}


def write(articles: int, seed: int, folder: Path) -> None:
    """Write the tables and check that they load."""
    tables, texts = generate(articles, seed)
    (folder / "text").mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        rows.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    for article_id, text in texts.items():
        (folder / "text" / f"{article_id}.txt").write_text(text, "utf-8", newline="\n")
    (folder / datapackage.FILE_NAME).write_text(datapackage.render(), "utf-8")
    load(folder)


def _days(chance: np.random.Generator, many: int) -> np.ndarray:
    span = int((LAST_DAY - FIRST_DAY).astype(int))
    return FIRST_DAY + chance.integers(0, span, many).astype("timedelta64[D]")


def _claims(name: str, chance: np.random.Generator, ids: np.ndarray, many: int) -> pd.DataFrame:
    """Rows dealt out to articles, numbered within each, with the words that "say" them."""
    owners = np.sort(chance.integers(0, len(ids), many))
    rows = pd.DataFrame({"article_id": ids[owners]})
    number = rows.groupby("article_id").cumcount() + 1
    rows[BY_NAME[name].key] = rows["article_id"] + "." + MARKS[name] + number.astype(str).str.zfill(2)
    rows["quote"] = [f"{name} report number {value}" for value in chance.integers(1, 5000, many)]
    rows["rule"] = "generated"
    return rows


def _sentences(claims: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One sentence per row, laid end to end in each article; writes the offsets and sentence ids into the claims."""
    said = pd.concat([rows[["article_id", "quote"]].assign(table=name) for name, rows in claims.items()])
    said = said.sort_values("article_id", kind="stable")
    said["text"] = "The ministry spoke of " + said["quote"] + " on that day."
    length = said["text"].str.len() + 1
    said["start"] = length.groupby(said["article_id"]).cumsum() - length
    said["end"] = said["start"] + length - 1
    number = said.groupby("article_id").cumcount()
    said["sentence_id"] = said["article_id"] + ".s" + number.astype(str).str.zfill(3)
    said["paragraph"] = number
    for name, rows in claims.items():
        own = said[said["table"] == name].sort_index()
        rows["sentence_id"] = own["sentence_id"].to_numpy()
        rows["quote_start"] = own["start"].to_numpy() + len("The ministry spoke of ")
        rows["quote_end"] = rows["quote_start"] + rows["quote"].str.len()
    return said[["sentence_id", "article_id", "paragraph", "start", "end", "text"]].reset_index(drop=True)


def _dates(rows: pd.DataFrame, column: str, chance: np.random.Generator) -> None:
    """A third of the dates are days, a third months, a third years; one in fifty is unknown."""
    days = pd.Series(_days(chance, len(rows)))
    kind = chance.integers(0, 3, len(rows))
    year, month, day = days.dt.strftime("%Y"), days.dt.strftime("%Y-%m"), days.dt.strftime("%Y-%m-%d")
    last_of_month = (days + pd.offsets.MonthEnd(0)).dt.strftime("%Y-%m-%d")
    known = chance.random(len(rows)) > 0.02
    values = {
        column: np.choose(kind, [day, month, year]),
        f"{column}_from": np.choose(kind, [day, month + "-01", year + "-01-01"]),
        f"{column}_to": np.choose(kind, [day, last_of_month, year + "-12-31"]),
        f"{column}_basis": np.full(len(rows), "stated"),
    }
    for name, value in values.items():
        rows[name] = np.where(known, value, "")


def _picked(chance: np.random.Generator, values: tuple[str, ...], many: int) -> np.ndarray:
    return np.array(values)[chance.integers(0, len(values), many)]


def _fill_figures(rows: pd.DataFrame, chance: np.random.Generator, published: np.ndarray) -> None:
    many = len(rows)
    rows["measure"] = _picked(chance, MEASURES, many)
    rows["value"] = chance.integers(10, 3000, many)
    rows["qualifier"] = _picked(chance, QUALIFIERS, many)
    rows["low"] = _bound(rows, {"exact": 0, "at_least": 0, "more_than": 1})
    rows["high"] = _bound(rows, {"exact": 0, "up_to": 0})
    rows["unit"] = np.where(rows["measure"] == "attacks", "attacks", "persons")
    rows["nation"] = _picked(chance, NATIONS, many)
    rows["mission_ids"] = _picked(chance, (*MISSIONS, "nmi;oir", ""), many)
    rows["place_id"] = _picked(chance, (*(place[0] for place in PLACES), "", "", ""), many)
    _dates(rows, "as_of", chance)


def _bound(rows: pd.DataFrame, offsets: dict[str, int]) -> pd.Series:
    offset = rows["qualifier"].map(offsets)
    return (rows["value"] + offset).astype("Int64")


def _fill_events(rows: pd.DataFrame, chance: np.random.Generator, published: np.ndarray) -> None:
    many = len(rows)
    rows["event_type"] = _picked(chance, EVENT_TYPES, many)
    rows["status"] = _picked(chance, ("occurred", "occurred", "occurred", "planned", "denied"), many)
    rows["nations"] = _picked(chance, (*NATIONS, "ESP;ITA"), many)
    rows["mission_ids"] = _picked(chance, (*MISSIONS, ""), many)
    rows["place_id"] = _picked(chance, (*(place[0] for place in PLACES), "", "", ""), many)
    rows["summary"] = rows["quote"]
    rows["occurrence_id"] = rows["event_id"]
    _dates(rows, "date", chance)
    rows["date_prec"] = rows["date"].str.len().map({10: 1, 7: 4, 4: 5}).astype("Int64")


def _fill_tenures(rows: pd.DataFrame, chance: np.random.Generator) -> None:
    rows["person"] = [f"General {number}" for number in chance.integers(1, 400, len(rows))]
    rows["rank"] = "General"
    rows["role"] = "commander"
    rows["nation"] = _picked(chance, NATIONS, len(rows))
    rows["mission_id"] = _picked(chance, MISSIONS, len(rows))
    _dates(rows, "start", chance)


def _fill_presence(rows: pd.DataFrame, chance: np.random.Generator) -> None:
    rows["nation"] = _picked(chance, NATIONS, len(rows))
    rows["mission_id"] = _picked(chance, MISSIONS, len(rows))
    rows["place_id"] = _picked(chance, tuple(place[0] for place in PLACES), len(rows))
    rows["activity"] = "training"


def _articles(chance: np.random.Generator, ids: np.ndarray, published: np.ndarray) -> pd.DataFrame:
    days = pd.Series(published).dt.strftime("%Y-%m-%d")
    return pd.DataFrame(
        {
            "article_id": ids, "file": ids + ".txt", "sha256": ["0" * 64] * len(ids), "words": 100, "language": "en",
            "title": "Report " + pd.Series(ids), "publisher": _picked(chance, PUBLISHERS, len(ids)), "published": days,
            "published_from": days, "published_to": days, "published_basis": "stated",
        }
    )  # fmt: skip


def _names() -> dict[str, pd.DataFrame]:
    missions = [(one, f"Mission {one.upper()}", one.upper(), "NATO", "nato") for one in MISSIONS]
    places = [(one, one.title(), "base", lat, lon, prec, "generated", 10.0) for one, lat, lon, prec in PLACES]
    return {
        "missions": pd.DataFrame(missions, columns=list(BY_NAME["missions"].column_names)),
        "places": pd.DataFrame(places, columns=list(BY_NAME["places"].column_names)),
        "nations": pd.DataFrame([(one, one.title()) for one in NATIONS], columns=["nation", "name"]),
    }


def _findings(figures: pd.DataFrame) -> pd.DataFrame:
    """Every hundredth pair of neighbouring figures is called a conflict."""
    first, second = figures["figure_id"][::200].to_numpy(), figures["figure_id"][1::200].to_numpy()
    many = min(len(first), len(second))
    return pd.DataFrame(
        {
            "finding_id": [f"n{number:06}" for number in range(many)],
            "kind": "conflict",
            "subject": "deployed",
            "row_ids": [f"{a};{b}" for a, b in zip(first[:many], second[:many], strict=True)],
            "note": "Two generated numbers that cannot both hold.",
        }
    )


def _complete(name: str, rows: pd.DataFrame | None) -> pd.DataFrame:
    """All columns of the schema in its order, rows by their key; a table that is not made has none."""
    table = BY_NAME[name]
    made = rows if rows is not None else pd.DataFrame()
    full = made.reindex(columns=list(table.column_names), fill_value="")
    return full.sort_values(table.key) if table.key and len(full) else full


def main() -> None:
    parser = argparse.ArgumentParser(description="Large tables for measuring the dashboard.")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", type=Path, required=True, help="folder to write")
    asked = parser.parse_args()
    write(asked.articles, asked.seed, asked.tables)


if __name__ == "__main__":
    main()
