"""The Timeline: missions, commands and events, as reported."""

import streamlit as st

from contingent.ui import address, evidence_card, figures, row_tables, spans
from contingent.ui.frame import open_page, stop_without
from contingent.views import timeline

view = open_page("Timeline")
stop_without(view, "events", "event")
preset = address.value("span", list(spans.PRESETS), spans.ALL)
if not view.shot:
    address.switch("span", "Years to show", spans.PRESETS, preset)
figure = timeline.figure(
    view.chosen,
    view.words,
    shot=view.shot,
    dark=view.dark,
    width=view.width,
    span=spans.days(view.chosen, preset),
    missions=view.selection.missions,
)
figures.draw("timeline", figure, timeline.alt_text(view.chosen, view.words))
evidence_card.show(view)
if not view.shot:
    figures.screenshot_link(view)
    spans.undated_events(view)
    if st.toggle("Show all events of the selection as a table"):
        row_tables.show(view.tables, "events", view.chosen.events.sort_values("date_from"), "Events in words")
