"""Tables: the schema is one, files are written as a whole, loading says what is wrong."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest
from claims_of import event, figure, left_alone, presence, tenure, told, when

from contingent import datapackage, dictionary, writing
from contingent.errors import TablesError
from contingent.reading.article import Repair
from contingent.reconcile import reconcile
from contingent.reference import load_reference
from contingent.rows import TableRows
from contingent.schema import BY_NAME, TABLES
from contingent.tables import load

ROOT = Path(__file__).resolve().parent.parent

A = told(
    "a_one",
    figure(
        '"About 180", he said,\nserve there.', "deployed", "about 180", "ESP", ("nmi",), "union-iii", when("2024-01-25")
    ),
    event("Ministers met in Madrid.", "meeting", when("2024-01-25"), ("ESP", "IRQ"), place="madrid"),
    tenure("General Agüero has led it since May.", "Agüero", start=when("XXXX-05")),
    presence("They serve at Union II.", "ESP", "nmi", "union-ii"),
    left_alone("Resolution 1546 says so.", "a resolution's number"),
    publisher="EFE",
    published="2024-01-25",
    repairs=(Repair("line ends", "a\r\nb", "a\nb", 0, 3),),
)


@pytest.fixture
def rows() -> TableRows:
    rejected = {"file": "x.txt", "reason": "it is empty.", "what_to_do": "Put text into it."}
    return reconcile([A], load_reference(), [rejected])


@pytest.fixture
def folder(tmp_path: Path, rows: TableRows) -> Path:
    writing.write(rows, tmp_path / "tables")
    return tmp_path / "tables"


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# What loading gives -----------------------------------------------------------------------------------------------


def test_text_is_never_nan_and_unknown_numbers_are_na(folder: Path) -> None:
    tables = load(folder)
    figures = tables.figures
    assert figures.loc[0, "quote"] == '"About 180", he said,\nserve there.'
    assert (figures.loc[0, "value"], figures.loc[0, "as_of_from"]) == (180, "2024-01-25")
    assert figures["low"].isna().all()
    assert [str(figures[name].dtype) for name in ("value", "low", "high")] == ["Int64"] * 3
    assert [str(figures[name].dtype) for name in ("quote_start", "quote_end")] == ["int64"] * 2
    assert tables.tenures.loc[0, "end"] == ""
    for table in TABLES:
        frame = tables.table(table.name)
        assert list(frame.columns) == list(table.column_names)
        for column in table.columns:
            if column.type == "string":
                assert str(frame[column.name].dtype) == "str"
                assert not frame[column.name].isna().any()


def test_places_without_coordinates_have_nan_degrees_and_the_distance_is_geodesic(folder: Path) -> None:
    places = load(folder).places.set_index("place_id")
    assert math.isnan(places.loc["union-ii", "latitude"])
    assert math.isnan(places.loc["union-ii", "km_from_baghdad"])
    assert places.loc["madrid", "km_from_baghdad"] == 4306.0
    assert places.loc["union-iii", "km_from_baghdad"] == 3.8


def test_only_missions_places_and_nations_that_a_row_names_are_there(folder: Path) -> None:
    tables = load(folder)
    assert list(tables.missions["mission_id"]) == ["nmi"]
    assert list(tables.places["place_id"]) == ["madrid", "union-ii", "union-iii"]
    assert list(tables.nations["nation"]) == ["ESP", "IRQ"]


def test_texts_are_read_by_article_id(folder: Path) -> None:
    tables = load(folder)
    assert list(tables.texts) == ["a_one"]
    figure_row = tables.figures.iloc[0]
    assert tables.texts["a_one"][figure_row.quote_start : figure_row.quote_end] == figure_row.quote
    with pytest.raises(KeyError):
        tables.texts["a_two"]
    (folder / "text" / "a_one.txt").unlink()
    with pytest.raises(TablesError, match=r"a_one\.txt: the cleaned text of an article is missing\. Run"):
        tables.texts["a_one"]


def test_a_lone_carriage_return_survives_the_file(folder: Path) -> None:
    assert load(folder).repairs.loc[0, "raw"] == "a\r\nb"


# What loading refuses ---------------------------------------------------------------------------------------------


def test_a_missing_folder_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(TablesError, match=r"nowhere: there are no tables yet\. Run `python preprocess\.py`"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_table_must_be_there(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").unlink()
    with pytest.raises(TablesError, match=rf"{name}\.csv: the table is missing\. Run"):
        load(folder)


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_an_empty_file_is_not_a_table(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").write_bytes(b"")
    with pytest.raises(TablesError, match=rf"{name}\.csv: the column .* is missing"):
        load(folder)


DAMAGE = [
    ("a column is gone", "figures", "qualifier", "kwalifier", "the column qualifier is missing"),
    ("a row is cut off", "nations", "IRQ,Iraq\n", "IRQ\n", "the table is damaged"),
    ("text for a number", "figures", ",180,", ",many,", "the table is damaged"),
    ("an empty offset", "sentences", "a_one,0,0,", "a_one,0,,", r"start is empty\."),
    ("a code that is none", "events", ",meeting,", ",party,", r"event_type is not in its code list \(party\)"),
    ("a key to nowhere", "figures", ",nmi,", ",xyz,", r"mission_ids points at no row of missions.csv \(xyz\)"),
    ("an empty id", "events", "a_one.e01,a_one,", ",a_one,", "event_id is empty"),
    ("a key given twice", "nations", "IRQ,Iraq\n", "ESP,Spain\n", r"row 2: nation stands twice \(ESP\)"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_is_named_with_its_file(folder: Path, name: str, old: str, new: str, message: str) -> None:
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TablesError, match=rf"{name}\.csv.*{message}.* Run `python preprocess\.py`"):
        load(folder)


def test_bytes_that_are_no_text_are_damage(folder: Path) -> None:
    (folder / "events.csv").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    with pytest.raises(TablesError, match=r"events\.csv: the table is damaged"):
        load(folder)


# Writing ----------------------------------------------------------------------------------------------------------


def test_rows_are_in_the_order_of_their_id_with_unix_line_ends(folder: Path, rows: TableRows) -> None:
    for table in TABLES:
        data = (folder / f"{table.name}.csv").read_bytes()
        assert data.endswith(b"\n")
        if table.key:
            keys = list(load(folder).table(table.name)[table.key])
            assert keys == sorted(keys)
    assert (folder / "nations.csv").read_bytes() == b"nation,name\nESP,Spain\nIRQ,Iraq\n"


def test_a_row_must_have_the_columns_of_its_table(rows: TableRows, tmp_path: Path) -> None:
    broken = TableRows({**rows.tables, "nations": ({"nation": "ESP"},)}, rows.texts)
    with pytest.raises(ValueError, match=r"nations: not the columns of the schema: \['name'\]"):
        writing.write(broken, tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_check_names_what_differs(folder: Path, rows: TableRows) -> None:
    assert writing.check(rows, folder) == []
    (folder / "figures.csv").write_text("figure_id\n")
    (folder / "text" / "old.txt").write_text("left over")
    (folder / "events.csv").unlink()
    assert writing.check(rows, folder) == ["events.csv", "figures.csv", "text/old.txt"]


@pytest.mark.parametrize(
    "killed", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk full", "Ctrl-C"]
)
@pytest.mark.parametrize("at", [0, 3, 14])
def test_a_run_that_fails_while_writing_leaves_the_old_tables(
    folder: Path, rows: TableRows, monkeypatch: pytest.MonkeyPatch, killed: BaseException, at: int
) -> None:
    before = content(folder)
    original, calls = Path.write_bytes, []

    def write_bytes(path: Path, data: bytes) -> int:
        calls.append(path)
        if len(calls) > at:
            raise killed
        return original(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises((TablesError, KeyboardInterrupt)):
        writing.write(TableRows({**rows.tables, "rejected": ()}, rows.texts), folder)
    monkeypatch.undo()
    assert content(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["tables"]


@pytest.mark.parametrize("at", [1, 2])
def test_a_run_that_fails_while_swapping_leaves_the_old_tables(
    folder: Path, rows: TableRows, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = content(folder)
    original, calls = Path.rename, []

    def rename(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == at:
            raise OSError(5, "Input/output error")
        return original(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(TablesError, match="Input/output error"):
        writing.write(TableRows({**rows.tables, "rejected": ()}, rows.texts), folder)
    assert content(folder) == before


KILL = """
import os, sys
from pathlib import Path
from contingent import writing
from contingent.rows import TableRows
from contingent.schema import TABLES
calls, original = [], Path.rename
def rename(path, target):
    calls.append(path)
    if len(calls) == int(sys.argv[2]):
        os._exit(9)
    return original(path, target)
Path.rename = rename
writing.write(TableRows({table.name: () for table in TABLES}, {}), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("at", [1, 2])
def test_a_run_that_is_killed_while_swapping_leaves_tables_that_load_and_can_be_written(
    folder: Path, rows: TableRows, at: int
) -> None:
    before = content(folder)
    assert subprocess.run([sys.executable, "-c", KILL, str(folder), str(at)], cwd=ROOT).returncode == 9
    assert len(load(folder).figures) == 1
    assert writing.check(rows, folder) == []
    writing.write(rows, folder)
    assert content(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["tables"]


def test_text_of_an_article_that_is_gone_goes_too(folder: Path, rows: TableRows) -> None:
    (folder / "text" / "old.txt").write_text("left over")
    (folder / ".gitattributes").write_text("* -text\n")
    writing.write(rows, folder)
    assert sorted(path.name for path in (folder / "text").iterdir()) == ["a_one.txt"]
    assert (folder / ".gitattributes").read_text() == "* -text\n"


@pytest.mark.parametrize("foreign", ["notes.md", "text/private.pdf"])
def test_a_folder_with_something_else_in_it_is_not_replaced(folder: Path, rows: TableRows, foreign: str) -> None:
    (folder / foreign).write_text("mine")
    with pytest.raises(TablesError, match=rf"something that is not a table \({foreign}\)"):
        writing.write(rows, folder)
    assert (folder / foreign).read_text() == "mine"


def test_a_folder_of_texts_that_are_not_ours_is_not_replaced(tmp_path: Path, rows: TableRows) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "diary.txt").write_text("mine")
    with pytest.raises(TablesError, match=r"not a table \(text\)"):
        writing.write(rows, tmp_path)
    assert (tmp_path / "text" / "diary.txt").read_text() == "mine"


# What describes them ----------------------------------------------------------------------------------------------


def test_the_data_package_is_valid_and_frictionless_follows_its_keys(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    package = folder / "datapackage.json"
    assert frictionless.validate(str(package)).valid
    with (folder / "figures.csv").open("a", encoding="utf-8") as file:
        file.write("a_one.f02,nobody,a_one.s000,deployed,1,exact,1,1,persons,,,,,,,,0,1,x,test\n")
    report = frictionless.validate(str(package))
    assert [error.type for task in report.tasks for error in task.errors] == ["foreign-key"]


def test_the_data_package_describes_every_column_and_no_moment() -> None:
    package = json.loads(datapackage.render())
    assert "created" not in package
    assert "fieldsMatch" not in datapackage.render()
    described = {resource["name"]: resource["schema"]["fields"] for resource in package["resources"]}
    assert list(described) == [table.name for table in TABLES]
    for name, fields in described.items():
        assert [field["name"] for field in fields] == list(BY_NAME[name].column_names)
        assert all(field["description"] for field in fields)


def test_the_data_dictionary_is_what_the_schema_says() -> None:
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == dictionary.markdown(), "run `python -m contingent.dictionary`"
