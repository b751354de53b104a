"""What a reader chose to look at: one value, to and from URL parameters, applied to all tables alike.

A row is kept when every part of the selection that is set agrees with it:

- missions: the row names one of them (a total over two missions is kept for either). A row that names none is
  left out as soon as missions are chosen.
- nations: the same, for the row's nation(s).
- sources: the row's article is one of `articles`, or its publisher one of `publishers`.
- years: the days the row can mean overlap the years. An open end (`2014/..`) reaches to the day its article was
  published, because an article cannot report what came after it; to the end of time if that is unknown. A presence
  without a date of its own holds on the day of its article. A row that no date places stays as long as no years are
  chosen; with years it is left out and counted (`undated_left_out`), never guessed into the range.
- planned: `False` leaves out events whose status is `planned` and figures whose measure is `planned`.

Articles, sentences, places, missions, nations and findings follow: an article stays when it is among the chosen
sources and, if anything else is chosen, gave at least one row that stays; a finding stays when a row of it stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from contingent import selector
from contingent.selector import Selector
from contingent.tables import Tables
from contingent.wording import count

Query = dict[str, list[str]]

CLAIM_TABLES = selector.CLAIM_TABLES
ROW_ID = selector.ROW_ID
LIST_PARAMETERS = {"mission": "missions", "nation": "nations", "article": "articles", "publisher": "publishers"}
PARAMETERS = (*LIST_PARAMETERS, "years", "planned")


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: the ids and names that the tables hold, and the first and last year they speak of.

    `years` is None when no row has a date.
    """

    missions: tuple[str, ...]
    nations: tuple[str, ...]
    articles: tuple[str, ...]
    publishers: tuple[str, ...]
    years: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Selection:
    """The filter. An empty tuple and `years=None` mean "all"."""

    missions: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    nations: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    planned: bool = True

    def to_query(self) -> Query:
        """URL parameters, lists as repeated parameters; what is at its default is not written."""
        query = {name: list(getattr(self, part)) for name, part in LIST_PARAMETERS.items()}
        query["years"] = [f"{self.years[0]}-{self.years[1]}"] if self.years else []
        query["planned"] = [] if self.planned else ["0"]
        return {name: values for name, values in query.items() if values}

    def in_words(self, chosen: Tables, everything: Tables) -> str:
        """The selection as one line for a figure's subtitle: `NATO Mission Iraq · 2014–2026 · 5 articles`.

        `chosen` is the result of `apply`, `everything` what it was applied to (names come from there).
        """
        parts = [
            _names(self.missions, everything.missions, "mission_id", "name") or "All missions",
            _names(self.nations, everything.nations, "nation", "name"),
            _span_in_words(self.years or years_covered(chosen)),
            " + ".join(self.publishers),
            count("chosen article", len(self.articles)) if self.articles else "",
            count("article", len(chosen.articles)),
            "" if self.planned else "without plans",
        ]
        return " · ".join(part for part in parts if part)


def from_query(query: Mapping[str, Sequence[str]], choices: Choices) -> tuple[Selection, tuple[str, ...]]:
    """The selection that URL parameters ask for, and what had to be dropped because the tables do not hold it.

    Parameters of other names are ignored. Each dropped value is a short phrase for the reader: `mission “xyz”`.
    """
    dropped: list[str] = []
    parts: dict[str, tuple[str, ...]] = {}
    for name, part in LIST_PARAMETERS.items():
        asked = list(dict.fromkeys(query.get(name, ())))
        known = set(getattr(choices, part)) if asked else set()
        parts[part] = tuple(value for value in asked if value in known)
        dropped += [f"{name} “{value}”" for value in asked if value not in known]
    years, bad_years = _read_years(query.get("years", ()), choices.years)
    planned, bad_planned = _read_planned(query.get("planned", ()))
    selection = Selection(years=years, planned=planned, **parts)
    return selection, (*dropped, *bad_years, *bad_planned)


def _read_years(
    values: Sequence[str], covered: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, tuple[str, ...]]:
    if not values:
        return None, ()
    first, _, last = values[-1].partition("-")
    if not (first.isdecimal() and last.isdecimal()) or covered is None:
        return None, (f"years “{values[-1]}”",)
    asked = (int(first), int(last))
    kept = (max(asked[0], covered[0]), min(asked[1], covered[1]))
    if asked[0] > asked[1] or kept[0] > kept[1]:
        return None, (f"years “{values[-1]}”",)
    return (None if kept == covered else kept), ()


def _read_planned(values: Sequence[str]) -> tuple[bool, tuple[str, ...]]:
    if not values or values[-1] == "1":
        return True, ()
    return (False, ()) if values[-1] == "0" else (True, (f"planned “{values[-1]}”",))


def choices(tables: Tables) -> Choices:
    """What the tables offer to choose from, each list in the order of its table (publishers by name)."""
    publishers = sorted({name for name in tables.articles["publisher"].unique() if name})
    return Choices(
        missions=tuple(tables.missions["mission_id"]),
        nations=tuple(tables.nations["nation"]),
        articles=tuple(tables.articles["article_id"]),
        publishers=tuple(publishers),
        years=years_covered(tables),
    )


def years_covered(tables: Tables) -> tuple[int, int] | None:
    """First and last year that a dated row speaks of; None when no row has a date."""
    days: list[str] = []
    for table, columns in selector.DATE_COLUMNS.items():
        for column in columns:
            dated = getattr(tables, table)[column]
            dated = dated[dated != ""]
            if len(dated):
                days += [dated.min(), dated.max()]
    if not days:
        return None
    return int(min(days)[:4]), int(max(days)[:4])


def apply(selection: Selection, tables: Tables) -> Tables:
    """The tables with only the rows that the selection keeps; the very same tables when nothing is chosen.

    To apply many selections to the same tables, make one `contingent.selector.Selector` of them.
    """
    return Selector(tables).apply(selection)


def undated_left_out(selection: Selection, tables: Tables) -> int:
    """How many rows agree with the selection but for having no date; 0 when no years are chosen."""
    return Selector(tables).undated_left_out(selection)


def _names(ids: tuple[str, ...], rows: pd.DataFrame, key: str, name: str) -> str:
    names = dict(zip(rows[key], rows[name], strict=True))
    return " + ".join(names.get(one, one) for one in ids)


def _span_in_words(years: tuple[int, int] | None) -> str:
    if years is None:
        return "undated"
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
