from __future__ import annotations

import pytest
from reading_of import REFERENCE, sentence_of

from contingent.extraction.rules import rules_for
from contingent.extraction.scan import Scan, scan


def scanned(text: str, language: str = "en") -> Scan:
    return scan(sentence_of(text), rules_for(REFERENCE, language))


def clauses(one: Scan) -> list[str]:
    """The words of each clause, in the order in which the clauses begin."""
    words: dict[int, list[str]] = {}
    for word, clause in zip(one.tokens.words, one.clauses, strict=True):
        words.setdefault(clause, []).append(word)
    return [" ".join(words[clause]) for clause in sorted(words)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Danes sang.", ["the danes sang ."]),
        ("en", "The Danes sang; the Poles slept.", ["the danes sang", "; the poles slept ."]),
        ("en", "The Danes sang while the Poles slept.", ["the danes sang", "while the poles slept ."]),
        ("en", "The Danes, who sang, slept.", ["the danes ,", "who sang", ", slept ."]),
        ("en", "The Danes (who sang) slept.", ["the danes slept .", "(", "who sang )"]),
        ("en", "The Danes sang – the Poles slept.", ["the danes sang", "- the poles slept ."]),
        ("es", "Los daneses que cantaban durmieron.", ["los daneses", "que cantaban durmieron ."]),
    ],
)
def test_clauses(language: str, text: str, expected: list[str]) -> None:
    assert clauses(scanned(text, language)) == expected


def test_that_before_a_noun_begins_no_clause() -> None:
    assert len(set(scanned("They put that contribution at 170.").clauses)) == 1


def test_the_opener_of_a_date_begins_no_clause() -> None:
    assert len(set(scanned("They have slept there since May 2019.").clauses)) == 1


def test_pieces_are_numbered_in_the_order_in_which_they_begin() -> None:
    one = scanned("In May, the Danes (of whom two sang), slept; the Poles, too.")
    for pieces in (one.segments, one.clauses):
        assert list(dict.fromkeys(pieces)) == list(range(max(pieces) + 1))


def test_offsets_are_those_of_the_article() -> None:
    one = scanned("The Danes sang.")
    assert one.offsets(1, 2) == (4, 9)


def test_everything_is_found_in_one_sentence() -> None:
    one = scanned("On 3 May 2019 Colonel Ana Roe led 120 Danish soldiers of NATO Mission Iraq out of Taji.")
    assert [(name.kind, name.id) for name in one.names] == [("nation", "DNK"), ("mission", "nmi"), ("place", "taji")]
    assert [person.name for person in one.persons] == ["Ana Roe"]
    assert [dated.mention.text for dated in one.dates] == ["3 May 2019"]
    assert [number.value for number in one.numbers] == [120]


def test_the_month_of_may_is_no_modal() -> None:
    assert [match.entry.id for match in scanned("In May 2019 they slept.").modals()] == []
    assert [match.entry.output for match in scanned("They may sleep.").modals()] == ["planned"]
