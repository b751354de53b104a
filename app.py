"""The Overview: what these articles say, in one screen. `streamlit run app.py` opens the dashboard here."""

import streamlit as st

from contingent.ui import evidence_card, figures, overview
from contingent.ui.frame import open_page
from contingent.views import timeline

view = open_page("Overview")
st.html(overview.head(view) + overview.cards(view))
left, right = st.columns([0.58, 0.42], gap="large")
with left:
    figures.draw("overview-timeline", timeline.figure(view.chosen, view.words, dark=view.dark, width=660), timeline.alt_text(view.chosen, view.words))
with right:
    st.html(overview.conflicts(view))
evidence_card.show(view)
