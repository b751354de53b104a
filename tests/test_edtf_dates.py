from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from contingent.edtf_dates import bounds, date_prec, in_words, is_valid, overlap, surely_before

# Every form we write: EDTF, first day, last day, UCDP date_prec, words.
FORMS = [
    ("2024-01-25", "2024-01-25", "2024-01-25", "1", "25 January 2024"),
    ("2015-07", "2015-07-01", "2015-07-31", "4", "July 2015"),
    ("2016-02", "2016-02-01", "2016-02-29", "4", "February 2016"),
    ("2004", "2004-01-01", "2004-12-31", "5", "2004"),
    ("2018-21", "2018-03-01", "2018-05-31", "5", "spring 2018"),
    ("2018-22", "2018-06-01", "2018-08-31", "5", "summer 2018"),
    ("2018-23", "2018-09-01", "2018-11-30", "5", "autumn 2018"),
    ("2018-24", "2018-12-01", "2019-02-28", "5", "winter 2018"),
    ("2019-24", "2019-12-01", "2020-02-29", "5", "winter 2019"),
    ("199X", "1990-01-01", "1999-12-31", "5", "the 1990s"),
    ("2023-10~", "2023-10-01", "2023-10-31", "4", "around October 2023"),
    ("2024-01-25~", "2024-01-25", "2024-01-25", "1", "around 25 January 2024"),
    ("2016~", "2016-01-01", "2016-12-31", "5", "around 2016"),
    ("XXXX-05", "", "", "5", "a May, year not said"),
    ("XXXX-04", "", "", "5", "an April, year not said"),
    ("XXXX-01-25", "", "", "5", "25 January, year not said"),
    ("XXXX-02-29", "", "", "5", "29 February, year not said"),
    ("2014/..", "2014-01-01", "", "5", "since 2014"),
    ("2023-10~/..", "2023-10-01", "", "5", "since around October 2023"),
    ("2018-23/..", "2018-09-01", "", "5", "since autumn 2018"),
    ("../2020", "", "2020-12-31", "5", "until 2020"),
    ("2004/2011", "2004-01-01", "2011-12-31", "5", "2004 to 2011"),
    ("2023-10-17/2024-01-25", "2023-10-17", "2024-01-25", "5", "17 October 2023 to 25 January 2024"),
    ("2024-01-20/2024-01-21", "2024-01-20", "2024-01-21", "2", "20 January 2024 to 21 January 2024"),
    ("2024-01-15/2024-01-20", "2024-01-15", "2024-01-20", "2", "15 January 2024 to 20 January 2024"),
    ("2024-01-15/2024-01-21", "2024-01-15", "2024-01-21", "3", "15 January 2024 to 21 January 2024"),
    ("2024-01-15/2024-01-22", "2024-01-15", "2024-01-22", "4", "15 January 2024 to 22 January 2024"),
    ("2019-01/2019-06", "2019-01-01", "2019-06-30", "5", "January 2019 to June 2019"),
]


@pytest.mark.parametrize(("edtf", "first", "last", "prec", "words"), FORMS, ids=[form[0] for form in FORMS])
def test_form(edtf: str, first: str, last: str, prec: str, words: str) -> None:
    assert is_valid(edtf)
    assert bounds(edtf) == (first, last)
    assert date_prec(edtf) == prec
    assert in_words(edtf) == words


@pytest.mark.parametrize("edtf", [form[0] for form in FORMS])
def test_the_edtf_package_reads_what_we_write(edtf: str) -> None:
    assert str(parse_edtf(edtf)) == edtf


def test_empty_is_undated() -> None:
    assert (bounds(""), date_prec(""), in_words(""), is_valid("")) == (("", ""), "", "", False)


NOT_OURS = (
    "2023-02-30", "2023-13", "2023-00", "2023-20", "2023-25", "2023-10-00", "0000", "24-01-25", "2024-1-5", "2024/",
    "/2024", "../..", "2020/2019", "XXXX", "XXXX-13", "XXXX-02-30", "XXXX-05~", "XXXX-05/..", "199X/..", "199X~",
    "2024?", "May 2024", "2024-01-25T10:00", "9999-24", "2014/..~", "2004/2005/2006", "199X-05",
)  # fmt: skip


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_we_do_not_write(text: str) -> None:
    assert not is_valid(text)


@pytest.mark.parametrize("text", ["XXXX-05/..", "199X/..", "XXXX-05~"])
def test_forms_left_out_because_edtf_has_none(text: str) -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf(text)


@pytest.mark.parametrize("text", ["May 2024", "2023-02-30", "20240125"])
def test_a_form_we_do_not_write_is_refused(text: str) -> None:
    for function in (bounds, date_prec, in_words):
        with pytest.raises(ValueError, match="not an EDTF date"):
            function(text)


def test_overlap() -> None:
    assert overlap(("2023-01-01", "2023-12-31"), ("2023-05-01", "2023-05-31"))
    assert overlap(("2023-01-01", "2023-05-01"), ("2023-05-01", "2023-05-31"))
    assert not overlap(("2023-01-01", "2023-04-30"), ("2023-05-01", "2023-05-31"))
    assert overlap(("2014-01-01", ""), ("2023-05-01", "2023-05-31"))
    assert not overlap(("2014-01-01", ""), ("2011-01-01", "2013-12-31"))
    assert overlap(("", "2020-12-31"), ("2020-12-31", ""))
    assert not overlap(("", ""), ("2020-12-31", ""))


def test_surely_before() -> None:
    assert surely_before(("2011-01-01", "2011-12-31"), ("2012-01-01", ""))
    assert not surely_before(("2011-01-01", "2012-01-01"), ("2012-01-01", ""))
    assert not surely_before(("2011-01-01", ""), ("2012-01-01", ""))
    assert not surely_before(("", ""), ("2012-01-01", ""))


DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))
POINTS = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    st.builds(lambda day, season: f"{day:%Y}-{season}", DAYS, st.integers(21, 24)),
    DAYS.map(lambda day: f"{day:%Y-%m}~"),
)


@given(POINTS, POINTS)
def test_bounds_are_in_order(one: str, other: str) -> None:
    first, last = sorted((one, other), key=bounds)
    edtf = f"{first}/{last}"
    assert is_valid(edtf)
    assert bounds(edtf)[0] == bounds(first)[0] <= bounds(first)[1]
    assert bounds(edtf)[1] == bounds(last)[1]
    assert overlap(bounds(first), bounds(edtf))
    assert in_words(edtf) != ""


@given(st.text())
def test_validity_never_raises(text: str) -> None:
    assert not is_valid(text) or bounds(text) is not None
