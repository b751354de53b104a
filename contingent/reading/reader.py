"""The street of reading: bytes, lines, units, parts, an article."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePath

from contingent.errors import ArticleError
from contingent.reading.article import Article
from contingent.reading.assembly import assemble
from contingent.reading.columns import side_by_side
from contingent.reading.decode import decode, refuse_size
from contingent.reading.footnotes import first_number, marks, note_lines
from contingent.reading.furniture import furniture, inline
from contingent.reading.language import detect
from contingent.reading.lines import page_lines, split_lines
from contingent.reading.metadata import read_metadata
from contingent.reading.mojibake import mend
from contingent.reading.parts import make_parts, round_headline
from contingent.reading.stamps import numeric_order
from contingent.reading.units import inside_lines, make_unit
from contingent.reading.unwrap import unwrap

_WORD = re.compile(r"[^\W\d_]{2}")


def read_article(path: Path | str) -> Article:
    """Read a file as an article.

    Raises ArticleError (problem, where, mend) for a file that is empty, binary, over 20 MB, cannot be decoded, cannot
    be opened, or has no sentence.
    """
    path = Path(path)
    try:
        refuse_size(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        problem = f"The file cannot be opened ({error.strerror})."
        raise ArticleError(problem, path.name, "Check its name and its rights.") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, file_name: str) -> Article:
    """The article that the bytes hold: a pure function of its arguments.

    `article_id` is the file's stem. Raises ArticleError as `read_article` does.
    """
    text, mends = mend(decode(data, file_name))
    lines = split_lines(text)
    footnotes = marks(text)
    off_page = page_lines(lines) | note_lines(lines, len(footnotes), first_number(footnotes))
    units = side_by_side(unwrap(text, lines, off_page, inside_lines(lines, [*footnotes, *inline(text)])), text)
    language = detect(text)
    order = numeric_order(text, language)
    skipped = furniture(units)
    metadata = read_metadata(units, skipped, order)
    skipped |= round_headline(units, metadata.headline)
    parts, cuttings = make_parts(text, units, skipped, metadata, order)
    if not any(part.kind in ("prose", "item", "row", "question") and _WORD.search(part.unit.text) for part in parts):
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
