"""Every page, run as Streamlit runs it: with and without filters, with nothing left, without tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
FIXTURE = Path(__file__).parent / "fixtures" / "tables"
PAGES = ["app.py", *sorted(f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py"))]
FILTERS = {
    "all": {},
    "mission": {"mission": "nmi"},
    "years": {"years": "2023-2024"},
    "publisher": {"publisher": "<b>Evil & Co</b>"},
    "nation, without plans": {"nation": "ESP", "planned": "0"},
    "screenshot": {"shot": "1"},
    "search": {"q": "agüero"},
    "search in vain": {"q": "zeppelin"},
    "row": {"row": "a2_wire.f01"},
    "a row that is not there": {"row": "a9.f77"},
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def tables(tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the hand-made tables that a test may damage."""
    folder = tmp_path / "tables"
    shutil.copytree(FIXTURE, folder)
    monkeypatch.setenv("CONTINGENT_TABLES", str(folder))
    monkeypatch.setenv("CONTINGENT_ARTICLES", str(articles))
    st.cache_resource.clear()
    st.cache_data.clear()
    return folder


def opened(page: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    if page != "app.py":
        app.switch_page(page)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def shown(app: AppTest) -> str:
    """All the HTML that a page shows."""
    return "\n".join(one.proto.body for one in app.get("html"))


def address(app: AppTest) -> dict[str, list[str]]:
    return {name: [value] if isinstance(value, str) else list(value) for name, value in app.query_params.items()}


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize("parameters", FILTERS.values(), ids=FILTERS.keys())
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page: str, parameters: dict[str, str]) -> None:
    app = opened(page, **parameters)
    assert not app.exception
    assert not app.error


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_selection_is_a_sentence_with_buttons(page: str) -> None:
    app = opened(page, mission="nmi", nation="IRQ")
    assert not app.exception
    assert "Nothing is left of the articles" in shown(app)
    assert [button.label for button in app.button if button.key.startswith("widen")] == [
        "Show everything",
        "All missions",
        "All nations",
    ]


@pytest.mark.usefixtures("tables")
def test_a_widening_button_widens() -> None:
    app = opened("pages/1_Timeline.py", mission="nmi", nation="IRQ")
    app.button(key="widen-All missions").click().run()
    assert address(app) == {"nation": ["IRQ"]}
    assert len(app.get("plotly_chart")) == 1


@pytest.mark.usefixtures("tables")
def test_what_the_address_asks_in_vain_is_said() -> None:
    app = opened("app.py", mission="xyz")
    assert "mission “xyz”" in app.warning[0].value


@pytest.mark.usefixtures("tables")
def test_rows_left_out_for_want_of_a_date_are_counted() -> None:
    assert "1 row without a date is not shown" in shown(opened("pages/1_Timeline.py", years="2020-2025"))


@pytest.mark.usefixtures("tables")
def test_a_filter_goes_into_the_address_and_back_at_one_click() -> None:
    app = opened("pages/2_Troop_counts.py")
    app.multiselect(key="filter-mission").select("nmi").run()
    assert address(app) == {"mission": ["nmi"]}
    assert "<b>2</b> of 7 events" in shown(app)
    app.button(key="reset").click().run()
    assert address(app) == {}
    assert "<b>7</b> of 7 events" in shown(app)


@pytest.mark.usefixtures("tables")
def test_only_what_has_a_figure_is_offered_to_compare(tables: Path) -> None:
    # Of Spain remain the figures of NATO Mission Iraq, and one of both missions together.
    path = tables / "figures.csv"
    rows = [line.replace(",ESP,oir,", ",COALITION,oir,") for line in path.read_text("utf-8").splitlines(keepends=True)]
    path.write_text("".join(rows), "utf-8")
    app = opened("pages/2_Troop_counts.py", compare="missions", whose="ESP")
    assert not app.exception
    assert app.selectbox(key="menu-a").options == ["NATO Mission Iraq", "Operation Inherent Resolve"]
    alone = opened("pages/2_Troop_counts.py", compare="missions", whose="COALITION")
    assert "There is only one of the missions to show" in shown(alone)


@pytest.mark.usefixtures("tables")
def test_the_card_leads_from_row_to_row() -> None:
    app = opened("pages/2_Troop_counts.py", row="a2_wire.f01")
    assert "at least 500 personnel deployed" in shown(app)
    assert "cannot both hold" in shown(app)
    app.button(key="evidence-next").click().run()
    assert address(app)["row"] == ["a3_daily.f01"]
    app.button(key="evidence-close").click().run()
    assert "row" not in address(app)


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("pages/4_Sources.py", {"read": "a1_hostile"}),
        ("pages/4_Sources.py", {}),
        ("pages/4_Sources.py", {"part": "gaps"}),
        ("pages/2_Troop_counts.py", {"row": "a1_hostile.f02"}),
        ("app.py", {"q": "script"}),
        ("app.py", {"q": "<script>alert(1)</script>"}),
    ],
)
def test_article_text_is_escaped(page: str, parameters: dict[str, str]) -> None:
    html = shown(opened(page, **parameters))
    for markup in ("<script>", "<img", "<b>Evil", 'onerror="alert'):
        assert markup not in html
    if page == "pages/4_Sources.py" and "read" in parameters:
        assert "&lt;script&gt;" in html
        assert "![map](http://evil.example/map.png)" in html


@pytest.mark.usefixtures("tables")
def test_no_article_text_is_read_as_markdown() -> None:
    """Labels and Markdown elements are Streamlit's to render: what an article says must not be in any of them."""
    for page in PAGES:
        app = opened(page, row="a1_hostile.e01", q="nobody")
        for element in [*app.markdown, *app.caption, *app.title, *app.header, *app.subheader]:
            assert "evil.example" not in element.value
            assert "**nobody**" not in element.value


@pytest.mark.parametrize("page", PAGES)
def test_without_tables_a_page_says_what_to_run(page: str, tables: Path) -> None:
    shutil.rmtree(tables)
    app = opened(page)
    assert not app.exception
    assert "python preprocess.py" in shown(app)
    assert [button.label for button in app.button] == ["Read the articles now"]


@pytest.mark.parametrize(
    ("name", "damage", "says"),
    [
        ("figures.csv", None, "figures.csv"),
        ("events.csv", b"event_id,article_id\n", "events.csv"),
        ("articles.csv", b"\xff\xfe\x00binary", "articles.csv"),
        ("figures.csv", b"", "figures.csv"),
    ],
    ids=["missing", "columns", "binary", "empty"],
)
@pytest.mark.parametrize("page", ["app.py", "pages/2_Troop_counts.py"])
def test_damaged_tables_are_named(page: str, name: str, damage: bytes | None, says: str, tables: Path) -> None:
    if damage is None:
        (tables / name).unlink()
    else:
        (tables / name).write_bytes(damage)
    app = opened(page)
    assert not app.exception
    assert says in shown(app)
    assert "python preprocess.py" in shown(app)


def test_a_missing_text_file_is_named_in_the_reader(tables: Path) -> None:
    (tables / "text" / "a2_wire.txt").unlink()
    app = opened("pages/4_Sources.py", read="a2_wire")
    assert not app.exception
    assert "a2_wire.txt" in shown(app)


@pytest.mark.usefixtures("tables")
def test_new_articles_are_noticed(articles: Path) -> None:
    (articles / "new.txt").write_text("A new article.", "utf-8")
    app = opened("app.py")
    assert "The articles have changed since the tables were written: 1 new file" in shown(app)
    assert app.button(key="rebuild").label == "Read the articles again"


def test_new_tables_are_shown_without_a_restart(tables: Path) -> None:
    assert "<b>7</b> of 7 events" in shown(opened("app.py"))
    events = (tables / "events.csv").read_text("utf-8").splitlines(keepends=True)
    (tables / "events.csv").write_text("".join(events[:-1]), "utf-8")
    assert "<b>6</b> of 6 events" in shown(opened("app.py"))
