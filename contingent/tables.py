"""The tables in memory: `load` reads what `preprocess.py` wrote and checks it against the schema."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv

from contingent.errors import TablesError
from contingent.folder import TEXT_FOLDER, standing
from contingent.schema import BY_NAME, TABLES, Column, Table

__all__ = ["REBUILD", "Tables", "Texts", "load", "standing"]

REBUILD = "Run `python preprocess.py` to write the tables anew."

_TEXT = pd.StringDtype("pyarrow", na_value=float("nan"))
_DTYPES = {pa.string(): _TEXT, pa.int64(): pd.Int64Dtype()}
_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
# One type for a figure's number and its two bounds, which are compared all the time.
_NULLABLE = frozenset({"value", "low", "high"})


class Texts(Mapping[str, str]):
    """Cleaned texts by article id, each read from its file when it is asked for.

    Raises TablesError when an article's text file is missing or damaged, KeyError when there is no such article.
    """

    def __init__(self, folder: Path, article_ids: tuple[str, ...]) -> None:
        self._folder = folder
        self._article_ids = dict.fromkeys(article_ids)

    def __getitem__(self, article_id: str) -> str:
        if article_id not in self._article_ids:
            raise KeyError(article_id)
        path = self._folder / f"{article_id}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            raise TablesError("the cleaned text of an article is missing.", str(path), REBUILD) from error
        except (OSError, UnicodeDecodeError) as error:
            raise TablesError(f"the cleaned text cannot be read ({error}).", str(path), REBUILD) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._article_ids)

    def __len__(self) -> int:
        return len(self._article_ids)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Tables:
    """Every table as a DataFrame, columns as in `contingent.schema`, rows in the order of their id.

    Tables are the same only if they are one object, so that what was worked out from some can be kept beside them.

    Text is `str` with "" for unknown (never NaN). `value`, `low`, `high`, `where_prec` and `date_prec` are nullable
    integers (`Int64`, `<NA>` for unknown); offsets and counts are `int64`; degrees and kilometres are `float64`, NaN
    for unknown. `texts` gives the cleaned text of an article by its id.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    missions: pd.DataFrame
    places: pd.DataFrame
    nations: pd.DataFrame
    figures: pd.DataFrame
    events: pd.DataFrame
    tenures: pd.DataFrame
    presence: pd.DataFrame
    findings: pd.DataFrame
    rejected: pd.DataFrame
    left_alone: pd.DataFrame
    repairs: pd.DataFrame
    texts: Mapping[str, str]

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name; raises KeyError when the schema has none."""
        frame: pd.DataFrame = getattr(self, BY_NAME[name].name)
        return frame


def load(folder: Path | str = Path("data/tables")) -> Tables:
    """Read the tables of `folder`.

    Raises TablesError (what is wrong, in which file, what to run) when a table or a column is missing, a CSV is
    damaged, a cell is not of its type or code list, a key stands twice, or a key points at no row.
    """
    folder = standing(Path(folder))
    if not folder.is_dir():
        raise TablesError("there are no tables yet.", str(folder), REBUILD)
    frames = {table.name: _read(table, folder / f"{table.name}.csv") for table in TABLES}
    for table in TABLES:
        _check_cells(table, frames, folder / f"{table.name}.csv")
    article_ids = tuple(frames["articles"]["article_id"])
    return Tables(**frames, texts=Texts(folder / TEXT_FOLDER, article_ids))


def _read(table: Table, path: Path) -> pd.DataFrame:
    names = list(table.column_names)
    missing = [name for name in names if name not in _header(path)]
    if missing:
        raise TablesError(f"the column {', '.join(missing)} is missing.", str(path), REBUILD)
    try:
        arrow = pyarrow.csv.read_csv(
            path,
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={column.name: _ARROW[column.type] for column in table.columns},
                include_columns=names,
                null_values=[""],
                strings_can_be_null=False,
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError, OSError) as error:
        raise TablesError(f"the table is damaged ({error}).", str(path), REBUILD) from error
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=_DTYPES.get)
    for column in table.columns:
        if column.type == "integer" and column.required and column.name not in _NULLABLE:
            _refuse_empty(frame[column.name].isna(), column, path)
            frame[column.name] = frame[column.name].astype("int64")
    return frame


def _header(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file), [])
    except FileNotFoundError as error:
        raise TablesError("the table is missing.", str(path), REBUILD) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TablesError(f"the table is damaged ({error}).", str(path), REBUILD) from error


def _check_cells(table: Table, frames: dict[str, pd.DataFrame], path: Path) -> None:
    frame = frames[table.name]
    if table.key:
        _refuse(frame[table.key].duplicated(), frame[table.key], f"{table.key} stands twice", path)
    for column in table.columns:
        cells = frame[column.name]
        if column.required and column.type == "string":
            _refuse_empty(cells == "", column, path)
        if column.enum:
            _refuse(~cells.isin(["", *column.enum]), cells, f"{column.name} is not in its code list", path)
        if column.refers_to:
            known = set(frames[column.refers_to][BY_NAME[column.refers_to].key])
            problem = f"{column.name} points at no row of {column.refers_to}.csv"
            _refuse(_dangling(cells, known, column.many), cells, problem, path)


def _dangling(cells: pd.Series[str], known: set[str], many: bool) -> pd.Series[bool]:
    """True where a cell names a key that is not known."""

    def resolves(cell: str) -> bool:
        return not cell or all(key in known for key in (cell.split(";") if many else (cell,)))

    broken = [cell for cell in cells.unique() if not resolves(cell)]
    return cells.isin(broken)


def _refuse_empty(empty: pd.Series[bool], column: Column, path: Path) -> None:
    _refuse(empty, empty.astype(str).where(~empty, ""), f"{column.name} is empty", path)


def _refuse(wrong: pd.Series[bool], cells: pd.Series[str], problem: str, path: Path) -> None:
    """Raise for the first row that is wrong; the row is counted from 1 below the header."""
    if not wrong.any():
        return
    row = int(wrong.to_numpy().argmax())
    what = f" ({cells.iloc[row]})" if cells.iloc[row] else ""
    raise TablesError(f"{problem}{what}.", f"{path}, row {row + 1}", REBUILD)
