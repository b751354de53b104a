"""Tables that are missing or out of date: say so, and write them anew at a click."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from contingent.errors import ContingentError
from contingent.tables import Tables
from contingent.ui import store
from contingent.wording import count

ARTICLE_ENDING = ".txt"
# preprocess.py ends with 3 when some files could not be read and all others were.
WRITTEN = (0, 3)
PATIENCE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of files that are not what the tables were made from."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def in_words(self) -> str:
        """`1 new file, 2 changed files`; empty when there are none."""
        parts = (("new file", self.new), ("changed file", self.changed), ("missing file", self.gone))
        return ", ".join(count(noun, len(names)) for noun, names in parts if names)


def changes(folder: Path, made_from: dict[str, str], rejected: frozenset[str]) -> Changes:
    """How the files in `folder` differ from those the tables were made from.

    `made_from` gives the SHA-256 of each article's file by its name; `rejected` are names of files that could not be
    read, which are not new. A folder without any article says nothing: the tables may have come without them.
    """
    found = {path.name: path for path in sorted(folder.glob(f"*{ARTICLE_ENDING}"))} if folder.is_dir() else {}
    if not found:
        return Changes((), (), ())
    known = set(made_from)
    return Changes(
        new=tuple(name for name in found if name not in known | rejected),
        changed=tuple(name for name in found if name in known and _sha256(found[name]) != made_from[name]),
        gone=tuple(sorted(known - set(found))),
    )


def offer_if_articles_changed(tables: Tables) -> None:
    """A notice with a button when the articles on disk are not those that the tables were made from."""
    words = _changes_in_words(str(store.articles_folder()), _stamp(), store.stamp(), tables)
    if not words:
        return
    with st.container(key="stale"):
        st.html(f"<p>The articles have changed since the tables were written: {escape(words)}.</p>")
        _button("Read the articles again")


def offer_first_build(error: ContingentError) -> None:
    """What is wrong with the tables, what to run, and a button that runs it."""
    with st.container(key="no-tables"):
        st.html(
            f'<div class="empty"><h1>The tables cannot be shown</h1><p>{escape(str(error))}</p>'
            "<p>The dashboard shows what <code>python preprocess.py</code> reads from the articles.</p></div>"
        )
        _button("Read the articles now")


def _button(label: str) -> None:
    if not st.button(label, key="rebuild", type="primary"):
        return
    with st.spinner("Reading the articles …"):
        done = run_preprocessing()
    if done.returncode in WRITTEN:
        st.cache_resource.clear()
        st.cache_data.clear()
        st.rerun()
    st.html(
        f'<div class="failed"><p>The tables were not written; the old ones are as they were.</p>'
        f"<pre>{escape((done.stderr or done.stdout).strip())}</pre></div>"
    )


def run_preprocessing() -> subprocess.CompletedProcess[str]:
    """Run preprocess.py on the folders that this dashboard shows."""
    command = [sys.executable, str(store.ROOT / "preprocess.py")]
    command += ["--articles", str(store.articles_folder()), "--tables", str(store.tables_folder())]
    return subprocess.run(command, cwd=store.ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS)


def _stamp() -> tuple[int, int]:
    """What changes when a file comes, goes or is written to, without opening any."""
    folder = store.articles_folder()
    if not folder.is_dir():
        return 0, 0
    times = [entry.stat().st_mtime_ns for entry in os.scandir(folder) if entry.name.endswith(ARTICLE_ENDING)]
    return len(times), max(times, default=0)


@st.cache_data(max_entries=1, show_spinner=False)
def _changes_in_words(folder: str, stamp: tuple[int, int], tables_stamp: tuple[int, ...], _tables: Tables) -> str:
    made_from = dict(zip(_tables.articles["file"], _tables.articles["sha256"], strict=True))
    return changes(Path(folder), made_from, frozenset(_tables.rejected["file"])).in_words()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
