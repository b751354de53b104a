"""Rows to files: `write` replaces a folder of tables as a whole, `check` says which files differ from the rows."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contingent import datapackage
from contingent.errors import TablesError
from contingent.folder import TEXT_FOLDER, aside, standing
from contingent.rows import Cell, TableRows
from contingent.schema import TABLES, Table

_OURS = {f"{table.name}.csv" for table in TABLES} | {datapackage.FILE_NAME, TEXT_FOLDER}


def render(rows: TableRows) -> dict[str, bytes]:
    """The bytes of every file by its path in the folder: CSV (UTF-8, `\\n`, rows by id), texts, `datapackage.json`.

    The same rows give the same bytes, in whatever order they come.
    """
    files = {f"{table.name}.csv": _csv(table, rows).encode("utf-8") for table in TABLES}
    files |= {f"{TEXT_FOLDER}/{article_id}.txt": text.encode("utf-8") for article_id, text in rows.texts.items()}
    files[datapackage.FILE_NAME] = datapackage.render().encode("utf-8")
    return dict(sorted(files.items()))


def write(rows: TableRows, folder: Path) -> None:
    """Replace what stands in `folder` by `rows`, all of it or, if anything goes wrong on the way, nothing.

    The files are written to a sibling folder, which then takes the place of the old one. Hidden files of the old
    folder are kept. Raises TablesError when the folder holds something else than tables, or cannot be written.
    """
    files = render(rows)
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent):
            _recover(folder)
            _refuse_foreign(folder)
            fresh = _write_beside(folder, files)
            _take_the_place(fresh, folder)
    except OSError as error:
        problem = f"the tables cannot be written ({error.strerror or error})."
        raise TablesError(problem, str(folder), "Choose a folder that can be written with --tables.") from error


def check(rows: TableRows, folder: Path) -> list[str]:
    """Names of the files in `folder` that are not what `rows` give: changed, missing, or left over; [] if all are."""
    expected = render(rows)
    stands = standing(folder.resolve())
    differ = {name for name, content in expected.items() if _content(stands / name) != content}
    if (stands / TEXT_FOLDER).is_dir():
        present = {f"{TEXT_FOLDER}/{path.name}" for path in (stands / TEXT_FOLDER).glob("*.txt")}
        differ |= present - set(expected)
    return sorted(differ)


def _csv(table: Table, rows: TableRows) -> str:
    lines = [",".join(table.column_names)]
    expected = set(table.column_names)
    order = (table.key,) if table.key else table.column_names
    for row in sorted(rows.tables[table.name], key=lambda row: [str(row[name]) for name in order]):
        if set(row) != expected:
            raise ValueError(f"{table.name}: not the columns of the schema: {sorted(set(row) ^ expected)}")
        lines.append(",".join(_cell(row[name]) for name in table.column_names))
    return "\n".join(lines) + "\n"


def _cell(value: Cell) -> str:
    """RFC 4180. The csv module leaves a lone carriage return unquoted on some versions of Python."""
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """Let one run at a time write below `parent`; the lock goes away with the process, however that ends."""
    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _recover(folder: Path) -> None:
    """Clear what a run that was killed may have left: put its old tables back, drop its unfinished ones."""
    if not folder.exists() and aside(folder).is_dir():
        aside(folder).rename(folder)
    for leftover in (aside(folder), _beside(folder)):
        if leftover.exists():
            shutil.rmtree(leftover)


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _refuse_foreign(folder: Path) -> None:
    """Never sweep away files that are not ours: a folder given by mistake may hold somebody's documents."""
    if not folder.exists():
        return
    names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    foreign = sorted(names - _OURS)
    if (folder / TEXT_FOLDER).is_dir():
        texts = sorted(path.name for path in (folder / TEXT_FOLDER).iterdir() if path.suffix != ".txt")
        strangers = texts if "articles.csv" in names else [TEXT_FOLDER]
        foreign += [f"{TEXT_FOLDER}/{name}" if name != TEXT_FOLDER else name for name in strangers]
    if foreign:
        problem = f"the folder holds something that is not a table ({foreign[0]}), and would be replaced as a whole."
        raise TablesError(problem, str(folder), "Move it away, or choose another folder with --tables.")


def _write_beside(folder: Path, files: dict[str, bytes]) -> Path:
    fresh = _beside(folder)
    try:
        (fresh / TEXT_FOLDER).mkdir(parents=True)
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        for kept in folder.glob(".*") if folder.exists() else ():
            if kept.is_file():
                shutil.copy2(kept, fresh / kept.name)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return fresh


def _take_the_place(fresh: Path, folder: Path) -> None:
    try:
        if folder.exists():
            folder.rename(aside(folder))
        fresh.rename(folder)
    except BaseException:
        if aside(folder).is_dir() and not folder.exists():
            aside(folder).rename(folder)
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if aside(folder).is_dir():
        shutil.rmtree(aside(folder))
