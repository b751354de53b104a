"""Row ids of articles read together."""

from __future__ import annotations

import itertools

from claims_of import figure, told
from reconciled import deployed

from contingent.reconcile import reconcile
from contingent.reference import load_reference


def test_ids_follow_the_reading_order_and_are_as_wide_as_they_must_be() -> None:
    said = [figure(f"Sentence {number}.", "deployed", f"{number}") for number in range(1, 121)]
    rows = reconcile([told("a", *reversed(said))], load_reference()).tables["figures"]
    assert [row["figure_id"] for row in rows][:2] == ["a.f001", "a.f002"]
    assert rows[0]["value"] == 120
    assert rows[-1]["figure_id"] == "a.f120"


def test_the_order_of_the_articles_changes_nothing() -> None:
    read = [
        deployed("a", "183", "2023-12"),
        deployed("b", "about 180", "2023-12-28"),
        deployed("c", "300", "2023-12-28"),
    ]
    results = [reconcile(order, load_reference()) for order in itertools.permutations(read)]
    assert all(result == results[0] for result in results)
