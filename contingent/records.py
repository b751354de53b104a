"""Rows of a table as dictionaries by column name, for code that shows a few rows one by one."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd

Record = dict[str, Any]


def records(rows: pd.DataFrame) -> list[Record]:
    """Every row of the frame, in its order."""
    return cast(list[Record], rows.to_dict("records"))


def record(rows: pd.DataFrame, column: str, key: str) -> Record | None:
    """The first row whose `column` holds `key`; None when there is none."""
    # Position first: a mask would copy every column of a large table to keep one row of it.
    at = (rows[column] == key).to_numpy(dtype=bool).nonzero()[0][:1]
    found = records(rows.iloc[at])
    return found[0] if found else None
