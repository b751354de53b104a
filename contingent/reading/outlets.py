"""The names of newspapers, agencies, broadcasters and press offices, as they print them."""

from __future__ import annotations

import re
from functools import lru_cache

from contingent.reading.rules import Rule, alternatives, rules


def known_outlet(text: str) -> str:
    """The usual name of the outlet that the whole text names (`AFP` → `Agence France-Presse`); empty if unknown."""
    text = text.strip(" .,:;|-–—©()[]")
    if not text or len(text) > 90 or not _any_known().fullmatch(text):
        return ""
    return next(r.output for r in _known() if re.fullmatch(r.pattern, text, _case(r)))


def find_outlet(text: str) -> str:
    """The first known outlet named somewhere in a short text (a byline, a copyright line); empty if none."""
    match = _inside().search(text)
    return known_outlet(match.group()) if match else ""


def named_like_outlet(text: str) -> str:
    """The text itself if it is a site's address or a name of the usual make (`The Baghdad Observer`); else empty."""
    text = text.strip(" .,:;|-–—©()[]")
    pattern = alternatives(r for r in rules("outlets") if not r.output)
    return text if re.fullmatch(pattern, text) or re.fullmatch(pattern, text.title()) else ""


@lru_cache(maxsize=1)
def _known() -> tuple[Rule, ...]:
    return tuple(r for r in rules("outlets") if r.output)


def _case(rule: Rule) -> re.RegexFlag:
    """Short names in capitals (`AP`, `AA`) are only themselves in capitals."""
    return re.NOFLAG if re.match(r"[A-Z]{2,4}\b", rule.pattern) else re.IGNORECASE


@lru_cache(maxsize=1)
def _any_known() -> re.Pattern[str]:
    return re.compile("|".join(f"(?{'i' if _case(r) else ''}:{r.pattern})" for r in _known()))


@lru_cache(maxsize=1)
def _inside() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@]){'(?:' + _any_known().pattern + ')'}(?!\w)")
