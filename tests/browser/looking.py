"""What the browser tests ask of a page: its address, its marks, its breadth, what axe-core finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from contingent.shots import wait_until_still
from contingent.views.basemap import projection

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
# Longer than browser.js waits before it tells the server of a new width.
RESIZED = 450
PLACED = """() => {
  const chart = document.querySelector('.js-plotly-plot'), box = chart.getBoundingClientRect();
  const {xaxis, yaxis} = chart._fullLayout, found = [];
  for (const trace of chart._fullData.filter((one) => one.mode?.includes('markers')))
    for (const [i, data] of (trace.customdata ?? []).entries())
      if (data && data[0])
        found.push([data[0], box.left + xaxis._offset + xaxis.d2p(trace.x[i]),
                    box.top + yaxis._offset + yaxis.d2p(trace.y[i])]);
  return found;
}"""


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def left_over(page: Page) -> str:
    return page.locator(".left-over").inner_text().splitlines()[0]


def card_of(page: Page) -> Locator:
    return page.locator(".st-key-evidence")


def choose_mission(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Missions").click()
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
    wait_until_still(page)


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(RESIZED)
    wait_until_still(page)


def marks(page: Page) -> list[tuple[str, float, float]]:
    """Row id and place of every mark on the page's plotly chart, as plotly says."""
    return [(row, x, y) for row, x, y in page.evaluate(PLACED)]


def click_mark(page: Page, row_id: str) -> None:
    """Click the mark of a row on the page's plotly chart."""
    spots = [(x, y) for row, x, y in marks(page) if row == row_id]
    assert spots, f"no mark for {row_id}"
    page.mouse.click(*spots[0])
    wait_until_still(page)


def loneliest(found: list[tuple[str, float, float]]) -> str:
    """The row of the mark that stands farthest from all marks of other rows, so that a click cannot miss it."""

    def alone(one: tuple[str, float, float]) -> float:
        row, x, y = one
        return min(((x - u) ** 2 + (y - v) ** 2 for other, u, v in found if other != row), default=0)

    return max(found, key=alone)[0]


def click_pin(page: Page, area: str, longitude: float, latitude: float, name: str) -> None:
    """Click a pin on the map of the Bases page, and wait until its place is in the address."""
    canvas = page.locator('[data-testid="stDeckGlJsonChart"] canvas').first
    box = canvas.bounding_box()
    assert box is not None
    on = projection(area, 1180, box["height"])
    x, y = on.px(longitude, latitude)
    spot = (box["x"] + (box["width"] - on.width) / 2 + x, box["y"] + y)
    page.mouse.move(*spot)
    expect(page.locator(".deck-tooltip")).to_contain_text(name, timeout=15_000)
    # Drawn in software on a busy machine, the map may take a press that its own slowness made long for no click.
    for _ in range(5):
        page.mouse.click(*spot)
        try:
            page.wait_for_url("**place=*", timeout=2500)
            break
        except TookTooLong:
            continue
    wait_until_still(page)


def fits_across(page: Page) -> bool:
    """Whether neither the document nor the main column scrolls sideways; a map may take a moment to shrink."""
    try:
        page.wait_for_function(
            """() => document.documentElement.scrollWidth <= window.innerWidth
              && [...document.querySelectorAll('[data-testid="stMain"]')]
                .every((one) => one.scrollWidth <= one.clientWidth + 1)""",
            timeout=10_000,
        )
    except TookTooLong:
        return False
    return True


def lowest(page: Page) -> float:
    """Where the lowest thing on the page ends, in px from the top of the window."""
    end: float = page.evaluate("""Math.max(...[...document.querySelectorAll(
      '[data-testid="stMain"] :is(p, li, h1, h2, td, img, svg.main-svg, canvas)')]
      .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().bottom))""")
    return end


def violations(page: Page) -> list[str]:
    """What axe-core calls serious or critical."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def without_words(page: Page) -> list[str]:
    """The charts and maps that have no text alternative worth the name."""
    charts = page.locator('[data-testid="stPlotlyChart"], [data-testid="stDeckGlJsonChart"]')
    said = [charts.nth(n).get_attribute("aria-label") or "" for n in range(charts.count())]
    return [words for words in said if len(words) <= 20]
