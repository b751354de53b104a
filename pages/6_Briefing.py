"""Briefing: choose what goes in, see it, take it away as slides, images, one PDF or everything in a zip."""

from html import escape

import streamlit as st

from contingent.ui import briefing
from contingent.ui.frame import open_page

view = open_page("Briefing")
found = briefing.material_of(view)
there = briefing.possible(found)
st.html(f'<h1 class="page">Into the briefing</h1><p class="lead">{escape(view.words)}</p>')
if view.shot:
    briefing.preview(briefing.wishes_of_address(found, there), always=True)
else:
    order = briefing.wishes(found, there)
    briefing.buttons(order)
    briefing.preview(order)
