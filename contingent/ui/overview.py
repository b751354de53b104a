"""The Overview's pieces."""

from __future__ import annotations

import streamlit as st

from contingent.ui.frame import View


def show(view: View) -> None:
    """Draw the page."""
    st.html(f'<h1 class="page">What these articles say</h1><p class="lead">{view.words}</p>')
