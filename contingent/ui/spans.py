"""The years that the timeline shows, and the events that no year can show."""

from __future__ import annotations

from html import escape

import streamlit as st

from contingent.selection import years_covered
from contingent.tables import Tables
from contingent.ui.evidence_card import row_items
from contingent.ui.frame import View
from contingent.views.happenings import undated
from contingent.wording import count

ALL = ""
PRESETS = {ALL: "All years", "2003-2011": "2003–2011", "2014-": "From 2014", "last3": "Last three years"}
MOST_LISTED = 60


def days(tables: Tables, preset: str) -> tuple[str, str] | None:
    """First and last day of a preset; None for all. The last three years end with the last year reported."""
    covered = years_covered(tables)
    if preset == ALL or covered is None:
        return None
    first, last = {"2003-2011": (2003, 2011), "2014-": (2014, max(covered[1], 2014))}.get(
        preset, (covered[1] - 2, covered[1])
    )
    return f"{first}-01-01", f"{last}-12-31"


def undated_events(view: View) -> None:
    """The events that no date places, each with a link to its evidence; nothing when there are none."""
    events = undated(view.chosen.events)
    if events.empty:
        return
    items = row_items(view, events["event_id"], MOST_LISTED)
    st.html(f"<h2>{escape(count('event', len(events)))} that no date places</h2><ul>{items}</ul>")
