"""The timeline as native shapes: a lane per mission, its commands and events, on as many slides as the lanes need."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, pairwise

from contingent.briefing import letters
from contingent.briefing.contents import Material
from contingent.briefing.layout import Layout, foot_of, ink_of, layout, numbered
from contingent.briefing.quotations import Quotations
from contingent.briefing.slide import Bar, Box, Group, Mark, Path, Slide, Words, words
from contingent.briefing.template import Paper
from contingent.briefing.timeline_lane import GUTTER, WIDER, Drawing, lane_items
from contingent.tables import Tables
from contingent.views import timeline as view
from contingent.views.days import day_number
from contingent.views.happenings import Happening, dated_events, happenings, undated
from contingent.views.key import Entry, Key, key
from contingent.views.lane import Cluster, Heights, Lane, heights
from contingent.views.lanes import lanes
from contingent.views.missions import NO_MISSION, Lifetime, lifetimes
from contingent.views.theme import SHAPES, Canvas
from contingent.views.timeline_bins import MOST_EVENTS
from contingent.wording import EVENT_TYPES, count

_AXIS = 24.0
# Lanes are squeezed (events of one stretch share a mark) by at most this before they flow to a further slide.
_SQUEEZE = 1.3
_YEAR = 52.0
_FEWEST_ROWS = 2
_MOST_WAYS = 5_000


def slides(found: Material, paper: Paper) -> list[Slide]:
    """The timeline on one slide or more; none when no event has a date."""
    tables = found.tables
    told, lived = happenings_or_none(tables), lifetimes(tables)
    if told is not None and not told:
        return []
    laid = layout(paper, _subtitle(found, told), foot_of(found))
    sheet, span = Canvas(width=int(laid.room.width), dark=paper.dark), view.extent(tables, lived)
    room = laid.room.width / WIDER
    drawing = Drawing(_plot(laid, key(_key(told or [], together=True), sheet, room)), span, sheet, paper)
    pages = _pages(tables, told, lived, drawing)
    made = []
    for number, page in enumerate(pages, 1):
        there = [mark.happening for lane in page for mark in lane.marks]
        drawing = Drawing(_plot(laid, key(_key(there, together=True), sheet, room)), span, sheet, paper)
        placed = _fitted(tables, told, lived, drawing, page)
        explained = key(_key(there, together=any(lane.clusters for lane in placed)), sheet, room)
        items = [*_axis(drawing, placed), *_drawn_key(explained, laid, paper)]
        for lane in placed:
            items += lane_items(drawing, lane)
        group = Group(tuple(items), "Timeline", view.alt_text(tables, found.words))
        title = numbered(view.TITLE, number, len(pages))
        made.append(Slide("timeline", title, (*laid.around, group), _notes(tables, placed)))
    return made


def _plot(laid: Layout, explained: Key) -> Box:
    """The room for the lanes: right of their names, under the key, over the years."""
    room, above = laid.room, float(explained.height)
    return Box(room.left + GUTTER, room.top + above, room.width - GUTTER, room.height - above - _AXIS)


def happenings_or_none(tables: Tables) -> list[Happening] | None:
    """The happenings to be drawn one by one; None when there are too many to tell apart."""
    return None if len(tables.events) > MOST_EVENTS else happenings(tables)


def _subtitle(found: Material, told: list[Happening] | None) -> str:
    tables = found.tables
    shown = len(dated_events(tables).events) if told is None else len(told)
    hidden = len(undated(tables.events))
    parts = [found.words, count("event", shown), f"{hidden:,} of unknown date not drawn" if hidden else ""]
    return " · ".join(part for part in parts if part)


def _key(told: list[Happening], together: bool) -> list[Entry]:
    types = {one.row["event_type"] for one in told}
    entries = [Entry(EVENT_TYPES[kind], shape) for kind, shape in SHAPES.items() if kind in types]
    if any(one.status == "planned" for one in told):
        entries.append(Entry("hollow: planned", hollow=True))
    if any(one.last - one.first > 1 for one in told):
        entries.append(Entry("doubt about the date", bar=True))
    return [*entries, Entry("number: so many events")] if together else entries


def _pages(
    tables: Tables, told: list[Happening] | None, lived: dict[str, Lifetime], drawing: Drawing
) -> list[list[Lane]]:
    """The lanes of each slide, each with all the rows that it wants."""
    sizes = heights(drawing.sheet)
    whole = _counted(tables, lived, drawing) if told is None else _lanes(tables, told, lived, drawing, None)
    total, room = sum(sizes.of(lane) for lane in whole), drawing.plot.height
    for wanted in range(max(1, math.ceil(total / (room * _SQUEEZE))), len(whole) + 1):
        parted = min(_parted(whole, wanted), key=lambda pages: max(sum(map(sizes.of, page)) for page in pages))
        if all(sum(_squeezed(lane, sizes) for lane in page) <= room for page in parted):
            return parted
    return [[lane] for lane in whole]


def _parted(lanes_: list[Lane], pages: int) -> Iterator[list[list[Lane]]]:
    """Every way to put lanes, in their order, on so many slides; the first few when there are very many lanes."""
    for cuts in islice(combinations(range(1, len(lanes_)), pages - 1), _MOST_WAYS):
        edges = (0, *cuts, len(lanes_))
        yield [lanes_[start:stop] for start, stop in pairwise(edges)]


def _squeezed(lane: Lane, sizes: Heights) -> float:
    """How low a lane can be drawn: two rows of events."""
    return max(sizes.above_events(lane) + min(lane.event_rows, _FEWEST_ROWS) * sizes.event + sizes.pad, sizes.least)


def _fitted(
    tables: Tables, told: list[Happening] | None, lived: dict[str, Lifetime], drawing: Drawing, page: list[Lane]
) -> list[Lane]:
    """The lanes of one slide in the rows that the slide has room for, one under the other."""
    sizes, room = heights(drawing.sheet), drawing.plot.height
    if told is not None and sum(sizes.of(lane) for lane in page) > room:
        shares = _shares(page, sizes, room)
        page = [
            _one(tables, told, lived, drawing, lane.mission_id, share) for lane, share in zip(page, shares, strict=True)
        ]
    spare = max(room - sum(sizes.of(lane) for lane in page), 0) / max(len(page), 1)
    top, placed = 0.0, []
    for lane in page:
        placed.append(replace(lane, top=top))
        top += sizes.of(lane) + min(spare, 14.0)
    return placed


def _shares(page: list[Lane], sizes: Heights, room: float) -> list[float]:
    """How high each lane may be: the one with most rows of events gives one up, until all fit."""
    rows = [lane.event_rows for lane in page]

    def high(at: int) -> float:
        return max(sizes.above_events(page[at]) + rows[at] * sizes.event + sizes.pad, sizes.least)

    while sum(map(high, range(len(page)))) > room and max(rows) > 1:
        rows[rows.index(max(rows))] -= 1
    return [high(at) + 0.5 for at in range(len(page))]


def _lanes(
    tables: Tables,
    told: list[Happening],
    lived: dict[str, Lifetime],
    drawing: Drawing,
    room: float | None,
    only: Sequence[str] = (),
) -> list[Lane]:
    across = drawing.plot.width / WIDER
    return lanes(tables, told, lived, drawing.span, across, drawing.sheet, room, only)


def _one(
    tables: Tables, told: list[Happening], lived: dict[str, Lifetime], drawing: Drawing, mission_id: str, room: float
) -> Lane:
    """One lane in so much room; that of no mission is drawn from what names none."""
    if mission_id == NO_MISSION:
        nameless = [one for one in told if not one.missions]
        apart = replace(tables, tenures=tables.tenures.iloc[:0])
        return _lanes(apart, nameless, {}, drawing, room)[0]
    return _lanes(tables, told, lived, drawing, room, (mission_id,))[0]


def _counted(tables: Tables, lived: dict[str, Lifetime], drawing: Drawing) -> list[Lane]:
    """A lane for each mission of a very large selection, bare: its events are counted by year."""
    known = dict(zip(tables.missions["mission_id"], tables.missions["name"], strict=True))
    named = {one for ids in tables.events["mission_ids"].unique() for one in ids.split(";")}
    order = sorted(named, key=lambda one: (one == NO_MISSION, lived[one].spoken_from if one in lived else 0, one))
    return [
        Lane(one, known.get(one, one) or "No mission named", lived.get(one), clusters=_by_year(tables, one))
        for one in order
    ]


def _by_year(tables: Tables, mission_id: str) -> tuple[Cluster, ...]:
    """The happenings of a mission, those of each year together."""
    mine = tables.events["mission_ids"].str.split(";").map(lambda ids: mission_id in ids).astype(bool)
    years: dict[int, list[Happening]] = {}
    for one in happenings(replace(tables, events=tables.events[mine])):
        years.setdefault(int(one.middle // 365.25), []).append(one)
    return tuple(Cluster(tuple(years[year]), 0) for year in sorted(years))


def _axis(drawing: Drawing, placed: list[Lane]) -> list[Words | Path]:
    """The years under the lanes, a fine line up from each, and a rule over each lane."""
    ink, plot = ink_of(drawing.paper), drawing.plot
    first, last = 1970 + int(drawing.span.first // 365.25), 1970 + int(drawing.span.last // 365.25) + 1
    fit = max(1, int(plot.width // _YEAR))
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / one <= fit)
    ticks = range(first - first % step, last + 1, step)
    drawn = [(year, drawing.x(day_number(f"{year}-01-01"))) for year in ticks]
    drawn = [(year, x) for year, x in drawn if plot.left <= x <= plot.right]
    items: list[Words | Path] = [
        Path(tuple(((x, plot.top), (x, plot.bottom)) for _, x in drawn), False, line=ink.grid, thick=0.75, name="Years")
    ]
    rules = [plot.top + lane.top for lane in placed]
    left = plot.left - GUTTER
    across = tuple(((left, y), (plot.right, y)) for y in [*rules, plot.bottom])
    items.append(Path(across, False, line=ink.rule, thick=0.75, name="Lanes"))
    items += [
        words(x - 30, plot.bottom + 5, 60, (str(year),), letters.SMALLEST, ink.muted, align="center")
        for year, x in drawn
    ]
    return items


def _drawn_key(drawn: Key, laid: Layout, paper: Paper) -> list[Words | Mark | Bar]:
    ink = ink_of(paper)
    items: list[Words | Mark | Bar] = []
    for x, at, entry in drawn.entries:
        left, middle = laid.room.left + x * WIDER, laid.room.top + (at + 0.5) * drawn.line_height
        if entry.bar:
            items.append(Bar(Box(left - 8, middle - 4, 20, 8), ink.rule))
            left += 12
        else:
            fill = ink.paper if entry.hollow else ink.muted
            items.append(Mark(entry.symbol, left, middle, 10, fill, ink.muted))
        wide = letters.width(entry.text, letters.SMALLEST) + 4
        items.append(words(left + 9, middle - 7.5, wide, (entry.text,), letters.SMALLEST, ink.muted))
    return items


def _notes(tables: Tables, placed: list[Lane]) -> str:
    """The quotations behind the marks, lane by lane in the order of time."""
    ids: list[list[str]] = []
    for lane in placed:
        told = [mark.happening for mark in lane.marks] + [one for group in lane.clusters for one in group.happenings]
        told.sort(key=lambda one: (one.middle, one.row["event_id"]))
        held = [post.command.reports[0]["tenure_id"] for post in lane.posts]
        ids.append([*(one.row["event_id"] for one in told), *held])
    quotations = Quotations(tables, (one for some in ids for one in some))
    return "\n\n".join(quotations.notes(some, lane.name.upper()) for lane, some in zip(placed, ids, strict=True))
