"""Bases: where the articles place whom, and when."""

import streamlit as st

from contingent.ui import address, bases_map, figures, place_card
from contingent.ui.frame import open_page, stop_without
from contingent.views import bases

view = open_page("Bases")
stop_without(view, "places", "place")
area = address.value("area", list(bases.VIEWS), "iraq")
if view.shot:
    bases_map.picture(view, area)
else:
    with st.container(horizontal=True, vertical_alignment="bottom", key="bases-switches"):
        address.switch("area", "Part of the map", {key: one.name for key, one in bases.VIEWS.items()}, area)
        bases_map.year_switch(view)
    bases_map.show(view, area)
place_card.show_row_or_place(view)
if not view.shot:
    figures.screenshot_link(view, area=area, year=address.text("year"))
    bases_map.table(view)
