"""What holds for the claims of any text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_of import REFERENCE, article_of_sentence, claims_of

from contingent.edtf_dates import bounds, is_valid
from contingent.errors import ArticleError
from contingent.extraction.claims import Claims, When
from contingent.extraction.extract import extract
from contingent.reading import Article, read_article, read_bytes

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "corpus" / "articles").glob("*.txt")])
PIECES = (
    "Danish soldiers", "NATO Mission Iraq", "the coalition", "in Taji", "at Camp Besmaya", "on 3 May 2019",
    "since 2014",
    "about 120", "more than", "between 30 and 40", "of whom", "each", "left", "will send", "were killed", "has trained",
    "the first", "the latter", "there", "Colonel Ana Roe", "took command of", "two dozen", ",", ";", "(", ")", "“", "”",
    "’", "-", ".", "?", "\n\n", "- Spain: 300", "half a thousand", "denied that", "handed over", "five days later",
    "militares daneses", "la misión de la OTAN en Irak", "unos 170", "desde mayo", "se retiraron de", "1.100", "%",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def claimed(claims: Claims) -> list[object]:
    return [*claims.figures, *claims.events, *claims.tenures, *claims.presence, *claims.left_alone]


def check(article: Article, claims: Claims) -> None:
    """What the tables promise of every row of every article."""
    sentences = {sentence.sentence_id: sentence for sentence in article.sentences}
    for row in (*claims.figures, *claims.events, *claims.tenures, *claims.presence, *claims.left_alone):
        sentence = sentences[row.sentence_id]
        assert sentence.start <= row.quote_start < row.quote_end <= sentence.end
        assert article.text[row.quote_start : row.quote_end].strip()
    for figure in claims.figures:
        assert figure.value >= 0
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.qualifier in ("less_than", "up_to") or figure.low is None or figure.low <= figure.value + 1
        assert figure.qualifier != "between" or figure.low == figure.value
        assert figure.qualifier != "exact" or figure.low == figure.value == figure.high
    dates: list[When] = [claims.published, *(row.as_of for row in claims.figures), *(row.date for row in claims.events)]
    dates += [date for row in claims.tenures for date in (row.start, row.end)] + [row.since for row in claims.presence]
    for date in dates:
        assert date.edtf == "" or is_valid(date.edtf)
        assert (date.basis == "") == (date.edtf == "")
        # a date without its year keeps it open, and its days are those of the year the text settles
        assert date.edtf.startswith("XXXX") or (date.first, date.last) == bounds(date.edtf)
    for presence in claims.presence:
        assert presence.nation
        assert presence.mission_id or presence.place_id
    assert all(len(event.summary) <= 90 for event in claims.events)
    assert all(row.nation == "" or set(row.nation.split(";")) <= set(REFERENCE.nations) for row in claims.figures)
    assert {id_ for row in (*claims.figures, *claims.events) for id_ in row.mission_ids} <= set(REFERENCE.missions)
    assert {row.place_id for row in (*claims.figures, *claims.events, *claims.presence)} <= {"", *REFERENCE.places}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_articles_keep_every_promise(path: Path) -> None:
    article = read_article(path)
    claims = extract(article, REFERENCE)
    check(article, claims)
    assert claims.figures or claims.events


@QUICK
@given(TEXTS, st.sampled_from(["en", "es", "fr", ""]), st.sampled_from(["", "2020-03-12", "2020-03", "XXXX-03-12"]))
def test_any_text_keeps_every_promise(text: str, language: str, published: str) -> None:
    for article in (article_of_sentence(text, language), _read(text)):
        if article is not None:
            article = replace(article, language=language, published=published)
            check(article, extract(article, REFERENCE))


def _read(text: str) -> Article | None:
    try:
        return read_bytes(text.encode("utf-8", "replace"), "any.txt")
    except ArticleError:
        return None


@QUICK
@given(TEXTS)
def test_extracting_twice_gives_the_same(text: str) -> None:
    article = article_of_sentence(text, "en")
    assert extract(article, REFERENCE) == extract(article, REFERENCE)


def test_what_was_read_before_leaves_no_trace() -> None:
    first, second = read_article(ARTICLES[0]), read_article(ARTICLES[1])
    alone = extract(second, REFERENCE)
    extract(first, REFERENCE)
    assert extract(second, REFERENCE) == alone


@pytest.mark.parametrize("path", ARTICLES[:8], ids=lambda path: path.stem)
def test_curly_and_straight_quotation_marks_say_the_same(path: Path) -> None:
    article = read_article(path)
    straight = article.text.translate(str.maketrans("‘’“”", "''\"\""))
    sentences = tuple(
        replace(one, text=one.text.translate(str.maketrans("‘’“”", "''\"\""))) for one in article.sentences
    )
    other = replace(article, text=straight, sentences=sentences)
    read, again = extract(article, REFERENCE), extract(other, REFERENCE)
    assert (read.figures, read.tenures, read.presence) == (again.figures, again.tenures, again.presence)
    assert [replace(one, summary="") for one in read.events] == [replace(one, summary="") for one in again.events]


def test_another_hash_seed_gives_the_same_claims() -> None:
    code = (
        "import sys; from pathlib import Path; from contingent.reading import read_article;"
        "from contingent.extraction.extract import extract; from contingent.reference import load_reference;"
        "print(extract(read_article(Path(sys.argv[1])), load_reference()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(ARTICLES[0])],
            cwd=ROOT, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""},
            check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1


def test_a_language_without_rules_gives_what_names_and_digits_give() -> None:
    claims = claims_of("Die Bundeswehr hat 120 Soldaten in Taji.", "de")
    assert [event.event_type for event in claims.events] == []


def test_an_article_says_nothing_where_nothing_is_said() -> None:
    claims = claims_of("It rained all day. The cook sang.", "en")
    assert claimed(claims) == []
