"""Sources: the articles, a reader that shows what was read from each, what they say together, and what they do not."""

from contingent.ui import evidence_card, sources_page
from contingent.ui.frame import open_page

view = open_page("Sources")
sources_page.show(view)
evidence_card.show(view)
