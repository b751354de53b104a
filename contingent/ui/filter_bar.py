"""The filter bar: what is chosen, what is left of it, and one click back to everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from contingent.selection import PARAMETERS, Choices, Selection
from contingent.tables import Tables
from contingent.ui import address

# A list of more articles than this is of no use in a menu, and too much to send: sources are then chosen by publisher.
MANY_ARTICLES = 400
_COUNTED = (("events", "events"), ("figures", "figures"), ("articles", "articles"))


def show(tables: Tables, chosen: Tables, selection: Selection, choices: Choices) -> None:
    """Draw the bar in the sidebar; a change goes through the address and runs the page anew."""
    with st.sidebar, st.container(key="filters"):
        st.html(f'<p class="left-over">{_left_over(tables, chosen)}</p>')
        missions = dict(zip(tables.missions["mission_id"], tables.missions["short_name"], strict=True))
        nations = dict(zip(tables.nations["nation"], tables.nations["name"], strict=True))
        _many("Missions", "mission", choices.missions, selection.missions, missions)
        _years(choices, selection)
        _many("Nations", "nation", choices.nations, selection.nations, nations)
        _sources(tables, choices, selection)
        _planned(selection)
        everything: dict[str, list[str]] = {name: [] for name in PARAMETERS}
        st.button(
            "Show everything",
            key="reset",
            width="stretch",
            disabled=selection == Selection(),
            on_click=address.change,
            kwargs=everything,
        )


def widening_buttons(selection: Selection) -> None:
    """One button for each part of the selection that can be let go, and one for all of it."""
    parts: list[tuple[str, dict[str, list[str]]]] = [("Show everything", {name: [] for name in PARAMETERS})]
    if selection.years:
        parts.append(("All years", {"years": []}))
    if selection.missions:
        parts.append(("All missions", {"mission": []}))
    if selection.nations:
        parts.append(("All nations", {"nation": []}))
    if selection.articles or selection.publishers:
        parts.append(("All sources", {"article": [], "publisher": []}))
    with st.container(horizontal=True):
        for label, parameters in parts:
            st.button(label, key=f"widen-{label}", on_click=address.change, kwargs=parameters)


def _left_over(tables: Tables, chosen: Tables) -> str:
    counts = [(len(chosen.table(name)), len(tables.table(name)), noun) for name, noun in _COUNTED]
    return "<br>".join(f"<b>{left:,}</b> of {total:,} {noun}" for left, total, noun in counts)


def _many(label: str, parameter: str, options: tuple[str, ...], chosen: tuple[str, ...], names: dict[str, str]) -> None:
    key = f"filter-{parameter}"

    def changed() -> None:
        address.change(**{parameter: st.session_state[key]})

    st.session_state[key] = list(chosen)
    st.multiselect(
        label, options, key=key, format_func=lambda one: names.get(one, one), placeholder="All", on_change=changed
    )


def _years(choices: Choices, selection: Selection) -> None:
    if choices.years is None or choices.years[0] == choices.years[1]:
        return
    first, last = choices.years

    def changed() -> None:
        years = tuple(st.session_state["filter-years"])
        address.change(years=[] if years == (first, last) else [f"{years[0]}-{years[1]}"])

    st.session_state["filter-years"] = selection.years or (first, last)
    st.slider("Years", first, last, key="filter-years", on_change=changed)


def _sources(tables: Tables, choices: Choices, selection: Selection) -> None:
    """Publishers and articles in one list: what a reader calls a source is either."""
    articles = choices.articles if len(choices.articles) <= MANY_ARTICLES else selection.articles
    options = [f"publisher:{name}" for name in choices.publishers] + [f"article:{one}" for one in articles]
    label_of = _source_names(tables.articles, articles)

    def changed() -> None:
        picked = [value.split(":", 1) for value in st.session_state["filter-source"]]
        address.change(
            publisher=[name for kind, name in picked if kind == "publisher"],
            article=[name for kind, name in picked if kind == "article"],
        )

    chosen = [f"publisher:{name}" for name in selection.publishers] + [f"article:{one}" for one in selection.articles]
    st.session_state["filter-source"] = chosen
    st.multiselect(
        "Publishers and articles",
        options,
        key="filter-source",
        format_func=label_of,
        placeholder="All",
        on_change=changed,
    )


def _source_names(articles: pd.DataFrame, ids: tuple[str, ...]) -> Callable[[str], str]:
    listed = articles[articles["article_id"].isin(ids)]
    titles: dict[str, Any] = dict(zip(listed["article_id"], listed["title"], strict=True))

    def name(value: str) -> str:
        kind, _, one = value.partition(":")
        return one if kind == "publisher" else f"“{titles.get(one) or one}”"

    return name


def _planned(selection: Selection) -> None:
    def changed() -> None:
        address.change(planned=[] if st.session_state["filter-planned"] else ["0"])

    st.session_state["filter-planned"] = selection.planned
    st.toggle("Include what is planned", key="filter-planned", on_change=changed)
