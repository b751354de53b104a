"""The card of a place: what it is, how well it is known, who is there for which mission, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from contingent.records import record
from contingent.ui import address, evidence_card
from contingent.ui.evidence_card import row_items
from contingent.ui.frame import View
from contingent.views import bases
from contingent.wording import count

MOST_ROWS = 40


def rows_of(view: View, place_id: str) -> list[str]:
    """The ids of the rows that name a place, presence first; [] when there is no such place."""
    place = _place(view, place_id)
    return str(place["row_ids"]).split(";") if place else []


def show_row_or_place(view: View) -> None:
    """The card of the row in the address or, without one, of the place; "next" leads through the place's rows."""
    if address.text("row"):
        evidence_card.show(view, rows_of(view, address.text("place")))
    else:
        show(view)


def show(view: View) -> None:
    """The card of the place in the address, if there is one."""
    place_id = address.text("place")
    if not place_id:
        return
    place = _place(view, place_id)
    with st.container(key="evidence"):
        st.button("Close", key="place-close", shortcut="Esc", on_click=address.change, kwargs={"place": []})
        if place is None:
            st.html(f'<p class="kind">No row of this selection names the place {escape(place_id)}</p>')
            return
        st.html(_card(view, place))


def _place(view: View, place_id: str) -> Mapping[str, Any] | None:
    return record(bases.places(view.chosen), "place_id", place_id)


def _card(view: View, place: Mapping[str, Any]) -> str:
    facts = (
        ("Missions", place["missions"]),
        ("Nations", place["nations"]),
        ("What for", place["activities"]),
        ("From Baghdad", f"{place['km_from_baghdad']:.0f} km" if place["pinned"] else ""),
        ("Position", f"{place['latitude']:.4f}, {place['longitude']:.4f}" if place["pinned"] else ""),
        ("Known", place["known"]),
        ("Position from", place["coordinates_source"]),
    )
    listed = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in facts if value)
    ids = str(place["row_ids"]).split(";")
    links = row_items(view, ids, MOST_ROWS)
    return (
        f'<p class="kind">{escape(place["kind"]).capitalize()}, named by {count("article", int(place["articles"]))}</p>'
        f"<h2>{escape(place['name'])}</h2><dl>{listed}</dl><h3>What the articles say of it</h3><ul>{links}</ul>"
    )
