"""The schema of every table in `data/tables/`: the one place that says which columns there are and what they mean.

The data package (`datapackage.json`), the data dictionary (`docs/data-dictionary.md`), the writer, the loader and
the tests all read it from here. Conventions: dates are EDTF (ISO 8601-2), quotes are W3C Web Annotation text
positions, `where_prec` and `date_prec` are UCDP GED codes, nations are ISO 3166-1 alpha-3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `required` cells are never empty; in every other column an empty cell means unknown.

    `refers_to` names the table whose primary key the cell holds; with `many` the cell is a list of such keys
    separated by `;`. `enum` lists the only values allowed besides empty.
    """

    name: str
    type: ColumnType
    description: str
    required: bool = False
    enum: tuple[str, ...] = ()
    refers_to: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name (the CSV file's stem), what a row is, and its columns; the key is `key`, empty if none."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: str

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


MEASURES = ("deployed", "relocated", "planned", "trained", "killed", "wounded", "attacks", "flight_hours",
            "vehicles", "aircraft", "states")  # fmt: skip
QUALIFIERS = ("exact", "about", "at_least", "more_than", "up_to", "less_than", "between")
UNITS = ("persons", "attacks", "hours", "vehicles", "aircraft", "states")
EVENT_TYPES = ("mission_start", "mission_end", "deployment", "redeployment", "withdrawal", "handover",
               "command_change", "meeting", "agreement", "attack", "milestone")  # fmt: skip
STATUSES = ("occurred", "planned", "denied")
DATE_BASES = ("stated", "resolved", "article", "inferred")
MISSION_KINDS = ("coalition", "nato", "eu", "un", "national")
PLACE_KINDS = ("base", "city", "country", "region")
FINDING_KINDS = ("corroborated", "conflict", "superseded", "inferred")


def _text(name: str, description: str, required: bool = False, enum: tuple[str, ...] = ()) -> Column:
    return Column(name, "string", description, required, enum)


def _whole(name: str, description: str, required: bool = False) -> Column:
    return Column(name, "integer", description, required)


def _key_of(table: str, name: str, description: str, required: bool = False, many: bool = False) -> Column:
    return Column(name, "string", description, required, refers_to=table, many=many)


def _date(name: str, description: str, basis: bool = True) -> tuple[Column, ...]:
    """The EDTF column `name`, its first and last calendar day, and (unless `basis` is off) where it comes from."""
    days = "(ISO date); empty where open or unknown"
    columns = (
        _text(name, f"{description}, as an EDTF string: exactly as fine as this article's words are"),
        _text(f"{name}_from", f"the first day that `{name}` can mean {days}"),
        _text(f"{name}_to", f"the last day that `{name}` can mean {days}"),
    )
    if not basis:
        return columns
    meaning = (
        f"where `{name}` comes from: `stated` the sentence says it; `resolved` relative words, resolved against a date "
        "nearby or the article's; `article` the sentence has no date, so the article's own; `inferred` another article "
        "settles the days (findings says which)"
    )
    return (*columns, _text(f"{name}_basis", meaning, enum=DATE_BASES))


_WHERE_SAID = (
    _key_of("articles", "article_id", "the article that says it", required=True),
    _key_of("sentences", "sentence_id", "the sentence that says it", required=True),
)
_QUOTE = (
    _whole("quote_start", "where the words begin: code-point offset in the article's cleaned text, from 0", True),
    _whole("quote_end", "where the words end (exclusive)", True),
    _text("quote", "the words that carry the row, exactly as they stand there", True),
)
_EVIDENCE = (*_QUOTE, _text("rule", "the rule that read it, with the scope of its links", True))

ARTICLES = Table(
    "articles",
    "One row per article that was read. The cleaned text is `text/<article_id>.txt`.",
    (
        _text("article_id", "the file's name without its ending", True),
        _text("file", "the file's name", True),
        _text("sha256", "SHA-256 of the file's bytes as read", True),
        _whole("words", "number of words in the cleaned text", True),
        _text("language", "language of the text (ISO 639-1)"),
        _text("title", "title, as the text gives it; empty if it does not"),
        _text("publisher", "publisher, as the text gives it; empty if it does not"),
        _text("published", "date of publication, as an EDTF string; empty if nothing bounds it"),
        _text("published_from", "the first day it can have been published (ISO date); empty if unknown"),
        _text("published_to", "the last day it can have been published (ISO date); empty if unknown"),
        _text(
            "published_basis",
            "`stated` the page gives it; `inferred` bounds only, from what the text mentions or another article "
            "settles",
            enum=("stated", "inferred"),
        ),
        _text("repairs", "what was mended on reading, with counts: `mojibake iso-8859-7 x10; line wrap`"),
    ),
    "article_id",
)

SENTENCES = Table(
    "sentences",
    "One row per sentence, heading, list item or caption of the cleaned text.",
    (
        _text("sentence_id", "`<article_id>.s012`, in reading order", True),
        _key_of("articles", "article_id", "the article", required=True),
        _whole("paragraph", "number of the paragraph, from 0", True),
        _whole("start", "where it begins: code-point offset in the cleaned text, from 0", True),
        _whole("end", "where it ends (exclusive)", True),
        _text("text", "the sentence, with line breaks folded to spaces", True),
    ),
    "sentence_id",
)

MISSIONS = Table(
    "missions",
    "The missions that some row names, from data/reference/missions.csv.",
    (
        _text("mission_id", "short name used as key", True),
        _text("name", "full name", True),
        _text("short_name", "the name for labels", True),
        _text("led_by", "who leads it: ISO 3166-1 alpha-3, or NATO, EU, UN"),
        _text("kind", "what kind of mission it is", enum=MISSION_KINDS),
    ),
    "mission_id",
)

PLACES = Table(
    "places",
    "The places that some row names, from data/reference/places.csv.",
    (
        _text("place_id", "short name used as key", True),
        _text("name", "name for labels", True),
        _text("kind", "what kind of place it is; a country is never drawn as a pin", enum=PLACE_KINDS),
        Column("latitude", "number", "latitude in degrees, WGS 84; empty if no source gives it"),
        Column("longitude", "number", "longitude in degrees, WGS 84; empty if no source gives it"),
        _whole(
            "where_prec",
            "how well the place is known (UCDP GED): 1 the exact site, 2 within about 25 km, 3 district, 4 province, "
            "5 larger than a province, 6 country",
        ),
        _text("coordinates_source", "where the coordinates come from, with the licence"),
        Column("km_from_baghdad", "number", "geodesic distance from Baghdad in km (WGS 84); empty without coordinates"),
    ),
    "place_id",
)

NATIONS = Table(
    "nations",
    "The nations and bodies that some row names.",
    (
        _text("nation", "ISO 3166-1 alpha-3; NATO, COALITION, EU and UN for the bodies", True),
        _text("name", "name for labels", True),
    ),
    "nation",
)

FIGURES = Table(
    "figures",
    "One row per number that an article reports about a military presence, as reported.",
    (
        _text("figure_id", "`<article_id>.f01`", True),
        *_WHERE_SAID,
        _text(
            "measure",
            "what is counted: `deployed` own personnel serving there; `relocated` own personnel moved or withdrawn; "
            "`planned` personnel a plan foresees; `trained` people who received training; `killed`, `wounded`; "
            "`attacks`; `flight_hours`; `vehicles`; `aircraft`; `states` member or contributing states",
            True,
            MEASURES,
        ),
        _whole("value", "the number as written", True),
        _text("qualifier", "what the words make of the number: a count, a bound, or a rounding", True, QUALIFIERS),
        _whole("low", "the lowest number the words allow; empty if they give no lower bound"),
        _whole("high", "the highest number the words allow; empty if they give no upper bound"),
        _text("unit", "what one unit of `value` is", True, UNITS),
        _key_of(
            "nations",
            "nation",
            "whose: the nation that deploys, moves, trains or owns; for attacks, killed and wounded the one that was "
            "hit; two nations counted together are separated by `;`",
            many=True,
        ),
        _key_of("missions", "mission_ids", "the missions counted, separated by `;`: a total names all", many=True),
        _key_of("places", "place_id", "where, if the sentence says"),
        *_date("as_of", "when it held"),
        *_EVIDENCE,
    ),
    "figure_id",
)

EVENTS = Table(
    "events",
    "One row per happening that an article places in time, as reported.",
    (
        _text("event_id", "`<article_id>.e01`", True),
        *_WHERE_SAID,
        *_date("date", "when it happened, or is to happen"),
        _whole(
            "date_prec",
            "how well the date is known (UCDP GED): 1 the day, 2 within 2 to 6 days, 3 the week, 4 the month, "
            "5 more than a month, up to a year or more; empty if undated",
        ),
        _text(
            "event_type",
            "`mission_start`, `mission_end`; `deployment` a nation joins, sends or adds; `redeployment`; `withdrawal`; "
            "`handover` of a base; `command_change`; `meeting` visit, talks, press conference; `agreement` decision, "
            "summit, authorisation, programme; `attack`; `milestone`",
            True,
            EVENT_TYPES,
        ),
        _text("status", "whether it happened, is announced, or is denied", True, STATUSES),
        _key_of("nations", "nations", "who, separated by `;`", many=True),
        _key_of("missions", "mission_ids", "which missions, separated by `;`", many=True),
        _key_of("places", "place_id", "where"),
        _text("summary", "a short line made from the sentence, at most 90 characters", True),
        *_EVIDENCE,
        _text(
            "occurrence_id", "the same happening, told in several articles, shares it: the id of its first event", True
        ),
    ),
    "event_id",
)

TENURES = Table(
    "tenures",
    "One row per person whom an article names as holding a post in a mission or a contingent.",
    (
        _text("tenure_id", "`<article_id>.t01`", True),
        *_WHERE_SAID,
        _text("person", "name, as the article writes it", True),
        _text("rank", "rank, as the article writes it"),
        _key_of("nations", "nation", "the person's nation"),
        _key_of("missions", "mission_id", "the mission"),
        _text("role", "the post: `commander`, `contingent commander`, `chief of staff` …", True),
        *_date("start", "when the post was taken up"),
        *_date("end", "when it was given up"),
        *_EVIDENCE,
    ),
    "tenure_id",
)

PRESENCE = Table(
    "presence",
    "One row per nation that an article places in a mission or at a place: one of the two may be empty, not both.",
    (
        _text("presence_id", "`<article_id>.p01`", True),
        *_WHERE_SAID,
        _key_of("nations", "nation", "who is there", required=True),
        _key_of("missions", "mission_id", "for which mission"),
        _key_of("places", "place_id", "at which place"),
        _text("activity", "what they do there: `training`, `advising`, `command`, `air support` …"),
        *_date("since", "since when they are there", basis=False),
        *_EVIDENCE,
    ),
    "presence_id",
)

FINDINGS = Table(
    "findings",
    "What appears only when the articles are read together.",
    (
        _text("finding_id", "`n001`", True),
        _text(
            "kind",
            "`corroborated` two sources or more, not copies of one wire text, say the same; `conflict` the same thing "
            "at the same time, and the numbers cannot both hold; `superseded` a later report changes it; `inferred` a "
            "date that another statement settles",
            True,
            FINDING_KINDS,
        ),
        _text("subject", "what it is about: `deployed · ESP · NATO Mission Iraq · 2023`", True),
        _text("row_ids", "the rows (or the articles) it speaks of, separated by `;`", True),
        _text("note", "one sentence that says what was found", True),
    ),
    "finding_id",
)

REJECTED = Table(
    "rejected",
    "One row per file that could not be read as an article.",
    (
        _text("file", "the file's name", True),
        _text("reason", "what is wrong with it", True),
        _text("what_to_do", "how to mend it", True),
    ),
    "",
)

LEFT_ALONE = Table(
    "left_alone",
    "One row per number or date that was seen and not made a row, so that a reader can judge what is missing.",
    (
        _text("left_id", "`<article_id>.l01`", True),
        *_WHERE_SAID,
        *_QUOTE,
        _text("reason", "why it was left alone", True),
    ),
    "left_id",
)

REPAIRS = Table(
    "repairs",
    "One row per thing mended when the file was read.",
    (
        _text("repair_id", "`<article_id>.r01`", True),
        _key_of("articles", "article_id", "the article", required=True),
        _text("kind", "what was wrong: `mojibake iso-8859-7`, `line wrap`, `page furniture` …", True),
        _whole("start", "where the mended words begin in the cleaned text", True),
        _whole("end", "where they end (exclusive); equal to `start` when something was dropped", True),
        _text("raw", "what the file had"),
        _text("mended", "what stands in the cleaned text; empty when it was dropped"),
    ),
    "repair_id",
)

TABLES: tuple[Table, ...] = (
    ARTICLES, SENTENCES, MISSIONS, PLACES, NATIONS, FIGURES, EVENTS, TENURES, PRESENCE,
    FINDINGS, REJECTED, LEFT_ALONE, REPAIRS,
)  # fmt: skip
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
