"""Units into an article's cleaned text, its sentences and its repairs."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.reading.article import Repair, Sentence, SentenceKind
from contingent.reading.lines import BULLET
from contingent.reading.mojibake import Mend
from contingent.reading.pagelines import only_dates
from contingent.reading.parts import Part
from contingent.reading.sentences import sentence_spans
from contingent.reading.units import Unit

_SHORTEST_IN_ITEM = 6


def assemble(
    article_id: str, parts: Sequence[Part], dropped: Sequence[Unit], mends: Sequence[Mend]
) -> tuple[str, tuple[Sentence, ...], tuple[Repair, ...]]:
    """The cleaned text (paragraphs a blank line apart, rows and list items of a block a line apart), its sentences, and
    the repairs with offsets into it."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for i, part in enumerate(parts):
        if i:
            pieces.append(_separator(parts[i - 1], part))
            length += len(pieces[-1])
        starts.append(length)
        pieces.append(part.unit.text)
        length += len(part.unit.text)
    return "".join(pieces), _sentences(article_id, parts, starts), _repairs(parts, starts, dropped, mends, length)


def _separator(before: Part, part: Part) -> str:
    same = before.unit.block == part.unit.block and before.kind == part.kind and part.kind in ("row", "item")
    return "\n" if same else "\n\n"


def _sentences(article_id: str, parts: Sequence[Part], starts: Sequence[int]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    section = -1
    for paragraph, (part, start) in enumerate(zip(parts, starts, strict=True)):
        for first, last, kind in _spans(part):
            text = part.unit.text[first:last]
            index = len(sentences)
            sentence_id = f"{article_id}.s{index + 1:03d}"
            if kind in ("heading", "question"):
                section = index
            sentences.append(
                Sentence(sentence_id, index, paragraph, start + first, start + last, text, kind, _above(section, index))
            )
    return tuple(sentences)


def _above(section: int, index: int) -> int:
    return section if section != index else -1


def _spans(part: Part) -> list[tuple[int, int, SentenceKind]]:
    text = part.unit.text
    if part.kind in ("title", "heading", "row", "dateline"):
        return [(0, len(text), part.kind)]
    spans: list[tuple[int, int, SentenceKind]] = []
    begin = part.dateline_end
    if begin:
        spans.append((0, len(text[:begin].rstrip()), "dateline"))
    if part.kind == "item" and (bullet := BULLET.match(text)):
        begin = bullet.end()
    found = [(begin + a, begin + b) for a, b in sentence_spans(text[begin:])]
    if part.kind == "item":
        found = _with_label(text, found)
    elif len(found) > 1 and only_dates(text[slice(*found[0])]):
        found[:2] = [(found[0][0], found[1][1])]  # `May 2018. The first soldiers arrive`: a row of a timeline
    if part.kind == "caption" and len(found) > 1 and text[found[-1][0]] in "([":
        found[-2:] = [(found[-2][0], found[-1][1])]  # the credit belongs to what it credits
    return spans + [(a, b, part.kind) for a, b in found]


def _with_label(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`March 2021. The unit reaches …`: the short label that opens a list item belongs to its first sentence."""
    if len(spans) > 1 and text[spans[0][0] : spans[0][1]].count(" ") < _SHORTEST_IN_ITEM:
        return [(spans[0][0], spans[1][1]), *spans[2:]]
    return spans


def _left_of(mend: Mend, unit: Unit, at: int) -> str:
    """What stands of a mend at an offset of the unit's text: an edit inside it may have taken a footnote mark away."""
    end = mend.start + len(mend.mended)
    inside = [edit for edit in unit.edits if mend.start <= edit.start and edit.end <= end]
    return unit.text[at : at + len(mend.mended) + sum(len(e.mended) - (e.end - e.start) for e in inside)]


def _repairs(
    parts: Sequence[Part], starts: Sequence[int], dropped: Sequence[Unit], mends: Sequence[Mend], length: int
) -> tuple[Repair, ...]:
    repairs: list[Repair] = []
    for part, start in zip(parts, starts, strict=True):
        unit = part.unit
        shift = start - unit.start
        for edit in unit.edits:
            if edit.kind:
                at = edit.start + shift
                repairs.append(Repair(edit.kind, edit.raw, edit.mended, at, at + len(edit.mended)))
            shift += len(edit.mended) - (edit.end - edit.start)
        for mend in mends:
            if unit.start <= mend.start < unit.end and (at_unit := unit.locate(mend.start)) is not None:
                at = start + at_unit
                left = _left_of(mend, unit, at_unit)
                repairs.append(Repair(mend.kind, mend.raw, left, at, at + len(left)))
    for unit in dropped:
        at = next((s for p, s in zip(parts, starts, strict=True) if p.unit.start >= unit.start), length)
        repairs.append(Repair("page furniture", unit.text, "", at, at))
    return tuple(sorted(repairs, key=lambda r: (r.start, r.end, r.kind)))
