"""Days as numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from contingent.views.days import Span, day_number, iso, span_of, to_days, year_of


def test_days_count_from_1970_and_unknown_is_nan() -> None:
    days = to_days(pd.Series(["1970-01-02", "", "2024-01-25"]))
    assert days[0] == 1
    assert np.isnan(days[1])
    assert iso(days[2]) == "2024-01-25"
    assert day_number("2024-01-25") == days[2]


def test_years() -> None:
    assert list(year_of(np.array([day_number("2003-12-31"), day_number("2004-01-01")]))) == [2003, 2004]


def test_a_span_includes_its_last_day_and_maps_to_px_and_back() -> None:
    span = span_of("2024-01-01", "2024-12-31")
    assert span.length == 366
    assert span.px(span.first, 732) == 0
    assert span.day(span.px(19900, 732), 732) == 19900
    assert Span(0, 100).widened(0.1, 0.2) == Span(-10, 120)
