"""Set-up: what is missing is said, what is there is used, and nothing is installed twice."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parent.parent
#: pytest and its plug-in are run, mypy and ruff too; stubs are read; the rest is imported.
TOOLS = {"pytest", "pytest-xdist", "mypy", "ruff", "pandas-stubs", "openpyxl"}
#: plotly draws pictures with kaleido, pandas writes Excel files with xlsxwriter: they import them themselves.
ON_BEHALF = {"kaleido", "xlsxwriter"}


def required(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {re.split("~=", line)[0] for line in lines if line and not line.startswith("#")}


def imported(*folders: str) -> set[str]:
    """Names of the packages that the modules in these folders (or files) import, at any level."""
    files = [
        file
        for folder in folders
        for file in ([ROOT / folder] if folder.endswith(".py") else (ROOT / folder).rglob("*.py"))
    ]
    modules: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    known = packages_distributions()
    return {name.lower().replace("_", "-") for module in modules for name in known.get(module, ())}


def test_every_requirement_is_pinned_and_used_and_every_import_is_required() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert line.startswith("#") or re.fullmatch(r"[a-z0-9-]+~=\d+(\.\d+)+", line), line
    runtime = {name.lower() for name in required("requirements.txt")}
    used = imported("app.py", "preprocess.py", "pages", "contingent")
    assert used <= runtime
    assert runtime - ON_BEHALF <= used
    dev = required("requirements-dev.txt")
    assert imported("tests") <= runtime | dev
    assert dev - TOOLS <= imported("tests")


def test_an_old_python_is_told_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2, "final", 0))
    assert run.main([]) == 2
    assert "Python 3.11 or later is needed; this is 3.9.2." in capsys.readouterr().err


def test_an_old_python_can_read_the_file() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_only_the_standard_library_is_needed() -> None:
    names = {
        node.names[0].name
        for node in ast.walk(ast.parse((ROOT / "run.py").read_text("utf-8")))
        if isinstance(node, ast.Import)
    }
    assert names - {"playwright"} <= sys.stdlib_module_names


def test_a_debian_without_venv_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    assert run.main([]) == 2
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert f"Run `sudo apt-get install {package}`, then run this again." in capsys.readouterr().err


def test_a_browser_named_by_the_environment_must_be_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "set_up", lambda requirements: None)
    monkeypatch.setenv("CONTINGENT_CHROMIUM", "/nowhere/chrome")
    assert run.main(["test"]) == 2
    assert "CONTINGENT_CHROMIUM names /nowhere/chrome, which is not there." in capsys.readouterr().err


def test_without_any_browser_the_tests_do_not_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CONTINGENT_CHROMIUM", raising=False)
    monkeypatch.setattr(run, "set_up", lambda requirements: None)
    monkeypatch.setattr(run, "find_browser", lambda: None)
    monkeypatch.setattr(run, "apt_install", lambda package: False)
    monkeypatch.setattr(run, "playwright_browser", lambda: None)
    monkeypatch.setattr(run.subprocess, "call", lambda *_, **__: 1)
    assert run.main(["test"]) == 2
    assert "Install Chromium or Chrome" in capsys.readouterr().err


def test_packages_are_installed_when_the_requirements_change_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "runs", lambda python: True)
    monkeypatch.setattr(run.subprocess, "call", lambda command: calls.append(command) or 0)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.txt").write_text("one~=1.0\n")
    (tmp_path / "requirements-dev.txt").write_text("two~=1.0\n")
    run.set_up(run.TESTING)
    assert len(calls) == 1
    run.set_up(run.TESTING)
    run.set_up(run.RUNTIME)
    assert len(calls) == 1
    (tmp_path / "requirements.txt").write_text("one~=2.0\n")
    run.set_up(run.RUNTIME)
    assert len(calls) == 2
    assert [part for part in calls[1] if part.endswith(".txt")] == [str(tmp_path / "requirements.txt")]


def test_a_failed_installation_is_not_taken_for_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "runs", lambda python: True)
    monkeypatch.setattr(run.subprocess, "call", lambda command: 1)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.txt").write_text("one~=1.0\n")
    with pytest.raises(run.SetUpError, match="Is this machine online"):
        run.set_up(run.RUNTIME)
    assert not (tmp_path / ".venv" / ".set-up").exists()


def test_help_is_printed_without_setting_anything_up() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "python3 run.py test" in done.stdout
