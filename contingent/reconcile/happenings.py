"""Findings about happenings: who else tells of them, and where the accounts differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from contingent.edtf_dates import Bounds, surely_before
from contingent.extraction.claims import Event, Figure
from contingent.reconcile import notes
from contingent.reconcile.finding import Finding
from contingent.reconcile.likeness import days, gap
from contingent.reconcile.occurrences import Happening, span
from contingent.reconcile.sources import independent
from contingent.reconcile.told import Account, Told
from contingent.reference import Reference

_CALLED = {
    "mission_start": "start of a mission", "mission_end": "end of a mission", "command_change": "change of command",
    "handover": "handover",
}  # fmt: skip
_MOVEMENTS = frozenset({"redeployment", "withdrawal"})
#: Two articles that put the same thing on days further apart than this speak of two things.
DAYS_APART = 3
# What an attack is counted in. They are no figures of ours (the tables count people, vehicles and so on), but two
# accounts of one attack that count them differently cannot both be right.
_PROJECTILES = {
    "rockets": r"rockets?|cohetes?",
    "missiles": r"missiles?|misil(?:es)?",
    "drones": r"drones?",
    "mortar rounds": r"mortars?|morteros?|mortar (?:rounds|shells)",
}


def happening_findings(
    accounts: Sequence[Account], happenings: Iterable[Happening], keys: dict[str, str], reference: Reference
) -> list[Finding]:
    """`corroborated` for each happening that two sources tell; `conflict` where accounts of one happening count its
    projectiles differently, or put what is plainly the same movement on different days."""
    found: list[Finding] = []
    for happening in happenings:
        sources = independent(happening, keys)
        if len(sources) > 1:
            found.append(_corroborated(happening, sources, reference))
            found += _counted_differently(happening, sources, reference)
    return [*found, *_dated_differently(accounts, reference)]


def _corroborated(happening: Happening, sources: Happening, reference: Reference) -> Finding:
    best = min(happening, key=lambda told: (days(span(told)), told.row_id))
    verb = {"planned": "announce", "denied": "deny"}.get(best.claim.status, "report")
    names = notes.listed(dict.fromkeys(notes.who(told.article) for told in sources))
    articles = [told.article for told in sources]
    note = f"{names} {verb} the same {_event(best.claim, reference)}{notes.nameless(articles)}."
    return Finding("corroborated", _subject(best.claim, reference), _ids(happening), note[0].upper() + note[1:])


def _event(event: Event, reference: Reference) -> str:
    """`meeting (Spain and Iraq, Baghdad, 25 January 2024)`."""
    called = _CALLED.get(event.event_type, event.event_type)
    nations = notes.listed([reference.nations[one].name for one in event.nations]) if event.nations else ""
    missions = notes.mission_names(event.mission_ids, reference)
    place = reference.places[event.place_id].name if event.place_id else ""
    return f"{called} ({', '.join(part for part in (nations, missions, place, notes.when(event.date)) if part)})"


def _subject(event: Event, reference: Reference) -> str:
    missions = notes.mission_names(event.mission_ids, reference)
    return notes.subject((event.event_type, ", ".join(event.nations), missions, notes.known(event.date)))


def _ids(told: Iterable[Told[Event]]) -> tuple[str, ...]:
    return tuple(sorted({one.row_id for one in told}))


def _counted_differently(happening: Happening, sources: Happening, reference: Reference) -> Iterator[Finding]:
    if happening[0].claim.event_type != "attack" or any(days(span(told)) > 7 for told in happening):
        return
    words = _number_words(reference)
    for noun, pattern in _PROJECTILES.items():
        counted = [(told, numbers) for told in sources if (numbers := _numbers(told.sentence, pattern, words))]
        if len(counted) < 2 or all(one[1] & other[1] for one, other in combinations(counted, 2)):
            continue
        parts = [f"{' or '.join(map(str, sorted(numbers)))} ({notes.who(told.article)})" for told, numbers in counted]
        event = min(happening, key=lambda told: (days(span(told)), told.row_id)).claim
        note = f"The number of {noun} in the {_event(event, reference)} differs: {notes.listed(parts)}."
        subject = f"{_subject(event, reference)} · {noun}"
        yield Finding("conflict", subject, _ids(told for told, _ in counted), note)


def _numbers(sentence: str, noun: str, words: dict[str, int]) -> frozenset[int]:
    """The plain counts of a noun in a sentence: `18 rockets`, `four Katyusha rockets`; not `more than 20 rockets`."""
    pattern = rf"(?<![\w.,])(\d+|{'|'.join(words) or 'one'})\s+(?:[^\W\d_]+\s+){{0,2}}?(?:{noun})\b"
    found = set()
    for match in re.finditer(pattern, sentence.casefold()):
        before = sentence[: match.start()].casefold().rstrip()
        if not re.search(r"(than|least|about|some|around|to|nearly|unos|unas|de|menos|casi)$", before):
            found.add(words.get(match[1]) or int(match[1]))
    return frozenset(found)


def _number_words(reference: Reference) -> dict[str, int]:
    entries = reference.rules.get("number_words", ())
    return {entry.pattern: int(entry.output) for entry in entries if re.fullmatch(r"[^\W\d_]+", entry.pattern)}


def _dated_differently(accounts: Sequence[Account], reference: Reference) -> Iterator[Finding]:
    """The same movement on two days: the sentences carry the same number of people, of one nation and mission."""
    blocks: dict[tuple[object, ...], dict[Bounds, Happening]] = {}
    for account in accounts:
        for told, figure in _movements(account):
            missions = tuple(sorted({*told.claim.mission_ids, *figure.mission_ids}))
            if missions:
                key = (figure.nation, figure.value, missions)
                blocks.setdefault(key, {}).setdefault(span(told), []).append(told)
    given: set[tuple[str, ...]] = set()
    for (nation, *_), block in blocks.items():
        for (one_day, one), (other_day, other) in pairwise(sorted(block.items())):
            both = {told.article_id for told in one} & {told.article_id for told in other}
            ids = _ids([*one, *other])
            near = surely_before(one_day, other_day) and gap(one_day, other_day) <= DAYS_APART
            if near and not both and ids not in given:
                given.add(ids)
                yield _day_conflict(one, other, str(nation), reference)


def _movements(account: Account) -> Iterator[tuple[Told[Event], Figure]]:
    """Movements of a day, each with the numbers of people in its sentence: moved, or there and then moved."""
    moved: dict[str, list[Figure]] = {}
    for figure in account.figures:
        if figure.claim.measure in ("relocated", "deployed") and figure.claim.nation:
            moved.setdefault(figure.claim.sentence_id, []).append(figure.claim)
    for told in account.events:
        event = told.claim
        if event.event_type in _MOVEMENTS and event.status == "occurred" and days(span(told)) <= 2:
            for figure_moved in moved.get(event.sentence_id, ()):
                yield told, figure_moved


def _day_conflict(one: Happening, other: Happening, nation: str, reference: Reference) -> Finding:
    event = one[0].claim
    missions = notes.mission_names(sorted({m for told in (*one, *other) for m in told.claim.mission_ids}), reference)
    moved = ", ".join(part for part in (" and ".join(_nations(nation, reference)), missions) if part)
    parts = [
        f"{notes.when(side[0].claim.date)} ({notes.listed(dict.fromkeys(notes.who(told.article) for told in side))})"
        for side in (one, other)
    ]
    note = f"Accounts of one {event.event_type} ({moved}) give different days: {parts[0]} and {parts[1]}."
    subject = notes.subject(
        (event.event_type, nation, missions, *(notes.known(side[0].claim.date) for side in (one, other)))
    )
    return Finding("conflict", subject, _ids([*one, *other]), note)


def _nations(ids: str, reference: Reference) -> list[str]:
    return [reference.nations[one].name for one in ids.split(";") if one]
