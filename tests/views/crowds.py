"""Tables with many rows for the views' tests, grown from the hand-made ones by a seeded generator."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pandas as pd

from contingent.records import records
from contingent.tables import Tables, load

HAND_MADE = load(Path(__file__).resolve().parents[1] / "fixtures" / "tables")
_SUMMARIES = (
    "Rockets hit the camp",
    "The minister visited the troops at the base and spoke of a longer stay",
    "Handover of the range to the Iraqi army",
    "New contingent arrives",
)


def crowd(events: int = 0, figures: int = 0, seed: int = 1) -> Tables:
    """The hand-made tables with that many events and figures instead of their own, on days from 2003 to 2026."""
    draw = random.Random(seed)
    return replace(
        HAND_MADE,
        events=_grown(HAND_MADE.events, events, draw, "event_id", ("date_from", "date_to")),
        figures=_grown(HAND_MADE.figures, figures, draw, "figure_id", ("as_of_from", "as_of_to")),
    )


def _grown(rows: pd.DataFrame, number: int, draw: random.Random, key: str, dates: tuple[str, str]) -> pd.DataFrame:
    grown = []
    for n, row in enumerate(draw.choices(records(rows), k=number)):
        year, month, day = draw.randint(2003, 2026), draw.randint(1, 12), draw.randint(1, 28)
        first, last = f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}"
        if draw.random() < 0.2:
            first, last = f"{year}-01-01", f"{year}-12-31"
        row = {**row, key: f"{row['article_id']}.x{n:06}", dates[0]: first, dates[1]: last}
        if key == "event_id":
            row |= {"occurrence_id": row[key], "summary": draw.choice(_SUMMARIES)}
        else:
            row |= {"measure": "deployed", "value": draw.randint(1, 3000), "as_of": first, "as_of_basis": "stated"}
        grown.append(row)
    return pd.DataFrame(grown, columns=rows.columns).astype(rows.dtypes)
