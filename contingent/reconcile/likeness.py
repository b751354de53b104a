"""Could two rows speak of the same thing? Compatible lists, places and dates; unknown is compatible with anything."""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import date

from contingent.edtf_dates import Bounds, surely_before
from contingent.reference import Place, Reference

#: Places closer than this are one place to a reporter: a base and the city it lies in.
NEAR_KM = 25.0
_KM_PER_DEGREE = 111.2


def compatible(one: Collection[str], other: Collection[str]) -> bool:
    """Do two lists of ids share one, or is either unknown?"""
    return not one or not other or bool(set(one) & set(other))


def is_wide(place_id: str, reference: Reference) -> bool:
    """Is the place unknown, a country or a region: too wide to tell two sites apart?"""
    return not place_id or reference.places[place_id].kind in ("country", "region")


def near(one: str, other: str, reference: Reference) -> bool:
    """Do two place ids name one site: the same, or within NEAR_KM of each other?"""
    if one == other:
        return True
    first, second = reference.places[one], reference.places[other]
    return _km(first, second) <= NEAR_KM


def compatible_places(one: str, other: str, reference: Reference) -> bool:
    """One site, or at least one of the two too wide to tell."""
    return is_wide(one, reference) or is_wide(other, reference) or near(one, other, reference)


def same_ground(one: str, other: str, reference: Reference) -> bool:
    """The same site, or both no narrower than the country: numbers of the two can be set against each other."""
    if is_wide(one, reference) and is_wide(other, reference):
        return not one or not other or one == other
    return one == other


def _km(one: Place, other: Place) -> float:
    """Distance on a plane, good to a percent over the tens of kilometres that matter here; far if unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    across = (one.longitude - other.longitude) * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return math.hypot(across, one.latitude - other.latitude) * _KM_PER_DEGREE


def days(span: Bounds) -> float:
    """How many days a date can mean: 1 for a day, infinite for an open end."""
    if not span[0] or not span[1]:
        return math.inf
    return (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days + 1


def days_apart(one: str, other: str) -> float:
    """Days between two ISO dates; infinite if either is unknown."""
    if not one or not other:
        return math.inf
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def gap(one: Bounds, other: Bounds) -> float:
    """Days that surely lie between two dates; 0 if they can overlap or an end is open."""
    if surely_before(one, other):
        return days_apart(one[1], other[0])
    return days_apart(other[1], one[0]) if surely_before(other, one) else 0


def same_period(one: Bounds, other: Bounds) -> bool:
    """Did two stretches of time begin within a month and end within a week of each other: "since October", twice?"""
    return days_apart(one[0], other[0]) <= 31 and days_apart(one[1], other[1]) <= 7


def until_written(span: Bounds, published: Bounds) -> Bounds:
    """No article can speak of what came after it: an open end closes with the last day it can have been published."""
    return (span[0], span[1] or published[1])
