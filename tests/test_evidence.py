"""The evidence of a row: its words in their surroundings, its doubts, and what touches it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from contingent.evidence import Passage, Touching, evidence, neighbours, passage, table_of
from contingent.selection import CLAIM_TABLES, ROW_ID
from contingent.tables import load

TABLES = load(Path(__file__).parent / "fixtures" / "tables")
ROWS = [row_id for name in CLAIM_TABLES for row_id in TABLES.table(name)[ROW_ID[name]]]


def test_a_figure_in_its_surroundings() -> None:
    card = evidence(TABLES, "a2_wire.f02")
    assert card is not None
    assert card.heading == "more than 150 attacks"
    assert card.passage == Passage(
        before="At least 500 Spanish military personnel serve in Operation Inherent Resolve, the minister told AFP in "
        "Baghdad on Thursday.",
        lead="",
        quote="More than 150 attacks",
        tail=" have hit the coalition since mid-October.",
        after="Spain will not leave, he said.",
    )
    assert card.facts == (
        ("When", "about October 2023 to 25 January 2024"),
        ("Nation", "Coalition"),
        ("Mission", "Operation Inherent Resolve"),
    )
    assert card.source == "Agence France-Presse, 25 Jan 2024"


def test_a_conflict_touches_both_rows() -> None:
    card = evidence(TABLES, "a3_daily.f01")
    assert card is not None
    note = "At least 500 (Agence France-Presse) and 300 (The Daily) cannot both hold on 25 January 2024."
    assert card.findings == (Touching("conflict", "Conflict", note, ("a2_wire.f01",)),)


def test_doubts_are_spelt_out() -> None:
    card = evidence(TABLES, "a1_hostile.f02")
    assert card is not None
    assert "about 90; no bounds given" in card.doubts
    assert "the place is known to within about 25 km" in card.doubts


def test_a_presence_without_a_date_says_so() -> None:
    card = evidence(TABLES, "a4_undated.p01")
    assert card is not None
    assert card.heading == "Spain at Besmaya Range Complex"
    assert "since when: the text does not say" in card.doubts


@pytest.mark.parametrize("row_id", ROWS)
def test_the_passage_is_the_sentence_and_the_quotation(row_id: str) -> None:
    card = evidence(TABLES, row_id)
    assert card is not None
    table = TABLES.table(card.table)
    row = table[table[ROW_ID[card.table]] == row_id].iloc[0]
    sentence = TABLES.sentences.set_index("sentence_id").loc[row["sentence_id"], "text"]
    assert card.passage.quote == row["quote"]
    assert card.passage.lead + card.passage.quote + card.passage.tail == sentence


@pytest.mark.parametrize("row_id", ["", "a2_wire.f99", "a2_wire.s001", "nonsense", "a2_wire.", "../../etc/passwd"])
def test_a_row_that_is_not_there_has_no_card(row_id: str) -> None:
    assert evidence(TABLES, row_id) is None


def test_a_quotation_over_two_sentences() -> None:
    text = "One two. Three four. Five."
    sentences = pd.DataFrame(
        {
            "sentence_id": ["x.s000", "x.s001", "x.s002"],
            "article_id": ["x"] * 3,
            "paragraph": [0, 0, 0],
            "start": [0, 9, 21],
            "end": [8, 20, 26],
            "text": ["One two.", "Three four.", "Five."],
        }
    )
    tables = replace(TABLES, sentences=sentences)
    row = {"article_id": "x", "quote_start": 4, "quote_end": 14, "quote": text[4:14]}
    assert passage(tables, row) == Passage("", "One ", "two. Three", " four.", "Five.")


def test_a_quotation_over_a_gap_between_sentences() -> None:
    sentences = pd.DataFrame(
        {
            "sentence_id": ["x.s000", "x.s001"],
            "article_id": ["x", "x"],
            "paragraph": [0, 1],
            "start": [0, 12],
            "end": [8, 22],
            "text": ["One two.", "Three four"],
        }
    )
    row = {"article_id": "x", "quote_start": 4, "quote_end": 17, "quote": "two.\n\n\n\nThree"}
    found = passage(replace(TABLES, sentences=sentences), row)
    assert (found.lead, found.quote, found.tail) == ("One ", "two. Three", " four")


def test_table_of_an_id() -> None:
    assert [table_of(one) for one in ("a.f01", "a.e01", "a.t01", "a.p01", "a.l01", "a")] == [
        "figures",
        "events",
        "tenures",
        "presence",
        "",
        "",
    ]


def test_neighbours() -> None:
    assert neighbours(["a", "b", "c"], "b") == ("a", "c")
    assert neighbours(["a", "b"], "a") == ("", "b")
    assert neighbours(["a", "b"], "x") == ("", "")
