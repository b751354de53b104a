"""Missions, places, nations and bodies that a sentence names, each with its span, id and form."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.extraction.rules import Rules
from contingent.extraction.tokens import Tokens
from contingent.lexicon import Match

#: Short names that are words too unless written in capitals: "us", "un", "is", "oir".
_CAPITALS = {"us", "uk", "usa", "uae", "un", "eu", "ue", "onu", "eeuu", "oir", "nmi", "ntm", "mnf", "bdsc", "euam"}
#: Forms that texts also write in lower case.
_ANY_CASE = {"coalition", "nato-mission", "body", "host"}
#: Words that make the token before them no place where something happened: "Baghdad officials", "Iraq war".
_PLACE_BEFORE = {
    "in", "at", "to", "from", "near", "into", "inside", "outside", "of", "around", "across", "over", "within",
    "en", "a", "de", "desde", "hacia", "hasta", "cerca", "por", "sobre", "throughout", "via",
    "through", "between", "entre", "leave", "leaving", "left", "quit", "reach", "reached", "visit", "visits", "visited",
    "towards", "toward", "north", "south", "east", "west", "northern", "southern", "western", "eastern", "central",
}  # fmt: skip


_SKIPPED = {"the", "el", "la", "los", "las", "al", "del", "camp", '"', "(", "nearby", "present", "day", "neighbouring"}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (exclusive) name `id`; `kind` is `mission`, `place` or `nation`.

    `form` tells how: a nation's `name`, `adjective`, `people`, `capital`, `body` or `host`; a mission's `name`,
    `coalition` or `nato-mission`; a place is a `name`. `implied` marks what an anaphor stands for ("there").
    """

    kind: str
    id: str
    form: str
    first: int
    last: int
    implied: bool = False


def find_names(tokens: Tokens, rules: Rules) -> list[Name]:
    """All names of a sentence in reading order: missions first, then places outside them, then nations outside both.

    A country is a place as well as a nation; a capital is both too, and `link.py` chooses by what stands around it.
    """
    missions = [_name("mission", m) for m in rules["names.missions"].find(tokens.words) if _written(tokens, m, rules)]
    taken = {index for name in missions for index in range(name.first, name.last)}
    places = [
        _name("place", m)
        for m in rules["names.places"].find(tokens.words)
        if m.first not in taken and _written(tokens, m, rules)
    ]
    longer = {index for name in places if name.last - name.first > 1 for index in range(name.first, name.last)}
    nations = [
        _name("nation", m)
        for m in rules["names.nations"].find(tokens.words)
        if m.first not in taken and m.first not in longer and _written(tokens, m, rules)
    ]
    return sorted(missions + places + nations, key=lambda name: (name.first, name.last, name.kind))


def _name(kind: str, match: Match) -> Name:
    return Name(kind, match.entry.output, match.entry.get("form") or "name", match.first, match.last)


def _written(tokens: Tokens, match: Match, rules: Rules) -> bool:
    """Whether the words are written as that name is: "US" and not "us", "Jordan" and not "jordan"."""
    form = match.entry.get("form")
    words = tokens.words[match.first : match.last]
    if len(words) == 1 and words[0] in _CAPITALS:
        return tokens.text[tokens.starts[match.first] : tokens.ends[match.first]].isupper()
    if form in _ANY_CASE or (rules.language == "es" and form in ("adjective", "people")):
        return True
    return any(tokens.capitalised(index) for index in range(match.first, match.last))


def is_location(tokens: Tokens, name: Name) -> bool:
    """Whether the words before a place say that something is there: "in Iraq", "at Taji", not "Iraq asked"."""
    index = name.first - 1
    while index >= 0 and tokens.words[index] in _SKIPPED:
        if tokens.words[index] in ("al", "del"):
            return True
        index -= 1
    if index > 0 and tokens.words[index] in ("and", "y", "e", ",", "to") and tokens.capitalised(index - 1):
        # "from Baghdad and Taji": the second place is where the first is
        before = index - 1
        while before > 0 and tokens.capitalised(before):
            before -= 1
        return tokens.words[before] in _PLACE_BEFORE
    return index >= 0 and tokens.words[index] in _PLACE_BEFORE
