"""Everything in one zip, and one PDF."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd
import pytest
from briefing.conftest import hand_made
from pypdf import PdfReader

from contingent.briefing.bundle import Order, archive, document
from contingent.briefing.contents import Contents
from contingent.briefing.provenance import fingerprint
from contingent.briefing.renderer import Renderer
from contingent.selection import Selection

ORDER = Order(hand_made(Selection(missions=("oir",))), Contents(("title", "timeline", "sources"), marking="MARK"))


@pytest.fixture(scope="module")
def content(renderer: Renderer) -> bytes:
    return archive(ORDER, renderer)


@pytest.fixture(scope="module")
def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_it_holds_deck_images_document_and_tables(files: dict[str, bytes]) -> None:
    apart = [name for name in files if not name.startswith("tables/")]
    assert apart == [
        "README.txt", "briefing.pptx", "briefing.pdf",
        "images/timeline.png", "images/timeline.svg", "images/timeline.pdf",
    ]  # fmt: skip


def test_the_rows_are_those_of_the_selection_with_their_data_package(files: dict[str, bytes]) -> None:
    figures = pd.read_csv(io.BytesIO(files["tables/figures.csv"]))
    assert list(figures["figure_id"]) == ["a2_wire.f01", "a2_wire.f02", "a2_wire.f03", "a3_daily.f01", "a3_daily.f02"]
    package = json.loads(files["tables/datapackage.json"])
    assert {f"tables/{one['path']}" for one in package["resources"]} <= set(files)


def test_the_readme_says_what_when_from_what_and_where(files: dict[str, bytes]) -> None:
    text = files["README.txt"].decode("utf-8")
    for line in (
        "Operation Inherent Resolve, as reported\n",
        "Selection              Operation Inherent Resolve · 2020–2025 · 2 articles\n",
        "Articles               Agence France-Presse (25 Jan 2024), The Daily (25 Jan 2024)\n",
        "Tables written on      2024-06-01\n",
        f"Fingerprint (SHA-256)  {fingerprint(ORDER.found.everything)}\n",
        "The same view          http://localhost:8501/\n",
        "Marking                MARK\n",
    ):
        assert line in text


def test_the_same_order_gives_the_same_bytes(content: bytes, renderer: Renderer) -> None:
    assert archive(ORDER, renderer) == content


def test_one_pdf_holds_every_figure_and_the_sources(renderer: Renderer) -> None:
    told: list[tuple[str, int, int]] = []
    order = Order(ORDER.found, Contents(title="For the minister"))
    made = PdfReader(
        io.BytesIO(document(order, renderer, progress=lambda step, done, of: told.append((step, done, of))))
    )
    titles = (
        "What the articles say happened", "Personnel deployed by Spain, as reported",
        "Where the articles place forces: Iraq", "Where the articles place forces: Baghdad area", "Sources",
    )  # fmt: skip
    for page, title in zip(made.pages, titles, strict=True):
        assert title in page.extract_text()
    assert told == [
        ("timeline.pdf", 0, 4), ("troops-deployed.pdf", 1, 4), ("map-iraq.pdf", 2, 4), ("map-baghdad.pdf", 3, 4),
    ]  # fmt: skip
    assert made.metadata is not None
    assert dict(made.metadata) == {"/Producer": "Contingent", "/Title": "For the minister"}


def test_without_a_browser_the_zip_says_what_is_not_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(ORDER, None))) as opened:
        assert [name for name in opened.namelist() if not name.startswith("tables/")] == ["README.txt", "briefing.pptx"]
        assert (
            "No images and no PDF: there was no Chromium or Chrome to draw them." in opened.read("README.txt").decode()
        )
