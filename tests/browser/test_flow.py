"""Going about the dashboard: deep links, filters, reload, back, and from a mark to the words."""

from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import pytest
from conftest import ERRORS, FIXTURE, PAGES, PHONE, WIDE, Open
from playwright.sync_api import Browser, Page, expect

from contingent.shots import dashboard, wait_until_still
from contingent.views.basemap import projection


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def left_over(page: Page) -> str:
    return page.locator(".left-over").inner_text().splitlines()[0]


def choose_mission(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Missions").click()
    page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")
    wait_until_still(page)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_page_opens_from_its_address(visit: Open, path: str, size: tuple[int, int]) -> None:
    page = visit(path, size)
    assert page.locator(ERRORS).count() == 0
    expect(page.locator('[data-testid="stMain"]')).not_to_be_empty()
    across = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert across[0] <= across[1], "the page scrolls sideways"
    sideways = page.evaluate("""[...document.querySelectorAll('[data-testid="stMain"]')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1).length""")
    assert sideways == 0, "the main column scrolls sideways"


@pytest.mark.parametrize("path", ["Troop_counts", "Sources"])
def test_a_deep_link_as_the_first_request_of_a_server_has_its_frame(browser: Browser, path: str) -> None:
    with dashboard({"CONTINGENT_TABLES": str(FIXTURE)}) as address:
        page = browser.new_page()
        page.goto(f"{address}/{path}?mission=nmi")
        wait_until_still(page)
        assert page.locator(".brand").count() == 1
        assert left_over(page) == "2 of 7 events"
        assert page.locator(ERRORS).count() == 0
        page.close()


def test_filter_reload_and_back(visit: Open) -> None:
    page = visit("Timeline")
    assert left_over(page) == "7 of 7 events"
    choose_mission(page, "NMI")
    assert query(page) == {"mission": ["nmi"]}
    assert left_over(page) == "2 of 7 events"
    page.reload()
    wait_until_still(page)
    assert left_over(page) == "2 of 7 events"
    page.get_by_role("link", name="Troop counts").click()
    wait_until_still(page)
    assert page.url.endswith("/Troop_counts?mission=nmi")
    assert left_over(page) == "2 of 7 events"
    page.go_back()
    wait_until_still(page)
    assert page.url.endswith("/Timeline?mission=nmi")
    page.go_back()
    wait_until_still(page)
    assert query(page) == {}
    assert left_over(page) == "7 of 7 events"
    page.go_forward()
    wait_until_still(page)
    assert left_over(page) == "2 of 7 events"


def test_the_address_reproduces_the_view_in_another_browser(visit: Open) -> None:
    page = visit("Timeline?mission=oir&years=2020-2024&planned=0")
    assert page.locator('input[aria-label="Years — start"]').input_value() == "2020"
    assert not page.get_by_label("Include what is planned").is_checked()
    assert left_over(page) == "3 of 7 events"


def test_one_click_resets(visit: Open) -> None:
    page = visit("Timeline?mission=oir&years=2020-2024")
    page.get_by_role("button", name="Show everything").click()
    wait_until_still(page)
    assert query(page) == {}
    assert left_over(page) == "7 of 7 events"


def test_nothing_left_offers_a_way_on(visit: Open) -> None:
    page = visit("Bases?mission=nmi&nation=IRQ")
    expect(page.get_by_role("heading", name="Nothing is left of the articles")).to_be_visible()
    page.get_by_role("button", name="All nations").click()
    wait_until_still(page)
    assert query(page) == {"mission": ["nmi"]}
    expect(page.locator('[data-testid="stDeckGlJsonChart"] canvas').first).to_be_visible()


def click_mark(page: Page, row_id: str) -> None:
    """Click the mark of a row on the page's plotly chart, where plotly says that it stands."""
    spot = page.evaluate(
        """(row) => {
          const chart = document.querySelector('.js-plotly-plot');
          for (const [n, trace] of chart._fullData.entries())
            for (const [i, data] of (trace.customdata ?? []).entries())
              if (data && data[0] === row) {
                const {xaxis, yaxis, _size} = {...chart._fullLayout};
                const box = chart.getBoundingClientRect();
                const across = xaxis._offset + xaxis.d2p(trace.x[i]), down = yaxis._offset + yaxis.d2p(trace.y[i]);
                return [box.left + across, box.top + down];
              }
        }""",
        row_id,
    )
    assert spot, f"no mark for {row_id}"
    page.mouse.click(*spot)
    wait_until_still(page)


def test_from_a_mark_to_the_words_and_the_article(visit: Open) -> None:
    page = visit("Troop_counts")
    click_mark(page, "a4_undated.f01")
    assert query(page) == {"row": ["a4_undated.f01"]}
    card = page.locator(".st-key-evidence")
    expect(card.locator("mark")).to_have_text("La misión cuenta con 183 militares españoles")
    card.get_by_role("link", name="Read it in the article").click()
    wait_until_still(page)
    assert page.url.split("?")[0].endswith("/Sources")
    passage = page.locator('[id="passage-a4_undated.f01"]')
    expect(passage).to_be_attached()
    top = passage.evaluate("(one) => one.getBoundingClientRect().top")
    assert 0 < top < WIDE[1], "the passage is in view"


def test_the_card_by_keyboard(visit: Open) -> None:
    page = visit("Troop_counts?row=a2_wire.f01")
    heading = page.locator(".st-key-evidence h2").first
    expect(heading).to_have_text("at least 500 personnel deployed")
    page.keyboard.press("n")
    wait_until_still(page)
    expect(heading).to_have_text("300 personnel deployed")
    page.keyboard.press("p")
    wait_until_still(page)
    expect(heading).to_have_text("at least 500 personnel deployed")
    page.keyboard.press("Escape")
    wait_until_still(page)
    assert page.locator(".st-key-evidence").count() == 0
    assert query(page) == {}


def test_a_mark_opens_again_after_its_card_was_closed(visit: Open) -> None:
    page = visit("Troop_counts")
    for _ in range(2):
        click_mark(page, "a4_undated.f01")
        assert query(page) == {"row": ["a4_undated.f01"]}
        page.keyboard.press("Escape")
        wait_until_still(page)
        assert query(page) == {}


def test_an_event_on_the_timeline_opens_its_card(visit: Open) -> None:
    page = visit("Timeline")
    click_mark(page, "a3_daily.e01")
    assert query(page) == {"row": ["a3_daily.e01"]}
    expect(page.locator(".st-key-evidence mark")).to_contain_text("The handover of Besmaya took place")


def test_a_pin_on_the_map_opens_its_place(visit: Open) -> None:
    page = visit("Bases?area=baghdad")
    canvas = page.locator('[data-testid="stDeckGlJsonChart"] canvas').first
    box = canvas.bounding_box()
    assert box is not None
    on = projection("baghdad", 1180, box["height"])
    x, y = on.px(44.5833, 33.1)
    spot = (box["x"] + (box["width"] - on.width) / 2 + x, box["y"] + y)
    page.mouse.move(*spot)
    expect(page.locator(".deck-tooltip")).to_contain_text("Besmaya Range Complex")
    page.wait_for_timeout(1000)
    # Drawn in software on a busy machine, the map may take a press that its own slowness made long for no click.
    for _ in range(4):
        page.mouse.click(*spot)
        page.wait_for_timeout(1500)
        if "place" in query(page):
            break
    assert query(page)["place"] == ["besmaya"]
    wait_until_still(page)
    card = page.locator(".st-key-evidence")
    expect(card.locator("h2")).to_have_text("Besmaya Range Complex")
    card.get_by_role("link", name="Spain at Besmaya").first.click()
    wait_until_still(page)
    assert query(page)["row"] == ["a4_undated.p01"]


def test_the_years_play(visit: Open) -> None:
    page = visit("Bases")
    page.get_by_role("button", name="Play the years").click()
    expect(page.locator("h2.figure")).to_contain_text("Iraq, 20", timeout=10_000)
    first = page.locator("h2.figure").inner_text()
    expect(page.locator("h2.figure")).not_to_have_text(first, timeout=10_000)
    page.get_by_role("button", name="Stop").click()
    wait_until_still(page)
    assert query(page)["year"][0] in page.locator("h2.figure").inner_text()


def test_search_leads_to_the_passage(visit: Open) -> None:
    page = visit("Data")
    page.get_by_label("Search sentences and rows").fill("aguero")
    page.keyboard.press("Enter")
    wait_until_still(page)
    results = page.locator(".st-key-results")
    expect(results.locator("mark")).to_have_text("Agüero")
    results.get_by_role("link").first.click()
    wait_until_still(page)
    expect(page.locator('[id="passage-a4_undated.s001"]')).to_be_attached()


def test_passages_lead_to_rows_without_loading_the_page_anew(visit: Open) -> None:
    page = visit("Sources?read=a2_wire")
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="More than 150 attacks").first.click()
    wait_until_still(page)
    assert query(page)["row"] == ["a2_wire.f02"]
    assert page.evaluate("window.sameDocument") is True
    expect(page.locator(".st-key-evidence h2").first).to_have_text("more than 150 attacks")
    page.go_back()
    wait_until_still(page)
    assert "row" not in query(page)
    assert page.locator(".st-key-evidence").count() == 0


def test_two_missions_side_by_side(visit: Open) -> None:
    page = visit("Troop_counts?compare=missions")
    assert page.locator(".js-plotly-plot").count() == 2


def test_every_page_fits_a_slide(visit: Open) -> None:
    for path in PAGES:
        if path == "Briefing":
            continue
        page = visit(f"{path}?shot=1")
        assert page.locator('[data-testid="stSidebar"]:visible').count() == 0
        assert page.locator('[data-testid="stToolbar"]:visible').count() == 0
        page.keyboard.press("Escape")
        wait_until_still(page)
        assert "shot" not in query(page)
