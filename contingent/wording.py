"""Plain words for what the tables hold: numbers with their qualifier, dates with their doubt, codes by their name.

Views, evidence card and slides speak with one voice because they all ask here. Nothing is escaped: what shows text
as HTML escapes it itself.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from contingent.qualifiers import BEFORE_NUMBER
from contingent.records import records

#: A row of a table: a dictionary or a Series, by column name.
Row = Mapping[str, Any] | pd.Series

MEASURES = {
    "deployed": "personnel deployed",
    "relocated": "personnel relocated or withdrawn",
    "planned": "personnel planned",
    "trained": "people trained",
    "killed": "people killed",
    "wounded": "people wounded",
    "attacks": "attacks",
    "flight_hours": "flight hours",
    "vehicles": "vehicles",
    "aircraft": "aircraft",
    "states": "states",
}
#: How a nation joins the measure: "Personnel deployed by Spain", "Attacks on the Coalition".
_WHOSE = {"killed": "from", "wounded": "from", "attacks": "on", "vehicles": "of", "aircraft": "of", "states": "of"}

EVENT_TYPES = {
    "mission_start": "mission begins",
    "mission_end": "mission ends",
    "deployment": "deployment",
    "redeployment": "redeployment",
    "withdrawal": "withdrawal",
    "handover": "handover of a base",
    "command_change": "change of command",
    "meeting": "meeting",
    "agreement": "agreement",
    "attack": "attack",
    "milestone": "milestone",
}
STATUSES = {"occurred": "reported to have happened", "planned": "planned or announced", "denied": "denied"}
KINDS = {"corroborated": "Agree", "conflict": "Conflict", "superseded": "Superseded", "inferred": "Date settled"}
WHERE_PREC = {
    1: "the exact site",
    2: "known to within about 25 km",
    3: "known only to the district",
    4: "known only to the province",
    5: "known only to the region",
    6: "known only to the country",
}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MOST_LISTED = 60
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(value: int) -> str:
    """Thousands with a comma: 37000 → `37,000`."""
    return f"{value:,}"


def small_number(value: int) -> str:
    """Up to twelve in letters, as running text has it: 2 → `two`, 13 → `13`."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else number(value)


def count(noun: str, how_many: int) -> str:
    """`1 event`, `12 events`, `1,204 events`."""
    return f"{number(how_many)} {noun}{'' if how_many == 1 else 's'}"


def amount(row: Row) -> str:
    """A figure's number as its words qualify it: `about 180`, `more than 300`, `between 30 and 40`, `183`."""
    value, qualifier = int(row["value"]), str(row["qualifier"])
    if qualifier == "between":
        high = row["high"]
        return f"{number(value)} or more" if pd.isna(high) else f"between {number(value)} and {number(int(high))}"
    return BEFORE_NUMBER[qualifier] + number(value)


def measure_title(measure: str, nation_name: str = "") -> str:
    """What a chart of one measure is called: `Personnel deployed by Spain, as reported`."""
    name = MEASURES[measure]
    whose = f" {_WHOSE.get(measure, 'by')} {_with_article(nation_name)}" if nation_name else ""
    return f"{name[0].upper()}{name[1:]}{whose}, as reported"


def _with_article(nation_name: str) -> str:
    takes_the = nation_name.startswith(("United ", "Coalition", "Netherlands", "Philippines", "Czech Rep"))
    return f"the {nation_name}" if takes_the else nation_name


# Dates ---------------------------------------------------------------------------------------------------------------


def edtf(date: str, short: bool = False) -> str:
    """An EDTF date in words; short months for labels. "" stays "".

    `2024-01-25` → `25 January 2024` · `2018-23` → `autumn 2018` · `2023-10~` → `about October 2023` ·
    `2014/..` → `since 2014` · `../2020` → `until 2020` · `XXXX-05` → `May of an unstated year`.
    """
    if "/" in date:
        first, last = date.split("/", 1)
        if last in ("", ".."):
            return f"since {edtf(first, short)}" if first not in ("", "..") else ""
        if first in ("", ".."):
            return f"until {edtf(last, short)}"
        return f"{edtf(first, short)} to {edtf(last, short)}"
    about = "about " if date.endswith(("~", "%")) else ""
    unsure = " (uncertain)" if date.endswith(("?", "%")) else ""
    return about + _point(date.rstrip("~?%"), short) + unsure


def _point(date: str, short: bool) -> str:
    match = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?", date)
    if match is None:
        return date
    year, month, day = match.groups()
    year = "of an unstated year" if year == "XXXX" else year
    if month is None:
        return year
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    if not 1 <= int(month) <= 12:
        return date
    names = calendar.month_abbr if short else calendar.month_name
    return f"{f'{int(day)} ' if day else ''}{names[int(month)]} {year}"


def dated(row: Row, column: str, short: bool = False) -> str:
    """A date column in words, its open ends read by where the date comes from; `undated` if empty.

    An article known only to be from July 2025 or later is `after July 2025`; a sentence that says so is
    `since July 2025`.
    """
    date, basis = str(row[column]), str(row.get(f"{column}_basis", ""))
    if not date:
        return "undated"
    if date.endswith("/..") and basis in ("article", "inferred"):
        return f"after {edtf(date[:-3], short)}"
    if date.startswith("XXXX") and basis == "inferred":
        return span_of_days(str(row[f"{column}_from"]), str(row[f"{column}_to"]), short)
    return edtf(date, short)


def span_of_days(first: str, last: str, short: bool = True) -> str:
    """Two calendar days as the shortest words that mean them: `May 2023`, `2014`, `17 Oct 2023 to 25 Jan 2024`."""
    if not first or not last:
        return edtf(f"{first or '..'}/{last or '..'}", short)
    if first == last:
        return edtf(first, short)
    if first[:4] == last[:4]:
        if (first[5:], last[5:]) == ("01-01", "12-31"):
            return first[:4]
        if first[:7] == last[:7] and first.endswith("-01") and int(last[8:]) == _days_in_month(last):
            return edtf(first[:7], short)
    return f"{edtf(first, short)} to {edtf(last, short)}"


def _days_in_month(day: str) -> int:
    return calendar.monthrange(int(day[:4]), int(day[5:7]))[1]


def where_from(row: Row, column: str) -> str:
    """How a date is known, in words: "" when the sentence itself says it."""
    basis = str(row.get(f"{column}_basis", ""))
    return {
        "article": "no date in the sentence, so the article's own",
        "resolved": "worked out from the article's date",
        "inferred": "settled by another statement",
    }.get(basis, "")


# Rows ----------------------------------------------------------------------------------------------------------------


def names(ids: str, table: pd.DataFrame, key: str, column: str = "name") -> str:
    """The names of a `;`-separated list of keys, joined by ` + `; a key the table does not hold stays as it is."""
    known = dict(zip(table[key], table[column], strict=True))
    return " + ".join(known.get(one, one) for one in ids.split(";") if one)


def doubts(table: str, row: Row) -> list[str]:
    """What is unsure about a row, one phrase each, for the evidence card; [] when nothing is.

    `table` is `figures`, `events`, `tenures` or `presence`.
    """
    found: list[str] = []
    if table == "figures":
        found.append(_number_doubt(row))
        if not row["mission_ids"]:
            found.append("the text does not say for which mission")
        elif ";" in row["mission_ids"]:
            found.append("a total over several missions, not divided")
    if table == "events" and row["status"] != "occurred":
        found.append(STATUSES[row["status"]])
    columns = {"figures": ("as_of",), "events": ("date",), "tenures": ("start", "end"), "presence": ("since",)}[table]
    found += [_date_doubt(row, column) for column in columns]
    return [phrase for phrase in found if phrase]


def _number_doubt(row: Row) -> str:
    if row["qualifier"] == "exact":
        return ""
    low, high = row["low"], row["high"]
    if pd.isna(low) and pd.isna(high):
        return f"{amount(row)}; no bounds given"
    if pd.isna(high):
        return f"{amount(row)}; no upper bound given"
    return f"{amount(row)}; no lower bound given" if pd.isna(low) else ""


def _date_doubt(row: Row, column: str) -> str:
    called = {"as_of": "when it held", "date": "the day", "start": "the start", "end": "the end", "since": "since when"}
    words, source = dated(row, column), where_from(row, column)
    if words == "undated":
        return f"{called[column]}: the text does not say"
    if source:
        return f"{called[column]}: {source}: {words}"
    first, last = row[f"{column}_from"], row[f"{column}_to"]
    if first == last:
        return ""
    return f"{called[column]} is known only as {words}"


def publication(article: Row) -> str:
    """`25 Jan 2024`, `after Jul 2025`, `undated`."""
    return dated(article, "published", short=True)


def source_line(articles: pd.DataFrame, room: int = 220) -> str:
    """Who says so: `Agence France-Presse (25 Jan 2024), RUSSPAIN (after Jul 2025), two undated articles`.

    When the list would be longer than `room` characters, the number of articles and publishers, the years, and as
    many publishers as fit, those with the most articles first.
    """
    if articles.empty:
        return "no articles"
    if len(articles) <= _MOST_LISTED:
        line = ", ".join(_listed(articles))
        if len(line) <= room:
            return line
    return _summed_up(articles, room)


def _listed(articles: pd.DataFrame) -> list[str]:
    """Each publisher with the dates of its articles, then those without a publisher, dated and undated."""
    dates: dict[str, list[str]] = {}
    undated = 0
    for article in records(articles.sort_values(["published_from", "published_to"])):
        if article["publisher"] or article["published"]:
            dates.setdefault(article["publisher"], []).append(publication(article))
        else:
            undated += 1
    nameless = dates.pop("", [])
    parts = [f"{publisher} ({_dates(dates[publisher])})" for publisher in sorted(dates)]
    if nameless:
        parts.append(f"{_how_many(len(nameless), 'unsigned')} ({_dates(nameless)})")
    if undated:
        parts.append(_how_many(undated, "undated"))
    return parts


def _dates(dates: list[str]) -> str:
    different = list(dict.fromkeys(dates))
    if len(different) <= 2:
        return ", ".join(different)
    return f"{count('article', len(dates))}, {different[0]} to {different[-1]}"


def _how_many(articles: int, which: str) -> str:
    return f"{small_number(articles)} {which} {'article' if articles == 1 else 'articles'}"


def _years(articles: pd.DataFrame) -> str:
    days = pd.concat([articles["published_from"], articles["published_to"]])
    days = days[days != ""]
    if days.empty:
        return "undated"
    first, last = days.min()[:4], days.max()[:4]
    return first if first == last else f"{first}–{last}"


def _summed_up(articles: pd.DataFrame, room: int) -> str:
    known = articles.loc[articles["publisher"] != "", "publisher"]
    publishers = list(known.value_counts(sort=True).index)
    opening = f"{count('article', len(articles))} by {count('publisher', len(publishers))} ({_years(articles)})"
    kept: list[str] = []
    for publisher in publishers:
        if len(opening) + sum(len(name) + 2 for name in [*kept, publisher]) + 20 > room:
            break
        kept.append(publisher)
    if not kept:
        return opening
    rest = "" if len(kept) == len(publishers) else " and others"
    return f"{opening}: {', '.join(kept)}{rest}"
