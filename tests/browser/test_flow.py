"""Going about the dashboard: deep links, filters, reload, back, and from a mark to the words."""

from __future__ import annotations

import pytest
from conftest import PAGES, PHONE, WIDE, Open
from looking import card_of, choose_mission, click_mark, click_pin, fits_across, left_over, query
from playwright.sync_api import expect

from contingent.shots import wait_until_still


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_on_a_phone(visit: Open, path: str) -> None:
    page = visit(path, PHONE)
    expect(page.locator('[data-testid="stMain"]')).not_to_be_empty()
    assert fits_across(page)


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


def test_from_a_mark_to_the_words_and_the_article(visit: Open) -> None:
    page = visit("Troop_counts")
    click_mark(page, "a4_undated.f01")
    assert query(page) == {"row": ["a4_undated.f01"]}
    card = card_of(page)
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
    assert card_of(page).count() == 0
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
    click_pin(page, "baghdad", 44.5833, 33.1, "Besmaya Range Complex")
    assert query(page)["place"] == ["besmaya"]
    card = card_of(page)
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
    assert card_of(page).count() == 0


def test_two_missions_side_by_side(visit: Open) -> None:
    page = visit("Troop_counts?compare=missions")
    assert page.locator(".js-plotly-plot").count() == 2


def test_a_key_leaves_the_screenshot_mode(visit: Open) -> None:
    page = visit("Timeline?shot=1")
    page.keyboard.press("Escape")
    wait_until_still(page)
    assert "shot" not in query(page)
    assert page.locator('[data-testid="stSidebar"]:visible').count() == 1
