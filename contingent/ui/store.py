"""The tables in the server: loaded once for all sessions, loaded anew when preprocessing has written others."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import streamlit as st

from contingent import selection as selecting
from contingent.folder import standing
from contingent.selection import Choices, Selection
from contingent.selector import Selector
from contingent.tables import Tables, load

ROOT = Path(__file__).resolve().parents[2]


def tables_folder() -> Path:
    """`CONTINGENT_TABLES`, or the repository's data/tables."""
    return Path(os.environ.get("CONTINGENT_TABLES") or ROOT / "data" / "tables")


def articles_folder() -> Path:
    """`CONTINGENT_ARTICLES`, or the repository's seeds."""
    return Path(os.environ.get("CONTINGENT_ARTICLES") or ROOT / "seeds")


def tables() -> Tables:
    """The tables of `tables_folder()`; raises TablesError when they are missing or damaged."""
    folder = tables_folder()
    return _load(str(folder), _stamp(folder))


def choices() -> Choices:
    """What the tables offer to choose from."""
    folder = tables_folder()
    return _choices(str(folder), _stamp(folder))


def chosen(selection: Selection) -> Tables:
    """The tables as the selection leaves them, but for the sentences, which stay whole."""
    folder = tables_folder()
    return _chosen(str(folder), _stamp(folder), selection)


def chosen_with_sentences(selection: Selection) -> Tables:
    """The tables as the selection leaves them; not kept, because of the size."""
    folder = tables_folder()
    return _selector(str(folder), _stamp(folder)).apply(selection)


def undated_left_out(selection: Selection) -> int:
    """How many rows the years of the selection leave out for want of a date."""
    folder = tables_folder()
    return _selector(str(folder), _stamp(folder)).undated_left_out(selection)


def stamp() -> tuple[int, ...]:
    """What changes when the tables of `tables_folder()` do."""
    return _stamp(tables_folder())


def _stamp(folder: Path) -> tuple[int, ...]:
    """What changes when the tables do: the size and time of change of each CSV file."""
    return tuple(part for path in sorted(standing(folder).glob("*.csv")) for part in _times(path))


def _times(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@st.cache_resource(max_entries=1, show_spinner="Loading the tables …")
def _load(folder: str, stamp: tuple[int, ...]) -> Tables:
    return load(folder)


@st.cache_resource(max_entries=1, show_spinner=False)
def _choices(folder: str, stamp: tuple[int, ...]) -> Choices:
    return selecting.choices(_load(folder, stamp))


@st.cache_resource(max_entries=1, show_spinner=False)
def _selector(folder: str, stamp: tuple[int, ...]) -> Selector:
    """Made last of all that stays, so that what stays is then left out of the search for garbage.

    Streamlit collects garbage after every run of a page. Walking through the libraries and the tables each time, of
    which nothing can go, takes half of a redraw with large tables. Tables that were read anew let the former ones go.
    """
    gc.unfreeze()
    gc.collect()
    selector = Selector(_load(folder, stamp))
    gc.freeze()
    return selector


@st.cache_resource(max_entries=3, show_spinner=False)
def _chosen(folder: str, stamp: tuple[int, ...], selection: Selection) -> Tables:
    return _selector(folder, stamp).apply(selection, sentences=False)
