from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from contingent.edtf_dates import bounds, is_valid
from contingent.extraction.dates import (
    DateContext,
    DateMention,
    find_dates,
    published_bounds,
    resolve,
    resolve_all,
    settle_year,
    weekdays_told,
    when,
)
from contingent.extraction.dates.lexicon import LANGUAGES

CASES = Path(__file__).parent / "cases"
FAMILIES = ("english_absolute", "english_relative", "intervals", "spanish", "none")
ROWS = [
    pytest.param(row, id=f"{family}: {row['sentence']} {row['note']}".strip())
    for family in FAMILIES
    for row in csv.DictReader((CASES / f"dates_{family}.csv").open(encoding="utf-8"))
]


def context_of(row: dict[str, str]) -> DateContext:
    return DateContext(when(row["published"], "stated"), when(row["previous"], "stated"), row["tense"])


@pytest.mark.parametrize("row", ROWS)
def test_case(row: dict[str, str]) -> None:
    """Mentions with their prepositions, EDTF and basis; `;` between two, one basis for all if they share it."""
    sentence = row["sentence"]
    mentions = find_dates(sentence, row["language"])
    answers = resolve_all(mentions, context_of(row))
    assert "; ".join(sentence[m.relation_start : m.end] for m in mentions) == row["mentions"]
    assert "; ".join(answer.edtf for answer in answers) == row["edtf"]
    bases = [answer.basis for answer in answers]
    assert "; ".join(bases if len(set(bases)) > 1 else bases[:1]) == row["basis"]
    assert [(a.first, a.last) for a in answers] == [bounds(a.edtf) for a in answers]


def test_the_edtf_package_reads_every_answer() -> None:
    answers = {edtf for param in ROWS for edtf in param.values[0]["edtf"].split("; ") if edtf}  # type: ignore[index]
    assert len(answers) > 90
    assert {edtf for edtf in answers if str(parse_edtf(edtf)) != edtf} == set()


def test_offsets_are_those_of_the_text() -> None:
    text = "It was retaken in  late \n2017 and, “since\u00a0May 2018”, held."
    mentions = find_dates(text, "en")
    assert [(m.text, text[m.relation_start : m.end]) for m in mentions] == [
        ("late \n2017", "in  late \n2017"),
        ("May 2018", "since\u00a0May 2018"),
    ]


def test_columns_of_a_table_stay_apart() -> None:
    mentions = find_dates("Maj. Gen. A. Jensen     Denmark     Nov 2019       24 Nov 2020", "en")
    assert [m.text for m in mentions] == ["Nov 2019", "24 Nov 2020"]


def test_an_interval_gives_its_ends() -> None:
    (mention,) = find_dates("It lasted from 2004 to 2011.", "en")
    assert resolve(mention.bare(), DateContext()).edtf == "2004"
    assert resolve(mention.bare_end(), DateContext()).edtf == "2011"


def test_a_preposition_comes_off() -> None:
    (mention,) = find_dates("Since mid-October 2023 it has been hit.", "en")
    assert (mention.relation, mention.text) == ("since", "mid-October 2023")
    assert resolve(mention.bare(), DateContext()).edtf == "2023-10~"


def test_an_event_names_its_own_day() -> None:
    mentions = find_dates("Parliament voted on 5 January 2020, two days after a strike on the airport.", "en")
    assert [m.of_event for m in mentions] == [False, True]
    assert [w.edtf for w in resolve_all(mentions, DateContext())] == ["2020-01-05", "2020-01-03"]


def test_an_unknown_language_has_no_dates() -> None:
    assert find_dates("Am 5. Januar 2020 stimmte das Parlament ab.", "de") == ()


def test_published_after_the_latest_thing_told() -> None:
    told = [when(edtf, "stated") for edtf in ("2014/..", "2021-03", "2025-07", "2004/2011", "../2020", "XXXX-05")]
    assert published_bounds(told) == when("2025-07/..", "inferred")
    assert published_bounds([when("2004/2011", "stated")]) == when("2011/..", "inferred")
    assert published_bounds([when("XXXX-05", "stated")]) == when("", "")
    assert published_bounds([when("2024-01-24", "resolved")]) == when("", "")


def test_a_dateline_gets_the_year_two_things_agree_on() -> None:
    # 28 December 2023 is a Thursday.
    told = [when("2018", "stated"), when("2023-10", "stated")]
    thursday = weekdays_told(find_dates("La ministra ha viajado este jueves.", "es"))
    assert thursday == (3,)
    settled = settle_year("XXXX-12-28", told, thursday)
    assert (settled.edtf, settled.first, settled.last, settled.basis) == (
        "XXXX-12-28", "2023-12-28", "2023-12-28", "inferred",
    )  # fmt: skip
    assert settle_year("XXXX-12-28", told, (0,)) == when("XXXX-12-28", "stated")
    assert settle_year("XXXX-12-28", [], (3,)) == when("XXXX-12-28", "stated")
    assert settle_year("2023-12-28", told, (3,)) == when("2023-12-28", "stated")


# --- properties ---

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
PUBLISHED = st.one_of(
    st.just(""),
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"{day:%Y-%m}/.."),
    DAYS.map(lambda day: f"XXXX-{day:%m-%d}"),
)
PREVIOUS = st.one_of(PUBLISHED, st.sampled_from(["2004/2011", "../2020", "199X", "2018-23", "2023-10~"]))
PHRASES = (
    "on Tuesday", "last May", "since last summer", "five days later", "in the autumn of 2018", "mid-October",
    "early 2020", "the same year", "until July", "on 31 January", "the 31st", "next year", "two months ago",
    "over the past six months", "within days", "a day after they left", "29 February", "from May to July",
    "at the end of 2023",
    "by the end of the year", "in the first half of 2019", "last weekend", "900 years ago", "the following month",
)  # fmt: skip
PHRASES_ES = (
    "el martes", "el pasado mayo", "desde hace tres años", "al día siguiente", "a finales de este año",
    "el 31 de enero",
    "en los próximos meses", "del 3 de mayo al 4 de junio", "ese mismo año", "este jueves", "el verano pasado",
)  # fmt: skip
WORDS = st.lists(
    st.sampled_from((*PHRASES, *PHRASES_ES, "the", "troops", "2,500", "2018", ",", "(", ")", "-", "and")), max_size=8
)
CONTEXTS = st.builds(
    lambda published, previous, tense: DateContext(when(published, "stated"), when(previous, "stated"), tense),
    PUBLISHED, PREVIOUS, st.sampled_from(["past", "future", ""]),
)  # fmt: skip
FINEST_DAYS = {"day": 1, "week": 1, "month": 28, "season": 90, "year": 365, "decade": 3650}


@given(st.one_of(st.text(), WORDS.map(" ".join)), st.sampled_from(LANGUAGES), CONTEXTS)
@example("٣ May ２０２４ the ³rd", "en", DateContext())
def test_never_raises_and_keeps_its_word(text: str, language: str, context: DateContext) -> None:
    mentions = find_dates(text, language)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.relation_start <= mention.start < mention.end <= len(text)
    assert all(one.end <= two.start for one, two in zip(mentions, mentions[1:], strict=False))
    for answer in resolve_all(mentions, context):
        assert answer.edtf == "" or is_valid(answer.edtf)
        assert (answer.first, answer.last) == bounds(answer.edtf)
        assert not (answer.first and answer.last) or answer.first <= answer.last
        assert (answer.basis == "") == (answer.edtf == "")


@given(st.sampled_from(PHRASES), CONTEXTS)
def test_never_finer_than_the_words(phrase: str, context: DateContext) -> None:
    mentions: tuple[DateMention, ...] = find_dates(phrase[0].upper() + phrase[1:], "en")
    for mention in mentions:
        answer = resolve(mention.bare(), context)
        if answer.first and answer.last:
            days = (date.fromisoformat(answer.last) - date.fromisoformat(answer.first)).days + 1
            assert days >= FINEST_DAYS[mention.first.granularity]
