"""Commands as a chart draws them: one bar per person and mission, however many articles name it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contingent.records import records
from contingent.tables import Tables
from contingent.views.days import day_number

# Second given names: left out of a label together with the first one, so that the surname is what remains.
_GIVEN_NAMES = frozenset(
    [
        "antonio",
        "alberto",
        "alfonso",
        "carlos",
        "david",
        "enrique",
        "fernando",
        "francisco",
        "ignacio",
        "javier",
        "jesus",
        "jose",
        "juan",
        "luis",
        "manuel",
        "maria",
        "miguel",
        "pablo",
        "pedro",
        "rafael",
        "ramon",
    ]
)


_PARTICLES = frozenset(("da", "de", "del", "della", "den", "der", "di", "du", "la", "le", "van", "von"))


@dataclass(frozen=True, slots=True)
class Command:
    """A person at the head of a mission. Days since 1970, None where no article gives them.

    `start` and `end` are (first, last) days that the start and the end can mean, the narrowest that is reported.
    """

    person: str
    mission_id: str
    start: tuple[float, float] | None
    end: tuple[float, float] | None
    reports: tuple[Mapping[str, Any], ...]

    @property
    def first(self) -> float:
        known = self.start or self.end
        assert known is not None
        return known[0]

    @property
    def last(self) -> float:
        known = self.end or self.start
        assert known is not None
        return known[1]

    @property
    def tenure_ids(self) -> str:
        return ";".join(report["tenure_id"] for report in self.reports)


def commands(tables: Tables) -> list[Command]:
    """Every command with a start or an end that a date places, by time.

    Two reports are one command when they name the same person (one name's parts are all among the other's, accents
    aside) in the same mission, and their starts and ends can both be true.
    """
    found: list[Command] = []
    for row in records(tables.tenures):
        one = Command(row["person"], row["mission_id"], _bounds(row, "start"), _bounds(row, "end"), (row,))
        if one.start is None and one.end is None:
            continue
        at = next((i for i, other in enumerate(found) if _same(one, other)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _joined(found[at], one)
    return sorted(found, key=lambda one: (one.first, one.person))


def surname(person: str) -> str:
    """The name without given names and initials: `José Antonio Agüero Martínez` → `Agüero Martínez`."""
    words = person.split()
    at = 1
    while at < len(words) - 1 and (_folded(words[at]) in _GIVEN_NAMES or words[at].endswith(".")):
        at += 1
    return " ".join(words[at:]) or person


def shortest(surnames: str) -> str:
    """The first of several surnames, with the particles before it: `de Meer Madrid` → `de Meer`."""
    words = surnames.split()
    at = next((n for n, word in enumerate(words) if word.lower() not in _PARTICLES), len(words) - 1)
    return " ".join(words[: at + 1])


def _bounds(row: Mapping[str, Any], column: str) -> tuple[float, float] | None:
    first, last = row[f"{column}_from"], row[f"{column}_to"]
    if not first and not last:
        return None
    return day_number(first or last), day_number(last or first)


def _same(one: Command, other: Command) -> bool:
    if one.mission_id != other.mission_id:
        return False
    parts, others = _parts(one.person), _parts(other.person)
    if not (parts <= others or others <= parts):
        return False
    return _compatible(one.start, other.start) and _compatible(one.end, other.end)


def _parts(person: str) -> set[str]:
    """The parts of a name that can be compared: no initials."""
    return {part for part in _folded(person).split() if len(part.rstrip(".")) > 1}


def _compatible(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _joined(one: Command, other: Command) -> Command:
    person = max(one.person, other.person, key=lambda name: (len(name), name))
    start, end = _narrower(one.start, other.start), _narrower(one.end, other.end)
    return Command(person, one.mission_id, start, end, (*one.reports, *other.reports))


def _narrower(one: tuple[float, float] | None, other: tuple[float, float] | None) -> tuple[float, float] | None:
    known = [bounds for bounds in (one, other) if bounds is not None]
    return min(known, key=lambda bounds: bounds[1] - bounds[0], default=None)


def _folded(name: str) -> str:
    """Lower case without accents, so that Agüero and Aguero are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
