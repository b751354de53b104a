"""The lists of the Sources page: articles, findings, and what the articles do not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from contingent import wording
from contingent.gaps import Gap, gaps
from contingent.records import records
from contingent.selection import CLAIM_TABLES
from contingent.tables import Tables
from contingent.ui import address
from contingent.ui.evidence_card import row_items, row_links
from contingent.ui.frame import View

PER_PAGE = 50
# As many as a frame of 900 px holds.
PER_SHOT = 18
MOST_LINKS, SHOT_LINKS = 40, 6
MOST_FINDINGS, SHOT_FINDINGS = 25, 6
# The px of a screenshot that the articles leave to the findings under them if there are none, and those of a row each.
_SHOT_ROOM, _SHOT_ROW, _SHOT_NOTE = 650, 39, 68
# Up to so many findings a screenshot has room for the rows they name.
_WITH_ROWS = 10
_ABOUT = ("Publisher", "Published", "Language", "Words", "Rows read", "Mended on reading")
FINDINGS = {
    "conflict": "Reports that cannot both hold",
    "corroborated": "Reports that agree",
    "superseded": "Reports that a later one changes",
    "inferred": "Dates that another report settles",
}


def articles(view: View) -> None:
    """The articles of the selection: where each comes from, what it gave, what was mended."""
    rows = view.chosen.articles
    most = PER_SHOT if view.shot else PER_PAGE
    start = 0 if view.shot else _page_of(len(rows), "articles")
    head = f"<tr><th>Article</th>{''.join(f'<th>{label}</th>' for label in _ABOUT)}</tr>"
    shown = rows.iloc[start : start + most]
    counts = _rows_by_article(view.chosen, list(shown["article_id"]))
    body = "".join(_article(view, row, counts) for row in records(shown))
    rest = wording.count("more article", len(rows) - most) if view.shot and len(rows) > most else ""
    st.html(f'<div class="wide"><table class="list">{head}{body}</table></div><p class="aside">{rest}</p>')
    if view.shot:
        _together(view, 2 * ((_SHOT_ROOM - _SHOT_ROW * len(shown)) // _SHOT_NOTE))


def _together(view: View, most: int) -> None:
    """Under the articles in a screenshot: what they say together, as much of it as has room."""
    found = view.chosen.findings
    if found.empty or most < 2:
        return
    order = found["kind"].map({kind: place for place, kind in enumerate(FINDINGS)})
    first = found.loc[order.sort_values(kind="stable").index].head(most)
    items = "".join(_finding(row, {}) for row in records(first))
    st.html(f'<h2>What they say together ({len(found):,})</h2><div class="findings">{items}</div>')


def choose_article(view: View, article_id: str) -> None:
    """A menu of the articles of the selection (the first thousand of them), to read another one."""
    rows = view.chosen.articles.head(1000)
    ids = list(rows["article_id"])
    if article_id and article_id not in ids:
        ids.insert(0, article_id)
    titles = dict(zip(rows["article_id"], rows["title"], strict=True))

    def changed() -> None:
        address.change(read=[st.session_state["choose-article"]], row=[], sentence=[])

    st.session_state["choose-article"] = article_id or ids[0]
    st.selectbox(
        "Article", ids, key="choose-article", format_func=lambda one: titles.get(one) or one, on_change=changed
    )


def findings(view: View) -> None:
    """What appears only when the articles are read together, by kind."""
    st.html(
        _by_kind(view, view.chosen.findings)
        or '<p class="aside">Read together, these articles neither agree nor disagree on anything.</p>'
    )


def findings_about(view: View, row_ids: list[str]) -> None:
    """The findings that touch any of the rows; nothing when none does."""
    asked = set(row_ids)
    found = view.chosen.findings
    touching = found[[not asked.isdisjoint(ids.split(";")) for ids in found["row_ids"]]]
    if len(touching):
        st.html(_by_kind(view, touching))


def _by_kind(view: View, found: pd.DataFrame) -> str:
    most = SHOT_FINDINGS if view.shot else MOST_FINDINGS
    parts = []
    shown = found.groupby("kind").head(most)
    named = [row_id for ids in shown["row_ids"] for row_id in ids.split(";")]
    links = {} if view.shot and len(shown) > _WITH_ROWS else row_links(view, named)
    for kind, heading in FINDINGS.items():
        rows = found[found["kind"] == kind]
        if len(rows):
            items = "".join(_finding(row, links) for row in records(rows.head(most)))
            rest = len(rows) - most
            more = f'<p class="aside">and {rest:,} more, on the Data page</p>' if rest > 0 else ""
            parts.append(f"<h2>{heading} ({len(rows):,})</h2>{items}{more}")
    return f'<div class="findings">{"".join(parts)}</div>' if parts else ""


def silences(view: View) -> None:
    """What the articles of the selection do not say."""
    tables = view.chosen
    if view.selection.missions:
        asked = tables.missions["mission_id"].isin(view.selection.missions)
        tables = replace(tables, missions=tables.missions[asked])
    found = "".join(_gap(view, gap) for gap in gaps(tables))
    st.html(f'<p class="lead">{escape(view.words)}</p><div class="gaps">{found}</div>')


def _page_of(total: int, key: str) -> int:
    """Where the shown page of a list begins; a pager is drawn when there is more than one."""
    if total <= PER_PAGE:
        return 0
    return (st.pagination(-(-total // PER_PAGE), key=f"page-of-{key}") - 1) * PER_PAGE


def _article(view: View, article: Mapping[str, Any], counts: Mapping[str, int]) -> str:
    target = escape(urlencode(view.query(part="reader", read=article["article_id"]), doseq=True))
    how = {"stated": "", "inferred": " (worked out from its text)", "": ""}[article["published_basis"]]
    cells = (
        article["publisher"] or "not said",
        wording.publication(article) + how,
        article["language"],
        wording.number(int(article["words"])),
        wording.number(counts.get(article["article_id"], 0)),
        article["repairs"] or "nothing",
    )
    link = f'<a class="soft" href="?{target}" target="_self">{escape(article["title"] or article["file"])}</a>'
    labelled = (f'<td data-label="{label}">{escape(cell)}</td>' for label, cell in zip(_ABOUT, cells, strict=True))
    return f"<tr><td>{link}</td>{''.join(labelled)}</tr>"


def _rows_by_article(tables: Tables, article_ids: list[str]) -> dict[str, int]:
    counts = dict.fromkeys(article_ids, 0)
    for name in CLAIM_TABLES:
        owners = tables.table(name)["article_id"]
        for article_id in owners[owners.isin(article_ids).to_numpy(dtype=bool)]:
            counts[article_id] += 1
    return counts


def _finding(finding: Mapping[str, Any], links: Mapping[str, str]) -> str:
    items = "".join(f"<li>{links[one]}</li>" for one in finding["row_ids"].split(";") if one in links)
    rows = f"<ul>{items}</ul>" if items else ""
    return f'<div class="finding {finding["kind"]}"><p>{escape(finding["note"])}</p>{rows}</div>'


def _gap(view: View, gap: Gap) -> str:
    most = SHOT_LINKS if view.shot else MOST_LINKS
    rest = len(gap.lines) - most
    lines = [*gap.lines[:most], *([f"and {wording.number(rest)} more"] if rest > 0 else [])]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines) + row_items(view, gap.row_ids, most)
    return f"<section><h2>{escape(gap.heading)}</h2><ul>{items}</ul></section>"
