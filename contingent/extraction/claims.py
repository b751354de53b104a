"""The claims that extraction reads from one article; each becomes a row of a tidy table.

Columns and code lists are those of the data dictionary (`contingent/tables.py`). A claim's `quote_start`
and `quote_end` are code-point offsets into `Article.text`; `text[quote_start:quote_end]` is the quote.
An empty string means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class When:
    """A date as an article gives it.

    `edtf` is an EDTF string (level 1, or a year unknown: `XXXX-05`), empty if unknown. `first` and `last`
    are the first and last calendar day it can mean (ISO dates, empty where open or unknown). `basis` is
    `stated`, `resolved`, `article` or `inferred`; empty when the date is empty.
    """

    edtf: str = ""
    first: str = ""
    last: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    sentence_id: str
    measure: str
    value: int
    qualifier: str
    low: int | None
    high: int | None
    unit: str
    nation: str
    mission_ids: tuple[str, ...]
    place_id: str
    as_of: When
    quote_start: int
    quote_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    sentence_id: str
    date: When
    date_prec: str
    event_type: str
    status: str
    nations: tuple[str, ...]
    mission_ids: tuple[str, ...]
    place_id: str
    summary: str
    quote_start: int
    quote_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Tenure:
    sentence_id: str
    person: str
    rank: str
    nation: str
    mission_id: str
    role: str
    start: When
    end: When
    quote_start: int
    quote_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Presence:
    sentence_id: str
    nation: str
    mission_id: str
    place_id: str
    activity: str
    since: When
    quote_start: int
    quote_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A number or a date that was seen and not made a row, with the reason in plain words."""

    sentence_id: str
    quote_start: int
    quote_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one article says. `published` is the article's date: stated, or bounds inferred from its text."""

    article_id: str
    published: When
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    presence: tuple[Presence, ...] = ()
    left_alone: tuple[LeftAlone, ...] = field(default=())
