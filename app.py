"""The Overview: what these articles say, in one screen. `streamlit run app.py` opens the dashboard here."""

from contingent.ui import evidence_card, overview
from contingent.ui.frame import open_page

view = open_page("Overview")
overview.show(view)
evidence_card.show(view)
