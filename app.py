"""The Overview: what these articles say, in one screen. `streamlit run app.py` opens the dashboard here."""

import streamlit as st

from contingent.ui import figures, overview, place_card
from contingent.ui.frame import open_page
from contingent.views import bases, timeline

view = open_page("Overview")
with st.container(key="overview"):
    st.html(overview.head(view) + overview.cards(view))
    left, right = st.columns([0.56, 0.44], gap="medium")
    with left:
        figure = overview.small_timeline(view, overview.share(view, 0.56))
        high = int(figure.layout.height)
        figures.draw("overview-timeline", figure, timeline.alt_text(view.chosen, view.words))
        if agreements := overview.agreements(view, high):
            st.html(agreements)
    with right:
        width = overview.share(view, 0.44)
        height = overview.map_height(view, high)
        ground = bases.figure(view.chosen, view.words, dark=view.dark, width=width, height=height)
        figures.draw_map("overview-map", ground, bases.alt_text(view.chosen, view.words))
        st.html(overview.conflicts(view))
place_card.show_row_or_place(view)
