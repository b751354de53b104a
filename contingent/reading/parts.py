"""The units that stay in the article, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.reading.article import SentenceKind
from contingent.reading.furniture import cut_tail
from contingent.reading.headline import Headline, crawler_date
from contingent.reading.kinds import is_prose, kinds
from contingent.reading.lines import BULLET
from contingent.reading.metadata import Metadata
from contingent.reading.outlets import known_outlet, named_like_outlet
from contingent.reading.pagelines import is_byline, is_label, only_dates, stamp_line
from contingent.reading.units import Unit, cut

_HEAD = 12
_LONGEST_KICKER = 8
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|del|la|and|y|al-\w+)"
_NAMES = re.compile(rf"{_NAME}(?: {_NAME}){{0,4}}(?:(?: in| en|,| [/|])(?: {_NAME}){{1,3}})?")


@dataclass(frozen=True, slots=True)
class Part:
    """A unit that stays in the text, and what it is; `dateline_end` is where a dateline inside it ends."""

    unit: Unit
    kind: SentenceKind
    dateline_end: int = 0


def round_headline(units: Sequence[Unit], headline: Headline | None) -> set[int]:
    """The indexes of what stands over the headline and is no sentence (a menu, a kicker, the outlet's name), and of
    labels, bylines and outlets between it and the text."""
    if not headline:
        return set()
    top = headline.index
    above = {i for i in range(top) if is_label(units[i].text) or _is_kicker(units[i])}
    first = next((i for i in range(top + 1, len(units)) if is_prose(units[i].text)), len(units))
    labels = {i for i in range(top + 1, first) if is_label(units[i].text)} | _names_over_date(units, top)
    return above | labels | {i for i in range(top + 1, min(first + 6, len(units))) if _is_credit(units[i].text)}


def _is_kicker(unit: Unit) -> bool:
    return not is_prose(unit.text) and len(unit.text.split()) <= _LONGEST_KICKER


def _names_over_date(units: Sequence[Unit], top: int) -> set[int]:
    """The author's name and place when they stand right over the date, each on its line, or the name right under it."""
    below = range(top + 1, min(top + 7, len(units)))
    date = next((i for i in below if stamp_line(units[i].text, "dmy")), -1)
    if date < 0 or any(is_prose(units[i].text) for i in range(top + 1, date)):
        return set()
    names = set()
    for i in range(date - 1, top, -1):
        if not _NAMES.fullmatch(units[i].text):
            break
        names.add(i)
    under = date + 1
    if under < len(units) and units[under].block == units[date].block and not names:
        text = units[under].text
        names |= {under} if " " in text and _NAMES.fullmatch(text) and not is_prose(text) else set()
    return names


def _is_credit(text: str) -> bool:
    """Does the line name an author or an outlet, and nothing else?"""
    if is_prose(text):
        return False
    return is_byline(text) or bool(known_outlet(text)) or (text.count(" ") < 5 and bool(named_like_outlet(text)))


def make_parts(
    source: str, units: Sequence[Unit], skipped: set[int], metadata: Metadata, order: str
) -> tuple[list[Part], list[Unit]]:
    """The parts in reading order, and what was cut off from them (a site's suffix, an agency's mark)."""
    kept = [i for i in range(len(units)) if i not in skipped]
    found = kinds([units[i] for i in kept], _under_headline(units, kept, metadata.headline))
    parts: list[Part] = []
    cuttings: list[Unit] = []
    for i, kind in zip(kept, found, strict=True):
        if metadata.headline and i == metadata.headline.index:
            parts += _headline_parts(source, units[i], metadata.headline, cuttings)
            continue
        dates_the_page = kind != "row" and _dates_the_page(units[i].text, kind == "item", len(parts) < _HEAD, order)
        unit = units[i] if dates_the_page else _without_tail(source, units[i], cuttings)
        dateline = metadata.dateline.end if metadata.dateline and i == metadata.dateline_unit else 0
        if dates_the_page or dateline >= len(unit.text):
            parts.append(Part(unit, "dateline"))
        else:
            parts.append(Part(unit, "prose" if dateline else kind, dateline))
    return parts, cuttings


def _under_headline(units: Sequence[Unit], kept: Sequence[int], headline: Headline | None) -> range:
    """Which of the kept units stand between the headline and the first paragraph."""
    if not headline:
        return range(0)
    first = next((n for n, i in enumerate(kept) if i > headline.index), len(kept))
    return range(first, next((n for n in range(first, len(kept)) if is_prose(units[kept[n]].text)), first))


def _dates_the_page(text: str, item: bool, near_head: bool, order: str) -> bool:
    """A date line near the headline, or anywhere one that says what it is (`Date modified: …`). A list item only if
    it says so, too, or if it holds nothing but dates and stands near the headline."""
    if item and (bullet := BULLET.match(text)):
        text = text[bullet.end() :]
    stamp = stamp_line(text, order)
    if stamp and (stamp.labelled or (near_head and not item)):
        return True
    return item and near_head and only_dates(text, order)


def _headline_parts(source: str, unit: Unit, headline: Headline, cuttings: list[Unit]) -> list[Part]:
    """The headline, before it the collection's date if there is one; the outlet at its end goes to the cuttings."""
    title = Part(cut(unit, source, headline.start, headline.end), "title")
    if headline.end < len(unit.text):
        cuttings.append(cut(unit, source, headline.end, len(unit.text)))
    if not crawler_date(unit.text)[0]:
        return [title]
    return [Part(cut(unit, source, 0, headline.start), "dateline"), title]


def _without_tail(source: str, unit: Unit, cuttings: list[Unit]) -> Unit:
    """The unit without an agency's mark after its last sentence, which goes to the cuttings."""
    end = cut_tail(unit.text)
    if end == len(unit.text):
        return unit
    cuttings.append(cut(unit, source, end, len(unit.text)))
    return cut(unit, source, 0, end)
