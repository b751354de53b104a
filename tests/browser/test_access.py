"""Reach: axe-core finds nothing serious, the keyboard gets everywhere, a phone and a large zoom show it all."""

from __future__ import annotations

import pytest
from conftest import PHONE, TWICE, Open
from looking import fits_across, resize, violations, without_words

# The pages themselves are looked at with real articles, in test_real_articles.
VIEWS = ["Troop_counts?row=a2_wire.f01", "Sources?read=a1_hostile", "Sources?part=findings", "?q=aguero"]


@pytest.mark.parametrize("path", VIEWS)
def test_nothing_serious_is_found_and_nothing_cut_off_at_200_percent(visit: Open, path: str) -> None:
    page = visit(path)
    assert violations(page) == []
    assert without_words(page) == []
    resize(page, TWICE)
    assert fits_across(page)


@pytest.mark.parametrize("path", ["", "Sources?read=a1_hostile&row=a1_hostile.f02"])
def test_axe_finds_nothing_serious_in_the_dark(visit: Open, path: str) -> None:
    assert violations(visit(path, dark=True)) == []


def test_the_keyboard_reaches_menu_filters_and_page(visit: Open) -> None:
    page = visit("Troop_counts")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || '').trim()"
            )
        )
    for name in ("Search sentences and rows", "Timeline", "Missions", "Include what is planned", "Screenshot view"):
        assert any(name in one for one in reached), f"{name} is not reached by Tab; reached: {reached}"


def test_less_motion_when_asked(visit: Open) -> None:
    page = visit("", reduced=True)
    slow = page.evaluate("""[...document.querySelectorAll('button, a, [data-testid="stSidebar"]')]
        .filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0.01).length""")
    assert slow == 0


def test_the_card_on_a_phone_leaves_the_page_visible(visit: Open) -> None:
    page = visit("Troop_counts?row=a2_wire.f01", PHONE)
    box = page.locator(".st-key-evidence").bounding_box()
    assert box is not None
    assert box["y"] > 100
    assert box["width"] <= PHONE[0]
