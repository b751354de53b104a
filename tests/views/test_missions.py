"""From when to when a mission lasted, as the articles say."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from crowds import HAND_MADE

from contingent.records import records
from contingent.views.days import iso
from contingent.views.missions import Lifetime, lifetimes


def lifetime(*events: dict[str, str]) -> Lifetime:
    """The lifetime of `nmi` when these are all the events, and no other table speaks of it."""
    row = records(HAND_MADE.events)[-1]
    rows = [{**row, "event_id": f"e{n}", "occurrence_id": f"e{n}", **one} for n, one in enumerate(events)]
    frame = pd.DataFrame(rows, columns=HAND_MADE.events.columns).astype(HAND_MADE.events.dtypes)
    empty = {name: getattr(HAND_MADE, name).head(0) for name in ("figures", "tenures", "presence")}
    return lifetimes(replace(HAND_MADE, events=frame, **empty))["nmi"]


def test_the_start_is_the_earliest_report_in_its_narrowest_form() -> None:
    life = lifetime(
        {"date_from": "2018-01-01", "date_to": "2018-12-31"},
        {"date_from": "2018-10-01", "date_to": "2018-10-31"},
        {"date_from": "2020-01-01", "date_to": "2020-01-01"},
    )
    assert life.start is not None
    assert (iso(life.start[0]), iso(life.start[1])) == ("2018-10-01", "2018-10-31")
    assert [row["event_id"] for row in life.reports] == ["e1"]
    assert life.end is None


def test_an_end_before_the_last_word_is_outlived() -> None:
    life = lifetime(
        {"event_type": "mission_end", "date_from": "2020-06-01", "date_to": "2020-06-30"},
        {"event_type": "meeting", "date_from": "2024-01-25", "date_to": "2024-01-25"},
    )
    assert life.start is None
    assert life.end is not None
    assert iso(life.end[1]) == "2020-06-30"
    assert life.outlives_its_end
    assert iso(life.spoken_to) == "2024-01-25"


def test_a_planned_end_ends_nothing() -> None:
    life = lifetime(
        {"date_from": "2018-10-01", "date_to": "2018-10-31"},
        {"event_type": "mission_end", "status": "planned", "date_from": "2026-09-01", "date_to": "2026-09-30"},
    )
    assert life.end is None
    assert iso(life.spoken_to) == "2018-10-31"


def test_all_tables_speak_of_a_mission() -> None:
    life = lifetimes(HAND_MADE)["nmi"]
    assert (iso(life.spoken_from), iso(life.spoken_to)) == ("2018-01-01", "2024-03-31")


def spoken_with_figure(as_of_from: str, as_of_to: str, basis: str, published: str, *events: dict[str, str]) -> Lifetime:
    """The lifetime of `nmi` from events and one figure, whose article's own date is `published` (its basis)."""
    row = records(HAND_MADE.events)[-1]
    rows = [{**row, "event_id": f"e{n}", "occurrence_id": f"e{n}", **one} for n, one in enumerate(events)]
    told = pd.DataFrame(rows, columns=HAND_MADE.events.columns).astype(HAND_MADE.events.dtypes)
    figure = records(HAND_MADE.figures)[0] | {
        "mission_ids": "nmi", "measure": "trained", "as_of_from": as_of_from, "as_of_to": as_of_to, "as_of_basis": basis
    }  # fmt: skip
    articles = HAND_MADE.articles.copy()
    articles.loc[articles["article_id"] == figure["article_id"], "published_basis"] = published
    figures = pd.DataFrame([figure], columns=HAND_MADE.figures.columns).astype(HAND_MADE.figures.dtypes)
    empty = {name: getattr(HAND_MADE, name).head(0) for name in ("tenures", "presence")}
    return lifetimes(replace(HAND_MADE, articles=articles, events=told, figures=figures, **empty))["nmi"]


BEGAN = {"date_from": "2004-01-01", "date_to": "2004-12-31"}
ENDED = {"event_type": "mission_end", "date_from": "2011-01-01", "date_to": "2011-12-31"}


@pytest.mark.parametrize(
    ("as_of", "basis", "published", "last"),
    [
        pytest.param(("2017-01-01", ""), "article", "inferred", "2004-12-31", id="undated article: its day is no word"),
        pytest.param(("2017-03-05", "2017-03-05"), "article", "stated", "2017-03-05", id="article states its day"),
        pytest.param(("2012-01-01", "2012-12-31"), "stated", "inferred", "2012-12-31", id="sentence states it"),
        pytest.param(("2012-05-01", ""), "resolved", "inferred", "2012-05-01", id="open: no further than its day"),
        pytest.param(("2012-05-01", "2012-05-31"), "inferred", "inferred", "2012-05-31", id="settled elsewhere"),
    ],
)
def test_a_bar_reaches_no_further_than_a_date_someone_gives(
    as_of: tuple[str, str], basis: str, published: str, last: str
) -> None:
    life = spoken_with_figure(*as_of, basis, published, BEGAN)
    assert life.end is None
    assert iso(life.spoken_to) == last


def test_an_article_that_looks_back_does_not_outlive_a_reported_end() -> None:
    back = spoken_with_figure("2024-05-02", "2024-05-02", "article", "stated", BEGAN, ENDED)
    assert not back.outlives_its_end
    assert iso(back.spoken_to) == "2011-12-31"
    told = spoken_with_figure("2014-06-01", "2014-06-30", "stated", "stated", BEGAN, ENDED)
    assert told.outlives_its_end


def test_a_mission_that_only_an_undated_article_names_has_no_bar() -> None:
    with pytest.raises(KeyError):
        spoken_with_figure("2017-01-01", "", "article", "inferred")
