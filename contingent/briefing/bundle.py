"""All of a briefing in one zip: the deck, the images, one PDF, the selected rows, and what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from contingent import export, wording
from contingent.briefing import letters, sheets
from contingent.briefing.contents import Contents, Material, default_title
from contingent.briefing.deck import deck
from contingent.briefing.pictures import FORMATS, figures, image, joined
from contingent.briefing.provenance import fingerprint
from contingent.briefing.renderer import Renderer
from contingent.briefing.stamps import zipped

DECK, DOCUMENT, ARCHIVE = "briefing.pptx", "briefing.pdf", "briefing.zip"
_README = """{title}
{rule}

A briefing made by Contingent from news articles: as reported, not verified.

Selection              {selection}
Articles               {sources}
Tables written on      {written}
Fingerprint (SHA-256)  {fingerprint}
                       of the files in seeds/ that the tables were made from
The same view          {address}
{marking}
{contents}
tables/ holds the selected rows as CSV with their data package (https://datapackage.org); every row names the article
and the words that say it. Cite the article for what it reports.
"""
_LINES = {
    DECK: "slides to edit; the notes hold the quotations",
    DOCUMENT: "every figure and the source list",
    "images/": "every figure, 13.333 inches wide: PNG (300 dpi), SVG, PDF",
    "tables/": "the rows, and the cleaned texts of the articles",
}

#: Told what is being made, how many steps are done, and how many there are.
Progress = Callable[[str, int, int], None]


def _quiet(step: str, done: int, of: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Order:
    """A briefing that is asked for: what from, what goes in, on which template (None: ours)."""

    found: Material
    wished: Contents
    template: Path | bytes | None = None


def slide_deck(order: Order) -> bytes:
    """The .pptx alone. Raises ContingentError as `deck` does."""
    return deck(order.found, order.wished, order.template)


def images(
    order: Order,
    renderer: Renderer,
    forms: tuple[str, ...] = FORMATS,
    progress: Progress = _quiet,
    known: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Every chosen figure in every form, by file name (`timeline.png`); those that are `known` are not drawn again."""
    drawn = figures(order.found, order.wished)
    made: dict[str, bytes] = {}
    for name, figure in drawn.items():
        for form in forms:
            file = f"{name}.{form}"
            progress(file, len(made), len(drawn) * len(forms))
            made[file] = (known or {}).get(file) or image(renderer, sheets.marked(figure, order.wished.marking), form)
    return made


def document(
    order: Order, renderer: Renderer, drawn: Mapping[str, bytes] | None = None, progress: Progress = _quiet
) -> bytes:
    """One PDF of the chosen figures and the source list; `drawn` are images that exist already."""
    pages = drawn if drawn is not None else images(order, renderer, ("pdf",), progress)
    listed = [
        image(renderer, sheets.marked(sheet, order.wished.marking), "pdf") for sheet in sheets.source_list(order.found)
    ]
    figures_only = [page for name, page in pages.items() if name.endswith(".pdf")]
    return joined([*figures_only, *listed], order.wished.title or default_title(order.found))


def archive(
    order: Order, renderer: Renderer | None, progress: Progress = _quiet, made: Mapping[str, bytes] | None = None
) -> bytes:
    """The zip. Without a renderer (no browser) it holds no images and no PDF, and says so.

    `made` are parts that exist already, by file name; they are not made again.
    """
    made = made or {}
    progress(DECK, 0, 1)
    files = {DECK: made.get(DECK) or slide_deck(order)}
    if renderer is not None:
        drawn = images(order, renderer, FORMATS, progress, made)
        progress(DOCUMENT, len(drawn), len(drawn) + 1)
        files[DOCUMENT] = made.get(DOCUMENT) or document(order, renderer, drawn)
        files.update({f"images/{name}": content for name, content in drawn.items()})
    files.update(_tables(order.found))
    readme = {"README.txt": readme_of(order, files, images_made=renderer is not None)}
    return zipped({**readme, **files})


def _tables(found: Material) -> dict[str, bytes]:
    """The selected rows with their data package, as the Data page gives them."""
    with zipfile.ZipFile(io.BytesIO(export.package(found.tables, found.words))) as package:
        return {f"tables/{name}": package.read(name) for name in package.namelist()}


def readme_of(order: Order, files: Mapping[str, bytes], *, images_made: bool) -> bytes:
    """What the zip holds, from which articles and tables, and where to see the same."""
    found, title = order.found, letters.clean(order.wished.title)[:200] or default_title(order.found)
    listed = [f"{name:<15}{text}" for name, text in _LINES.items() if any(one.startswith(name) for one in files)]
    if not images_made:
        listed.append("No images and no PDF: there was no Chromium or Chrome to draw them.")
    marking = letters.clean(order.wished.marking)
    text = _README.format(
        title=title,
        rule="=" * min(len(title), 100),
        selection=letters.clean(found.words),
        sources=letters.clean(wording.source_line(found.tables.articles, room=2000)),
        written=found.written or "unknown",
        fingerprint=fingerprint(found.everything),
        address=letters.plain(found.address) or "unknown",
        marking=f"Marking                {marking}\n" if marking else "",
        contents="\n".join(listed) + "\n",
    )
    return text.encode("utf-8")
