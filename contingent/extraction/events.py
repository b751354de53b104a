"""Events: happenings that a text places in time, each with its type, status, parties, mission and place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from contingent.edtf_dates import date_prec
from contingent.extraction.claims import Event, Tenure
from contingent.extraction.context import Context
from contingent.extraction.happenings import Happening, happenings
from contingent.extraction.link import Linker
from contingent.extraction.names import HOSTS, Name
from contingent.extraction.neighbours import Span
from contingent.extraction.scan import Dated, Scan
from contingent.extraction.summary import shorten, summarise
from contingent.extraction.telling import is_planned, telling

_DENIABLE = {"withdrawal", "redeployment", "mission_end", "handover", "deployment", "attack"}
#: How many days before its publication an article's news of the day can have happened.
_NEWS_AGE = 14
#: Types whose mission must be named beside them: a parliament's vote is not the mission's because the article is.
_NEAR_MISSION = {"meeting", "agreement", "attack", "milestone"}
#: What a ceremony is held for.
_MARKED = {"command_change", "handover", "mission_end", "mission_start", "deployment", "withdrawal"}
_ALL_PARTIES = {"meeting", "agreement", "handover", "attack"}


def events(context: Context, commands: Sequence[Tenure]) -> list[Event]:
    """The events of an article in reading order, one per happening; a command that begins is one too."""
    linker = Linker(context)
    posts = {(one.sentence_id, one.start.edtf) for one in commands if one.start.edtf}
    rows = [_row(context, linker, one) for one in happenings(context)]
    rows = [row for row in rows if not (_is_vague(row) and (row.sentence_id, row.date.edtf) in posts)]
    rows += _changes_of_command(context, rows, commands)
    rows = [row for row in rows if not _is_only_ceremony(context, row, rows)]
    return _distinct(sorted(rows, key=lambda row: row.quote_start), context)


def _is_vague(row: Event) -> bool:
    """Whether only a "since" tells of a presence: where somebody took command then, that is what happened."""
    return row.rule.startswith(("event.since-nation", "event.deployment-since"))


def _is_only_ceremony(context: Context, row: Event, rows: Sequence[Event]) -> bool:
    """ "the ceremony was presided over by …": the day's change, told once more, is no meeting beside it."""
    if row.event_type != "meeting":
        return False
    changes = [one for one in rows if one.event_type in _MARKED and one.date.edtf == row.date.edtf]
    words = {w for s in context.scans if s.sentence.sentence_id == row.sentence_id for w in s.tokens.words}
    return bool(changes and context.rules.words("ceremony") & words)


def _changes_of_command(context: Context, told: Sequence[Event], commands: Sequence[Tenure]) -> list[Event]:
    """ "in post since May": somebody took command then, unless the text tells of that change itself."""
    scans = {scan.sentence.sentence_id: scan for scan in context.scans}
    dates = {row.date.edtf for row in told if row.event_type == "command_change"}
    begun = {(row.sentence_id, row.date.edtf) for row in told}
    found: list[Event] = []
    for one in commands:
        scan = scans[one.sentence_id]
        implied = (one.sentence_id, one.start.edtf) in begun  # "set up in 2018 under X": the same happening
        if not one.start.edtf or one.start.edtf in dates or implied or scan.sentence.kind == "row":
            continue
        dates.add(one.start.edtf)
        to_come = bool(context.published.last and one.start.first > context.published.last)
        found.append(
            Event(
                one.sentence_id,
                one.start,
                date_prec(one.start.edtf),
                "command_change",
                "planned" if to_come else "occurred",
                (one.nation,) if one.nation else (),
                (one.mission_id,) if one.mission_id else (),
                "",
                _taking_command(context, one),
                one.quote_start,
                one.quote_end,
                f"event.tenure;{one.rule}",
            )
        )
    return found


def _taking_command(context: Context, one: Tenure) -> str:
    mission = context.reference.missions.get(one.mission_id)
    return shorten(f"{one.person} takes command" + (f" of {mission.short_name}" if mission else ""))


def _subject(context: Context, mission_id: str, nations: Sequence[str]) -> str:
    """Who a label without a subject speaks of: the mission, or the only nation."""
    if mission_id:
        return context.reference.missions[mission_id].short_name
    return context.reference.nations[nations[0]].name if len(nations) == 1 else ""


def _row(context: Context, linker: Linker, one: Happening) -> Event:
    scan = context.scans[one.index]
    first, last = _quoted(scan, one)
    cue = Span(one.index, one.cue.first, one.cue.last)
    missions = linker.missions(cue, near=one.event_type in _NEAR_MISSION, when=one.when)
    nations = _nations(linker, one, Span(one.index, first, last), missions.ids)
    start, end = scan.offsets(first, last)
    return Event(
        scan.sentence.sentence_id,
        one.when,
        date_prec(one.when.edtf),
        one.event_type,
        _status(context, scan, one),
        nations,
        missions.ids,
        _place(linker, scan, one, cue),
        summarise(scan, first, last, _subject(context, missions.one, nations)),
        start,
        end,
        f"event.{one.cue.entry.id};date:{one.scope}" + (f";mission:{missions.scope}" if missions.scope else ""),
    )


def _place(linker: Linker, scan: Scan, one: Happening, cue: Span) -> str:
    """Where it happened: for what goes on with a happening told before, the place that stands for the verb."""
    if one.scope == "series":
        return next(name.id for name in scan.of_kind("place") if name.first == cue.first)
    place = linker.place(cue).one
    known = linker.context.reference.places.get(place)
    held = [i for i, word in enumerate(scan.tokens.words) if word in linker.context.rules.words("ceremony")]
    if held and (known is None or known.kind == "country"):  # "took over in Iraq, at a ceremony held at Taji"
        return linker.place(Span(cue.index, held[0], held[0] + 1)).one or place
    return place


def _quoted(scan: Scan, one: Happening) -> tuple[int, int]:
    """The tokens that carry an event: from the start of the clause of cue or date to the end of the other's piece."""
    marks = [one.cue.first, one.cue.last - 1]
    if one.dated is not None:
        marks += [one.dated.first, one.dated.last - 1]
    clause = scan.clauses[min(marks)]
    first = min(i for i in range(len(scan.tokens)) if scan.clauses[i] == clause)
    first = _after_others(scan, first, min(marks), one)
    while first < min(marks) and not scan.tokens.words[first][0].isalnum():
        first += 1
    last = max(marks) + 1
    segment = scan.segments[last - 1]
    while last < len(scan.tokens) and scan.segments[last] == segment and scan.tokens.words[last] not in (".", ","):
        last += 1
    return first, last


def _after_others(scan: Scan, first: int, mark: int, one: Happening) -> int:
    """The start of what is told, past a quotation that ends before it and past another date's own piece."""
    words = scan.tokens.words
    quotes = [i for i in range(first, mark) if words[i] == '"']
    if quotes and sum(word == '"' for word in words[:mark]) % 2 == 0:
        return quotes[-1] + 1
    others = [d for d in scan.dates if d is not one.dated and first <= d.first < mark]
    if others and scan.segments[mark] != scan.segments[others[-1].first]:
        return scan.segments.index(scan.segments[mark])
    return first


def _nations(linker: Linker, one: Happening, span: Span, missions: Sequence[str]) -> tuple[str, ...]:
    scan = linker.context.scans[one.index]
    actors = linker.actors(scan)
    inside = [name for name in actors if span.first <= name.first < span.last]
    named = [name.id for name in inside if name.form != "mission"] or [name.id for name in inside]
    if one.event_type == "attack":
        kinds = linker.context.reference.missions
        body = ("COALITION",) if any(kinds[id_].kind == "coalition" for id_ in missions) else ()
        return _hit(linker, one, span, inside) or body or linker.nation(span).ids
    if not named:  # "Since 2014 the Danes train, and since 2018 advise": the subject stands before the other date
        clause = scan.clauses[span.first]
        named = [
            n.id for n in actors if scan.clauses[n.first] == clause and n.last <= span.first and n.form != "mission"
        ]
    if one.event_type == "handover":
        named += [name.id for name in scan.of_kind("nation") if span.first <= name.first < span.last]
    if one.event_type in _ALL_PARTIES:
        return tuple(dict.fromkeys(named)) or linker.nation(span, hosts=True).ids
    deployers = [nation for nation in named if nation not in HOSTS]
    return tuple(dict.fromkeys(deployers)) or linker.nation(span).ids


def _hit(linker: Linker, one: Happening, span: Span, inside: Sequence[Name]) -> tuple[str, ...]:
    """Who was hit, before who else is named; "by Iranian-backed militias" names no party of the kind."""
    scan = linker.context.scans[one.index]
    kinds = linker.context.reference.missions
    bodies = [n for n in scan.of_kind("mission") if span.first <= n.first < span.last and not n.implied]
    hit = ["COALITION" for name in bodies if kinds[name.id].kind == "coalition"]
    hit += [n.id for n in inside if n.form != "mission" and not _is_agent(scan, n)]
    return tuple(dict.fromkeys(hit))


def _is_agent(scan: Scan, name: Name) -> bool:
    """ "by the Iranian-backed militias"."""
    words = scan.tokens.words
    before = words[max(0, name.first - 2) : name.first]
    return bool(scan.words("by") & set(before)) or words[name.last : name.last + 2] == ("-", "backed")


def _status(context: Context, scan: Scan, one: Happening) -> str:
    told = telling(context, scan, one.cue)
    if told == "denied" and one.event_type in _DENIABLE:
        return "denied"
    if one.dated is not None:
        if told == "future" and _is_announced(scan, one):
            return "planned"
        if _is_to_come(context, one.dated):
            return "planned"
        if _is_past(context, one.dated):
            return "occurred"
    return "planned" if is_planned(context, scan, one.cue) else "occurred"


def _is_announced(scan: Scan, one: Happening) -> bool:
    """ "will end by September": announced, even if the day has since come; "would" tells a story's own future."""
    words = scan.tokens.words[max(0, one.cue.first - 4) : one.cue.first]
    return bool(scan.words("announced") & set(words))


def _is_past(context: Context, dated: Dated) -> bool:
    published, when = context.published, dated.when
    return bool(published.first and when.last and when.last < published.first)


def _is_to_come(context: Context, dated: Dated) -> bool:
    published, when = context.published, dated.when
    return bool(published.last and when.first and when.first > published.last)


def _distinct(rows: Sequence[Event], context: Context) -> list[Event]:
    """The same happening told twice is one: the body's sentence before the caption's, a date before none."""
    captions = {s.sentence.sentence_id for s in context.scans if s.sentence.kind == "caption"}
    kept: list[Event] = []
    for row in rows:
        twin = next((i for i, other in enumerate(kept) if _same(row, other)), None)
        if twin is None:
            kept.append(row)
        elif _rank(row, captions) > _rank(kept[twin], captions):
            kept[twin] = row
    return kept


def _same(one: Event, other: Event) -> bool:
    if one.event_type != other.event_type or one.status != other.status:
        return False
    if one.date.edtf != other.date.edtf and not _may_be_one(one, other):
        return False
    if one.place_id and other.place_id and one.place_id != other.place_id and one.date.basis == other.date.basis:
        return False
    return not one.nations or not other.nations or bool(set(one.nations) & set(other.nations))


def _may_be_one(one: Event, other: Event) -> bool:
    """Whether an event without a date of its own, told on the day of publication, can be the other one."""
    undated, dated = (one, other) if one.date.basis in ("article", "") else (other, one)
    if undated.date.basis not in ("article", ""):
        return False
    if not (undated.date.first and dated.date.last):
        return False
    lag = date.fromisoformat(undated.date.first) - date.fromisoformat(dated.date.last)
    return 0 <= lag.days <= _NEWS_AGE


def _rank(row: Event, captions: set[str]) -> tuple[bool, bool]:
    return row.date.basis not in ("article", ""), row.sentence_id not in captions
