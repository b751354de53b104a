"""Troop counts: every reported figure as one mark, one measure at a time."""

from contingent.ui import evidence_card, troops_page
from contingent.ui.frame import open_page

view = open_page("Troop counts")
order = troops_page.show(view)
evidence_card.show(view, order)
