"""Years and dates that one article settles for another."""

from __future__ import annotations

import pytest
from claims_of import event, figure, tenure, told, when
from reconciled import NMI, Read, afp, article_000, findings

from contingent.reconcile import reconcile
from contingent.reconcile.people import same_person
from contingent.reference import load_reference


def test_another_article_settles_the_year_and_bounds_the_article() -> None:
    tables = reconcile([article_000(), afp()], load_reference()).tables
    start, change = tables["tenures"][0], tables["events"][0]
    assert [start[f"start{end}"] for end in ("", "_from", "_to", "_basis")] == [
        "XXXX-05",
        "2023-05-01",
        "2023-05-31",
        "inferred",
    ]
    assert [change[f"date{end}"] for end in ("", "_from", "_to", "_basis")] == [
        "XXXX-05",
        "2023-05-01",
        "2023-05-31",
        "inferred",
    ]
    article = tables["articles"][0]
    assert [article[f"published{end}"] for end in ("", "_from", "_to", "_basis")] == [
        "2023-05/..",
        "2023-05-01",
        "",
        "inferred",
    ]
    count = tables["figures"][0]
    assert [count[f"as_of{end}"] for end in ("", "_from", "_to", "_basis")] == [
        "2023-05/..",
        "2023-05-01",
        "",
        "article",
    ]
    meeting = tables["events"][1]
    assert [meeting[f"date{end}"] for end in ("", "_from", "_to", "_basis")] == ["", "", "", ""]
    (finding,) = tables["findings"]
    assert finding == {
        "finding_id": "n001",
        "kind": "inferred",
        "subject": "start of command · José Antonio Agüero · NATO Mission Iraq · 2023-05",
        "row_ids": "000_x.t01;000_x.e01;004_a.t01",
        "note": "Article 000 says that José Antonio Agüero took command of NATO Mission Iraq in May without naming "
        "the year; Agence France-Presse (2023) settles it: May 2023, and article 000 was written then or later.",
    }


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("another person", afp(person="Giovanni Iannucci")),
        ("another mission", afp(mission="oir")),
        ("two years are possible", afp(start="2022/2023")),
        ("that month is not possible", afp(start="2023-09")),
        ("it does not know either", afp(start="XXXX-05")),
    ],
)
def test_what_does_not_settle_the_year(why: str, other: Read) -> None:
    tables = reconcile([article_000(), other], load_reference()).tables
    assert tables["tenures"][0]["start_basis"] == "stated", why
    assert [row for row in tables["findings"] if row["kind"] == "inferred"] == []


def test_two_articles_that_name_different_years_settle_nothing() -> None:
    other = told("005_b", tenure("Agüero, in command since 2024.", "Agüero", start=when("2024")), publisher="B")
    assert findings(article_000(), afp(), other, kind="inferred") == []


def test_a_day_is_never_finer_than_the_words() -> None:
    tables = reconcile([article_000(), afp("2023-05-24")], load_reference()).tables
    assert (tables["tenures"][0]["start_from"], tables["tenures"][0]["start_to"]) == ("2023-05-01", "2023-05-31")


def test_an_announced_change_does_not_bound_when_the_article_was_written() -> None:
    text = "Agüero is to take command on 26 May."
    announced = told(
        "000_x",
        tenure(text, "José Antonio Agüero", start=when("XXXX-05-26")),
        event(text, "command_change", when("XXXX-05-26"), ("ESP",), NMI, status="planned"),
    )
    tables = reconcile([announced, afp()], load_reference()).tables
    assert tables["tenures"][0]["start_from"] == "2023-05-26"
    assert tables["articles"][0]["published"] == ""


def test_a_stated_date_of_publication_stays() -> None:
    text = "The mission, commanded since May by Agüero."
    dated = told("001_y", tenure(text, "Agüero", start=when("XXXX-05")), publisher="Y", published="2022-06-01")
    assert reconcile([dated, afp()], load_reference()).tables["articles"][0]["published"] == "2022-06-01"


def test_an_article_whose_date_lacks_the_year_gets_it_too() -> None:
    text = "Agüero, en el mando desde el pasado 24 de mayo, y los 183 militares."
    lacks_year = told(
        "d14_x",
        tenure(text, "José Antonio Agüero", start=when("XXXX-05-24")),
        figure(text, "deployed", "183", missions=NMI, as_of=when("XXXX-12-28", "article")),
        event("Ha visitado la base este jueves.", "meeting", when("XXXX-12-28", "resolved"), place="union-iii"),
        publisher="Europa Press",
        published="XXXX-12-28",
    )
    tables = reconcile([lacks_year, afp()], load_reference()).tables
    for row, column in (
        (tables["articles"][1], "published"),
        (tables["figures"][0], "as_of"),
        (tables["events"][0], "date"),
    ):
        assert [row[f"{column}{end}"] for end in ("", "_from", "_to")] == ["XXXX-12-28", "2023-12-28", "2023-12-28"]
    assert (tables["figures"][0]["as_of_basis"], tables["events"][0]["date_basis"]) == ("article", "inferred")
    (note,) = (row["note"] for row in tables["findings"])
    assert note == (
        "Europa Press says that José Antonio Agüero took command of NATO Mission Iraq on 24 May without naming the "
        "year; Agence France-Presse (2023) settles it: 24 May 2023, and Europa Press was written on 28 December 2023."
    )


def test_a_change_of_command_bounds_the_article_that_reports_it() -> None:
    said = event("In July 2025 the command changed.", "command_change", when("2025-07"), ("ESP",), NMI)
    assert findings(told("001_x", said, publisher="RUSSPAIN", published="2025-07/..", basis="inferred")) == [
        {
            "finding_id": "n001",
            "kind": "inferred",
            "subject": "published · 001_x · 2025-07/..",
            "row_ids": "001_x.e01",
            "note": "RUSSPAIN gives no date, but reports a change of command in July 2025: it was written then or "
            "later.",
        }
    ]


NAMES = [
    ("José Antonio Agüero", "Jose Antonio Aguero Martinez", True),
    ("Giovanni M. Iannucci", "Giovanni Maria Iannucci", True),
    ("Agüero", "José Antonio Agüero", True),
    ("Luis Martín-Rabadán", "Luis Martin Rabadan", True),
    ("José", "José Antonio Agüero", False),
    ("José de Meer Madrid", "José Antonio Agüero", False),
    ("Miguel Sánchez", "Pedro Sánchez", False),
    ("", "Agüero", False),
]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same
