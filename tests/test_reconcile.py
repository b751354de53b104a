"""Reading articles together: ids, occurrences, settled dates, and findings that say no more than the articles do."""

from __future__ import annotations

import itertools
import random

import pytest
from claims_of import event, figure, tenure, told, when
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.extraction.claims import Claims
from contingent.reading.article import Article
from contingent.reconcile import reconcile
from contingent.reconcile.intervals import agree, contradict
from contingent.reconcile.people import same_person
from contingent.reconcile.sources import is_copy
from contingent.reference import load_reference
from contingent.rows import Row

Read = tuple[Article, Claims]
NMI, OIR = ("nmi",), ("oir",)


def findings(*read: Read, kind: str = "") -> list[Row]:
    rows = reconcile(read, load_reference()).tables["findings"]
    return [row for row in rows if kind in ("", row["kind"])]


def notes(*read: Read, kind: str = "") -> list[str]:
    return [str(row["note"]) for row in findings(*read, kind=kind)]


def deployed(
    article_id: str, number: str, as_of: str, *, missions: tuple[str, ...] = NMI, place: str = "", **more: str
) -> Read:
    publisher = more.get("publisher", article_id.upper())
    text = f"{publisher} counts {number} soldiers."
    return told(
        article_id,
        figure(text, more.get("measure", "deployed"), number, more.get("nation", "ESP"), missions, place, when(as_of)),
        publisher=publisher,
        published="2026-01-01",
    )


# Rows -------------------------------------------------------------------------------------------------------------


def test_ids_follow_the_reading_order_and_are_as_wide_as_they_must_be() -> None:
    said = [figure(f"Sentence {number}.", "deployed", f"{number}") for number in range(1, 121)]
    rows = reconcile([told("a", *reversed(said))], load_reference()).tables["figures"]
    assert [row["figure_id"] for row in rows][:2] == ["a.f001", "a.f002"]
    assert rows[0]["value"] == 120
    assert rows[-1]["figure_id"] == "a.f120"


def test_the_order_of_the_articles_changes_nothing() -> None:
    read = [
        deployed("a", "183", "2023-12"),
        deployed("b", "about 180", "2023-12-28"),
        deployed("c", "300", "2023-12-28"),
    ]
    results = [reconcile(order, load_reference()) for order in itertools.permutations(read)]
    assert all(result == results[0] for result in results)


# Agreement --------------------------------------------------------------------------------------------------------


def test_two_publishers_with_the_same_number_agree() -> None:
    (finding,) = findings(deployed("a", "183", "2023-12-28"), deployed("b", "183", "2023-12-28"))
    assert finding == {
        "finding_id": "n001",
        "kind": "corroborated",
        "subject": "deployed · ESP · NATO Mission Iraq · 2023",
        "row_ids": "a.f01;b.f01",
        "note": "Personnel deployed, Spain, NATO Mission Iraq: 183 (A and B, 28 December 2023) agree.",
    }


def test_a_rounded_number_agrees_and_other_dates_are_said() -> None:
    assert notes(deployed("a", "183", "2023-12-28"), deployed("b", "about 180", "2023-12")) == [
        "Personnel deployed, Spain, NATO Mission Iraq: 183 (A, 28 December 2023) and about 180 (B, December 2023) "
        "agree within rounding; their dates are not the same."
    ]


def test_an_undated_article_agrees_as_of_its_own_date() -> None:
    said = figure("They are 183.", "deployed", "183", missions=NMI, as_of=when("2023-05/..", "article"))
    undated = told("000_x", said, published="2023-05/..", basis="inferred")
    assert notes(undated, deployed("b", "about 180", "2025-07"), kind="corroborated") == [
        "Personnel deployed, Spain, NATO Mission Iraq: 183 (article 000, May 2023 or later) and about 180 (B, July "
        "2025) agree within rounding; their dates are not the same; article 000 names no publisher and counts as a "
        "source of its own."
    ]


def test_one_publisher_twice_is_one_source() -> None:
    assert (
        findings(
            deployed("a", "183", "2023-12-28", publisher="EFE"), deployed("b", "183", "2023-12-28", publisher="efe")
        )
        == []
    )


def test_a_publisher_and_its_initials_are_one_source() -> None:
    names = ("Agence France-Presse", "AFP")
    assert findings(*(deployed(name[:3], "183", "2023-12-28", publisher=name) for name in names)) == []


WIRE = "Some 183 Spanish soldiers serve with the NATO mission in Baghdad, the ministry said on Thursday."


@pytest.mark.parametrize(
    ("other", "sources"),
    [
        (WIRE, 1),
        (WIRE.replace("Some", "Around"), 1),
        (WIRE.replace("the ministry said on Thursday", "the defence ministry said"), 1),
        ("According to Madrid, the alliance's advisers in Iraq include 183 men and women from Spain.", 2),
    ],
)
def test_copies_of_one_wire_text_are_one_source(other: str, sources: int) -> None:
    read = [
        told(name, figure(text, "deployed", "183", missions=NMI, as_of=when("2023-12-28")), publisher=name)
        for name, text in (("Daily", WIRE), ("Herald", other))
    ]
    assert len(findings(*read)) == sources - 1


def test_more_than_150_attacks_since_october_is_told_twice() -> None:
    read = [
        told(
            "003_k",
            figure(
                "Attacked more than 150 times.", "attacks", "more than 150", "COALITION", OIR, "", when("2023-10-17/..")
            ),
            publisher="Kurdistan24",
            published="2024-01-25",
        ),
        told(
            "004_a",
            figure(
                "More than 150 attacks.",
                "attacks",
                "more than 150",
                "COALITION",
                OIR,
                "iraq",
                when("2023-10~/2024-01-25"),
            ),
            publisher="Agence France-Presse",
            published="2024-01-25",
        ),
    ]
    assert notes(*read) == [
        "Attacks, Coalition, Inherent Resolve: more than 150 (Kurdistan24, since 17 October 2023) and more than 150 "
        "(Agence France-Presse, around October 2023 to 25 January 2024) agree; their dates are not the same."
    ]


def test_the_same_number_in_another_sense_agrees_with_nothing() -> None:
    day = "2023-12-28"
    for other in (
        deployed("b", "183", day, measure="planned"),
        deployed("b", "183", day, missions=OIR),
        deployed("b", "183", day, missions=("nmi", "oir")),
        deployed("b", "183", day, nation="ITA"),
        deployed("b", "at least 183", day),
        deployed("b", "183", "2019-12-28"),
    ):
        assert findings(deployed("a", "183", day), other, kind="corroborated") == []


def test_places_that_differ_do_not_agree_and_an_unknown_one_does() -> None:
    day = "2020-01-08"
    at_besmaya = deployed("a", "80", day, missions=OIR, place="besmaya")
    assert findings(at_besmaya, deployed("b", "80", day, missions=OIR, place="taji")) == []
    assert len(findings(at_besmaya, deployed("b", "80", day, missions=OIR))) == 1


# Conflict ---------------------------------------------------------------------------------------------------------


def test_two_counts_of_one_thing_on_one_day_conflict() -> None:
    (finding,) = findings(deployed("a", "183", "2023-12-28"), deployed("b", "250", "2023-12-28"))
    assert (finding["kind"], finding["row_ids"]) == ("conflict", "a.f01;b.f01")
    assert finding["note"] == (
        "Personnel deployed, Spain, NATO Mission Iraq: 183 (A, 28 December 2023) and 250 (B, 28 December 2023) "
        "cannot both hold."
    )


COMPATIBLE = [
    ("two lower bounds", "at least 500", "more than 300"),
    ("a count above a lower bound", "183", "more than 170"),
    ("a count below a ceiling", "183", "up to 500"),
    ("a rounding", "183", "about 180"),
    ("a rough number within a quarter", "about 180", "200"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in COMPATIBLE], ids=[row[0] for row in COMPATIBLE])
def test_numbers_that_can_both_hold_do_not_conflict(one: str, other: str) -> None:
    assert findings(deployed("a", one, "2024-01-25"), deployed("b", other, "2024-01-25"), kind="conflict") == []


INCOMPATIBLE = [
    ("a lower bound above a count", "at least 500", "300"),
    ("a ceiling below a count", "up to 100", "183"),
    ("a ceiling below a lower bound", "less than 100", "more than 150"),
    ("a rough number far off", "about 180", "300"),
    ("fewer than n, and n", "less than 100", "100"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in INCOMPATIBLE], ids=[row[0] for row in INCOMPATIBLE])
def test_numbers_that_cannot_both_hold_conflict(one: str, other: str) -> None:
    assert len(findings(deployed("a", one, "2024-01-25"), deployed("b", other, "2024-01-25"), kind="conflict")) == 1


COMPARABLE_IN_NAME_ONLY = [
    ("a plan", {"measure": "planned"}),
    ("another nation", {"nation": "ITA"}),
    ("people moved", {"measure": "relocated"}),
    ("another mission", {"missions": OIR}),
    ("a total over two missions", {"missions": ("nmi", "oir")}),
    ("another place", {"place": "besmaya"}),
]


@pytest.mark.parametrize(
    "other", [row[1] for row in COMPARABLE_IN_NAME_ONLY], ids=[r[0] for r in COMPARABLE_IN_NAME_ONLY]
)
def test_what_is_comparable_in_name_only_is_no_conflict(other: dict[str, str]) -> None:
    day = "2023-12-28"
    read = (deployed("a", "183", day, place="union-iii"), deployed("b", "250", day, **{"place": "union-iii", **other}))  # type: ignore[arg-type]
    assert findings(*read) == []


def test_numbers_of_which_neither_place_nor_mission_is_known_are_not_compared() -> None:
    read = [deployed(name, number, "2023-12-28", missions=()) for name, number in (("a", "183"), ("b", "250"))]
    assert findings(*read) == []


def test_a_number_that_held_some_time_within_years_does_not_contradict_one_of_a_day() -> None:
    assert findings(deployed("a", "at least 500", "2014/.."), deployed("b", "179", "2023-12-28")) == []


def test_a_part_that_the_same_article_gives_beside_the_whole_is_no_conflict() -> None:
    day = when("2020-03-11")
    reuters = told(
        "a",
        figure("It put the injured at 12.", "wounded", "12", "COALITION", OIR, "taji", day),
        figure("Five of them need urgent care.", "wounded", "5", "COALITION", OIR, "taji", day),
        publisher="Reuters",
    )
    other = told(
        "b", figure("At least 10 were hurt.", "wounded", "at least 10", "COALITION", OIR, "taji", day), publisher="X"
    )
    assert findings(reuters, other, kind="conflict") == []


def test_the_largest_of_an_article_s_numbers_for_a_moment_can_conflict() -> None:
    day = when("2020-03-11")
    said = [figure(f"{n} were hurt.", "wounded", n, "COALITION", OIR, "taji", day) for n in ("12", "5")]
    other = told("b", figure("At least 20 were hurt.", "wounded", "at least 20", "COALITION", OIR, "taji", day))
    (finding,) = findings(told("a", *said), other)
    assert (finding["kind"], finding["row_ids"]) == ("conflict", "a.f01;b.f01")


def test_an_article_does_not_contradict_itself() -> None:
    day = when("2020-01-09")
    said = [figure(f"{n} of them.", "deployed", n, missions=NMI, as_of=day) for n in ("13", "3")]
    assert findings(told("a", *said)) == []


def test_a_part_larger_than_its_whole_is_a_conflict_only_if_the_bounds_say_so() -> None:
    whole = deployed("b", "400", "2024-01-25", missions=("oir", "nmi"))
    assert notes(deployed("a", "at least 500", "2024-01-25", missions=OIR), whole) == [
        "Personnel deployed, Spain, Inherent Resolve: at least 500 (A, 25 January 2024) is more than the total over "
        "Inherent Resolve + NATO Mission Iraq, 400 (B, 25 January 2024)."
    ]
    vague = deployed("b", "more than 300", "2024-01-25", missions=("oir", "nmi"))
    assert findings(deployed("a", "at least 500", "2024-01-25", missions=OIR), vague) == []
    earlier = deployed("b", "400", "2023-01-25", missions=("oir", "nmi"))
    assert findings(deployed("a", "at least 500", "2024-01-25", missions=OIR), earlier) == []


# Superseded -------------------------------------------------------------------------------------------------------


def test_a_later_report_supersedes_the_one_before_it() -> None:
    read = [deployed("a", "370", "2023-06"), deployed("b", "362", "2023-12-28"), deployed("c", "300", "2026-03")]
    assert notes(*read) == [
        "Personnel deployed, Spain, NATO Mission Iraq: 370 (A, June 2023) was followed by 362 (B, 28 December 2023).",
        "Personnel deployed, Spain, NATO Mission Iraq: 362 (B, 28 December 2023) was followed by 300 (C, March 2026).",
    ]
    assert {row["kind"] for row in findings(*read)} == {"superseded"}


def test_a_later_report_that_changes_nothing_supersedes_nothing() -> None:
    assert findings(deployed("a", "183", "2022-06"), deployed("b", "more than 170", "2023-12-28")) == []
    assert findings(deployed("a", "183", "2022-06"), deployed("b", "about 180", "2023-12-28")) == []


def test_parts_of_a_whole_are_not_superseded() -> None:
    first = when("2015-02-22")
    said = [figure(f"{n} arrived.", "deployed", n, missions=OIR, place="besmaya", as_of=first) for n in ("200", "65")]
    assert findings(told("a", *said), deployed("b", "550", "2020-01-09", missions=OIR, place="besmaya")) == []


def test_the_first_plan_is_not_superseded_by_a_second() -> None:
    read = [deployed("a", "300", "2014-10", measure="planned"), deployed("b", "125", "2016-12", measure="planned")]
    assert findings(*read) == []


def test_a_running_count_is_superseded_by_the_later_one() -> None:
    read = [
        deployed("a", "more than 100", "2023-10~/2023-12-28", measure="attacks", nation="USA", missions=OIR),
        deployed("b", "more than 150", "2023-10-17/2024-01-25", measure="attacks", nation="USA", missions=OIR),
    ]
    assert notes(*read) == [
        "Attacks, United States, Inherent Resolve: more than 100 (A, around October 2023 to 28 December 2023) was "
        "followed by more than 150 (B, 17 October 2023 to 25 January 2024)."
    ]


# Settled dates ----------------------------------------------------------------------------------------------------

SINCE_MAY = "The mission, commanded since May by José Antonio Agüero, includes 183 Spaniards."


def article_000(start: str = "XXXX-05") -> Read:
    return told(
        "000_x",
        tenure(SINCE_MAY, "José Antonio Agüero", start=when(start)),
        event(SINCE_MAY, "command_change", when(start), ("ESP",), NMI),
        figure(SINCE_MAY, "deployed", "183", missions=NMI),
        event("Ministers met in Madrid.", "meeting", when(""), ("ESP", "IRQ")),
    )


def afp(start: str = "2023", person: str = "Jose Antonio Aguero Martinez", mission: str = "nmi") -> Read:
    said = tenure(f"Under {person} since last year.", person, mission, when(start, "resolved"))
    return told("004_a", said, publisher="Agence France-Presse", published="2024-01-25")


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


# Occurrences ------------------------------------------------------------------------------------------------------

VISIT = "Foreign minister Albares spoke in Baghdad."


def occurrence_ids(*read: Read) -> list[str]:
    return [str(row["occurrence_id"]) for row in reconcile(read, load_reference()).tables["events"]]


def visit(
    article_id: str, text: str = VISIT, date: str = "2024-01-25", place: str = "baghdad", kind: str = "meeting"
) -> Read:
    return told(
        article_id, event(text, kind, when(date), ("ESP",), (), place), publisher=article_id, published="2024-01-26"
    )


SAME = [
    ("told in other words at the same place", visit("b", "The visitor held talks there.")),
    ("a vaguer place, the same name", visit("b", "On a visit to Iraq, Albares warned.", place="iraq")),
    ("a base in that city", visit("b", "A visit to the base.", place="union-iii")),
]
OTHER = [
    ("another day", visit("b", date="2024-01-26")),
    ("another place", visit("b", place="erbil")),
    ("another kind", visit("b", kind="agreement")),
    ("a vaguer place and no name in common", visit("b", "On a visit to Iraq, Robles warned.", place="iraq")),
    ("a date known only to the year", visit("b", date="2024")),
]


@pytest.mark.parametrize("other", [row[1] for row in SAME], ids=[row[0] for row in SAME])
def test_one_happening_in_two_articles_shares_the_id_of_its_first_event(other: Read) -> None:
    assert occurrence_ids(visit("a"), other) == ["a.e01", "a.e01"]


@pytest.mark.parametrize("other", [row[1] for row in OTHER], ids=[row[0] for row in OTHER])
def test_other_happenings_keep_their_own(other: Read) -> None:
    assert occurrence_ids(visit("a"), other) == ["a.e01", "b.e01"]


def test_events_of_one_article_stay_apart() -> None:
    twice = [
        event(f"In 2012 they {verb}.", "agreement", when("2012"), ("NATO", "IRQ")) for verb in ("signed", "joined")
    ]
    assert occurrence_ids(told("a", *twice)) == ["a.e01", "a.e02"]


def test_a_plan_and_what_came_of_it_are_two_happenings() -> None:
    read = [
        told(
            name,
            event("Handover of Taji.", "handover", when("2020-08-23"), ("IRQ",), OIR, "taji", status),
            publisher=name,
        )
        for name, status in (("a", "planned"), ("b", "occurred"))
    ]
    assert occurrence_ids(*read) == ["a.e01", "b.e01"]


def test_the_start_of_a_mission_is_one_however_finely_it_is_dated() -> None:
    read = [
        told(name, event("NMI began.", "mission_start", when(date), ("NATO",), NMI), publisher=name)
        for name, date in (("a", "2018"), ("b", "2018-23"), ("c", "2018-10"))
    ]
    assert occurrence_ids(*read) == ["a.e01"] * 3


def test_two_changes_of_command_in_one_year_are_one_only_for_one_person() -> None:
    def change(name: str, person: str, date: str) -> Read:
        text = f"{person} took over."
        said = (event(text, "command_change", when(date), ("ESP",), NMI), tenure(text, person, start=when(date)))
        return told(name, *said, publisher=name)

    assert occurrence_ids(change("a", "Agüero", "2023-05"), change("b", "José Agüero", "2023")) == ["a.e01", "a.e01"]
    assert occurrence_ids(change("a", "Agüero", "2023-05"), change("b", "Pedro Llano", "2023")) == ["a.e01", "b.e01"]


def test_a_visit_that_two_publishers_tell_is_corroborated() -> None:
    assert notes(visit("AFP"), visit("Kurdistan24", "The visitor held talks there.")) == [
        "AFP and Kurdistan24 report the same meeting (Spain, Baghdad, 25 January 2024)."
    ]


def rockets(name: str, text: str) -> Read:
    return told(name, event(text, "attack", when("2020-03-11"), ("USA",), OIR, "taji"), publisher=name)


def test_accounts_of_one_attack_that_count_its_rockets_differently_conflict() -> None:
    read = (
        rockets("Reuters", "18 rockets struck Taji camp."),
        rockets("BBC", "They died when 15 rockets were fired at Taji."),
    )
    assert notes(*read, kind="conflict") == [
        "The number of rockets in the attack (United States, Inherent Resolve, Camp Taji, 11 March 2020) differs: "
        "15 (BBC) and 18 (Reuters)."
    ]


@pytest.mark.parametrize(
    "text", ["18 Katyusha rockets fell.", "More than 15 rockets fell.", "Rockets fell.", "18 cohetes."]
)
def test_accounts_of_one_attack_that_can_both_be_right_do_not(text: str) -> None:
    assert notes(rockets("Reuters", "18 rockets struck Taji camp."), rockets("BBC", text), kind="conflict") == []


def moved(name: str, day: str, number: str = "10", nation: str = "ESP") -> Read:
    text = f"{name}: {number} soldiers were flown to Kuwait."
    said = (
        event(text, "redeployment", when(day), (nation,), NMI, "kuwait"),
        figure(text, "relocated", number, nation, NMI, "kuwait", when(day)),
    )
    return told(name, *said, publisher=name)


def test_one_movement_on_two_days_is_a_conflict() -> None:
    assert notes(moved("El País", "2020-01-07"), moved("El Mundo", "2020-01-06"), kind="conflict") == [
        "Accounts of one redeployment (Spain, NATO Mission Iraq) give different days: 6 January 2020 (El Mundo) "
        "and 7 January 2020 (El País)."
    ]


@pytest.mark.parametrize(
    "other",
    [
        moved("b", "2020-01-16"),
        moved("b", "2020-01-06", "35"),
        moved("b", "2020-01-06", nation="DEU"),
        moved("b", "2020-01"),
    ],
    ids=["days later", "another number", "another nation", "only the month is known"],
)
def test_two_movements_are_no_conflict(other: Read) -> None:
    assert notes(moved("a", "2020-01-07"), other, kind="conflict") == []


# Properties -------------------------------------------------------------------------------------------------------

QUALIFIED = st.tuples(
    st.sampled_from(["", "about ", "at least ", "more than ", "up to ", "less than "]), st.integers(1, 99_999)
).map(lambda pair: figure("x", "deployed", f"{pair[0]}{pair[1]}")[1])


@given(QUALIFIED, QUALIFIED)
def test_agreement_and_contradiction_are_mutual_and_exclude_each_other(one, other) -> None:  # type: ignore[no-untyped-def]
    assert agree(one, other) == agree(other, one)
    assert contradict(one, other) == contradict(other, one)
    assert not (agree(one, other) and contradict(one, other))
    assert agree(one, one)


@given(st.text(max_size=60), st.text(max_size=60))
def test_copying_is_mutual(one: str, other: str) -> None:
    assert is_copy(one, other) == is_copy(other, one)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_order_gives_the_same_rows(shuffled: random.Random) -> None:
    read = [
        article_000(),
        afp(),
        visit("x"),
        visit("y", "Albares again.", place="iraq"),
        moved("El País", "2020-01-07"),
        moved("El Mundo", "2020-01-06"),
        *(deployed(f"d{number}", f"{number}", "2023-12-28") for number in (180, 183, 250)),
    ]
    expected = reconcile(read, load_reference())
    shuffled.shuffle(read)
    assert reconcile(read, load_reference()) == expected
