"""The lanes of the timeline: what stands in which row of which lane, before anything is drawn.

All lengths are px of the plot, x from its left edge, y from its top. An event that names several missions stands in
the lane of each; the figure's count names it once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from contingent.tables import Tables
from contingent.views.commands import Command, commands, surname
from contingent.views.days import Span
from contingent.views.happenings import Happening
from contingent.views.lettering import shorten, width_of
from contingent.views.missions import NO_MISSION, Lifetime, lifetimes
from contingent.views.packing import Rows
from contingent.views.theme import Canvas

MARK = 7
_GAP = 9
_CLUSTER_STEP = 36
_MOST_ROWS = 9
_MOST_COMMAND_ROWS = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A happening in its row. `label` is "" where there was no room; `side` is where it stands: `right` or `left`."""

    happening: Happening
    row: int
    label: str = ""
    side: str = "right"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Happenings of one stretch of a lane that had no room of their own, in the lane's last row."""

    happenings: tuple[Happening, ...]
    row: int

    @property
    def middle(self) -> float:
        return sum(one.middle for one in self.happenings) / len(self.happenings)


@dataclass(frozen=True, slots=True)
class Post:
    """A command in its row, with the label that fits."""

    command: Command
    row: int
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One mission's lane, or that of the events which name none (`mission_id` is "")."""

    mission_id: str
    name: str
    lifetime: Lifetime | None
    posts: tuple[Post, ...] = ()
    marks: tuple[Mark, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    happenings: tuple[Happening, ...] = field(default=(), repr=False)
    top: float = 0

    @property
    def post_rows(self) -> int:
        return max((post.row for post in self.posts), default=-1) + 1

    @property
    def event_rows(self) -> int:
        rows = [mark.row for mark in self.marks] + [cluster.row for cluster in self.clusters]
        return max(rows, default=-1) + 1


@dataclass(frozen=True, slots=True)
class Heights:
    """The heights in px of what a lane is made of."""

    name: int
    bar: int
    post: int
    event: int
    pad: int

    def of(self, lane: Lane) -> float:
        """A lane's height. A lane of no mission has no bar."""
        bar = self.bar + 8 if lane.lifetime else 0
        return self.name + bar + lane.post_rows * self.post + lane.event_rows * self.event + 2 * self.pad

    def events_top(self, lane: Lane) -> float:
        """Where a lane's first row of events begins."""
        bar = self.bar + 8 if lane.lifetime else 0
        return lane.top + self.pad + self.name + bar + lane.post_rows * self.post


def heights(canvas: Canvas) -> Heights:
    label = canvas.type.label
    return Heights(
        name=canvas.type.name + 8 if canvas.phone else 0, bar=11, post=label + 10, event=label + 8, pad=9
    )


def lanes(
    tables: Tables, found: list[Happening], span: Span, width: float, canvas: Canvas, room: float | None
) -> list[Lane]:
    """The lanes in order of their first day, that of no mission last, each with everything in its row.

    `room` is the height in px that all lanes together may take; None when the page may grow.
    """
    bare = [replace(lane, posts=_posts(lane, tables, span, width, canvas)) for lane in _bare(tables, found)]
    most = [_MOST_ROWS] * len(bare)
    filled = [_filled(lane, span, width, canvas, _MOST_ROWS) for lane in bare]
    sizes = heights(canvas)
    while room is not None and sum(sizes.of(lane) for lane in filled) > room:
        at = max(range(len(filled)), key=lambda i: (filled[i].event_rows, filled[i].post_rows, -i))
        if filled[at].event_rows > 1:
            most[at] = filled[at].event_rows - 1
            filled[at] = _filled(bare[at], span, width, canvas, most[at])
        elif filled[at].posts:
            bare[at] = replace(bare[at], posts=())
            filled[at] = replace(filled[at], posts=())
        else:
            break
    tops: list[Lane] = []
    top = 0.0
    for lane in filled:
        tops.append(replace(lane, top=top))
        top += sizes.of(lane)
    return tops


def _bare(tables: Tables, found: list[Happening]) -> list[Lane]:
    """The lanes with their happenings, in order, nothing placed yet."""
    by_mission: dict[str, list[Happening]] = {}
    for one in found:
        for mission_id in one.missions or (NO_MISSION,):
            by_mission.setdefault(mission_id, []).append(one)
    known = dict(zip(tables.missions["mission_id"], tables.missions["name"], strict=True))
    lived = {one: life for one, life in lifetimes(tables).items() if one in by_mission or life.reports}
    for command in commands(tables):
        by_mission.setdefault(command.mission_id, [])
    order = sorted(by_mission, key=lambda one: (one == NO_MISSION, _begins(one, lived, by_mission), one))
    return [
        Lane(one, known.get(one, one) or "No mission named", lived.get(one), happenings=tuple(by_mission[one]))
        for one in order
    ]


def _begins(mission_id: str, lived: dict[str, Lifetime], by_mission: dict[str, list[Happening]]) -> float:
    life = lived.get(mission_id)
    if life is not None:
        return life.start[0] if life.start else life.spoken_from
    return min((one.first for one in by_mission[mission_id]), default=0.0)


def _posts(lane: Lane, tables: Tables, span: Span, width: float, canvas: Canvas) -> tuple[Post, ...]:
    """The lane's commands, each with the longest form of the name that finds room over its bar."""
    rows = Rows(_MOST_COMMAND_ROWS)
    posts = []
    for command in commands(tables):
        start, end = span.px(command.first, width), span.px(command.last, width)
        if command.mission_id != lane.mission_id or end < 0 or start > width:
            continue
        start, end = max(start, 0), min(max(end, start + 8), width)
        for label in (surname(command.person), surname(command.person).split()[0], ""):
            wide = width_of(label, canvas.type.label - 1) if label else 0
            left = min(start, width - wide)
            row = rows.place(left, max(end, left + wide) + _GAP)
            if row is not None:
                posts.append(Post(command, row, label))
                break
    return tuple(posts)


def _filled(lane: Lane, span: Span, width: float, canvas: Canvas, most: int) -> Lane:
    """Give every happening its row; those that find none become clusters in one more row, within `most` rows."""
    marks, left_over = _placed(lane, span, width, canvas, most)
    if left_over and most > 1:
        marks, left_over = _placed(lane, span, width, canvas, most - 1)
    elif left_over:
        marks, left_over = [], list(lane.happenings)
    row = max((mark.row for mark in marks), default=-1) + 1
    return replace(lane, marks=tuple(marks), clusters=tuple(_clusters(left_over, span, width, row)))


def _placed(
    lane: Lane, span: Span, width: float, canvas: Canvas, most: int
) -> tuple[list[Mark], list[Happening]]:
    rows = Rows(most)
    marks: list[Mark] = []
    left_over: list[Happening] = []
    for one in sorted(lane.happenings, key=lambda one: one.weight):
        mark = _place(one, rows, span, width, canvas)
        if mark is None:
            left_over.append(one)
        else:
            marks.append(mark)
    return sorted(marks, key=lambda mark: (mark.row, mark.happening.middle)), left_over


def _place(one: Happening, rows: Rows, span: Span, width: float, canvas: Canvas) -> Mark | None:
    """The first row with room for the mark, its bar of doubt and as long a label as possible."""
    x = span.px(one.middle, width)
    left = max(min(x - MARK, span.px(one.first, width)), 0.0)
    right = min(max(x + MARK, span.px(one.last, width)), width)
    for label, side in _labels(one.row["summary"], x, width, canvas):
        wide = MARK + 5 + width_of(label, canvas.type.label)
        stretch = (left, max(right, x + wide)) if side == "right" else (min(left, x - wide), right)
        row = rows.place(stretch[0], stretch[1] + _GAP)
        if row is not None:
            return Mark(one, row, label, side)
    for start, end in ((left, right), (x - MARK, x + MARK)):
        row = rows.place(start, end + 2)
        if row is not None:
            return Mark(one, row)
    return None


def _labels(summary: str, x: float, width: float, canvas: Canvas) -> list[tuple[str, str]]:
    """Ever shorter forms of a summary with the side on which they stay inside the plot."""
    size = canvas.type.label
    forms: list[tuple[str, str]] = []
    for ems in (9, 6) if canvas.phone else (20, 13, 8):
        label = shorten(summary, size, ems * size)
        wide = MARK + 5 + width_of(label, size)
        for side, fits in (("right", x + wide <= width), ("left", x - wide >= 0)):
            if label and fits and (label, side) not in forms:
                forms.append((label, side))
    return forms


def _clusters(left_over: list[Happening], span: Span, width: float, row: int) -> list[Cluster]:
    """Happenings that lie within one step of each other become one cluster."""
    groups: list[list[Happening]] = []
    for one in sorted(left_over, key=lambda one: (one.middle, one.row["event_id"])):
        x = span.px(one.middle, width)
        if groups and x - span.px(groups[-1][0].middle, width) < _CLUSTER_STEP:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [Cluster(tuple(group), row) for group in groups]
