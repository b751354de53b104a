"""Dates that another statement settles, and the earliest day an undated article can have been written.

`reconcile` never rewrites what an article says: the EDTF string of a settled date stays, its days are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from contingent.edtf_dates import MONTHS, bounds, in_words, overlap
from contingent.extraction.claims import Event, Figure, Tenure, When
from contingent.reconcile import notes
from contingent.reconcile.finding import Finding
from contingent.reconcile.likeness import days
from contingent.reconcile.people import name_words, same_person
from contingent.reconcile.told import Account, Told
from contingent.reference import Reference

_YEAR_UNKNOWN = re.compile(r"XXXX-(\d\d)(-\d\d)?")
_ENDS = ("start", "end")
#: A finding names at most so many articles that settle a date, the best dated ones.
WITNESSES = 3


@dataclass(frozen=True, slots=True)
class _Settled:
    """The `end` ("start" or "end") of `tenure` is `date`, because of `by`."""

    tenure: Told[Tenure]
    end: str
    date: When
    by: tuple[Told[Tenure], ...]


def settle(accounts: Sequence[Account], reference: Reference) -> tuple[list[Account], list[Finding]]:
    """Settle what can be settled; the accounts with the days added, and a finding for each, with its reason.

    - A start or end whose year the sentence does not say (`XXXX-05`) gets its year from another article that knows the
      same person in the same post, if only one year is possible.
    - Such a date, and a date that extraction found in the text, bound when an undated article was written; its rows
      without a date of their own follow.
    """
    settled = _years(accounts)
    changed: list[Account] = []
    findings: list[Finding] = []
    for account in accounts:
        mine = settled.get(account.article.article_id, [])
        dated = _with_days(account, mine)
        published, bounding = _published(account, mine)
        changed.append(_follow(dated, published))
        findings += [_year_finding(one, dated, published if bounding is one else When(), reference) for one in mine]
        if published.basis == "inferred" and bounding is None:
            findings.append(_bound_finding(changed[-1]))
    return changed, findings


def _years(accounts: Iterable[Account]) -> dict[str, list[_Settled]]:
    """Settled starts and ends by article id. Tenures are looked up by mission and word of the name, and those that
    say the same of the same name are looked at once."""
    known: dict[tuple[str, str], dict[tuple[str, When, When], list[Told[Tenure]]]] = {}
    unsettled: list[tuple[Told[Tenure], str]] = []
    for account in accounts:
        for told in account.tenures:
            same = (told.claim.person, told.claim.start, told.claim.end)
            for word in name_words(told.claim.person):
                known.setdefault((told.claim.mission_id, word), {}).setdefault(same, []).append(told)
            unsettled += [(told, end) for end in _ENDS if _YEAR_UNKNOWN.fullmatch(_date(told, end).edtf)]
    settled: dict[str, list[_Settled]] = {}
    for told, end in unsettled:
        others: dict[str, Told[Tenure]] = {}
        for word in name_words(told.claim.person):
            for group in known.get((told.claim.mission_id, word), {}).values():
                if _knows(group[0], told, end):
                    others |= {
                        other.row_id: other for other in group[: WITNESSES + 1] if other.article_id != told.article_id
                    }
        found = _settle_year(told, end, sorted(others.values(), key=lambda other: _weight(other, end)))
        if found is not None:
            settled.setdefault(told.article_id, []).append(found)
    return settled


def _weight(told: Told[Tenure], end: str) -> tuple[float, str]:
    """The best dated witness first."""
    return days((_date(told, end).first, _date(told, end).last)), told.row_id


def _date(told: Told[Tenure], end: str) -> When:
    return told.claim.start if end == "start" else told.claim.end


def _knows(other: Told[Tenure], told: Told[Tenure], end: str) -> bool:
    """Does a tenure of the same person in the same post know this end, at least to the year?"""
    first, last = _date(other, end).first, _date(other, end).last
    known = bool(told.claim.mission_id and first and last) and int(last[:4]) - int(first[:4]) <= 1
    return known and same_person(other.claim.person, told.claim.person)


def _settle_year(told: Told[Tenure], end: str, others: list[Told[Tenure]]) -> _Settled | None:
    years = {year for other in others for year in _possible_years(_date(told, end).edtf, _date(other, end))}
    if len(years) != 1:
        return None
    first, last = bounds(_date(told, end).edtf.replace("XXXX", years.pop()))
    return _Settled(
        told, end, replace(_date(told, end), first=first, last=last, basis="inferred"), tuple(others[:WITNESSES])
    )


def _possible_years(edtf: str, known: When) -> list[str]:
    """The years in which `XXXX-05` can fall within the known days."""
    years = range(int(known.first[:4]), int(known.last[:4]) + 1)
    candidates = [str(year) for year in years if not (edtf.endswith("-02-29") and (year % 4 or year % 100 == 0))]
    return [year for year in candidates if overlap(bounds(edtf.replace("XXXX", year)), (known.first, known.last))]


def _with_days(account: Account, settled: Iterable[_Settled]) -> Account:
    """The settled tenures, and the changes of command of the same article that have the same date, get their days."""
    for one in settled:
        tenures = tuple(
            replace(told, claim=_ended(told.claim, one)) if told.row_id == one.tenure.row_id else told
            for told in account.tenures
        )
        events = tuple(
            replace(told, claim=replace(told.claim, date=one.date)) if _same_change(told.claim, one) else told
            for told in account.events
        )
        account = replace(account, tenures=tenures, events=events)
    return account


def _ended(tenure: Tenure, settled: _Settled) -> Tenure:
    return replace(tenure, start=settled.date) if settled.end == "start" else replace(tenure, end=settled.date)


def _same_change(event: Event, settled: _Settled) -> bool:
    mission = settled.tenure.claim.mission_id
    return (
        event.event_type == "command_change"
        and event.date.edtf == settled.date.edtf
        and (not event.mission_ids or mission in event.mission_ids)
    )


def _published(account: Account, settled: Iterable[_Settled]) -> tuple[When, _Settled | None]:
    """When the article was written, and the settled date that tells (None if its own text tells as much).

    What is only planned tells nothing: it lies after the article.
    """
    published, bounding = account.published, None
    planned = {told.claim.date.edtf for told in account.events if told.claim.status == "planned"}
    for one in settled:
        if one.date.edtf in planned:
            continue
        if _YEAR_UNKNOWN.fullmatch(published.edtf) and not published.first:
            published, bounding = _next_such_day(published.edtf, one.date.last), one
        elif published.basis != "stated" and one.date.first > published.first:
            edtf = _from_on(one.date.first[: len(one.date.edtf)], published.last)
            published, bounding = When(edtf, one.date.first, published.last, "inferred"), one
    return published, bounding


def _next_such_day(edtf: str, after: str) -> When:
    """`XXXX-12-28` as the first 28 December after a day: "since 24 May" without a year means the last such May."""
    years = (f"{int(after[:4]) + step:04}" for step in (0, 1))
    first, last = next(span for span in (bounds(edtf.replace("XXXX", year)) for year in years) if span[0] >= after)
    return When(edtf, first, last, "inferred")


def _from_on(first: str, last: str) -> str:
    """`2023-05/..`: from `first` on, to `last` or open."""
    return f"{first}/{last or '..'}"


def _follow(account: Account, published: When) -> Account:
    """Give the rows that have only the article's date the article's date as it is known now.

    A figure without any date is one, if the page gives no date of publication either: a number reported without a date
    is meant as of the article.
    """
    if published.basis != "inferred":
        return account
    own = replace(published, basis="article")

    def follow(when: When) -> When:
        if when.basis == "article":
            return own
        same_day = when.edtf.startswith("XXXX") and when.edtf == published.edtf
        return replace(when, first=published.first, last=published.last, basis="inferred") if same_day else when

    def figure(claim: Figure) -> Figure:
        return replace(claim, as_of=follow(claim.as_of) if claim.as_of.edtf else own)

    return replace(
        account,
        published=published,
        figures=tuple(replace(t, published=published, claim=figure(t.claim)) for t in account.figures),
        events=tuple(
            replace(t, published=published, claim=replace(t.claim, date=follow(t.claim.date))) for t in account.events
        ),
        tenures=tuple(replace(t, published=published) for t in account.tenures),
    )


def _year_finding(settled: _Settled, account: Account, published: When, reference: Reference) -> Finding:
    tenure = settled.tenure.claim
    date = settled.date.edtf.replace("XXXX", settled.date.first[:4])
    mission = notes.mission_names([tenure.mission_id], reference)
    changes = [told.row_id for told in account.events if told.claim.date == settled.date]
    rows = (settled.tenure.row_id, *changes, *(other.row_id for other in settled.by))
    verb = "took" if settled.end == "start" else "gave up"
    others = notes.listed(
        dict.fromkeys(f"{notes.who(other.article)} ({notes.when(_date(other, settled.end))})" for other in settled.by)
    )
    who = notes.who(settled.tenure.article)
    tail = ""
    if published.edtf:
        written = f"on {notes.when(published)}" if published.edtf.startswith("XXXX") else "then or later"
        tail = f", and {who} was written {written}"
    note = (
        f"{who} says that {tenure.person} {verb} command of {mission} {_without_year(settled.date.edtf)} without "
        f"naming the year; {others} settle{'s' if len(settled.by) == 1 else ''} it: {in_words(date)}{tail}."
    )
    subject = notes.subject((f"{settled.end} of command", tenure.person, mission, date))
    return Finding("inferred", subject, tuple(dict.fromkeys(rows)), note[0].upper() + note[1:])


def _without_year(edtf: str) -> str:
    _, month, *day = edtf.split("-")
    return f"on {int(day[0])} {MONTHS[int(month) - 1]}" if day else f"in {MONTHS[int(month) - 1]}"


def _bound_finding(account: Account) -> Finding:
    """Says in words why an undated article cannot be older than what its text mentions."""
    article, published = account.article, account.published
    mentions = [told for told in account.events if _is_the_bound(told.claim.date, published)]
    told: Sequence[Told[Event] | Told[Tenure] | Told[Figure]] = (
        mentions
        or [told for told in account.tenures if _is_the_bound(told.claim.start, published)]
        or [told for told in account.tenures if _is_the_bound(told.claim.end, published)]
        or [told for told in account.figures if _is_the_bound(told.claim.as_of, published)]
    )
    who = notes.who(article)
    mentioned = in_words(published.edtf.partition("/")[0])
    if published.edtf.startswith("XXXX"):
        note = f"{who} gives its date without the year; what it reports settles it: {notes.when(published)}."
    elif mentions:
        what = f"{_mention(mentions[0].claim)} {_on(mentioned)}"
        note = f"{who} gives no date, but reports {what}: it was written then or later."
    else:
        note = f"{who} gives no date, but speaks of {mentioned}: it was written then or later."
    rows = tuple(one.row_id for one in told) or (article.article_id,)
    subject = notes.subject(("published", article.article_id, published.edtf))
    return Finding("inferred", subject, rows, note[0].upper() + note[1:])


def _on(date: str) -> str:
    return f"on {date}" if date[:2].strip().isdigit() and " " in date else f"in {date}"


def _is_the_bound(date: When, published: When) -> bool:
    return bool(date.first) and date.first == published.first and date.basis in ("stated", "resolved")


def _mention(event: Event) -> str:
    kinds = {
        "command_change": "a change of command", "mission_start": "the start of a mission",
        "mission_end": "the end of a mission", "deployment": "a deployment", "redeployment": "a redeployment",
        "withdrawal": "a withdrawal", "handover": "a handover", "meeting": "a meeting", "agreement": "an agreement",
        "attack": "an attack",
    }  # fmt: skip
    return kinds.get(event.event_type, "a happening")
