"""Slides as values: everything inside the page, no label on another, long lists on further slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest
from briefing.conftest import grown, hand_made
from views.crowds import HAND_MADE

from contingent.briefing import letters
from contingent.briefing.contents import Contents, Material, material
from contingent.briefing.slide import Bar, Box, Chart, Grid, Group, Item, Mark, Path, Slide, Words
from contingent.briefing.slides import slides
from contingent.briefing.template import open_template
from contingent.briefing.troops import place
from contingent.selection import Selection
from contingent.tables import Tables

PAPER = open_template().paper


def made(tables: Tables, *kinds: str) -> list[Slide]:
    found = material(tables, Selection())
    return slides(found, Contents(kinds), PAPER) if kinds else slides(found, Contents(), PAPER)


def boxes(item: Item) -> Iterator[Box]:
    if isinstance(item, Group):
        for inner in item.items:
            yield from boxes(inner)
    elif isinstance(item, Mark):
        yield Box(item.x - item.size / 2, item.y - item.size / 2, item.size, item.size)
    elif isinstance(item, Path):
        for one in item.contours:
            left, top = min(x for x, _ in one), min(y for _, y in one)
            yield Box(left, top, max(x for x, _ in one) - left, max(y for _, y in one) - top)
    else:
        yield item.box


def labels(slide: Slide) -> list[Words]:
    """The words in the slide's group, where they are placed by reckoning."""
    return [one for item in slide.items if isinstance(item, Group) for one in item.items if isinstance(one, Words)]


def inked(one: Words) -> Box:
    """The box that the letters themselves take."""
    wide = max(letters.width(line, one.size, one.bold) for line in one.lines) / 1.06
    left = {"left": one.box.left, "right": one.box.right - wide}.get(
        one.align, one.box.left + (one.box.width - wide) / 2
    )
    return Box(left, one.box.top + 1, wide, len(one.lines) * one.size * 1.2 - 2)


def touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


CASES = {
    "hand-made": HAND_MADE,
    "many events": grown(events=180),
    "very many events": grown(events=900),
    "many figures": grown(figures=120),
}


@pytest.fixture(params=CASES)
def tables(request: pytest.FixtureRequest) -> Tables:
    return CASES[request.param]


def test_everything_is_inside_the_page(tables: Tables) -> None:
    for slide in made(tables):
        for box in (box for item in slide.items for box in boxes(item)):
            assert box.left >= 19
            assert box.right <= PAPER.width - 19
            assert box.top >= 22
            assert box.bottom <= PAPER.height - 22, (slide.title, box)


def test_no_label_covers_another(tables: Tables) -> None:
    for slide in made(tables, "timeline", "iraq", "baghdad"):
        placed = [(one, inked(one)) for one in labels(slide)]
        assert len(placed) > 5
        for (one, box), (other, beside) in combinations(placed, 2):
            assert not touch(box, beside), (slide.title, one.lines, other.lines)


def test_no_label_of_the_chart_covers_another_or_a_mark(read_tables: dict[str, Tables]) -> None:
    chart = next(item for item in made(read_tables["corpus"], "troops")[0].items if isinstance(item, Chart))
    placed = []
    for series in chart.series:
        for dot in series.dots:
            x, y = place(dot, chart.plot, chart.x, chart.y)
            wide = letters.width(dot.label, 12) / 1.06 if dot.label else 0
            left = {"r": x + 7, "l": x - 7 - wide}.get(dot.side, x - wide / 2)
            top = {"t": y - 20, "b": y + 7}.get(dot.side, y - 7)
            placed.append((Box(x - 4, y - 4, 8, 8), Box(left, top, wide, 13) if dot.label else None))
    named = [label for _, label in placed if label]
    assert len(named) > 10
    assert not [1 for one, other in combinations(named, 2) if touch(one, other)]
    assert not [1 for label in named for mark, own in placed if own is not label and touch(label, mark)]


def test_the_subject_of_each_slide_is_said_with_its_sources() -> None:
    for slide in slides(hand_made(), Contents(), PAPER)[1:]:
        words = [line for item in slide.items[:2] if isinstance(item, Words) for line in item.lines]
        assert words[0].startswith("All missions · 2018–2025 · 4 articles")
        assert any(line.startswith("As reported, not verified.") for line in words)


def test_long_lists_flow_to_further_slides() -> None:
    articles = pd.concat(
        [HAND_MADE.articles.assign(article_id=HAND_MADE.articles["article_id"] + f"_{n}") for n in range(12)],
        ignore_index=True,
    )
    many = made(replace(HAND_MADE, articles=pd.concat([HAND_MADE.articles, articles])), "sources")
    assert many[0].title == f"Sources (1 of {len(many)})"
    grids = [item for slide in many for item in slide.items if isinstance(item, Grid)]
    assert sum(len(grid.rows) for grid in grids) == 52
    assert min(len(grid.rows) for grid in grids) >= 6
    assert all(grid.size == 14 for grid in grids)


def test_findings_begin_with_what_conflicts() -> None:
    grid = next(item for item in made(HAND_MADE, "findings")[0].items if isinstance(item, Grid))
    assert [row[0].lines for row in grid.rows] == [("Conflict",)]
    assert " ".join(grid.rows[0][1].lines) == (
        "At least 500 (Agence France-Presse) and 300 (The Daily) cannot both hold on 25 January 2024."
    )


def test_a_conflict_is_said_under_the_chart() -> None:
    said = [line for item in made(HAND_MADE, "troops")[0].items if isinstance(item, Words) for line in item.lines]
    assert any(line.startswith("Conflict: At least 500 (Agence France-Presse) and 300") for line in said)


def test_the_measures_that_are_wished_for_have_a_slide_each() -> None:
    found = slides(hand_made(), Contents(("troops",), measures=("attacks", "deployed")), PAPER)
    assert [slide.title for slide in found] == [
        "Personnel deployed by Spain, as reported",
        "Attacks, as reported",
    ]


def test_a_planned_event_is_hollow_and_what_happened_is_filled() -> None:
    group = next(item for item in made(HAND_MADE, "timeline")[0].items if isinstance(item, Group))
    fills = {item.name: item.fill for item in group.items if isinstance(item, Mark) and item.name}
    assert fills["A further 50 trainers are to arrive in 2025"] == "#ffffff"
    assert fills["The handover of Besmaya took place on 25 July 2020"] == "#b4500a"


def test_an_area_of_doubt_is_cut_at_the_edge_of_the_map() -> None:
    for slide in made(HAND_MADE, "baghdad"):
        group = next(item for item in slide.items if isinstance(item, Group))
        sea = next(item for item in group.items if isinstance(item, Bar) and item.name == "Sea")
        rough = [item for item in group.items if isinstance(item, Path) and item.dotted]
        assert rough
        assert all(box.bottom <= sea.box.bottom + 0.01 for item in rough for box in boxes(item))


def test_only_kinds_that_have_something_to_show_are_made() -> None:
    nothing_placed: Material = hand_made(Selection(missions=("nmi",), years=(2018, 2018)))
    assert [slide.kind for slide in slides(nothing_placed, Contents(), PAPER)][:2] == ["title", "timeline"]
