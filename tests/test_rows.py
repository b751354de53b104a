"""Every row of every table: its words stand where it says, its keys resolve, the same input gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from contingent.schema import TABLES
from contingent.tables import Tables, load

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
CORPUS = ROOT / "tests" / "corpus" / "articles"
QUOTED = [table.name for table in TABLES if "quote_start" in table.column_names]
MARKS = {
    "figures": "f",
    "events": "e",
    "tenures": "t",
    "presence": "p",
    "left_alone": "l",
    "repairs": "r",
    "sentences": "s",
}


def build(articles: list[Path], tables: Path, *more: str, **environment: str) -> Path:
    sources = [part for path in articles for part in ("--articles", str(path))]
    command = [sys.executable, str(ROOT / "preprocess.py"), *sources, "--tables", str(tables), *more]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    return tables


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build([CORPUS, SEEDS], tmp_path_factory.mktemp("corpus") / "tables")


@pytest.fixture(params=["seeds", "corpus"])
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = ROOT / "data" / "tables" if request.param == "seeds" else request.getfixturevalue("corpus")
    return found


@pytest.fixture
def tables(folder: Path) -> Tables:
    return load(folder)


@pytest.mark.parametrize("name", QUOTED)
def test_the_quote_is_what_stands_there_inside_its_sentence(tables: Tables, name: str) -> None:
    sentences = tables.sentences.set_index("sentence_id")
    rows = tables.table(name).to_dict("records")
    assert rows, f"no rows in {name}: nothing would be tested"
    for row in rows:
        text, sentence = tables.texts[row["article_id"]], sentences.loc[row["sentence_id"]]
        assert text[row["quote_start"] : row["quote_end"]] == row["quote"]
        assert sentence["article_id"] == row["article_id"]
        assert sentence["start"] <= row["quote_start"] < row["quote_end"] <= sentence["end"]


def test_sentences_and_repairs_are_what_the_text_holds(tables: Tables) -> None:
    for row in tables.sentences.to_dict("records"):
        original = tables.texts[row["article_id"]][row["start"] : row["end"]]
        assert len(original) == len(row["text"])
        assert original.split() == row["text"].split()
        assert "\n" not in row["text"]
    for row in tables.repairs.to_dict("records"):
        assert tables.texts[row["article_id"]][row["start"] : row["end"]] == row["mended"]


@pytest.mark.parametrize("name", MARKS)
def test_ids_name_the_article_and_follow_the_reading_order(tables: Tables, name: str) -> None:
    table = next(table for table in TABLES if table.name == name)
    frame = tables.table(name)
    assert list(frame[table.key]) == sorted(frame[table.key])
    for article_id, rows in frame.groupby("article_id"):
        numbers = [int(key.removeprefix(f"{article_id}.{MARKS[name]}")) for key in rows[table.key]]
        assert numbers == list(range(1, len(rows) + 1))
        starts = rows["quote_start"] if "quote_start" in rows else rows["start"]
        assert list(starts) == sorted(starts) or name == "repairs"


def test_dates_have_days_that_belong_to_them(tables: Tables) -> None:
    from contingent.edtf_dates import bounds, date_prec, is_valid

    columns = {"figures": ("as_of",), "events": ("date",), "tenures": ("start", "end"), "presence": ("since",)}
    for name, dates in {**columns, "articles": ("published",)}.items():
        for row in tables.table(name).to_dict("records"):
            for column in dates:
                edtf, days = row[column], (row[f"{column}_from"], row[f"{column}_to"])
                assert not edtf or is_valid(edtf), (name, row)
                if edtf.startswith("XXXX") and any(days):
                    assert days == bounds(edtf.replace("XXXX", days[0][:4])), (name, row)
                elif edtf:
                    assert days == bounds(edtf), (name, row)
                if name == "events" and not edtf.startswith("XXXX"):
                    assert ("" if pd.isna(row["date_prec"]) else str(row["date_prec"])) == date_prec(edtf), row


def test_edtf_strings_are_edtf(tables: Tables) -> None:
    from edtf import parse_edtf

    for edtf in {
        *tables.figures["as_of"],
        *tables.events["date"],
        *tables.tenures["start"],
        *tables.articles["published"],
    }:
        if edtf:
            parse_edtf(edtf)


def test_figures_have_the_bounds_that_their_qualifier_gives(tables: Tables) -> None:
    for row in tables.figures.to_dict("records"):
        low, high = (None if pd.isna(row[end]) else int(row[end]) for end in ("low", "high"))
        value = int(row["value"])
        if row["qualifier"] == "between":
            assert low == value
            assert high is not None
            assert high > low
        else:
            assert (low, high) == {
                "exact": (value, value), "about": (None, None), "at_least": (value, None),
                "more_than": (value + 1, None), "up_to": (None, value), "less_than": (None, value - 1),
            }[row["qualifier"]]  # fmt: skip


def test_presence_names_a_mission_or_a_place(tables: Tables) -> None:
    assert ((tables.presence["mission_id"] != "") | (tables.presence["place_id"] != "")).all()


def test_findings_speak_of_rows_that_are_there(tables: Tables) -> None:
    known = {key for table in TABLES if table.key for key in tables.table(table.name)[table.key]}
    for row in tables.findings.to_dict("records"):
        assert set(row["row_ids"].split(";")) <= known, row
        assert row["note"].endswith(".")
        assert row["note"][0] == row["note"][0].upper()


def test_occurrences_are_named_after_their_first_event(tables: Tables) -> None:
    firsts = tables.events.groupby("occurrence_id")["event_id"].min()
    assert list(firsts) == list(firsts.index)


def test_frictionless_accepts_them(folder: Path) -> None:
    import frictionless

    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_loading_gives_what_the_files_hold(folder: Path, tables: Tables) -> None:
    for table in TABLES:
        lines = (folder / f"{table.name}.csv").read_text(encoding="utf-8").splitlines()
        assert lines[0] == ",".join(table.column_names)
        assert len(tables.table(table.name)) <= len(lines) - 1


# The seeds' findings ----------------------------------------------------------------------------------------------


def test_the_seeds_hold_the_findings_that_a_reader_finds() -> None:
    tables = load(ROOT / "data" / "tables")
    findings = tables.findings.to_dict("records")

    def has(kind: str, *words: str) -> bool:
        return any(row["kind"] == kind and all(word in row["note"] for word in words) for row in findings)

    assert has("corroborated", "Kurdistan24 and Agence France-Presse report the same meeting", "25 January 2024")
    assert has("corroborated", "Attacks", "more than 150 (Kurdistan24", "more than 150 (Agence France-Presse", "agree")
    assert has("corroborated", "183 (article 000", "about 180 (", "agree within rounding; their dates are not the same")
    assert has("inferred", "Article 000", "José Antonio Agüero", "May 2023", "Agence France-Presse (2023)")
    assert has("inferred", "a change of command in July 2025", "it was written then or later")
    articles = tables.articles.set_index("article_id")["published"]
    assert list(articles) == ["2023-05/..", "2025-07/..", articles.iloc[2], "2024-01-25", "2024-01-25"]
    assert not any(row["kind"] == "conflict" for row in findings)


def test_the_corpus_holds_two_pairs_that_conflict_and_one_that_agrees(corpus: Path) -> None:
    findings = load(corpus).findings
    pairs = {
        tuple(sorted({row_id.split("_")[0] for row_id in row_ids.split(";")}))
        for row_ids in findings.loc[findings["kind"] == "conflict", "row_ids"]
    }
    assert pairs == {("d02", "d03"), ("d04", "d13")}
    agreed = findings.loc[findings["kind"] == "corroborated"]
    visit = agreed["row_ids"].str.contains("d08_") & agreed["row_ids"].str.contains("d14_")
    numbers = agreed.loc[visit & agreed["subject"].str.startswith("deployed · ESP"), "note"].str.cat()
    assert all(f" {number} (" in numbers for number in (183, 179, 362))


# The same input, the same bytes -----------------------------------------------------------------------------------

WORLDS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
]


@pytest.mark.parametrize("world", WORLDS, ids=["C, far east", "Turkish, far west"])
def test_another_world_gives_the_same_bytes(corpus: Path, tmp_path: Path, world: dict[str, str]) -> None:
    shuffled = sorted([*CORPUS.glob("*.txt"), *SEEDS.glob("*.txt")], key=lambda path: path.name[::-1])
    again = build(shuffled, tmp_path / "again", "--workers", "2", **world)
    assert content(again) == content(corpus)


def test_a_second_run_over_its_own_tables_changes_nothing(corpus: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(corpus, tmp_path / "tables"))
    assert content(build([SEEDS, CORPUS], copy)) == content(corpus)
