"""What may not change what is read: the encoding, line ends and wraps, quotation marks, more furniture round the text.

The articles are the seeds and the corpus; what is compared is the article's own reading, so no expectation is written.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from changes import CHANGES, FILES, QUOTES, mended, wrapped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contingent.errors import ArticleError
from contingent.reading import Article, read_bytes

FRAGMENTS = [
    "The coalition handed a base near the river back on Monday, its spokesman said.",
    "MADRID (AFP) May 21, 2004",
    "Jan. 25, 2024",
    "Spain    300    2024",
    "- Germany has flown 35 soldiers",
    "JosΓ© and SebastiΓ‘n",
    "SÃ¡nchez � Italyâ€™s",
    "RELATED ARTICLES",
    "forces.1 Then it ended.2",
    "1 NATO, fact sheet",
    "_____________",
    "2",
    "a dangling line that ends in the",
    "By Ann Example | Reuters",
    "date 2020-07-25 ",
    "(Photo: Ann Example/AFP)",
    "Why?",
]


def read(data: bytes | str, path: Path) -> Article:
    return read_bytes(data.encode("utf-8") if isinstance(data, str) else data, path.name)


def essence(article: Article) -> dict[str, object]:
    """Title, publisher, date and the sentences, quotation marks made straight."""
    return {
        "title": article.title.translate(QUOTES),
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "sentences": [s.text.translate(QUOTES) for s in article.sentences if s.kind != "dateline"],
    }


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
@pytest.mark.parametrize("change", CHANGES)
def test_reading_stays(path: Path, change: str) -> None:
    text = mended(path)
    assert essence(read(CHANGES[change](text), path)) == essence(read(text, path))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_single_byte_encodings(path: Path, encoding: str) -> None:
    text = "".join(c for c in mended(path).translate(QUOTES) if c.encode(encoding, "ignore"))
    assert essence(read(text.encode(encoding), path)) == essence(read(text, path))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
@pytest.mark.parametrize("hyphens", [False, True], ids=["words", "hyphens"])
def test_wrapped_at_72_columns(path: Path, hyphens: bool) -> None:
    before = read(path.read_bytes(), path)
    was_wrapped = any(repair.kind == "line wrap" for repair in before.repairs)
    text = before.text if was_wrapped else mended(path)
    assert essence(read(wrapped(text, hyphens), path)) == essence(before)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_offsets_and_order(path: Path) -> None:
    article = read(path.read_bytes(), path)
    assert [s.index for s in article.sentences] == list(range(len(article.sentences)))
    assert [s.text for s in article.sentences] == [
        article.text[s.start : s.end].replace("\n", " ") for s in article.sentences
    ]
    assert all(a.end <= b.start for a, b in zip(article.sentences, article.sentences[1:], strict=False))
    assert all(s.section < s.index for s in article.sentences)
    assert all(article.text[r.start : r.end] == r.mended for r in article.repairs)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40), max_size=14), st.sampled_from(["\n", "\n\n", " "]))
def test_any_text_is_read_or_refused(pieces: list[str], separator: str) -> None:
    article = read_or_none(separator.join(pieces).encode("utf-8", "replace"))
    if article:
        assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
        assert all(article.text[r.start : r.end] == r.mended for r in article.repairs)


def test_a_mend_with_a_footnote_mark_inside_says_what_is_left_of_it() -> None:
    article = read_bytes("The base near the river costs \x80300² a day, he said on Monday.".encode(), "a.txt")
    mend = next(repair for repair in article.repairs if repair.raw.startswith("\x80"))
    assert (mend.mended, article.text[mend.start : mend.end]) == ("€300", "€300")


@settings(max_examples=60)
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    article = read_or_none(data)
    assert article is None or article.sentences


def read_or_none(data: bytes) -> Article | None:
    """The article, or None if it is refused; any other error fails the test."""
    try:
        return read_bytes(data, "any.txt")
    except ArticleError:
        return None
