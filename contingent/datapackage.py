"""The tables described as a Frictionless Data Package v2 (https://datapackage.org), made from the schema."""

from __future__ import annotations

import json
from typing import Any

from contingent.schema import BY_NAME, TABLES, Column, Table

FILE_NAME = "datapackage.json"


def render() -> str:
    """`datapackage.json`: one resource with a Table Schema per table, foreign keys included.

    `created` stays out, so that the same articles always give the same bytes; `fieldsMatch` stays out because
    frictionless 5 does not know it.
    """
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "contingent",
        "title": "Contingent: news articles about a military deployment, as tidy tables",
        "description": "As reported by the articles: each row points at the sentence, and at the words, that say it. "
        "The cleaned texts are text/<article_id>.txt. An empty cell means unknown.",
        "resources": [_resource(table) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _table_schema(table),
    }


def _table_schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = [table.key]
    keys = [_foreign_key(column) for column in table.columns if column.refers_to and not column.many]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    if constraints:
        field["constraints"] = constraints
    return field


def _foreign_key(column: Column) -> dict[str, Any]:
    """Lists of keys (`nmi;oir`) cannot be said in a Table Schema: `contingent.tables.load` checks those."""
    key = BY_NAME[column.refers_to].key
    return {"fields": [column.name], "reference": {"resource": column.refers_to, "fields": [key]}}
