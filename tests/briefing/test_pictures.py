"""The figures as images: their size, their typeface, and that they are the same each time."""

from __future__ import annotations

import io

import numpy as np
import plotly.graph_objects as go
import pytest
from briefing.conftest import hand_made
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from contingent.briefing.contents import Contents
from contingent.briefing.pictures import figures, image
from contingent.briefing.renderer import Renderer, available
from contingent.briefing.sheets import marked, source_list
from contingent.errors import ContingentError
from contingent.views.lettering import width_of
from contingent.views.theme import FONT_STACK


@pytest.fixture(scope="module")
def timeline() -> go.Figure:
    return figures(hand_made(), Contents(("timeline",)))["timeline"]


def test_there_is_a_figure_for_each_kind_and_measure() -> None:
    drawn = figures(hand_made(), Contents(measures=("deployed", "attacks")))
    assert list(drawn) == ["timeline", "troops-deployed", "troops-attacks", "map-iraq", "map-baghdad"]


def test_a_png_is_thirteen_inches_at_300_dots(renderer: Renderer, timeline: go.Figure) -> None:
    drawn = Image.open(io.BytesIO(image(renderer, timeline, "png")))
    assert drawn.size == (4000, 2250)
    assert tuple(round(one) for one in drawn.info["dpi"]) == (300, 300)


def test_a_png_has_the_projects_typeface(renderer: Renderer) -> None:
    """The letters are as wide as those of IBM Plex Sans, of which Times has half as wide ones."""
    words = "Contingent in Iraq, as reported: 1,234 soldiers"
    figure = go.Figure(
        layout={"paper_bgcolor": "#fff", "plot_bgcolor": "#fff", "margin": {"t": 0, "b": 0, "l": 0, "r": 0}}
    )
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    figure.add_annotation(text=words, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False,
                          font={"family": FONT_STACK, "size": 40, "color": "#000"})  # fmt: skip
    drawn = np.asarray(Image.open(io.BytesIO(image(renderer, figure, "png"))).convert("L"))
    inked = np.flatnonzero((drawn < 128).any(axis=0))
    assert (inked[-1] - inked[0]) / 2.5 == pytest.approx(width_of(words, 40), abs=8)


def test_an_svg_carries_the_typeface_and_a_pdf_embeds_it(renderer: Renderer, timeline: go.Figure) -> None:
    drawn = etree.fromstring(image(renderer, timeline, "svg"))
    assert "@font-face{font-family:'IBM Plex Sans'" in drawn.find("{*}style").text
    page = PdfReader(io.BytesIO(image(renderer, timeline, "pdf"))).pages[0]
    assert (page.mediabox.width, page.mediabox.height) == (960, 540)
    names = {one.get_object()["/BaseFont"] for one in fonts(page)}
    assert {name.split("+")[1] for name in names} == {"IBMPlexSans", "IBMPlexSans-SmBld"}


def fonts(page: object) -> list[object]:
    """The fonts of a page, those of the forms it is made of included."""
    found: list[object] = []
    stack = [page["/Resources"].get_object()]  # type: ignore[index]
    while stack:
        resources = stack.pop()
        found += list(resources.get("/Font", {}).values())
        for one in resources.get("/XObject", {}).values():
            inner = one.get_object().get("/Resources")
            if inner is not None:
                stack.append(inner.get_object())
    return found


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_figure_gives_the_same_bytes(renderer: Renderer, form: str) -> None:
    once, again = (image(renderer, figures(hand_made(), Contents(("iraq",)))["map-iraq"], form) for _ in range(2))
    assert once == again


def test_the_marking_is_on_the_images_too(renderer: Renderer, timeline: go.Figure) -> None:
    words = PdfReader(io.BytesIO(image(renderer, marked(timeline, "SECRET <b>"), "pdf"))).pages[0].extract_text()
    assert words.count("SECRET <b>") == 2
    assert marked(timeline, " \x00") is timeline


def test_the_source_list_names_every_article(renderer: Renderer) -> None:
    (page,) = source_list(hand_made())
    words = PdfReader(io.BytesIO(image(renderer, page, "pdf"))).pages[0].extract_text()
    for publisher in ("Agence France-Presse", "The Daily", "no publisher named", "<b>Evil & Co</b>"):
        assert publisher in words


def test_a_figure_that_takes_too_long_is_given_up(timeline: go.Figure) -> None:
    with Renderer(patience=0.001) as hasty, pytest.raises(ContingentError, match=r"not drawn within 0 seconds"):
        hasty.draw(timeline, "png", 1600, 900, 1)


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTINGENT_CHROMIUM", "/nowhere/chromium")
    assert available().startswith(
        "No Chromium was found. Install Chromium or Chrome (Debian: apt-get install chromium)"
    )
    with pytest.raises(ContingentError, match="no Chromium was found"):
        Renderer()


def test_a_browser_that_does_not_start_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTINGENT_CHROMIUM", "/bin/false")
    monkeypatch.setattr("contingent.briefing.renderer.START", 20)
    with pytest.raises(ContingentError, match="the browser does not start"):
        Renderer()
