"""One lane of the timeline: what stands in which of its rows, and how high they are."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.views.commands import Command
from contingent.views.happenings import Happening
from contingent.views.missions import Lifetime
from contingent.views.theme import Canvas

#: Half the width of a mark in px.
MARK = 7
#: What keeps a label off the mark it stands beside.
BESIDE = "\u00a0" * 4
#: How long a bar fades where a start or an end is not reported, as a share of the days shown.
TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Mark:
    """A happening in its row. `label` is "" where there was no room; `side` is where it stands: `right` or `left`.

    `hung` is the day at which a label hangs that stands clear of a short doubt; None: beside the mark itself.
    """

    happening: Happening
    row: int
    label: str = ""
    side: str = "right"
    hung: float | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Happenings of one stretch of a lane that had no room of their own, in the lane's last row.

    `label` says of what kind most of them are, "" where there was no room; `side` is where it stands.
    """

    happenings: tuple[Happening, ...]
    row: int
    label: str = ""
    side: str = "right"

    @property
    def middle(self) -> float:
        return sum(one.middle for one in self.happenings) / len(self.happenings)


@dataclass(frozen=True, slots=True)
class Post:
    """A command in its row, with the label that fits and the side of the bar's start on which it hangs."""

    command: Command
    row: int
    label: str
    side: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One mission's lane, or that of the events which name none (`mission_id` is "")."""

    mission_id: str
    name: str
    lifetime: Lifetime | None
    posts: tuple[Post, ...] = ()
    marks: tuple[Mark, ...] = ()
    clusters: tuple[Cluster, ...] = ()
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

    def above_events(self, lane: Lane) -> float:
        """What stands over a lane's first row of events. A lane of no mission has no bar."""
        return self.pad + self.name + (self.bar + 6 if lane.lifetime else 0) + lane.post_rows * self.post

    def of(self, lane: Lane) -> float:
        return max(self.above_events(lane) + lane.event_rows * self.event + self.pad, self.least)

    @property
    def least(self) -> float:
        """A lane is never lower than its name in two lines."""
        return 0 if self.name else 2 * self.pad + 2 * self.event


def heights(canvas: Canvas) -> Heights:
    label, name = canvas.type.label, canvas.type.name + 8 if canvas.names_above else 0
    if canvas.small:
        event, pad = round((label + 8) * canvas.air), round(4 * canvas.air)
        return Heights(name=name, bar=8, post=label + 6, event=event, pad=pad)
    if canvas.shot:
        event, pad = round((label + 6) * canvas.air), round(6 * canvas.air)
        return Heights(name=0, bar=round(10 * canvas.air), post=label + 7, event=event, pad=pad)
    return Heights(name=name, bar=11, post=label + 9, event=label + 8, pad=9)
