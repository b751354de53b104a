"""One happening told by several articles."""

from __future__ import annotations

import pytest
from claims_of import event, tenure, told, when
from reconciled import NMI, OIR, Read, moved, notes, visit

from contingent.reconcile import reconcile
from contingent.reference import load_reference


def occurrence_ids(*read: Read) -> list[str]:
    return [str(row["occurrence_id"]) for row in reconcile(read, load_reference()).tables["events"]]


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
