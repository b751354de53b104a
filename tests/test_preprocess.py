"""The command line: exit codes, messages, and old tables that stay whole. Never a traceback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import preprocess

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GOOD = "Spain has 183 soldiers in NATO Mission Iraq, the ministry said on 25 January 2024.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def run(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(cwd / "preprocess.py"), *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# It works ---------------------------------------------------------------------------------------------------------


def test_tables_are_written_and_summed_up_on_one_screen(articles: Path, tmp_path: Path) -> None:
    done = run("--articles", articles, "--tables", tmp_path / "tables")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split("  ")[0] for line in done.stdout.splitlines()] == [
        "articles", "repairs", "rows", "findings", "left alone", "rejected", "written to",
    ]  # fmt: skip
    assert "1 read (15 words)" in done.stdout
    assert "figures 1" in done.stdout
    assert run("--articles", articles, "--tables", tmp_path / "tables", "--check").returncode == 0


def test_the_committed_tables_are_what_the_seeds_give() -> None:
    done = run("--check")
    assert (done.returncode, done.stdout) == (0, f"{ROOT}/data/tables: every table is what the articles give.\n")


def test_files_and_folders_can_be_named_together_and_a_file_twice_counts_once(articles: Path, tmp_path: Path) -> None:
    seed = sorted(SEEDS.glob("*.txt"))[0]
    sources = [part for source in (articles, seed, seed, articles / "good.txt") for part in ("--articles", source)]
    done = run(*sources, "--tables", tmp_path / "tables")
    assert done.returncode == 0
    assert sorted(path.stem for path in (tmp_path / "tables" / "text").iterdir()) == [seed.stem, "good"]


def test_check_names_the_tables_that_differ_and_writes_nothing(articles: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    run("--articles", articles, "--tables", tables)
    (tables / "figures.csv").write_text("changed\n")
    (tables / "text" / "good.txt").write_text("changed\n")
    before = content(tables)
    done = run("--articles", articles, "--tables", tables, "--check")
    assert (done.returncode, done.stderr) == (1, "")
    assert "not what the articles give: figures, text/good.txt. Run `python preprocess.py`" in done.stdout
    assert content(tables) == before


def test_check_of_tables_that_are_not_there_names_them_all(articles: Path, tmp_path: Path) -> None:
    done = run("--articles", articles, "--tables", tmp_path / "none", "--check")
    assert done.returncode == 1
    assert "articles, datapackage.json, events, figures" in done.stdout
    assert not (tmp_path / "none").exists()


# Files that are no articles ---------------------------------------------------------------------------------------

BAD_FILES = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", ""),
    ("binary.txt", bytes(range(256)) * 40, "binary"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "picture"),
    ("large.txt", b"Spain has 183 soldiers. " * 900_000, "20 MB"),
    ("scan.pdf", b"%PDF-1.7", "not a .txt file"),
    ("two;names.txt", GOOD.encode(), "semicolon"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD_FILES, ids=[row[0] for row in BAD_FILES])
def test_a_bad_file_is_left_out_and_the_others_are_processed(
    articles: Path, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (articles / name).write_bytes(data)
    tables = tmp_path / "tables"
    done = run("--articles", articles, "--tables", tables)
    assert done.returncode == 3
    assert f"rejected {name}: " in done.stderr
    header, row = (tables / "rejected.csv").read_text(encoding="utf-8").splitlines()
    assert header == "file,reason,what_to_do"
    assert name in row
    assert reason in row
    assert sorted(path.stem for path in (tables / "text").iterdir()) == ["good"]
    assert run("--articles", articles, "--tables", tables, "--check").returncode == 3


def test_two_files_of_one_name_are_not_mixed_up(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "good.txt").write_text("Italy has 300 soldiers in Iraq.\n")
    sources = ("--articles", articles, "--articles", tmp_path / "more")
    done = run(*sources, "--tables", tmp_path / "tables")
    assert done.returncode == 3
    assert "rejected good.txt: another file has this name" in done.stderr


def test_hidden_files_and_folders_are_no_articles(articles: Path, tmp_path: Path) -> None:
    (articles / ".DS_Store").write_bytes(b"\x00\x01")
    (articles / "older").mkdir()
    assert run("--articles", articles, "--tables", tmp_path / "tables").returncode == 0


def test_a_failure_of_our_own_is_shown_and_costs_one_article(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from contingent import building

    (articles / "odd.txt").write_text("Odd.\n")
    original = building.extract

    def extract(article, reference):  # type: ignore[no-untyped-def]
        if article.article_id == "odd":
            raise KeyError("nobody thought of this")
        return original(article, reference)

    monkeypatch.setattr(building, "extract", extract)
    assert preprocess.main(["--articles", str(articles), "--tables", str(tmp_path / "tables")]) == 3
    assert (
        "rejected odd.txt: Contingent itself failed on it (KeyError: 'nobody thought of this')."
        in capsys.readouterr().err
    )


# Input that cannot be used ----------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path, articles: Path) -> Path:
    tables = tmp_path / "tables"
    assert run("--articles", articles, "--tables", tables).returncode == 0
    return tables


def test_a_folder_that_is_missing(old: Path, tmp_path: Path) -> None:
    before = content(old)
    done = run("--articles", tmp_path / "nowhere", "--tables", old)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"preprocess: {tmp_path}/nowhere: there is no such file or folder. "
        "Name a folder of articles (one .txt file each), or a file, with --articles.\n"
    )
    assert content(old) == before


@pytest.mark.parametrize(
    "files", [{}, {"empty.txt": b""}, {"photo.jpg": b"\xff\xd8"}], ids=["empty", "empty file", "photo"]
)
def test_a_folder_without_an_article(old: Path, tmp_path: Path, files: dict[str, bytes]) -> None:
    before = content(old)
    (tmp_path / "nothing").mkdir()
    for name, data in files.items():
        (tmp_path / "nothing" / name).write_bytes(data)
    done = run("--articles", tmp_path / "nothing", "--tables", old)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path}/nothing: no article was found" in done.stderr
    assert "Put articles there" in done.stderr
    assert all(name in done.stderr for name in files)
    assert content(old) == before


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of what preprocessing needs, whose reference data can be broken."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "contingent", project / "contingent", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data" / "reference", project / "data" / "reference")
    shutil.copy(ROOT / "preprocess.py", project)
    return project


BROKEN = [
    ("an alias of an unknown id", "names/missions.csv", "xyz,,some mission,xyz,name", "not known"),
    ("an alias given twice", "names/nations.csv", "xyz,en,spain,IRQ,name", "given twice"),
    ("an id given twice", "missions.csv", "nmi,Again,Again,NATO,nato", "given twice"),
    ("a latitude that is none", "places.csv", "x,X,city,north,44.0,1,nobody", "latitude is 'north'"),
    ("a kind that is none", "missions.csv", "x,X,X,NATO,galactic", "kind is 'galactic'"),
]


@pytest.mark.parametrize(("name", "line", "problem"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_reference_row_is_named_with_its_line(
    clone: Path, old: Path, articles: Path, name: str, line: str, problem: str
) -> None:
    before = content(old)
    path = clone / "data" / "reference" / name
    columns = path.read_text(encoding="utf-8").splitlines()[0].count(",")
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n" + line + "," * (columns - line.count(",")) + "\n"
    path.write_text(text, encoding="utf-8")
    done = run("--articles", articles, "--tables", old, cwd=clone)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name}, line {len(text.splitlines())}: " in done.stderr
    assert problem in done.stderr
    assert content(old) == before


def test_a_column_that_is_gone_from_the_reference(clone: Path, old: Path, articles: Path) -> None:
    path = clone / "data" / "reference" / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("latitude", "breadth", 1), encoding="utf-8")
    done = run("--articles", articles, "--tables", old, cwd=clone)
    assert done.returncode == 2
    assert "places.csv" in done.stderr
    assert "latitude" in done.stderr


def test_tables_are_not_written_over_somebodys_documents(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.odt").write_text("dear")
    done = run("--articles", articles, "--tables", tmp_path / "home")
    assert done.returncode == 2
    assert "letter.odt" in done.stderr
    assert (tmp_path / "home" / "letter.odt").read_text() == "dear"


def test_a_file_where_the_tables_should_go(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    done = run("--articles", articles, "--tables", tmp_path / "taken")
    assert done.returncode == 2
    assert "--tables" in done.stderr
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.parametrize("arguments", [["--workers", "0"], ["--workers", "many"], ["--unknown"], ["seeds"]])
def test_a_typing_error_is_answered_with_the_usage(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "usage: preprocess.py" in done.stderr


# Interruption -----------------------------------------------------------------------------------------------------


def test_ctrl_c_leaves_the_old_tables(
    old: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from contingent import writing

    before = content(old)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_take_the_place", interrupted)
    assert preprocess.main(["--articles", str(articles), "--tables", str(old)]) == 130
    assert "interrupted; the tables are as they were." in capsys.readouterr().err
    assert content(old) == before


def test_a_run_that_is_killed_anywhere_leaves_the_old_tables_or_the_new(
    old: Path, articles: Path, tmp_path: Path
) -> None:
    before = content(old)
    more = tmp_path / "more"
    more.mkdir()
    for number in range(300):
        (more / f"copy{number}.txt").write_text(GOOD)
    command = [
        sys.executable,
        str(ROOT / "preprocess.py"),
        "--articles",
        str(more),
        "--tables",
        str(old),
        "--workers",
        "1",
    ]
    for delay in (0.3, 0.6, 0.9):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        standing = old if old.exists() else tmp_path / ".tables.old"
        assert content(standing) == before or len(list((standing / "text").iterdir())) == 300
    assert run("--articles", articles, "--tables", old).returncode == 0
    assert content(old) == before


# Explain ----------------------------------------------------------------------------------------------------------


def test_explain_prints_and_writes_nothing(articles: Path, tmp_path: Path) -> None:
    done = run("--explain", articles / "good.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "figure  deployed · exact 183 persons [183, 183] · ESP · nmi" in done.stdout


@pytest.mark.parametrize(("name", "data"), [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 40)])
def test_explain_says_what_is_wrong_with_a_file(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("--explain", tmp_path / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"preprocess: {name}: ")


def test_explain_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = run("--explain", tmp_path / "nowhere.txt")
    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr


def test_output_that_nobody_reads_to_the_end_is_no_error() -> None:
    command = f"{sys.executable} preprocess.py --explain {sorted(SEEDS.glob('*.txt'))[2]} | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_terminal_that_knows_ascii_only_gets_escapes(articles: Path, tmp_path: Path) -> None:
    (articles / "accents.txt").write_text(
        "El teniente general José Antonio Agüero manda la misión.\n", encoding="utf-8"
    )
    done = run("--explain", articles / "accents.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "Ag\\xfcero" in done.stdout
