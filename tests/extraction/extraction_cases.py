"""The cases of extraction: sentences and the rows they say, as short literal strings.

A case file holds a family of cases: `text, language, published, expected, note`. `expected` has the rows in reading
order, `;` between two, cells left empty at the end cut off and `-` for those before:

- figures: `measure value qualifier nation missions place as_of` (`30..40` for `between`, missions joined by `+`; a
  figure that is as of the article has no `as_of`),
- events: `type status nations missions place date`,
- presence: `nation mission place activity since`,
- tenures: `person, rank, nation, mission, role, start, end`.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from reading_of import claims_of

from contingent.extraction.claims import Claims, Event, Figure, Presence, Tenure

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cases(table: str) -> list[object]:
    """All cases of a table (`figures`, `events` …), family by family, then its known failures as strict xfails."""
    families = sorted(path.name for path in CASES.glob(f"{table}_*.csv"))
    known = [
        pytest.param(row, id=f"known: {row['text']}", marks=pytest.mark.xfail(reason=row["reason"], strict=True))
        for row in rows("known-failures.csv")
        if row["table"] == table
    ]
    return [pytest.param(row, id=f"{name}: {row['text']}") for name in families for row in rows(name)] + known


def told(table: str, row: dict[str, str]) -> str:
    """What extraction reads from a case, as its `expected` writes it."""
    claims = claims_of(row["text"], row["language"], row["published"])
    return "; ".join(_WRITTEN[table](claims))


def _cells(*cells: str) -> list[str]:
    filled = [cell or "-" for cell in cells]
    while filled[-1] == "-":
        filled.pop()
    return filled


def figure_written(one: Figure) -> str:
    value = f"{one.value}..{one.high}" if one.qualifier == "between" else str(one.value)
    as_of = "" if one.as_of.basis == "article" else one.as_of.edtf
    return " ".join(
        _cells(one.measure, value, one.qualifier, one.nation, "+".join(one.mission_ids), one.place_id, as_of)
    )


def event_written(one: Event) -> str:
    nations, missions = "+".join(one.nations), "+".join(one.mission_ids)
    return " ".join(_cells(one.event_type, one.status, nations, missions, one.place_id, one.date.edtf))


def presence_written(one: Presence) -> str:
    return " ".join(_cells(one.nation, one.mission_id, one.place_id, one.activity, one.since.edtf))


def tenure_written(one: Tenure) -> str:
    return ", ".join(_cells(one.person, one.rank, one.nation, one.mission_id, one.role, one.start.edtf, one.end.edtf))


def _figures(claims: Claims) -> list[str]:
    return [figure_written(one) for one in claims.figures]


def _events(claims: Claims) -> list[str]:
    return [event_written(one) for one in claims.events]


def _presence(claims: Claims) -> list[str]:
    return [presence_written(one) for one in claims.presence]


def _tenures(claims: Claims) -> list[str]:
    return [tenure_written(one) for one in claims.tenures]


_WRITTEN = {"figures": _figures, "events": _events, "presence": _presence, "tenures": _tenures}
