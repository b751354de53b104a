"""The data dictionary, from the schema: `python -m contingent.dictionary` writes docs/data-dictionary.md."""

from __future__ import annotations

from pathlib import Path

from contingent.schema import TABLES, Column, Table

DICTIONARY = Path(__file__).resolve().parent.parent / "docs" / "data-dictionary.md"

_PREAMBLE = """# Data dictionary

Made from `contingent/schema.py` by `python -m contingent.dictionary`; do not edit by hand.

One CSV per table in `data/tables/` (UTF-8, header row, rows in the order of their id), and `datapackage.json`, which
describes them as a [Frictionless Data Package](https://datapackage.org). **An empty cell means unknown.**

Everything is *as reported*: an article that is wrong gives a row that is wrong, and two articles that disagree both
stay. `quote_start` and `quote_end` are code-point offsets (from 0, end exclusive) into the article's cleaned text,
`text/<article_id>.txt`; `quote` is exactly what stands there.

Dates are EDTF strings (ISO 8601-2): `2024-01-25`, `2015-07`, `2004`, `2018-23` (autumn 2018),
`2023-10-17/2024-01-25`, `2014/..` (since 2014), `2023-10~` (about October 2023), `XXXX-05` (a May whose year is not
said). Beside a date `d` stand `d_from` and `d_to`, the first and last calendar day it can mean.

Bounds of a number follow from its qualifier and are never guessed: `exact` gives both, `at_least` n gives low n,
`more_than` n low n+1, `up_to` n high n, `less_than` n high n-1, `between` both, and `about` none.
"""


def markdown() -> str:
    """The whole dictionary: what the conventions are, then a section per table."""
    return "\n".join([_PREAMBLE, *(_section(table) for table in TABLES)])


def _section(table: Table) -> str:
    lines = [f"## {table.name}", "", table.description, "", "| column | type | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{column.name}` | {_type(column, table)} | {_meaning(column)} |" for column in table.columns]
    return "\n".join([*lines, ""])


def _type(column: Column, table: Table) -> str:
    words: list[str] = [column.type]
    if column.name == table.key:
        words.append("key")
    if column.refers_to:
        words.append(f"{'list of keys' if column.many else 'key'} of `{column.refers_to}`")
    return ", ".join(words)


def _meaning(column: Column) -> str:
    codes = [code for code in column.enum if f"`{code}`" not in column.description]
    suffix = f" ({', '.join(f'`{code}`' for code in codes)})" if codes else ""
    return f"{column.description}{suffix}".replace("|", "\\|")


if __name__ == "__main__":
    DICTIONARY.write_text(markdown(), encoding="utf-8")
    print(f"wrote {DICTIONARY}")
