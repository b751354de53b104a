"""The picture taker: which browser, which names."""

from __future__ import annotations

from pathlib import Path

import pytest

from contingent import shots
from contingent.errors import ContingentError


def test_a_named_chromium_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "my-chromium"
    program.touch()
    monkeypatch.setenv("CONTINGENT_CHROMIUM", str(program))
    assert shots.find_chromium() == program


def test_without_a_chromium_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONTINGENT_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(shots, "_MAC_APPS", ())
    with pytest.raises(ContingentError, match="apt-get install chromium"):
        shots.find_chromium()


def test_a_named_chromium_that_is_not_there_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTINGENT_CHROMIUM", str(tmp_path / "nothing"))
    with pytest.raises(ContingentError, match="nothing"):
        shots.find_chromium()


@pytest.mark.parametrize(
    ("selection", "dark", "name"),
    [
        ((), False, "timeline.png"),
        ((("mission", "nmi"), ("years", "2014-2026")), False, "timeline--nmi--2014-2026.png"),
        ((("mission", "ntm-i"),), True, "timeline--ntm-i--dark.png"),
        ((("mission", "../x y"),), False, "timeline--..-x-y.png"),
    ],
)
def test_names_say_what_the_picture_shows(selection: tuple[tuple[str, str], ...], dark: bool, name: str) -> None:
    assert shots.Request(selection, dark).file_name("timeline") == name


def test_every_page_has_a_picture() -> None:
    pages = {path.stem.partition("_")[2] for path in (Path(shots.ROOT) / "pages").glob("*.py")} - {"Briefing"}
    assert {place for place, _, _ in shots.PICTURES} == pages | {""}


def test_the_command_line_ends_with_2_when_something_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shots, "take", lambda request, out: shots.find_chromium())
    monkeypatch.setenv("CONTINGENT_CHROMIUM", str(tmp_path / "nothing"))
    assert shots.main(["--out", str(tmp_path)]) == 2
    assert "CONTINGENT_CHROMIUM" in capsys.readouterr().err
