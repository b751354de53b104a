"""The notes under a slide: the sentences behind its marks, each with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from contingent import evidence, wording
from contingent.briefing.letters import clean, plain
from contingent.records import Record, records
from contingent.selection import ROW_ID
from contingent.tables import Tables

# A speaker does not read more than this on one slide; the rows in the zip hold the rest.
_MOST = 150
_DATES = {"figures": "as_of", "events": "date", "tenures": "start", "presence": "since"}


class Quotations:
    """Some rows of a selection with their sentences and articles, looked up together."""

    def __init__(self, tables: Tables, row_ids: Iterable[str]) -> None:
        self._tables = tables
        wanted = set(row_ids)
        self._rows: dict[str, tuple[str, Record]] = {}
        for name, key in ROW_ID.items():
            ids = [one for one in wanted if evidence.table_of(one) == name]
            if ids:
                rows = tables.table(name)
                for row in records(rows[rows[key].isin(ids)]):
                    self._rows[row[key]] = (name, row)
        sentence_ids = {row["sentence_id"] for _, row in self._rows.values()}
        article_ids = {row["article_id"] for _, row in self._rows.values()}
        sentences = tables.sentences[tables.sentences["sentence_id"].isin(sentence_ids)]
        articles = tables.articles[tables.articles["article_id"].isin(article_ids)]
        self._sentences = dict(zip(sentences["sentence_id"], sentences["text"], strict=True))
        self._articles: dict[str, Record] = {article["article_id"]: article for article in records(articles)}

    def article(self, row: Mapping[str, Any]) -> Record:
        """The article of one of the rows."""
        return self._articles[row["article_id"]]

    def notes(self, row_ids: Iterable[str], opening: str = "") -> str:
        """One paragraph for each row: what it says, when, the whole sentence, publisher, date, title and article id.

        Rows that are not among those looked up (or not in the selection) are passed over.
        """
        known = [self._rows[one] for one in dict.fromkeys(row_ids) if one in self._rows]
        paragraphs = [self._paragraph(table, row) for table, row in known[:_MOST]]
        if len(known) > _MOST:
            paragraphs.append(f"And {wording.count('more row', len(known) - _MOST)} in the tables.")
        return "\n\n".join([part for part in (plain(opening), *paragraphs) if part])

    def _paragraph(self, table: str, row: Record) -> str:
        when = wording.dated(row, _DATES[table])
        sentence = clean(str(self._sentences.get(row["sentence_id"], row["quote"])))
        article = self.article(row)
        title = clean(str(article["title"] or article["file"]))
        head = clean(evidence.heading(self._tables, table, row))
        return f"{head} ({when})\n“{sentence}”\n— {clean(evidence.source(article))}: {title} [{row['article_id']}]"
