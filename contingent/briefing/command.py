"""A briefing without the dashboard, for a nightly job.

    python -m contingent.briefing --out DIR [--mission nmi,oir] [--years 2014-2026] [--format pptx,png,svg,pdf,zip]

Exit codes: 0 everything asked for is written; 2 the wishes or the tables cannot be used, nothing is written; 3 there
is no browser: what needs none is written, images and PDF are not.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from contingent import selection as selecting
from contingent.briefing import bundle
from contingent.briefing.bundle import Order
from contingent.briefing.contents import SLIDES, Contents, available, material
from contingent.briefing.provenance import DASHBOARD, address, day_written
from contingent.briefing.renderer import Renderer
from contingent.briefing.renderer import available as browser_missing
from contingent.errors import ContingentError
from contingent.schema import MEASURES
from contingent.selection import Choices, Selection
from contingent.tables import load

FORMATS = ("pptx", "png", "svg", "pdf", "zip")
DONE, UNUSABLE, NO_BROWSER = 0, 2, 3
_DRAWN = ("png", "svg", "pdf")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the briefing and say which files; returns the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        order = _order(asked)
        formats = _known("format", _listed(asked.format), FORMATS)
        return _write(order, formats, asked.out)
    except ContingentError as error:
        print(f"briefing: {error}", file=sys.stderr)
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contingent.briefing", description="Slides, images, a PDF and a zip of what articles report."
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the files (made if need be)")
    parser.add_argument("--mission", action="append", default=[], help="only these missions, as nmi,oir")
    parser.add_argument("--years", default="", help="only these years, as 2014-2026 or 2023")
    parser.add_argument("--nation", action="append", default=[], help="only these nations, as ESP,ITA")
    parser.add_argument("--format", action="append", default=[], help=f"any of {','.join(FORMATS)} (all)")
    parser.add_argument("--slides", action="append", default=[], help=f"any of {','.join(SLIDES)} (all)")
    parser.add_argument("--measure", action="append", default=[], help="troop counts of these, as deployed,trained")
    parser.add_argument("--template", type=Path, help="a .pptx file whose layouts and typefaces are used")
    parser.add_argument("--marking", default="", help="a line at the top and foot of every slide and image")
    parser.add_argument("--title", default="", help="the title (made from the selection)")
    tables = Path(os.environ.get("CONTINGENT_TABLES") or "data/tables")
    parser.add_argument("--tables", type=Path, default=tables, help=f"folder of the tables ({tables})")
    parser.add_argument("--dashboard", default=DASHBOARD, help=f"address of the dashboard ({DASHBOARD})")
    return parser


def _order(asked: argparse.Namespace) -> Order:
    everything = load(asked.tables)
    selection = _selection(asked, selecting.choices(everything))
    written, seen_at = day_written(asked.tables), address(selection, asked.dashboard)
    found = material(everything, selection, written, seen_at)
    slides = _known("slides", _listed(asked.slides), tuple(SLIDES))
    wished = Contents(slides, asked.title, asked.marking, _measures(asked))
    available(found)
    return Order(found, wished, asked.template)


def _measures(asked: argparse.Namespace) -> tuple[str, ...]:
    wished = _listed(asked.measure)
    return _known("measure", wished, MEASURES) if wished else ()


def _selection(asked: argparse.Namespace, choices: Choices) -> Selection:
    """The selection; raises ContingentError for what the tables do not hold, and says what they do."""
    missions, nations = _listed(asked.mission), _listed(asked.nation)
    return Selection(
        missions=_known("mission", missions, choices.missions) if missions else (),
        years=_years(asked.years, choices.years) if asked.years else None,
        nations=_known("nation", nations, choices.nations) if nations else (),
    )


def _listed(values: Sequence[str]) -> tuple[str, ...]:
    """`--mission nmi,oir --mission unifil` as three ids."""
    return tuple(dict.fromkeys(one.strip() for value in values for one in value.split(",") if one.strip()))


def _known(what: str, wished: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    unknown = [one for one in wished if one not in known]
    if unknown:
        mend = f"There is: {', '.join(known)}."
        raise ContingentError(f"no such {what}: {', '.join(unknown)}.", f"--{what}", mend)
    return tuple(one for one in known if one in wished) if wished else known


def _years(text: str, covered: tuple[int, int] | None) -> tuple[int, int]:
    first, dash, last = text.partition("-")
    last = last if dash else first
    if not (first.isdecimal() and last.isdecimal()) or int(first) > int(last):
        raise ContingentError(f"“{text}” is no range of years.", "--years", "Write it as 2014-2026, or as 2023.")
    asked = int(first), int(last)
    if covered is None or asked[1] < covered[0] or asked[0] > covered[1]:
        what = f"The tables speak of {covered[0]} to {covered[1]}." if covered else "The tables have no dates."
        raise ContingentError(f"no row speaks of {text}.", "--years", what)
    return asked


def _write(order: Order, formats: tuple[str, ...], out: Path) -> int:
    drawn = tuple(form for form in _DRAWN if form in formats)
    missing = browser_missing() if drawn or "zip" in formats else ""
    files: dict[str, bytes] = {}
    if "pptx" in formats:
        files[bundle.DECK] = bundle.slide_deck(order)
    renderer = Renderer() if (drawn or "zip" in formats) and not missing else None
    try:
        if renderer is not None:
            files.update(bundle.images(order, renderer, drawn))
            if "pdf" in formats:
                files[bundle.DOCUMENT] = bundle.document(order, renderer, files)
        if "zip" in formats:
            files[bundle.ARCHIVE] = bundle.archive(order, renderer, made=files)
    finally:
        if renderer is not None:
            renderer.close()
    _save(files, out)
    if missing:
        print(f"briefing: no images and no PDF. {missing}", file=sys.stderr)
        return NO_BROWSER
    return DONE


def _save(files: dict[str, bytes], out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)
            print(out / name)
    except OSError as error:
        raise ContingentError(f"the folder cannot be written to ({error.strerror}).", str(out), "") from error
