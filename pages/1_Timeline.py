"""The Timeline: missions, commands and events, as reported."""

import streamlit as st

from contingent.ui import address, evidence_card, figures, row_tables
from contingent.ui.frame import open_page, stop_without
from contingent.views import timeline

PRESETS = {"2003–2011": (2003, 2011), "2014 on": (2014, 9999), "last three years": (-3, 9999)}

view = open_page("Timeline")
stop_without(view, "events", "event")
figure = timeline.figure(view.chosen, view.words, shot=view.shot, dark=view.dark, width=view.width)
figures.show(view, "timeline", figure, timeline.alt_text(view.chosen, view.words))
evidence_card.show(view)
if not view.shot:
    figures.screenshot_link(view)
    with st.expander("The same as a table"):
        row_tables.show(view.tables, "events", view.chosen.events.sort_values("date_from"), "Events in words")
