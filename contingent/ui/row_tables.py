"""The rows under a figure, in words, as a table that opens the evidence card."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from contingent import wording
from contingent.evidence import sources_of
from contingent.records import records
from contingent.selection import ROW_ID
from contingent.tables import Tables
from contingent.ui import address

MOST_ROWS = 500
# Left to itself, the browser makes a column as wide as its first cells, which may be empty.
_WIDTHS = {"Mission": 150, "Place": 170, "Words of the article": 400}


def show(tables: Tables, name: str, rows: pd.DataFrame, alt: str) -> list[str]:
    """A table of `rows` (of the table `name`) in words; a click on a row opens its card. Returns the ids in order."""
    shown = rows.head(MOST_ROWS)
    ids = list(shown[ROW_ID[name]])
    key = f"rows-{name}"

    def changed() -> None:
        picked = st.session_state[key].selection.rows
        address.change(row=[ids[picked[0]]] if picked else [])

    if len(rows) > MOST_ROWS:
        st.html(f'<p class="aside">The first {MOST_ROWS:,} of {len(rows):,} rows; the Data page has all of them.</p>')
    st.dataframe(
        in_words(tables, name, shown),
        key=key,
        hide_index=True,
        on_select=changed,
        selection_mode="single-row",
        column_config={name: st.column_config.TextColumn(width=px) for name, px in _WIDTHS.items()},
        height=min(height_of(len(shown)), 460),
        alt=alt,
    )
    return ids


def height_of(rows: int) -> int:
    """The px that a table with so many rows takes, so that no empty row follows the last; one row is kept for none."""
    return 36 + 33 * max(rows, 1)


def in_words(tables: Tables, name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a table with the columns a reader asks for, in words; the same rows in the same order."""
    shown = records(rows)
    sources = sources_of(tables, shown)
    columns: dict[str, list[str]] = {}
    if name == "figures":
        columns["Number"] = [wording.amount(row) for row in shown]
        columns["Of what"] = [wording.MEASURES[row["measure"]] for row in shown]
        columns["When"] = [wording.dated(row, "as_of", short=True) for row in shown]
    elif name == "events":
        columns["When"] = [wording.dated(row, "date", short=True) for row in shown]
        columns["What"] = [wording.EVENT_TYPES[row["event_type"]] for row in shown]
        columns["Standing"] = [wording.STATUSES[row["status"]] for row in shown]
    else:
        columns["Nation"] = [wording.names(row["nation"], tables.nations, "nation") for row in shown]
        columns["What for"] = [str(row.get("activity") or row.get("role") or "") for row in shown]
    several = "mission_ids" if name in ("figures", "events") else "mission_id"
    columns["Mission"] = [wording.names(row[several], tables.missions, "mission_id", "short_name") for row in shown]
    if name != "tenures":
        columns["Place"] = [wording.names(row["place_id"], tables.places, "place_id") for row in shown]
    columns["Source"] = [sources[row["article_id"]] for row in shown]
    columns["Words of the article"] = [" ".join(row["quote"].split()) for row in shown]
    return pd.DataFrame(columns, index=rows.index)
