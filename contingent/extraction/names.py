"""Missions, places, nations and bodies that a sentence names, each with its span, id and form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.extraction.rules import Rules
from contingent.extraction.tokens import Tokens
from contingent.lexicon import Match

#: Places outside the theatre: who is moved there has left it, who comes from there arrives.
AWAY = frozenset({"spain", "madrid", "kuwait", "jordan", "turkey", "qatar", "naples", "brussels"})
#: Where nobody of these missions is deployed: homes, headquarters, summits and other theatres.
NOT_THEATRE = {"spain", "madrid", "brussels", "wales", "warsaw", "naples", "istanbul", "iran", "afghanistan", "mali"}
#: Nations on whose soil the deployments take place: they ask, host and are trained, they do not deploy there.
HOSTS = frozenset({"IRQ", "KWT", "SYR", "IRN", "LBN", "JOR", "ISR", "PSE", "QAT", "AFG", "MLI", "LBY", "EGY",
                   "PAK", "RUS", "CHN", "SAU", "ARE"})  # fmt: skip
#: How many tokens may stand between a place and the one that says where it lies.
_BESIDE = 8
#: Forms that texts also write in lower case.
_ANY_CASE = {"coalition", "nato-mission", "body", "host"}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (exclusive) name `id`; `kind` is `mission`, `place` or `nation`.

    `form` tells how: a nation's `name`, `adjective`, `people`, `capital`, `body`, `host` or `force` (the
    Bundeswehr); a mission's `name`,
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
    forces = [
        Name("nation", m.entry.output, "force", m.first, m.last) for m in rules["national_forces"].find(tokens.words)
    ]
    taken |= {index for name in forces for index in range(name.first, name.last)}
    longer = {index for name in places if name.last - name.first > 1 for index in range(name.first, name.last)}
    nations = [
        _name("nation", m)
        for m in rules["names.nations"].find(tokens.words)
        if m.first not in taken and m.first not in longer and _written(tokens, m, rules)
    ]
    countries = {name.first for name in nations}
    places = [name for name in places if name.first not in countries or not _is_of_base(tokens, name, rules)]
    return sorted(missions + places + forces + nations, key=lambda name: (name.first, name.last, name.kind))


def _name(kind: str, match: Match) -> Name:
    return Name(kind, match.entry.output, match.entry.get("form") or "name", match.first, match.last)


def _is_of_base(tokens: Tokens, name: Name, rules: Rules) -> bool:
    """ "Base España": a base that has its name from a country is not in that country."""
    return name.first > 0 and tokens.words[name.first - 1] in rules.words("base_noun")


def _written(tokens: Tokens, match: Match, rules: Rules) -> bool:
    """Whether the words are written as that name is: "US" and not "us", "Jordan" and not "jordan"."""
    form = match.entry.get("form")
    words = tokens.words[match.first : match.last]
    if len(words) == 1 and words[0] in rules.words("capitals"):
        return tokens.text[tokens.starts[match.first] : tokens.ends[match.first]].isupper()
    if form == "coalition" and match.last < len(tokens) and tokens.words[match.last] in rules.words("governing"):
        return False  # "the coalition government"
    if match.first and tokens.words[match.first - 1] in rules.words("of_continent"):
        return False  # "the last Latin Americans in Iraq"
    if form in _ANY_CASE or (rules.language == "es" and form in ("adjective", "people")):
        return True
    return any(tokens.capitalised(index) for index in range(match.first, match.last))


def is_only_near(tokens: Tokens, name: Name, places: Sequence[Name], rules: Rules) -> bool:
    """Whether a place only says where the place told before it lies: "Besmaya, a base south-east of Baghdad"."""
    if rules.words("aside").isdisjoint(tokens.words[max(0, name.first - 3) : name.first]):
        return False
    return any(0 <= name.first - other.last <= _BESIDE for other in places)


def _acts(tokens: Tokens, name: Name, rules: Rules) -> bool:
    """ "from Erbil and Portugal sent 30", "en Taji y Chequia a una veintena": a verb or a count of its own follows."""
    following = tokens.words[name.last : name.last + 1]
    still = not rules.words("still").isdisjoint(following)
    if not rules.words("acting_verb").isdisjoint(tokens.words[name.last + still : name.last + still + 1]):
        return True
    counted = [
        word[0].isdigit() or word in rules.words("some_number") for word in tokens.words[name.last : name.last + 2]
    ]
    return bool(counted) and (counted[0] or (following[0] in rules.words("gapped") and any(counted)))


def is_location(tokens: Tokens, name: Name, rules: Rules) -> bool:
    """Whether the words before a place say that something is there: "in Iraq", "at Taji", not "Iraq asked"."""
    words, before, skipped = tokens.words, rules.words("place_before"), rules.words("place_skipped")
    index = name.first - 1
    while index >= 0 and (words[index] in skipped or words[index] in ('"', "(")):
        if words[index] in ("al", "del"):  # a preposition and its article in one word
            return True
        index -= 1
    if (
        index > 0
        and (words[index] in rules.words("place_joint") or words[index] == ",")
        and tokens.capitalised(index - 1)
        and words[index - 1] not in rules.words("calendar_name")
        and not _acts(tokens, name, rules)
    ):
        # "from Baghdad and Taji": the second place is where the first is
        first = index - 1
        while first > 0 and tokens.capitalised(first):
            first -= 1
        return words[first] in before
    return index >= 0 and words[index] in before
