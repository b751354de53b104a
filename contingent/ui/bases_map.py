"""The map of bases on its page: to explore, to play through the years, to print, and as a table."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from contingent import selection as selecting
from contingent.tables import Tables
from contingent.ui import address, figures, store
from contingent.ui.frame import View
from contingent.views import bases
from contingent.views.basemap import CREDIT
from contingent.views.bases_deck import PINS
from contingent.views.key import Entry
from contingent.wording import source_line

SECONDS_PER_YEAR = 1.5
_PLAYING = "bases.playing"
_HEIGHT, _PHONE_HEIGHT = 560, 430
# Of the table's columns, in px: left to itself, the browser cuts names off.
_WIDTHS = {"name": 215, "kind": 105, "missions": 150, "nations": 190, "activities": 130, "known": 195}


def year_switch(view: View) -> None:
    """A slider over the years of the selection, and a button that plays them one after the other."""
    covered = view.selection.years or selecting.years_covered(view.chosen)
    if covered is None or covered[0] == covered[1]:
        return
    options = ["", *(str(year) for year in range(covered[0], covered[1] + 1))]

    def changed() -> None:
        st.session_state.pop(_PLAYING, None)
        address.change(year=[st.session_state["bases-year"]] if st.session_state["bases-year"] else [])

    st.session_state["bases-year"] = address.value("year", options, "")
    st.select_slider(
        "Year",
        options,
        key="bases-year",
        format_func=lambda one: one or "All years",
        width=420,
        on_change=changed,
    )
    if st.session_state.get(_PLAYING):
        st.button("Stop", key="bases-stop", on_click=_stop)
    else:
        st.button("Play the years", key="bases-play", on_click=_play, args=(options[1:],))


def _play(years: list[str]) -> None:
    st.session_state[_PLAYING] = years


def _stop() -> None:
    """Stop, and stay at the year that is shown."""
    left: list[str] = st.session_state.pop(_PLAYING, [])
    if left:
        address.change(year=[left[0]])


def show(view: View, area: str) -> None:
    """The map to explore; while it plays, it draws itself anew and leaves the rest of the page alone."""
    if st.session_state.get(_PLAYING):
        st.fragment(_next_year, run_every=SECONDS_PER_YEAR)(view, area)
    else:
        _draw(view, area, address.text("year"))


def _next_year(view: View, area: str) -> None:
    years: list[str] = st.session_state.get(_PLAYING, [])
    if not years:
        return
    _draw(view, area, years[0])
    if len(years) == 1:
        _stop()
        st.rerun()
    st.session_state[_PLAYING] = years[1:]


def in_year(view: View, year: str) -> tuple[Tables, str]:
    """The selection as of one year, and in words; the whole selection for ""."""
    if not year.isdecimal():
        return view.chosen, view.words
    selection = replace(view.selection, years=(int(year), int(year)))
    tables = store.chosen(selection)
    return tables, selection.in_words(tables, view.tables)


def _draw(view: View, area: str, year: str) -> None:
    tables, words = in_year(view, year)
    title = f"{bases.TITLE}: {bases.VIEWS[area].name}" + (f", {year}" if year else "")
    st.html(
        f'<h2 class="figure">{escape(title)}</h2><p class="figure">{escape(bases.subtitle(tables, words, area))}</p>'
        f"{_key(bases.key_of(tables, area, view.dark), brief=view.width < 520)}"
    )
    height = _PHONE_HEIGHT if view.width < 520 else _HEIGHT

    def changed() -> None:
        objects: dict[str, list[dict[str, Any]]] = st.session_state[f"map-{area}"].selection.objects
        picked = objects.get(PINS, [])
        address.change(place=[picked[0]["place_id"]] if picked else [], row=[])

    st.pydeck_chart(
        bases.deck(tables, view=area, dark=view.dark, width=view.width, height=height),
        height=height,
        key=f"map-{area}",
        on_select=changed,
        alt=bases.alt_text(tables, words, area),
    )
    st.html(f'<p class="credit">As reported, not verified. {escape(source_line(tables.articles))}. {CREDIT}.</p>')


def _key(entries: list[Entry], brief: bool) -> str:
    parts = []
    for entry in entries:
        looks = {"hollow": entry.hollow, "dotted": entry.dotted, "ringed": entry.ringed}
        look = " ".join(name for name, so in looks.items() if so)
        colour = f' style="background:{entry.colour};color:{entry.colour}"' if entry.colour else ""
        parts.append(f'<span><i class="{look}"{colour}></i>{escape((brief and entry.brief) or entry.text)}</span>')
    return f'<p class="key">{"".join(parts)}</p>' if parts else ""


def picture(view: View, area: str) -> None:
    """The map as a figure on plain axes, for the screenshot and for print."""
    tables, words = in_year(view, address.text("year"))
    figure = bases.figure(tables, words, view=area, shot=view.shot, dark=view.dark, width=view.width)
    figures.draw_map(f"bases-{area}", figure, bases.alt_text(tables, words, area))


def table(view: View) -> None:
    """Every place of the map as a row, and those that no pin can show; a click opens the place."""
    tables, _ = in_year(view, address.text("year"))
    rows = bases.places(tables)
    ids = list(rows["place_id"])

    def changed() -> None:
        picked = st.session_state["rows-places"].selection.rows
        address.change(place=[ids[picked[0]]] if picked else [], row=[])

    shown = rows.assign(kind=rows["kind"].where(rows["pinned"], rows["kind"] + ", no pin"))
    columns = {
        "name": "Place",
        "kind": "Kind",
        "missions": "Missions",
        "nations": "Nations",
        "activities": "What for",
        "articles": "Articles",
        "km_from_baghdad": "km from Baghdad",
        "known": "Known",
    }
    st.html("<h2>The same as a table</h2>")
    st.dataframe(
        shown[list(columns)].rename(columns=columns),
        key="rows-places",
        hide_index=True,
        on_select=changed,
        selection_mode="single-row",
        column_config={
            **{columns[name]: st.column_config.TextColumn(width=px) for name, px in _WIDTHS.items()},
            columns["km_from_baghdad"]: st.column_config.NumberColumn(width=115, format="%.0f"),
        },
        alt="The places of the map, with their distance from Baghdad",
    )
