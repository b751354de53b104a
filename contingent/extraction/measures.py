"""Which measure a count of people belongs to: deployed, relocated, planned, trained, killed or wounded.

The verb that governs the number decides: an active verb to its left ("evacuated 40 medics"), a passive or
intransitive one to its right ("40 medics were evacuated", "40 medics died"). A part of a whole ("of its 130
soldiers") and a stock ("a contingent of 120") are deployed whatever the verb does to the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from contingent.extraction.event_types import is_homeward
from contingent.extraction.names import AWAY, HOSTS
from contingent.extraction.numbers import Number
from contingent.extraction.rules import Rules
from contingent.extraction.scan import Scan
from contingent.extraction.tense import is_future_verb
from contingent.extraction.units import Counted
from contingent.lexicon import Match

_REACH = 14
#: How far behind a count its verb may stand that tells they have gone.
_DONE = 4
#: A number that opens its sentence may stand far from its verb.
_LONG_REACH = 32


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure and the rule that chose it (`cue.<id>`, `stock`, `default` …)."""

    measure: str
    rule: str


def measure_of(scan: Scan, number: Number, counted: Counted, rules: Rules) -> Measured:
    """The measure of a count of persons."""
    if counted.role == "casualty":
        return _casualty(scan, number, counted, rules)
    if is_whole(scan, number) and scan.words("none_of") & set(
        scan.tokens.words[max(0, number.first - 4) : number.first]
    ):
        return Measured("deployed", "none of")
    cue = _governing(scan, number, counted, rules)
    if cue is not None and cue.entry.output in ("killed", "wounded") and _is_of_nobody(scan, number, cue):
        cue = None
    if cue is not None and cue.entry.output == "arrived":
        return Measured("relocated" if _is_away(scan, cue) else "deployed", f"cue.{cue.entry.id}")
    if cue is not None and cue.entry.output in ("killed", "wounded"):
        return Measured(cue.entry.output, f"cue.{cue.entry.id}")
    if cue is not None and cue.entry.output == "relocated" and (_is_denied(scan, cue) or _are_there(scan, number, cue)):
        return Measured("deployed", "not moved")
    if cue is not None and cue.entry.output == "trained" and _can_be_trained(scan, number, counted, cue):
        return Measured("trained", f"cue.{cue.entry.id}")
    if cue is not None and cue.entry.output == "trained":
        cue = None
    if is_whole(scan, number) and scan.words("promised") & set(scan.tokens.words[counted.last : counted.last + 2]):
        return Measured("planned", "promised")
    if is_whole(scan, number) or _is_start_of_change(scan, number):
        return Measured("deployed", "whole")
    if cue is not None and cue.entry.output == "relocated" and _is_done(scan, counted, cue):
        return Measured("relocated", f"cue.{cue.entry.id}")
    if scan.words("already") & set(scan.tokens.words[counted.last : counted.last + 3]):
        return Measured("deployed", "already")
    if _is_own_stock(scan, number, rules):
        return Measured("deployed", "stock")
    if planned(scan, number, counted, rules):
        return Measured("planned", "modality")
    if cue is not None and (not _is_stock(scan, number, rules) or _is_whole_body(counted, cue)):
        return Measured(cue.entry.output, f"cue.{cue.entry.id}")
    return Measured("deployed", "default")


def _is_done(scan: Scan, counted: Counted, cue: Match) -> bool:
    """ "80 have already gone home": a move that has been made."""
    near = cue.first - counted.last <= _DONE
    return near and not scan.words("have").isdisjoint(scan.tokens.words[max(0, cue.first - 2) : cue.last])


def _is_of_nobody(scan: Scan, number: Number, cue: Match) -> bool:
    """ "133 Danes were there, and none of them was wounded": told of nobody."""
    return not scan.words("nobody").isdisjoint(scan.tokens.words[max(number.last, cue.first - 5) : cue.first])


def _is_denied(scan: Scan, cue: Match) -> bool:
    """ "never left": who did not go is there."""
    return bool(scan.words("negation") & set(scan.tokens.words[max(0, cue.first - 3) : cue.first]))


def _are_there(scan: Scan, number: Number, cue: Match) -> bool:
    """ "there are 43 Danes left in the country": who is left is there."""
    words = scan.tokens.words
    return words[cue.first] == "left" and "there" in words[max(0, number.first - 3) : number.first]


def _is_whole_body(counted: Counted, cue: Match) -> bool:
    """ "a company of 150 flew home": the verb right behind the number is of the body, not of a part of it."""
    return cue.entry.get("voice") == "intransitive" and 0 <= cue.first - counted.last <= 2


def _can_be_trained(scan: Scan, number: Number, counted: Counted, cue: Match) -> bool:
    """Whether the phrase can be of trainees: not bare, not a deploying nation's, not of trainers."""
    if counted.role == "bare" and cue.entry.get("voice") == "active":
        return False
    inside = [n for n in scan.of_kind("nation") if number.first <= n.first < counted.last]
    if inside:
        return any(name.id in HOSTS for name in inside)
    return not scan.words("trainer") & set(scan.tokens.words[number.last : counted.last])


def _is_away(scan: Scan, cue: Match) -> bool:
    """Whether somebody arrives outside the theatre: "landed in Madrid"."""
    if is_homeward(scan, cue):
        return True
    places = [name for name in scan.of_kind("place") if 0 <= name.first - cue.last <= 4]
    if places:
        return places[0].id in AWAY
    # a town that the reference does not know lies outside the theatre: those inside are known
    words = scan.tokens.words
    index = cue.last
    return (
        index + 1 < len(words)
        and words[index] in scan.words("place_before")
        and any(scan.tokens.capitalised(i) for i in range(index + 1, min(index + 6, len(words))))
    )


def _casualty(scan: Scan, number: Number, counted: Counted, rules: Rules) -> Measured:
    words = scan.tokens.words[number.last : counted.last]
    if scan.words("wounded") & set(words):
        return Measured("wounded", "unit")
    if words and words[0] in scan.words("casualty"):
        return Measured("", "unit")
    return Measured("killed", "unit")


def is_whole(scan: Scan, number: Number) -> bool:
    """Whether the number is the whole of which another is a part: "of its 130 soldiers", "de los 300"."""
    words = scan.tokens.words
    first = number.first
    if scan.words("except") & set(words[max(0, first - 3) : first]):
        return True
    if words[max(0, first - 2) : first] == ("'", "s"):  # "of Denmark's 300 soldiers"
        owner = [name for name in scan.of_kind("nation") if name.last == first - 2]
        return bool(owner) and words[max(0, owner[0].first - 1)] in scan.words("of") and owner[0].first > 0
    if first >= 2 and words[first - 1] in scan.words("article") | scan.words("possessive"):
        return words[first - 2] in scan.words("of") or words[first - 2] in ("among", "entre")
    return False


def _is_start_of_change(scan: Scan, number: Number) -> bool:
    """ "from 500 people to around 4,000": the first number is what was there before."""
    words = scan.tokens.words
    if not number.first or words[number.first - 1] not in scan.words("from"):
        return False
    after = words[number.last : number.last + 5]
    return any(word in scan.words("to") for word in after) and any(n.first > number.last for n in scan.numbers)


def _is_stock(scan: Scan, number: Number, rules: Rules) -> bool:
    """ "out of a contingent of 120": the strength of a body, whatever happens to the rest of it."""
    words = scan.tokens.words
    if not number.first or words[number.first - 1] not in scan.words("of"):
        return False
    return any(match.last == number.first for match in rules["unit_heads"].find(words[: number.first]))


def _governing(scan: Scan, number: Number, counted: Counted, rules: Rules) -> Match | None:
    cues = [m for m in rules["figure_cues"].find(scan.tokens.words) if m.entry.output]
    around = [m for m in cues if m.first < number.first and number.last < m.last]
    if around:
        return around[0]
    right = [m for m in cues if _governs_from_right(scan, number, counted, m, rules)]
    left = [m for m in cues if _governs_from_left(scan, number, m, rules)]
    best_right = min(right, key=lambda m: m.first, default=None)
    best_left = max(left, key=lambda m: m.last, default=None)
    if best_right is None or best_left is None:
        return best_right or best_left
    gap_right = best_right.first - counted.last
    gap_left = number.first - best_left.last
    return best_right if gap_right < gap_left else best_left


def _governs_from_left(scan: Scan, number: Number, cue: Match, rules: Rules) -> bool:
    if cue.last > number.first or number.first - cue.last > _REACH:
        return False
    if number.first > cue.last and scan.tokens.words[number.first - 1] in scan.words("with"):
        return False  # "trained fighters with 60 operators": those who come along are no object
    if cue.entry.get("voice") == "intransitive" and (rules.language != "es" or number.first - cue.last > 4):
        return False  # Spanish puts a subject after its verb: "han muerto tres zapadores"
    if scan.clauses[cue.first] != scan.clauses[number.first]:
        return False
    words = scan.tokens.words
    if cue.entry.get("voice") == "transitive" and _is_passive(scan, cue):
        return False
    own_object = [
        n for n in scan.of_kind("nation") if n.form in ("adjective", "host") and cue.last <= n.first < number.first
    ]
    if own_object and number.first and words[number.first - 1] in scan.words("link"):
        return False
    between = [n for n in scan.numbers if cue.last <= n.first and n.last <= number.first and not n.reason]
    if between:
        return all(word not in scan.words("inside_verb") for word in words[between[-1].last : number.first])
    return scan.segments[number.first] - scan.segments[cue.first] <= 1 and not _crosses_place(scan, cue, number)


def _crosses_place(scan: Scan, cue: Match, number: Number) -> bool:
    """Whether a place stands between: "trained in Taji, where 300 soldiers" is another matter."""
    places = [n for n in scan.of_kind("place") if cue.last <= n.first < number.first]
    return bool(places) and scan.segments[number.first] != scan.segments[cue.first]


def _is_passive(scan: Scan, cue: Match) -> bool:
    """Whether a participle is passive: "were evacuated", "(soldiers) evacuated by"; "have evacuated" is not."""
    words = scan.tokens.words
    before = words[max(0, cue.first - 2) : cue.first]
    if cue.last < len(words) and words[cue.last] in scan.words("by"):
        return True
    return any(word in scan.words("be") for word in before) and before[-1] not in scan.words("have")


def _governs_from_right(scan: Scan, number: Number, counted: Counted, cue: Match, rules: Rules) -> bool:
    words = scan.tokens.words
    gap = cue.first - counted.last - _bracketed(words[counted.last : cue.first])
    if cue.first < counted.last or gap > (_LONG_REACH if number.first <= 3 else _REACH):
        return False
    voice = cue.entry.get("voice")
    if voice == "active":
        return False
    near = gap <= (3 if _is_second_noun(scan, counted.last, rules) else 1)
    if voice == "transitive" and not near and not _is_passive(scan, cue):
        return False
    if voice == "transitive" and gap <= 1 and gap and words[cue.first - 1] in scan.words("have"):
        return False
    resumed = words[cue.first - 1] == ","  # "ten of the thirteen, posted at …, left": the main clause goes on
    if voice == "intransitive" and gap > (_LONG_REACH if resumed else _REACH if number.first <= 3 else 6):
        return False
    relative = counted.last < len(words) and scan.clauses[counted.last] == scan.clauses[cue.first]
    far = (
        scan.clauses[cue.first] - scan.clauses[number.first] - (2 if _bracketed(words[counted.last : cue.first]) else 0)
    )
    others = [n for n in scan.numbers if counted.last <= n.first < cue.first and not n.reason]
    joined = all(word == "," or word[0].isalnum() for word in words[counted.last : cue.first])
    reach = 2 if resumed else 1 if voice != "intransitive" or relative else 0
    return far <= reach and (not others or joined)


def _is_second_noun(scan: Scan, index: int, rules: Rules) -> bool:
    """ "soldiers and policemen trained": a second noun joined to the first parts it from no participle."""
    words = scan.tokens.words
    joined = words[index : index + 1] and words[index] in scan.words("and")
    return bool(joined) and any(m.first == 0 for m in rules["units"].find(words[index + 1 : index + 4]))


def _bracketed(words: tuple[str, ...]) -> int:
    """How many tokens stand in brackets: they do not part a noun from its participle."""
    if "(" not in words or ")" not in words:
        return 0
    return max(0, words.index(")") - words.index("(") + 1)


def _is_own_stock(scan: Scan, number: Number, rules: Rules) -> bool:
    """ "cut its force of around 146,000": what a possessive names is there already."""
    words = scan.tokens.words[max(0, number.first - 5) : number.first]
    return _is_stock(scan, number, rules) and bool(scan.words("possessive") & set(words))


def planned(scan: Scan, number: Number, counted: Counted, rules: Rules) -> bool:
    """Whether the number is of what is to come or may be: a plan, a mandate's ceiling, a future verb."""
    words = scan.tokens.words
    segment, clause = scan.segments[number.first], scan.clauses[number.first]
    for match in scan.modals():
        if _goes_on(scan, match):
            continue
        announced = match.last < len(words) and words[match.last] in ("que", "that")
        if announced and match.last <= number.first and clause - scan.clauses[match.first] == 1:
            return True  # "it is planned that they add 40"
        near = scan.segments[match.first] == segment and scan.clauses[match.first] == clause
        left = segment - scan.segments[match.first] <= 1 and scan.clauses[match.first] == clause
        if match.last <= number.first and left and number.first - match.last <= _REACH:
            return True
        gap = match.first - counted.last
        joined = scan.words("and") & set(words[counted.last : match.first])
        if 0 <= gap <= 5 and near and not joined:
            return True
    if rules.language != "es":
        return False
    inside = [i for i in range(len(words)) if scan.segments[i] == segment and scan.clauses[i] == clause]
    ahead = [i for i in inside if is_future_verb(scan, i) and words[i] not in scan.words("going_on")]
    # "40 left in May and 60 will leave": each number has the verb that comes first behind it
    cues = [m for m in rules["event_cues"].find(words) if m.first >= counted.last]
    told = [m.first for m in cues if not any(m.first <= i < m.last for i in ahead)]
    return any(not any(first < i for first in told) for i in ahead)


def _goes_on(scan: Scan, modal: Match) -> bool:
    """ "will go on training": who goes on is there already."""
    return bool(scan.words("going_on") & set(scan.tokens.words[modal.last : modal.last + 2]))
