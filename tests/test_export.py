"""Tables to take away: no cell becomes a formula, and the zip is a valid data package."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from frictionless import Package

from contingent import export
from contingent.errors import ContingentError
from contingent.selection import Selection, apply
from contingent.tables import Tables, load

TABLES = load(Path(__file__).parent / "fixtures" / "tables")
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example")']
HARMLESS = ["1-1", "a=b", "", " plain", "é"]


def test_csv_cells_that_begin_a_formula_get_an_apostrophe() -> None:
    rows = pd.DataFrame({"quote": DANGEROUS + HARMLESS, "value": range(-7, 5)})
    read = pd.read_csv(io.BytesIO(export.csv(rows)), keep_default_na=False, encoding="utf-8-sig", lineterminator="\n")
    assert list(read["quote"]) == [f"'{one}" for one in DANGEROUS] + HARMLESS
    assert list(read["value"]) == list(range(-7, 5)), "a negative number is a number"


def test_the_hostile_event_is_safe_in_csv() -> None:
    text = export.csv(TABLES.events).decode("utf-8-sig")
    assert "\n" in text
    assert ",=HYPERLINK" not in text
    assert ',"=HYPERLINK' not in text


def test_csv_opens_in_excel_with_its_accents() -> None:
    assert export.csv(TABLES.tenures).startswith(b"\xef\xbb\xbf")
    assert "Agüero" in export.csv(TABLES.tenures).decode("utf-8-sig")


def test_excel_cells_are_text_never_formulas_or_links() -> None:
    rows = pd.DataFrame({"quote": ["=1+1", "http://evil.example", "-1", "@x"], "value": [1, 2, 3, 4]})
    sheet = openpyxl.load_workbook(io.BytesIO(export.excel(rows, "figures")))["figures"]
    cells = [sheet.cell(row, 1) for row in range(2, 6)]
    assert [cell.value for cell in cells] == ["=1+1", "http://evil.example", "-1", "@x"]
    assert [cell.data_type for cell in cells] == ["s"] * 4
    assert [cell.hyperlink for cell in cells] == [None] * 4
    assert sheet.cell(2, 2).value == 1


def test_excel_keeps_every_table_whole() -> None:
    for name in ("articles", "figures", "events", "left_alone"):
        sheet = openpyxl.load_workbook(io.BytesIO(export.excel(TABLES.table(name), name)))[name]
        assert sheet.max_row == len(TABLES.table(name)) + 1


def test_more_rows_than_a_sheet_holds_are_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "EXCEL_ROWS", 2)
    with pytest.raises(ContingentError, match="Choose CSV or Parquet"):
        export.excel(TABLES.figures, "figures")


def test_parquet_keeps_types_and_values() -> None:
    read = pd.read_parquet(io.BytesIO(export.parquet(TABLES.figures)))
    pd.testing.assert_frame_equal(read, TABLES.figures.reset_index(drop=True), check_dtype=False)
    assert read["value"].sum() == TABLES.figures["value"].sum()


def unpacked(tables: Tables, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(export.package(tables, "All missions"))) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(missions=("nmi",)),
        Selection(years=(2024, 2024), planned=False),
        Selection(nations=("IRQ",)),
    ],
    ids=["all", "mission", "year", "nation"],
)
def test_the_zip_is_a_valid_data_package(selection: Selection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = unpacked(apply(selection, TABLES), tmp_path)
    monkeypatch.chdir(folder)
    report = Package("datapackage.json").validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_the_zip_holds_the_texts_and_a_note(tmp_path: Path) -> None:
    folder = unpacked(TABLES, tmp_path)
    assert (folder / "text" / "a4_undated.txt").read_text("utf-8") == TABLES.texts["a4_undated"]
    assert "All missions" in (folder / "README.txt").read_text("utf-8")


def test_the_zip_is_the_same_bytes_each_time() -> None:
    assert export.package(TABLES, "x") == export.package(TABLES, "x")
