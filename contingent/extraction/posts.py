"""What one sentence says about who holds, takes up or leaves a post.

A cue of `rules/tenure_cues.csv` (a verb of commanding, of taking over, of succeeding) or a role of `rules/roles.csv`
(`commander`, `chief of staff`) is tied to the people around it: the subject to its left, the one after a
preposition to its right, or the one named beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contingent.extraction.claims import When
from contingent.extraction.context import Context
from contingent.extraction.persons import Person
from contingent.extraction.post_changes import changed, inverted
from contingent.extraction.post_dates import Period, of_ceremony, of_change, of_holding
from contingent.extraction.post_sentence import CHANGES, NEAR, REACH, PostSentence
from contingent.extraction.post_series import is_of_mission, is_series, next_holders, stands_before
from contingent.lexicon import Match

#: Roles that a civilian may hold.
_CIVIL_ROLES = ("spokesperson", "adviser")


@dataclass(frozen=True, slots=True)
class Post:
    """A person and a post in the sentence at `index`: tokens `first` to `last` (exclusive) say so.

    `role` is a role of `roles.csv`, empty where only a verb says that somebody commands; `start` and `end` are
    when, as far as the sentence tells; `kind` is `holds`, `starts` or `ends`; `unit` whether what is commanded is
    a contingent or a unit and no mission; `mission` the one the cue itself governs or follows, empty if none.
    """

    index: int
    person: Person
    first: int
    last: int
    kind: str
    role: str
    start: When
    end: When
    unit: bool
    mission: str
    rule: str


def posts(context: Context, index: int, people: Sequence[Person], before: Person | None) -> list[Post]:
    """The posts of one sentence. `people` are those it names, `before` the one named last before it, if near."""
    one = PostSentence(context, index, people, before)
    found: list[Post] = []
    for cue in one.cues:
        if not one.is_elsewhere(cue):
            found += _of_cue(one, cue)
    for role in one.roles:
        if not one.is_elsewhere(role):
            found += _of_role(one, role)
    if any(
        post.unit or post.role == "contingent commander" for post in found
    ):  # "commands the contingent and hands over to X": X gets the contingent
        found = [post if post.mission else replace(post, unit=True) for post in found]
    found += _between(one)
    return _in_turn(one, found or _answered(one))


def _post(one: PostSentence, cue: Match, person: Person, kind: str, told: Period) -> Post:
    marks = [cue.first, cue.last]
    if person in one.people:
        marks += [person.rank_first, person.last]
    if told.dated is not None:
        marks += [told.dated.first, told.dated.last]
    named = [role for role in one.roles if role is cue or 0 <= role.first - cue.last <= NEAR or _is_as(one, cue, role)]
    if not named and cue.entry.output in CHANGES:
        named = _titled(one, cue)
    role = named[0].entry.output.replace("head-of", "commander") if named else ""
    unit, mission, rule = one.is_unit(cue), one.mission(cue), f"tenure.{cue.entry.id}"
    return Post(one.index, person, min(marks), max(marks), kind, role, told.start, told.end, unit, mission, rule)


def _titled(one: PostSentence, cue: Match) -> list[Match]:
    """ "The deputy commander, General X, took up his duties in succession to Y": the title of who takes up a post, and
    that of the other."""
    subject = one.subject(cue)
    if subject is None or subject not in one.people:
        return []
    before = [role for role in one.roles if 0 <= subject.rank_first - role.last <= REACH]
    return [role for role in before[-1:] if one.is_plain(role.last, subject.rank_first)]


def _is_as(one: PostSentence, cue: Match, role: Match) -> bool:
    """ "will succeed him in June as the coalition's deputy commander": the role that a change is to."""
    if cue.entry.output not in CHANGES or not 0 <= role.first - cue.last <= REACH:
        return False
    leads = one.rules.words("as_role") & set(one.words[max(cue.last, role.first - NEAR - 1) : role.first])
    return bool(leads) and not any(cue.last <= person.first < role.first for person in one.people)


def _between(one: PostSentence) -> list[Post]:
    """ "the handover between X and Y": the first ends, the second begins."""
    for cue in one.ceremonies:
        if one.words[cue.last : cue.last + 1] and one.words[cue.last] in one.rules.words("between"):
            pair = [p for p in one.people if not p.civil and 0 <= p.rank_first - cue.last <= REACH][:2]
            if len(pair) == 2:
                kinds = zip(pair, ("ends", "starts"), strict=True)
                return [_post(one, cue, person, kind, of_change(one, cue, kind)) for person, kind in kinds]
    return []


def _in_turn(one: PostSentence, found: list[Post]) -> list[Post]:
    """ "first under X and, from 2003, under Y": who comes next ends the first one's time."""
    if len(found) < 2 or one.rules.words("at_first").isdisjoint(one.words):
        return found
    for at, (post, after) in enumerate(zip(found, found[1:], strict=False)):
        if post.kind == after.kind == "holds" and after.start.edtf and post.person != after.person:
            end = post.end if after.start.first < post.end.first else after.end  # of both together
            found[at + 1] = replace(after, end=after.end if after.end.edtf else end)
            found[at] = replace(post, end=after.start if end.edtf or not post.end.edtf else post.end)
    return found


def _answered(one: PostSentence) -> list[Post]:
    """ "Who leads it? Lieutenant General X, since May": the post stands in the question."""
    asked = one.index > 0 and one.context.scans[one.index - 1].tokens.words[-1:] == ("?",)
    if not asked or not one.people or one.people[0].civil or one.people[0].rank_first > NEAR:
        return []
    question, person = PostSentence(one.context, one.index - 1, [], None), one.people[0]
    cues = [cue for cue in question.cues if cue.entry.output in ("holds", "holds-either")] + question.roles
    if not cues:
        return []
    here = Match(person.rank_first, person.last, cues[0].entry)
    return [replace(_holding(one, here, person), mission=question.mission(cues[0]), unit=question.is_unit(cues[0]))]


# -- verbs and phrases ------------------------------------------------------------------------------------------


def _of_cue(one: PostSentence, cue: Match) -> list[Post]:
    left, right = one.subject(cue), one.after(cue)
    if cue.entry.output in CHANGES:
        pairs = changed(one, cue, left, right)
        return [_post(one, cue, person, kind, of_change(one, cue, kind)) for person, kind in pairs]
    holder = _holder(one, cue, left, right)
    if holder is None or not _is_led(one, cue):
        return []
    first = _holding(one, cue, holder)
    following = [_post(one, cue, person, "holds", told) for person, told in next_holders(one, cue, holder)]
    return _followed([first, *following])


def _followed(held: list[Post]) -> list[Post]:
    """Holders one after the other: who begins ends the one before, where the sentence tells no end of his own."""
    for at, (post, after) in enumerate(zip(held, held[1:], strict=False)):
        if after.start.edtf and not post.end.edtf:
            held[at] = replace(post, end=after.start, start=When() if post.start == after.start else post.start)
    return held


def _is_led(one: PostSentence, cue: Match) -> bool:
    """Whether what somebody runs is a mission or a unit: "runs the range" is no post."""
    if one.words[cue.last - 1] not in one.rules.words("runs"):
        return True
    following = one.words[cue.last : cue.last + 1]
    return (
        one.is_mission_near(cue)
        or one.is_unit(cue)
        or not one.rules.words("it").isdisjoint(following)
        or one.words[max(0, cue.first - 1)] in one.rules.words("clitic")  # "la dirige el general"
        or any(0 <= role.first - cue.last <= NEAR for role in one.roles)
    )


def _holding(one: PostSentence, cue: Match, person: Person) -> Post:
    return _post(one, cue, person, "holds", of_holding(one, cue, person))


def _holder(one: PostSentence, cue: Match, left: Person | None, right: Sequence[Person]) -> Person | None:
    output = cue.entry.output
    first = right[0] if right else None
    gap = first.rank_first - cue.last if first is not None else REACH + 1
    close = first is not None and one.is_plain(cue.last, first.rank_first)
    if output == "in-series":
        told = is_series(one) or is_of_mission(one, cue)
        return first if close and gap <= NEAR and told else None
    if output == "holds" and close and gap <= NEAR and one.spanish and "que" in one.words[cue.first - 1 : cue.last]:
        return first  # "al que manda el general", and not whoever the sentence began with
    if output in ("holds", "holds-either") and first is not None and stands_before(one, cue, first):
        return first if not [p for p in one.people if p.last <= cue.first] else left
    if output == "held-by":
        led = any(0 <= cue.first - match.last <= 2 for match in one.not_led)
        return None if led or gap > REACH else first
    if output == "under":
        return first if close and gap <= NEAR else None
    if output == "holds-either":
        return first if first is not None and close and one.gap(cue, first) <= NEAR else left
    if output in ("predecessor", "successor"):
        beside = one.beside(cue)
        ranked = beside is not None and (beside.rank or any(person.rank for person in one.people) or one.roles)
        return beside if ranked or (one.before is not None and one.before.rank) else None
    if left is None or one.has_clitic(cue):
        return next(iter(inverted(one, right)), left)
    return left


# -- roles ------------------------------------------------------------------------------------------------------


def _of_role(one: PostSentence, role: Match) -> Iterator[Post]:
    """The person beside a role: after it ("the commander, General X"), or before it ("General X, its commander")."""
    if role.entry.output == "spokesperson" and not one.is_mission_near(role):
        return
    people = [person for person in one.people if not person.civil or role.entry.output in _CIVIL_ROLES]
    right = [p for p in people if 0 <= p.rank_first - role.last <= REACH][:1]
    left = [p for p in people if 0 < role.first - p.last <= REACH // 2][-1:]
    right = [p for p in right if one.is_plain(role.last, p.rank_first)]
    left = [p for p in left if one.is_plain(p.last, role.first)]
    if left and right and (_is_aside(one, left[0], role, right[0]) or _is_told_of(one, left[0], role)):
        right = []
    if not left and not right:
        left = _acting_as(one, role, people)
    for person in right or left:
        yield _appointment(one, role, person)
        if right:
            yield from _listed(one, role, person)


def _is_aside(one: PostSentence, left: Person, role: Match, right: Person) -> bool:
    """ "X, commander of A, and Y …": the role belongs to the person right before it, not to the next."""
    opened = role.first - left.last <= 2 and one.words[left.last] in (",", "(")
    return opened and not (one.rules.words("and") | {",", ")"}).isdisjoint(one.words[role.last : right.rank_first])


def _is_told_of(one: PostSentence, left: Person, role: Match) -> bool:
    """ "X became its chief of staff, and …": the verb before the role tells whose it is."""
    return any(cue.entry.output == "appointed" and left.last <= cue.first < role.first for cue in one.cues)


def _acting_as(one: PostSentence, role: Match, people: Sequence[Person]) -> list[Person]:
    """ "X, who oversees the departures as deputy commander": the person of the relative clause."""
    leading = one.words[max(0, role.first - 2) : role.first]
    left = [person for person in people if person.last < role.first <= person.last + REACH][-1:]
    told = left and one.rules.words("relative") & set(one.words[left[0].last : left[0].last + 3])
    return left if told and one.rules.words("as_role") & set(leading) else []


def _appointment(one: PostSentence, role: Match, person: Person) -> Post:
    """A role held; "outgoing" and "incoming" take the date of the ceremony told before."""
    beside = {*one.words[max(0, role.first - 2) : role.first], *one.words[role.last : role.last + 1]}
    going = not one.rules.words("outgoing").isdisjoint(beside)
    coming = not one.rules.words("incoming").isdisjoint(beside)
    when = of_ceremony(one) if going or coming else When()
    if not when.edtf:
        return _holding(one, role, person)
    if coming:
        return _post(one, role, person, "starts", Period(start=when))
    return _post(one, role, person, "ends", Period(end=when))


def _listed(one: PostSentence, role: Match, first: Person) -> Iterator[Post]:
    """The others of "three commanders: X (2018-2019), Y (2019-2020) and Z"."""
    if not one.words[role.last - 1].endswith("s"):
        return
    last = first
    for person in one.people:
        if person.first <= last.first or person.civil:
            continue
        if not one.is_plain(last.last, person.rank_first):
            return
        yield _holding(one, role, person)
        last = person
