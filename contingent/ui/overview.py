"""The Overview's pieces: the latest counts, what was read, and the conflicts, in words."""

from __future__ import annotations

from functools import partial
from html import escape
from urllib.parse import urlencode

import plotly.graph_objects as go

from contingent import wording
from contingent.evidence import article_of, source
from contingent.latest import HOME, Latest, latest_counts
from contingent.records import records
from contingent.ui.evidence_card import row_items
from contingent.ui.frame import View
from contingent.views import timeline
from contingent.views.theme import mission_colour

MOST_CONFLICTS, SHOT_CONFLICTS = 3, 2
MOST_AGREEMENTS = 2
STACKED_BELOW = 600
COLUMN_GAP = 28
# As wide as the margins that shot.css gives the page.
SHOT_EDGE = 44
_MAP, _LOW_MAP = 480, 390
# In a screenshot: the px under the cards, those of a heading with its space, and those of a finding in two lines.
_SHOT_BELOW_CARDS, _SHOT_HEADING, _SHOT_NOTE = 575, 48, 62


def share(view: View, part: float) -> int:
    """The px that a column with this share of the page has; all of them where columns stand one under the other."""
    page = view.width - 2 * SHOT_EDGE if view.shot else view.width
    return page if page < STACKED_BELOW else round((page - COLUMN_GAP) * part)


def nation_of(view: View) -> str:
    """Whose personnel the cards count."""
    return view.selection.nations[0] if len(view.selection.nations) == 1 else HOME


def head(view: View) -> str:
    """Title, selection, and what the selection holds."""
    tables = view.chosen
    parts = [
        wording.count("figure", len(tables.figures)),
        wording.count("event", len(tables.events)),
        wording.count("finding", len(tables.findings)),
    ]
    return (
        f'<h1 class="page">What these articles say</h1><p class="lead wide">{escape(view.words)}: '
        f"{', '.join(parts)}. As reported, not verified.</p>"
    )


def cards(view: View) -> str:
    """For each mission the latest count of the nation's personnel, with its qualifier, as-of date and source."""
    found = latest_counts(view.chosen, nation_of(view))
    if view.selection.missions:
        found = tuple(one for one in found if one.mission_id in view.selection.missions)
    nation = wording.names(nation_of(view), view.tables.nations, "nation")
    counted = "".join(_card(view, one) for one in found if one.figure is not None)
    silent = [one.mission for one in found if one.figure is None]
    rest = (
        f'<p class="aside silent">No count of personnel of {escape(nation)} for {escape(_list(silent))}.</p>'
        if silent
        else ""
    )
    title = f'<h2 class="over">Latest reported count of personnel deployed by {escape(nation)}</h2>'
    return f'{title}<div class="cards">{counted}</div>{rest}'


def small_timeline(view: View, width: int) -> go.Figure:
    """The timeline, as high as the map beside it; in a screenshot with all the room if nothing goes under it."""
    draw = partial(
        timeline.figure, view.chosen, view.words, dark=view.dark, width=width, missions=view.selection.missions,
        small=True,
    )  # fmt: skip
    figure = draw(height=0 if _stacked(view) else _usual_height(view))
    if view.shot and not agreements(view, int(figure.layout.height)):
        return draw(height=_SHOT_BELOW_CARDS)
    return figure


def map_height(view: View, beside: int) -> int:
    """The px that the map has: at least as many as the timeline `beside` it, where the page may grow."""
    return _usual_height(view) if view.shot or _stacked(view) else max(_usual_height(view), beside)


def _usual_height(view: View) -> int:
    """The px of a figure under the cards: fewer where conflicts follow, so that they are seen at once."""
    listed = min(SHOT_CONFLICTS, int((view.chosen.findings["kind"] == "conflict").sum()))
    if not view.shot:
        return _LOW_MAP if listed or _stacked(view) else _MAP
    return _SHOT_BELOW_CARDS - _SHOT_HEADING - _SHOT_NOTE * max(listed, 1)


def _stacked(view: View) -> bool:
    return not view.shot and view.width < STACKED_BELOW


def conflicts(view: View) -> str:
    """Where reports cannot both hold, in words, with links to the rows."""
    none = '<p class="aside">No two reports of this selection contradict each other.</p>'
    most = SHOT_CONFLICTS if view.shot else MOST_CONFLICTS
    return _findings(view, "conflict", "Conflicts", most) or f'<h2 class="over">Conflicts</h2>{none}'


def agreements(view: View, above: int) -> str:
    """Where reports agree, as many as go under a figure `above` px high; nothing when none do, or none goes there."""
    room = _SHOT_BELOW_CARDS - _SHOT_HEADING - above
    return _findings(view, "corroborated", "Reports that agree", room // _SHOT_NOTE if view.shot else MOST_AGREEMENTS)


def _findings(view: View, kind: str, heading: str, most: int) -> str:
    """Findings of a kind; in a screenshot, where no link leads on, without the rows."""
    found = view.chosen.findings[view.chosen.findings["kind"] == kind]
    if found.empty or most < 1:
        return ""
    items = []
    for finding in records(found.head(most)):
        rows = "" if view.shot else f"<ul>{row_items(view, finding['row_ids'].split(';'), 3)}</ul>"
        items.append(f'<div class="finding {kind}"><p>{escape(finding["note"])}</p>{rows}</div>')
    more = len(found) - most
    target = escape(urlencode(view.query(part="findings"), doseq=True))
    rest = f'<p><a class="soft" href="Sources?{target}" target="_self">{wording.number(more)} more</a></p>'
    return (
        f'<h2 class="over">{heading} ({len(found):,})</h2>{"".join(items)}{rest if more > 0 and not view.shot else ""}'
    )


def _card(view: View, latest: Latest) -> str:
    figure = latest.figure
    assert figure is not None
    article = article_of(view.tables, figure)
    target = escape(urlencode(view.here(row=figure["figure_id"]), doseq=True))
    others = f" · {wording.count('other count', latest.others)}" if latest.others else ""
    colour = mission_colour(latest.mission_id, view.dark)
    return (
        f'<a class="soft card" href="?{target}" target="_self" style="border-color:{colour}">'
        f'<span class="mission" style="color:{colour}">{escape(latest.mission)}</span>'
        f'<span class="amount">{escape(wording.amount(figure))}</span>'
        f'<span class="origin">{escape(wording.dated(figure, "as_of"))}{others}<br>{escape(source(article))}</span></a>'
    )


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
