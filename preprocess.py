"""Articles in, tables out: `python preprocess.py [--articles seeds] [--tables data/tables] [--check] [--explain FILE]`.

Ends with 0 when all went well, 1 when --check found a difference, 2 when the input cannot be used (the old tables
stand as they were), 3 when some files were rejected and all others processed, 130 when it was interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contingent.errors import ContingentError

if TYPE_CHECKING:
    from contingent.building import Built, Progress

ROOT = Path(__file__).resolve().parent
DONE, DIFFERENT, UNUSABLE, SOME_REJECTED, INTERRUPTED = 0, 1, 2, 3, 130
#: A bar for fewer files would be gone before it is read.
BAR_FROM = 50
_MAIN_TABLES = ("figures", "events", "tenures", "presence", "sentences")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may not know every letter
    options = _options(arguments)
    try:
        if options.explain:
            return _explain(options.explain)
        return _preprocess(options.articles or [ROOT / "seeds"], options.tables, options.check, options.workers)
    except ContingentError as error:
        print(f"preprocess: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("\npreprocess: interrupted; the tables are as they were.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read our output has seen enough
        return DONE


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="preprocess.py",
        description="Read news articles and write what they say as tidy tables.",
        epilog="Exit codes: 0 done · 1 --check found a difference · 2 unusable input, old tables untouched · "
        "3 some files rejected, the others processed.",
    )
    parser.add_argument(
        "--articles",
        type=Path,
        action="append",
        metavar="PATH",
        help="a folder of .txt files, or a file; may be repeated (default: seeds)",
    )
    parser.add_argument(
        "--tables",
        type=Path,
        default=ROOT / "data" / "tables",
        metavar="FOLDER",
        help="where the tables go (default: data/tables)",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; say which tables are not what the articles give"
    )
    parser.add_argument(
        "--explain",
        type=Path,
        metavar="FILE",
        help="print what is read from one article, sentence by sentence, and by which rule",
    )
    parser.add_argument(
        "--workers", type=_positive, metavar="N", help="processes to read with (default: one, all cores for many files)"
    )
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)


def _preprocess(sources: list[Path], tables: Path, check: bool, workers: int | None) -> int:
    from contingent import building, writing  # here, so that --help and a typing error answer at once

    files = building.find_files(sources)
    built = building.build(files, workers=workers, progress=_bar(len(files)))
    for row in built.rejected:
        print(f"rejected {row['file']}: {row['reason']} {row['what_to_do']}", file=sys.stderr)
    if check:
        return _report_check(writing.check(built.rows, tables), tables, bool(built.rejected))
    writing.write(built.rows, tables)
    print(_summary(built, tables))
    return SOME_REJECTED if built.rejected else DONE


def _bar(total: int) -> Progress:
    """The progress of a long run, on a terminal only."""
    if total < BAR_FROM or not sys.stderr.isatty():
        return iter
    from tqdm import tqdm

    return lambda results: tqdm(results, total=total, unit=" articles", leave=False)


def _report_check(different: list[str], tables: Path, some_rejected: bool) -> int:
    if different:
        names = ", ".join(name.removesuffix(".csv") for name in different)
        print(f"{tables}: not what the articles give: {names}. Run `python preprocess.py` to write them anew.")
        return DIFFERENT
    print(f"{tables}: every table is what the articles give.")
    return SOME_REJECTED if some_rejected else DONE


def _summary(built: Built, tables: Path) -> str:
    """One screen: what was read, the rows, what was mended, found, left alone and rejected."""
    rows = built.rows
    words = sum(article.words for article in built.articles)
    return "\n".join(
        (
            f"articles    {len(built.articles):,} read ({words:,} words)",
            f"repairs     {_counts(row['kind'] for row in rows.tables['repairs'])}",
            f"rows        {', '.join(f'{name} {rows.count(name):,}' for name in _MAIN_TABLES)}",
            f"findings    {_counts(row['kind'] for row in rows.tables['findings'])}",
            f"left alone  {_counts(row['reason'] for row in rows.tables['left_alone'])}",
            f"rejected    {len(built.rejected) or 'none'}",
            f"written to  {tables}",
        )
    )


def _counts(words: Iterable[object], most: int = 4) -> str:
    """`12 (corroborated 9, inferred 3)`, the most frequent first; `none`."""
    counted: dict[str, int] = {}
    for word in words:
        counted[str(word)] = counted.get(str(word), 0) + 1
    if not counted:
        return "none"
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{word} {count:,}" for word, count in ordered[:most])
    return f"{sum(counted.values()):,} ({named}{', …' if len(ordered) > most else ''})"


def _explain(path: Path) -> int:
    from contingent.explain import explain
    from contingent.extraction import extract
    from contingent.reading import read_article
    from contingent.reference import load_reference

    article = read_article(path)
    print(explain(article, extract(article, load_reference())), end="")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
