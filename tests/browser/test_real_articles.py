"""The ways that matter most, on the tables of the seeds and on tables made from the corpus of articles."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ERRORS, PAGES, PHONE, TWICE, WIDE, Open, Serve
from looking import (
    card_of,
    choose_mission,
    click_mark,
    click_pin,
    fits_across,
    left_over,
    loneliest,
    lowest,
    marks,
    query,
    resize,
    violations,
    without_words,
)
from playwright.sync_api import Browser, Page, expect

from contingent.shots import ROOT, dashboard, wait_until_still

CORPUS = ROOT / "tests" / "corpus" / "articles"
SEEDS = ROOT / "seeds"
SHOTS = [*PAGES, "Sources?part=findings", "Sources?part=gaps", "Bases?area=baghdad"]


def preprocess(articles: Path, tables: Path) -> Path:
    command = [sys.executable, "preprocess.py", "--articles", str(articles), "--tables", str(tables)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return tables


@pytest.fixture(scope="session", params=["seeds", "corpus"])
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "seeds":
        return ROOT / "data" / "tables"
    return preprocess(CORPUS, tmp_path_factory.mktemp("corpus") / "tables")


@pytest.fixture(scope="session")
def site(serve: Serve, tables: Path) -> str:
    return serve(tables, SEEDS if tables == ROOT / "data" / "tables" else CORPUS)


def rows_of(tables: Path, name: str, key: str) -> dict[str, dict[str, str]]:
    with (tables / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_within_reach(visit: Open, path: str) -> None:
    page = visit(path)
    assert page.locator(".brand").count() == 1
    assert violations(page) == []
    assert without_words(page) == []
    for size in (TWICE, PHONE):
        resize(page, size)
        assert fits_across(page), f"the page scrolls sideways in {size}"


@pytest.mark.parametrize("path", SHOTS)
def test_every_page_fits_a_slide(visit: Open, path: str) -> None:
    page = visit(f"{path}{'&' if '?' in path else '?'}shot=1")
    assert page.locator('[data-testid="stSidebar"]:visible, [data-testid="stToolbar"]:visible').count() == 0
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [*WIDE]
    assert lowest(page) <= WIDE[1], "something is cut off at the foot"


@pytest.mark.parametrize(
    ("path", "table", "key"), [("Timeline", "events", "event_id"), ("Troop_counts", "figures", "figure_id")]
)
def test_from_a_mark_to_the_sentence(visit: Open, tables: Path, path: str, table: str, key: str) -> None:
    rows = rows_of(tables, table, key)
    page = visit(path)
    row_id = loneliest([one for one in marks(page) if one[0] in rows and 0 < one[2] < WIDE[1]])
    click_mark(page, row_id)
    assert query(page)["row"] == [row_id]
    follow_to_the_sentence(page, row_id, rows[row_id]["quote"])


def test_from_a_pin_to_the_sentence(visit: Open, tables: Path) -> None:
    taji = rows_of(tables, "places", "place_id")["taji"]
    page = visit("Bases?area=baghdad")
    click_pin(page, "baghdad", float(taji["longitude"]), float(taji["latitude"]), taji["name"])
    assert query(page)["place"] == ["taji"]
    expect(card_of(page).locator("h2")).to_have_text(taji["name"])
    card_of(page).locator("li a.soft").first.click()
    wait_until_still(page)
    (row_id,) = query(page)["row"]
    table, key = {"p": ("presence", "presence_id"), "e": ("events", "event_id"), "f": ("figures", "figure_id"),
                  "t": ("tenures", "tenure_id")}[row_id.rpartition(".")[2][0]]  # fmt: skip
    follow_to_the_sentence(page, row_id, rows_of(tables, table, key)[row_id]["quote"])


def follow_to_the_sentence(page: Page, row_id: str, quote: str) -> None:
    """From the open card to its words in the article."""
    expect(card_of(page).locator("mark")).to_have_text(quote, use_inner_text=False)
    card_of(page).get_by_role("link", name="Read it in the article").click()
    page.wait_for_url("**/Sources?*")
    wait_until_still(page)
    passage = page.locator(f'[id="passage-{row_id}"]')
    expect(passage).to_be_in_viewport()
    assert quote.startswith(passage.inner_text()[:20])


def test_filter_reload_and_back_keep_the_selection(visit: Open) -> None:
    page = visit("Timeline")
    everything = left_over(page)
    choose_mission(page, "NATO Mission Iraq")
    assert query(page) == {"mission": ["nmi"]}
    left = left_over(page)
    assert left != everything
    page.reload()
    wait_until_still(page)
    assert left_over(page) == left
    page.get_by_role("link", name="Bases").click()
    page.wait_for_url("**/Bases?mission=nmi")
    wait_until_still(page)
    assert left_over(page) == left
    page.go_back()
    page.wait_for_url("**/Timeline?mission=nmi")
    wait_until_still(page)
    assert left_over(page) == left
    page.go_back()
    wait_until_still(page)
    assert left_over(page) == everything


def test_search_finds_without_accents(visit: Open) -> None:
    page = visit("Troop_counts")
    page.get_by_label("Search sentences and rows").fill("aguero")
    page.keyboard.press("Enter")
    wait_until_still(page)
    item = page.locator(".st-key-results li").filter(has_text="Agüero").first
    expect(item.locator("mark").first).to_have_text("Agüero")
    item.get_by_role("link").click()
    page.wait_for_url("**/Sources?*sentence=*")
    wait_until_still(page)
    passage = page.locator(f'[id="passage-{query(page)["sentence"][0]}"]')
    expect(passage).to_be_in_viewport()


@pytest.mark.parametrize("path", PAGES)
def test_a_deep_link_as_the_first_request_of_a_server_has_its_frame(browser: Browser, path: str) -> None:
    with dashboard() as address:
        page = browser.new_page()
        outside: list[str] = []
        local = (address, address.replace("http", "ws", 1), "data:", "blob:")
        page.on("request", lambda request: None if request.url.startswith(local) else outside.append(request.url))
        page.goto(f"{address}/{path}?mission=nmi")
        wait_until_still(page)
        assert page.locator(".brand").count() == 1
        assert query(page) == {"mission": ["nmi"]}
        assert page.locator(ERRORS).count() == 0
        page.close()
        assert outside == []


def test_a_changed_article_is_read_again_at_a_click(browser: Browser, tmp_path: Path) -> None:
    articles, tables = tmp_path / "articles", tmp_path / "tables"
    articles.mkdir()
    for seed in SEEDS.glob("*.txt"):
        (articles / seed.name).write_bytes(seed.read_bytes())
    preprocess(articles, tables)
    changed = sorted(articles.iterdir())[0]
    changed.write_bytes(changed.read_bytes() + b"\nIn March 2022 Spain had 4,321 soldiers at Camp Taji.\n")
    with dashboard({"CONTINGENT_TABLES": str(tables), "CONTINGENT_ARTICLES": str(articles)}) as address:
        page = browser.new_page()
        page.goto(f"{address}/Sources?q=soldiers+Taji+March")
        wait_until_still(page)
        expect(page.locator(".st-key-stale")).to_contain_text("1 changed file")
        expect(page.locator(".st-key-results")).not_to_contain_text("4,321")
        page.get_by_role("button", name="Read the articles again").click()
        expect(page.locator(".st-key-results")).to_contain_text("4,321", timeout=60_000)
        assert page.locator(".st-key-stale").count() == 0
        page.close()
    assert "4321" in {row["value"] for row in rows_of(tables, "figures", "figure_id").values()}
