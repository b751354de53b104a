"""The lanes of the timeline: what stands in which row of which lane, before anything is drawn.

All lengths are px of the plot, x from its left edge, y from its top. An event that names several missions stands in
the lane of each; the figure's count names it once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from contingent.tables import Tables
from contingent.views.commands import Command, commands, shortest, surname
from contingent.views.days import Span
from contingent.views.happenings import Happening
from contingent.views.labelling import GAP, Candidate, candidates, lengthened
from contingent.views.lane import TAIL, Cluster, Heights, Lane, Mark, Post, heights
from contingent.views.lettering import width_of
from contingent.views.missions import NO_MISSION, Lifetime
from contingent.views.packing import Rows
from contingent.views.theme import Canvas

_CLUSTER_STEP = 34
_MOST_ROWS = 9
_MOST_SPARE = 40.0
# Rows grow to at most twice their height, by tenths.
_MOST_AIR = 10


def lanes(
    tables: Tables,
    found: Sequence[Happening],
    lived: dict[str, Lifetime],
    span: Span,
    width: float,
    canvas: Canvas,
    room: float | None,
    only: Sequence[str] = (),
) -> list[Lane]:
    """The lanes in order of their first day, that of no mission last, each with everything in its row.

    `room` is the height in px that all lanes together may take; None when the page may grow. `only` names the
    missions whose lanes are wanted; empty means all.
    """
    by_mission = _by_mission(found, only)
    held = [one for one in commands(tables) if not only or one.mission_id in only]
    bare = _bare(tables, by_mission, held, {one: life for one, life in lived.items() if not only or one in only})
    most_posts = 2 if canvas.shot else 3
    posts = [_posts(lane, held, span, width, canvas, most_posts) for lane in bare]
    told = [candidates(by_mission.get(lane.mission_id, ()), span, width, canvas) for lane in bare]
    with_posts = [replace(lane, posts=held_here) for lane, held_here in zip(bare, posts, strict=True)]
    filled = [_filled(lane, some, span, width, _MOST_ROWS) for lane, some in zip(with_posts, told, strict=True)]
    if room is not None:
        sizes = heights(canvas)
        wanted = [lane.event_rows for lane in filled]
        fewer = partial(_posts, held=held, span=span, width=width, canvas=canvas)
        with_posts = _without_posts_that_crowd(with_posts, wanted, sizes, room, fewer)
        allotted = _allotted(wanted, with_posts, sizes, room)
        filled = [
            _filled(lane, some, span, width, most) for lane, some, most in zip(with_posts, told, allotted, strict=True)
        ]
    labelled = [_labelled(lane, some, span, width, canvas) for lane, some in zip(filled, told, strict=True)]
    return stacked(labelled, heights(canvas))


def _by_mission(found: Sequence[Happening], only: Sequence[str]) -> dict[str, list[Happening]]:
    by_mission: dict[str, list[Happening]] = {}
    for one in found:
        named = [mission for mission in one.missions if not only or mission in only]
        for mission_id in named or ((NO_MISSION,) if not only else ()):
            by_mission.setdefault(mission_id, []).append(one)
    return by_mission


def _bare(
    tables: Tables, by_mission: dict[str, list[Happening]], held: list[Command], lived: dict[str, Lifetime]
) -> list[Lane]:
    """The lanes in order, nothing placed yet: of every mission with an event, a command, or a start or end."""
    known = dict(zip(tables.missions["mission_id"], tables.missions["name"], strict=True))
    wanted = {*by_mission, *(one.mission_id for one in held), *(one for one, life in lived.items() if life.reports)}

    def begins(mission_id: str) -> float:
        life = lived.get(mission_id)
        if life is None:
            return min((one.first for one in by_mission.get(mission_id, ())), default=0.0)
        return life.start[0] if life.start else life.spoken_from

    order = sorted(wanted, key=lambda one: (one == NO_MISSION, begins(one), one))
    return [Lane(one, known.get(one, one) or "No mission named", lived.get(one)) for one in order]


def _posts(lane: Lane, held: list[Command], span: Span, width: float, canvas: Canvas, most: int) -> tuple[Post, ...]:
    """The lane's commands in at most so many rows, each with the longest form of its name that finds room."""
    rows = Rows(most)
    posts = []
    for command in held:
        start, end = span.px(command.first, width), span.px(command.last, width)
        if command.start is None:
            start = end - TAIL * width
        if command.end is None:
            end = start + TAIL * width
        if command.mission_id != lane.mission_id or end < 0 or start > width:
            continue
        start, end = max(start, 0.0), min(max(end, start + 8), width)
        name = surname(command.person)
        for label in dict.fromkeys((name, shortest(name), "")):
            wide = width_of(label, canvas.type.label - 1) if label else 0.0
            to_right = start + wide <= width
            left = start if to_right else min(start, end - wide)
            row = rows.place(left, max(end, left + wide) + GAP)
            if row is not None:
                posts.append(Post(command, row, label, "right" if to_right else "left"))
                break
    return tuple(posts)


def _filled(lane: Lane, told: list[Candidate], span: Span, width: float, most: int) -> Lane:
    """Give every happening its row; those that find none become clusters in one more row, within `most` rows."""
    marks, left_over = _placed(told, most)
    if left_over:
        marks, left_over = _placed(told, most - 1)
    row = max((mark.row for mark in marks), default=-1) + 1
    groups = _groups(left_over, span, width)
    singles = [Mark(group[0], row) for group in groups if len(group) == 1]
    clusters = tuple(Cluster(tuple(group), row) for group in groups if len(group) > 1)
    return replace(lane, marks=(*marks, *singles), clusters=clusters)


def _labelled(lane: Lane, told: list[Candidate], span: Span, width: float, canvas: Canvas) -> Lane:
    """The lane with the room that is left in its rows given to its labels."""
    marks, clusters = lengthened(lane.marks, lane.clusters, told, span, width, canvas)
    return replace(lane, marks=marks, clusters=clusters)


def _placed(told: list[Candidate], most: int) -> tuple[list[Mark], list[Happening]]:
    """Each in the first row with room: with a label if any form fits, then bare, then over the doubt of others."""
    rows = Rows(most)
    marks: list[Mark] = []
    left_over: list[Happening] = []
    for one in told:
        mark = _place(one, rows)
        if mark is None:
            left_over.append(one.happening)
        else:
            marks.append(mark)
    return sorted(marks, key=lambda mark: (mark.row, mark.happening.middle)), left_over


def _place(one: Candidate, rows: Rows) -> Mark | None:
    for form in one.forms:
        row = rows.place(form.start, form.end + GAP)
        if row is not None:
            return Mark(one.happening, row, form.label, form.side)
    for start, end in (one.doubt, one.mark):
        row = rows.place(start, end + 2)
        if row is not None:
            return Mark(one.happening, row)
    return None


def _groups(left_over: list[Happening], span: Span, width: float) -> list[list[Happening]]:
    """Happenings by time, those that lie within one step of the one before together, so that no two circles touch."""
    groups: list[list[Happening]] = []
    for one in sorted(left_over, key=lambda one: (one.middle, one.row["event_id"])):
        groups.append([one])
        while len(groups) > 1 and _middle(groups[-1], span, width) - _middle(groups[-2], span, width) < _CLUSTER_STEP:
            latest = groups.pop()
            groups[-1].extend(latest)
    return groups


def _middle(group: list[Happening], span: Span, width: float) -> float:
    return span.px(sum(one.middle for one in group) / len(group), width)


def _without_posts_that_crowd(
    bare: list[Lane], wanted: list[int], sizes: Heights, room: float, fewer: Callable[..., tuple[Post, ...]]
) -> list[Lane]:
    """Put commands into fewer rows, where there are most first, until each lane has room for two rows of events."""
    kept = list(bare)

    def height(lane: Lane, rows: int) -> float:
        return max(sizes.above_events(lane) + min(rows, 2) * sizes.event + sizes.pad, sizes.least)

    while sum(height(lane, rows) for lane, rows in zip(kept, wanted, strict=True)) > room:
        at = max(range(len(kept)), key=lambda i: (kept[i].post_rows, -len(kept[i].posts), -i))
        if not kept[at].posts:
            break
        kept[at] = replace(kept[at], posts=fewer(kept[at], most=kept[at].post_rows - 1))
    return kept


def _allotted(wanted: list[int], bare: list[Lane], sizes: Heights, room: float) -> list[int]:
    """Rows of events for each lane: one each, then more to the lane that lacks most while room is left."""
    given = [min(rows, 1) for rows in wanted]

    def height(i: int, rows: int) -> float:
        return max(sizes.above_events(bare[i]) + rows * sizes.event + sizes.pad, sizes.least)

    free = room - sum(height(i, rows) for i, rows in enumerate(given))
    while True:
        lacking = [i for i, rows in enumerate(given) if rows < wanted[i]]
        at = max(lacking, key=lambda i: (wanted[i] / given[i], -i), default=None)
        if at is None or height(at, given[at] + 1) - height(at, given[at]) > free:
            return given
        free -= height(at, given[at] + 1) - height(at, given[at])
        given[at] += 1


def airy(placed: list[Lane], canvas: Canvas, room: float) -> Canvas:
    """The canvas with higher rows, as far as the lanes then still fit into the room."""
    sizes = [replace(canvas, air=1 + n / 10) for n in range(_MOST_AIR, 0, -1)]
    return next((one for one in sizes if sum(heights(one).of(lane) for lane in placed) <= room), canvas)


def stacked(filled: list[Lane], sizes: Heights) -> list[Lane]:
    """The lanes one under the other."""
    placed, top = [], 0.0
    for lane in filled:
        placed.append(replace(lane, top=top))
        top += sizes.of(lane)
    return placed


def spread(placed: list[Lane], sizes: Heights, room: float) -> list[Lane]:
    """The lanes moved apart so that they fill the room, as far as that still looks like one chart."""
    spare = (room - sum(sizes.of(lane) for lane in placed)) / max(len(placed), 1)
    step = min(max(spare, 0.0), _MOST_SPARE)
    return [replace(lane, top=lane.top + n * step) for n, lane in enumerate(placed)]
