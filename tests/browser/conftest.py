"""A real browser on a running dashboard: one server and one Chromium for all tests of a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from contingent.shots import CHROMIUM_FLAGS, dashboard, find_chromium, wait_until_still

HERE = Path(__file__).parent
FIXTURE = HERE.parent / "fixtures" / "tables"
WIDE, PHONE = (1600, 900), (390, 844)
# A window of 1280 x 800 at 200 % is 640 x 400 CSS pixels.
TWICE = (640, 400)
PAGES = ("", "Timeline", "Troop_counts", "Bases", "Sources", "Data", "Briefing")
ERRORS = '[data-testid="stException"], [data-testid="stAlertContentError"]'


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium. Without one the tests fail and say what to install: they are never skipped."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(find_chromium()), args=CHROMIUM_FLAGS)
        yield launched
        launched.close()


Serve = Callable[[Path, Path], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Starts a dashboard on a folder of tables and one of articles, or gives the one that runs on them already."""
    running: dict[tuple[Path, Path], str] = {}
    with ExitStack() as stack:

        def address(tables: Path, articles: Path) -> str:
            if (tables, articles) not in running:
                folders = {"CONTINGENT_TABLES": str(tables), "CONTINGENT_ARTICLES": str(articles)}
                running[tables, articles] = stack.enter_context(dashboard(folders))
            return running[tables, articles]

        yield address


@pytest.fixture(scope="session")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a dashboard that shows the hand-made tables."""
    return serve(FIXTURE, tmp_path_factory.mktemp("articles"))


Open = Callable[..., Page]


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One store of cached files for all pages; each page is a session of its own to the server."""
    shared = browser.new_context()
    yield shared
    shared.close()


@pytest.fixture
def visit(context: BrowserContext, site: str) -> Iterator[Open]:
    """Opens a page of the dashboard in a tab of its own, and waits until it is drawn.

    At the end no request may have gone anywhere else, and no page may show an error.
    """
    pages: list[Page] = []
    outside: list[str] = []

    def listen(request: Request) -> None:
        local = (site, site.replace("http", "ws", 1), "data:", "blob:")
        if not request.url.startswith(local):
            outside.append(request.url)

    def opened(path: str = "", size: tuple[int, int] = WIDE, dark: bool = False, reduced: bool = False) -> Page:
        page = context.new_page()
        pages.append(page)
        page.on("request", listen)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(
            color_scheme="dark" if dark else "light", reduced_motion="reduce" if reduced else "no-preference"
        )
        page.goto(f"{site}/{path}")
        wait_until_still(page)
        return page

    yield opened
    errors = [text for page in pages for text in page.locator(ERRORS).all_inner_texts()]
    for page in pages:
        page.close()
    assert outside == []
    assert errors == []
