"""A file's bytes into an Article: decoded and mended, without page furniture, in sentences, with its metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePath

from contingent.errors import ArticleError
from contingent.reading.article import Article, Repair, Sentence
from contingent.reading.assembly import Part, assemble
from contingent.reading.decode import LARGEST_FILE, decode
from contingent.reading.footnotes import marks, note_lines
from contingent.reading.furniture import cut_tail, furniture
from contingent.reading.headline import crawler_date
from contingent.reading.kinds import is_prose, kinds
from contingent.reading.language import detect
from contingent.reading.lines import page_lines, split_lines
from contingent.reading.metadata import Metadata, read_metadata
from contingent.reading.mojibake import mend
from contingent.reading.outlets import known_outlet, named_like_outlet
from contingent.reading.pagelines import is_byline, is_label, stamp_line
from contingent.reading.stamps import numeric_order
from contingent.reading.units import Unit, cut, make_unit
from contingent.reading.unwrap import unwrap

__all__ = ["Article", "ArticleError", "Repair", "Sentence", "read_article", "read_bytes"]


def read_article(path: Path | str) -> Article:
    """Read a file as an article.

    Raises ArticleError (problem, where, mend) for a file that is empty, binary, over 20 MB, cannot be decoded, cannot
    be opened, or has no sentence.
    """
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            data = b"\x20" * (LARGEST_FILE + 1)
        else:
            data = path.read_bytes()
    except OSError as error:
        raise ArticleError(
            f"The file cannot be opened ({error.strerror}).", path.name, "Check its name and rights."
        ) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, file_name: str) -> Article:
    """The article that the bytes hold: a pure function of its arguments.

    `article_id` is the file's stem. Raises ArticleError as `read_article` does.
    """
    text, mends = mend(decode(data, file_name))
    lines = split_lines(text)
    footnotes = marks(text)
    off_page = page_lines(lines) | note_lines(lines, len(footnotes))
    units = unwrap(text, lines, off_page, footnotes)
    language = detect(text)
    order = numeric_order(text, language)
    skipped = furniture(units)
    metadata = read_metadata(units, skipped, order)
    skipped |= _above_headline(units, metadata)
    parts, cuttings = _parts(text, units, skipped, metadata, order)
    if not parts:
        raise ArticleError("No sentence was found in the file.", file_name, "Put the article's text into it.")
    dropped = [make_unit(text, lines[i].start, lines[i].end, (), 0) for i in sorted(off_page) if lines[i].text]
    dropped += [units[i] for i in sorted(skipped)] + cuttings
    article_id = PurePath(file_name).stem
    cleaned, sentences, repairs = assemble(article_id, parts, sorted(dropped, key=lambda u: u.start), mends)
    return Article(
        article_id=article_id,
        file=file_name,
        sha256=hashlib.sha256(data).hexdigest(),
        words=len(cleaned.split()),
        language=language,
        title=metadata.title,
        publisher=metadata.publisher,
        published=metadata.published,
        text=cleaned,
        sentences=sentences,
        repairs=repairs,
        dateline_place=metadata.dateline.place if metadata.dateline else "",
    )


def _above_headline(units: Sequence[Unit], metadata: Metadata) -> set[int]:
    """What stands over the headline and is no sentence (menus, kickers, the outlet's name), and bylines under it."""
    if not metadata.headline:
        return set()
    top = metadata.headline.index
    above = {i for i in range(top) if not is_prose(units[i].text) and units[i].text.count(" ") < 8}
    first = next((i for i in range(top + 1, len(units)) if is_prose(units[i].text)), len(units))
    return above | {i for i in range(top + 1, first + 6) if i < len(units) and _is_credit(units[i].text)}


def _is_credit(text: str) -> bool:
    return not is_prose(text) and (
        is_byline(text)
        or is_label(text)
        or bool(known_outlet(text))
        or (text.count(" ") < 5 and bool(named_like_outlet(text)))
    )


def _parts(
    source: str, units: Sequence[Unit], skipped: set[int], metadata: Metadata, order: str
) -> tuple[list[Part], list[Unit]]:
    """The units that stay, with their kinds, and what was cut off from them (a site's suffix, an agency's mark)."""
    kept = [i for i in range(len(units)) if i not in skipped]
    headline = metadata.headline
    below = next(
        (n for n, i in enumerate(kept) if headline and i > headline.index and not _is_stamp(units[i], order)), -1
    )
    kept_kinds = kinds([units[i] for i in kept], below)
    parts: list[Part] = []
    cuttings: list[Unit] = []
    for i, kind in zip(kept, kept_kinds, strict=True):
        unit = units[i]
        if headline and i == headline.index:
            head, title, tail = _around(source, unit, headline.start, headline.end)
            if head:
                parts.append(Part(head, "dateline"))
            parts.append(Part(title, "title"))
            cuttings += tail
        elif i == metadata.dateline_unit and metadata.dateline:
            whole = metadata.dateline.end >= len(unit.text) or _is_stamp(unit, order)
            parts.append(
                Part(unit, "dateline")
                if whole
                else Part(*_tailless(source, unit, cuttings), "prose", metadata.dateline.end)
            )
        elif len(parts) < 12 and kind not in ("row", "item") and _is_stamp(unit, order):
            parts.append(Part(unit, "dateline"))
        else:
            parts.append(Part(*_tailless(source, unit, cuttings), kind))
    return parts, cuttings


def _is_stamp(unit: Unit, order: str) -> bool:
    return stamp_line(unit.text, order) is not None or bool(crawler_date(unit.text + " x")[0] and len(unit.text) < 20)


def _around(source: str, unit: Unit, start: int, end: int) -> tuple[Unit | None, Unit, list[Unit]]:
    head = cut(unit, source, 0, start) if start else None
    tail = [cut(unit, source, end, len(unit.text))] if end < len(unit.text) else []
    return head, cut(unit, source, start, end), tail


def _tailless(source: str, unit: Unit, cuttings: list[Unit]) -> tuple[Unit]:
    end = cut_tail(unit.text)
    if end == len(unit.text):
        return (unit,)
    cuttings.append(cut(unit, source, end, len(unit.text)))
    return (cut(unit, source, 0, end),)
