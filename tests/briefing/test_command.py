"""`python -m contingent.briefing`: what it writes, what it refuses, and its exit codes."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from briefing.conftest import ROOT
from pptx import Presentation

from contingent.briefing.command import main

FIXTURE = ROOT / "tests" / "fixtures" / "tables"


@pytest.fixture(autouse=True)
def tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTINGENT_TABLES", str(FIXTURE))


def titles(path: Path) -> list[str]:
    return [one.shapes.title.text_frame.text for one in Presentation(io.BytesIO(path.read_bytes())).slides]


def test_a_deck_of_a_selection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "folder"
    wishes = ["--mission", "nmi,oir", "--years", "2018-2024", "--title", "Iraq", "--slides", "title,sources"]
    code = main(["--out", str(out), "--format", "pptx", *wishes])
    assert (code, titles(out / "briefing.pptx")) == (0, ["Iraq", "Sources"])
    assert capsys.readouterr().out == f"{out / 'briefing.pptx'}\n"


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["--out", str(tmp_path / name), "--format", "pptx", "--marking", "MARK"]) == 0
    assert (tmp_path / "one/briefing.pptx").read_bytes() == (tmp_path / "two/briefing.pptx").read_bytes()


def test_everything_by_default(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "contingent.briefing", "--out", str(tmp_path), "--slides", "troops"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "briefing.pdf", "briefing.pptx", "briefing.zip",
        "troops-deployed.pdf", "troops-deployed.png", "troops-deployed.svg",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--mission", "nmi,xyz"], "briefing: --mission: no such mission: xyz. There is: nmi, oir.\n"),
        (["--nation", "ATL"], "--nation: no such nation: ATL. There is: "),
        (
            ["--years", "1990-1995"],
            "briefing: --years: no row speaks of 1990-1995. The tables speak of 2018 to 2025.\n",
        ),
        (["--years", "2024-2014"], "--years: “2024-2014” is no range of years. Write it as 2014-2026, or as 2023.\n"),
        (["--years", "soon"], "--years: “soon” is no range of years."),
        (["--format", "docx"], "--format: no such format: docx. There is: pptx, png, svg, pdf, zip.\n"),
        (["--slides", "cover"], "--slides: no such slides: cover. There is: title, "),
        (["--measure", "tanks"], "--measure: no such measure: tanks. There is: deployed, "),
        (["--template", "none.pptx", "--format", "pptx"], "none.pptx: the template cannot be read"),
        (["--tables", "nowhere"], "nowhere: there are no tables yet."),
        (["--nation", "NATO", "--years", "2025"], "no article reports anything for this selection"),
    ],
)
def test_what_cannot_be_made_is_refused_with_words(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["--out", str(out), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert main(["--out", str(tmp_path / "file" / "out"), "--format", "pptx"]) == 2
    assert "the folder cannot be written to" in capsys.readouterr().err


def test_without_a_browser_what_needs_none_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONTINGENT_CHROMIUM", "/nowhere/chromium")
    assert main(["--out", str(tmp_path)]) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["briefing.pptx", "briefing.zip"]
    assert "no images and no PDF. No Chromium was found. Install Chromium" in capsys.readouterr().err


def test_without_a_browser_a_deck_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTINGENT_CHROMIUM", "/nowhere/chromium")
    assert main(["--out", str(tmp_path), "--format", "pptx"]) == 0
