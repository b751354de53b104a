"""The cues of a sentence that stand with what they need: a withdrawal with a force, a handover with a base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contingent.extraction.context import Context
from contingent.extraction.event_types import event_type_of, is_homeward
from contingent.extraction.names import AWAY
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: How far before a verb its subject may stand.
_SUBJECT = 6
#: How many sentences of an article on a homecoming tell of it.
_HOMECOMING = 8


def cues_of(context: Context, index: int) -> list[Match]:
    """The event cues of the scan at `index` in reading order, without those that lack what they need."""
    scan = context.scans[index]
    cues = _meant(context, index, context.rules["event_cues"].find(scan.tokens.words))
    found = [
        cue
        for cue in cues
        if cue.entry.output != "none" and not _inside_name(scan, cue) and _has_needed(context, index, cue)
    ]
    return [cue for cue in found if not _is_journey(scan, cue, found)]


def _meant(context: Context, index: int, cues: Sequence[Match]) -> list[Match]:
    """The cues with "did so", "lo hizo" put as what was done before, in the sentence or in the one before it, and with
    "returned to" put as what it is where it leads."""
    meant: list[Match] = []
    for cue in cues:
        if cue.entry.output == "same":
            earlier = [(context.scans[index - 1], one) for one in cues_of(context, index - 1)] if index else []
            done = [*earlier, *((context.scans[index], one) for one in meant)]
            meant += [replace(cue, entry=replace(cue.entry, output=event_type_of(*done[-1])))] if done else []
        elif cue.entry.output == "deployment" and _comes_home(context, index, cue):
            meant.append(replace(cue, entry=replace(cue.entry, output="withdrawal")))
        elif cue.entry.output == "deployment" and _is_visit(context, index, cue):
            meant.append(replace(cue, entry=replace(cue.entry, output="meeting")))
        elif cue.entry.output == "return":
            back = _way_back(context.scans[index], cue)
            meant += [replace(cue, entry=replace(cue.entry, output=back))] if back else []
        else:
            meant.append(cue)
    return meant


def _comes_home(context: Context, index: int, cue: Match) -> bool:
    """ "the 94 who landed yesterday", in an article on a homecoming: who arrives at no place of the theatre is home."""
    scan = context.scans[index]
    arrives = scan.words("arriving") & set(scan.tokens.words[cue.first : cue.last])
    if not arrives or index > _HOMECOMING:
        return False
    clause = scan.clauses[cue.first]
    if any(name.id not in AWAY and scan.clauses[name.first] == clause for name in scan.of_kind("place")):
        return False
    top = [one for one in context.scans[:index] if one.sentence.kind == "title" or one.sentence.index <= 2]
    told = [m for one in top for m in context.rules["homecomings"].find(one.tokens.words)]
    return bool(told)


def _is_visit(context: Context, index: int, cue: Match) -> bool:
    """ "the minister has arrived in Baghdad": an office-holder who arrives, and no soldiers, visits."""
    scan = context.scans[index]
    if not scan.words("arriving") & set(scan.tokens.words[cue.first : cue.last]) or not _office_holder(scan, cue):
        return False
    return not _is_force(context, scan.tokens.words[: cue.first])


def _way_back(scan: Scan, cue: Match) -> str:
    """ "returned to Eindhoven" is a withdrawal, "returned to Taji" a deployment; to their rooms, or work, nothing."""
    if not scan.words("ahead_of").isdisjoint(scan.tokens.words[max(0, cue.first - 2) : cue.first]):
        return ""  # "before returning to Oslo, the minister met …"
    if is_homeward(scan, cue):
        return "withdrawal"
    near = [name for name in scan.of_kind("place") if 0 <= name.first - cue.last <= 2]
    if scan.tokens.words[cue.last - 1] in scan.words("towards"):
        return "deployment" if near and near[0].id not in AWAY else ""
    country = [n for n in scan.of_kind("nation") if n.form == "name" and 0 <= cue.first - n.last <= _SUBJECT]
    if country and scan.clauses[country[-1].first] == scan.clauses[cue.first]:
        return "deployment"  # "Poland came back in 2016": a country comes back to where its soldiers were
    plain = scan.tokens.words[cue.last - 1] != "back" and any(0 <= one.first - cue.last <= 1 for one in scan.dates)
    return "withdrawal" if plain or scan.rules.language == "es" else ""


def _is_journey(scan: Scan, cue: Match, cues: Sequence[Match]) -> bool:
    """ "the minister travels to Iraq": an office-holder on the way there is no deployment."""
    if cue.entry.output != "deployment":
        return False
    visits = any(one.first == cue.first and one.entry.output == "meeting" for one in cues)
    return visits and _office_holder(scan, cue)


def _office_holder(scan: Scan, cue: Match) -> bool:
    """Whether a minister, a king or the like, by name or by office, stands before the cue."""
    named = any(person.civil and person.last <= cue.first for person in scan.persons)
    return named or bool(scan.rules["civil_titles"].find(scan.tokens.words[: cue.first]))


def _inside_name(scan: Scan, cue: Match) -> bool:
    spans = [(n.first, n.last) for n in scan.names if not n.implied]
    of_year = scan.tokens.words[cue.last : cue.last + 1] and scan.tokens.words[cue.last].isdigit()
    if cue.entry.output != "mission_start" or of_year:
        # "since its creation in 2018" is a date that tells of the beginning, "at the beginning of 2018" is not
        spans += [(d.first, d.last) for d in scan.dates]
    spans += [(p.first, p.last) for p in scan.persons]
    return any(first <= cue.first < last for first, last in spans)


def _has_needed(context: Context, index: int, cue: Match) -> bool:
    scan, need = context.scans[index], cue.entry.get("needs")
    if need == "any":
        return True
    if need == "count":
        return any(cue.last <= number.core_first <= cue.last + 1 for number in scan.numbers)
    if need == "person":
        return bool(scan.persons) or _office_holder(scan, cue)
    words = scan.tokens.words
    first, last = stretch(scan, cue)
    inside = [name for name in scan.names if first <= name.first < last]
    if need == "mission":
        return any(name.kind == "mission" for name in inside) or _carried_mission(context, index, words[first:last])
    if need == "base":
        places = any(name.kind == "place" for name in inside)
        officer = any(person.rank and not person.civil and person.last <= cue.first for person in scan.persons)
        charge = not scan.words("charge").isdisjoint(words[cue.first : cue.last])
        formation = charge and not scan.words("formation").isdisjoint(words[cue.last : cue.last + 5])
        return places or officer or formation or bool(context.rules["bases"].find(words[first:last]))
    if need == "command":
        if _is_of_base(context, scan, cue):
            return False
        ranked = any(not person.civil for person in scan.persons)
        spoken = scan.words("command") & set(words[cue.first : cue.last + 5])
        if ranked or (spoken and any(name.kind == "mission" for name in scan.names)):
            return True
        held = any(name.kind == "nation" for name in inside)
        if held and (spoken or scan.words("referred") & set(words[first : cue.first])):
            return True
        return _goes_on_with_command(context, index)
    if need == "body":
        named = any(name.kind in ("nation", "mission") for name in inside)
        return named or bool(context.rules["deciders"].find(words[first:last]))
    if any(name.kind == "nation" for name in inside):
        return True
    if any(first <= number.first < last and not number.reason for number in scan.numbers):
        return True
    return _is_force(context, words[first:last]) or _carried_force(context, index, cue)


def _is_force(context: Context, words: Sequence[str]) -> bool:
    return bool(context.rules["forces"].find(words) or context.rules["units"].find(words))


def _carried_force(context: Context, index: int, cue: Match) -> bool:
    """ "It left on April 26", "Salieron de allí en mayo": a pronoun, or a bare verb, for the force of the sentence
    before."""
    if not index:
        return False
    scan, before = context.scans[index], context.scans[index - 1]
    pronoun = scan.words("subject_pronoun") & set(scan.tokens.words[max(0, cue.first - 3) : cue.first])
    bare = context.rules.language == "es" and cue.first <= 3
    return bool(pronoun or bare) and _is_force(context, before.tokens.words)


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
    if context.rules.words("mission_noun") & set(words) or _names_operation(context.scans[index]):
        return True
    if not context.rules.words("it") & set(words) or not index:
        return False
    before = context.scans[index - 1]
    named = any(n.kind == "mission" for n in before.names) or _names_operation(before)
    return named or bool(before.words("mission_noun") & set(before.tokens.words))


def _names_operation(scan: Scan) -> bool:
    """ "Operation Chammal": a nation's own operation that the vocabulary does not know."""
    tokens = scan.tokens
    named = [i for i, word in enumerate(tokens.words[:-1]) if word in scan.words("operation_noun")]
    return any(tokens.capitalised(i) and tokens.capitalised(i + 1) for i in named)


def stretch(scan: Scan, cue: Match) -> tuple[int, int]:
    """The tokens around a cue up to the full breaks of its sentence: a comma does not end it, a semicolon does."""
    breaks = [i for i, word in enumerate(scan.tokens.words) if word in (";", ":", "\u2022")]
    first = max((i + 1 for i in breaks if i < cue.first), default=0)
    last = min((i for i in breaks if i >= cue.last), default=len(scan.tokens))
    return first, last
