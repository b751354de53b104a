"""Search from every page: the box in the menu, and what it finds above the page."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from contingent.evidence import source
from contingent.records import records
from contingent.search import Hit, Hits, search
from contingent.selection import Query
from contingent.tables import Tables
from contingent.ui import address
from contingent.wording import count

LIMIT = 25


def search_box() -> None:
    """The box in the sidebar; what is typed goes into the address as `q`."""

    def changed() -> None:
        words = st.session_state["search"].strip()
        address.change(q=[words] if words else [])

    st.session_state["search"] = address.text("q")
    st.text_input(
        "Search sentences and rows",
        key="search",
        type="search",
        placeholder="Search the articles",
        label_visibility="collapsed",
        on_change=changed,
    )


def show(chosen: Tables, query: Query) -> None:
    """What the words of the address find in the selection, each with a link to its passage; nothing without words."""
    words = address.text("q")
    if not words:
        return
    found = search(chosen, words, LIMIT)
    with st.container(key="results"):
        st.html(_results(chosen, words, found, query))
        st.button("Close the search", key="close-search", on_click=address.change, kwargs={"q": []})


def _results(chosen: Tables, words: str, found: Hits, query: Query) -> str:
    if not found.total:
        return f"<h2>No sentence of the selection holds “{escape(words)}”</h2>"
    more = f", the first {LIMIT} of them here" if found.total > LIMIT else ""
    named = chosen.articles[chosen.articles["article_id"].isin([hit.article_id for hit in found.hits])]
    who = {article["article_id"]: source(article) for article in records(named)}
    items = "".join(_item(hit, who[hit.article_id], query) for hit in found.hits)
    return f"<h2>{count('sentence', found.total)} for “{escape(words)}”{more}</h2><ol>{items}</ol>"


def _item(hit: Hit, who: str, query: Query) -> str:
    target = urlencode({**query, "read": hit.article_id, "sentence": hit.sentence_id}, doseq=True)
    rows = f" · {count('row', len(hit.row_ids))} read from it" if hit.row_ids else ""
    return (
        f'<li><a class="passage" href="Sources?{escape(target)}" target="_self">{marked(hit.text, hit.spans)}</a>'
        f"<span>{escape(who)}{rows}</span></li>"
    )


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Text as HTML with the spans in <mark>; everything of the text itself is escaped."""
    parts, at = [], 0
    for start, end in spans:
        parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return "".join(parts) + escape(text[at:])
