"""From any row to the sentence that says it: what an evidence card shows, without a word of its own about the war.

Everything is plain text: what shows it as HTML escapes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from contingent import wording
from contingent.records import Record, record, records
from contingent.selection import ROW_ID
from contingent.tables import Tables

_TABLE_OF_MARK = {"f": "figures", "e": "events", "t": "tenures", "p": "presence"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in its surroundings: the sentence before, the sentence cut at the quotation, the sentence after.

    `lead + quote + tail` is the sentence (or the sentences, when the quotation runs over more than one).
    """

    before: str
    lead: str
    quote: str
    tail: str
    after: str


@dataclass(frozen=True, slots=True)
class Touching:
    """A finding that touches the row: its kind in words, its note, and the other rows it speaks of."""

    kind: str
    heading: str
    note: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a card shows about one row.

    `facts` are label and value in the order they are read; `doubts` are phrases, empty when nothing is in doubt.
    `source` is publisher and date; `title` the article's title, or its file when it has none.
    """

    row_id: str
    table: str
    heading: str
    passage: Passage
    facts: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    findings: tuple[Touching, ...]
    article_id: str
    sentence_id: str
    title: str
    source: str


def table_of(row_id: str) -> str:
    """`figures` for `003_x.f01`; empty when no table has ids of that form."""
    mark = row_id.rpartition(".")[2][:1]
    return _TABLE_OF_MARK.get(mark, "")


def find(tables: Tables, row_id: str) -> Record | None:
    """The row of that id, of whichever table; None when there is none."""
    name = table_of(row_id)
    if not name:
        return None
    return record(tables.table(name), ROW_ID[name], row_id)


def find_all(tables: Tables, row_ids: Iterable[str]) -> dict[str, Record]:
    """Many rows by their id, of whichever tables, in the order asked; ids that no table has are left out."""
    asked = list(dict.fromkeys(row_ids))
    found: dict[str, Record] = {}
    for name, key in ROW_ID.items():
        ids = [one for one in asked if table_of(one) == name]
        rows = tables.table(name)
        if ids:
            at = rows[key].isin(ids).to_numpy(dtype=bool).nonzero()[0]
            found |= {row[key]: row for row in records(rows.iloc[at])}
    return {one: found[one] for one in asked if one in found}


def sources_of(tables: Tables, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Publisher and date by article id, for the articles of some rows."""
    ids = list({row["article_id"] for row in rows})
    at = tables.articles["article_id"].isin(ids).to_numpy(dtype=bool).nonzero()[0]
    return {article["article_id"]: source(article) for article in records(tables.articles.iloc[at])}


def evidence(tables: Tables, row_id: str) -> Evidence | None:
    """The card of a row; None when the tables have no such row."""
    row = find(tables, row_id)
    if row is None:
        return None
    name = table_of(row_id)
    article = article_of(tables, row)
    return Evidence(
        row_id=row_id,
        table=name,
        heading=heading(tables, name, row),
        passage=passage(tables, row),
        facts=tuple((label, value) for label, value in _facts(tables, name, row) if value),
        doubts=tuple(wording.doubts(name, row)) + _place_doubt(tables, name, row),
        findings=touching(tables, row_id),
        article_id=row["article_id"],
        sentence_id=row["sentence_id"],
        title=article["title"] or article["file"],
        source=source(article),
    )


def source(article: Mapping[str, Any]) -> str:
    """`Agence France-Presse, 25 Jan 2024`; `no publisher named, undated`."""
    return f"{article['publisher'] or 'no publisher named'}, {wording.publication(article)}"


def neighbours(order: list[str], row_id: str) -> tuple[str, str]:
    """The rows before and after this one in an order; empty at either end, or when it is not in it."""
    if row_id not in order:
        return "", ""
    at = order.index(row_id)
    return order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else ""


def passage(tables: Tables, row: Mapping[str, Any]) -> Passage:
    """The row's quotation with the sentence before and after it."""
    sentences = tables.sentences[tables.sentences["article_id"] == row["article_id"]].sort_values("start")
    start, end = int(row["quote_start"]), int(row["quote_end"])
    inside = (sentences["start"] < end) & (sentences["end"] > start)
    if not inside.any():
        return Passage("", "", row["quote"], "", "")
    told = sentences[inside]
    first, last = int(told["start"].min()), int(told["end"].max())
    text = " ".join(told["text"])
    cut, stop = max(start - first, 0), min(end, last) - first
    if told["end"].iloc[:-1].tolist() != (told["start"].iloc[1:] - 1).tolist():
        cut, stop = _found(text, row["quote"])
    return Passage(
        before=_last_text(sentences[sentences["end"] <= first]),
        lead=text[:cut],
        quote=text[cut:stop],
        tail=text[stop:],
        after=_first_text(sentences[sentences["start"] >= last]),
    )


def _found(text: str, quote: str) -> tuple[int, int]:
    """Where the quotation stands in sentences that were joined by a single space, whatever lay between them."""
    folded = " ".join(quote.split())
    at = text.find(folded)
    return (at, at + len(folded)) if at >= 0 else (0, len(text))


def _last_text(sentences: pd.DataFrame) -> str:
    return str(sentences["text"].iloc[-1]) if len(sentences) else ""


def _first_text(sentences: pd.DataFrame) -> str:
    return str(sentences["text"].iloc[0]) if len(sentences) else ""


def touching(tables: Tables, row_id: str) -> tuple[Touching, ...]:
    """The findings that speak of a row, conflicts first."""
    near = tables.findings[tables.findings["row_ids"].str.contains(row_id, regex=False)]
    found = []
    for finding in records(near):
        ids = finding["row_ids"].split(";")
        if row_id in ids:
            others = tuple(one for one in ids if one != row_id)
            found.append(Touching(finding["kind"], wording.KINDS[finding["kind"]], finding["note"], others))
    return tuple(sorted(found, key=lambda one: one.kind != "conflict"))


def heading(tables: Tables, table: str, row: Mapping[str, Any]) -> str:
    """What a row says, in a few words: `about 180 personnel deployed`, `José Antonio Agüero, commander`."""
    if table == "figures":
        return f"{wording.amount(row)} {wording.MEASURES[row['measure']]}"
    if table == "events":
        return str(row["summary"])
    if table == "tenures":
        return f"{row['person']}, {row['role']}"
    nation = wording.names(row["nation"], tables.nations, "nation")
    place = wording.names(row["place_id"], tables.places, "place_id")
    mission = wording.names(row["mission_id"], tables.missions, "mission_id")
    return f"{nation} at {place}" if place else f"{nation} in {mission}"


def article_of(tables: Tables, row: Mapping[str, Any]) -> Record:
    """The article that a row of any table names."""
    article = record(tables.articles, "article_id", row["article_id"])
    if article is None:
        raise KeyError(row["article_id"])
    return article


def _facts(tables: Tables, table: str, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    nations = wording.names(row["nations" if table == "events" else "nation"], tables.nations, "nation")
    several = "mission_ids" if table in ("figures", "events") else "mission_id"
    mission = wording.names(row[several], tables.missions, "mission_id")
    place = wording.names(row.get("place_id", ""), tables.places, "place_id")
    common = [("Nation", nations), ("Mission", mission), ("Place", place)]
    if table == "figures":
        return [("When", wording.dated(row, "as_of")), *common]
    if table == "events":
        kind = wording.EVENT_TYPES[row["event_type"]]
        return [("What", f"{kind}, {wording.STATUSES[row['status']]}"), ("When", wording.dated(row, "date")), *common]
    if table == "tenures":
        days = [("From", wording.dated(row, "start")), ("Until", wording.dated(row, "end"))]
        return [("Rank", row["rank"]), *days, *common]
    return [("What for", row["activity"]), ("Since", wording.dated(row, "since")), *common]


def _place_doubt(tables: Tables, table: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    if table == "tenures" or not row["place_id"]:
        return ()
    known = tables.places[tables.places["place_id"] == row["place_id"]]
    if known.empty or pd.isna(known["where_prec"].iloc[0]):
        return ()
    precision = int(known["where_prec"].iloc[0])
    return (f"the place is {wording.WHERE_PREC[precision]}",) if 1 < precision < 6 else ()
