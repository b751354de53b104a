"""A file's bytes as text: which encoding it is in, and what is no text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata

from contingent.errors import ArticleError

LARGEST_FILE = 20 * 1024 * 1024
_FILL_IT = "Put the article's text into it, or take it out of the folder."
_SAVE_AS_TEXT = "Save the article's text as a .txt file."
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a rich-text document",
    b"\x1f\x8b": "a compressed file",
}
_CONTROLS = bytes(range(0x09)) + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20)) + b"\x7f"
_INVISIBLE = re.compile(
    "(?<![\u00c2\u00c3\u0102\u0106\u0393\u0413])\u00ad|[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile("[\u2000-\u200a\u202f]")


def decode(data: bytes, file_name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or UTF-32 (with a byte order mark or without), cp1252 or Latin-1.

    Line ends become `\\n`, exotic blanks a space, invisible marks (soft hyphen, zero width, direction) go, and
    accents are composed (Unicode NFC). A file that is partly UTF-8 and partly cp1252 is read line by line.
    Raises ArticleError for a file that is empty, over 20 MB, binary, or whose text cannot be decoded.
    """
    refuse_size(len(data), file_name)
    _refuse_kind(data, file_name)
    text = _decode_known(data, file_name)
    if not text.strip():
        raise ArticleError("The file is empty.", file_name, _FILL_IT)
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
        .replace("\x0b", "\n")
    )
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", text)))


def refuse_size(size: int, file_name: str) -> None:
    """Raise ArticleError for a file of no bytes or of more than 20 MB."""
    if not size:
        raise ArticleError("The file is empty.", file_name, _FILL_IT)
    if size > LARGEST_FILE:
        problem = f"The file is {size / 1024 / 1024:.0f} MB, which is more than an article (20 MB at most)."
        raise ArticleError(problem, file_name, "Split it into one file per article.")


def _refuse_kind(data: bytes, file_name: str) -> None:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ArticleError(f"The file is {what}, not plain text.", file_name, _SAVE_AS_TEXT)


def _decode_known(data: bytes, file_name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, file_name)
    encoding = _wide_encoding(data)
    if encoding:
        return _strict(data, encoding, file_name)
    if len(data.translate(None, _CONTROLS)) < len(data) * 0.995 or b"\x00" in data:
        raise ArticleError("The file is binary, not plain text.", file_name, _SAVE_AS_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_bytes(data)


def _strict(data: bytes, encoding: str, file_name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"The file says that it is {encoding.upper()}, but byte {error.start} is not."
        raise ArticleError(problem, file_name, "Save it again as UTF-8.") from error
    if "\x00" in text:
        raise ArticleError("The file is binary, not plain text.", file_name, _SAVE_AS_TEXT)
    return text


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain Latin text is zero."""
    head = data[:4000]
    pairs = len(head) // 2
    if not pairs or len(data) % 2:
        return ""
    if head[1::2].count(0) > 0.7 * pairs and head[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * pairs and head[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _single_bytes(data: bytes) -> str:
    """Line by line, because a page pasted together from two sources may be both."""
    return "\n".join(_decode_line(line) for line in data.split(b"\n"))


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
