"""What these articles do not say: years without a count, missions without a place, events no date places, and more.

An answer is only as good as what was read; a reader who sees the gaps can judge it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from contingent import wording
from contingent.records import records
from contingent.tables import Tables


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of silence: what is missing, where, and the rows concerned (empty when no row is)."""

    heading: str
    lines: tuple[str, ...]
    row_ids: tuple[str, ...] = ()


def gaps(tables: Tables) -> tuple[Gap, ...]:
    """Every kind of gap that there is, in the order an analyst asks; none when nothing is missing."""
    found = (
        years_without_a_count(tables),
        missions_without_a_place(tables),
        events_without_a_date(tables),
        figures_without_a_mission(tables),
        articles_without_origin(tables),
        numbers_left_alone(tables),
        files_not_read(tables),
    )
    return tuple(gap for gap in found if gap.lines or gap.row_ids)


def years_without_a_count(tables: Tables) -> Gap:
    """For each mission, the years in which articles speak of it but no number of deployed personnel holds.

    A number holds in the years of its as-of date; one that is open at an end holds in the year it names only.
    """
    lines = []
    counts = tables.figures[tables.figures["measure"] == "deployed"]
    for mission in records(tables.missions):
        spoken = _years_spoken_of(tables, mission["mission_id"])
        counted = _years(_of_mission(counts, "mission_ids", mission["mission_id"]), "as_of_from", "as_of_to")
        missing = sorted(spoken - counted)
        if missing:
            lines.append(f"{mission['name']}: {spans_of_years(missing)}")
    return Gap("Years without a count of personnel", tuple(lines))


def missions_without_a_place(tables: Tables) -> Gap:
    """Missions whose presence no article puts at a base or city."""
    local = set(tables.places.loc[~tables.places["kind"].isin(["country", "region"]), "place_id"])
    placed = set(tables.presence.loc[tables.presence["place_id"].isin(local), "mission_id"])
    missing = tables.missions[~tables.missions["mission_id"].isin(placed)]
    return Gap("Missions that no article puts at a base or in a city", tuple(missing["name"]))


def events_without_a_date(tables: Tables) -> Gap:
    """Events that no date places, so that no timeline can show them."""
    events = tables.events
    undated = events[(events["date_from"] == "") & (events["date_to"] == "")]
    return Gap("Events that no date places", (), tuple(undated["event_id"]))


def figures_without_a_mission(tables: Tables) -> Gap:
    """Numbers of deployed personnel whose mission the text does not say."""
    figures = tables.figures
    nameless = figures[(figures["measure"] == "deployed") & (figures["mission_ids"] == "")]
    return Gap("Counts of personnel without a mission", (), tuple(nameless["figure_id"]))


def articles_without_origin(tables: Tables) -> Gap:
    """Articles that do not say who published them, or when."""
    lines = []
    articles = tables.articles
    for article in records(articles[(articles["publisher"] == "") | (articles["published"] == "")]):
        missing = [word for word, column in (("publisher", "publisher"), ("date", "published")) if not article[column]]
        if missing:
            lines.append(f"{article['title'] or article['file']}: no {' and no '.join(missing)}")
    return Gap("Articles that do not say where they come from", tuple(lines))


def numbers_left_alone(tables: Tables) -> Gap:
    """Numbers and dates that were seen and not made a row, counted by the reason."""
    reasons = tables.left_alone["reason"].value_counts()
    lines = tuple(f"{reason}: {wording.number(int(times))}" for reason, times in reasons.items())
    return Gap("Numbers and dates seen and left alone", lines)


def files_not_read(tables: Tables) -> Gap:
    """Files that could not be read as an article."""
    lines = tuple(f"{row['file']}: {row['reason']}" for row in records(tables.rejected))
    return Gap("Files that could not be read", lines)


def spans_of_years(years: list[int]) -> str:
    """`2018–2022, 2024` for a sorted list of years."""
    runs = [list(run) for _, run in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs]
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ends)


def _years_spoken_of(tables: Tables, mission_id: str) -> set[int]:
    """From the first to the last year that a dated figure, event or tenure of the mission names; plans apart."""
    figures = tables.figures[tables.figures["measure"] != "planned"]
    events = tables.events[tables.events["status"] == "occurred"]
    years = (
        _years(_of_mission(figures, "mission_ids", mission_id), "as_of_from", "as_of_to")
        | _years(_of_mission(events, "mission_ids", mission_id), "date_from", "date_to")
        | _years(_of_mission(tables.tenures, "mission_id", mission_id), "start_from", "end_to")
    )
    return set(range(min(years), max(years) + 1)) if years else set()


def _of_mission(rows: pd.DataFrame, column: str, mission_id: str) -> pd.DataFrame:
    naming = [ids for ids in rows[column].unique() if mission_id in ids.split(";")]
    return rows[rows[column].isin(naming)]


def _years(rows: pd.DataFrame, first: str, last: str) -> set[int]:
    """The years between the two days of each row; the one year that is known when the other is open."""
    pairs = set(zip(rows[first].str[:4], rows[last].str[:4], strict=True))
    years: set[int] = set()
    for start, end in pairs:
        if start or end:
            years |= set(range(int(start or end), int(end or start) + 1))
    return years
