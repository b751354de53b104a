"""Forces beside others: when what a sentence tells of some forces goes for these too."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.force_sentence import Force
from contingent.extraction.standing import Standing
from contingent.extraction.stated import BODIES, Stated
from contingent.extraction.stations import ATTACHED, NEAR
from contingent.lexicon import Match


def is_likewise(one: Standing, force: Force) -> bool:
    """Whether what is told of the forces before goes for these: "has 120 soldiers there, Italy 900", "Portugal has
    30 instructors there, and Britain has sent a team"."""
    counted = any(number.first == force.last for number in one.scan.numbers)
    acting = force.how == "actor" and ((counted and not _has_place(one, force)) or _sends(one, force))
    return force.nations[0] not in BODIES and (force.how == "figure" or acting or _is_joined(one, force))


def _is_joined(one: Standing, force: Force) -> bool:
    """ "85 Mongolians and small detachments from Latvia and Armenia": a list that "and" joins to the forces before."""
    before = [other.last for other in one.here if other.last <= force.first]
    between = one.words[before[-1] : force.first] if before else ()
    verbs = any(before[-1] <= cue.first < force.first for cue in one.cues) if before else True
    joined = 0 < len(between) <= ATTACHED - 2 and between[0] in one.rules.words("and")
    return force.how == "list" and joined and not verbs


def follows(one: Standing, force: Force) -> bool:
    """ "Spain is the main contributor with 170, followed by Italy and Denmark": in the same mission."""
    next_one = one.rules["likewise"].find(one.words[: force.first])
    return any(match.entry.output == "follows" and force.first - match.last <= 1 for match in next_one)


def ends_list(one: Standing, force: Force, told: Sequence[Stated]) -> bool:
    """ "The main contributors are Spain, which sent a company, Italy and Norway": a list goes on to its end."""
    ends = one.words[force.last :] in ((), (".",)) and one.words[force.first - 1 : force.first] == (",",)
    members = [row for row in told if row.said and row.row.nation not in BODIES]
    listed = any(cue.entry.output == "member" and cue.last <= force.first for cue in one.cues)
    return force.how == "actor" and ends and listed and bool(members) and not one.places


def details(one: Standing, force: Force) -> bool:
    """ "More than 1,100 others formed it: 380 Danes, 368 Swedes": what a colon opens are the parts of those before."""
    colons = [i for i, word in enumerate(one.words[: force.first]) if word == ":"]
    before = [other for other in one.here if colons and other.last <= colons[-1]]
    counted = any(colons and colons[-1] < number.first <= force.first + 1 for number in one.scan.numbers)
    return bool(before) and force.how in ("people", "figure") and counted and not one.places


def leads_them(one: Standing, force: Force) -> bool:
    """ "They belong to the Danish-led task group": whose unit others are part of is where they are."""
    led = "led" in one.words[force.first : force.last]
    cues = [cue for cue in one.cues if cue.last <= force.first and cue.entry.output in ("member", "together", "serve")]
    return led and any(force.first - cue.last <= ATTACHED - 1 for cue in cues)


def are_helped(one: Standing, force: Force) -> bool:
    """ "25 of them support the Danish trainers": whom others advise or guard is where they are."""
    helping = [cue for cue in one.cues if cue.entry.get("activity") in ("advising", "protection")]
    return force.how == "noun" and any(0 <= force.first - cue.last <= 1 for cue in helping)


def sharing(one: Standing, force: Force, told: bool, stood_here: bool) -> Match | None:
    """The cue by which others are with those told before ("They share the camp with Danish soldiers"), or in
    their place ("the task passed to the Danes"), which goes for forces whose mission is `told` too. With
    `stood_here` the place before them is that of those told before in the sentence."""
    near = [cue for cue in one.cues if cue.entry.output == "in-place" or _is_beside(one, cue, force, told)]
    persons = [person.rank_first for person in one.scan.persons]
    near = [c for c in near if c.entry.output != "in-place" or abs(force.first - c.last) <= NEAR]
    near = [c for c in near if not any(0 <= at - c.last <= 2 for at in persons)]  # "replaced by Captain X"
    members = [cue for cue in one.cues if cue.entry.output == "member"]
    if any(one.words[cue.last - 1] in one.rules.words("contributor") for cue in members):
        return None  # "is, with Italy, among the main contributors": to a mission, wherever they are
    places = [name for name in one.places if not stood_here or name.first > force.first]
    placed = any(one.part(name.first) == one.part(force.first) for name in places)
    if not near or placed or one.has_given(force, None) or force.how not in ("noun", "people", "list", "figure"):
        return None
    return near[0]


def is_station_of(one: Standing, cue: Match, stood: Sequence[Stated]) -> bool:
    """ "With us are 30 Portuguese", or anybody alongside them where no place is in mind: where the article's forces
    are stationed."""
    speaking = one.rules.words("first_person")
    return not speaking.isdisjoint(one.words[cue.first : cue.last]) or (
        not stood and cue.entry.output in ("together", "member")
    )


def is_in_scene(one: Standing, force: Force, places: int) -> bool:
    """ "A British team teaches first aid", in a paragraph on Taji: forces at work where all that it tells is; who
    "provides teams" does so where the only one of its `places` is."""
    cue = one.cue(force)
    if cue is None or cue.entry.output not in ("serve", "stay") or one.is_refused(force, cue):
        return False
    sends = (
        force.how == "actor"
        and cue.entry.id.startswith("send")
        and bool(one.rules["forces"].find(one.words[cue.last : cue.last + 3]))
    )
    leaving = any(other.entry.output == "leave" for other in one.cues)
    elsewhere = one.scan.of_kind("place") or one.scan.of_kind("mission")
    there = force.how in ("noun", "people") or (sends and places == 1)
    return there and not leaving and not elsewhere


def _is_beside(one: Standing, cue: Match, force: Force, told: bool) -> bool:
    """A cue of being together; where a mission is told already, one of the place: "with us", "share the camp"."""
    close = not one.rules.words("companion").isdisjoint(one.words[cue.first : cue.last])
    close = close or not one.rules.words("comrades").isdisjoint(one.words[cue.last : force.first][:1])
    with_them = not one.rules.words("companion").isdisjoint(one.words[cue.last : cue.last + 1])
    close = close or (with_them and force.how != "list")  # a list of nations is in the force, wherever it is
    lodged = not one.rules.words("lodging").isdisjoint(one.words[cue.last : cue.last + 3])
    if one.words[cue.last - 1] in one.rules.words("in_it") and one.index:
        return not one.context.scans[one.index - 1].of_kind("mission")  # "in it": in the mission
    if cue.entry.output == "member":  # "Six Letts are part of the team": where the team is
        led = [i for i in range(cue.last, len(one.words)) if one.words[i] in one.rules.words("led_unit")]
        definite = {*one.words[cue.last : led[0]]} & one.rules.words("definite") if led else set()
        return bool(definite) and led[0] <= cue.last + 3
    return cue.entry.output == "together" and (not told or close or lodged)


def _has_place(one: Standing, force: Force) -> bool:
    """ "Norway 70 there; Sweden 65 in Taji": whether the number of a nation has a place of its own."""
    following = [other.first for other in one.here if other.first >= force.last and other.nations != force.nations]
    last = following[0] if following else len(one.words)
    places = [n for n in one.places if force.last <= n.first < last and one.part(n.first) == one.part(force.first)]
    return any(not name.implied for name in places)


def _sends(one: Standing, force: Force) -> bool:
    cue = one.cue(force)
    if cue is None or cue.entry.output != "serve" or one.is_refused(force, cue):
        return False
    units = one.rules["unit_nouns"].find(one.words[cue.last : cue.last + ATTACHED])
    return bool(units) and not any(name.first >= force.last for name in one.places)
