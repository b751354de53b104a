"""Forces without a nation beside them: "they", "the others", "their base at Taji", "a team in Baghdad".

Whose they are an earlier sentence told, or the forces before them in the same sentence, or the article as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contingent.extraction.force_sentence import BESIDE, LABEL, OPENING, Force, ForceSentence
from contingent.extraction.names import HOSTS
from contingent.lexicon import Match

#: How many words may describe a part of the forces told before: "a special operations team".
_DESCRIBED = 3


def unnamed_forces(one: ForceSentence, named: Sequence[Force]) -> list[Force]:
    """The forces of a sentence besides those that it names: further parts of the `named` ones, and those known."""
    parts = [*_parts(one, named), *_own_bases(one, named), *_owned(one, named)]
    told = {one.scan.clauses[force.first] for force in (*named, *parts)}
    return parts + list(_known_ones(one, told))


def _parts(one: ForceSentence, named: Sequence[Force]) -> Iterator[Force]:
    """ "80 soldiers at Taji and a team in Baghdad": what is joined behind a place is of the same nation."""
    taken = {i for force in named for i in range(force.first, force.last)}
    for noun in one.nouns:
        before = [force for force in named if force.last <= noun.first]
        if noun.first in taken or not before or _is_of_others(one, noun):
            continue
        opens = _opening(one, noun)
        places = [
            place for place in one.scan.of_kind("place") if before[-1].last <= place.first and place.last <= opens
        ]
        if opens and places and _joins(one, places[-1].last, opens):
            yield Force(opens, noun.last, before[-1].nations, "part")
            taken |= set(range(opens, noun.last + 1))


def _opening(one: ForceSentence, noun: Match) -> int:
    """Where the indefinite article of a noun stands, 0 without one."""
    for index in range(noun.first - 1, max(0, noun.first - _DESCRIBED - 1), -1):
        if one.words[index] in one.rules.words("indefinite"):
            return index
        if one.words[index] in one.stops:
            return 0
    return 0


def _joins(one: ForceSentence, first: int, last: int) -> bool:
    """Whether only words of joining stand between a place and the next part: ", and", "además de", "as well as"."""
    words = one.words[first:last]
    return 0 < len(words) <= _DESCRIBED and all(word in one.rules.words("part_joint") for word in words)


def _known_ones(one: ForceSentence, told: set[int]) -> Iterator[Force]:
    """Forces of which an earlier sentence told whose they are; and any others of an article about one nation
    ("pilots", "a special forces team"). `told` are the clauses that name forces themselves; beside them only what
    opens the sentence is meant."""
    if one.scan.sentence.kind == "row" or not one.known:
        return
    subject = one.spanish and _opens_with_verb(one) and (not told or _goes_with_others(one))
    at = 0 if subject or _is_unit(one) else _pronoun(one, told)
    if at is not None:
        yield Force(at, at + 1, one.known, "known")
        return
    ranks = {i for p in one.scan.persons for i in range(p.rank_first, p.last)}  # "Corporal Ruiz" is no force
    ranks |= {i for m in one.scan.of_kind("mission") for i in range(m.first, m.last) if not m.implied}
    spoken = False  # whether the sentence goes on from "the brigade": "… also has trainers in Taji"
    for noun in one.nouns:
        theirs = one.scan.clauses[noun.first] in told and not _goes_with_named(one, noun)
        if theirs or noun.first in one.fallen or noun.first in ranks:
            continue
        if one.words[noun.first] in one.rules.words("vague_force") or _is_of_others(one, noun) or _is_none(one, noun):
            continue
        if _is_of_mission(one, noun):
            continue
        if _are_hosts(one, noun):
            continue
        spoken = spoken or (noun.first > 0 and one.words[noun.first - 1] in one.rules.words("definite"))
        if spoken:
            yield Force(noun.first, noun.last, one.known, "known")
        elif one.topic or (one.scan.sentence.kind == "item" and ":" in one.words[:LABEL]):
            yield Force(noun.first, noun.last, one.topic or one.known, "known")


def _pronoun(one: ForceSentence, told: set[int]) -> int | None:
    """Where a sentence says "they", "most", "the rest", "all of them", "others" or "the majority of those in …"."""
    words, rules = one.words, one.rules
    they, opening, them = rules.words("they"), rules.words("they_opening"), rules.words("them")
    pointing = they | opening | them | rules.words("comrades")
    for index, word in enumerate(words[: OPENING if told else None]):
        if word not in pointing:
            continue
        if index <= OPENING and _are_those(one, index):
            return index
        if not rules.words("time_noun").isdisjoint(words[index + 1 : index + 2]):  # "a few hours later"
            continue
        if word in they and not (_is_repose(one, index) or _is_of_hosts(one, index)):
            return index
        if word in them and words[max(0, index - 1)] in one.of and words[index - 2] in rules.words("whole"):
            return index
        if word in opening and index < OPENING and _are_others(one, index, told):
            return index
    return None


def _are_others(one: ForceSentence, index: int, told: set[int]) -> bool:
    """ "Five others work in Taji": further forces, where the clause names none and goes on with their verb."""
    verb = any(0 < cue.first - index <= 2 and cue.entry.output in ("serve", "stay") for cue in one.cues)
    return not told or (verb and one.scan.clauses[index] not in told)


def _is_repose(one: ForceSentence, index: int) -> bool:
    """ "come to rest and train": no part of forces, which is "the rest"."""
    article = one.words[max(0, index - 1)] in one.rules.words("definite")
    return one.words[index] in one.rules.words("remainder") and not article


def _is_of_hosts(one: ForceSentence, index: int) -> bool:
    """ "Iraqi recruits learn the trade before they leave": the hosts' people that the sentence speaks of."""
    hosts = [name for name in one.scan.of_kind("nation") if name.id in HOSTS and name.form != "name"]
    return any(name.last < index for name in hosts) and not one.nations


def _is_unit(one: ForceSentence) -> bool:
    """ "It lives at Union III", after a sentence on a company: the unit."""
    if one.words[:1] != ("it",) or not one.index or not any(cue.first == 1 for cue in one.cues):
        return False
    before = one.context.scans[one.index - 1]
    told = before.sentence.paragraph == one.scan.sentence.paragraph and not before.of_kind("mission")
    return told and not one.rules.words("led_unit").isdisjoint(before.tokens.words)


def _opens_with_verb(one: ForceSentence) -> bool:
    """ "Operan desde Taji": a Spanish verb without a subject is told of the forces before."""
    opening = [cue for cue in one.cues if cue.first == 0 and cue.entry.output in ("serve", "stay")]
    plain = one.rules.words("preposition")
    return any(one.words[0][-1] in "an" and one.words[0] not in plain for cue in opening if cue.last == 1)


def _goes_with_others(one: ForceSentence) -> bool:
    """ "Operan en Taji junto a los daneses": the forces that it names are not those of the verb."""
    beside = [cue.first for cue in one.cues if cue.entry.output == "together"]
    return bool(beside) and not any(name.first < beside[0] for name in one.nations)


def _goes_with_named(one: ForceSentence, noun: Match) -> bool:
    """ "A few instructors work with Danish forces": a noun that opens the sentence, and others that it is with."""
    beside = one.rules.words("beside")
    others = [name for name in one.nations if name.first > noun.last]
    first = one.words[others[0].first - 1] if others else ""
    joined = others and any(c.entry.output == "together" and noun.last <= c.first < others[0].first for c in one.cues)
    return noun.first <= OPENING and others[:1] == one.nations[:1] and (first in beside or bool(joined))


def _are_those(one: ForceSentence, index: int) -> bool:
    """ "The majority of those in Iraq", "la mayoría de los que": the forces told before."""
    if not index or one.words[index] not in one.rules.words("comrades") or one.words[index - 1] not in one.of:
        return False
    leads = one.rules.words("stationed_at") | one.rules.words("relative")
    return not leads.isdisjoint(one.words[index + 1 : index + 2])


def _are_hosts(one: ForceSentence, noun: Match) -> bool:
    """ "Most of these men had fought in Mosul", after a sentence on Iraqi soldiers: those."""
    pointed = noun.first > 0 and one.words[noun.first - 1] in one.rules.words("these")
    before = one.context.scans[max(0, one.index - 2) : one.index]
    named = [name for scan in before for name in scan.of_kind("nation")]
    return pointed and any(name.id in HOSTS and name.form != "name" for name in named)


def _is_none(one: ForceSentence, noun: Match) -> bool:
    """ "has no permanent instructors": described, but not there."""
    described = one.words[max(0, noun.first - _DESCRIBED) : noun.first]
    return bool(described) and not one.rules.words("no_force").isdisjoint(described)


def _own_bases(one: ForceSentence, named: Sequence[Force]) -> Iterator[Force]:
    """ "were on the way to their bases at Diwaniya and Najaf": whose bases they are is there."""
    places = {place.first for place in one.scan.of_kind("place")}
    for base in one.bases:
        owned = base.first and one.words[base.first - 1] in one.rules.words("own_base")
        owned = owned and one.words[base.first] in one.rules.words("lodging")  # and not "its headquarters"
        before = [force.nations for force in named if force.last <= base.first]
        nations = before[-1] if before else one.known
        if owned and nations and places & {base.last + 1, base.last + 2}:
            yield Force(base.first, base.last, nations, "base")


def _owned(one: ForceSentence, named: Sequence[Force]) -> Iterator[Force]:
    """ "France said that its soldiers in Iraq": those of the nation that acts before them."""
    taken = {i for force in named for i in range(force.first, force.last)}
    for noun in reversed(one.nouns):  # of "its helicopter detachment" the last
        actors = [force for force in named if force.how == "actor" and force.last <= noun.first]
        vague = one.words[noun.first] in one.rules.words("vague_force")
        if noun.first in taken or not actors or vague or _is_of_others(one, noun):
            continue
        first = max(actors[-1].last, noun.first - _DESCRIBED - 1)
        owned = [i for i in range(first, noun.first) if one.words[i] in one.rules.words("own_base")]
        if owned and one.clear(owned[-1] + 1, noun.first):
            yield Force(owned[-1], noun.last, actors[-1].nations, "noun")
            taken |= set(range(owned[-1], noun.last))


def _is_of_mission(one: ForceSentence, noun: Match) -> bool:
    """Whether a noun without a nation means a mission's own people ("its advisers work in Baghdad", under a heading
    about it), and not those of a nation that the article also speaks of."""
    missions = [m for m in one.scan.of_kind("mission") if m.last <= noun.first]
    if missions and noun.first and one.words[noun.first - 1] in one.rules.words("possessive"):
        return not any(missions[-1].last <= name.first < noun.first for name in one.nations)
    scans, here = one.context.scans, one.scan.sentence
    paragraph = [s for s in scans[: one.index + 1] if s.sentence.paragraph == here.paragraph]
    around = paragraph + [s for s in scans if s.sentence.index == here.section]
    if any(name.id not in HOSTS and name.form != "body" for s in around for name in s.of_kind("nation")):
        return False
    kinds = {one.missions[name.id].kind for s in around for name in s.of_kind("mission")}
    return bool(kinds) and kinds <= {"nato", "eu", "un"}


def _is_of_others(one: ForceSentence, noun: Match) -> bool:
    """Whether a host's people or a body describe a noun: "Iraqi soldiers", "the coalition's troops", or a word
    tells that they are not those spoken of: "security forces", "foreign troops"."""
    if not one.rules.words("not_own").isdisjoint(one.words[max(0, noun.first - 2) : noun.last + 2]):
        return True
    others = [name for name in one.scan.names if name.kind == "nation" or name.form == "coalition"]
    for name in others:
        if 0 <= noun.first - name.last <= BESIDE and one.clear(name.last, noun.first):
            return True
        if 0 <= name.first - noun.last <= 2 and (one.spanish or one.words[noun.last] in one.of):
            return True
    return False
