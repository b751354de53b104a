"""The troop counts as a native XY chart: one series per mission and qualifier, the rows beside it in its workbook."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from contingent import evidence, wording
from contingent.briefing import letters
from contingent.briefing.contents import Material, nation_for
from contingent.briefing.ground import blended
from contingent.briefing.layout import foot_of, ink_of, layout, numbered
from contingent.briefing.quotations import Quotations
from contingent.briefing.slide import Axis, Box, Chart, Dot, Item, Series, Slide, words
from contingent.briefing.template import Paper
from contingent.schema import QUALIFIERS
from contingent.tables import Tables
from contingent.views import troops as view
from contingent.views.days import day_number, iso
from contingent.views.placement import Sheet
from contingent.views.reports import Report, links, of_measure, reports, undated
from contingent.views.theme import Ink, mission_colour
from contingent.wording import amount, count, measure_title, names, number

#: A spreadsheet's day 0 in days since 1970.
SPREADSHEET_EPOCH = -25_569
#: Chart text in points.
SIZE = 12
#: The columns of the workbook beside date and value, row by row.
HEADINGS = ("As reported", "As of, in words", "Whose", "Mission", "Place", "Source", "Title", "The words", "Row")

_SYMBOLS = {"exact": "circle", "about": "circle", "at_least": "triangle", "more_than": "triangle",
            "up_to": "square", "less_than": "square", "between": "diamond"}  # fmt: skip
# "About" is pale and not hollow: LibreOffice draws no outline around a chart's marks.
_PALE = "8c"
_IN_WORDS = {"exact": "exact", "about": "about", "at_least": "at least", "more_than": "more than", "up_to": "up to",
             "less_than": "fewer than", "between": "between"}  # fmt: skip
# The legend stands beside the plot; more series than this flow to a further slide.
_LEGEND, _MOST_SERIES = 210.0, 14
_MOST_DOTS = 600
_MARK = 9.0
# A year is put before the first mark when this many days or fewer lie between it and the axis.
_FROM_EDGE = 45
_NOTE = 13
_SIDES = ("r", "l", "t", "b")


@dataclass(frozen=True, slots=True)
class _Shown:
    """The figures of one measure that a date places, their title, and whose they are ("" for everybody's)."""

    title: str
    subtitle: str
    nation: str
    told: list[Report]
    conflicts: tuple[str, ...]
    quotations: Quotations


def slides(found: Material, paper: Paper, measure: str) -> list[Slide]:
    """The chart of one measure, on more slides when its legend would be too long; none when no figure has a date."""
    axes = view.shared_axes([found.tables], measure, nation_for(found, measure))
    shown = _shown(found, measure, axes)
    if not shown.told:
        return []
    grouped = _series(found.tables, shown, ink_of(paper), paper.dark)
    pages = [grouped[at : at + _MOST_SERIES] for at in range(0, len(grouped), _MOST_SERIES)]
    made = []
    for at, page in enumerate(pages, 1):
        title = numbered(shown.title, at, len(pages))
        made.append(_slide(found, paper, shown, title, axes, page))
    return made


def _shown(found: Material, measure: str, axes: view.Axes) -> _Shown:
    tables, nation = found.tables, nation_for(found, measure)
    chosen = of_measure(tables, measure, nation)
    told = reports(tables, chosen)
    latest = sorted(told, key=lambda one: (one.at, one.figure_id))[-_MOST_DOTS:]
    hidden, cut = len(undated(chosen)), len(told) - len(latest)
    parts = [
        found.words,
        f"{count('figure', len(chosen))} from {count('article', chosen['article_id'].nunique())}",
        f"{number(hidden)} of unknown date not drawn" if hidden else "",
        f"the latest {number(len(latest))} drawn" if cut else "",
        "logarithmic scale" if axes.log else "",
    ]
    quotations = Quotations(tables, (one.figure_id for one in latest))
    title = measure_title(measure, names(nation, found.everything.nations, "nation") if nation else "")
    conflicts = tuple(link.note for link in links(tables, latest) if link.kind == "conflict")
    return _Shown(title, " · ".join(part for part in parts if part), nation, latest, conflicts, quotations)


_Grouped = tuple[Series, list[Report]]


def _series(tables: Tables, shown: _Shown, ink: Ink, dark: bool) -> list[_Grouped]:
    """One series per mission (or missions counted together) and qualifier, missions by time after the longest one."""
    groups: dict[tuple[str, str], list[Report]] = {}
    for one in shown.told:
        groups.setdefault((one.row["mission_ids"], one.row["qualifier"]), []).append(one)
    first = {
        ids: min(one.at for (other, _), told in groups.items() if other == ids for one in told) for ids, _ in groups
    }
    # LibreOffice loses a series that stands before a longer one, so that the longest comes first, with its mission's.
    longest = max(groups, key=lambda key: (len(groups[key]), key))

    def rank(key: tuple[str, str]) -> tuple[object, ...]:
        ids, qualifier = key
        return (ids != longest[0], ids == "", first[ids], ids, key != longest, QUALIFIERS.index(qualifier))

    order = sorted(groups, key=rank)
    found = []
    for ids, qualifier in order:
        missions = names(ids, tables.missions, "mission_id", "short_name") or "mission not said"
        colour = mission_colour(ids.split(";")[0], dark)
        fill = blended(colour + _PALE, ink.paper) if qualifier == "about" else colour
        name = letters.clean(f"{missions}: {_IN_WORDS[qualifier]}")
        dots = tuple(_dot(tables, shown.quotations, one) for one in groups[ids, qualifier])
        found.append((Series(name, colour, fill, _SYMBOLS[qualifier], dots), groups[ids, qualifier]))
    return found


def _dot(tables: Tables, quotations: Quotations, one: Report) -> Dot:
    """A report as a point without a label, the words that say it beside it."""
    row, article = one.row, quotations.article(one.row)
    value, day = float(row["value"]), math.floor(one.at)
    high = float(one.high)
    cells = (
        amount(row),
        wording.dated(row, "as_of"),
        names(row["nation"], tables.nations, "nation"),
        names(row["mission_ids"], tables.missions, "mission_id"),
        names(row["place_id"], tables.places, "place_id"),
        evidence.source(article),
        article["title"] or article["file"],
        row["quote"],
        one.figure_id,
    )
    before = 0.0 if one.open_start else max(day - one.first, 0.0)
    after = 0.0 if one.open_end else max(one.last - 1 - day, 0.0)
    at = day - SPREADSHEET_EPOCH
    return Dot(at, value, before, after, 0.0, high - value, "", "r", tuple(letters.clean(one) for one in cells))


def _slide(
    found: Material, paper: Paper, shown: _Shown, title: str, axes: view.Axes, page: Sequence[_Grouped]
) -> Slide:
    laid, ink = layout(paper, shown.subtitle, foot_of(found)), ink_of(paper)
    said = [letters.lines(f"Conflict: {note}", _NOTE, laid.room.width - 14, most=2) for note in shown.conflicts[:2]]
    low = sum(letters.height(len(lines), _NOTE) + 4 for lines in said)
    box = laid.room.without_bottom(low)
    x, y = _days(shown.told), _values(axes)
    plot = _plot(box, y)
    series = _labelled(page, shown, found.tables, plot, x, y)
    alt = view.alt_text(found.tables, found.words, page[0][1][0].row["measure"], shown.nation)
    items: list[Item] = [*laid.around, Chart(box, plot, series, x, y, HEADINGS, alt)]
    top = box.bottom + 4
    for lines in said:
        items.append(words(laid.room.left, top, laid.room.width, lines, _NOTE, ink.alarm))
        top += letters.height(len(lines), _NOTE) + 4
    drawn = sorted((one for _, told in page for one in told), key=lambda one: (-one.at, one.figure_id))
    return Slide("troops", title, tuple(items), shown.quotations.notes(one.figure_id for one in drawn))


def _plot(box: Box, y: Axis) -> Box:
    """The rectangle inside the axes: room for numbers on its left, years below, the legend on its right."""
    left = letters.width(number(int(y.high)), SIZE) + 16
    legend = min(_LEGEND, box.width * 0.3)
    return Box(box.left + left, box.top + 8, box.width - left - legend, box.height - 8 - 26)


def _days(told: Sequence[Report]) -> Axis:
    """Whole years. Ticks are 365.25 days apart and begin on the second of January, so that each falls into its year."""
    days = [one.at for one in told]
    first, last = int(iso(min(days) - _FROM_EDGE)[:4]), int(iso(max(days))[:4]) + 1
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / one <= 14)
    last = first + math.ceil((last - first) / step) * step
    low = day_number(f"{first}-01-02") - SPREADSHEET_EPOCH
    return Axis(low, low + (last - first) * 365.25, step * 365.25)


def _values(axes: view.Axes) -> Axis:
    if axes.log:
        return Axis(1, 10.0 ** math.ceil(math.log10(axes.top)), 10, log=True)
    power = 10.0 ** math.floor(math.log10(max(axes.top, 1) / 5))
    step = max(1.0, next(power * one for one in (1, 2, 5, 10) if axes.top / (power * one) <= 7))
    return Axis(0, math.ceil(axes.top / step) * step, step)


def place(dot: Dot, plot: Box, x: Axis, y: Axis) -> tuple[float, float]:
    """Where a dot stands, in points."""
    across = (dot.x - x.low) / (x.high - x.low)
    if y.log:
        up = math.log10(max(dot.y, y.low) / y.low) / math.log10(y.high / y.low)
    else:
        up = (dot.y - y.low) / (y.high - y.low)
    return plot.left + across * plot.width, plot.bottom - up * plot.height


def _labelled(
    page: Sequence[_Grouped], shown: _Shown, tables: Tables, plot: Box, x: Axis, y: Axis
) -> tuple[Series, ...]:
    """The series with a label on each dot that has room for one, the newest first; the same number is named once."""
    taken = Sheet((plot.left, plot.top - 6, plot.right + 8, plot.bottom))
    half = _MARK / 2 + 1
    every = [(series, dot, report) for series, told in page for dot, report in zip(series.dots, told, strict=True)]
    for _, dot, _ in every:
        px, py = place(dot, plot, x, y)
        taken.take((px - half, py - half, px + half, py + half))
        left, right = (plot.width * days / (x.high - x.low) for days in (dot.before, dot.after))
        taken.take((px - left, py - 3, px + right, py + 3))
    labels: dict[str, tuple[str, str]] = {}
    named: set[tuple[object, ...]] = set()
    for _, dot, report in sorted(every, key=lambda one: (-one[1].x, -one[1].y, one[2].figure_id)):
        nation = names(report.row["nation"], tables.nations, "nation")
        text = letters.clean(f"{nation}: {dot.cells[0]}" if not shown.nation and nation else dot.cells[0])
        if (text, report.at) in named:
            continue
        side = _side(text, place(dot, plot, x, y), taken)
        if side:
            labels[report.figure_id] = (text, side)
            named.add((text, report.at))
    return tuple(_with_labels(series, told, labels) for series, told in page)


def _with_labels(series: Series, told: list[Report], labels: dict[str, tuple[str, str]]) -> Series:
    dots = []
    for dot, report in zip(series.dots, told, strict=True):
        label, side = labels.get(report.figure_id, ("", "r"))
        dots.append(Dot(dot.x, dot.y, dot.before, dot.after, dot.below, dot.above, label, side, dot.cells))
    return Series(series.name, series.colour, series.fill, series.symbol, tuple(dots))


def _side(text: str, at: tuple[float, float], taken: Sheet) -> str:
    """On which side of its mark a label is free to stand; "" for none."""
    wide, high, clear = letters.width(text, SIZE) + 6, SIZE * 1.35, _MARK / 2 + 2
    x, y = at
    boxes = (
        (x + clear, y - high / 2),
        (x - clear - wide, y - high / 2),
        (x - wide / 2, y - clear - high),
        (x - wide / 2, y + clear),
    )
    for side, (left, top) in zip(_SIDES, boxes, strict=True):
        box = (left, top, left + wide, top + high)
        if taken.free(box):
            taken.take(box)
            return side
    return ""
