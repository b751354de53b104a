"""What may not change a row: new wraps, furniture, another encoding, other quotation marks, a related-stories box.

Every article of the seeds and the corpus is changed in each way; its claims must stay what they were.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from changes import CHANGES, FILES, QUOTES, mended, wrapped

from contingent.extraction import extract
from contingent.reading import Article, read_bytes
from contingent.reference import load_reference

Rows = dict[str, list[tuple[object, ...]]]


def rows(article: Article) -> Rows:
    """The claims of an article without their offsets, each with its words, quotation marks made straight."""
    claims = extract(article, load_reference())

    def words(start: int, end: int) -> str:
        return " ".join(article.text[start:end].translate(QUOTES).split())

    return {
        "figures": [
            (f.measure, f.value, f.qualifier, f.low, f.high, f.nation, f.mission_ids, f.place_id, f.as_of, f.rule)
            + (words(f.quote_start, f.quote_end),)
            for f in claims.figures
        ],
        "events": [
            (e.event_type, e.date, e.date_prec, e.status, e.nations, e.mission_ids, e.place_id, e.rule)
            + (words(e.quote_start, e.quote_end),)
            for e in claims.events
        ],
        "tenures": [
            (t.person.translate(QUOTES), t.rank, t.nation, t.mission_id, t.role, t.start, t.end) for t in claims.tenures
        ],
        "presence": [(p.nation, p.mission_id, p.place_id, p.activity, p.since) for p in claims.presence],
    }


def read(data: bytes, path: Path) -> Rows:
    return rows(read_bytes(data, path.name))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
@pytest.mark.parametrize("change", CHANGES)
def test_rows_stay(path: Path, change: str) -> None:
    text = mended(path)
    assert read(CHANGES[change](text), path) == read(text.encode(), path)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_rows_stay_when_wrapped_again(path: Path) -> None:
    before = read_bytes(path.read_bytes(), path.name)
    was_wrapped = any(repair.kind == "line wrap" for repair in before.repairs)
    text = before.text if was_wrapped else mended(path)
    assert read(wrapped(text, hyphens=False).encode(), path) == rows(before)
