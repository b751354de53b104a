"""The notes under a slide: the sentences behind its marks, each with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from contingent import evidence, wording
from contingent.briefing.letters import clean, plain
from contingent.tables import Tables
from contingent.views.evidence import Sources, sources

# A speaker does not read more than this; the rows in the zip hold the rest.
_MOST = 150
_DATES = {"figures": "as_of", "events": "date", "tenures": "start", "presence": "since"}


def notes(tables: Tables, table: str, rows: Iterable[Mapping[str, Any]], opening: str = "") -> str:
    """One paragraph for each row: what it says, when, the whole sentence, publisher, date and title."""
    wanted = list(rows)
    shown = wanted[:_MOST]
    found = sources(tables, shown)
    paragraphs = [_paragraph(tables, table, row, found) for row in shown]
    if len(wanted) > _MOST:
        paragraphs.append(f"And {wording.count('more row', len(wanted) - _MOST)} in the tables.")
    return "\n\n".join([part for part in (plain(opening), *paragraphs) if part])


def _paragraph(tables: Tables, table: str, row: Mapping[str, Any], found: Sources) -> str:
    when = wording.dated(row, _DATES[table])
    sentence = found.sentences.get(row["sentence_id"], row["quote"])
    article = found.articles[row["article_id"]]
    title = clean(article["title"] or article["file"])
    head = clean(evidence.heading(tables, table, row))
    return f"{head} ({when})\n“{clean(sentence)}”\n— {clean(evidence.source(article))}: {title} [{row['article_id']}]"
