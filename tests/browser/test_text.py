"""What an article says is shown as text, whatever it says, and nothing of it is loaded."""

from __future__ import annotations

import pytest
from conftest import Open
from playwright.sync_api import expect

EVERYWHERE = [
    "",
    "?q=nobody",
    "Timeline?row=a1_hostile.e01",
    "Troop_counts?row=a1_hostile.f02",
    "Troop_counts?mission=nmi&publisher=%3Cb%3EEvil+%26+Co%3C%2Fb%3E",
    "Bases?place=taji",
    "Sources",
    "Sources?read=a1_hostile&row=a1_hostile.f02",
    "Sources?part=gaps",
    "Data?table=articles",
    "Data?table=sentences&row=a1_hostile.p01",
]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_hostile_text_does_nothing(visit: Open, path: str) -> None:
    page = visit(path)
    strangers = page.evaluate("""() => [
      ...[...document.querySelectorAll('img')].map((one) => one.src),
      ...[...document.querySelectorAll('a')].map((one) => one.href),
    ].filter((address) => address.includes('evil.example'))""")
    assert strangers == []
    assert page.evaluate("[...document.scripts].some((one) => one.textContent.includes('owned'))") is False
    assert page.locator('[data-testid="stMain"] .katex').count() == 0, "a dollar is a dollar"


def test_the_reader_shows_the_marks_as_they_stand(visit: Open) -> None:
    article = visit("Sources?read=a1_hostile").locator(".article")
    expect(article).to_contain_text(
        'Troops <script>alert("owned")</script> move ![map](http://evil.example/map.png) out'
    )
    expect(article).to_contain_text("The price was $5 and then $6, said **nobody** in `code`.")
    expect(article).to_contain_text('<img src="http://evil.example/pixel.png" onerror="alert(1)">')


def test_the_card_shows_the_marks_as_they_stand(visit: Open) -> None:
    card = visit("Troop_counts?row=a1_hostile.f02").locator(".st-key-evidence")
    expect(card.locator("mark")).to_have_text(
        'Some 90 advisers <img src="http://evil.example/pixel.png" onerror="alert(1)">'
    )
    expect(card.locator(".source")).to_contain_text("<b>Evil & Co</b>, 5 Mar 2024")


def test_the_search_shows_the_marks_as_they_stand(visit: Open) -> None:
    results = visit("?q=nobody").locator(".st-key-results")
    expect(results).to_contain_text("said **nobody** in `code`.")


def test_repairs_are_shown_raw_and_mended(visit: Open) -> None:
    page = visit("Sources?read=a4_undated")
    page.get_by_text("2 repairs on reading").click()
    rows = page.locator(".st-key-rows-of-article table")
    expect(rows).to_contain_text("misiÃ³n")
    expect(rows).to_contain_text("misión")
    expect(rows).to_contain_text("Skip to main content")
    assert page.locator(".passage-mark.repairs").count() == 1


def test_what_was_left_alone_is_marked(visit: Open) -> None:
    page = visit("Sources?read=a3_daily")
    expect(page.locator(".passage-mark.left")).to_have_text("16 buildings")


def test_the_language_of_the_text_is_said(visit: Open) -> None:
    page = visit("Sources?read=a4_undated")
    assert page.locator(".article").get_attribute("lang") == "es"
    expect(page.locator('[data-testid="stMain"]')).to_contain_text("Spanish")
