"""When a post was taken up, held or left: which of a sentence's dates belongs to which cue."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.extraction.claims import When
from contingent.extraction.persons import Person
from contingent.extraction.post_sentence import CHANGES, NEAR, REACH, PostSentence
from contingent.extraction.scan import Dated
from contingent.lexicon import Match

#: How many sentences back a ceremony may have been told.
_CEREMONY = 3
_HELD_BY = ("held-by", "under", "holds-either")
_COARSE = ("year", "season", "month")


@dataclass(frozen=True, slots=True)
class Period:
    """Start and end, as far as told, and the date in the sentence that tells it, if one does."""

    start: When = When()
    end: When = When()
    dated: Dated | None = None


def of_change(one: PostSentence, cue: Match, kind: str) -> Period:
    """The period that a change tells: it `starts` or `ends` on its date, or on that of the ceremony told before."""
    dated = _date_of_change(one, cue)
    if dated is None:
        when = of_ceremony(one)
        return Period(when) if kind == "starts" else Period(end=when)
    interval = dated.mention.relation == "between"
    if interval and cue.entry.output == "takes" and kind == "starts":
        return Period(dated.point, dated.end, dated)
    when = dated.end if interval else dated.point
    return Period(when, When(), dated) if kind == "starts" else Period(When(), when, dated)


def of_ceremony(one: PostSentence) -> When:
    """The date of the ceremony, or of the change whose people are yet to be named, that one of the sentences right
    before tells of; empty without one."""
    for scan in reversed(one.context.scans[max(0, one.index - _CEREMONY) : one.index]):
        dates = [dated for dated in scan.dates if dated.point.edtf]
        cues = one.rules["tenure_cues"].find(scan.tokens.words) if len(dates) == 1 else []
        if any(cue.entry.output == "ceremony" or (cue.entry.output in CHANGES and not scan.persons) for cue in cues):
            return dates[0].point
    return When()


def of_holding(one: PostSentence, cue: Match, person: Person) -> Period:
    """The period that a person holds a post: since, until, from … to; else when what they lead began, or a plain
    date right after a verb in the past ("led it in 2018": start and end)."""
    told = _bounded(_near_dates(one, cue, person))
    if told.dated is not None:
        return told
    if cue.entry.output in _HELD_BY and person.first >= cue.last:
        begun = _beginning(one) or _opening(one, cue)
        if begun is not None:
            return Period(begun.point, When(), begun)
    if cue.entry.output in ("holds", *_HELD_BY) or cue in one.roles:
        during = _throughout(one, cue)
        if during is not None:
            return Period(during.point, during.point, during)
    return Period()


def _date_of_change(one: PostSentence, cue: Match) -> Dated | None:
    """The date after the cue or before it, with no other change between; else the first of the sentence."""
    dates = [dated for dated in one.scan.dates if dated.point.edtf and not _is_of_speech(one, dated)]
    if cue.entry.output in ("gives", "leaves"):  # "led it since May and handed over": the day he began is not the end
        dates = [dated for dated in dates if dated.mention.relation != "since"]
    after = [d for d in dates if d.first >= cue.last and not one.change_between(cue.last, d.first, cue)]
    after = [d for d in after if not _is_of_holding(one, cue, d) and not _opens_another(one, cue, d)]
    if cue.entry.output != "takes":  # "succeeding X, who had held the post since May"
        after = [d for d in after if d.mention.relation != "since"]
    dates = [d for d in dates if d in after or d.first < cue.last]
    before = [d for d in dates if d.last <= cue.first and not one.change_between(d.last, cue.first, cue)]
    same_clause = [d for d in after if one.scan.clauses[d.first] == one.scan.clauses[cue.first]]
    for group in (same_clause, before[-1:], after, dates):
        if group:
            return group[0]
    return None


def _is_of_speech(one: PostSentence, dated: Dated) -> bool:
    """ "as the minister announced this Thursday": the day of the news, not of the change."""
    return not one.rules.words("speech").isdisjoint(one.words[max(0, dated.first - 3) : dated.first])


def _is_of_holding(one: PostSentence, cue: Match, dated: Dated) -> bool:
    """ "succeeds X, who has commanded the mission for a year": the date of a post held, told after the change."""
    if cue.entry.output == "appointed":  # "became the first to lead it in 2019"
        return False
    return any(m.entry.output == "holds" and cue.last <= m.first < dated.first for m in one.cues)


def _opens_another(one: PostSentence, cue: Match, dated: Dated) -> bool:
    """Whether a date opens what is told of somebody else, once a change has its subject."""
    left = [person for person in one.people if person.last <= cue.first]
    return bool(left) and _leads_to_another(one, dated, left[-1])


def _bounded(dates: list[Dated]) -> Period:
    told = Period()
    for dated in dates:
        relation = dated.mention.relation
        if relation in ("since", "from") and not told.start.edtf:
            told = Period(dated.point, told.end, dated)
        elif relation in ("until", "by") and not told.end.edtf:
            told = Period(told.start, dated.point, dated)
        elif relation == "between" and not told.start.edtf:
            told = Period(dated.point, dated.end, dated)
    return told


def _near_dates(one: PostSentence, cue: Match, person: Person) -> list[Dated]:
    """The dates told of a holder: in the clauses of cue and person or next to them, with no change between."""
    dates = [dated for dated in one.scan.dates if dated.point.edtf]
    if cue in one.roles and person.first >= cue.last:
        following = [p.rank_first for p in one.people if p.first >= person.last and not p.civil]
        others = [p for p in one.people if cue.last <= p.first < person.first]
        if following or others:  # one of a list: its dates stand between it and the next
            return [d for d in dates if person.last <= d.first < (following or [len(one.words)])[0]]
    low, high = min(cue.first, person.rank_first), max(cue.last, person.last)
    clauses = one.scan.clauses
    near = [d for d in dates if low - REACH <= d.first <= high + REACH]
    return [
        d
        for d in near
        if (low <= d.first < high or any(abs(clauses[d.first] - clauses[i]) <= 1 for i in (low, high - 1)))
        and not one.change_between(min(d.first, cue.first), max(d.first, cue.last), cue)
        and not _leads_to_another(one, d, person)
        and not _has_verb_before(one, d, person)
        and not _is_of_next(one, cue, d, person)
    ]


def _is_of_next(one: PostSentence, cue: Match, dated: Dated, person: Person) -> bool:
    """ "is led by General X, and General Y will head it from May": the date of the next person."""
    if cue.entry.output not in _HELD_BY or person.first < cue.last:
        return False
    following = [p for p in one.people if person.last <= p.rank_first < dated.first and not p.civil]
    return bool(following) and one.words[person.last] in (",", ";")


def _has_verb_before(one: PostSentence, dated: Dated, person: Person) -> bool:
    """ "under Colonel X, has trained 39,000 since 2015": the date of another verb, not of the person's post."""
    verbs = one.rules.words("perfect") | one.rules.words("speech")
    for word in one.words[person.last : dated.first]:
        if word in one.rules.words("relative"):
            return False
        if word in verbs and not any(m.first < dated.first and m.first >= person.last for m in (*one.cues, *one.roles)):
            return True
    return False


def _leads_to_another(one: PostSentence, dated: Dated, person: Person) -> bool:
    """Whether a date opens what is told of somebody else: "under X and, from 2003, under Y"."""
    if dated.first < person.last or one.words[dated.first - 1] not in one.rules.words("turn") | {",", ";"}:
        return False
    return any(0 <= p.rank_first - dated.last <= NEAR for p in one.people if p.first > person.first)


def _beginning(one: PostSentence) -> Dated | None:
    """The date on which a mission or unit that somebody commands began or arrived, if the sentence says that."""
    cues = one.rules["event_cues"].find(one.words)
    begun = any(cue.entry.output in ("mission_start", "deployment") for cue in cues)
    plain = [d for d in one.scan.dates if d.point.edtf and d.mention.relation in ("", "in", "on")]
    return plain[0] if begun and len(plain) == 1 else None


def _opening(one: PostSentence, cue: Match) -> Dated | None:
    """The date right before a cue: "and, from December 2003, under General X"."""
    dates = [d for d in one.scan.dates if d.point.edtf and 0 <= cue.first - d.last <= 2]
    return dates[-1] if dates else None


def _throughout(one: PostSentence, cue: Match) -> Dated | None:
    """ "led it in 2018", "in 2018 it was led by", "was its deputy commander in 2018": a plain date in the clause of
    what is told in the past, coarser than a day, right after it or before it."""
    was = not one.rules.words("was").isdisjoint(one.words[max(0, cue.first - REACH) : cue.last])
    if not (was and (cue in one.roles or cue.entry.output in _HELD_BY)) and one.words[
        cue.last - 1
    ] not in one.rules.words("led"):
        return None
    for dated in one.scan.dates:
        plain = dated.mention.relation in ("in", "during", "") and dated.mention.finest in _COARSE
        near = 0 <= dated.first - cue.last <= NEAR + 2 or dated.last <= cue.first
        same = one.scan.clauses[dated.first] == one.scan.clauses[cue.first]
        if "/" in dated.point.edtf:  # "for the past year"
            continue
        if plain and near and same and dated.point.edtf and not one.change_between(dated.first, cue.first, cue):
            return dated
    return None
