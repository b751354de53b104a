"""Data: every table with its dictionary, to search and to take away."""

import streamlit as st

from contingent.schema import TABLES
from contingent.ui import address, downloads, evidence_card
from contingent.ui.frame import open_page

NAMES = {table.name: table.name.replace("_", " ").capitalize() for table in TABLES}

view = open_page("Data")
name = address.value("table", list(NAMES), "figures")
st.html('<h1 class="page">The tables</h1>')
address.switch("table", "Table", NAMES, name)
rows = downloads.table(view, name)
downloads.buttons(view, name, rows)
downloads.dictionary(name)
downloads.how_to_cite(view)
evidence_card.show(view)
