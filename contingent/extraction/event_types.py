"""Which type of event a cue stands for, where its verb alone does not tell: landing where, handing over what."""

from __future__ import annotations

from contingent.extraction.names import AWAY, Name
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: How far behind its verb the place stands where somebody arrives.
_DESTINATION = 9
#: How far behind "hands over" the officer stands who receives.
_RECEIVER = 9
#: Places outside the theatre that are home, and no stop on the way there.
_HOME = {"spain", "madrid"}


def event_type_of(scan: Scan, cue: Match) -> str:
    """The type of an event (`tables.md`), or `mission_span` for a mission's start and end in one."""
    told = cue.entry.output
    if told == "deployment-since" or (told == "withdrawal" and _is_outward(scan, cue)):
        return "deployment"
    if told == "milestone" and _is_arrival(scan, cue):
        return "deployment"
    if told == "deployment" and is_homeward(scan, cue):
        return "withdrawal"
    if told == "withdrawal" and (_is_from_home(scan, cue) or _is_from_refuge(scan, cue)):
        return "deployment"
    if told == "redeployment" and _is_flying(scan, cue):
        return "deployment"
    if told == "command_change" and _is_relief(scan, cue):
        return "deployment"
    if told == "deployment" and _changes_post(scan, cue):
        return "command_change"
    if told == "handover" and (_is_of_post(scan, cue) or _is_of_formation(scan, cue)):
        return "command_change"
    return told


def is_homeward(scan: Scan, cue: Match) -> bool:
    """ "arrived in their country", "landed in Madrid", "landed at Eindhoven": who comes home has left."""
    words, clause = scan.tokens.words, scan.clauses[cue.first]
    near = range(cue.last - 1, min(cue.last + _DESTINATION, len(scan.tokens)))
    for i in near[:8]:
        own = words[i - 1] in scan.words("possessive") or words[i] not in scan.words("country_noun")
        if words[i] in scan.words("homeland") and own and scan.clauses[i] == clause:
            return True
    garrisons = [i for i in near if words[i] in scan.words("home_garrison") and scan.tokens.capitalised(i)]
    leading = [words[i] for i in range(cue.last, garrisons[0]) if not _in_date(scan, i)] if garrisons else []
    if garrisons and scan.words("homes").isdisjoint(leading[:1]):  # not "took off from Vigo"
        return True
    return any(name.first in near[:8] and name.id in _HOME for name in scan.of_kind("place"))


def _is_arrival(scan: Scan, cue: Match) -> bool:
    """ "the first instructors reached Erbil": a place, not a number."""
    reached = not scan.words("reaching").isdisjoint(scan.tokens.words[cue.first : cue.last])
    return reached and cue.last < len(scan.tokens) and scan.tokens.capitalised(cue.last)


def _is_from_home(scan: Scan, cue: Match) -> bool:
    """ "leave from Eindhoven", "leave Oslo", "partieron del aeropuerto de Vigo", "De Vigo saldrán": who sets out from
    home is deployed."""
    words = scan.tokens.words
    near = [*range(max(0, cue.first - 1), cue.first), *range(cue.last, min(cue.last + _DESTINATION, len(words)))]
    homes = [i for i in near if words[i] in scan.words("home_garrison") and scan.tokens.capitalised(i)]
    if not homes or scan.clauses[homes[0]] != scan.clauses[cue.first]:
        return False
    if homes[0] < cue.first:
        return homes[0] > 0 and words[homes[0] - 1] in scan.words("homes")
    between = [words[i] for i in range(cue.last, homes[0]) if not _in_date(scan, i)]
    leads = all(word in scan.words("homes") | scan.words("airfield") for word in between)
    back = not (scan.words("homecoming_verb") | scan.words("stationed_at")).isdisjoint(words[cue.first : cue.last])
    return leads and not back


def _in_date(scan: Scan, index: int) -> bool:
    return any(dated.first <= index < dated.last for dated in scan.dates)


def _changes_post(scan: Scan, cue: Match) -> bool:
    """ "was replaced by General Ruiz": of an officer, not of a unit."""
    replaced = scan.words("replaced") & set(scan.tokens.words[cue.first : cue.last])
    return bool(replaced) and any(person.rank and not person.civil for person in scan.persons)


def _is_from_refuge(scan: Scan, cue: Match) -> bool:
    """ "return from Kuwait": who comes back from where they were taken to goes on with the deployment."""
    words = scan.tokens.words
    if words[cue.first][:6] != "return" or not scan.words("from") & set(words[cue.last - 1 : cue.last + 1]):
        return False
    return any(0 <= name.first - cue.last <= 1 and name.id in AWAY - _HOME for name in scan.of_kind("place"))


def _is_flying(scan: Scan, cue: Match) -> bool:
    """ "have flown 270 sorties": who has flown is on duty, who was flown is moved."""
    words = scan.tokens.words
    return words[cue.first] == "flown" and words[max(0, cue.first - 1)] in scan.words("have")


def _is_relief(scan: Scan, cue: Match) -> bool:
    """ "a company of 96 relieved the Dutch": where no person is named, one unit takes the place of another."""
    if scan.persons or scan.words("command") & set(scan.tokens.words):
        return False
    before = [i for i in range(cue.first) if scan.clauses[i] == scan.clauses[cue.first]]
    if not before:
        return False
    subject = scan.tokens.words[before[0] : cue.first]
    return bool(scan.rules["unit_nouns"].find(subject) or scan.rules["units"].find(subject))


def _is_outward(scan: Scan, cue: Match) -> bool:
    """ "left for Iraq", "flew out at the start of a stint in Iraq": who leaves home is deployed."""
    words = scan.tokens.words
    bound = [i for i in range(cue.last - 1, min(cue.last + 3, len(words))) if words[i] in scan.words("bound_for")]
    if any(_leads_to(scan, i, n) and n.id not in AWAY for i in bound for n in scan.of_kind("place")):
        return words[cue.last - 1] != "to" or words[cue.first] != "moved"
    if "back" in words[cue.first : cue.last] and words[cue.last - 1] in scan.words("inside_verb"):
        return any(0 <= n.first - cue.last <= 1 and n.id not in AWAY for n in scan.of_kind("place"))
    for index in range(cue.last, len(words)):
        if words[index] in scan.words("outward") and any(0 < name.first - index <= 3 for name in scan.of_kind("place")):
            return any(0 < n.first - index <= 3 and n.id not in AWAY for n in scan.of_kind("place"))
    return False


def _leads_to(scan: Scan, index: int, name: Name) -> bool:
    """ "for Iraq", "for the Spanish base at Besmaya"."""
    between = scan.tokens.words[index + 1 : name.first]
    lodged = len(between) < _DESTINATION and not scan.words("lodging").isdisjoint(between)
    return name.first - index > 0 and (len(between) <= 1 or lodged)


def _is_of_formation(scan: Scan, cue: Match) -> bool:
    """ "took charge of the multinational division": a command, and no base."""
    charge = not scan.words("charge").isdisjoint(scan.tokens.words[cue.first : cue.last])
    taken = scan.tokens.words[cue.last : cue.last + 5]
    return charge and not scan.words("formation").isdisjoint(taken)


def _is_of_post(scan: Scan, cue: Match) -> bool:
    """ "General Ruiz, the officer in charge, hands over on Friday": an officer gives up a post, not a base."""
    clause = scan.clauses[cue.first]
    officers = [p for p in scan.persons if p.last <= cue.first and not p.civil and p.rank]
    given = range(cue.last, min(cue.last + 7, len(scan.tokens)))
    base = any(name.first in given[:4] for name in scan.of_kind("place")) or scan.words("base_noun") & {
        scan.tokens.words[i] for i in given
    }
    to_officer = [p for p in scan.persons if p.rank and not p.civil and 0 < p.rank_first - cue.last <= _RECEIVER]
    if officers and any(scan.tokens.words[p.rank_first - 1] in scan.words("handed_to") for p in to_officer):
        return True  # "hands over Task Group Taji to Colonel Ruiz"
    return bool(officers) and not base and clause - scan.clauses[officers[-1].first] <= 1
