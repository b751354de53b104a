"""The line that a wire story opens with: `WASHINGTON, March 12 (Reuters) -`, `MADRID, 28 Dic. (EUROPA PRESS) -`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contingent.reading.outlets import find_outlet, known_outlet
from contingent.reading.rules import alternatives, rules
from contingent.reading.stamps import find_stamps, stamp_filler

_UPPER = "A-ZÀ-ÖØ-Þ"
_CAPS_WORD = rf"[{_UPPER}][{_UPPER}'’.-]*[{_UPPER}]\.?"
_CAPS = rf"{_CAPS_WORD}(?:(?:\s|\s?/\s?){_CAPS_WORD}){{0,3}}"
_TITLE_WORD = rf"[{_UPPER}][a-zà-öø-ÿ'’-]+"
_TITLE = rf"{_TITLE_WORD}(?:[ /](?:de |la |el |al-)?{_TITLE_WORD}){{0,3}}"
_INITIALS = rf"(?:[{_UPPER}]\.){{2,3}}"
_DASH = r"\s*(?:\.?\s?[-–—]{1,2}(?!\w)|\.[-–—]|:|//|/)\s*"


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text[:end]` is the dateline; `place` raw, `agency` as in the brackets, `edtf` its date. Each may be empty."""

    end: int
    place: str
    agency: str
    edtf: str


def find_dateline(text: str, order: str = "") -> Dateline | None:
    """The dateline that the text opens with, None if it has none.

    A place in capitals needs a dash; a place in ordinary letters needs an agency in brackets or a date, too. What
    `dateline_words.csv` blocks (`NATO – the alliance …`) is no place.
    """
    for pattern in _patterns():
        match = pattern.match(text)
        if match and (found := _accepted(text, match, order)):
            return found
    return _outlet_first(text)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((n for r in rules("months") for n in r.pattern.split("|")), key=len, reverse=True))
    weekday = r"(?:[^\W\d_]{3,9}\.?,?\s)?"
    month = rf"(?i:{names})\.?"
    day = (
        rf"{weekday}(?:\d{{1,2}}(?:st|nd|rd|th|º)?[ .-](?:de )?{month}(?:[ ,-]+(?:de )?\d{{4}})?"
        rf"|{month} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{1,2}}(?=\s*\())"
    )
    agency = r"\((?P<agency>[^()]{2,60})\)"
    region = (
        rf"(?:,\s(?!(?i:{names})\b)(?:{_CAPS}|{_TITLE}|{_INITIALS})"
        rf"|\s\((?:{_CAPS}|{_TITLE})\)(?=,\s*{day}\s*\())?"
    )
    place = rf"(?P<place>(?!(?i:{names})\b)(?:{_CAPS}|{_TITLE}){region})"
    return (
        re.compile(
            rf"{place}(?:\s*[,.|/–-]?\s*\(?(?P<date>{day})\)?)?(?:\s*,?\s*{agency})?(?:\s*[,.-]?\s*(?P<later>{day}))?"
            rf"(?P<dash>{_DASH}|\s*$|\s+(?=[{_UPPER}“\"]))"
        ),
        re.compile(rf"{agency}{_DASH}{place}(?:,?\s*(?P<date>{day}))?(?P<later>)(?P<dash>{_DASH})"),
        re.compile(rf"(?P<place>)(?P<date>{day})?(?P<later>)\s*{agency}(?P<dash>{_DASH})"),
        re.compile(
            rf"(?P<agency>[^\W\d][^-–/|,()]{{1,30}}?)\s*[-–/|]\s*{place}\s*[-–/|,]\s*(?P<date>{day})(?P<later>)"
            r"(?P<dash>(?:\s*[-–/|,]\s*\d{1,2}[:.]\d\d.{0,8})?$)"
        ),
    )


def _accepted(text: str, match: re.Match[str], order: str) -> Dateline | None:
    place, agency, dash = match["place"] or "", match["agency"] or "", match["dash"]
    day = match["date"] or match["later"] or ""
    marked = bool(dash.strip())
    if _is_stamp_word(place):
        return None
    first = re.split(r"[,/\s]", place)[0] if place else ""
    if _agencies().fullmatch(place):
        return None
    if first and _blocked().fullmatch(place.split(",")[0]):
        return None
    in_capitals = bool(first) and first.isupper()
    if dash.strip() in (":", "/") and not (agency and day):
        return None
    if not place:
        accepted = marked and bool(find_outlet(agency))
    elif agency and match.start("agency") == 0:
        accepted = bool(known_outlet(agency)) or _agencies().fullmatch(agency) is not None
    elif not marked:
        accepted = bool(agency and day) if text[match.end() :] else bool(agency or (in_capitals and day))
    elif in_capitals:
        accepted = bool(agency or day) or _begins_sentence(text, match.end())
    else:
        accepted = bool(day) or bool(find_outlet(agency)) or _looks_like_agency(agency)
    if not accepted:
        return None
    stamps = find_stamps(day or agency, order)
    place = place.split(" (")[0]
    return Dateline(match.end(), place, agency if is_agency(agency) else "", stamps[0].edtf if stamps else "")


def _is_stamp_word(place: str) -> bool:
    """Is the place a label or a weekday (`Actualizado Lunes, 16 marzo`)?"""
    return bool(place) and not re.search(r"\w", stamp_filler().sub("", place))


def _outlet_first(text: str) -> Dateline | None:
    """`Example News/ Baghdad` or `EXAMPLE NEWS –`: the outlet's name opens the text."""
    match = re.match(rf"(?P<outlet>[{_UPPER}][\w ]{{2,25}}?)\s?(?:/|–|—|--|\s-)\s?(?=[{_UPPER}“\"])", text)
    if match and known_outlet(match["outlet"]):
        return Dateline(match.end(), "", match["outlet"], "")
    return None


@lru_cache(maxsize=1)
def _blocked() -> re.Pattern[str]:
    return re.compile(alternatives(r for r in rules("dateline_words") if r.output == "block"))


@lru_cache(maxsize=1)
def _agencies() -> re.Pattern[str]:
    return re.compile(alternatives(r for r in rules("dateline_words") if r.output == "agencies"), re.IGNORECASE)


def _begins_sentence(text: str, position: int) -> bool:
    return re.match(rf"[{_UPPER}0-9“\"‘'«¿¡(]", text[position:]) is not None


def is_agency(bracketed: str) -> bool:
    """Is what stands in a dateline's brackets an outlet (and not a time, a day, a country)?"""
    return bool(known_outlet(bracketed)) or _looks_like_agency(bracketed)


def _looks_like_agency(bracketed: str) -> bool:
    if not bracketed or find_stamps(bracketed) or re.search(r"\d[:.]\d\d|[ap]\.?m\.?$", bracketed, re.IGNORECASE):
        return False
    return re.search(rf"[{_UPPER}]{{2,}}|\w\d|News|Press|Agenc|Media|Times|Radio|TV", bracketed) is not None
