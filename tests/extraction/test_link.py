"""Which nation, mission, place and date a number belongs to, and how far the link had to reach."""

from __future__ import annotations

import pytest
from reading_of import context_of

from contingent.extraction.link import Linker, Span


def linked(text: str, language: str, published: str = "") -> tuple[Linker, Span]:
    """A linker and the span of the last number of the text, noun included."""
    context = context_of(text, language, published)
    index, number = [(i, n) for i, one in enumerate(context.scans) for n in one.numbers if not n.reason][-1]
    return Linker(context), Span(index, number.first, number.last + 1)


@pytest.mark.parametrize(
    ("language", "text", "ids", "scope"),
    [
        ("en", "In Taji 120 Danish men sleep.", ("DNK",), ""),
        ("en", "Denmark has 120 men in Taji.", ("DNK",), "clause"),
        ("en", "Denmark, which sleeps, has 120 men in Taji.", ("DNK",), "sentence"),
        ("en", "Romania and Croatia have 120 men in Taji.", ("ROU", "HRV"), "clause"),
        ("en", "Denmark sings. It has 120 men in Taji.", ("DNK",), "sentence -1"),
        ("en", "In Spain 120 men sleep.", (), ""),
        ("en", "Iraq has 120 men in Taji.", (), ""),
        ("en", "The 120 men that Denmark keeps in Taji sleep.", ("DNK",), "sentence"),
        ("es", "Dinamarca tiene 120 hombres en Taji.", ("DNK",), "clause"),
    ],
)
def test_nation(language: str, text: str, ids: tuple[str, ...], scope: str) -> None:
    linker, span = linked(text, language)
    if scope:
        assert (linker.nation(span).ids, linker.nation(span).scope) == (ids, scope)
    else:
        wider = Span(span.index, span.first, span.last + 1)
        assert linker.nation(wider).ids == ids


def test_a_host_is_a_candidate_when_asked_for() -> None:
    linker, span = linked("Iraq has 120 men in Taji.", "en")
    assert linker.nation(span, hosts=True).ids == ("IRQ",)


@pytest.mark.parametrize(
    ("language", "text", "ids", "scope"),
    [
        ("en", "Denmark has 120 men in NATO Mission Iraq.", ("nmi",), "segment"),
        ("en", "NATO Mission Iraq grew. Denmark has 120 men in it.", ("nmi",), "sentence -1"),
        ("en", "NATO Mission Iraq grew.\n\nIt rained.\n\nDenmark has 120 men in Taji.", ("nmi",), "topic"),
        ("en", "Denmark has 120 men in the coalition and NATO Mission Iraq.", ("oir", "nmi"), "segment"),
        ("en", "Denmark has 120 men in Taji.", (), ""),
        ("es", "Dinamarca tiene 120 hombres en la misión de la OTAN en Irak.", ("nmi",), "segment"),
    ],
)
def test_mission(language: str, text: str, ids: tuple[str, ...], scope: str) -> None:
    linker, span = linked(text, language)
    assert (linker.missions(span).ids, linker.missions(span).scope) == (ids, scope)


def test_a_mission_that_was_over_is_no_candidate() -> None:
    linker, span = linked("In 2019 the NATO Training Mission – Iraq was history and Denmark had 120 men in Taji.", "en")
    when, _ = linker.date(span)
    assert linker.missions(span, when=when).ids == ()


def test_near_asks_for_the_sentence_only() -> None:
    linker, span = linked("NATO Mission Iraq grew. Denmark has 120 men in it.", "en")
    assert linker.missions(span, near=True).ids == ()


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Denmark has 120 men in Taji.", "taji"),
        ("en", "In Iraq Denmark has 120 men at Camp Taji.", "taji"),
        ("en", "Denmark has 120 men at the Union III base in Baghdad.", "union-iii"),
        ("en", "Denmark has 120 men.", ""),
        ("en", "Taji asked for 120 men.", ""),
        ("es", "Dinamarca tiene 120 hombres en la base de Taji.", "taji"),
    ],
)
def test_place(language: str, text: str, place: str) -> None:
    linker, span = linked(text, language)
    assert linker.place(span).one == place


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "In 2019 Denmark had 120 men in Taji.", "2019"),
        ("en", "Denmark had 120 men in Taji in 2019.", "2019"),
        ("en", "Denmark, which left Taji in 2019, had 120 men.", ""),
        ("es", "En 2019 Dinamarca tenía 120 hombres en Taji.", "2019"),
    ],
)
def test_date(language: str, text: str, edtf: str) -> None:
    linker, span = linked(text, language)
    assert linker.date(span)[0].edtf == edtf


def test_the_day_of_publication_is_the_articles_own_date() -> None:
    linker, span = linked("On 12 March 2020 Denmark had 120 men in Taji.", "en", "2020-03-12")
    assert linker.date(span)[0].basis == "article"
