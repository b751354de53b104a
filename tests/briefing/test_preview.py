"""The preview of a slide."""

from __future__ import annotations

import pytest
from briefing.conftest import HOSTILE, grown, hand_made, hostile
from lxml import etree

from contingent.briefing.contents import Contents, material
from contingent.briefing.preview import svg
from contingent.briefing.slide import Chart, text_of
from contingent.briefing.slides import slides
from contingent.briefing.template import open_template
from contingent.selection import Selection

PAPER = open_template().paper


def drawn(text: str) -> list[str]:
    """The words of an SVG, line by line."""
    return [one.text or "" for one in etree.fromstring(text.encode()).iter("{*}text")]


def test_it_shows_every_word_of_every_slide() -> None:
    for slide in slides(hand_made(), Contents(), PAPER):
        shown = " ".join(drawn(svg(slide, PAPER, "MARKING")))
        for line in text_of(slide):
            assert line in shown
        assert shown.count("MARKING") == 2


def test_it_shows_every_point_and_the_years_of_the_chart() -> None:
    slide = slides(material(grown(figures=40), Selection()), Contents(("troops",)), PAPER)[0]
    chart = next(item for item in slide.items if isinstance(item, Chart))
    dots, kinds = sum(len(one.dots) for one in chart.series), len(chart.series)
    root = etree.fromstring(svg(slide, PAPER).encode())
    assert len([*root.iter("{*}circle"), *root.iter("{*}polygon")]) == dots + kinds
    assert {"2004", "2024"} <= set(drawn(svg(slide, PAPER)))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    for slide in slides(material(hostile(text), Selection()), Contents(title=text), PAPER):
        root = etree.fromstring(svg(slide, PAPER, text).encode("utf-8"))
        assert {etree.QName(one).localname for one in root.iter()} <= {
            "svg", "rect", "text", "path", "circle", "polygon",
        }  # fmt: skip
