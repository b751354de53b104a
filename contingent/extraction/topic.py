"""What an article is about as a whole: its nation, its missions, its country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.extraction.names import HOSTS, Name
from contingent.extraction.rules import Rules
from contingent.extraction.scan import Scan
from contingent.lexicon import Match
from contingent.reference import Reference

#: How often a nation must be named, the title counting thrice, to be what an article is about.
_TOPIC_MENTIONS = 3
#: How many sentences are the top of an article.
_TOP = 5
#: How often a mission must be named, and how much more than the next, to be what an article is about.
_MAIN_MENTIONS, _MAIN_SHARE = 4, 6


@dataclass(frozen=True)
class Topic:
    """What an article is about as a whole; an empty value where no single answer stands out.

    `missions` are those named, in passing too. `only` is the one that is named when no other is, more than once or at
    the top. `ties` are the missions that a unit is said to belong to ("the detachment is part of …"). `main` is named
    so much more than any other that what is said of no other is of it. `about` is the Alliance's or the Union's mission
    that the text as a whole is about: its title names it and no nation.
    """

    nation: str = ""
    missions: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    country: str = ""
    main: str = ""
    only: str = ""
    about: str = ""


def in_titles(scans: Sequence[Scan], kind: str) -> list[Name]:
    """The names of one kind (`mission`, `place`, `nation`) in an article's titles, implied ones included."""
    return [name for one in scans if one.sentence.kind == "title" for name in one.of_kind(kind)]


def topic_of(scans: Sequence[Scan], reference: Reference, rules: Rules) -> Topic:
    """What the scans of an article, in reading order, are about."""
    nations: Counter[str] = Counter()
    missions: list[str] = []
    spoken: Counter[str] = Counter()
    for one in scans:
        weight = 3 if one.sentence.kind == "title" else 1
        for name in one.names:
            if name.kind == "mission":
                spoken[name.id] += weight
            if name.kind == "nation" and name.form != "body" and name.id not in HOSTS:
                nations[name.id] += weight
            if name.kind == "mission" and not name.implied and name.id not in missions:
                missions.append(name.id)
    ranked = nations.most_common(2)
    needed = 1 if rules.language == "es" and ranked and ranked[0][0] == "ESP" else _TOPIC_MENTIONS
    clear = bool(ranked) and ranked[0][1] >= max(needed, 2 * (ranked[1][1] if len(ranked) == 2 else 0))
    countries = Counter(
        name.id for one in scans for name in one.of_kind("place") if reference.places[name.id].kind == "country"
    )
    country = countries.most_common(1)[0][0] if countries else ""
    return Topic(
        nation=ranked[0][0] if clear else "",
        missions=tuple(missions),
        ties=_ties(scans, rules),
        country=country,
        main=_main_mission(scans, spoken, reference),
        only=_only(missions, scans),
        about=_about(scans, reference),
    )


def _only(missions: Sequence[str], scans: Sequence[Scan]) -> str:
    """The only mission of an article: a single mention far down tells of no more than its own sentence."""
    at = [n for n, one in enumerate(scans) for name in one.of_kind("mission") if not name.implied]
    return missions[0] if len(missions) == 1 and (len(at) > 1 or at[0] <= _TOP) else ""


def _main_mission(scans: Sequence[Scan], spoken: Counter[str], reference: Reference) -> str:
    """The mission that the title names, if it is a nation's own operation or the text keeps to it. A coalition's is
    none: what nations have in a country beside it is not all in it."""
    named = {name.id for name in in_titles(scans, "mission") if name.form == "name" and not name.implied}
    if len(named) != 1:
        return ""
    titled = named.pop()
    kind = reference.missions[titled].kind
    others = max((mentions for id_, mentions in spoken.items() if id_ != titled), default=0)
    clear = spoken[titled] >= max(_MAIN_MENTIONS, _MAIN_SHARE * others)
    return titled if kind == "national" or (clear and kind != "coalition") else ""


def _about(scans: Sequence[Scan], reference: Reference) -> str:
    named = {name.id for name in in_titles(scans, "mission") if name.form == "name"}
    nations = [name for name in in_titles(scans, "nation") if name.form != "body"]
    if len(named) != 1 or nations:
        return ""
    mission = named.pop()
    return mission if reference.missions[mission].kind in ("nato", "eu") else ""


def _ties(scans: Sequence[Scan], rules: Rules) -> tuple[str, ...]:
    found: list[str] = []
    for index, one in enumerate(scans):
        missions = one.of_kind("mission")
        if not missions:
            continue
        words = one.tokens.words
        units = rules["unit_nouns"].find(words)
        for match in rules["ties"].find(words):
            if any(unit.last <= match.first for unit in units):
                found += [name.id for name in missions if 0 <= name.first - match.last <= 4]
        if index < _TOP:
            found += [name.id for name in missions if any(_is_of(one, unit, name, rules) for unit in units)]
    return tuple(dict.fromkeys(found))


def _is_of(one: Scan, unit: Match, mission: Name, rules: Rules) -> bool:
    """ "the Spanish contingent in the coalition", "el contingente español de la misión": nothing but the nation and a
    preposition between."""
    adjectives = {i for name in one.of_kind("nation") for i in range(name.first, name.last)}
    between = [one.tokens.words[i] for i in range(unit.last, mission.first) if i not in adjectives]
    small = rules.words("within_body") | rules.words("determiner") | rules.words("of")
    return not mission.implied and 0 < len(between) <= 2 and small.issuperset(between)
