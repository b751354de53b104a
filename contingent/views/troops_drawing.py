"""A troop chart being drawn: its axes in px, what stands where, and the lines all its parts draw with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Protocol

from contingent.tables import Tables
from contingent.views.days import MS_PER_DAY, Span
from contingent.views.picture import Picture
from contingent.views.placement import Sheet
from contingent.views.reports import Report
from contingent.views.theme import Canvas, mission_colour
from contingent.wording import names

#: The names of ids: the ids, the table and its key and name columns, as `wording.names` takes them.
Named = Callable[[str, str, str, str], str]


class Scale(Protocol):
    """The two axes: days across, numbers up."""

    @property
    def span(self) -> Span: ...
    @property
    def log(self) -> bool: ...
    def px(self, value: float, height: float) -> float: ...
    def value(self, px: float, height: float) -> float: ...


class Drawing:
    """One chart being drawn: the figure, its canvas and scales, and the plot's size in px.

    `aside` is how many px a mark stands off its date, by figure_id, so that marks do not cover one another.
    """

    def __init__(
        self, fig: Picture, sheet: Canvas, scale: Scale, size: tuple[float, float], aside: Mapping[str, float]
    ) -> None:
        self.fig, self.sheet, self.scale = fig, sheet, scale
        self.width, self.height = size
        self.mark = sheet.type.label
        self.aside = aside
        self.taken = Sheet((2, 2, self.width - 2, self.height - 2))

    def x(self, report: Report) -> float:
        """Where the mark stands: at its date, or a little aside."""
        return self.true_x(report) + self.aside.get(report.figure_id, 0.0)

    def true_x(self, report: Report) -> float:
        return self.scale.span.px(report.at, self.width)

    def at(self, report: Report) -> float:
        """The milliseconds at which the mark is drawn."""
        return self.day(self.x(report)) if report.figure_id in self.aside else report.at * MS_PER_DAY

    def y(self, report: Report) -> float:
        return self.scale.px(report.high, self.height)

    def day(self, px: float) -> float:
        """The milliseconds that plotly wants for a place in px."""
        return self.scale.span.day(px, self.width) * MS_PER_DAY

    def value(self, px: float) -> float:
        return self.scale.value(px, self.height)

    def lines(
        self, segments: list[tuple[float, float, float, float]], colour: str, thick: float, dash: str = "solid"
    ) -> None:
        """Straight lines in px as one trace that the pointer passes over."""
        x: list[float | None] = []
        y: list[float | None] = []
        for left, top, right, bottom in segments:
            x += [self.day(left), self.day(right), None]
            y += [self.value(top), self.value(bottom), None]
        self.fig.scatter(x=x, y=y, mode="lines", line={"color": colour, "width": thick, "dash": dash}, hoverinfo="skip")


def colour_of(report: Report, dark: bool) -> str:
    """The colour of the first mission named, or that of "no mission"."""
    return mission_colour(report.missions[0] if report.missions else "", dark)


def namer(tables: Tables) -> Named:
    """The names of ids in the tables, each answer kept: many marks ask for the same."""

    @cache
    def named(ids: str, table: str, key: str, column: str) -> str:
        return names(ids, getattr(tables, table), key, column)

    return named
