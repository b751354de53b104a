"""Every row of the reading rules proves itself: its own example and counter-example."""

from __future__ import annotations

import re

import pytest

from contingent.errors import ReferenceDataError
from contingent.reading.rules import COLUMNS, FOLDER, Rule, alternatives, rules

TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))
ROWS = [pytest.param(table, rule, id=f"{table}-{rule.id}") for table in TABLES for rule in rules(table)]
MONTHS = "|".join(name for rule in rules("months") for name in rule.pattern.split("|"))
MATCHING_CASE = {
    "byline",
    "byline-es",
    "byline-roles",
    "paper-names",
    "paper-names-es",
    "credit-after-dash",
    "agency-slash-name",
    "name-slash-service",
}


def matches(table: str, rule: Rule, text: str) -> bool:
    """As the table's reader applies the pattern: found at the end, found anywhere, one of the words, or the whole."""
    case = re.NOFLAG if rule.id in MATCHING_CASE or table in ("sentence_starters", "abbreviations") else re.IGNORECASE
    pattern = rule.pattern.replace("{month}", f"(?:{MONTHS})")
    if table == "stopwords":
        return text in pattern.split()
    if table in ("captions", "numeric_orders") or rule.output == "tail":
        return re.search(pattern, text, re.NOFLAG if rule.id in MATCHING_CASE else case) is not None
    if table == "abbreviations":
        return re.search(rf"(?<!\w)(?:{pattern})\.(?=\s)", text) is not None
    if rule.output == "dangling":
        return re.search(rf"(?<!\w)(?:{pattern})$", text) is not None
    return re.fullmatch(pattern, text, case) is not None


def test_there_are_tables() -> None:
    assert {"abbreviations", "captions", "dates", "furniture", "labels", "months", "outlets"} <= set(TABLES)


@pytest.mark.parametrize(("table", "rule"), ROWS)
def test_example_and_counter_example(table: str, rule: Rule) -> None:
    assert rule.example, "a rule needs an example"
    assert matches(table, rule, rule.example)
    if rule.counter_example:
        assert not matches(table, rule, rule.counter_example)


def test_a_rule_given_twice_is_named(tmp_path) -> None:
    row = "twice,en,a,line,a,b,\n"
    (tmp_path / "broken.csv").write_text(",".join(COLUMNS) + "\n" + row + row, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"broken\.csv, line 3.*twice"):
        rules("broken", tmp_path)


def test_a_missing_column_is_named(tmp_path) -> None:
    (tmp_path / "short.csv").write_text("id,pattern\na,b\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"short\.csv, line 2"):
        rules("short", tmp_path)


def test_a_missing_table_is_named(tmp_path) -> None:
    with pytest.raises(ReferenceDataError, match=r"none\.csv"):
        rules("none", tmp_path)


def test_no_rules_match_nothing() -> None:
    assert re.search(alternatives([]), "anything") is None
