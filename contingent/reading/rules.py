"""The words that reading goes by, from `data/reference/reading/*.csv`.

Every table has the columns `id, language, pattern, output, example, counter_example, note`. `pattern` is a regular
expression (case is ignored unless the table's reader says otherwise); `{month}` and the like stand for parts that
the reader fills in. `language` is ISO 639-1, or empty for a rule of no language in particular.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from contingent.errors import ReferenceDataError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference" / "reading"
COLUMNS = ("id", "language", "pattern", "output", "example", "counter_example", "note")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rules table, as written."""

    id: str
    language: str
    pattern: str
    output: str
    example: str
    counter_example: str
    note: str


@cache
def rules(table: str, folder: Path = FOLDER) -> tuple[Rule, ...]:
    """The rows of `<table>.csv` in their order.

    Raises ReferenceDataError for a table that is missing, lacks a column, or gives an id twice.
    """
    path = folder / f"{table}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise ReferenceDataError(
            f"The table of reading rules cannot be opened ({error.strerror}).", str(path)
        ) from error
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if set(row) != set(COLUMNS) or None in row.values():
            raise ReferenceDataError(
                "This row has not the columns of the table.", f"{path}, line {line}", f"Give it {', '.join(COLUMNS)}."
            )
        if row["id"] in seen:
            raise ReferenceDataError(f"The id {row['id']} is given twice.", f"{path}, line {line}", "Rename one.")
        seen.add(row["id"])
    return tuple(Rule(**row) for row in rows)


def alternatives(chosen: Iterable[Rule]) -> str:
    """The rules' patterns as one alternation; matches nothing when there are none."""
    return "|".join(f"(?:{rule.pattern})" for rule in chosen) or r"(?!)"
