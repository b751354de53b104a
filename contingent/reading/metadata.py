"""Who published a page, and when, as the page itself says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contingent.reading.dateline import Dateline, find_dateline
from contingent.reading.furniture import reach
from contingent.reading.headline import Headline, crawler_date, find_headline
from contingent.reading.kinds import is_caption, is_prose
from contingent.reading.lines import BULLET
from contingent.reading.masthead import masthead
from contingent.reading.outlets import find_outlet, known_outlet, named_like_outlet
from contingent.reading.pagelines import StampLine, is_byline, is_label, stamp_line
from contingent.reading.stamps import find_stamps
from contingent.reading.units import Unit

_HEAD = 16
_TAIL = 14
_LAST = 4
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?"
    r"(.{2,60}?)\s*(?:\d{4})?(?:[.,|–-]|\ball rights|$)",
    re.I,
)
_SOURCE = re.compile(
    r"(?:source|via|fuente|originally published (?:by|in|on)|published by|publicado (?:por|en))\s*:?\s*(.{2,60})", re.I
)
_YEAR_AFTER = re.compile(r"(.{2,60}?),? (?:19|20)\d\d\.?")
_SIGN_OFF = re.compile(r"\(([A-Za-z ]{2,20})\)\.?$")
_FILE_PHOTO = re.compile(r"\b(?:file|archive|archivo|arch\.)\b", re.I)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself. Empty where it says nothing; `headline` and `dateline` tell where it says it."""

    title: str
    publisher: str
    published: str
    headline: Headline | None
    dateline: Dateline | None
    dateline_unit: int


def read_metadata(units: Sequence[Unit], skipped: set[int], order: str) -> Metadata:
    """Title, publisher, date of publication (EDTF) and dateline. `skipped` are the units that are page furniture;
    their dates and copyright lines still count."""
    headline = find_headline(units, skipped, order)
    at, dateline = _first_dateline(units, skipped, headline, order)
    return Metadata(
        headline.text if headline else "",
        _publisher(units, headline, dateline, order),
        _published(units, headline, dateline, order),
        headline,
        dateline,
        at,
    )


def _first_dateline(
    units: Sequence[Unit], skipped: set[int], headline: Headline | None, order: str
) -> tuple[int, Dateline | None]:
    """In one of the first units after the headline, captions and bylines aside."""
    tried = 0
    for i, unit in enumerate(units):
        if i in skipped or (headline and i <= headline.index) or is_caption(unit.text):
            continue
        if dateline := find_dateline(unit.text, order):
            return i, dateline
        tried += 1 + is_prose(unit.text)
        if tried > 9:
            break
    return -1, None


def _publisher(units: Sequence[Unit], headline: Headline | None, dateline: Dateline | None, order: str) -> str:
    """The site before the agency: the line above the headline, its suffix, the dateline, the lines under the headline,
    the foot of the page. A bare agency's name right under a caption is the picture's credit."""
    top = headline.index if headline else 0
    above = [units[i].text for i in range(min(top, _HEAD))]
    for text in above:
        if site := _site(text):
            return site
    banner, height = masthead(units, order)
    if banner and top >= height:
        return banner
    if headline and headline.site:
        return headline.site
    below = _below(units, top)
    for text in below:
        if named := known_outlet(text):
            return named
    if dateline and dateline.agency:
        return known_outlet(dateline.agency) or find_outlet(dateline.agency) or dateline.agency
    for text in below:
        if (is_byline(text) or stamp_line(text)) and (named := find_outlet(text) or _employer(text)):
            return named
    dated = any(stamp_line(text, order) for text in below)
    if dated and (named := next((text for text in below if " " in text and named_like_outlet(text)), "")):
        return named
    return _publisher_at_foot([unit.text for unit in units[-_TAIL:]])


def _site(line: str) -> str:
    """The outlet that a line over the headline names, alone or between bars (`Example | Newsroom`)."""
    if is_label(line):
        return known_outlet(line)
    if site := known_outlet(line) or (named_like_outlet(line) if line.count(" ") < 5 and not reach(line) else ""):
        return site
    crumbs = re.split(r"\s+[>»›→]\s+", line)
    if len(crumbs) > 2:
        return known_outlet(crumbs[0])
    return next((site for cell in re.split(r"\s*[|·]\s*|\s{2,}", line) if (site := known_outlet(cell))), "")


def _employer(byline: str) -> str:
    """The outlet that a byline ends in (`By Ann Example | Example Newspapers`), or that a date line begins with
    (`The Example Post - London, 4 May 2018`); empty if it names none."""
    parts = re.split(r"\s*[|/]\s*|,\s+|\s+[–—-]\s+|\s+(?:for|of|para|de)\s+", byline)
    first = re.split(r"\s*[|/]\s*|\s+[–—-]\s+|\s{2,}", byline)[0]
    return (named_like_outlet(parts[-1]) or named_like_outlet(first)) if len(parts) > 1 else ""


def _below(units: Sequence[Unit], top: int) -> list[str]:
    """The short lines between the headline and the first long paragraph, without credits under captions."""
    below: list[str] = []
    after_caption = False
    for unit in units[top + 1 : top + _HEAD]:
        text = unit.text
        if is_prose(text) and not is_caption(text):
            if below:
                break
            continue
        if not after_caption:
            below.append(text)
        after_caption = is_caption(text)
    return below


def _publisher_at_foot(tail: Sequence[str]) -> str:
    for text in tail:
        if match := _COPYRIGHT.match(text):
            name = match.group(1).strip(" .,")
            if named := known_outlet(name) or find_outlet(name) or named_like_outlet(name):
                return named
    for text in tail:
        if (match := _YEAR_AFTER.fullmatch(text)) and (named := known_outlet(match.group(1))):
            return named
    for text in _last_lines(tail):
        if (match := _SOURCE.match(text)) and (named := known_outlet(match.group(1))):
            return named
        if (match := _SIGN_OFF.search(text)) and (named := known_outlet(match.group(1))):
            return named
    for text in tail:
        if re.match(r"(?:Story|VIRIN|Photo|Video) ?ID\s*:", text):
            return "DVIDS"
    return ""


def _last_lines(tail: Sequence[str]) -> list[str]:
    """The lines of the foot from the end up to the last sentence, that one included."""
    lines: list[str] = []
    for text in reversed(tail[-_LAST:]):
        lines.append(text)
        if text.endswith(".") and text.count(" ") > 4:
            break
    return lines


def _published(units: Sequence[Unit], headline: Headline | None, dateline: Dateline | None, order: str) -> str:
    """The best-founded date: the collection's, a labelled or bare date line, the dateline, the foot, a caption."""
    for unit in units[:_HEAD]:
        if collected := crawler_date(unit.text)[0]:
            return collected
    first = headline.index if headline else 0
    head = _head_stamps(units[: first + _HEAD], order)
    foot = [s for u in units[first + _HEAD :][-_TAIL:] if (s := stamp_line(u.text, order))]
    stated = [s.published for s in head if s.labelled] + [s.published for s in head]
    year_known = dateline.edtf if dateline and not dateline.edtf.startswith("XXXX") else ""
    stated += [year_known] + [s.updated for s in head] + [s.published for s in foot] + [s.updated for s in foot]
    picture = _caption_date(units, order)
    stated += [_with_year(dateline.edtf, picture) if dateline else "", picture]
    return next((day for day in stated if day), "")


def _with_year(day: str, picture: str) -> str:
    """A dateline's day with the year of a picture taken at most ten days before it; else as it is."""
    if not day.startswith("XXXX") or not picture:
        return day
    taken = date.fromisoformat(picture)
    for year in (taken.year, taken.year + 1):
        try:
            written = date.fromisoformat(day.replace("XXXX", str(year)))
        except ValueError:  # 29 February
            continue
        if 0 <= (written - taken).days <= 10:
            return written.isoformat()
    return day


def _head_stamps(units: Sequence[Unit], order: str) -> list[StampLine]:
    """The date lines near the headline; a mere month counts only above the first sentence (below, it is a heading)."""
    stamps = []
    above = True
    for i, unit in enumerate(units):
        above = above and not is_prose(unit.text)
        if unit.row and _table(units, i):
            continue
        bullet = BULLET.match(unit.text)
        stamp = stamp_line(unit.text[bullet.end() :] if bullet else unit.text, order)
        if bullet and not (stamp and stamp.labelled):
            continue
        if stamp and (above or (stamp.published or stamp.updated).count("-") == 2):
            stamps.append(stamp)
    return stamps


def _table(units: Sequence[Unit], i: int) -> bool:
    return any(0 <= j < len(units) and units[j].row for j in (i - 1, i + 1))


def _caption_date(units: Sequence[Unit], order: str) -> str:
    """The day on which the page's pictures were taken, if all agree and none is from an archive."""
    captions = [u.text for u in units[:_HEAD] if is_caption(u.text)]
    if any(_FILE_PHOTO.search(text) for text in captions):
        return ""
    days = {s.edtf for text in captions for s in find_stamps(text, order) if s.has_year and s.has_day}
    return days.pop() if len(days) == 1 else ""
