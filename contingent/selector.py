"""Which rows of the tables a selection keeps, for tables of any size.

What a selection asks (which article, mission, nation, which days) is looked up once per table and kept as numbers;
each selection is then a few comparisons of arrays and one copy of the rows that stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from contingent.tables import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from contingent.selection import Selection

    Mask = NDArray[np.bool_]
    Codes = NDArray[np.int64]

CLAIM_TABLES = ("figures", "events", "tenures", "presence")
ROW_ID = {"figures": "figure_id", "events": "event_id", "tenures": "tenure_id", "presence": "presence_id"}
NATION_COLUMN = {"figures": "nation", "events": "nations", "tenures": "nation", "presence": "nation"}
MISSION_COLUMN = {
    "figures": "mission_ids",
    "events": "mission_ids",
    "tenures": "mission_id",
    "presence": "mission_id",
}
DATE_COLUMNS = {
    "figures": ("as_of_from", "as_of_to"),
    "events": ("date_from", "date_to"),
    "tenures": ("start_from", "end_to"),
    "presence": ("since_from", "since_to"),
}
PLACE_COLUMN = {"figures": "place_id", "events": "place_id", "presence": "place_id"}
# Days are numbers like 20240125; an open start is before all of them, an open end after.
_OPEN_START, _OPEN_END = 0, 99991231


@dataclass(frozen=True, slots=True)
class _Ids:
    """A column of ids, several in a cell separated by `;`: the distinct cells, and which of them each row has."""

    cells: tuple[frozenset[str], ...]
    codes: Codes

    def naming(self, wanted: Iterable[str]) -> Mask:
        """Whether each row names one of the wanted ids."""
        ids = frozenset(wanted)
        by_cell: Mask = np.array([not ids.isdisjoint(cell) for cell in self.cells], dtype=bool)
        return by_cell[self.codes]

    def named(self, mask: Mask) -> set[str]:
        """The ids that the rows of the mask name."""
        return {one for code in np.unique(self.codes[mask]) for one in self.cells[code]}


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is looked up about the rows of one table: their article's number, their ids, the days they can mean."""

    article: Codes
    missions: _Ids
    nations: _Ids
    places: _Ids
    first: Codes
    last: Codes
    planned: Mask

    @property
    def undated(self) -> Mask:
        undated: Mask = (self.first == _OPEN_START) & (self.last == _OPEN_END)
        return undated


class Selector:
    """Applies selections to one set of tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._articles = pd.Index(tables.articles["article_id"])
        self._publishers = _ids(tables.articles["publisher"])
        self._rows = {name: self._look_up(name) for name in CLAIM_TABLES}
        self._belongings = {name: self._article_of(name) for name in ("sentences", "left_alone", "repairs")}
        self._findings = self._rows_of_findings()

    def apply(self, selection: Selection, *, sentences: bool = True) -> Tables:
        """The tables with only the rows that the selection keeps; the very same tables when nothing is chosen.

        With `sentences=False` the sentences stay whole: they are looked up by id, and are most of the bytes.
        """
        if not selection.to_query():
            return self._tables
        masks = {name: self._kept(selection, name) for name in CLAIM_TABLES}
        return self._with_what_belongs(self._articles_kept(selection, masks), masks, sentences)

    def undated_left_out(self, selection: Selection) -> int:
        """How many rows agree with the selection but for having no date; 0 when no years are chosen."""
        if selection.years is None:
            return 0
        everyone = replace(selection, years=None)
        return sum(int((self._kept(everyone, name) & self._rows[name].undated).sum()) for name in CLAIM_TABLES)

    def _look_up(self, name: str) -> _Rows:
        rows = self._tables.table(name)
        article = self._article_of(name)
        first, last = self._days(name, article)
        none = pd.Series([""]).repeat(len(rows))
        what = {"figures": "measure", "events": "status"}.get(name)
        return _Rows(
            article=article,
            missions=_ids(rows[MISSION_COLUMN[name]]),
            nations=_ids(rows[NATION_COLUMN[name]]),
            places=_ids(rows[PLACE_COLUMN[name]] if name in PLACE_COLUMN else none),
            first=first,
            last=last,
            planned=(rows[what] == "planned").to_numpy(dtype=bool) if what else np.zeros(len(rows), dtype=bool),
        )

    def _article_of(self, name: str) -> Codes:
        """The number of each row's article."""
        codes: Codes = self._articles.get_indexer(pd.Index(self._tables.table(name)["article_id"]))
        return codes

    def _days(self, name: str, article: Codes) -> tuple[Codes, Codes]:
        """First and last day each row can mean, as the docstring of `contingent.selection` says."""
        rows = self._tables.table(name)
        first, last = (_numbers(rows[column]) for column in DATE_COLUMNS[name])
        published_to = _numbers(self._tables.articles["published_to"])[article]
        if name == "presence":
            published_from = _numbers(self._tables.articles["published_from"])[article]
            first, last = np.where(first == 0, published_from, first), published_to
        dated = (first != 0) | (last != 0)
        reach = np.where(dated & (published_to != 0) & (published_to >= first), published_to, _OPEN_END)
        return first, np.where(last == 0, reach, last)

    def _rows_of_findings(self) -> dict[str, tuple[Codes, Codes]]:
        """By table, the positions of the rows that findings name, and of the findings that name them."""
        named = self._tables.findings["row_ids"].reset_index(drop=True).str.split(";").explode()
        found = {}
        keys = {name: self._tables.table(name)[ROW_ID[name]] for name in CLAIM_TABLES}
        for name, ids in {**keys, "articles": self._tables.articles["article_id"]}.items():
            position = pd.Index(ids).get_indexer(pd.Index(named))
            hit = position >= 0
            found[name] = (position[hit], named.index.to_numpy()[hit])
        return found

    def _kept(self, selection: Selection, name: str) -> Mask:
        rows = self._rows[name]
        mask = np.ones(len(rows.article), dtype=bool)
        if selection.missions:
            mask &= rows.missions.naming(selection.missions)
        if selection.nations:
            mask &= rows.nations.naming(selection.nations)
        if selection.articles or selection.publishers:
            mask &= self._from_chosen_sources(selection)[rows.article]
        if not selection.planned:
            mask &= ~rows.planned
        if selection.years is not None:
            within = (rows.first <= selection.years[1] * 10_000 + 1231) & (
                rows.last >= selection.years[0] * 10_000 + 101
            )
            mask &= within & ~rows.undated
        return mask

    def _from_chosen_sources(self, selection: Selection) -> Mask:
        by_name: Mask = self._articles.isin(list(selection.articles))
        return by_name | self._publishers.naming(selection.publishers)

    def _articles_kept(self, selection: Selection, masks: dict[str, Mask]) -> Mask:
        kept = np.ones(len(self._articles), dtype=bool)
        if selection.articles or selection.publishers:
            kept &= self._from_chosen_sources(selection)
        if selection.missions or selection.nations or selection.years or not selection.planned:
            speaking = np.zeros(len(self._articles), dtype=bool)
            for name, mask in masks.items():
                speaking[self._rows[name].article[mask]] = True
            kept &= speaking
        return kept

    def _with_what_belongs(self, articles: Mask, masks: dict[str, Mask], sentences: bool) -> Tables:
        """The claims that stay, with the articles, sentences, findings and names that belong to them."""
        tables = self._tables
        of_articles = {name: articles[codes] for name, codes in self._belongings.items()}
        return replace(
            tables,
            articles=tables.articles[articles],
            sentences=tables.sentences[of_articles["sentences"]] if sentences else tables.sentences,
            left_alone=tables.left_alone[of_articles["left_alone"]],
            repairs=tables.repairs[of_articles["repairs"]],
            figures=tables.figures[masks["figures"]],
            events=tables.events[masks["events"]],
            tenures=tables.tenures[masks["tenures"]],
            presence=tables.presence[masks["presence"]],
            findings=tables.findings[self._findings_kept({**masks, "articles": articles})],
            missions=_of(tables.missions, "mission_id", self._named("missions", masks)),
            nations=_of(tables.nations, "nation", self._named("nations", masks)),
            places=_of(tables.places, "place_id", self._named("places", masks)),
        )

    def _findings_kept(self, masks: dict[str, Mask]) -> Mask:
        """The findings that speak of a row, or of an article, that stays."""
        kept = np.zeros(len(self._tables.findings), dtype=bool)
        for name, (rows, findings) in self._findings.items():
            kept[findings[masks[name][rows]]] = True
        return kept

    def _named(self, what: str, masks: dict[str, Mask]) -> set[str]:
        lists: Any = [getattr(self._rows[name], what).named(mask) for name, mask in masks.items()]
        return set().union(*lists)


def _ids(column: pd.Series) -> _Ids:
    codes, cells = pd.factorize(column)
    return _Ids(tuple(frozenset(cell.split(";")) - {""} for cell in cells), codes)


def _numbers(days: pd.Series) -> Codes:
    """ISO dates as whole numbers, 0 for none; each distinct date is read once."""
    codes, distinct = pd.factorize(days)
    numbers = np.array([int(day.replace("-", "")) if day else 0 for day in distinct], dtype=np.int64)
    return numbers[codes] if len(numbers) else np.zeros(len(days), dtype=np.int64)


def _of(rows: pd.DataFrame, column: str, ids: set[str]) -> pd.DataFrame:
    return rows[rows[column].isin(list(ids))]
