"""Rows on their way into the tables: what `reconcile` gives and `writing` writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contingent.schema import TABLES

Cell = str | int | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows by table name (a key for every table of the schema; each row has exactly that table's columns), and the
    cleaned texts by article id. None and "" both mean unknown; numbers with decimals come already written out."""

    tables: Mapping[str, tuple[Row, ...]]
    texts: Mapping[str, str]

    def __post_init__(self) -> None:
        expected = {table.name for table in TABLES}
        if set(self.tables) != expected:
            raise ValueError(f"not the tables of the schema: {sorted(set(self.tables) ^ expected)}")

    def count(self, name: str) -> int:
        return len(self.tables[name])
