"""Which unit is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.reading.kinds import is_caption, is_prose
from contingent.reading.lines import BULLET
from contingent.reading.masthead import CRUMBS, masthead
from contingent.reading.outlets import known_outlet, named_like_outlet
from contingent.reading.pagelines import is_byline, is_label, stamp_line
from contingent.reading.units import Unit

_CRAWLER_DATE = re.compile(r"date:?\s+(\d{4}-\d{2}-\d{2})\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = re.compile(r"""[.;,]["”’»')\]]*$""")
_ABBREVIATED_END = re.compile(r"(?:\b[A-Z]\.){1,3}$|\b(?:St|Inc|Jr|etc)\.$|\.\.\.$")
_SUFFIX = re.compile(r"\s+[|–—\-·•»]\s+(?=[^|–—·•»]{2,45}$)")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+[^\W\d_]")
_LONGEST = 40
_HEAD = 14


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline is `units[index].text[start:end]`. `site` is the outlet that a suffix names (`… | Example News`)."""

    index: int
    start: int
    end: int
    text: str
    site: str = ""


def find_headline(units: Sequence[Unit], skipped: set[int], order: str) -> Headline | None:
    """The headline among the units above the first sentence, None if there is none.

    Of the lines that are no date, byline, label, outlet or menu, the first whose words come back in the article's
    sentences is taken; else the first of four words or more; else the first. A line in capitals gives way to one in
    ordinary letters right below it (a banner over the headline).
    """
    head = _head(units, skipped)
    candidates = [i for i in head if _could_be(units[i], order) and not _is_section(units, i)]
    below = masthead(units, order)[1] if candidates else 0
    candidates = [i for i in candidates if i >= below] or candidates
    if not candidates:
        return None
    body = _vocabulary(units, skipped, head)
    good = [i for i in candidates if units[i].text.count(" ") >= 3 and _share(units[i].text, body) >= 0.3]
    long = [i for i in candidates if units[i].text.count(" ") >= 3]
    index = (_subject(units, skipped, head, candidates) or good or long or candidates)[0]
    if units[index].text.isupper():
        index = next((i for i in good if i > index and not units[i].text.isupper()), index)
    return _trimmed(units[index].text, index)


def _is_section(units: Sequence[Unit], index: int) -> bool:
    """Is it a numbered heading (`2 The training effort`), with its first part (`2.1 …`) or the next number below?"""
    match = _SECTION.match(units[index].text)
    if not match:
        return False
    if "." in match.group(1):
        return True
    number = int(match.group(1))
    below = re.compile(rf"(?:{number}\.1|{number + 1})[.)]?\s+[^\W\d_]")
    return any(below.match(unit.text) and not is_prose(unit.text) for unit in units[index + 1 :])


def _subject(units: Sequence[Unit], skipped: set[int], head: Sequence[int], candidates: Sequence[int]) -> list[int]:
    """The candidates that the first sentence begins with, as an encyclopedia's does (`Camp Example is a base …`)."""
    first = next((u.text for i, u in enumerate(units) if i not in skipped and i not in head and is_prose(u.text)), "")
    return [i for i in candidates if " " in units[i].text and first.startswith(units[i].text)]


def crawler_date(text: str) -> tuple[str, int]:
    """The date that some collections put before the headline (`date 2020-07-25 Headline`) and the headline's offset."""
    match = _CRAWLER_DATE.match(text)
    return (match.group(1), match.end()) if match else ("", 0)


def _head(units: Sequence[Unit], skipped: set[int]) -> list[int]:
    """The units above the first sentence."""
    head: list[int] = []
    for i, unit in enumerate(units):
        if i in skipped:
            continue
        if (is_prose(unit.text) and not _is_long_question(unit.text)) or len(head) >= _HEAD:
            break
        head.append(i)
    return head


def _is_long_question(text: str) -> bool:
    return text.endswith("?") and text.count(" ") < 30 and not re.search(r"[.!?]\s", text)


def _could_be(unit: Unit, order: str) -> bool:
    text = unit.text[crawler_date(unit.text)[1] :]
    words = text.count(" ") + 1
    if words > _LONGEST or unit.row or BULLET.match(text) or not re.search(r"[^\W\d_]{2}", text):
        return False
    if _STOP.search(text) and not _ABBREVIATED_END.search(text):
        return False
    if is_byline(text) or is_label(text) or is_caption(text) or stamp_line(text, order):
        return False
    if (text.startswith("[") and text.endswith("]")) or len(CRUMBS.split(text)) > 2:
        return False  # "[ missions abroad ]" names a desk, "News > 2005 > Iraq" the way to the page
    cells = text.split(" | ")
    if len(cells) > 1 and all(cell.count(" ") < 2 for cell in cells):
        return False  # "New Zealand | Defence" names desks
    return not (known_outlet(text) or (words <= 5 and named_like_outlet(text)))


def _vocabulary(units: Sequence[Unit], skipped: set[int], head: Sequence[int]) -> set[str]:
    """The beginnings of the words of the first sentences."""
    words: set[str] = set()
    above = set(head)
    prose = [u.text for i, u in enumerate(units) if i not in skipped and i not in above and is_prose(u.text)]
    for text in prose[:12]:
        words.update(w[:5] for w in _WORD.findall(text[:2000].casefold()))
    return words


def _share(text: str, body: set[str]) -> float:
    words = {w[:5] for w in _WORD.findall(text.casefold())}
    return len(words & body) / len(words) if words else 0.0


def _trimmed(text: str, index: int) -> Headline:
    """Without the collection's date in front and without the outlet at the end."""
    start = crawler_date(text)[1]
    end, site = len(text), ""
    match = _SUFFIX.search(text, start)
    if match:
        suffix = text[match.end() :]
        site = known_outlet(suffix) or named_like_outlet(suffix)
        if site or ("|" in match.group() and suffix.count(" ") < 4):
            end = match.start()
    return Headline(index, start, end, text[start:end], site)
