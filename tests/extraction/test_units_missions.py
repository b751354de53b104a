"""The mission of a contingent's commander, where only its forces' presence tells it."""

from __future__ import annotations

import pytest

from contingent.extraction import extract
from contingent.reading import read_bytes
from contingent.reference import load_reference

AL_ASAD = "Danish soldiers serve in the coalition at Al Asad."
NMI = "Danish officers advise NATO Mission Iraq in Baghdad."
LED = "The Danish contingent has been led by Colonel Ana Roe since May 2019."


def missions(*paragraphs: str) -> list[str]:
    text = "\n\n".join(("A title", *paragraphs))
    article = read_bytes(text.encode(), "a.txt")
    return [row.mission_id for row in extract(article, load_reference()).tenures]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((AL_ASAD, NMI, LED), ["oir"]),
        ((NMI, AL_ASAD, LED), ["nmi"]),  # the one told first
        ((LED, AL_ASAD, NMI), ["oir"]),
        (("Danish soldiers served in the Multi-National Force in 2004.", NMI, LED), ["nmi"]),  # long over in 2019
        (("Danish soldiers work at Al Asad.", LED), [""]),
    ],
)
def test_the_mission_of_the_forces_is_that_of_their_commander(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert missions(*paragraphs) == expected
