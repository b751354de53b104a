"""Events by year."""

from __future__ import annotations

from dataclasses import replace

from charts import written
from crowds import HAND_MADE

from contingent.views import histogram
from contingent.views.happenings import dated_events


def test_an_event_counts_in_the_year_it_lies_in() -> None:
    counted = histogram.by_year(dated_events(HAND_MADE))
    assert list(counted.index) == [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]
    assert counted.loc[[2018, 2020, 2024, 2025]].to_numpy().tolist() == [[1, 0, 0], [1, 0, 0], [2, 0, 1], [0, 1, 0]]


def test_what_may_lie_in_several_years_is_in_none_and_counted() -> None:
    events = HAND_MADE.events.copy()
    events.loc[events["event_id"] == "a3_daily.e01", "date_to"] = "2021-01-05"
    tables = replace(HAND_MADE, events=events)
    assert 2020 in histogram.by_year(dated_events(tables)).index
    assert histogram.by_year(dated_events(tables)).loc[2020].sum() == 0
    assert "2 in no single year" in written(histogram.figure(tables, "all"))  # one over a year's end, one undated


def test_no_events() -> None:
    nothing = replace(HAND_MADE, events=HAND_MADE.events.head(0))
    assert len(histogram.by_year(dated_events(nothing))) == 0
    assert histogram.alt_text(nothing, "none") == "Events by year (none): none."
    assert "Events by year" in written(histogram.figure(nothing, "none"))


def test_alt_text() -> None:
    assert histogram.alt_text(HAND_MADE, "all") == "Events by year (all): 6 events, most in 2024 (3)."
