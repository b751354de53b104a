"""When do two numbers agree, and when can they not both hold? Bounds, and a rounding where the words give none.

`about` has no bounds in the tables, and none are invented there. To compare it, two widths are used: an `about` agrees
with what would be rounded to it (`ROUNDS_TO`), and contradicts only what lies further off than `FAR_OFF`. What lies
between the two is neither.
"""

from __future__ import annotations

import math

from contingent.extraction.claims import Figure

#: An `about` is rounded to the largest of these steps that divides it and is at most a third of it.
ROUNDS_TO = tuple(step * 10**power for power in range(8) for step in (1, 5))
#: A share of the value: nobody calls 230 "about 180".
FAR_OFF = 0.25

_VALUES = frozenset({"exact", "about", "between"})
_FROM = frozenset({"at_least", "more_than"})


def agree(one: Figure, other: Figure) -> bool:
    """Do two figures say the same number: equal, one the rounding of the other, or the same bound?

    183 and about 180 agree; "more than 150" and "at least 150" agree; 183 and "at least 150" do not say the same,
    although both can hold.
    """
    if direction(one) != direction(other):
        return False
    if direction(one) != "value":
        return one.value == other.value
    if "between" in (one.qualifier, other.qualifier):
        return (one.low, one.high) == (other.low, other.high)
    return abs(one.value - other.value) <= max(_rounding(one), _rounding(other))


def direction(figure: Figure) -> str:
    """`value`, `from` (a lower bound) or `to` (an upper bound)."""
    if figure.qualifier in _VALUES:
        return "value"
    return "from" if figure.qualifier in _FROM else "to"


def contradict(one: Figure, other: Figure) -> bool:
    """Can the two not both hold? Two lower bounds always can, whatever their numbers."""
    (low, high), (other_low, other_high) = interval(one), interval(other)
    return high < other_low or other_high < low


def interval(figure: Figure) -> tuple[float, float]:
    """The numbers a figure leaves possible, for comparing; `about` by FAR_OFF, a missing bound as infinity."""
    if figure.qualifier == "about":
        return figure.value * (1 - FAR_OFF), figure.value * (1 + FAR_OFF)
    return (
        -math.inf if figure.low is None else figure.low,
        math.inf if figure.high is None else figure.high,
    )


def _rounding(figure: Figure) -> float:
    """How far off a number that is rounded to this one can be: 5 for about 180, 25 for about 350, 50 for about 300."""
    if figure.qualifier != "about":
        return 0
    steps = [step for step in ROUNDS_TO if figure.value % step == 0 and step <= figure.value / 3]
    return max(steps, default=1) / 2
