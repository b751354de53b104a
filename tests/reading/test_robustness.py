"""What may not change what is read: the encoding, line ends and wraps, quotation marks, more furniture round the text.

The articles are the seeds and the corpus; what is compared is the article's own reading, so no expectation is written.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contingent.errors import ArticleError
from contingent.reading import Article, read_bytes
from contingent.reading.decode import decode
from contingent.reading.mojibake import mend

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "corpus" / "articles").glob("*.txt")])
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
QUOTES = str.maketrans("‘’“”", "''\"\"")

BEFORE = """Skip to main content
Home | News | World | Sport
Sign in | Subscribe
Accept all cookies
ADVERTISEMENT
"""
AFTER = """
Share this article: Facebook 12 Twitter 3 WhatsApp
Sign up to our daily newsletter
3 comments
Privacy Policy | Terms of Use | Contact
"""
DESPUES = """
Compartir en Facebook Twitter WhatsApp
Suscríbete a nuestro boletín de noticias
Utilizamos cookies propias y de terceros para mejorar nuestros servicios.
"""
RELATED = """
Related stories
- Minister flies to Baghdad with 40 officials on board
- Why 300 soldiers stayed behind at the river
- Oil prices climb to a five-month high
"""
MOST_READ = """
Most read

Storm brings down 200 trees in the north

Five museums to see in May

Previous Article

A week of rain ahead
"""


def mended(path: Path) -> str:
    return mend(decode(path.read_bytes(), path.name))[0]


def wrapped(text: str, hyphens: bool) -> str:
    """Every line that is no row of columns, folded at 72 characters."""
    lines = []
    for line in text.split("\n"):
        columns = "   " in line.strip()
        lines += [line] if columns or not line.strip() else textwrap.wrap(line.strip(), 72, break_on_hyphens=hyphens)
    return "\n".join(lines)


def curly(text: str) -> str:
    opened = False
    out = []
    for char in text:
        if char == '"':
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append("’" if char == "'" else char)
    return "".join(out)


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


CHANGES: dict[str, Callable[[str], bytes]] = {
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-le"),
    "utf-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r").encode(),
    "trailing blanks": lambda text: text.replace("\n", "  \n").encode(),
    "indented": lambda text: textwrap.indent(text, "    ").encode(),
    "blank lines around": lambda text: ("\n\n\n" + text + "\n\n\n").encode(),
    "straight quotes": lambda text: text.translate(QUOTES).encode(),
    "curly quotes": lambda text: curly(text).encode(),
    "decomposed accents": lambda text: unicodedata.normalize("NFD", text).encode(),
    "no-break spaces": lambda text: text.replace(" km", "\u00a0km").replace(" soldiers", "\u00a0soldiers").encode(),
    "furniture above": lambda text: (BEFORE + "\n" + text).encode(),
    "furniture below": lambda text: (text + "\n" + AFTER).encode(),
    "Spanish furniture below": lambda text: (text + "\n" + DESPUES).encode(),
    "related stories": lambda text: (text + "\n" + RELATED).encode(),
    "most read": lambda text: (text + "\n" + MOST_READ).encode(),
    "mojibake": lambda text: text.encode("utf-8").decode("latin-1").encode("utf-8"),
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


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
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


@settings(max_examples=60, deadline=None)
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
