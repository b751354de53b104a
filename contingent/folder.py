"""Where the tables of a folder stand, for who writes them and who reads them."""

from __future__ import annotations

from pathlib import Path

TEXT_FOLDER = "text"


def aside(folder: Path) -> Path:
    """Where the old tables stand for the instant in which new ones take their place."""
    return folder.with_name(f".{folder.name}.old")


def standing(folder: Path) -> Path:
    """The folder that holds whole tables: `folder`, or its old version if a run was killed in that instant."""
    return aside(folder) if not folder.exists() and aside(folder).is_dir() else folder
