"""What reading gives and extraction takes: an article as clean text, sentences and metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SentenceKind = Literal["title", "prose", "heading", "item", "row", "caption", "question", "dateline"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of the cleaned text.

    `start` and `end` are code-point offsets into `Article.text` (0-based, end-exclusive).
    `text` is `Article.text[start:end]` with line breaks folded to single spaces, so that it has the
    same length. `paragraph` counts from 0. `section` is the index of the nearest heading sentence
    above it, or -1. `kind` tells headings, list items, table rows and captions from prose.
    """

    sentence_id: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str
    kind: SentenceKind = "prose"
    section: int = -1


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing mended on reading.

    `kind` is a short name (`mojibake iso-8859-7`, `line wrap`, `page furniture`, `footnote mark` …).
    `raw` is what the file had, `mended` what stands in the cleaned text; `start` and `end` are offsets of
    `mended` in the cleaned text. For furniture that was dropped `mended` is empty and start == end.
    """

    kind: str
    raw: str
    mended: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article, ready for extraction.

    `published` is an EDTF string, empty when the page does not state it; `language` is ISO 639-1;
    `dateline_place` is the place a wire dateline names ("MADRID (AFP)"), empty without one: a place where
    it was written, not where it happened.
    """

    article_id: str
    file: str
    sha256: str
    words: int
    language: str
    title: str
    publisher: str
    published: str
    text: str
    sentences: tuple[Sentence, ...]
    repairs: tuple[Repair, ...] = ()
    dateline_place: str = ""

    def repairs_in_words(self) -> str:
        """`mojibake iso-8859-7 x10; line wrap x55`, in order of first appearance; empty if none."""
        counts: dict[str, int] = {}
        for repair in self.repairs:
            counts[repair.kind] = counts.get(repair.kind, 0) + 1
        return "; ".join(kind if n == 1 else f"{kind} x{n}" for kind, n in counts.items())
