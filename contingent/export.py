"""Tables to take away: CSV, Excel, Parquet, and all of it as a zip that is a Frictionless Data Package.

Text from an article is data, never a formula: in CSV a text cell that begins with `=`, `+`, `-`, `@`, a tab or a
carriage return is preceded by an apostrophe (OWASP, CSV injection); in Excel every text cell is written as text.
"""

from __future__ import annotations

import io
import zipfile

import pandas as pd

from contingent import datapackage
from contingent.errors import ContingentError
from contingent.folder import TEXT_FOLDER
from contingent.schema import TABLES
from contingent.tables import Tables

EXCEL_ROWS = 1_048_575
_STARTS_A_FORMULA = r"^[=+\-@\t\r]"
# A zip entry carries a time; a fixed one (the earliest the format knows) keeps the bytes the same.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NOTE = """Tables made by Contingent from news articles: as reported, not verified.

{selection}

datapackage.json describes every column (https://datapackage.org). An empty cell means unknown. The cleaned texts are
text/<article_id>.txt; quote_start and quote_end are code-point offsets into them.
A text cell that begins with = + - @ is preceded by an apostrophe, so that no spreadsheet takes it for a formula.
"""


def csv(rows: pd.DataFrame, *, for_excel: bool = True) -> bytes:
    """A table as CSV (UTF-8, `\\n`). `for_excel` puts a byte order mark first, without which Excel garbles accents."""
    text = without_formulas(rows).to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig" if for_excel else "utf-8")


def without_formulas(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with an apostrophe before each text cell that a spreadsheet would take for a formula."""
    safe = rows.copy(deep=False)
    for column in safe.columns:
        if pd.api.types.is_string_dtype(safe[column]):
            risky = safe[column].str.contains(_STARTS_A_FORMULA, regex=True, na=False)
            safe[column] = safe[column].where(~risky, "'" + safe[column])
    return safe


def excel(rows: pd.DataFrame, sheet: str) -> bytes:
    """A table as an Excel workbook of one sheet, header frozen, every text cell text.

    Raises ContingentError when there are more rows than a sheet of Excel holds.
    """
    if len(rows) > EXCEL_ROWS:
        raise ContingentError(
            f"the table has {len(rows):,} rows, a sheet of Excel holds {EXCEL_ROWS:,}.", sheet, "Choose CSV or Parquet."
        )
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        rows.to_excel(writer, sheet_name=sheet[:31], index=False, freeze_panes=(1, 0))
        writer.sheets[sheet[:31]].autofit(max_width=420)
    return buffer.getvalue()


def parquet(rows: pd.DataFrame) -> bytes:
    """A table as Parquet, types kept."""
    buffer = io.BytesIO()
    rows.to_parquet(buffer, index=False)
    return buffer.getvalue()


def package(tables: Tables, selection_words: str) -> bytes:
    """Every table as CSV with `datapackage.json`, the cleaned texts and a note, zipped: `frictionless validate` passes.

    `tables` may be a selection: names, articles and sentences that its rows need are among it. The same tables give
    the same bytes.
    """
    files = {f"{table.name}.csv": csv(tables.table(table.name), for_excel=False) for table in TABLES}
    files[datapackage.FILE_NAME] = datapackage.render().encode("utf-8")
    files["README.txt"] = _NOTE.format(selection=selection_words).encode("utf-8")
    for article_id in tables.articles["article_id"]:
        files[f"{TEXT_FOLDER}/{article_id}.txt"] = tables.texts[article_id].encode("utf-8")
    return _zip(files)


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
