"""What every page begins with: the page's settings, the menu, the filter bar, and the tables it may draw.

    view = open_page("Timeline")

Read top to bottom, `open_page` is the order in which a page comes to be. It stops the page, with words and a way on,
when there are no tables or when nothing is left of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from contingent import selection as selecting
from contingent.errors import TablesError
from contingent.selection import Query, Selection
from contingent.tables import Tables
from contingent.ui import address, browser, filter_bar, rebuild, results, store
from contingent.wording import count, source_line

STYLE = Path(__file__).with_name("style.css")
PAGES = {
    "Overview": "app.py",
    "Timeline": "pages/1_Timeline.py",
    "Troop counts": "pages/2_Troop_counts.py",
    "Bases": "pages/3_Bases.py",
    "Sources": "pages/4_Sources.py",
    "Data": "pages/5_Data.py",
    "Briefing": "pages/6_Briefing.py",
}
FRAME_WIDTH = 1600
# In screenshot mode the figure of these pages is the whole frame, and has its own margins.
FULL_FIGURES = ("Timeline", "Troop counts", "Bases")


@dataclass(frozen=True)
class View:
    """What a page draws from.

    `tables` are all tables, `chosen` what the selection leaves; `words` is the selection in words; `shot` is the
    screenshot mode; `dark` the theme; `width` the breadth in CSS pixels that a figure has, about.
    """

    page: str
    tables: Tables
    chosen: Tables
    selection: Selection
    words: str
    shot: bool
    dark: bool
    width: int

    def query(self, **more: str) -> Query:
        """Parameters of a link that keeps the selection; `more` adds single values (empty ones are left out)."""
        return {**self.selection.to_query(), **{name: [value] for name, value in more.items() if value}}

    def here(self, **more: str) -> Query:
        """Parameters of a link to this very view; `more` changes single ones (empty ones are left out)."""
        changed = {**address.view(), **{name: [value] for name, value in more.items()}}
        return {name: values for name, values in changed.items() if values != [""]}


def open_page(page: str) -> View:
    """Settings, menu, filter bar and notices of a page; returns what it draws from."""
    shot = address.arrive().get("shot") == ["1"]
    st.set_page_config(
        f"{page} · Contingent", _icon(), layout="wide", initial_sidebar_state="collapsed" if shot else "auto"
    )
    dark = st.context.theme.type == "dark"
    _dress(page, shot, dark)
    if page in FULL_FIGURES:
        # The figure carries the title that is seen; this one is for those who hear the page.
        st.html(f'<h1 class="unseen">{page}</h1>')
    try:
        tables = store.tables()
        choices = store.choices()
    except TablesError as error:
        _menu(page, Selection())
        rebuild.offer_first_build(error)
        st.stop()
    selection, dropped = selecting.from_query(address.view(), choices)
    chosen = store.chosen(selection)
    width = browser.width(FRAME_WIDTH if shot else 0, address.view())
    view = View(page, tables, chosen, selection, selection.in_words(chosen, tables), shot, dark, width)
    if shot:
        _way_out_of_screenshot()
    else:
        _menu(page, selection)
        filter_bar.show(tables, chosen, selection, choices)
        _notices(selection, tables, dropped)
        results.show(chosen, view.query())
    _stop_if_empty(view)
    return view


def foot(view: View) -> None:
    """The line under a page without a figure in screenshot mode: selection and sources, as every figure has them."""
    if view.shot:
        sources = source_line(view.chosen.articles)
        st.html(f'<p class="foot">{escape(view.words)}. As reported, not verified. {escape(sources)}.</p>')


def link(page: str, label: str, query: Query) -> None:
    """A link to another page that carries `query`; nothing when that page is not installed."""
    if (store.ROOT / PAGES[page]).exists():
        st.page_link(PAGES[page], label=label, query_params=query)


def _icon() -> str:
    return str(store.ROOT / "static" / "icon.png")


def _dress(page: str, shot: bool, dark: bool) -> None:
    st.html(STYLE)
    st.html(f"<style>{browser.variables(dark)}</style>")
    if shot:
        st.html(STYLE.with_name("shot.css"))
        if page in FULL_FIGURES:
            st.html('<style>[data-testid="stMainBlockContainer"] { padding: 0 !important; }</style>')


def _menu(page: str, selection: Selection) -> None:
    with st.sidebar:
        st.html('<p class="brand">Contingent<span>Iraq, as reported</span></p>')
        results.search_box()
        with st.container(key="menu", gap=None):
            for name in PAGES:
                with st.container(key=f"menu-{'here' if name == page else name}"):
                    link(name, name, selection.to_query())


def _way_out_of_screenshot() -> None:
    with st.container(key="leave-shot"):
        st.button("Leave screenshot mode", shortcut="Esc", on_click=address.change, kwargs={"shot": []})


def _notices(selection: Selection, tables: Tables, dropped: tuple[str, ...]) -> None:
    if dropped:
        st.warning(f"The address asks for what these articles do not have, so it is left out: {', '.join(dropped)}.")
    undated = store.undated_left_out(selection)
    if undated:
        st.html(
            f'<p class="aside">{count("row", undated)} without a date '
            f"{'is' if undated == 1 else 'are'} not shown, because years are chosen.</p>"
        )
    rebuild.offer_if_articles_changed(tables)


def _stop_if_empty(view: View) -> None:
    claims = sum(len(view.chosen.table(name)) for name in selecting.CLAIM_TABLES)
    if claims or view.selection == Selection():
        return
    st.html(
        f'<div class="empty"><h1>Nothing is left of the articles</h1>'
        f"<p>No article reports anything for this selection: {escape(view.words)}.</p></div>"
    )
    filter_bar.widening_buttons(view.selection)
    st.stop()


def stop_without(view: View, table: str, noun: str) -> None:
    """Stop the page with a sentence and a way on when the selection leaves no row of the table it draws."""
    if len(view.chosen.table(table)):
        return
    st.html(
        f'<div class="empty"><h1>No {escape(noun)} is left</h1>'
        f"<p>The articles report no {escape(noun)} for this selection: {escape(view.words)}.</p></div>"
    )
    filter_bar.widening_buttons(view.selection)
    st.stop()
