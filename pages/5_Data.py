"""Data: every table with its dictionary, to search and to take away."""

from contingent.ui import data_page, evidence_card
from contingent.ui.frame import open_page

view = open_page("Data")
data_page.show(view)
evidence_card.show(view)
