"""The deck as LibreOffice shows it: as many pages as slides, and no word lost."""

from __future__ import annotations

import re
import unicodedata

import pytest
from briefing.conftest import Convert

from contingent.briefing.contents import Contents, material
from contingent.briefing.deck import deck
from contingent.briefing.slide import text_of
from contingent.briefing.slides import slides
from contingent.briefing.template import open_template
from contingent.selection import Selection
from contingent.tables import Tables


def squeezed(text: str) -> str:
    """Letters and digits alone: LibreOffice breaks lines elsewhere, and writes ligatures and spaces its own way."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", ["seeds", "corpus"])
def test_every_slide_is_a_page_and_its_text_survives(
    name: str, read_tables: dict[str, Tables], convert: Convert
) -> None:
    found, wished = material(read_tables[name], Selection()), Contents(marking="UNCLASSIFIED // REL NATO")
    made = slides(found, wished, open_template().paper)
    pages = convert(deck(found, wished)).pages
    assert len(pages) == len(made) > 7
    for page, slide in zip(pages, made, strict=True):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (960, 540)
        words = page.extract_text()
        shown = squeezed(words)
        assert words.count("UNCLASSIFIED // REL NATO") == 2
        for line in text_of(slide):
            assert squeezed(line) in shown, (slide.title, line)
