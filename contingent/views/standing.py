"""Where marks of the troop chart stand that would cover one another: side by side, each still tied to its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contingent.views.placement import Sheet

# How far a mark may move from its date, and in which steps, in px.
_FURTHEST, _STEP = 44, 4


@dataclass(frozen=True, slots=True)
class Standing:
    """A mark that wants to be seen: what it says (equal claims share a spot), its place and half its width in px.

    `rightwards` says that the date is open to the right, where the mark may go without leaving what it can mean.
    """

    figure_id: str
    claim: tuple[Any, ...]
    x: float
    y: float
    half: float
    rightwards: bool


def aside(marks: Sequence[Standing], width: float) -> dict[str, float]:
    """By figure_id how many px each mark must move sideways; those that may stay are not named.

    The first marks of the sequence stay; a mark that finds no free place nearby stays too, covered as it is.
    """
    taken = Sheet((0.0, float("-inf"), width, float("inf")))
    by_claim: dict[tuple[Any, ...], float] = {}
    moved: dict[str, float] = {}
    for one in marks:
        shift = by_claim.get(one.claim)
        if shift is None:
            shift = next((way for way in _ways(one.rightwards) if taken.free(_box(one, way))), 0.0)
            taken.take(_box(one, shift))
            by_claim[one.claim] = shift
        if shift:
            moved[one.figure_id] = shift
    return moved


def _ways(rightwards: bool) -> list[float]:
    """The px to try, the smallest first, where both sides are as good the right one first."""
    steps = range(_STEP, _FURTHEST + 1, _STEP)
    both = [float(way) for step in steps for way in (step, -step)]
    return [0.0, *(float(step) for step in steps), *both] if rightwards else [0.0, *both]


def _box(one: Standing, shift: float) -> tuple[float, float, float, float]:
    return (one.x + shift - one.half, one.y - one.half, one.x + shift + one.half, one.y + one.half)
