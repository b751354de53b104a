from __future__ import annotations

from pathlib import Path

import pytest

from contingent.errors import ReferenceDataError
from contingent.extraction.dates.lexicon import grammar, read_date_rows

HEADER = "id,language,pattern,output,example,counter_example,note\n"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("en-may,en,may,month 5,,,\nen-may,en,may,month 5,,,\n", "the id 'en-may' is given twice"),
        ("en-may,xx,may,month 5,,,\n", "the language 'xx' is unknown"),
        ("en-may,en,may,,,,\n", "the output is empty"),
        ("en-may,en,(may,month 5,,,\n", "the pattern cannot be read"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, says: str) -> None:
    (tmp_path / "words.csv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(ReferenceDataError) as error:
        read_date_rows("words.csv", tmp_path)
    assert says in str(error.value)
    assert f"words.csv, line {row.count(chr(10)) + 1}" in str(error.value)


def test_words_have_values() -> None:
    assert grammar("en").value("month", "sept.") == "9"
    assert grammar("es").value("month", "setiembre") == "9"
    assert grammar("es").value("weekday", "miercoles") == "2"
    assert grammar("en").value("number", "twelve") == "12"
    assert grammar("en").value("month", "someday") == ""


@pytest.mark.parametrize("name", ["words.csv", "expressions.csv", "context.csv"])
def test_no_pattern_is_given_twice(name: str) -> None:
    rows = [(row.language, row.pattern, row.classes) for row in read_date_rows(name)]
    assert sorted(rows) == sorted(set(rows))
