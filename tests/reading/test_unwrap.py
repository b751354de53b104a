"""Which line breaks are only the width of a page."""

from __future__ import annotations

import textwrap

import pytest

from contingent.reading.footnotes import marks
from contingent.reading.lines import page_lines, split_lines
from contingent.reading.unwrap import unwrap, wrap_width

PROSE = (
    "The coalition handed a base near the river back to the Iraqi army on Monday, its spokesman said, and it left "
    "behind the tents in which about 120 soldiers of three nations had trained recruits since the spring of 2016."
)


def units(source: str) -> list[str]:
    lines = split_lines(source)
    return [unit.text for unit in unwrap(source, lines, page_lines(lines), marks(source))]


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_wraps_are_undone(width: int) -> None:
    assert units(textwrap.fill(PROSE, width)) == [PROSE]


def test_a_page_with_a_paragraph_a_line_stays_as_it_is() -> None:
    assert units("A short line\nAnother short line\nby someone\n" + PROSE) == [
        "A short line",
        "Another short line",
        "by someone",
        PROSE,
    ]


def test_a_heading_right_under_a_paragraph_is_its_own() -> None:
    wrapped = textwrap.fill(PROSE, 60)
    assert units(f"{wrapped}\nA new strategy\n{wrapped}") == [PROSE, "A new strategy", PROSE][:2] + [PROSE]


def test_a_paragraph_goes_on_over_a_page_number() -> None:
    a, b = PROSE.split(" its spokesman", 1)
    source = f"{textwrap.fill(PROSE, 60)}\n\n{textwrap.fill(a, 60)}\n\n1\nA running header\n\n"
    source += textwrap.fill(f"its spokesman{b}", 60) + f"\n\n2\nA running header\n\n{textwrap.fill(PROSE, 60)}"
    assert units(source) == [PROSE, PROSE, PROSE]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the demi-\nning of roads", "the demining of roads"),
        ("the US-\nled force", "the US-led force"),
        ("an Iranian-\nbacked force", "an Iranian-backed force"),
        ("Iraqi-\nNATO talks", "Iraqi-NATO talks"),
        ("a long-\nterm plan", "a long-term plan"),
        ("round-the-\nclock work", "round-the-clock work"),
        ("some twenty-\nthree men", "some twenty-three men"),
        ("a well-chosen and well-\nchosen word", "a well-chosen and well-chosen word"),
        ("2010 –\nthe year", "2010 – the year"),
        ("on 3 Sep-\ntember", "on 3 September"),
        ("in mid-Octo-\nber", "in mid-October"),
        ("six Ty-\nphoons", "six Typhoons"),
        ("the Lithu-\nanian flag", "the Lithuanian flag"),
        ("five en-\ngineers", "five engineers"),
        ("Baghdad and Bagh-\ndad", "Baghdad and Baghdad"),
        ("the co-\nalition", "the coalition"),
        ("an inter-\nnational force", "an international force"),
        ("the part-\nner nations", "the partner nations"),
        ("a co-\nlocated camp", "a co-located camp"),
        ("a Kurdish-\nmajority town", "a Kurdish-majority town"),
        ("the NATO-\nrun school", "the NATO-run school"),
        ("la fuerza hispano-\niraquí", "la fuerza hispano-iraquí"),
        ("los ira-\nquíes", "los iraquíes"),
    ],
)
def test_hyphens_at_a_line_end(broken: str, whole: str) -> None:
    first, second = broken.split("\n")
    filler = "and so it went on and on for many days in the far north of the land where"
    source = f"{filler}\nnothing much was to be seen but {first}\n{second} {filler}\nnothing else was\nto be seen."
    assert whole in " ".join(units(source))


def test_items_and_rows_are_not_joined() -> None:
    source = (
        textwrap.fill(PROSE, 60)
        + "\n- Germany has flown 35 soldiers out of the country to a base\nthat it keeps in Jordan.\n"
        + "- Canada keeps 500.\n"
        + "Canada       Nov 2018     Nov 2019\nDenmark      Nov 2020     May 2021"
    )
    assert units(source)[1:] == [
        "- Germany has flown 35 soldiers out of the country to a base that it keeps in Jordan.",
        "- Canada keeps 500.",
        "Canada       Nov 2018     Nov 2019",
        "Denmark      Nov 2020     May 2021",
    ]


def test_a_dash_at_the_beginning_of_a_wrapped_line_is_no_bullet() -> None:
    source = (
        "three flags are flying in the morning above the old gate of the camp\n"
        "– Italian, Iraqi and Kurdish – and they greet whoever goes in or\n"
        "comes out of it, from the first day of the year on until the last."
    )
    assert len(units(source)) == 1


def test_width_of_an_unwrapped_page_is_zero() -> None:
    assert wrap_width(split_lines(f"{PROSE}\n{PROSE}\n{PROSE}")) == 0
