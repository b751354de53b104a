"""From folders of articles to the rows of all tables: find the files, read each by itself, bring them together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from contingent.errors import ArticleError, ContingentError
from contingent.extraction import extract
from contingent.extraction.claims import Claims
from contingent.reading import read_article
from contingent.reading.article import Article
from contingent.reconcile import reconcile
from contingent.reference import FOLDER, load_reference
from contingent.rows import Row, TableRows

ENDING = ".txt"
#: From so many files on, starting further processes pays.
MANY_FILES = 200
_PUT_ARTICLES = "Put articles there, one .txt file each, or name another folder with --articles."

Read = tuple[Article, Claims]
#: Wraps the stream of results, one per file, to show how far it is.
Progress = Callable[[Iterable[Read | Row]], Iterable[Read | Row]]


@dataclass(frozen=True, slots=True)
class Built:
    """All rows, with the articles they were made from and the rows of `rejected`."""

    rows: TableRows
    articles: tuple[Article, ...]
    rejected: tuple[Row, ...]


def find_files(sources: Sequence[Path]) -> list[Path]:
    """The files of each folder (without sub-folders and hidden files), and the files named themselves; each once.

    In the order of their names. Raises ContingentError for a source that is missing or cannot be opened, and when there
    is no file at all.
    """
    found: dict[Path, Path] = {}
    for source in sources:
        for path in _files(source):
            found.setdefault(path.resolve(), path)
    if not found:
        raise ContingentError("no article was found.", ", ".join(map(str, sources)), _PUT_ARTICLES)
    return sorted(found.values(), key=lambda path: (path.name, str(path)))


def _files(source: Path) -> list[Path]:
    mend = "Name a folder of articles (one .txt file each), or a file, with --articles."
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise ContingentError("there is no such file or folder.", str(source), mend)
    try:
        return [path for path in source.iterdir() if path.is_file() and not path.name.startswith(".")]
    except OSError as error:
        raise ContingentError(f"the folder cannot be opened ({error.strerror}).", str(source), mend) from error


def build(
    files: Sequence[Path],
    reference_folder: Path = FOLDER,
    workers: int | None = None,
    progress: Progress = iter,
) -> Built:
    """Read every file and reconcile what they say. `workers` processes do it (None: one, or all cores for many files).

    The rows are the same for any order of the files and any number of workers. Files that cannot be read as an article
    become rows of `rejected`. Raises ReferenceDataError for broken reference data, and ContingentError when no file is
    an article.
    """
    load_reference(reference_folder)
    rejected: list[Row] = []
    read: list[Read] = []
    for result in progress(_read_all(files, reference_folder, workers)):
        if isinstance(result, tuple):
            read.append(result)
        else:
            rejected.append(result)
    if not read:
        raise _no_article(files, rejected)
    rows = reconcile(read, load_reference(reference_folder), rejected)
    return Built(rows, tuple(article for article, _ in read), tuple(rejected))


def _no_article(files: Sequence[Path], rejected: Sequence[Row]) -> ContingentError:
    reasons = "; ".join(f"{row['file']}: {row['reason']}" for row in rejected[:3])
    folders = ", ".join(sorted({str(path.parent) for path in files}))
    return ContingentError(f"no article was found ({reasons}).", folders, _PUT_ARTICLES)


def _read_all(files: Sequence[Path], reference_folder: Path, workers: int | None) -> Iterator[Read | Row]:
    usable, refused = _by_name(files)
    yield from refused
    read = partial(read_file, reference_folder=reference_folder)
    count = workers or (os.cpu_count() or 1 if len(usable) >= MANY_FILES else 1)
    if count == 1:
        yield from map(read, usable)
        return
    try:
        with ProcessPoolExecutor(min(count, len(usable) or 1)) as pool:
            yield from pool.map(read, usable, chunksize=max(1, min(32, len(usable) // (4 * count) or 1)))
    except BrokenProcessPool as error:
        mend = "Run it with --workers 1, or on a machine with more memory."
        raise ContingentError("one of the worker processes was ended by the system.", "", mend) from error


def _by_name(files: Sequence[Path]) -> tuple[list[Path], list[Row]]:
    """Files whose name can become an article's id, and why the others cannot."""
    usable: dict[str, Path] = {}
    refused: list[Row] = []
    for path in files:
        other = usable.get(path.stem.casefold())
        if path.suffix.casefold() != ENDING:
            refused.append(_rejected(path, "it is not a .txt file.", "Save the article's text as a .txt file."))
        elif ";" in path.stem:
            refused.append(_rejected(path, "a semicolon in the name separates ids in the tables.", "Rename the file."))
        elif other is not None:
            refused.append(_rejected(path, f"another file has this name ({other}).", "Rename one of the two."))
        else:
            usable[path.stem.casefold()] = path
    return list(usable.values()), refused


def read_file(path: Path, reference_folder: Path = FOLDER) -> Read | Row:
    """The article and what it claims; or, if it cannot be read, its row of `rejected`."""
    try:
        article = read_article(path)
        return article, extract(article, load_reference(reference_folder))
    except ArticleError as error:
        return _rejected(path, error.problem, error.mend)
    except ContingentError:
        raise
    except Exception as error:
        # One article must not keep the others from being read; the cause is shown on the screen and in the table.
        reason = f"Contingent itself failed on it ({type(error).__name__}: {error})."
        return _rejected(path, reason, "Please report it, with the file; the other articles are not affected.")


def _rejected(path: Path, reason: str, what_to_do: str) -> Row:
    return {"file": path.name, "reason": reason, "what_to_do": what_to_do}
