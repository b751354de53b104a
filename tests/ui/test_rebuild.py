"""Files that are not what the tables were made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from contingent.ui.rebuild import Changes, changes


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_new_changed_and_missing_files(tmp_path: Path) -> None:
    for name, text in (("a.txt", "same"), ("b.txt", "other"), ("c.txt", "new"), ("d.txt", ""), ("e.md", "no article")):
        (tmp_path / name).write_text(text, "utf-8")
    made_from = {"a.txt": sha256("same"), "b.txt": sha256("before"), "gone.txt": sha256("x")}
    found = changes(tmp_path, made_from, frozenset({"d.txt"}))
    assert found == Changes(new=("c.txt",), changed=("b.txt",), gone=("gone.txt",))
    assert found.in_words() == "1 new file, 1 changed file, 1 missing file"


def test_nothing_changed_has_no_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("same", "utf-8")
    assert changes(tmp_path, {"a.txt": sha256("same")}, frozenset()).in_words() == ""


def test_tables_that_came_without_their_articles_are_not_stale(tmp_path: Path) -> None:
    assert changes(tmp_path, {"a.txt": "x"}, frozenset()).in_words() == ""
    assert changes(tmp_path / "nowhere", {"a.txt": "x"}, frozenset()).in_words() == ""
