"""What a mark says when the pointer rests on it: the row in words, the sentence, and who says so."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from contingent.records import records
from contingent.tables import Tables
from contingent.views.lettering import escape
from contingent.wording import publication

_LINE = 62
_MOST_LINES = 5
_MOST_REPORTS = 4


@lru_cache(maxsize=20_000)
def _in_lines(sentence: str) -> str:
    """A sentence in quotation marks as plotly HTML. The same ones are shown again with every selection."""
    lines = textwrap.wrap(sentence, _LINE)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1] + " …"]
    return "“" + "<br>".join(escape(line) for line in lines) + "”"


@lru_cache(maxsize=5_000)
def _shortened(title: str) -> str:
    return textwrap.shorten(title, _LINE - 12, placeholder="…")


@dataclass(frozen=True, slots=True)
class Sources:
    """The sentences and articles that a set of rows points at, by id, ready to be quoted."""

    sentences: Mapping[str, str]
    articles: Mapping[str, Mapping[str, Any]]

    def quoted(self, reports: list[Mapping[str, Any]]) -> str:
        """The first report's sentence and source, and one line for each further report, as plotly HTML."""
        first, *others = reports
        lines = [_in_lines(self.sentences.get(first["sentence_id"], first["quote"])), self._source(first)]
        lines += [f"also {self._source(other)}" for other in others[: _MOST_REPORTS - 1]]
        if len(others) >= _MOST_REPORTS:
            lines.append(f"and {len(others) - _MOST_REPORTS + 1} more reports")
        return "<br>".join(lines)

    def _source(self, report: Mapping[str, Any]) -> str:
        article = self.articles[report["article_id"]]
        publisher = article["publisher"] or "unsigned article"
        title = _shortened(article["title"] or report["article_id"])
        return f"<i>{escape(publisher)}, {publication(article)}: {escape(title)}</i>"


def sources(tables: Tables, rows: Iterable[Mapping[str, Any]]) -> Sources:
    """The sources of some rows; only what they point at is looked up."""
    wanted = list(rows)
    sentence_ids = {row["sentence_id"] for row in wanted}
    article_ids = {row["article_id"] for row in wanted}
    sentences = tables.sentences[tables.sentences["sentence_id"].isin(sentence_ids)]
    articles = tables.articles[tables.articles["article_id"].isin(article_ids)]
    return Sources(
        dict(zip(sentences["sentence_id"], sentences["text"], strict=True)),
        {article["article_id"]: article for article in records(articles)},
    )


def hover(headline: str, facts: Iterable[str], quotation: str) -> str:
    """The text of a hover label: headline in bold, facts, then the quotation (already HTML)."""
    lines = [f"<b>{escape(headline)}</b>", *(escape(fact) for fact in facts if fact)]
    return "<br>".join([*lines, "", quotation])
