"""The selection: what it keeps, and that a URL says the same thing in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.selection import Choices, Selection, apply, choices, from_query, undated_left_out
from contingent.tables import Tables, load

TABLES = load(Path(__file__).parent / "fixtures" / "tables")
CHOICES = choices(TABLES)


def ids(tables: Tables, name: str) -> list[str]:
    return list(tables.table(name).iloc[:, 0])


def test_choices_are_what_the_tables_hold() -> None:
    assert (
        Choices(
            missions=("nmi", "oir"),
            nations=("COALITION", "ESP", "IRQ", "NATO"),
            articles=("a1_hostile", "a2_wire", "a3_daily", "a4_undated"),
            publishers=("<b>Evil & Co</b>", "Agence France-Presse", "The Daily"),
            years=(2018, 2025),
        )
        == CHOICES
    )


def test_nothing_chosen_keeps_the_very_tables() -> None:
    assert apply(Selection(), TABLES) is TABLES


def test_a_mission_keeps_its_rows_and_totals_that_name_it() -> None:
    chosen = apply(Selection(missions=("nmi",)), TABLES)
    assert ids(chosen, "figures") == ["a1_hostile.f02", "a3_daily.f02", "a4_undated.f01"]
    assert ids(chosen, "events") == ["a4_undated.e01", "a4_undated.e02"]
    assert ids(chosen, "articles") == ["a1_hostile", "a3_daily", "a4_undated"]
    assert ids(chosen, "tenures") == ["a4_undated.t01"]
    assert set(chosen.sentences["article_id"]) == {"a1_hostile", "a3_daily", "a4_undated"}


def test_names_that_a_kept_row_needs_stay() -> None:
    chosen = apply(Selection(missions=("nmi",)), TABLES)
    assert ids(chosen, "missions") == ["nmi", "oir"], "the total over both missions names oir"
    assert ids(chosen, "places") == ["besmaya", "taji", "union-iii"]
    assert ids(chosen, "nations") == ["ESP", "NATO"]


@pytest.mark.parametrize(
    ("years", "figures"),
    [
        ((2018, 2022), []),
        ((2023, 2023), ["a2_wire.f02", "a4_undated.f01"]),
        ((2024, 2024), ["a1_hostile.f01", "a1_hostile.f02", "a2_wire.f01", "a2_wire.f02", "a3_daily.f01",
                        "a3_daily.f02", "a4_undated.f01"]),
        ((2025, 2025), ["a2_wire.f03", "a4_undated.f01"]),
    ],
)  # fmt: skip
def test_years_keep_what_can_lie_in_them(years: tuple[int, int], figures: list[str]) -> None:
    assert ids(apply(Selection(years=years), TABLES), "figures") == figures


def test_a_presence_without_a_date_holds_on_the_day_of_its_article() -> None:
    assert ids(apply(Selection(years=(2024, 2024)), TABLES), "presence") == [
        "a1_hostile.p01",
        "a2_wire.p01",
        "a4_undated.p01",
        "a4_undated.p02",
    ]
    assert ids(apply(Selection(years=(2023, 2023)), TABLES), "presence") == ["a4_undated.p01", "a4_undated.p02"]


def test_an_open_end_reaches_to_the_day_of_its_article() -> None:
    since_march_2024 = "a1_hostile.p01"
    assert since_march_2024 in ids(apply(Selection(years=(2024, 2024)), TABLES), "presence")
    assert since_march_2024 not in ids(apply(Selection(years=(2025, 2025)), TABLES), "presence")


def test_undated_rows_stay_without_years_and_are_counted_with_them() -> None:
    undated = "a4_undated.e01"
    assert undated in ids(apply(Selection(missions=("nmi",)), TABLES), "events")
    assert undated not in ids(apply(Selection(years=(2018, 2025)), TABLES), "events")
    assert undated_left_out(Selection(years=(2020, 2025)), TABLES) == 1
    assert undated_left_out(Selection(years=(2020, 2025), missions=("oir",)), TABLES) == 0
    assert undated_left_out(Selection(), TABLES) == 0


def test_publishers_and_articles_together_are_a_union() -> None:
    chosen = apply(Selection(publishers=("The Daily",), articles=("a4_undated",)), TABLES)
    assert ids(chosen, "articles") == ["a3_daily", "a4_undated"]


def test_nations_in_lists_are_found() -> None:
    assert ids(apply(Selection(nations=("IRQ",)), TABLES), "events") == ["a3_daily.e01"]


def test_without_plans_neither_planned_figures_nor_planned_events() -> None:
    chosen = apply(Selection(planned=False), TABLES)
    assert "a2_wire.f03" not in ids(chosen, "figures")
    assert "a2_wire.e02" not in ids(chosen, "events")
    assert "a2_wire.e03" in ids(chosen, "events"), "what is denied is no plan"


def test_a_finding_stays_when_a_row_or_an_article_of_it_stays() -> None:
    assert ids(apply(Selection(publishers=("The Daily",)), TABLES), "findings") == ["n001"]
    assert ids(apply(Selection(articles=("a4_undated",)), TABLES), "findings") == ["n002"]
    assert ids(apply(Selection(publishers=("<b>Evil & Co</b>",)), TABLES), "findings") == []


def test_an_empty_selection_is_empty_tables_not_an_error() -> None:
    chosen = apply(Selection(nations=("IRQ",), missions=("nmi",)), TABLES)
    assert [len(chosen.table(name)) for name in ("articles", "figures", "events", "findings", "missions")] == [0] * 5


def test_in_words() -> None:
    def words(selection: Selection) -> str:
        return selection.in_words(apply(selection, TABLES), TABLES)

    assert words(Selection()) == "All missions · 2018–2025 · 4 articles"
    assert words(Selection(missions=("nmi",), years=(2023, 2024))) == "NATO Mission Iraq · 2023–2024 · 3 articles"
    assert words(Selection(nations=("ESP",), planned=False)) == (
        "All missions · Spain · 2023–2024 · 4 articles · without plans"
    )
    assert words(Selection(publishers=("The Daily",))) == "All missions · 2020–2024 · The Daily · 1 article"


def test_the_default_leaves_the_address_empty() -> None:
    assert Selection().to_query() == {}
    assert from_query({}, CHOICES) == (Selection(), ())


def test_lists_are_repeated_parameters() -> None:
    selection = Selection(missions=("nmi", "oir"), years=(2020, 2024), planned=False)
    assert selection.to_query() == {"mission": ["nmi", "oir"], "years": ["2020-2024"], "planned": ["0"]}


@pytest.mark.parametrize(
    ("query", "dropped"),
    [
        ({"mission": ["nmi", "xyz"]}, ("mission “xyz”",)),
        ({"years": ["2024"]}, ("years “2024”",)),
        ({"years": ["2024-2020"]}, ("years “2024-2020”",)),
        ({"years": ["1990-1995"]}, ("years “1990-1995”",)),
        ({"years": ["²024-2025"]}, ("years “²024-2025”",)),
        ({"planned": ["maybe"]}, ("planned “maybe”",)),
        ({"row": ["whatever"], "shot": ["1"]}, ()),
    ],
)
def test_what_the_tables_do_not_hold_is_dropped_and_said(query: dict[str, list[str]], dropped: tuple[str, ...]) -> None:
    assert from_query(query, CHOICES)[1] == dropped


def test_years_are_cut_to_what_is_covered() -> None:
    assert from_query({"years": ["2014-2024"]}, CHOICES)[0].years == (2018, 2024)
    assert from_query({"years": ["2014-2026"]}, CHOICES)[0].years is None, "all years are the default"


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    first = draw(st.integers(2018, 2025))
    years = draw(st.sampled_from([None, (first, draw(st.integers(first, 2025)))]))
    return Selection(
        missions=draw(some_of(CHOICES.missions)),
        years=None if years == (2018, 2025) else years,
        nations=draw(some_of(CHOICES.nations)),
        articles=draw(some_of(CHOICES.articles)),
        publishers=draw(some_of(CHOICES.publishers)),
        planned=draw(st.booleans()),
    )


@given(selections())
def test_the_address_says_the_selection(selection: Selection) -> None:
    assert from_query(selection.to_query(), CHOICES) == (selection, ())


@given(selections())
def test_every_kept_row_finds_its_article_and_names(selection: Selection) -> None:
    chosen = apply(selection, TABLES)
    articles = set(ids(chosen, "articles"))
    for name in ("figures", "events", "tenures", "presence", "sentences", "left_alone", "repairs"):
        assert set(chosen.table(name)["article_id"]) <= articles
    places = set(ids(chosen, "places")) | {""}
    for name in ("figures", "events", "presence"):
        assert set(chosen.table(name)["place_id"]) <= places


@given(selections())
def test_choosing_less_never_shows_more(selection: Selection) -> None:
    chosen = apply(selection, TABLES)
    for name in ("articles", "figures", "events", "tenures", "presence", "findings"):
        assert set(ids(chosen, name)) <= set(ids(TABLES, name))
    assert undated_left_out(selection, TABLES) <= 1


@given(
    st.dictionaries(st.sampled_from(["mission", "years", "nation", "planned", "x"]), st.lists(st.text(), max_size=3))
)
def test_no_address_is_an_error(query: dict[str, list[str]]) -> None:
    selection, _ = from_query(query, CHOICES)
    apply(selection, TABLES)
