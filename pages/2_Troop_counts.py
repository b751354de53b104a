"""Troop counts: every reported figure as one mark, one measure at a time."""

import streamlit as st

from contingent.ui import evidence_card, figures, row_tables, source_lists, troop_switches
from contingent.ui.frame import open_page, stop_without
from contingent.views import troops
from contingent.views.reports import of_measure

view = open_page("Troop counts")
stop_without(view, "figures", "figure")
switches = troop_switches.show(view)
if switches.compared:
    troop_switches.side_by_side(view, switches)
else:
    figure = troops.figure(
        view.chosen,
        view.words,
        switches.measure,
        switches.nation,
        shot=view.shot,
        dark=view.dark,
        width=view.width,
    )
    alt = troops.alt_text(view.chosen, view.words, switches.measure, switches.nation)
    figures.draw(f"troop-counts-{switches.measure}", figure, alt)
rows = of_measure(view.chosen, switches.measure, switches.nation).sort_values(["as_of_from", "as_of_to"])
order = list(rows["figure_id"])
evidence_card.show(view, order)
if not view.shot:
    figures.screenshot_link(view)
    st.html("<h2>The figures, with the words that say them</h2>")
    row_tables.show(view.tables, "figures", rows, "Figures in words")
    source_lists.findings_about(view, order)
