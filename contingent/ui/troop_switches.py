"""What the Troop counts page shows: one measure, whose, and, if asked for, two missions or publishers side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from contingent import wording
from contingent.latest import HOME
from contingent.schema import MEASURES
from contingent.selection import Selection
from contingent.tables import Tables
from contingent.ui import address, figures, store
from contingent.ui.frame import View
from contingent.views import troops
from contingent.views.reports import of_measure

EVERYONE = "all"
COMPARE = {"": "One chart", "missions": "Two missions", "publishers": "Two publishers"}
_GAP = 24


@dataclass(frozen=True, slots=True)
class Switches:
    """The measure, the nation ("" for all), and the two missions or publishers to compare, if any."""

    measure: str
    nation: str
    compare: str
    compared: tuple[str, str] | None


def show(view: View) -> Switches:
    """Draw the switches (not in a screenshot) and say what is chosen; all of it is in the address."""
    present = set(view.chosen.figures["measure"].unique())
    measures = [one for one in MEASURES if one in present]
    measure = address.value("measure", measures, measures[0])
    nations = _nations(view.chosen, measure)
    usual = HOME if HOME in nations and not view.selection.nations else EVERYONE
    whose = address.value("whose", [EVERYONE, *nations], usual)
    compare = address.value("compare", list(COMPARE), "")
    options = _comparable(view, compare, measure, "" if whose == EVERYONE else whose)
    pair = _pair(options)
    if not view.shot:
        with st.container(horizontal=True, vertical_alignment="bottom", key="troop-switches"):
            names = dict(zip(view.tables.nations["nation"], view.tables.nations["name"], strict=True))
            address.menu("measure", "What is counted", {one: wording.MEASURES[one] for one in measures}, measure)
            address.menu("whose", "Whose", {EVERYONE: "All nations", **{one: names[one] for one in nations}}, whose)
            address.menu("compare", "Compare", COMPARE, compare)
            if compare and pair:
                address.menu("a", "On the left", options, pair[0])
                address.menu("b", "On the right", options, pair[1])
    if compare and not pair:
        st.html(f'<p class="aside">There is only one of the {compare} to show, so there is nothing to compare.</p>')
    return Switches(measure, "" if whose == EVERYONE else whose, compare, pair if compare else None)


def side_by_side(view: View, switches: Switches) -> None:
    """Two charts on the same axes, one for each mission or publisher."""
    assert switches.compared is not None
    sides = [_side(view, switches.compare, one) for one in switches.compared]
    axes = troops.shared_axes([tables for tables, _ in sides], switches.measure, switches.nation)
    stacked = view.width < 700
    width = view.width if stacked else (view.width - _GAP) // 2
    columns = st.columns(2, gap="medium")
    for column, (tables, words), name in zip(columns, sides, ("left", "right"), strict=True):
        figure = troops.figure(tables, words, switches.measure, switches.nation, dark=view.dark, width=width, axes=axes)
        with column:
            figures.draw(f"compare-{name}", figure, troops.alt_text(tables, words, switches.measure, switches.nation))


def _side(view: View, compare: str, one: str) -> tuple[Tables, str]:
    selection: Selection = view.selection
    if compare == "missions":
        selection = replace(selection, missions=(one,))
    else:
        selection = replace(selection, publishers=(one,), articles=())
    tables = store.chosen(selection)
    return tables, selection.in_words(tables, view.tables)


def _nations(tables: Tables, measure: str) -> list[str]:
    cells = tables.figures.loc[tables.figures["measure"] == measure, "nation"].unique()
    return sorted({one for cell in cells for one in cell.split(";") if one})


def _comparable(view: View, compare: str, measure: str, nation: str) -> dict[str, str]:
    """The missions or publishers that have a figure of the measure and the nation ("": any), with their names."""
    rows = of_measure(view.chosen, measure, nation)
    if compare == "missions":
        ids = {one for cell in rows["mission_ids"].unique() for one in cell.split(";")}
        missions = view.tables.missions[view.tables.missions["mission_id"].isin(ids)]
        return dict(zip(missions["mission_id"], missions["name"], strict=True))
    articles = view.chosen.articles[view.chosen.articles["article_id"].isin(rows["article_id"])]
    return {name: name for name in sorted(articles["publisher"].unique()) if name}


def _pair(options: dict[str, str]) -> tuple[str, str] | None:
    if len(options) < 2:
        return None
    names = list(options)
    left = address.value("a", names, names[0])
    others = [one for one in names if one != left]
    return left, address.value("b", others, others[0])
