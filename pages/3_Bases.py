"""Bases: where the articles place whom, and when."""

from contingent.ui import bases_page, evidence_card
from contingent.ui.frame import open_page

view = open_page("Bases")
order = bases_page.show(view)
evidence_card.show(view, order)
