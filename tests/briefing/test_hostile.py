"""Text of an attacker in articles, title and marking makes a valid file, and nothing in it is a formula."""

from __future__ import annotations

import io
import zipfile

import pytest
from briefing.conftest import HOSTILE, Convert, hostile
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from contingent.briefing.contents import Contents, material
from contingent.briefing.deck import deck
from contingent.selection import Selection


def made(text: str) -> bytes:
    return deck(material(hostile(text), Selection()), Contents(title=text, marking=text))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_deck_is_valid(text: str) -> None:
    content = made(text)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    assert len(Presentation(io.BytesIO(content)).slides) == 8


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made(text))) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        for row in load_workbook(io.BytesIO(book))["Sheet1"].iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_libreoffice_opens_the_worst_of_them(convert: Convert) -> None:
    assert len(convert(made(" ".join(HOSTILE))).pages) == 8
