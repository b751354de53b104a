"""What a number counts and measures, or why it is left alone.

A number with a noun is read by it; a bare one ("183", "about 400 there") counts people only where the words license
it: they lead to it, it is part of a counted whole, or it goes on from a count before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from contingent.extraction.context import Context
from contingent.extraction.licence import FEW_THINGS, is_licensed, is_tied
from contingent.extraction.measures import Measured, measure_of
from contingent.extraction.names import HOSTS
from contingent.extraction.numbers import Number
from contingent.extraction.scan import Scan
from contingent.extraction.units import Counted, is_headed, is_partitive, what_is_counted

_MEASURES = {"attack": "attacks", "hours": "flight_hours", "vehicle": "vehicles", "aircraft": "aircraft",
             "states": "states"}  # fmt: skip
_MANY_HOURS = 100
#: How far behind a body's name its members may be counted.
_BODY = 8
#: No body in these articles has more member states; "2,000 members of the coalition" are people.
_MOST_STATES = 90


@dataclass(frozen=True, slots=True)
class Counting:
    """A number, what it counts and the measure that is of."""

    number: Number
    counted: Counted
    measured: Measured


def read_number(context: Context, index: int, number: Number) -> Counting | str:
    """What a number of the scan at `index` counts and measures; a string says why it is left alone."""
    scan = context.scans[index]
    if number.reason:
        return number.reason
    if _is_age(scan, number):
        return "an age"
    counted = what_is_counted(scan, number, context.rules)
    if counted.reason:
        attack = _attacked_times(context, scan, number)
        return attack or counted.reason
    if counted.role == "hours-bare":
        return _hours(context, index, number, counted)
    if counted.unit != "persons":
        return _things(context, scan, number, counted)
    return _persons(context, index, number, counted)


def _is_age(scan: Scan, number: Number) -> bool:
    """ "Ana Ruiz, 41, said": a number between commas behind a person."""
    words = scan.tokens.words
    between = words[number.first - 1 : number.first] == (",",) and words[number.last : number.last + 1] in (
        (",",),
        (".",),
    )
    return between and any(0 <= number.first - 1 - person.last <= 1 for person in scan.persons)


def _attacked_times(context: Context, scan: Scan, number: Number) -> Counting | None:
    """ "has been attacked more than 150 times": a count of attacks without the noun."""
    words = scan.tokens.words
    if number.last < len(words) and words[number.last] in scan.words("times"):
        cues = context.rules["event_cues"].find(words)
        if any(match.entry.output == "attack" for match in cues):
            counted = Counted("attacks", "attack", number.last + 1, "units.times")
            return Counting(number, counted, Measured("attacks", "unit"))
    return None


def _hours(context: Context, index: int, number: Number, counted: Counted) -> Counting | str:
    near = {word for scan in context.scans[max(0, index - 8) : index + 1] for word in scan.tokens.words}
    flying = bool(near & context.rules.words("flying"))
    if number.value >= _MANY_HOURS and flying:
        return Counting(number, replace(counted, role="hours"), Measured("flight_hours", "unit"))
    return "a length of time"


def _things(context: Context, scan: Scan, number: Number, counted: Counted) -> Counting | str:
    if number.vague and counted.role == "states":
        return "too vague to count states"
    if number.value == 1 and not _is_spelled_one(scan, number):
        return "a single one is no count"
    if counted.role == "states" and number.value <= FEW_THINGS and _refers_back(scan, number):
        return "it refers back to states already named"
    return Counting(number, counted, Measured(_MEASURES[counted.role], "unit"))


def _is_spelled_one(scan: Scan, number: Number) -> bool:
    """ "one tanker" counts; the article of "un helicóptero" does not, nor does "one" of something."""
    words = scan.tokens.words
    return words[number.core_first] == "one" and words[number.last] not in scan.words("of")


def _refers_back(scan: Scan, number: Number) -> bool:
    before = scan.tokens.words[max(0, number.first - 2) : number.first]
    return bool((scan.words("pointing") | scan.words("other")) & set(before))


def _persons(context: Context, index: int, number: Number, counted: Counted) -> Counting | str:
    scan = context.scans[index]
    if counted.role == "bare":
        thing = _same_thing(context, index, number)
        if thing is not None:
            return thing
    if counted.role == "bare" and not is_licensed(
        context, index, number, lambda other: not isinstance(read_number(context, index, other), str)
    ):
        return "a number with no noun, and no count of people it could go on from"
    if _are_member_states(context, scan, number, counted):
        return Counting(number, replace(counted, unit="states", role="states"), Measured("states", "unit"))
    measured = _of_whole(context, index, number) or measure_of(scan, number, counted, context.rules)
    if measured.rule == "default" and number.first == 0:
        measured = _asked(context, index) or measured
    if measured.rule == "default" and counted.role in ("bare", "force"):
        measured = _carried(context, index, number) or measured
    if not measured.measure:
        return "casualties, not told apart into killed and wounded"
    one_of = (
        number.value == 1
        and scan.tokens.words[number.last : number.last + 1] != ()
        and (scan.tokens.words[number.last] in scan.words("of"))
    )
    if one_of:
        return "one of several, counted with them"
    if number.value == 1 and measured.measure not in ("killed", "wounded"):
        return "one person is no count of a presence"
    if measured.measure in ("killed", "wounded"):
        return _casualties(context, index, number, counted, measured)
    host = _host_phrase(scan, number, counted)
    if host and measured.measure != "trained":
        return "people of the host nation"
    if counted.role == "trainee" and measured.measure != "trained":
        return "people in training whom nobody is said to train"
    if counted.role == "people" and measured.measure != "trained" and not is_tied(context, index, number, counted):
        return "people not tied to a deployment"
    return Counting(number, counted, measured)


def _are_member_states(context: Context, scan: Scan, number: Number, counted: Counted) -> bool:
    """ "all 28 members of the Alliance", "the coalition, which has 82 members": a body's members, and few enough."""
    if counted.role != "people" or number.value > _MOST_STATES or number.value < 2:
        return False
    words = scan.tokens.words
    if not scan.words("member") & set(words[number.last : counted.last]):
        return False
    around = words[max(0, number.first - 5) : number.first] + words[number.last : counted.last + 1]
    cue = measure_of(scan, number, counted, context.rules)
    of_body = bool(scan.words("body") & set(around)) or _has_members(scan, number, counted)
    return of_body and cue.measure not in ("killed", "wounded")


def _has_members(scan: Scan, number: Number, counted: Counted) -> bool:
    """ "NATO said that each of its 26 members": a body named not far before, and no unit that has members too."""
    near = [name for name in scan.names if name.form in ("body", "coalition")]
    near = [name for name in near if 0 <= number.first - name.last <= _BODY]
    if not near or scan.tokens.words[counted.last : counted.last + 1] == ("of",):
        return False
    return not scan.rules["unit_nouns"].find(scan.tokens.words[near[-1].last : counted.last])


def _of_whole(context: Context, index: int, number: Number) -> Measured | None:
    """ "some 580 people, 250 of them Canadian": a part is measured as its whole is."""
    scan = context.scans[index]
    if not is_partitive(scan, number):
        return None
    before = [(index, n) for n in scan.numbers if n.last <= number.first]
    if not before and index:
        before = [(index - 1, n) for n in context.scans[index - 1].numbers]
    for at, whole in reversed([(at, n) for at, n in before if not n.reason]):
        found = read_number(context, at, whole)
        if not isinstance(found, str):
            own = measure_of(scan, number, Counted("persons", "bare", number.last + 2, ""), context.rules)
            of_plan = found.measured.measure == "planned" and at != index  # "… By August 110 of them were there"
            return own if of_plan or own.rule.startswith("cue.") else found.measured
    return None


def _carried(context: Context, index: int, number: Number) -> Measured | None:
    """ "99 had been flown out: 57 from one, 42 from the other": the parts of a split are measured as it is."""
    scan = context.scans[index]
    if scan.words("staying") & set(scan.tokens.words[max(0, number.first - 2) : number.last + 3]):
        return None
    for other in reversed([n for n in scan.numbers if n.last <= number.first and not n.reason]):
        found = read_number(context, index, other)
        if not isinstance(found, str) and found.counted.unit == "persons" and _opens_split(scan, other, number):
            return found.measured
    return None


def _asked(context: Context, index: int) -> Measured | None:
    """ "How many were killed? — Eleven.": an answer is measured as its question asks."""
    if not index or context.scans[index - 1].sentence.kind != "question":
        return None
    words = context.scans[index - 1].tokens.words
    for match in context.rules["figure_cues"].find(words):
        if match.entry.output in ("killed", "wounded", "trained", "relocated"):
            return Measured(match.entry.output, "question")
    return None


def _opens_split(scan: Scan, whole: Number, part: Number) -> bool:
    """Whether a colon or a dash between two numbers opens the list of the first one's parts."""
    tokens = scan.tokens
    for index in range(whole.last, part.first):
        spaced = tokens.words[index] == "-" and tokens.starts[index] > tokens.ends[index - 1]
        if tokens.words[index] == ":" or spaced:
            return True
    return False


def _same_thing(context: Context, index: int, number: Number) -> Counting | str | None:
    """ "seven fighters, four in the air and three in reserve": a bare number goes on counting what was counted.

    None if that is people, or if nothing was counted before.
    """
    scan = context.scans[index]
    earlier = [n for n in scan.numbers if n.last <= number.first and not n.reason]
    if not earlier:
        return None
    if is_headed(scan, number, context.rules):
        return None
    counted = what_is_counted(scan, earlier[-1], context.rules)
    if counted.role == "bare":
        return _same_thing(context, index, earlier[-1])
    if counted.reason:
        return "it goes on counting something the tables do not hold"
    if counted.unit in ("vehicles", "aircraft", "attacks"):
        return _things(context, scan, number, replace(counted, last=number.last))
    return None


def _casualties(context: Context, index: int, number: Number, counted: Counted, measured: Measured) -> Counting | str:
    scan = context.scans[index]
    if not scan.words("without").isdisjoint(scan.tokens.words[max(0, number.first - 2) : number.first]):
        return "told of nobody"  # "sin un solo herido"
    if counted.role == "trainee":
        return "casualties not said to be of the deployment"
    soldiers = counted.role in ("force", "role", "bare")
    clause = [w for w, c in zip(scan.tokens.words, scan.clauses, strict=True) if c == scan.clauses[number.first]]
    people = any(n.form == "people" for n in scan.of_kind("nation"))
    armed = [m for m in context.rules["forces"].find(clause) if clause[m.first] not in scan.words("anybody")]
    if counted.role == "people" and not people and not armed:
        return "casualties not said to be of the deployment"
    near = context.scans[max(0, index - 1) : index + 1]
    bodies = any(name.kind == "mission" or name.form in ("people", "adjective") for s in near for name in s.names)
    cues = context.rules["event_cues"].find(scan.tokens.words)
    fighting = counted.role == "casualty" and any(match.entry.output == "attack" for match in cues)
    if soldiers or bodies or fighting:
        return Counting(number, counted, measured)
    return "casualties not said to be of the deployment"


def _host_phrase(scan: Scan, number: Number, counted: Counted) -> bool:
    inside = [n for n in scan.of_kind("nation") if number.first <= n.first < counted.last]
    return bool(inside) and all(name.id in HOSTS for name in inside)
