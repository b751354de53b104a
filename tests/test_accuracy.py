"""How well the tables match what a careful reader took from the articles, with floors that must not be lost.

The gold annotations and the scorer lie in tests/corpus/; docs/accuracy.md says how they were made.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"

# Percent. What is scored: the five seeds, the sixteen articles of the corpus, and its Spanish four.
FLOORS: dict[str, dict[str, float]] = {
    "seeds": {
        "figures F1": 97, "figures qualifier": 95, "figures nation": 95, "figures mission_ids": 95,
        "events F1": 88, "events date": 90, "tenures F1": 100, "presence F1": 92,
        "title": 5, "publisher": 5, "published": 5,
    },
    "corpus": {
        "figures F1": 95, "figures qualifier": 96, "figures nation": 94, "figures mission_ids": 90, "figures as_of": 85,
        "events F1": 85, "events date": 88, "events status": 95, "tenures F1": 95, "presence F1": 85,
        "title": 15, "publisher": 15, "published": 15,
    },
    "spanish": {"figures F1": 90, "events F1": 80, "tenures F1": 90, "presence F1": 80},
}  # fmt: skip
WHICH = {"seeds": ["--only", "0"], "corpus": ["--only", "d"], "spanish": ["--only", "d", "--language", "es"]}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("accuracy") / "tables"
    sources = ["--articles", str(ROOT / "seeds"), "--articles", str(CORPUS / "articles")]
    command = [sys.executable, str(ROOT / "preprocess.py"), *sources, "--tables", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return folder


def scores(tables: Path, which: str) -> dict[str, float]:
    """`{"figures F1": 97.1, "figures qualifier": 96, "title": 16, …}`, from the scorer's own lines."""
    command = [sys.executable, str(CORPUS / "score.py"), "--tables", str(tables), "--gold", str(CORPUS / "gold")]
    printed = subprocess.run([*command, *WHICH[which]], check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = {}
    for line in printed.splitlines():
        name, _, rest = line.partition(" ")
        if name == "articles":
            found |= {field: float(right) for field, right in re.findall(r"(\w+) (\d+)/\d+", rest)}
        elif name in ("figures", "events", "tenures", "presence"):
            found |= {f"{name} F1": float(f1) for f1 in re.findall(r"F1 +([\d.]+)", rest)}
            found |= {f"{name} {attribute}": float(share) for attribute, share in re.findall(r"(\w+) (\d+)%", rest)}
    return found


@pytest.mark.parametrize(("which", "score"), [(which, score) for which, floors in FLOORS.items() for score in floors])
def test_no_score_falls_below_its_floor(tables: Path, which: str, score: str) -> None:
    assert scores(tables, which)[score] >= FLOORS[which][score]
