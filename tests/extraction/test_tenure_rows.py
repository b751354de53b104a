"""Several tellings of one tenure are one row."""

from __future__ import annotations

from dataclasses import replace

from contingent.extraction.cast import Cast
from contingent.extraction.claims import Tenure, When
from contingent.extraction.rules import rules_for
from contingent.extraction.tenure_rows import merged
from contingent.reference import load_reference

REFERENCE = load_reference()
CAST = Cast(rules_for(REFERENCE, "en"))
ROE = Tenure(
    "a.s001", "Ana Roe", "Colonel", "", "nmi", "commander", When(), When(), 0, 7, "tenure.holds-en"
)  # fmt: skip
MAY, DAY = (When(edtf, f"{edtf}-01", f"{edtf}-31", "stated") for edtf in ("2019-05", "2019-05-04"))


def test_the_fullest_name_the_rank_and_the_finer_date_are_kept() -> None:
    rows = merged([replace(ROE, person="Roe", rank="", start=MAY), replace(ROE, nation="DNK", start=DAY)], CAST)
    assert [(row.person, row.rank, row.nation, row.start.edtf) for row in rows] == [
        ("Ana Roe", "Colonel", "DNK", "2019-05-04")
    ]


def test_a_telling_without_a_mission_is_of_the_one_that_another_names() -> None:
    assert [row.mission_id for row in merged([replace(ROE, mission_id=""), ROE], CAST)] == ["nmi"]


def test_two_missions_of_one_person_are_two_rows() -> None:
    assert [row.mission_id for row in merged([ROE, replace(ROE, mission_id="oir")], CAST)] == ["nmi", "oir"]


def test_another_name_is_another_person() -> None:
    assert [row.person for row in merged([ROE, replace(ROE, person="Jan Holm")], CAST)] == ["Ana Roe", "Jan Holm"]
