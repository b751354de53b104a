"""Bytes to text, and what is no text."""

from __future__ import annotations

import pytest

from contingent.errors import ArticleError
from contingent.reading import read_article, read_bytes
from contingent.reading.decode import LARGEST_FILE, decode

SPANISH = "El general Agüero dirigió la misión de España en Irak.\nFue «relevado» en mayo."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_encodings(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding), "a.txt") == SPANISH


def test_cp1252_quotes_and_dashes() -> None:
    assert decode(b"Mr Bono\x92s \x93support contingent\x94 \x96 CONAPRE \x80", "a.txt") == (
        "Mr Bono’s “support contingent” – CONAPRE €"
    )


def test_a_file_half_utf8_half_cp1252_is_read_line_by_line() -> None:
    assert decode("España\n".encode() + "España\n".encode("cp1252"), "a.txt") == "España\nEspaña\n"


def test_a_byte_that_cp1252_lacks_is_latin1() -> None:
    assert decode(b"Espa\xf1a \x81", "a.txt") == "España \x81"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_line_ends(end: str) -> None:
    assert decode(f"one{end}two".encode(), "a.txt") == "one\ntwo"


def test_invisible_marks_go_and_accents_are_composed() -> None:
    assert decode("Ba\u00adse\u200b Agu\u0308ero\u200f 5\u2009000".encode(), "a.txt") == "Base Agüero 5 000"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 text", "a PDF"),
        (b"PK\x03\x04 docx", "zip archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
        (bytes(range(256)) * 10, "binary"),
        (b"text with a zero byte \x00 in it", "binary"),
        (b"\xff\xfe\x41", "UTF-16"),
        (b"\xef\xbb\xbfEspa\xf1a", "UTF-8-SIG"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_bytes(data, "odd.txt")
    assert problem in caught.value.problem
    assert caught.value.where == "odd.txt"
    assert caught.value.mend


def test_over_20_megabytes_is_refused_unread(tmp_path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(ArticleError, match="20 MB"):
        read_article(path)


def test_a_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(ArticleError, match=r"none\.txt: The file cannot be opened"):
        read_article(tmp_path / "none.txt")


@pytest.mark.parametrize("text", ["Only a headline", "Menu\nSearch\nSubscribe\n", "-----\n*****\n", "12\n"])
def test_a_file_without_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="No sentence"):
        read_bytes(text.encode(), "none.txt")
