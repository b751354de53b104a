"""The words that views, evidence card and slides share."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from contingent.records import record
from contingent.tables import load
from contingent.wording import (
    amount,
    count,
    dated,
    doubts,
    edtf,
    measure_title,
    names,
    publication,
    source_line,
    span_of_days,
)

TABLES = load(Path(__file__).parent / "fixtures" / "tables")


@pytest.mark.parametrize(
    ("qualifier", "value", "high", "words"),
    [
        ("exact", 183, 183, "183"),
        ("about", 180, pd.NA, "about 180"),
        ("at_least", 500, pd.NA, "at least 500"),
        ("more_than", 15000, pd.NA, "more than 15,000"),
        ("up_to", 500, 500, "up to 500"),
        ("less_than", 1000, 999, "fewer than 1,000"),
        ("between", 30, 40, "between 30 and 40"),
        ("between", 30, pd.NA, "30 or more"),
    ],
)
def test_amount(qualifier: str, value: int, high: object, words: str) -> None:
    assert amount({"qualifier": qualifier, "value": value, "low": pd.NA, "high": high}) == words


@pytest.mark.parametrize(
    ("date", "long", "short"),
    [
        ("2024-01-25", "25 January 2024", "25 Jan 2024"),
        ("2015-07", "July 2015", "Jul 2015"),
        ("2004", "2004", "2004"),
        ("2018-23", "autumn 2018", "autumn 2018"),
        ("2023-10~", "about October 2023", "about Oct 2023"),
        ("2023-10?", "October 2023 (uncertain)", "Oct 2023 (uncertain)"),
        ("2014/..", "since 2014", "since 2014"),
        ("../2020", "until 2020", "until 2020"),
        ("2023-10-17/2024-01-25", "17 October 2023 to 25 January 2024", "17 Oct 2023 to 25 Jan 2024"),
        ("XXXX-05", "May of an unstated year", "May of an unstated year"),
        ("../..", "", ""),
        ("", "", ""),
    ],
)
def test_edtf(date: str, long: str, short: str) -> None:
    assert (edtf(date), edtf(date, short=True)) == (long, short)


@pytest.mark.parametrize(
    ("date", "basis", "words"),
    [
        ("2025-07/..", "article", "after July 2025"),
        ("2025-07/..", "inferred", "after July 2025"),
        ("2025-07/..", "stated", "since July 2025"),
        ("2014", "stated", "2014"),
        ("", "", "undated"),
    ],
)
def test_open_ends_are_read_by_where_the_date_comes_from(date: str, basis: str, words: str) -> None:
    assert dated({"as_of": date, "as_of_basis": basis, "as_of_from": "", "as_of_to": ""}, "as_of") == words


def test_a_settled_year_is_said_with_the_month() -> None:
    row = {"start": "XXXX-05", "start_basis": "inferred", "start_from": "2023-05-01", "start_to": "2023-05-31"}
    assert dated(row, "start") == "May 2023"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-05-01", "2023-05-31", "May 2023"),
        ("2014-01-01", "2014-12-31", "2014"),
        ("2024-01-25", "2024-01-25", "25 Jan 2024"),
        ("2023-10-17", "2024-01-25", "17 Oct 2023 to 25 Jan 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2014-01-01", "", "since 1 Jan 2014"),
        ("", "", ""),
    ],
)
def test_span_of_days(first: str, last: str, words: str) -> None:
    assert span_of_days(first, last) == words


def test_doubts_of_a_figure_are_spelt_out() -> None:
    row = record(TABLES.figures, "figure_id", "a1_hostile.f01")
    assert row is not None
    assert doubts("figures", row) == [
        "about 40; no bounds given",
        "the text does not say for which mission",
        "when it held: no date in the sentence, so the article's own: 5 March 2024",
    ]


def test_doubts_of_a_total_of_a_bound_and_of_a_plan() -> None:
    total = record(TABLES.figures, "figure_id", "a3_daily.f02")
    plan = record(TABLES.events, "event_id", "a2_wire.e02")
    assert total is not None
    assert plan is not None
    assert doubts("figures", total)[:2] == [
        "more than 400; no upper bound given",
        "a total over several missions, not divided",
    ]
    assert doubts("events", plan) == ["planned or announced", "the day is known only as 2025"]


def test_a_stated_day_leaves_no_doubt() -> None:
    handover = record(TABLES.events, "event_id", "a3_daily.e01")
    assert handover is not None
    assert doubts("events", handover) == []


def test_source_line_names_publishers_and_dates() -> None:
    assert source_line(TABLES.articles) == (
        "<b>Evil & Co</b> (5 Mar 2024), Agence France-Presse (25 Jan 2024), The Daily (25 Jan 2024), "
        "one unsigned article (after May 2023)"
    )


def test_a_long_source_line_is_summed_up() -> None:
    assert (
        source_line(TABLES.articles, room=90) == "4 articles by 3 publishers (2023–2024): <b>Evil & Co</b> and others"
    )


def test_source_line_of_thousands_of_articles_is_summed_up() -> None:
    many = pd.concat([TABLES.articles] * 100, ignore_index=True)
    assert source_line(many).startswith("400 articles by 3 publishers (2023–2024): ")


def test_source_line_without_articles() -> None:
    assert source_line(TABLES.articles.head(0)) == "no articles"


def test_undated_articles_are_counted_in_words() -> None:
    undated = dataclasses.replace(TABLES).articles.assign(
        published="", published_from="", published_to="", publisher=""
    )
    assert source_line(undated) == "four undated articles"
    assert publication(undated.iloc[0]) == "undated"


@pytest.mark.parametrize(
    ("measure", "nation", "title"),
    [
        ("deployed", "Spain", "Personnel deployed by Spain, as reported"),
        ("deployed", "", "Personnel deployed, as reported"),
        ("attacks", "Coalition", "Attacks on the Coalition, as reported"),
        ("killed", "United States", "People killed from the United States, as reported"),
    ],
)
def test_measure_title(measure: str, nation: str, title: str) -> None:
    assert measure_title(measure, nation) == title


def test_names_and_counts() -> None:
    assert names("nmi;oir;xyz", TABLES.missions, "mission_id") == "NATO Mission Iraq + Operation Inherent Resolve + xyz"
    assert (count("event", 1), count("event", 1204)) == ("1 event", "1,204 events")
