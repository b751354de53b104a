"""The article reader: the cleaned text with every passage that gave a row marked by its kind.

Each kind has its own line under the words as well as its own colour, so that colour alone carries nothing. Whatever
the article says is escaped: its marks, scripts and pictures show as the text that they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from contingent.errors import TablesError
from contingent.evidence import heading, source, table_of
from contingent.passages import Mark, Segment, segments
from contingent.records import Record, record, records
from contingent.selection import CLAIM_TABLES, ROW_ID, Query
from contingent.tables import Tables
from contingent.ui import address
from contingent.ui.frame import View
from contingent.wording import count

KINDS = {
    "figures": "Figures",
    "events": "Events",
    "tenures": "Posts held",
    "presence": "Presence",
    "left": "Left alone",
    "repairs": "Mended",
}
LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "de": "German", "ar": "Arabic"}
_LEFT, _REPAIRS = "left", "repairs"


def show(view: View, article_id: str) -> None:
    """Draw the article with its marks, and the rows read from it beside them."""
    article = record(view.tables.articles, "article_id", article_id)
    if article is None:
        st.html(f'<p class="aside">There is no article called {escape(article_id)}.</p>')
        return
    st.html(_head(article))
    shown = (
        list(KINDS)
        if view.shot
        else st.pills(
            "Show in the text",
            list(KINDS),
            selection_mode="multi",
            default=list(KINDS),
            format_func=lambda one: KINDS[one],
        )
    )
    try:
        text = view.tables.texts[article_id]
    except TablesError as error:
        st.html(f'<p class="failed">{escape(str(error))}</p>')
        return
    page, aside = st.columns([0.66, 0.34], gap="large")
    marks = [mark for mark in _marks(view.tables, article_id) if mark.kind in (*shown, "sentence")]
    with page:
        st.html(text_as_html(text, marks, view.query(part="reader", read=article_id), article["language"]))
    with aside, st.container(key="rows-of-article"):
        st.html(_rows(view, article_id) + _repairs(view.tables, article_id) + _left_alone(view.tables, article_id))


def text_as_html(text: str, marks: list[Mark], query: Query, language: str) -> str:
    """The text as HTML, each marked stretch a link to its row (or, of the looked-for sentence, an anchor)."""
    seen: set[str] = set()
    body = "".join(_segment(text, segment, query, seen) for segment in segments(len(text), marks))
    return f'<div class="article" lang="{escape(language)}">{body}</div>'


def _segment(text: str, segment: Segment, query: Query, seen: set[str]) -> str:
    words = escape(text[segment.start : segment.end])
    if not segment.marks:
        return words
    classes = " ".join(dict.fromkeys(mark.kind for mark in segment.marks))
    anchors = "".join(_anchor(mark, seen) for mark in segment.marks)
    row = next((mark for mark in segment.marks if mark.kind in CLAIM_TABLES), None)
    if row is None:
        note = escape(" · ".join(mark.mark_id for mark in segment.marks if mark.kind in (_LEFT, _REPAIRS)))
        return f'{anchors}<span class="passage-mark {classes}" title="{note}">{words}</span>'
    here = " here" if address.text("row") in {mark.mark_id for mark in segment.marks} else ""
    target = escape(urlencode({**query, "row": row.mark_id}, doseq=True))
    return f'{anchors}<a class="soft passage-mark {classes}{here}" href="?{target}" target="_self">{words}</a>'


def _anchor(mark: Mark, seen: set[str]) -> str:
    """Where the address leads: once per row, at its first word."""
    if mark.mark_id in seen or mark.kind in (_LEFT, _REPAIRS):
        return ""
    seen.add(mark.mark_id)
    return f'<span id="passage-{escape(mark.mark_id)}" tabindex="-1"></span>'


def _marks(tables: Tables, article_id: str) -> list[Mark]:
    marks = []
    for name in CLAIM_TABLES:
        for row in _of(tables, name, article_id):
            marks.append(Mark(row["quote_start"], row["quote_end"], name, row[ROW_ID[name]]))
    for row in _of(tables, "left_alone", article_id):
        marks.append(Mark(row["quote_start"], row["quote_end"], _LEFT, f"Left alone: {row['reason']}"))
    for row in _of(tables, "repairs", article_id):
        marks.append(Mark(row["start"], row["end"], _REPAIRS, f"{row['kind']}; the file had: {row['raw']}"))
    wanted = address.text("sentence")
    for row in _of(tables, "sentences", article_id):
        if row["sentence_id"] == wanted:
            marks.append(Mark(row["start"], row["end"], "sentence", wanted))
    return marks


def _of(tables: Tables, name: str, article_id: str) -> list[Record]:
    rows = tables.table(name)
    return records(rows[rows["article_id"] == article_id])


def _head(article: Mapping[str, Any]) -> str:
    known = {"stated": "as the page states", "inferred": "worked out from its text", "": ""}[article["published_basis"]]
    language = LANGUAGES.get(article["language"], article["language"])
    facts = [source(article), known, language, count("word", int(article["words"])), article["file"]]
    line = " · ".join(fact for fact in facts if fact)
    return f'<h2 class="title">{escape(article["title"] or article["file"])}</h2><p class="aside">{escape(line)}</p>'


def _rows(view: View, article_id: str) -> str:
    query = view.query(part="reader", read=article_id)
    parts = []
    for name in CLAIM_TABLES:
        rows = sorted(_of(view.tables, name, article_id), key=lambda row: row["quote_start"])
        items = "".join(_row(view.tables, name, row, query) for row in rows)
        if items:
            parts.append(f"<h3>{KINDS[name]} ({len(rows)})</h3><ul>{items}</ul>")
    return "".join(parts) or '<p class="aside">No row was read from this article.</p>'


def _row(tables: Tables, name: str, row: Mapping[str, Any], query: Query) -> str:
    row_id = row[ROW_ID[name]]
    target = escape(urlencode({**query, "row": row_id}, doseq=True))
    here = ' class="here"' if address.text("row") == row_id else ""
    words = escape(heading(tables, table_of(row_id), row))
    return f'<li{here}><a class="soft" href="?{target}" target="_self">{words}</a></li>'


def _repairs(tables: Tables, article_id: str) -> str:
    rows = _of(tables, "repairs", article_id)
    if not rows:
        return ""
    items = "".join(
        f"<tr><td>{escape(row['kind'])}</td><td>{escape(row['raw'])}</td>"
        f"<td>{escape(row['mended']) or '<i>left out</i>'}</td></tr>"
        for row in rows
    )
    head = "<tr><th>What was wrong</th><th>The file had</th><th>Shown here</th></tr>"
    return f"<details><summary>{count('repair', len(rows))} on reading</summary><table>{head}{items}</table></details>"


def _left_alone(tables: Tables, article_id: str) -> str:
    rows = _of(tables, "left_alone", article_id)
    if not rows:
        return ""
    items = "".join(f"<li>“{escape(row['quote'])}”: {escape(row['reason'])}</li>" for row in rows)
    return f"<details><summary>{count('number', len(rows))} or dates left alone</summary><ul>{items}</ul></details>"
