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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from contingent.tables import Tables
from contingent.wording import count

Query = dict[str, list[str]]

CLAIM_TABLES = ("figures", "events", "tenures", "presence")
ROW_ID = {"figures": "figure_id", "events": "event_id", "tenures": "tenure_id", "presence": "presence_id"}
LIST_PARAMETERS = {"mission": "missions", "nation": "nations", "article": "articles", "publisher": "publishers"}
PARAMETERS = (*LIST_PARAMETERS, "years", "planned")

_NATION_COLUMN = {"figures": "nation", "events": "nations", "tenures": "nation", "presence": "nation"}
_MISSION_COLUMN = {
    "figures": "mission_ids",
    "events": "mission_ids",
    "tenures": "mission_id",
    "presence": "mission_id",
}
_DATE_COLUMNS = {
    "figures": ("as_of_from", "as_of_to"),
    "events": ("date_from", "date_to"),
    "tenures": ("start_from", "end_to"),
    "presence": ("since_from", "since_to"),
}
_END_OF_TIME = "9999-12-31"


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
        known = set(getattr(choices, part))
        asked = list(dict.fromkeys(query.get(name, ())))
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
    for table, columns in _DATE_COLUMNS.items():
        for column in columns:
            dated = getattr(tables, table)[column]
            dated = dated[dated != ""]
            if len(dated):
                days += [dated.min(), dated.max()]
    if not days:
        return None
    return int(min(days)[:4]), int(max(days)[:4])


def apply(selection: Selection, tables: Tables) -> Tables:
    """The tables with only the rows that the selection keeps; the very same tables when nothing is chosen."""
    if selection == Selection():
        return tables
    kept = {name: _kept(selection, tables, name, by_years=True) for name in CLAIM_TABLES}
    return _with_what_belongs(selection, tables, {n: getattr(tables, n)[mask] for n, mask in kept.items()})


def undated_left_out(selection: Selection, tables: Tables) -> int:
    """How many rows agree with the selection but for having no date; 0 when no years are chosen."""
    if selection.years is None:
        return 0
    total = 0
    for name in CLAIM_TABLES:
        first, last = _days(tables, name)
        undated = (first == "") & (last == _END_OF_TIME)
        total += int((_kept(selection, tables, name, by_years=False) & undated).sum())
    return total


def _kept(selection: Selection, tables: Tables, name: str, *, by_years: bool) -> pd.Series:
    rows: pd.DataFrame = getattr(tables, name)
    mask = pd.Series(True, index=rows.index)
    if selection.missions:
        mask &= _names_one_of(rows[_MISSION_COLUMN[name]], selection.missions)
    if selection.nations:
        mask &= _names_one_of(rows[_NATION_COLUMN[name]], selection.nations)
    if selection.articles or selection.publishers:
        mask &= rows["article_id"].isin(_articles_of(selection, tables))
    if not selection.planned and name in ("figures", "events"):
        mask &= rows["measure" if name == "figures" else "status"] != "planned"
    if by_years and selection.years is not None:
        first, last = _days(tables, name)
        dated = (first != "") | (last != _END_OF_TIME)
        mask &= dated & (first <= f"{selection.years[1]}-12-31") & (last >= f"{selection.years[0]}-01-01")
    return mask


def _names_one_of(column: pd.Series, wanted: Iterable[str]) -> pd.Series:
    """Whether a `;`-separated column names one of the wanted ids. Few distinct values, so those are looked at once."""
    ids = set(wanted)
    matching = [value for value in column.unique() if ids & set(value.split(";"))]
    return column.isin(matching)


def _articles_of(selection: Selection, tables: Tables) -> set[str]:
    articles = tables.articles
    by_publisher = articles.loc[articles["publisher"].isin(selection.publishers), "article_id"]
    return set(selection.articles) | set(by_publisher)


def _days(tables: Tables, name: str) -> tuple[pd.Series, pd.Series]:
    """First and last day each row can mean, as this module's docstring says; `""` and `9999-12-31` where open."""
    rows: pd.DataFrame = getattr(tables, name)
    first_column, last_column = _DATE_COLUMNS[name]
    first, last = rows[first_column], rows[last_column]
    published = tables.articles.set_index("article_id")
    day_after = rows["article_id"].map(published["published_to"]).fillna("")
    if name == "presence":
        day_before = rows["article_id"].map(published["published_from"]).fillna("")
        first, last = first.where(first != "", day_before), day_after
    dated = (first != "") | (last != "")
    reach = day_after.where(dated & (day_after != "") & (day_after >= first), _END_OF_TIME)
    return first, last.where(last != "", reach)


def _with_what_belongs(selection: Selection, tables: Tables, claims: dict[str, pd.DataFrame]) -> Tables:
    """The claims that stay, with the articles, sentences, findings and names that belong to them."""
    articles = tables.articles
    if selection.articles or selection.publishers:
        articles = articles[articles["article_id"].isin(_articles_of(selection, tables))]
    if selection.missions or selection.nations or selection.years or not selection.planned:
        speaking = pd.concat([rows["article_id"] for rows in claims.values()]).unique()
        articles = articles[articles["article_id"].isin(speaking)]
    ids = articles["article_id"]
    places = dict.fromkeys(("figures", "events", "presence"), "place_id")
    return replace(
        tables,
        articles=articles,
        sentences=_of(tables.sentences, "article_id", ids),
        left_alone=_of(tables.left_alone, "article_id", ids),
        repairs=_of(tables.repairs, "article_id", ids),
        figures=claims["figures"],
        events=claims["events"],
        tenures=claims["tenures"],
        presence=claims["presence"],
        findings=_touching(tables.findings, claims, ids),
        missions=_of(tables.missions, "mission_id", _used(claims, _MISSION_COLUMN)),
        nations=_of(tables.nations, "nation", _used(claims, _NATION_COLUMN)),
        places=_of(tables.places, "place_id", _used(claims, places)),
    )


def _of(rows: pd.DataFrame, column: str, ids: Iterable[str]) -> pd.DataFrame:
    return rows[rows[column].isin(ids if isinstance(ids, pd.Series) else list(ids))]


def _used(claims: dict[str, pd.DataFrame], columns: dict[str, str]) -> set[str]:
    values = [value for name, column in columns.items() for value in claims[name][column].unique()]
    return {one for value in values for one in value.split(";") if one}


def _touching(findings: pd.DataFrame, claims: dict[str, pd.DataFrame], articles: pd.Series) -> pd.DataFrame:
    """The findings that speak of a row, or of an article, that stays."""
    if findings.empty:
        return findings
    parts = findings["row_ids"].str.split(";").explode()
    kept = parts.isin(articles)
    for name, rows in claims.items():
        kept |= parts.isin(rows[ROW_ID[name]])
    return findings[kept.groupby(level=0).any()]


def _names(ids: tuple[str, ...], rows: pd.DataFrame, key: str, name: str) -> str:
    names = dict(zip(rows[key], rows[name], strict=True))
    return " + ".join(names.get(one, one) for one in ids)


def _span_in_words(years: tuple[int, int] | None) -> str:
    if years is None:
        return "undated"
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
