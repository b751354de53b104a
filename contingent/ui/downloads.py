"""The Data page's pieces: a table to search, its dictionary, and everything to take away."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

import pandas as pd
import streamlit as st

from contingent import export, wording
from contingent.briefing.provenance import fingerprint
from contingent.schema import BY_NAME
from contingent.search import pattern
from contingent.selection import ROW_ID
from contingent.ui import address, store
from contingent.ui.frame import View
from contingent.ui.row_tables import height_of

# Up to here a table is sent whole, so that the browser can sort and search it by itself.
EAGER_ROWS = 2000
# More rows than these scroll within the table's own frame.
SCREEN_ROWS, SHOT_ROWS = 8, 20


def table(view: View, name: str) -> pd.DataFrame:
    """A table of the selection with a search box; a click on a row opens its card. Returns the rows."""
    chosen = store.chosen_with_sentences(view.selection) if name == "sentences" else view.chosen
    rows = chosen.table(name)
    st.html(f'<p class="lead">{escape(BY_NAME[name].description)}</p>')
    words = (
        ""
        if view.shot
        else st.text_input("Search this table", key=f"search-{name}", type="search", placeholder="Words in any column")
    )
    found = matching(rows, words)
    total = f"{wording.number(len(found))} of {wording.count('row', len(rows))}"
    st.html(f'<p class="aside">{total} · {escape(view.words)}</p>')
    ids = list(found[ROW_ID[name]]) if name in ROW_ID else []
    key = f"table-{name}"

    def changed() -> None:
        picked = st.session_state[key].selection.rows
        address.change(row=[ids[picked[0]]] if picked else [])

    high: int | Literal["auto"] = "auto"
    if view.shot:
        # Left to itself, a table shows ten rows and scrolls, which a picture cannot.
        high = height_of(min(len(found), SHOT_ROWS))
    elif len(found) > SCREEN_ROWS:
        high = 430
    # A large table stays on the server, which sends the rows that are looked at; such a table takes no clicks.
    lazy = len(found) > EAGER_ROWS
    if ids and not lazy:
        st.dataframe(
            found,
            key=key,
            hide_index=True,
            placeholder="",
            on_select=changed,
            selection_mode="single-row",
            height=high,
            lazy=lazy,
        )
    else:
        if ids:
            st.html('<p class="aside">Search for fewer rows to open one by a click.</p>')
        st.dataframe(found, key=key, hide_index=True, placeholder="", height=high, lazy=lazy)
    return found


def matching(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows in which every word stands in some text column, without regard to accents and case."""
    columns = [column for column in rows.columns if pd.api.types.is_string_dtype(rows[column])]
    for word in words.split():
        mask = pd.Series(False, index=rows.index)
        for column in columns:
            mask |= rows[column].str.contains(pattern(word), case=False, regex=True)
        rows = rows[mask]
    return rows


def buttons(view: View, name: str, rows: pd.DataFrame) -> None:
    """The rows shown, in three formats, and all tables of the selection as one package."""
    with st.container(horizontal=True, key="downloads"):
        _download("CSV", lambda: export.csv(rows), f"{name}.csv", "text/csv")
        if len(rows) <= export.EXCEL_ROWS:
            sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            _download("Excel", lambda: export.excel(rows, name), f"{name}.xlsx", sheet)
        _download("Parquet", lambda: export.parquet(rows), f"{name}.parquet", "application/vnd.apache.parquet")
        _download("All tables (zip)", lambda: _package(view), "contingent.zip", "application/zip")


def _package(view: View) -> bytes:
    return export.package(store.chosen_with_sentences(view.selection), view.words)


def _download(label: str, make: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(label, make, file_name, mime, key=f"download-{label}", on_click="ignore")


def dictionary(name: str) -> None:
    """What each column means, from the schema."""
    with st.expander("What the columns mean"):
        rows = "".join(
            f"<tr><th scope='row'><code>{escape(column.name)}</code></th><td>{escape(column.type)}</td>"
            f"<td>{escape(column.description).replace('`', '')}</td></tr>"
            for column in BY_NAME[name].columns
        )
        st.html(f'<table class="list"><tr><th>Column</th><th>Type</th><th>Meaning</th></tr>{rows}</table>')


def how_to_cite(view: View) -> None:
    """A line to cite these very tables by, with what identifies them."""
    with st.expander("How to cite"):
        sources = wording.source_line(view.chosen.articles, room=2000)
        st.html(
            f"<p>Contingent, tables made from news articles, as reported and not verified. Selection: "
            f"{escape(view.words)}. Articles: {escape(sources)}. Fingerprint of the articles: "
            f"<code>{fingerprint(view.chosen)[:12]}</code>.</p><p class='aside'>Cite the article for what it reports; "
            "each row names it, and the words that say it. The same articles give the same fingerprint.</p>"
        )
