"""Events: happenings that a text places in time, with their type and status.

A happening is read where a cue ("withdrew", "took command") stands with what it is about (a force, a base, a
mission) and a date: its own, that of its sentence, or the day of publication for the news that an article leads with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.edtf_dates import date_prec
from contingent.extraction.claims import Event, When
from contingent.extraction.context import HOSTS, Context, is_future_verb
from contingent.extraction.link import Linker, Span
from contingent.extraction.scan import Dated, Scan
from contingent.extraction.summary import summarise
from contingent.lexicon import Match

#: When two cues stand in one clause, the one that tells more of what happened.
_WEIGHT = {"command_change": 9, "handover": 8, "attack": 6, "mission_start": 6, "mission_end": 6, "withdrawal": 7,
           "redeployment": 6, "agreement": 5, "deployment": 6, "deployment-since": 4, "meeting": 4, "milestone": 3}  # fmt: skip
#: Types that news leads with: an undated cue in the first sentences is the news of the day.
_LEAD_SENTENCES = 3
_POINT_TYPES = {"mission_start", "deployment", "command_change", "withdrawal", "redeployment", "handover", "milestone",
                "meeting", "agreement"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Happening:
    index: int
    cue: Match
    event_type: str
    when: When
    scope: str
    dated: Dated | None


def events(context: Context) -> list[Event]:
    """The events of an article in reading order, one per happening."""
    linker = Linker(context)
    found: list[_Happening] = []
    for index in range(len(context.scans)):
        found += _dated(context, index)
    found += _news(context, found)
    rows = [_row(context, linker, one) for one in sorted(found, key=lambda one: (one.index, one.cue.first))]
    return _distinct(rows, context)


def _cues(context: Context, index: int) -> list[Match]:
    """The cues of a sentence that stand with what they need."""
    scan = context.scans[index]
    cues = context.rules["event_cues"].find(scan.tokens.words)
    return [cue for cue in cues if not _inside_name(scan, cue) and _has_needed(context, scan, cue)]


def _inside_name(scan: Scan, cue: Match) -> bool:
    spans = [(n.first, n.last) for n in scan.names if not n.implied] + [(d.first, d.last) for d in scan.dates]
    return any(first <= cue.first < last for first, last in spans)


def _has_needed(context: Context, scan: Scan, cue: Match) -> bool:
    need = cue.entry.get("needs")
    words = scan.tokens.words
    if need == "any":
        return True
    first, last = _near(scan, cue)
    inside = [name for name in scan.names if first <= name.first < last]
    if need == "mission":
        return any(name.kind == "mission" for name in inside) or "mission" in words[first:last]
    if need == "force":
        people = any(name.kind == "nation" and name.form in ("people", "adjective", "name", "body") for name in inside)
        return people or bool(context.rules["forces"].find(words[first:last]))
    if need == "base":
        places = any(name.kind == "place" for name in inside)
        return bool(context.rules["bases"].find(words[first:last])) or places
    if need == "command":
        return bool(context.rules["command_words"].find(words[first:last])) and (
            bool(scan.persons) or any(n.kind == "mission" for n in scan.names)
        )
    return any(name.kind in ("nation", "mission") for name in scan.names) or bool(
        context.rules["forces"].find(words)
    )


def _near(scan: Scan, cue: Match) -> tuple[int, int]:
    """The tokens around a cue up to the full breaks of its sentence: a comma does not end it, a semicolon does."""
    breaks = [i for i, word in enumerate(scan.tokens.words) if word in (";", ":", "\u2022")]
    first = max((i + 1 for i in breaks if i < cue.first), default=0)
    last = min((i for i in breaks if i >= cue.last), default=len(scan.tokens))
    return first, last


def _dated(context: Context, index: int) -> list[_Happening]:
    """For each date of a sentence the cue it belongs to."""
    scan = context.scans[index]
    cues = _cues(context, index)
    found: list[_Happening] = []
    for dated in scan.dates:
        if not dated.point.edtf:
            continue
        cue, scope = _cue_for(scan, dated, cues)
        if cue is None:
            continue
        event_type = _type(cue, dated)
        if event_type:
            found.append(_Happening(index, cue, event_type, _date(event_type, dated), scope, dated))
    return found


def _type(cue: Match, dated: Dated | None) -> str:
    if cue.entry.output != "deployment-since":
        return cue.entry.output
    return "deployment" if dated is not None and dated.mention.relation == "since" else ""


def _date(event_type: str, dated: Dated) -> When:
    """Since when something is so is the day it began; a spate of attacks lasts."""
    if dated.mention.relation in ("since", "between", "") and event_type in _POINT_TYPES:
        return dated.point
    return dated.when


def _cue_for(scan: Scan, dated: Dated, cues: Sequence[Match]) -> tuple[Match | None, str]:
    cues = [cue for cue in cues if not dated.first <= cue.first < dated.last]
    cues = [cue for cue in cues if cue.entry.output != "deployment-since" or dated.mention.relation == "since"]
    clause, segment = scan.clauses[dated.first], scan.segments[dated.first]
    for scope, group in (
        ("segment", [c for c in cues if scan.segments[c.first] == segment and scan.clauses[c.first] == clause]),
        ("clause", [c for c in cues if abs(scan.clauses[c.first] - clause) <= 0]),
        ("sentence", [c for c in cues if _reaches(scan, dated, c)]),
    ):
        if group:
            return max(group, key=lambda c: (_WEIGHT[c.entry.output], -abs(c.first - dated.first))), scope
    return None, ""


def _reaches(scan: Scan, dated: Dated, cue: Match) -> bool:
    """Whether no other date stands nearer to the cue than this one."""
    gap = abs(cue.first - dated.first)
    return all(abs(cue.first - other.first) >= gap for other in scan.dates)


def _news(context: Context, dated: Sequence[_Happening]) -> list[_Happening]:
    """The news of the day: an undated cue in the first sentences, past or announced."""
    found: list[_Happening] = []
    told = {one.index for one in dated}
    prose = [i for i, s in enumerate(context.scans) if s.sentence.kind in ("prose", "caption")][:_LEAD_SENTENCES]
    for index in prose:
        if index in told:
            continue
        cues = [cue for cue in _cues(context, index) if _type(cue, None)]
        if cues:
            cue = max(cues, key=lambda c: (_WEIGHT[c.entry.output], -c.first))
            published = context.published
            when = When(published.edtf, published.first, published.last, "article") if published.edtf else When()
            found.append(_Happening(index, cue, _type(cue, None), when, "news", None))
    return found[:1]


def _row(context: Context, linker: Linker, one: _Happening) -> Event:
    scan = context.scans[one.index]
    first, last = _clause_span(scan, one)
    span = Span(one.index, first, last)
    nations = _nations(context, linker, one, span)
    missions = linker.missions(Span(one.index, one.cue.first, one.cue.last))
    place = linker.place(Span(one.index, one.cue.first, one.cue.last))
    start, end = scan.offsets(first, last)
    return Event(
        scan.sentence.sentence_id,
        one.when,
        date_prec(one.when.edtf),
        one.event_type,
        _status(context, scan, one),
        nations,
        missions.ids,
        place.one,
        summarise(context.article.text[start:end], scan.sentence.text),
        start,
        end,
        f"event.{one.cue.entry.id};date:{one.scope}" + (f";mission:{missions.scope}" if missions.scope else ""),
    )


def _clause_span(scan: Scan, one: _Happening) -> tuple[int, int]:
    """The words that carry an event: from the start of the cue's clause or date to the end of the other."""
    marks = [one.cue.first, one.cue.last - 1]
    if one.dated is not None:
        marks += [one.dated.first, one.dated.last - 1]
    clause = scan.clauses[min(marks)]
    first = min(i for i in range(len(scan.tokens)) if scan.clauses[i] == clause or i == min(marks))
    while first < min(marks) and not scan.tokens.words[first][0].isalnum():
        first += 1
    last = max(marks) + 1
    segment = scan.segments[last - 1]
    while last < len(scan.tokens) and scan.segments[last] == segment and scan.tokens.words[last] not in (".", ","):
        last += 1
    return first, last


def _nations(context: Context, linker: Linker, one: _Happening, span: Span) -> tuple[str, ...]:
    scan = context.scans[one.index]
    actors = [name.id for name in linker.actors(scan) if span.first <= name.first < span.last]
    if one.event_type in ("meeting", "agreement", "handover", "attack"):
        return tuple(dict.fromkeys(actors)) or linker.nation(span, hosts=True).ids
    deployers = [nation for nation in actors if nation not in HOSTS]
    return tuple(dict.fromkeys(deployers)) or linker.nation(span).ids


def _status(context: Context, scan: Scan, one: _Happening) -> str:
    first, last = _near(scan, one.cue)
    words = scan.tokens.words
    denial = [m for m in context.rules["denials"].find(words) if first <= m.first <= one.cue.first + 3]
    if denial and one.event_type in ("withdrawal", "redeployment", "mission_end", "handover", "deployment", "attack"):
        return "denied"
    if one.dated is not None and _is_past(context, one.dated) and not one.dated.future:
        return "occurred"
    return "planned" if _modal(context, scan, one) else "occurred"


def _modal(context: Context, scan: Scan, one: _Happening) -> bool:
    words = scan.tokens.words
    clause = scan.clauses[one.cue.first]
    for match in context.rules["modality"].find(words):
        if scan.clauses[match.first] == clause and 0 <= one.cue.first - match.first <= 8:
            return True
    if context.rules.language == "es":
        return any(is_future_verb(scan, i) for i in range(len(words)) if scan.clauses[i] == clause)
    return False


def _is_past(context: Context, dated: Dated) -> bool:
    published, when = context.published, dated.when
    return bool(published.first and when.last and when.last < published.first)


def _distinct(rows: Sequence[Event], context: Context) -> list[Event]:
    """The same happening told twice is one: same type and the same date, or one without a date beside it."""
    titles = {s.sentence.sentence_id for s in context.scans if s.sentence.kind in ("title", "caption")}
    kept: list[Event] = []
    for row in rows:
        twin = next((i for i, other in enumerate(kept) if _same(row, other)), None)
        if twin is None:
            kept.append(row)
        elif kept[twin].sentence_id in titles and row.sentence_id not in titles:
            kept[twin] = row
    return kept


def _same(one: Event, other: Event) -> bool:
    if one.event_type != other.event_type or one.date.edtf != other.date.edtf:
        return False
    return not (one.place_id and other.place_id and one.place_id != other.place_id and one.sentence_id != other.sentence_id)
