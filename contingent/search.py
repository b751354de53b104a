"""Words looked up in the sentences and rows: without regard to accents, case and the shape of an apostrophe.

    >>> pattern("Agüero") == pattern("aguero")
    True

Every word asked for must stand in the text; a word may be a part of a longer one ("relocat" finds "relocation").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from contingent.records import records
from contingent.tables import Tables

_ROW_TEXTS = {
    "figures": ("figure_id", ("quote",)),
    "events": ("event_id", ("quote", "summary")),
    "tenures": ("tenure_id", ("quote", "person", "rank", "role")),
    "presence": ("presence_id", ("quote", "activity")),
}
_APOSTROPHES = "'’‘ʼ`´"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence in which the words stand, or that gave a row in which they do.

    `spans` are the offsets of the words in `text`, in order, without overlap (empty if only the row has them);
    `row_ids` the rows that the sentence gave and that are among the tables searched.
    """

    sentence_id: str
    article_id: str
    text: str
    spans: tuple[tuple[int, int], ...]
    row_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The first hits in reading order, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def search(tables: Tables, words: str, limit: int = 30) -> Hits:
    """Sentences that hold all the words, or that gave a row that does; nothing for an empty question."""
    patterns = [pattern(word) for word in words.split()]
    if not patterns:
        return Hits((), 0)
    sentences = tables.sentences
    said = _all_in(sentences["text"], patterns)
    by_row = sentences["sentence_id"].isin(_sentences_of_rows(tables, patterns))
    found = sentences[said | by_row]
    found = found[found["article_id"].isin(tables.articles["article_id"])]
    shown = found.head(limit)
    rows = _rows_of(tables, shown["sentence_id"])
    hits = tuple(_hit(record, patterns, rows) for record in records(shown))
    return Hits(hits, len(found))


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text: offsets in order, overlapping ones joined."""
    return _spans(text, [pattern(word) for word in words.split()])


def _hit(record: Mapping[str, str], patterns: list[str], rows: dict[str, tuple[str, ...]]) -> Hit:
    sentence_id, text = record["sentence_id"], record["text"]
    return Hit(sentence_id, record["article_id"], text, _spans(text, patterns), rows.get(sentence_id, ()))


def _spans(text: str, patterns: list[str]) -> tuple[tuple[int, int], ...]:
    found = sorted(match.span() for one in patterns for match in re.finditer(one, text, re.IGNORECASE))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def pattern(word: str) -> str:
    """A regular expression that finds the word however its letters are accented, composed or not.

    It is in the dialect that both Python's `re` and RE2 (which pandas asks for long columns) understand.
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(one))
    return "".join(_letter(one) for one in plain)


@cache
def _letter(plain: str) -> str:
    if plain in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    variants = _accented().get(plain, "")
    one = f"[{plain}{plain.upper()}{variants}]" if variants else re.escape(plain)
    return one + "[\u0300-\u036f]*" if plain.isalpha() else one


@cache
def _accented() -> dict[str, str]:
    """Letters with an accent by the plain letter under it: `e` gives `ÈÉÊË…èéêë…`."""
    variants: dict[str, str] = {}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))
        if len(base) > 1 and base[0].isalpha() and all(unicodedata.combining(one) for one in base[1:]):
            plain = base[0].lower()
            variants[plain] = variants.get(plain, "") + chr(code)
    return variants


def _all_in(texts: pd.Series, patterns: list[str]) -> pd.Series:
    mask = pd.Series(True, index=texts.index)
    for one in patterns:
        mask &= texts.str.contains(one, case=False, regex=True)
    return mask


def _sentences_of_rows(tables: Tables, patterns: list[str]) -> set[str]:
    found: set[str] = set()
    for name, (_, columns) in _ROW_TEXTS.items():
        rows = tables.table(name)
        words = rows[columns[0]]
        for column in columns[1:]:
            words = words + " " + rows[column]
        found |= set(rows.loc[_all_in(words, patterns), "sentence_id"])
    return found


def _rows_of(tables: Tables, sentence_ids: pd.Series) -> dict[str, tuple[str, ...]]:
    wanted = list(sentence_ids)
    rows: dict[str, list[str]] = {}
    for name, (key, _) in _ROW_TEXTS.items():
        table = tables.table(name)
        table = table[table["sentence_id"].isin(wanted)]
        for sentence_id, row_id in zip(table["sentence_id"], table[key], strict=True):
            rows.setdefault(sentence_id, []).append(row_id)
    return {sentence_id: tuple(ids) for sentence_id, ids in rows.items()}
