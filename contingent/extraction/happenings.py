"""Cues and dates of a sentence brought together: each happening with its cue, its type and when it was.

Three ways lead to a happening: a date with the cue it belongs to; the news that an article leads with; and an
undated cue in the perfect, the future or a denial, which tells what is new on the day of publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.extraction.claims import When
from contingent.extraction.context import Context
from contingent.extraction.cues import cues_of
from contingent.extraction.event_types import event_type_of
from contingent.extraction.names import HOSTS
from contingent.extraction.scan import Dated, Scan
from contingent.extraction.telling import is_negated, is_of_speech, is_spoken, is_state, telling
from contingent.lexicon import Entry, Match

#: When several cues compete for a date, the one that tells more of what happened is preferred.
_WEIGHT = {"command_change": 9, "handover": 8, "attack": 5, "mission_start": 6, "mission_end": 6, "mission_span": 7,
           "withdrawal": 6, "redeployment": 6, "agreement": 5, "deployment": 5, "deployment-since": 4, "meeting": 3,
           "milestone": 2}  # fmt: skip
#: How many sentences from the top hold the news of the day.
_LEAD_SENTENCES = 3
#: Types of which an undated perfect or future tells what is new; the others need a date or the lead.
_NEWS_TYPES = {"command_change", "withdrawal", "redeployment", "handover", "deployment", "mission_end"}
#: Happenings that "until" dates; with "not … until" it dates the others.
_ENDING = {"withdrawal", "mission_end", "mission_span", "command_change"}
#: What a ceremony is held for.
_HELD = {"command_change", "handover", "mission_end", "mission_start"}
#: Happenings that can take from one date to another.
_SPREAD = {"withdrawal", "redeployment", "handover"}
#: What the words of a date may tell besides: "since they arrived in January".
_SINCE = {"mission_start", "deployment"}
#: What soldiers do that may be announced.
_MOVES = {"withdrawal", "redeployment", "deployment"}
#: Happenings of one place after the other.
_IN_A_ROW = {"handover", "withdrawal", "attack"}
#: What stands for a cue where only a nation and a "since" tell of a presence.
_PRESENT = Entry("since-nation", "", "", "deployment", "", "")
_LEAD_TYPES = _NEWS_TYPES | {"attack", "meeting", "agreement", "command_change", "mission_start"}
_REACH = 60
#: How far a noun may stand from its date: "the withdrawal of the last of them in May".
_BESIDE = 9
#: How much less a noun ("the withdrawal", "under the command of") tells than a verb.
_NOUN_PENALTY = 3


@dataclass(frozen=True, slots=True)
class Happening:
    """A cue in the sentence at `index` of the context, the event type it stands for, its date and how that was
    found (`segment`, `clause`, `sentence`, `news`, `perfect`, `future`, `denied`); `dated` is the date's place, if any.
    """

    index: int
    cue: Match
    event_type: str
    when: When
    scope: str
    dated: Dated | None = None


def happenings(context: Context) -> list[Happening]:
    """All happenings of an article in reading order; the same one may be told twice."""
    found: list[Happening] = []
    lead = _lead(context)
    for index, scan in enumerate(context.scans):
        if scan.sentence.kind in ("title", "heading") or _is_table_of_people(scan) or _is_question(scan):
            continue
        cues = cues_of(context, index)
        dated = _dated(scan, index, cues)
        found += dated or (_undated(context, index, cues, index in lead) if cues else [])
    return sorted(found, key=lambda one: (one.index, one.cue.first))


def _is_question(scan: Scan) -> bool:
    """ "Will the soldiers leave?" tells of nothing."""
    return "?" in scan.tokens.words[-2:]


def _is_table_of_people(scan: Scan) -> bool:
    """A row of a list of commanders: its dates are tenures, not happenings of their own."""
    return scan.sentence.kind == "row" and any(not person.civil for person in scan.persons)


def _lead(context: Context) -> set[int]:
    return set([i for i, s in enumerate(context.scans) if s.sentence.kind in ("prose", "caption")][:_LEAD_SENTENCES])


# -- dates ------------------------------------------------------------------------------------------------------


def _dated(scan: Scan, index: int, cues: Sequence[Match]) -> list[Happening]:
    found: list[Happening] = []
    for dated in scan.dates:
        if not dated.point.edtf or _is_told_again(scan, dated):
            continue
        cue, scope = _cue_of_offset(dated, cues) if dated.mention.of_event else _cue_of(scan, dated, cues)
        if cue is not None:
            found += _happenings(scan, index, cue, dated, scope)
        elif dated.mention.relation in ("since", "from", "between") and _is_presence(scan, dated):
            opening = Match(dated.first, dated.last, _PRESENT)
            found.append(Happening(index, opening, "deployment", dated.point, "since", dated))
        else:
            found += _gone_on(scan, index, dated, found)
    return found


def _gone_on(scan: Scan, index: int, dated: Dated, before: Sequence[Happening]) -> list[Happening]:
    """ "left Al Asad on 17 March, Taji on the 26th": a further place with a date of its own goes on with the happening
    told before."""
    done = [one for one in before if one.cue.last <= dated.first and one.event_type in _IN_A_ROW]
    places = [name for name in scan.of_kind("place") if 0 <= dated.first - name.last <= 1]
    if dated.mention.of_event or not done or not places:
        return []
    told = done[-1].dated
    if told is None or told.mention.of_event or places[-1].first < told.last:
        return []
    cue = Match(places[-1].first, places[-1].last, done[-1].cue.entry)
    return [Happening(index, cue, done[-1].event_type, dated.point, "series", dated)]


def _is_told_again(scan: Scan, dated: Dated) -> bool:
    """ "a week after that visit, on December 28, …": the next date says the same day more plainly."""
    words = scan.tokens.words
    behind = [d for d in scan.dates if d.first == dated.last + 1 or d.first == dated.last + 4]
    plain = any(d.mention.first.kind == "calendar" and "," in words[dated.last : d.first] for d in behind)
    return plain and dated.mention.first.kind != "calendar"


def _is_presence(scan: Scan, dated: Dated) -> bool:
    """ "since August the Danes hold two provinces": a deploying nation and since when, whatever the verb."""
    clause = scan.clauses[dated.first]
    return any(
        name.id not in HOSTS and name.form != "body" and abs(scan.clauses[name.first] - clause) <= 1
        for name in scan.of_kind("nation")
    )


def _happenings(scan: Scan, index: int, cue: Match, dated: Dated, scope: str) -> list[Happening]:
    event_type = event_type_of(scan, cue)
    if event_type == "mission_span":
        start = Happening(index, cue, "mission_start", dated.point, scope, dated)
        if dated.mention.last is None:
            return [start]
        return [start, Happening(index, cue, "mission_end", dated.end, scope, dated)]
    return [Happening(index, cue, event_type, _date(event_type, dated), scope, dated)]


def _date(event_type: str, dated: Dated) -> When:
    """Since when something is so is the day it began; a spate of attacks lasts."""
    if event_type in _SPREAD and dated.mention.relation == "between":
        return dated.when
    if dated.mention.relation == "until" and event_type not in _ENDING:
        return dated.point
    if event_type != "attack" and dated.mention.relation in ("since", "from", "between", "", "after"):
        return dated.point
    return dated.when


def _cue_of_offset(dated: Dated, cues: Sequence[Match]) -> tuple[Match | None, str]:
    """ "two days after a drone strike": the happening named right after the offset."""
    after = [c for c in cues if 0 <= c.first - dated.last <= 10 and c.entry.output != "deployment-since"]
    return (after[0], "offset") if after else (None, "")


def _is_standing_since(scan: Scan, dated: Dated, cue: Match, cues: Sequence[Match]) -> bool:
    """ "have been there since May", but not "since May there have been 70 attacks"."""
    attacks = [c for c in cues if c.entry.output == "attack" and scan.clauses[c.first] == scan.clauses[cue.first]]
    existing = not scan.words("existential").isdisjoint(scan.tokens.words[cue.first : cue.last])
    return dated.mention.relation in ("since", "from", "between") and not (existing and attacks)


def _cue_of(scan: Scan, dated: Dated, cues: Sequence[Match]) -> tuple[Match | None, str]:
    taken = [d.last for d in scan.dates if d.mention.of_event]
    fitting = [
        cue
        for cue in cues
        if not is_spoken(scan, cue)
        and not is_negated(scan, cue, dated)
        and (dated.mention.relation != "until" or cue.entry.output in _ENDING or is_negated(scan, cue))
        and (not dated.first <= cue.first < dated.last or cue.entry.output in _SINCE)
        and (cue.entry.output != "deployment-since" or _is_standing_since(scan, dated, cue, cues))
        and not any(0 <= cue.first - last <= 10 for last in taken)
        and not (cue.entry.get("alone") and (is_of_speech(scan, dated) or _is_far(dated, cue)))
        and _reaches(scan, dated, cue, cues)
    ]
    if not fitting:
        return None, ""
    cue = min(fitting, key=lambda one: _cost(scan, dated, one))
    cue = _governor(scan, cue, fitting)
    clauses = abs(scan.clauses[cue.first] - scan.clauses[dated.first])
    return cue, "clause" if clauses == 0 else "sentence"


def _is_far(dated: Dated, cue: Match) -> bool:
    """A noun takes a date only from beside it, or from the sentence's opening."""
    between = max(dated.first - cue.last, cue.first - dated.last)
    return between > _BESIDE and dated.first > 1


def _cost(scan: Scan, dated: Dated, cue: Match) -> float:
    gap = dated.first - cue.last if cue.last <= dated.first else cue.first - dated.last
    clauses = abs(scan.clauses[cue.first] - scan.clauses[dated.first])
    segments = abs(scan.segments[cue.first] - scan.segments[dated.first])
    leading = dated.first <= 1 and cue.first > dated.first
    purpose = cue.first and scan.tokens.words[cue.first - 1] in scan.words("purpose")
    weight = _WEIGHT[cue.entry.output] - (_NOUN_PENALTY if cue.entry.get("alone") or purpose else 0)
    return (0 if leading else gap) + 6 * clauses + 2 * segments - 1.5 * weight


def _governor(scan: Scan, cue: Match, cues: Sequence[Match]) -> Match:
    """ "voted for the removal", "ordered the pullout": the decision is what happened, not what was decided."""
    if cue.entry.output == "agreement":
        return _announced(scan, cue, cues) or cue
    if cue.entry.output == "meeting":
        words = scan.tokens.words[cue.first : cue.last]
        held = [c for c in cues if c.entry.output in _HELD]
        if held and scan.words("ceremony") & set(words):
            return held[0]  # "handed over at a ceremony on 11 June"
        told = [c for c in cues if c.entry.output == "agreement" and not c.entry.get("alone")]
        summit = cue.entry.get("alone") or scan.tokens.words[cue.first] == "met"
        return told[0] if told and summit else cue
    for other in cues:
        before = 0 <= cue.first - other.last <= 8 and scan.clauses[other.first] == scan.clauses[cue.first]
        if other.entry.output == "agreement" and before:
            return other
    return cue


def _announced(scan: Scan, cue: Match, cues: Sequence[Match]) -> Match | None:
    """ "announced on Wednesday that its soldiers would be brought home": what is announced is what happens."""
    words = scan.tokens.words
    if scan.words("announcing").isdisjoint(words[cue.first : cue.last]):
        return None
    that = [i for i in range(cue.last, len(words)) if words[i] in scan.words("that")]
    moves = [c for c in cues if that and c.first > that[0] and c.entry.output in _MOVES]
    between = [c for c in cues if c is not cue and cue.last <= c.first < moves[0].first] if moves else []
    return moves[0] if moves and not between else None


def _reaches(scan: Scan, dated: Dated, cue: Match, cues: Sequence[Match]) -> bool:
    """Whether no other date of the sentence belongs to the cue rather than this one, save those that an earlier cue
    has: "backed it in March and took charge of the sector in September"."""
    cost = _cost(scan, dated, cue)
    others = [other for other in scan.dates if other is not dated and not other.mention.of_event]
    nearer = [other for other in others if _cost(scan, other, cue) < cost]
    told = [c for c in cues if not c.entry.get("alone")]
    taken = [o for o in nearer if o.last <= cue.first and any(c.last <= o.first for c in told)]
    joined = not scan.words("and").isdisjoint(scan.tokens.words[max(0, cue.first - 1) : cue.first])
    next_one = joined and len(taken) == len(nearer) and 0 <= dated.first - cue.last <= 2 * _BESIDE
    return abs(cue.first - dated.first) <= _REACH and (not nearer or next_one)


# -- without a date ---------------------------------------------------------------------------------------------


def _undated(context: Context, index: int, cues: Sequence[Match], lead: bool) -> list[Happening]:
    scan = context.scans[index]
    published = context.published
    when = When(published.edtf, published.first, published.last, "article") if published.edtf else When()
    counted_from = [d.last for d in scan.dates if d.mention.of_event]  # "two months after he was killed"
    cues = [cue for cue in cues if not any(0 <= cue.first - last <= 10 for last in counted_from)]
    told = [(cue, telling(context, scan, cue)) for cue in cues if not is_spoken(scan, cue)]
    told = [(cue, scope) for cue, scope in told if scope == "denied" or not cue.entry.get("alone")]
    told = [(cue, scope) for cue, scope in told if not (scope == "perfect" and cue.entry.output == "deployment")]
    new = [(cue, scope) for cue, scope in told if scope and cue.entry.output in (_LEAD_TYPES if lead else _NEWS_TYPES)]
    if new:
        cue, scope = max(new, key=lambda pair: (_WEIGHT[pair[0].entry.output], -pair[0].first))
        return [Happening(index, cue, _moved(context, index, cue), when, scope)]
    plain = [cue for cue, scope in told if not scope and cue.entry.output in _LEAD_TYPES]
    plain = [cue for cue in plain if not is_negated(scan, cue) and (scan.numbers or not is_state(scan, cue))]
    meetings = [cue for cue in plain if _is_meeting(scan, cue)]
    if lead and plain and published.edtf:
        cue = meetings[0] if meetings else max(plain, key=lambda c: (_WEIGHT[c.entry.output], -c.first))
        cue = _governor(scan, cue, plain)
        return [Happening(index, cue, cue.entry.output, when, "news")]
    if meetings:
        return [Happening(index, meetings[0], "meeting", when, "news")]
    return []


def _moved(context: Context, index: int, cue: Match) -> str:
    """ "withdrawn from high-risk zones" in an article on a redeployment is that redeployment."""
    if cue.entry.output != "withdrawal":
        return cue.entry.output
    before = [m for one in context.scans[:index] for m in context.rules["event_cues"].find(one.tokens.words)]
    safe = context.rules.words("safe")
    moved = any(m.entry.output == "redeployment" for m in before)
    return "redeployment" if moved and safe & set(context.scans[index].tokens.words) else "withdrawal"


def _is_meeting(scan: Scan, cue: Match) -> bool:
    """Two office-holders met, or one visited: what an article about them reports as its news."""
    words = scan.tokens.words[cue.first : cue.last]
    civil = sum(person.civil for person in scan.persons)
    return cue.entry.output == "meeting" and civil > 0 and (words in (("met",), ("met", "with")) or "visit" in words)
