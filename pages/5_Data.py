"""Data: every table with its dictionary, to search and to take away."""

import streamlit as st

from contingent.schema import TABLES
from contingent.ui import address, downloads, evidence_card
from contingent.ui.frame import foot, open_page

NAMES = {table.name: table.name.replace("_", " ").capitalize() for table in TABLES}

view = open_page("Data")
name = address.value("table", list(NAMES), "figures")
st.html(f'<h1 class="page">The tables{": " + NAMES[name] if view.shot else ""}</h1>')
if not view.shot:
    address.switch("table", "Table", NAMES, name)
rows = downloads.table(view, name)
if not view.shot:
    downloads.buttons(view, name, rows)
    downloads.dictionary(name)
    downloads.how_to_cite(view)
evidence_card.show(view)
foot(view)
