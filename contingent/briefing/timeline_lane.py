"""One lane of the timeline as native shapes: its name, the mission's bar, commands, events and discs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from contingent.briefing import letters
from contingent.briefing.ground import blended
from contingent.briefing.layout import ink_of
from contingent.briefing.slide import Bar, Box, Mark, Path, Words, words
from contingent.briefing.template import Paper
from contingent.views.days import MS_PER_DAY, Span
from contingent.views.labelling import disc, offset
from contingent.views.lane import TAIL, Cluster, Lane, heights
from contingent.views.lane import Mark as Placed
from contingent.views.missions import Lifetime
from contingent.views.theme import SHAPES, Canvas, mission_colour
from contingent.views.timeline_marks import Bars, draw_mission
from contingent.wording import EVENT_TYPES

#: The room left of the plot for the missions' names.
GUTTER = 152.0
#: Letters are measured in the project's typeface: what is laid out takes this much more room in the template's.
WIDER = 1.06


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the lanes of one slide are drawn with: the plot, the days it shows, sizes and paper."""

    plot: Box
    span: Span
    sheet: Canvas
    paper: Paper

    def x(self, day: float) -> float:
        return self.plot.left + self.span.px(day, self.plot.width)

    def inside(self, day: float) -> float:
        return min(max(self.x(day), self.plot.left), self.plot.right)


def lane_items(drawing: Drawing, lane: Lane) -> list[Words | Mark | Bar | Path]:
    sheet, sizes, plot = drawing.sheet, heights(drawing.sheet), drawing.plot
    colour = mission_colour(lane.mission_id, sheet.dark)
    top = plot.top + lane.top
    name = letters.lines(lane.name, sheet.type.name, GUTTER - 12, bold=True, most=2)
    items: list[Words | Mark | Bar | Path] = [
        words(plot.left - GUTTER, top + 5, GUTTER - 12, name, sheet.type.name, colour, bold=True)
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


def _mission(drawing: Drawing, lane: Lane, life: Lifetime) -> list[Bar]:
    """The mission's bar as the dashboard draws it: pale in doubt, fading where no start or end is reported."""
    bars, paper = Bars(), ink_of(drawing.paper).paper
    draw_mission(bars, lane, life, "", drawing.sheet, drawing.span, 0)
    drawn = []
    for start, length, y, thick, colour in zip(bars.start, bars.length, bars.y, bars.thick, bars.colour, strict=True):
        left, right = drawing.inside(start / MS_PER_DAY), drawing.inside((start + length) / MS_PER_DAY)
        if right > left:
            box = Box(left, drawing.plot.top + y - thick / 2, right - left, thick)
            drawn.append(Bar(box, blended(colour, paper), lane.name))
    return drawn


def _posts(drawing: Drawing, lane: Lane, colour: str) -> list[Words | Bar]:
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


def _event(drawing: Drawing, mark: Placed, y: float, colour: str) -> list[Words | Mark | Bar | Path]:
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
        at = x if mark.hung is None else drawing.inside(mark.hung)
        items.append(_beside(mark.label, mark.side, at, offset(mark.hung is not None, size), y, size, ink.ink))
    return items


def _beside(text: str, side: str, at: float, away: float, y: float, size: float, colour: str) -> Words:
    """A label right or left of the point where it hangs, `away` from it."""
    label, away = letters.clean(text), away * WIDER
    wide = letters.width(label, size) + 1
    left, align = (at + away, "left") if side == "right" else (at - away - wide, "right")
    return words(left, y - size * 0.6, wide, (label,), size, colour, align=align)


def _cluster(drawing: Drawing, cluster: Cluster, y: float, colour: str) -> list[Words | Mark]:
    """A disc with the number of events that had no room of their own, their kinds beside it."""
    ink, sheet = ink_of(drawing.paper), drawing.sheet
    x, text = drawing.inside(cluster.middle), f"{len(cluster.happenings):,}"
    size = disc(len(cluster.happenings), sheet)
    types = Counter(EVENT_TYPES[one.row["event_type"]] for one in cluster.happenings)
    name = ", ".join(f"{kind}: {n}" for kind, n in types.most_common())
    number = words(x - size, y - 7.2, 2 * size, (text,), letters.SMALLEST, ink.paper, bold=True, align="center")
    items: list[Words | Mark] = [Mark("circle", x, y, size, colour, colour, name=name), number]
    if cluster.label:
        at = x + size / 2 if cluster.side == "right" else x - size / 2
        away = offset(True, sheet.type.label)
        items.append(_beside(cluster.label, cluster.side, at, away, y, sheet.type.label, ink.muted))
    return items
