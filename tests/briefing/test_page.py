"""The page Briefing, run as Streamlit runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from briefing.conftest import ROOT
from streamlit.testing.v1 import AppTest

FIXTURE = ROOT / "tests" / "fixtures" / "tables"
MAKE = ["Make the slides (PowerPoint)", "Make the images (zip)", "Make one PDF", "Make everything (zip)"]


@pytest.fixture(autouse=True)
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FIXTURE, tmp_path / "tables")
    (tmp_path / "articles").mkdir()
    monkeypatch.setenv("CONTINGENT_TABLES", str(tmp_path / "tables"))
    monkeypatch.setenv("CONTINGENT_ARTICLES", str(tmp_path / "articles"))
    st.cache_resource.clear()
    st.cache_data.clear()


def opened(**parameters: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.switch_page("pages/6_Briefing.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


def buttons(app: AppTest) -> dict[str, bool]:
    """The buttons that make something, and whether they can be pressed."""
    return {one.label: not one.disabled for one in app.button if one.label.startswith("Make")}


def test_one_button_for_each_thing_and_nothing_is_made_before_one_is_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("nobody asked for this")

    for name in ("slide_deck", "images", "document", "archive"):
        monkeypatch.setattr(f"contingent.briefing.bundle.{name}", never)
    monkeypatch.setattr("contingent.ui.briefing.slides", never)
    app = opened()
    assert buttons(app) == dict.fromkeys(MAKE, True)
    assert not app.get("download_button")
    assert "<figure>" not in shown(app)


def test_the_deck_is_made_on_demand_and_can_then_be_saved() -> None:
    app = opened()
    next(one for one in app.button if one.label == MAKE[0]).click().run()
    assert not app.exception
    (save,) = app.get("download_button")
    assert save.proto.label == "Save the slides (PowerPoint), 0.1 MB"
    assert list(buttons(app)) == MAKE[1:]


def test_what_was_made_is_not_offered_for_another_title() -> None:
    app = opened()
    next(one for one in app.button if one.label == MAKE[0]).click().run()
    app.text_input(key="briefing-title").set_value("Another title").run()
    assert not app.get("download_button")
    assert app.query_params["title"] == "Another title"


def test_each_slide_is_shown_when_asked_for() -> None:
    page = shown(opened(preview="1", slides=["title", "timeline"], marking="MARK"))
    assert page.count("<figure>") == 2
    assert "1 · Title" in page
    assert "2 · Timeline" in page
    assert 'alt="What the articles say happened All missions' in page


def test_an_unknown_slide_in_the_address_is_passed_over() -> None:
    assert shown(opened(preview="1", slides=["cover", "sources"])).count("<figure>") == 1


def test_a_screenshot_shows_the_slides_alone() -> None:
    app = opened(shot="1")
    assert not buttons(app)
    assert not app.text_input
    assert shown(app).count("<figure>") >= 7


def test_without_a_browser_the_page_says_what_to_install_and_all_else_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTINGENT_CHROMIUM", "/nowhere/chromium")
    app = opened()
    assert "Images and the PDF cannot be made here. No Chromium was found. Install Chromium" in app.warning[0].value
    assert buttons(app) == dict(zip(MAKE, (True, False, False, True), strict=True))
    next(one for one in app.button if one.label == MAKE[3]).click().run()
    (save,) = app.get("download_button")
    assert save.proto.label.startswith("Save everything (zip)")
