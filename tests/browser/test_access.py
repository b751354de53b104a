"""Reach: axe-core finds nothing serious, the keyboard gets everywhere, a phone and a large zoom show it all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import PAGES, PHONE, Open
from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
VIEWS = [*PAGES, "Troop_counts?row=a2_wire.f01", "Sources?read=a1_hostile", "Sources?part=findings", "?q=aguero"]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("path", VIEWS)
def test_axe_finds_nothing_serious(visit: Open, path: str) -> None:
    assert violations(visit(path)) == []


@pytest.mark.parametrize("path", ["", "Sources?read=a1_hostile&row=a1_hostile.f02"])
def test_axe_finds_nothing_serious_in_the_dark(visit: Open, path: str) -> None:
    assert violations(visit(path, dark=True)) == []


@pytest.mark.parametrize("path", PAGES)
def test_every_chart_has_a_text_alternative(visit: Open, path: str) -> None:
    page = visit(path)
    charts = page.locator('[data-testid="stPlotlyChart"], [data-testid="stDeckGlJsonChart"]')
    for n in range(charts.count()):
        assert len(charts.nth(n).get_attribute("aria-label") or "") > 20


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


@pytest.mark.parametrize("path", PAGES)
def test_at_200_percent_nothing_is_cut_off(visit: Open, path: str) -> None:
    """A window of 1280 x 800 at 200 % is 640 x 400 CSS pixels."""
    page = visit(path, (640, 400))
    across = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert across[0] <= across[1]


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
