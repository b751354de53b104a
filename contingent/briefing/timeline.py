"""The timeline as native shapes: a lane per mission, its commands and events, on as many slides as the lanes need."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.briefing import letters
from contingent.briefing.contents import Material
from contingent.briefing.ground import blended
from contingent.briefing.layout import Layout, foot_of, ink_of, layout, numbered
from contingent.briefing.quotations import Quotations
from contingent.briefing.slide import Bar, Box, Group, Mark, Path, Slide, Words, words
from contingent.briefing.template import Paper
from contingent.tables import Tables
from contingent.views import timeline as view
from contingent.views.days import Span, day_number
from contingent.views.happenings import Happening, dated_events, happenings, undated
from contingent.views.key import Entry, Key, key
from contingent.views.lane import MARK, TAIL, Cluster, Heights, Lane, heights
from contingent.views.lane import Mark as Placed
from contingent.views.lanes import lanes
from contingent.views.missions import NO_MISSION, Lifetime, lifetimes
from contingent.views.theme import SHAPES, Canvas, mission_colour
from contingent.views.timeline_bins import MOST_EVENTS
from contingent.views.timeline_marks import Bars, draw_mission
from contingent.wording import EVENT_TYPES, count

_GUTTER, _AXIS = 152.0, 24.0
# Lanes are squeezed (events of one stretch share a mark) by at most this before they flow to a further slide.
_SQUEEZE = 1.3
_YEAR = 52.0
_FEWEST_ROWS = 2
"""Letters are measured in the project's typeface: what is laid out takes this much more room in the template's."""
_WIDER = 1.06


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the lanes of one slide are drawn with: the plot, the days it shows, sizes and paper."""

    plot: Box
    span: Span
    sheet: Canvas
    paper: Paper

    def x(self, day: float) -> float:
        return self.plot.left + self.span.px(day, self.plot.width)

    def inside(self, day: float) -> float:
        return min(max(self.x(day), self.plot.left), self.plot.right)


def slides(found: Material, paper: Paper) -> list[Slide]:
    """The timeline on one slide or more; none when no event has a date."""
    tables = found.tables
    told, lived = happenings_or_none(tables), lifetimes(tables)
    if told is not None and not told:
        return []
    laid = layout(paper, _subtitle(found, told), foot_of(found))
    sheet, span = Canvas(width=int(laid.room.width), dark=paper.dark), view.extent(tables, lived)
    drawing = _Drawing(_plot(laid, key(_key(told or []), sheet, laid.room.width / _WIDER)), span, sheet, paper)
    pages = _pages(tables, told, lived, drawing)
    made = []
    for number, page in enumerate(pages, 1):
        there = [mark.happening for lane in page for mark in lane.marks]
        explained = key(_key(there), sheet, laid.room.width / _WIDER)
        drawing = _Drawing(_plot(laid, explained), span, sheet, paper)
        placed = _fitted(tables, told, lived, drawing, page)
        items = [*_axis(drawing, placed), *_drawn_key(explained, laid, paper)]
        for lane in placed:
            items += _lane(drawing, lane)
        group = Group(tuple(items), "Timeline", view.alt_text(tables, found.words))
        title = numbered(view.TITLE, number, len(pages))
        made.append(Slide("timeline", title, (*laid.around, group), _notes(tables, placed)))
    return made


def _plot(laid: Layout, explained: Key) -> Box:
    """The room for the lanes: right of their names, under the key, over the years."""
    room, above = laid.room, float(explained.height)
    return Box(room.left + _GUTTER, room.top + above, room.width - _GUTTER, room.height - above - _AXIS)


def happenings_or_none(tables: Tables) -> list[Happening] | None:
    """The happenings to be drawn one by one; None when there are too many to tell apart."""
    return None if len(tables.events) > MOST_EVENTS else happenings(tables)


def _subtitle(found: Material, told: list[Happening] | None) -> str:
    tables = found.tables
    shown = len(dated_events(tables).events) if told is None else len(told)
    hidden = len(undated(tables.events))
    parts = [found.words, count("event", shown), f"{hidden:,} of unknown date not drawn" if hidden else ""]
    return " · ".join(part for part in parts if part)


def _key(told: list[Happening]) -> list[Entry]:
    types = {one.row["event_type"] for one in told}
    entries = [Entry(EVENT_TYPES[kind], shape) for kind, shape in SHAPES.items() if kind in types]
    if any(one.status == "planned" for one in told):
        entries.append(Entry("hollow: planned", hollow=True))
    if any(one.last - one.first > 1 for one in told):
        entries.append(Entry("doubt about the date", bar=True))
    return [*entries, Entry("number: so many events")] if len(told) != 1 else entries


def _pages(
    tables: Tables, told: list[Happening] | None, lived: dict[str, Lifetime], drawing: _Drawing
) -> list[list[Lane]]:
    """The lanes of each slide, each with all the rows that it wants."""
    sizes = heights(drawing.sheet)
    whole = _counted(tables, lived, drawing) if told is None else _lanes(tables, told, lived, drawing, None)
    total, room = sum(sizes.of(lane) for lane in whole), drawing.plot.height
    wanted = max(1, math.ceil(total / (room * _SQUEEZE)))
    pages: list[list[Lane]] = [[]]
    for lane in whole:
        used = sum(_squeezed(one, sizes) for one in pages[-1])
        full = used + _squeezed(lane, sizes) > room
        enough = len(pages) < wanted and sum(sizes.of(one) for one in pages[-1]) + sizes.of(lane) / 2 > total / wanted
        if pages[-1] and (full or enough):
            pages.append([])
        pages[-1].append(lane)
    return pages


def _squeezed(lane: Lane, sizes: Heights) -> float:
    """How low a lane can be drawn: two rows of events."""
    return max(sizes.above_events(lane) + min(lane.event_rows, _FEWEST_ROWS) * sizes.event + sizes.pad, sizes.least)


def _fitted(
    tables: Tables, told: list[Happening] | None, lived: dict[str, Lifetime], drawing: _Drawing, page: list[Lane]
) -> list[Lane]:
    """The lanes of one slide in the rows that the slide has room for, one under the other."""
    sizes, room = heights(drawing.sheet), drawing.plot.height
    if told is not None and sum(sizes.of(lane) for lane in page) > room:
        wanted = sum(sizes.of(lane) for lane in page)
        shares = [max(_squeezed(lane, sizes), sizes.of(lane) * room / wanted) for lane in page]
        over = sum(shares) - room
        shares = [share - max(over, 0) * share / sum(shares) for share in shares]
        page = [
            _one(tables, told, lived, drawing, lane.mission_id, share) for lane, share in zip(page, shares, strict=True)
        ]
    spare = max(room - sum(sizes.of(lane) for lane in page), 0) / max(len(page), 1)
    top, placed = 0.0, []
    for lane in page:
        placed.append(replace(lane, top=top))
        top += sizes.of(lane) + min(spare, 14.0)
    return placed


def _lanes(
    tables: Tables,
    told: list[Happening],
    lived: dict[str, Lifetime],
    drawing: _Drawing,
    room: float | None,
    only: Sequence[str] = (),
) -> list[Lane]:
    across = drawing.plot.width / _WIDER
    return lanes(tables, told, lived, drawing.span, across, drawing.sheet, room, only)


def _one(
    tables: Tables, told: list[Happening], lived: dict[str, Lifetime], drawing: _Drawing, mission_id: str, room: float
) -> Lane:
    """One lane in so much room; that of no mission is drawn from what names none."""
    if mission_id == NO_MISSION:
        nameless = [one for one in told if not one.missions]
        apart = replace(tables, tenures=tables.tenures.iloc[:0])
        return _lanes(apart, nameless, {}, drawing, room)[0]
    return _lanes(tables, told, lived, drawing, room, (mission_id,))[0]


def _counted(tables: Tables, lived: dict[str, Lifetime], drawing: _Drawing) -> list[Lane]:
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


def _axis(drawing: _Drawing, placed: list[Lane]) -> list[Words | Path]:
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
    left = plot.left - _GUTTER
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
        left, middle = laid.room.left + x * _WIDER, laid.room.top + (at + 0.5) * drawn.line_height
        if entry.bar:
            items.append(Bar(Box(left - 8, middle - 4, 20, 8), ink.rule))
            left += 12
        else:
            fill = ink.paper if entry.hollow else ink.muted
            items.append(Mark(entry.symbol, left, middle, 10, fill, ink.muted))
        wide = letters.width(entry.text, letters.SMALLEST) + 4
        items.append(words(left + 9, middle - 7.5, wide, (entry.text,), letters.SMALLEST, ink.muted))
    return items


def _lane(drawing: _Drawing, lane: Lane) -> list[Words | Mark | Bar | Path]:
    sheet, sizes, plot = drawing.sheet, heights(drawing.sheet), drawing.plot
    colour = mission_colour(lane.mission_id, sheet.dark)
    top = plot.top + lane.top
    name = letters.lines(lane.name, sheet.type.name, _GUTTER - 12, bold=True, most=2)
    items: list[Words | Mark | Bar | Path] = [
        words(plot.left - _GUTTER, top + 5, _GUTTER - 12, name, sheet.type.name, colour, bold=True)
    ]
    if lane.lifetime is not None:
        items += _mission(drawing, lane, lane.lifetime)
    items += _posts(drawing, lane, colour)
    above = top + sizes.above_events(lane)
    for mark in lane.marks:
        items += _event(drawing, mark, above + (mark.row + 0.5) * sizes.event, colour)
    for cluster in lane.clusters:
        items += _cluster(drawing, cluster, above + (cluster.row + 0.5) * sizes.event, colour)
    return items


def _mission(drawing: _Drawing, lane: Lane, life: Lifetime) -> list[Bar]:
    """The mission's bar as the dashboard draws it: pale in doubt, fading where no start or end is reported."""
    bars, paper = Bars(), ink_of(drawing.paper).paper
    draw_mission(bars, lane, life, "", drawing.sheet, drawing.span, 0)
    drawn = []
    for start, length, y, thick, colour in zip(bars.start, bars.length, bars.y, bars.thick, bars.colour, strict=True):
        left, right = drawing.inside(start / 86_400_000), drawing.inside((start + length) / 86_400_000)
        if right > left:
            box = Box(left, drawing.plot.top + y - thick / 2, right - left, thick)
            drawn.append(Bar(box, blended(colour, paper), lane.name))
    return drawn


def _posts(drawing: _Drawing, lane: Lane, colour: str) -> list[Words | Bar]:
    sheet, sizes = drawing.sheet, heights(drawing.sheet)
    first = drawing.plot.top + lane.top + sizes.pad + sizes.name + (sizes.bar + 8 if lane.lifetime else 0)
    tail = drawing.span.length * TAIL
    items: list[Words | Bar] = []
    pale = blended(f"{colour}99", ink_of(drawing.paper).paper)
    for post in lane.posts:
        one, y = post.command, first + (post.row + 1) * sizes.post - 6
        start = one.start[0] if one.start else one.last - tail
        end = one.end[1] if one.end else one.first + tail
        left, right = drawing.inside(start), drawing.inside(end)
        items.append(Bar(Box(left, y - 2, max(right - left, 3), 5), pale, one.person))
        wide = letters.width(post.label, sheet.type.label - 1) + 4
        at = left if post.side == "right" else min(max(right, left + 8), drawing.plot.right) - wide
        if post.label:
            size = sheet.type.label - 1
            align = "left" if post.side == "right" else "right"
            items.append(words(at, y - 3 - size * 1.2, wide, (letters.clean(post.label),), size, colour, align=align))
    return items


def _event(drawing: _Drawing, mark: Placed, y: float, colour: str) -> list[Words | Mark | Bar | Path]:
    ink, one, size = ink_of(drawing.paper), mark.happening, drawing.sheet.type.label
    x, summary = drawing.inside(one.middle), letters.clean(one.row["summary"])
    items: list[Words | Mark | Bar | Path] = []
    if one.last - one.first > 1:
        left, right = drawing.inside(one.first), drawing.inside(one.last)
        items.append(Bar(Box(left, y - 5, max(right - left, 1), 10), blended(f"{colour}33", ink.paper), summary))
    fill = colour if one.status == "occurred" else ink.paper
    items.append(Mark(SHAPES[one.row["event_type"]], x, y, 11, fill, colour, name=summary))
    if one.status == "denied":
        items.append(Path((((x - 8, y + 8), (x + 8, y - 8)),), False, line=ink.ink, thick=2))
    if mark.label:
        label = letters.clean(mark.label)
        wide = letters.width(label, size) + 4
        left = x + MARK + 4 if mark.side == "right" else x - MARK - 4 - wide
        align = "left" if mark.side == "right" else "right"
        items.append(words(left, y - size * 0.6, wide, (label,), size, ink.ink, align=align))
    return items


def _cluster(drawing: _Drawing, cluster: Cluster, y: float, colour: str) -> list[Words | Mark]:
    """A disc with the number of events that had no room of their own."""
    x, text = drawing.inside(cluster.middle), f"{len(cluster.happenings):,}"
    size = max(18.0, letters.width(text, letters.SMALLEST, True) + 6)
    types = Counter(EVENT_TYPES[one.row["event_type"]] for one in cluster.happenings)
    name = ", ".join(f"{kind}: {n}" for kind, n in types.most_common())
    return [
        Mark("circle", x, y, size, colour, colour, name=name),
        words(
            x - size, y - 7.2, 2 * size, (text,), letters.SMALLEST, ink_of(drawing.paper).paper, bold=True,
            align="center",
        ),
    ]  # fmt: skip


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
