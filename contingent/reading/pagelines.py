"""The lines round a headline: dates, bylines, labels of a desk or a series."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contingent.reading.kinds import is_credit
from contingent.reading.outlets import known_outlet
from contingent.reading.rules import alternatives, rules
from contingent.reading.series import without_issue
from contingent.reading.stamps import Stamp, find_stamps, stamp_filler

_PUNCTUATION = re.compile(r"[\s,;:|·•/()–—\-.\[\]\"“”@]+")
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*|by|por|in|en|at|and|y|e|de|del|la|las|el|los|of|for|the|al-\w+|&|to|on")
_SEGMENTS = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+|\s{2,}")
_BARS = re.compile(r"\s*[|·•]\s*")
_LONGEST = 160
# A date line holds the name of an outlet beside the date; between bars it may hold a desk and a kind of text, too.
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class StampLine:
    """A line that dates the page. `published` and `updated` are EDTF or empty; `labelled` if it says which."""

    published: str
    updated: str
    labelled: bool


def is_byline(text: str) -> bool:
    """`By Ann Example`, `Por Ana Ejemplo`, `Story by Sgt. Ann Example`."""
    return len(text) < _LONGEST and _labels("byline", re.NOFLAG).fullmatch(text) is not None


def is_label(text: str) -> bool:
    """`Middle East`, `Press release`, `Policy Brief 14 | …`: a desk, a series, a kind of document."""
    return len(text) < _LONGEST and _labels("label", re.IGNORECASE).fullmatch(text) is not None


@lru_cache(maxsize=2)
def _labels(output: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(alternatives(r for r in rules("labels") if r.output == output), flags)


@lru_cache(maxsize=256)  # several stages ask this of the same units
def stamp_line(text: str, order: str = "") -> StampLine | None:
    """What the line says of the page's date; None if it is more than a date with labels, times and a name or two."""
    if len(text) > _LONGEST or not any(c.isdigit() for c in text):
        return None
    return _whole_line(text, order) or _between_bars(text, order)


def _between_bars(text: str, order: str) -> StampLine | None:
    """`Place: Erbil | Date: 8 October 2021 | Reading time: 2 minutes`: one piece between bars dates the page."""
    pieces = [piece.strip() for piece in _BARS.split(text)]
    if len(pieces) < 2 or any(piece.count(" ") >= _MOST_WORDS for piece in pieces):
        return None
    dated = [line for piece in pieces if (line := _whole_line(piece, order)) and line.labelled and line.published]
    return dated[0] if len(dated) == 1 else None


def _whole_line(text: str, order: str) -> StampLine | None:
    dates = find_stamps(text, order)
    stamps = [s for s in dates if s.has_year]
    if not stamps:
        return None
    rest = without_issue(_without(text, dates))
    if not _only_names(stamp_filler().sub(" ", rest)):
        return None
    published, updated, labelled = "", "", False
    for stamp, label in _labelled(text, stamps):
        labelled = labelled or bool(label)
        if label == "updated":
            updated = updated or stamp.edtf
        elif label != "other":
            published = published or stamp.edtf
    unlabelled_rest = [s for s, label in _labelled(text, stamps) if not label]
    if len(unlabelled_rest) > 1 or not (published or updated):
        return None
    return StampLine(published, updated, labelled)


def only_dates(text: str, order: str = "") -> bool:
    """Is the text a date or a span of dates, with a time perhaps, and nothing else (`20 Mar. 2023 - 21 Mar. 2023`)?"""
    stamps = find_stamps(text, order) if len(text) <= _LONGEST else []
    return bool(stamps) and not _PUNCTUATION.sub("", stamp_filler().sub(" ", _without(text, stamps)))


def _only_names(rest: str) -> bool:
    """Is what the dates left over a name or two, a byline, an outlet, a desk? A label (`Founded:`) is none of these."""
    words, longest = 0, 0
    segments = _SEGMENTS.split(rest)
    for segment in segments:
        bare = _PUNCTUATION.sub(" ", segment).strip()
        if not bare or is_label(bare) or is_byline(bare) or known_outlet(bare):
            continue
        if len(segments) > 2 and is_credit(segment.strip()):  # `Published 4 May | A Ministry | Photo: Ann Example`
            continue
        words += bare.count(" ") + 1
        longest = max(longest, bare.count(" ") + 1)
        if re.search(r"[^\W\d]:(?!\d)", segment) or not all(_NAME_WORD.fullmatch(w) for w in bare.split()):
            return False
    return words <= _MOST_WORDS or (len(segments) > 2 and longest <= _MOST_WORDS and words <= 2 * _MOST_WORDS)


def _without(text: str, stamps: list[Stamp]) -> str:
    for stamp in reversed(stamps):
        text = text[: stamp.start] + " " + text[stamp.end :]
    return text


def _labelled(text: str, stamps: list[Stamp]) -> list[tuple[Stamp, str]]:
    """Each date with what stands before it: `published`, `updated`, `other` (the day of a photo) or nothing."""
    found = []
    done = 0
    for stamp in stamps:
        before = text[done : stamp.start]
        label = next((name for name, pattern in _label_patterns() if pattern.search(before)), "")
        found.append((stamp, label))
        done = stamp.end
    return found


@lru_cache(maxsize=1)
def _label_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            output,
            re.compile(
                rf"(?<!\w)(?:{alternatives(r for r in rules('stamp_words') if r.output == output)})(?!\w)",
                re.IGNORECASE,
            ),
        )
        for output in ("other", "updated", "published")
    )
