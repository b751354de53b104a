"""The cues of a sentence that stand with what they need: a withdrawal with a force, a handover with a base."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.context import Context
from contingent.extraction.scan import Scan
from contingent.lexicon import Match


def cues_of(context: Context, index: int) -> list[Match]:
    """The event cues of the scan at `index` in reading order, without those that lack what they need."""
    scan = context.scans[index]
    cues = context.rules["event_cues"].find(scan.tokens.words)
    return [
        cue
        for cue in cues
        if cue.entry.output != "none" and not _inside_name(scan, cue) and _has_needed(context, index, cue)
    ]


def _inside_name(scan: Scan, cue: Match) -> bool:
    spans = [(n.first, n.last) for n in scan.names if not n.implied]
    if cue.entry.output != "mission_start":  # "since its creation in 2018" is a date that tells of the beginning
        spans += [(d.first, d.last) for d in scan.dates]
    spans += [(p.first, p.last) for p in scan.persons]
    return any(first <= cue.first < last for first, last in spans)


def _has_needed(context: Context, index: int, cue: Match) -> bool:
    scan, need = context.scans[index], cue.entry.get("needs")
    if need == "any":
        return True
    if need == "person":
        return bool(scan.persons)
    words = scan.tokens.words
    first, last = stretch(scan, cue)
    inside = [name for name in scan.names if first <= name.first < last]
    if need == "mission":
        return any(name.kind == "mission" for name in inside) or _carried_mission(context, index, words[first:last])
    if need == "base":
        places = any(name.kind == "place" for name in inside)
        return places or bool(context.rules["bases"].find(words[first:last]))
    if need == "command":
        if _is_of_base(context, scan, cue):
            return False
        ranked = any(not person.civil for person in scan.persons)
        spoken = scan.words("command") & set(words[cue.first : cue.last + 5])
        if ranked or (spoken and any(name.kind == "mission" for name in scan.names)):
            return True
        return _goes_on_with_command(context, index)
    if need == "body":
        named = any(name.kind in ("nation", "mission") for name in inside)
        return named or bool(context.rules["deciders"].find(words[first:last]))
    if any(name.kind == "nation" for name in inside):
        return True
    if any(first <= number.first < last and not number.reason for number in scan.numbers):
        return True
    around = words[first:last]
    return bool(context.rules["forces"].find(around) or context.rules["units"].find(around))


def _goes_on_with_command(context: Context, index: int) -> bool:
    """ "Denmark took over in 2020", after a sentence on who was in command."""
    if not index or not any(name.kind == "nation" for name in context.scans[index].names):
        return False
    before = context.scans[index - 1]
    ranked = any(not person.civil and person.rank for person in before.persons)
    return ranked or bool(before.words("command") & set(before.tokens.words))


def _is_of_base(context: Context, scan: Scan, cue: Match) -> bool:
    """ "took charge of Camp Taji": a base is handed over, no command changes."""
    places = context.reference.places
    near = [name for name in scan.of_kind("place") if 0 <= name.first - cue.last <= 2]
    return any(places[name.id].kind == "base" for name in near)


def _carried_mission(context: Context, index: int, words: Sequence[str]) -> bool:
    """ "It was set up in Baghdad": a pronoun that stands for the mission of the sentence before."""
    if "mission" in words or "mision" in words:
        return True
    if not context.rules.words("it") & set(words) or not index:
        return False
    before = context.scans[index - 1]
    return any(n.kind == "mission" for n in before.names) or "mission" in before.tokens.words


def stretch(scan: Scan, cue: Match) -> tuple[int, int]:
    """The tokens around a cue up to the full breaks of its sentence: a comma does not end it, a semicolon does."""
    breaks = [i for i, word in enumerate(scan.tokens.words) if word in (";", ":", "\u2022")]
    first = max((i + 1 for i in breaks if i < cue.first), default=0)
    last = min((i for i in breaks if i >= cue.last), default=len(scan.tokens))
    return first, last
