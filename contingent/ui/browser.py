"""What the page asks of the browser: its width, links that do not load the app anew, a passage brought into view."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from contingent.selection import Query
from contingent.views.theme import DARK, LIGHT

_WIDE = 1180
_KEY = "browser"
_WASHES = {
    "light": {
        "panel": "#f4f6f8", "accent": "#1f5fa8", "mark": "#fdecb2", "shadow": "0 0 24px rgba(31, 41, 51, .18)",
        "figures": "#d3e5f8", "events": "#fbe3c4", "tenures": "#e6daf4", "presence": "#d3ebdb", "left": "#e4e8ec",
    },
    "dark": {
        "panel": "#1b232c", "accent": "#8fbdf0", "mark": "#5c4a10", "shadow": "0 0 24px rgba(0, 0, 0, .6)",
        "figures": "#1d3d5c", "events": "#573a13", "tenures": "#43325c", "presence": "#1f4a31", "left": "#303a45",
    },
}  # fmt: skip


def variables(dark: bool) -> str:
    """The colours of `style.css`, those of the figures included, as CSS variables."""
    ink = DARK if dark else LIGHT
    shared = {"paper": ink.paper, "ink": ink.ink, "quiet": ink.muted, "faint": ink.rule, "warn": ink.alarm}
    colours = {**shared, **_WASHES["dark" if dark else "light"]}
    return f":root{{{''.join(f'--{name}:{value};' for name, value in colours.items())}}}"


def width(fixed: int, query: Query) -> int:
    """About how many CSS pixels a figure has; `fixed` if that is not 0. A narrow browser says so after a moment."""
    known = fixed or st.session_state.get(_KEY, {}).get("width") or _WIDE
    passage = query.get("row", query.get("sentence", [""]))[-1]
    _ask(known, bool(fixed), passage)
    return int(known)


def _ask(known: int, fixed: bool, passage: str) -> None:
    component = st.components.v2.component(
        "contingent.browser", js=Path(__file__).with_name("browser.js").read_text("utf-8")
    )
    with st.container(key="browser-frame"):
        component(
            key=_KEY,
            data={"width": known, "fixed": fixed, "passage": passage},
            default={"width": known},
            on_width_change=lambda: None,
        )
