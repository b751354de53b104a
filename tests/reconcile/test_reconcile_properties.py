"""What holds of any articles read together."""

from __future__ import annotations

import random

from claims_of import figure
from hypothesis import given, settings
from hypothesis import strategies as st
from reconciled import afp, article_000, deployed, moved, visit

from contingent.reconcile import reconcile
from contingent.reconcile.intervals import agree, contradict
from contingent.reconcile.sources import is_copy
from contingent.reference import load_reference

QUALIFIED = st.tuples(
    st.sampled_from(["", "about ", "at least ", "more than ", "up to ", "less than "]), st.integers(1, 99_999)
).map(lambda pair: figure("x", "deployed", f"{pair[0]}{pair[1]}")[1])


@given(QUALIFIED, QUALIFIED)
def test_agreement_and_contradiction_are_mutual_and_exclude_each_other(one, other) -> None:  # type: ignore[no-untyped-def]
    assert agree(one, other) == agree(other, one)
    assert contradict(one, other) == contradict(other, one)
    assert not (agree(one, other) and contradict(one, other))
    assert agree(one, one)


@given(st.text(max_size=60), st.text(max_size=60))
def test_copying_is_mutual(one: str, other: str) -> None:
    assert is_copy(one, other) == is_copy(other, one)


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_any_order_gives_the_same_rows(shuffled: random.Random) -> None:
    read = [
        article_000(),
        afp(),
        visit("x"),
        visit("y", "Albares again.", place="iraq"),
        moved("El País", "2020-01-07"),
        moved("El Mundo", "2020-01-06"),
        *(deployed(f"d{number}", f"{number}", "2023-12-28") for number in (180, 183, 250)),
    ]
    expected = reconcile(read, load_reference())
    shuffled.shuffle(read)
    assert reconcile(read, load_reference()) == expected
