"""What is written beside the marks of a timeline's lane: labels that say something, as long as their row has room.

A summary is cut between words. Fewer than four of its words, or fewer than 20 letters, say nothing ("Spanish
troops…"): then there is no label, and the hover and the list tell. All lengths are px.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.views.days import Span
from contingent.views.happenings import Happening
from contingent.views.lane import BESIDE, MARK, Cluster, Mark
from contingent.views.lettering import shorten, width_of
from contingent.views.theme import Canvas
from contingent.wording import EVENT_TYPES

#: What stays free between two things in one row.
GAP = 9
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 20
# A doubt that reaches no further than this from its mark is kept clear of letters.
_SHORT_DOUBT = 80.0
# How wide a label is at first, in ems, so that many find a row; what room is left then goes to longer ones.
_FIRST, _FIRST_ON_PHONE = (26, 18), (19, 15, 12)
_LEAST_ROOM = 60.0


@dataclass(frozen=True, slots=True)
class Form:
    """A label on one side of its mark, and the stretch of the row that both take together."""

    label: str
    side: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A happening with the stretches of its doubt and of its mark alone, and the labels it could take at first."""

    happening: Happening
    x: float
    doubt: tuple[float, float]
    forms: tuple[Form, ...] = ()

    @property
    def mark(self) -> tuple[float, float]:
        return self.x - MARK, self.x + MARK + 2

    def hangs(self, side: str) -> float | None:
        """The px at which a label hangs that must stand clear of a short doubt; None: the mark's own middle."""
        edge = self.doubt[1] if side == "right" else self.doubt[0]
        return edge if MARK + 2 < abs(edge - self.x) <= _SHORT_DOUBT else None

    def form(self, label: str, side: str, size: float) -> Form:
        """The stretch that a label takes on one side."""
        wide = offset(self.hangs(side) is not None, size) + width_of(label, size)
        at = self.hangs(side)
        at = self.x if at is None else at
        if side == "right":
            return Form(label, side, self.doubt[0], max(self.doubt[1], at + wide))
        return Form(label, side, min(self.doubt[0], at - wide), self.doubt[1] + 2)


def offset(hung: bool, size: float) -> float:
    """How far from the point where it hangs a label's first letter stands."""
    return width_of(BESIDE[:2] if hung else BESIDE, size)


def candidates(found: Sequence[Happening], span: Span, width: float, canvas: Canvas) -> list[Candidate]:
    """The happenings of a lane, the weightiest first, with every stretch they could take."""
    some = []
    for one in sorted(found, key=lambda one: one.weight):
        x = span.px(one.middle, width)
        left = max(min(x - MARK, span.px(one.first, width)), 0.0)
        right = min(max(x + MARK, span.px(one.last, width)), width)
        bare = Candidate(one, x, (left, right))
        some.append(replace(bare, forms=_first_forms(bare, width, canvas)))
    return some


def _first_forms(bare: Candidate, width: float, canvas: Canvas) -> tuple[Form, ...]:
    """The labels on either side, the longer first, that stay inside the plot."""
    size, summary = canvas.type.label, _begun(bare.happening)
    forms: dict[tuple[str, str], Form] = {}
    for ems in _FIRST_ON_PHONE if canvas.names_above else _FIRST:
        label = useful(summary, size, ems * size)
        for side in ("right", "left") if label else ():
            form = bare.form(label, side, size)
            if form.start >= 0 and form.end <= width:
                forms.setdefault((label, side), form)
    return tuple(forms.values())


def useful(summary: str, size: float, room: float) -> str:
    """As much of a summary as fits and says something; "" when that is too little."""
    label = shorten(summary, size, room)
    if label == summary or (len(label.split()) >= _FEWEST_WORDS and len(label) > _FEWEST_LETTERS):
        return label
    return ""


def _begun(one: Happening) -> str:
    summary: str = one.row["summary"]
    return summary[:1].upper() + summary[1:]


class _Row:
    """The stretches of one row that are taken, in order."""

    def __init__(self, taken: list[tuple[float, float]], width: float) -> None:
        self.taken = sorted(taken)
        self.width = width

    def beside(self, start: float, end: float) -> tuple[float, float]:
        """From where to where the row is free around a stretch that is among those taken."""
        at = bisect_left(self.taken, (start, end))
        before = max((right for _, right in self.taken[:at]), default=-GAP)
        after = self.taken[at + 1][0] if at + 1 < len(self.taken) else self.width + GAP
        return before + GAP, after - GAP

    def replace(self, old: tuple[float, float], new: tuple[float, float]) -> None:
        self.taken.remove(old)
        insort(self.taken, new)


def lengthened(
    marks: Sequence[Mark], clusters: Sequence[Cluster], known: Sequence[Candidate], span: Span, width: float,
    canvas: Canvas,
) -> tuple[tuple[Mark, ...], tuple[Cluster, ...]]:  # fmt: skip
    """The same with the room that is left in each row given to labels: first to clusters, then by weight.

    `known` is what the marks were placed from, the weightiest first.
    """
    size = canvas.type.label
    of = {id(one.happening): one for one in known}
    stretch: dict[int, tuple[float, float]] = {}
    rows: dict[int, list[tuple[float, float]]] = {}
    for mark in marks:
        one = of[id(mark.happening)]
        form = one.form(mark.label, mark.side, size) if mark.label else None
        stretch[id(mark.happening)] = (form.start, form.end) if form else one.doubt
        rows.setdefault(mark.row, []).append(stretch[id(mark.happening)])
    around = [_circle(one, span, width, canvas) for one in clusters]
    for cluster, disc in zip(clusters, around, strict=True):
        rows.setdefault(cluster.row, []).append(disc)
    free = {row: _Row(taken, width) for row, taken in rows.items()}
    told = tuple(_told(one, free[one.row], disc, size) for one, disc in zip(clusters, around, strict=True))
    by_happening = {id(mark.happening): mark for mark in marks}
    longer: dict[int, Mark] = {}
    for one in known:
        mark_or_none = by_happening.get(id(one.happening))
        if mark_or_none is not None:
            key = id(one.happening)
            longer[key] = _longer(mark_or_none, one, free[mark_or_none.row], stretch[key], size, span, width)
    return tuple(longer[id(mark.happening)] for mark in marks), told


def _longer(
    mark: Mark, one: Candidate, row: _Row, taken: tuple[float, float], size: float, span: Span, width: float
) -> Mark:
    """The mark with the longest label that its row has room for."""
    start, end = row.beside(*taken)
    summary, best = _begun(one.happening), None
    for side in ("right", "left"):
        hung = one.hangs(side)
        at = one.x if hung is None else hung
        room = (end - at if side == "right" else at - start) - offset(hung is not None, size)
        label = useful(summary, size, room) if room > _LEAST_ROOM else ""
        if label and len(label) > len(best[0] if best else mark.label):
            best = (label, side)
    label, side = best or (mark.label, mark.side)
    if not label:
        return mark
    form = one.form(label, side, size)
    row.replace(taken, (form.start, form.end))
    hung = one.hangs(side)
    return replace(mark, label=label, side=side, hung=None if hung is None else span.day(hung, width))


def disc(number: int, canvas: Canvas) -> float:
    """How wide the circle of so many happenings is drawn."""
    return max(width_of(str(number), canvas.type.source, True) + 7, canvas.type.label + 5)


def _circle(one: Cluster, span: Span, width: float, canvas: Canvas) -> tuple[float, float]:
    x, half = span.px(one.middle, width), disc(len(one.happenings), canvas) / 2
    return x - half, x + half


def _told(one: Cluster, row: _Row, taken: tuple[float, float], size: float) -> Cluster:
    """The cluster with the kinds of its happenings beside it, the two commonest or the commonest."""
    kinds = Counter(EVENT_TYPES[happening.row["event_type"]] for happening in one.happenings).most_common()
    parts = [kind if n == 1 else f"{kind} ×{n}" for kind, n in kinds]
    start, end = row.beside(*taken)
    for many in (3, 2, 1):
        label = ", ".join(parts[:many]) + ("…" if len(parts) > many else "")
        wide = offset(True, size) + width_of(label, size)
        for side, room in (("right", end - taken[1]), ("left", taken[0] - start)):
            if wide <= room:
                row.replace(taken, (taken[0], taken[1] + wide) if side == "right" else (taken[0] - wide, taken[1]))
                return replace(one, label=label, side=side)
    return one
