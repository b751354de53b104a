"""Calendar days as numbers, and their place in px on an axis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

MS_PER_DAY = 86_400_000
#: Days since 1970-01-01, NaN where the table has no date.
Days = np.ndarray


def to_days(dates: pd.Series) -> Days:
    """A column of ISO dates ("" for unknown) as days since 1970-01-01, NaN for unknown.

    By arrow, which reads half a million dates in the time that a loop needs for a few thousand.
    """
    days: Days = known_dates(dates).cast(pa.date32()).cast(pa.int32()).to_numpy(zero_copy_only=False).astype("float64")
    return days


def known_dates(dates: pd.Series) -> pa.Array:
    """A column of ISO dates as arrow text, null where the table has ""."""
    text = pa.array(dates, type=pa.string())
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)


def day_number(date: str) -> float:
    """One ISO date as days since 1970-01-01."""
    return float(np.datetime64(date, "D").astype("int64"))


def iso(day: float) -> str:
    """The ISO date of a day number."""
    return str(np.datetime64(int(np.floor(day)), "D"))


def year_of(days: Days) -> np.ndarray:
    """The calendar year of each day (no NaN may be among them)."""
    years: np.ndarray = np.floor(days).astype("int64").astype("datetime64[D]").astype("datetime64[Y]").astype("int64")
    return years + 1970


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, the last included."""

    first: float
    last: float

    @property
    def length(self) -> float:
        return max(self.last - self.first, 1.0)

    def px(self, day: float, width: float) -> float:
        """Where a day falls on an axis of that width."""
        return (day - self.first) / self.length * width

    def day(self, px: float, width: float) -> float:
        """The inverse of `px`."""
        return self.first + px / width * self.length

    def widened(self, before: float, after: float) -> Span:
        """The same with a part of its length added before and after."""
        return Span(self.first - before * self.length, self.last + after * self.length)


def span_of(first_iso: str, last_iso: str) -> Span:
    """The span of two ISO dates."""
    return Span(day_number(first_iso), day_number(last_iso) + 1)
