"""What the tests of the briefing share: tables of three kinds, one browser, and LibreOffice if it is there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from views.crowds import HAND_MADE, crowd

from contingent.briefing.contents import Material, material
from contingent.briefing.renderer import Renderer
from contingent.selection import Selection
from contingent.tables import Tables, load

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "control \x00\x0b\x1b\x7f\ufffe\udc80 characters",
    "=cmd|' /C calc'!A0",
    "\u202eright to left \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd\u202c",
    "<b>&amp;\"'</b> ]]> {0} %s",
    "W" * 10_000,
    "word " * 2_000,
)


def hand_made(selection: Selection = Selection()) -> Material:  # noqa: B008 (a frozen value)
    return material(HAND_MADE, selection, "2024-06-01", "http://localhost:8501/")


def grown(events: int = 0, figures: int = 0) -> Tables:
    """The hand-made tables with many events and figures, under ids as the tables have them."""
    tables = crowd(events, figures)
    return replace(
        tables,
        events=tables.events.assign(event_id=tables.events["event_id"].str.replace(".x", ".e", regex=False)),
        figures=tables.figures.assign(figure_id=tables.figures["figure_id"].str.replace(".x", ".f", regex=False)),
    )


def hostile(text: str) -> Tables:
    """The hand-made tables with a text of an attacker wherever an article has its say."""
    text = text.encode("utf-8", "ignore").decode()  # a table is UTF-8, so that it never holds half a character
    articles = HAND_MADE.articles.assign(title=text, publisher=text)
    sentences = HAND_MADE.sentences.assign(text=text)
    events = HAND_MADE.events.assign(summary=text[:90], quote=text)
    figures = HAND_MADE.figures.assign(quote=text)
    findings = HAND_MADE.findings.assign(note=text, subject=text)
    tenures = HAND_MADE.tenures.assign(person=text, role=text)
    return replace(
        HAND_MADE, articles=articles, sentences=sentences, events=events, figures=figures, findings=findings,
        tenures=tenures,
    )  # fmt: skip


@pytest.fixture(scope="session")
def read_tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tables]:
    """The tables of the seeds, and of the seeds with the articles of tests/corpus, made anew from their texts."""
    made = {}
    for name, folders in (("seeds", ["seeds"]), ("corpus", ["seeds", "tests/corpus/articles"])):
        out = tmp_path_factory.mktemp(name) / "tables"
        command = [sys.executable, "preprocess.py", "--tables", str(out), "--workers", "1"]
        for folder in folders:
            command += ["--articles", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        made[name] = load(out)
    return made


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """The machine's Chromium. Without one the tests fail and say what to install: they are never skipped."""
    with Renderer() as running:
        yield running


Convert = Callable[[bytes], PdfReader]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """From a .pptx to the PDF that LibreOffice makes of it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: apt-get install libreoffice-impress)")
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def run(deck: bytes) -> PdfReader:
        source = folder / "deck.pptx"
        source.write_bytes(deck)
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return PdfReader(folder / "deck.pdf")

    return run
