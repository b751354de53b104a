"""A figure on a page: drawn in the page's width, described in a sentence, each mark leading to its evidence."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from contingent.ui import evidence_card
from contingent.ui.frame import PAGES, View, link


def draw(key: str, figure: go.Figure, alt: str) -> None:
    """Draw a figure; a click on a mark opens its card. `key` also names the picture that the browser saves."""
    _draw(key, figure, alt, evidence_card.chosen_in_chart(key))


def draw_map(key: str, figure: go.Figure, alt: str) -> None:
    """Draw a map; a click on a pin opens the card of its place."""
    _draw(key, figure, alt, evidence_card.chosen_on_map(key))


def _draw(key: str, figure: go.Figure, alt: str, changed: Callable[[], None]) -> None:
    st.plotly_chart(
        figure,
        width="stretch",
        theme=None,
        key=key,
        on_select=changed,
        selection_mode="points",
        config={
            "displaylogo": False,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
            "toImageButtonOptions": {"scale": 3, "filename": f"contingent-{key}"},
        },
        alt=alt,
    )


def screenshot_link(view: View, **more: str) -> None:
    """Ways out for a briefing: this very view as a 1600 x 900 frame, and the page that makes slides and pictures."""
    with st.container(horizontal=True, key="take-away"):
        st.page_link(PAGES[view.page], label="Screenshot view", query_params=view.query(shot="1", **more))
        link("Briefing", "Slides and pictures for print", view.query())
