"""What identifies a briefing: which articles its tables were made from, when they were written, where to see it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from contingent.folder import standing
from contingent.selection import Selection
from contingent.tables import Tables

#: Where the dashboard stands when `streamlit run app.py` starts it.
DASHBOARD = "http://localhost:8501/"


def fingerprint(tables: Tables) -> str:
    """SHA-256 over the files the tables were made from, in whatever order; the Data page shows its first 12 digits."""
    digests = "\n".join(sorted(tables.articles["sha256"]))
    return hashlib.sha256(digests.encode("ascii")).hexdigest()


def day_written(folder: Path) -> str:
    """The day (UTC, ISO date) on which the tables of a folder were written: that of its articles.csv; "" without it."""
    path = standing(folder) / "articles.csv"
    if not path.is_file():
        return ""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def address(selection: Selection, dashboard: str = DASHBOARD) -> str:
    """The address of the dashboard with the selection in it."""
    query = urlencode(selection.to_query(), doseq=True)
    return f"{dashboard}?{query}" if query else dashboard
