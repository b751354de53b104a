"""Dates as pages print them, and the lines that only date a page."""

from __future__ import annotations

import pytest

from contingent.reading.pagelines import is_byline, is_label, stamp_line
from contingent.reading.stamps import find_stamps, numeric_order


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("Jan. 25, 2024", "", ["2024-01-25"]),
        ("25 de enero de 2024", "", ["2024-01-25"]),
        ("09 Jan 2020 - 10:21 CET", "", ["2020-01-09"]),
        ("2 MAY 2024", "", ["2024-05-02"]),
        ("28 Dic.", "", ["XXXX-12-28"]),
        ("March 12", "", ["XXXX-03-12"]),
        ("2020-07-25T10:00:00Z", "", ["2020-07-25"]),
        ("25/10/2024", "", ["2024-10-25"]),
        ("10/25/2024", "", ["2024-10-25"]),
        ("03/04/2024", "", []),
        ("03/04/2024", "dmy", ["2024-04-03"]),
        ("03/04/2024", "mdy", ["2024-03-04"]),
        ("03-04-2024", "", ["2024-04-03"]),
        ("May 2024", "", ["2024-05"]),
        ("31/02/2024", "", []),
        ("May 12, 2023 and 6 June 2024", "", ["2023-05-12", "2024-06-06"]),
        ("on pages 12-14 of 2020", "", []),
        ("the mayor of 2024 people", "", []),
    ],
)
def test_find_stamps(text: str, order: str, found: list[str]) -> None:
    assert [stamp.edtf for stamp in find_stamps(text, order)] == found


@pytest.mark.parametrize(
    ("page", "language", "order"),
    [
        ("Published 25/10/2024", "en", "dmy"),
        ("Published 10/25/2024", "en", "mdy"),
        ("03/04/2024", "en", ""),
        ("03/04/2024", "es", "dmy"),
        ("03.04.2020 Courtesy Story", "en", "mdy"),
        ("no date at all", "en", ""),
    ],
)
def test_numeric_order(page: str, language: str, order: str) -> None:
    assert numeric_order(page, language) == order


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Last updated: 22 May 2025 15:40 | Doc. ref. 0525-17", "", "2025-05-22"),
        ("25/10/2024 14:32 | Tiempo de lectura: 2 min", "2024-10-25", ""),
        ("Madrid - 09 Jan 2020 - 10:21 CET", "2020-01-09", ""),
        ("Published: Jan. 8, 2020 at 10:31 AM", "2020-01-08", ""),
        ("January 8, 2020, 10:31 AM CST / Updated Jan. 9, 2020, 2:05 PM CST", "2020-01-08", "2020-01-09"),
        ("Issued on: 28/01/2020 - 10:31 Modified: 29/01/2020 - 10:29", "2020-01-28", "2020-01-29"),
        ("By Ann Example | Jan. 8, 2020", "2020-01-08", ""),
        ("Miércoles, 8 de enero de 2020", "2020-01-08", ""),
        ("Date Posted: 03.17.2020 04:10", "", "2020-03-17"),
    ],
)
def test_stamp_line(line: str, published: str, updated: str) -> None:
    stamp = stamp_line(line)
    assert stamp is not None
    assert (stamp.published, stamp.updated) == (published, updated)


@pytest.mark.parametrize(
    "line",
    [
        "The last soldiers left on 27 April 2004.",
        "Founded: 2 May 2014",
        "Agreed: Brussels Summit, July 2018",
        "Date Taken: 03.16.2020",
        "24 May 2023 24 May 2024",
        "On 3 January 2020 a drone struck",
        "25 January 2024: Spain sends more soldiers to the capital",
    ],
)
def test_what_is_no_stamp_line(line: str) -> None:
    assert stamp_line(line) is None


@pytest.mark.parametrize(
    ("line", "byline", "label"),
    [
        ("By Ann Example", True, False),
        ("Story by Staff Sgt. Ann Example", True, False),
        ("Por Ana Ejemplo y Luis Muestra", True, False),
        ("Middle East", False, True),
        ("Press Release", False, True),
        ("Nota de prensa", False, True),
        ("By Monday the base was empty", False, False),
        ("Middle East powers meet in the capital", False, False),
    ],
)
def test_bylines_and_labels(line: str, byline: bool, label: bool) -> None:
    assert (is_byline(line), is_label(line)) == (byline, label)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Published 11 June 2019 | Northern Headquarters | Photo: Ann Example", "2019-06-11"),
        ("Ann Example · CBC News · Posted: Jan 08, 2020 3:44 PM ET | Last Updated: January 8", "2020-01-08"),
        ("Place: Erbil | Date: 08.10.2021 | Reading time: 2 minutes", "2021-10-08"),
        ("Lunes, 22 de mayo de 2017 - Número: 118", "2017-05-22"),
    ],
)
def test_a_date_between_bars_dates_the_page(text: str, published: str) -> None:
    line = stamp_line(text, "dmy")
    assert line is not None
    assert line.published == published


def test_a_row_of_events_does_not_date_the_page() -> None:
    assert stamp_line("Convoy: 4 May 2018 | Rockets hit the camp near the old bridge again | Task: none", "dmy") is None
