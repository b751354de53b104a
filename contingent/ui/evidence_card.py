"""The evidence card: from a mark, a row or a link to the very words, on every page in the same place.

The row that is looked at is the parameter `row` of the address, so any number can be linked. The card lies over the
page's edge (below it on a narrow screen), so that nothing moves when it opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from contingent.evidence import (
    Evidence,
    Passage,
    Touching,
    evidence,
    find_all,
    heading,
    neighbours,
    sources_of,
    table_of,
)
from contingent.records import Record
from contingent.selection import ROW_ID
from contingent.ui import address
from contingent.ui.frame import PAGES, View

_ORDER = "evidence.order"
MOST_LISTED = 50
_ONE = {"figures": "Figure", "events": "Event", "tenures": "Post held", "presence": "Presence"}


def show(view: View, order: list[str] | None = None) -> None:
    """The card of the row in the address, if there is one.

    `order` is the order of "next" and "previous"; without it, the rows of the same table as the selection leaves them.
    """
    row_id = address.text("row")
    if not row_id:
        return
    card = evidence(view.tables, row_id)
    with st.container(key="evidence"):
        if card is None:
            st.html(f'<p class="kind">No row is called {escape(row_id)}</p>')
            _buttons([], row_id)
            return
        _buttons(_order(view, card.table, order), row_id)
        st.html(_card(card))
        _link_to_reader(view, card)
        for touching in card.findings:
            st.html(_finding(view, touching))
        if under := _under_the_mark(view, row_id):
            st.html(under)


def choose(row_id: str) -> None:
    """Open the card of a row; for callbacks."""
    address.change(row=[row_id] if row_id else [])


def chosen_in_chart(key: str) -> Callable[[], None]:
    """A callback for a plotly chart's selection: the card of the mark that was clicked.

    A click on the mark that is selected already unselects it. With its card open that means "close"; with the card
    closed meanwhile it means "show it again".
    """

    def changed() -> None:
        points: list[dict[str, Any]] = st.session_state[key].selection.points
        data = points[0].get("customdata") if points else None
        again = "" if address.text("row") else st.session_state.get(f"{key}.last", "")
        row_id = str(data[0]) if data else again
        st.session_state[f"{key}.last"] = row_id
        st.session_state[_ORDER] = str(data[1]).split(";") if data and len(data) > 1 else []
        choose(row_id)

    return changed


def chosen_on_map(key: str) -> Callable[[], None]:
    """A callback for the selection on a map drawn by plotly: the card of the place that was clicked."""

    def changed() -> None:
        points: list[dict[str, Any]] = st.session_state[key].selection.points
        data = points[0].get("customdata") if points else None
        again = "" if address.text("place") else st.session_state.get(f"{key}.last", "")
        place_id = str(data[0]) if data else again
        st.session_state[f"{key}.last"] = place_id
        address.change(place=[place_id] if place_id else [], row=[])

    return changed


def _order(view: View, table: str, order: list[str] | None) -> list[str]:
    """Where "next" leads: through the rows that the clicked mark stands for, if several; else the page's rows."""
    row_id = address.text("row")
    of_mark: list[str] = st.session_state.get(_ORDER, [])
    if len(of_mark) > 1 and row_id in of_mark:
        return of_mark
    if order and row_id in order:
        return order
    return list(view.chosen.table(table)[ROW_ID[table]])


def _buttons(order: list[str], row_id: str) -> None:
    before, after = neighbours(order, row_id)
    if row_id in order:
        st.html(f'<p class="kind">{order.index(row_id) + 1:,} of {len(order):,}</p>')
    with st.container(key="evidence-buttons", horizontal=True):
        _step("Previous", "P", before)
        _step("Next", "N", after)
        st.button("Close", key="evidence-close", shortcut="Esc", on_click=choose, args=("",))


def _step(label: str, shortcut: str, row_id: str) -> None:
    key = f"evidence-{label.lower()}"
    st.button(label, key=key, shortcut=shortcut, disabled=not row_id, on_click=choose, args=(row_id,))


def _card(card: Evidence) -> str:
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in card.facts)
    doubts = "".join(f"<li>{escape(doubt)}</li>" for doubt in card.doubts)
    return (
        f'<p class="kind">{_ONE[card.table]}, as reported</p><h2>{escape(card.heading)}</h2>'
        f"{quotation(card.passage)}"
        f'<p class="source">{escape(card.title)}<br>{escape(card.source)}</p>'
        f"<dl>{facts}</dl>"
        + (f'<h3>In doubt</h3><ul class="doubts">{doubts}</ul>' if doubts else '<p class="aside">Nothing in doubt.</p>')
        + f'<p class="row-id">{escape(card.row_id)}</p>'
    )


def quotation(passage: Passage) -> str:
    """The quotation as HTML: its words marked, its surroundings in grey."""
    return (
        f'<blockquote><span class="near">{escape(passage.before)}</span> {escape(passage.lead)}'
        f"<mark>{escape(passage.quote)}</mark>{escape(passage.tail)}"
        f' <span class="near">{escape(passage.after)}</span></blockquote>'
    )


def _under_the_mark(view: View, row_id: str) -> str:
    """The rows that the clicked mark stands for, if they are several."""
    ids: list[str] = st.session_state.get(_ORDER, [])
    if len(ids) < 2 or row_id not in ids:
        return ""
    items = row_items(view, ids, MOST_LISTED)
    return f"<details><summary>All {len(ids):,} under the mark that was clicked</summary><ul>{items}</ul></details>"


def _finding(view: View, touching: Touching) -> str:
    others = "".join(f"<br>{link}" for link in row_links(view, touching.others).values())
    note = f"<b>{escape(touching.heading)}.</b> {escape(touching.note)}"
    return f'<p class="finding {touching.kind}">{note}{others}</p>'


def _link_to_reader(view: View, card: Evidence) -> None:
    query = view.query(read=card.article_id, row=card.row_id)
    st.page_link(PAGES["Sources"], label="Read it in the article", query_params=query)


def row_links(view: View, row_ids: Iterable[str]) -> dict[str, str]:
    """By row id, a link that opens the row's card on this page; rows that do not exist are left out."""
    rows = find_all(view.tables, row_ids)
    sources = sources_of(view.tables, rows.values())
    return {one: _row_link(view, one, row, sources[row["article_id"]]) for one, row in rows.items()}


def row_items(view: View, row_ids: Iterable[str], most: int) -> str:
    """Such links as list items, `most` of them, and how many more there are."""
    ids = list(row_ids)
    links = "".join(f"<li>{link}</li>" for link in row_links(view, ids[:most]).values())
    return links + (f"<li>and {len(ids) - most:,} more</li>" if len(ids) > most else "")


def _row_link(view: View, row_id: str, row: Record, source: str) -> str:
    label = f"{heading(view.tables, table_of(row_id), row)} ({source})"
    target = urlencode(view.here(row=row_id), doseq=True)
    return f'<a class="soft" href="?{escape(target)}" target="_self">{escape(label)}</a>'
