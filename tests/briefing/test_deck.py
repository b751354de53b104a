"""The deck, read back with python-pptx: what is native, what it says, and that it says what the tables hold."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from briefing.conftest import grown, hand_made
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from views.crowds import HAND_MADE

from contingent.briefing.contents import Contents, material
from contingent.briefing.deck import deck
from contingent.errors import ContingentError
from contingent.selection import Selection
from contingent.tables import Tables
from contingent.views.days import day_number

MARKING = "UNCLASSIFIED // REL NATO"
TITLES = [
    "The deployment in Iraq, as reported",
    "Personnel deployed by Spain: the latest counts",
    "What the articles say happened",
    "Personnel deployed by Spain, as reported",
    "Where the articles place forces: Iraq",
    "Where the articles place forces: Baghdad area",
    "What agrees, what conflicts",
    "Sources",
]


@pytest.fixture(scope="module")
def content() -> bytes:
    return deck(hand_made(), Contents(marking=MARKING))


@pytest.fixture(scope="module")
def slides(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


def titled(slides: list[Any], title: str) -> Any:
    return next(slide for slide in slides if slide.shapes.title.text_frame.text == title)


def chart_of(slides: list[Any], title: str = TITLES[3]) -> Any:
    return next(shape.chart for shape in titled(slides, title).shapes if shape.has_chart)


def test_there_is_a_slide_of_each_kind_in_order(slides: list[Any]) -> None:
    assert [slide.shapes.title.text_frame.text for slide in slides] == TITLES


def test_it_is_sixteen_to_nine(content: bytes) -> None:
    presentation = Presentation(io.BytesIO(content))
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)


def test_only_the_slides_wished_for_are_made() -> None:
    made = Presentation(io.BytesIO(deck(hand_made(), Contents(("timeline", "sources")))))
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == [TITLES[2], TITLES[7]]


def test_the_title_slide_says_selection_as_of_and_number_of_articles(slides: list[Any]) -> None:
    text = [shape.text_frame.text for shape in slides[0].placeholders][1]
    assert text == (
        "All missions · 2018–2025 · 4 articles\nAs of 5 March 2024, the date of the latest article\n"
        "As reported by 4 articles, not verified"
    )


def test_a_title_of_ones_own_is_taken() -> None:
    made = Presentation(io.BytesIO(deck(hand_made(), Contents(title="Note for the minister"))))
    assert made.slides[0].shapes.title.text_frame.text == "Note for the minister"
    assert made.core_properties.title == "Note for the minister"


def test_the_marking_stands_at_the_top_and_foot_of_every_slide(slides: list[Any]) -> None:
    for slide in slides:
        tops = sorted(shape.top for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == MARKING)
        assert len(tops) == 2
        assert tops[0] < 300_000
        assert tops[1] > 6_500_000


def test_no_marking_leaves_no_empty_line() -> None:
    made = Presentation(io.BytesIO(deck(hand_made(), Contents(("title",)))))
    assert len(made.slides[0].shapes) == 2


def test_at_least_three_charts_or_groups_of_shapes_are_native_and_nothing_is_a_picture(slides: list[Any]) -> None:
    shapes = [shape for slide in slides for shape in slide.shapes]
    native = [one for one in shapes if one.has_chart or one.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert len(native) == 4
    assert not [one for one in shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]


def test_every_chart_table_and_group_has_a_text_alternative(slides: list[Any]) -> None:
    described = [
        shape._element.xpath(".//p:cNvPr")[0].get("descr")
        for slide in slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP
    ]
    assert len(described) == 7
    assert all(text and len(text) > 20 for text in described)


def test_countries_and_rivers_are_freeform_shapes(slides: list[Any]) -> None:
    group = next(one for one in titled(slides, TITLES[4]).shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
    freeforms = [one.name for one in group.shapes if one.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert freeforms[:4] == ["Neighbouring countries", "Iraq", "Lakes", "Rivers"]
    assert "Camp Taji" in {one.name for one in group.shapes}


def test_the_chart_has_one_series_per_mission_and_qualifier_with_the_tables_values(slides: list[Any]) -> None:
    series = {one.name: list(one.iter_values()) for one in chart_of(slides).plots[0].series}
    assert series == {
        "OIR: exact": [300.0],
        "OIR: at least": [500.0],
        "NMI: exact": [183.0],
        "NMI: about": [90.0],
        "NMI + OIR: more than": [400.0],
        "mission not said: about": [40.0],
    }


def test_the_chart_of_the_corpus_holds_exactly_the_figures_of_the_tables(read_tables: dict[str, Tables]) -> None:
    tables = read_tables["corpus"]
    made = list(Presentation(io.BytesIO(deck(material(tables, Selection()), Contents(("troops",))))).slides)
    drawn = sorted(value for one in chart_of(made).plots[0].series for value in one.iter_values())
    figures = tables.figures
    dated = (figures["as_of_from"] != "") | (figures["as_of_to"] != "")
    own = figures[(figures["measure"] == "deployed") & (figures["nation"] == "ESP") & dated]
    assert drawn == sorted(float(value) for value in own["value"])
    assert len(drawn) > 20


def test_the_workbook_holds_dates_values_and_the_words_that_say_them(slides: list[Any]) -> None:
    book = load_workbook(io.BytesIO(chart_of(slides).part.chart_workbook.xlsx_part.blob))
    rows = [row for row in book["Sheet1"].iter_rows(values_only=True) if row[14] and row[14] != "Row"]
    by_id = {row[14]: row for row in rows}
    assert set(by_id) == {
        "a1_hostile.f01", "a1_hostile.f02", "a2_wire.f01", "a3_daily.f01", "a3_daily.f02", "a4_undated.f01",
    }  # fmt: skip
    row = by_id["a2_wire.f01"]
    assert (row[0].date().isoformat(), row[1], row[6]) == ("2024-01-25", 500, "at least 500")
    assert row[11:14] == ("Agence France-Presse, 25 Jan 2024", "Attacks go on, minister says",
                          "At least 500 Spanish military personnel")  # fmt: skip


def test_the_chart_reads_the_cells_that_the_workbook_fills(slides: list[Any]) -> None:
    chart = chart_of(slides)
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
    for series in chart.plots[0].series:
        names, x, y = (one.text for one in series._element.xpath("c:tx//c:f | c:xVal//c:f | c:yVal//c:f"))
        assert sheet[names.split("!")[1].replace("$", "")].value == series.name
        cells = sheet[y.split("!")[1].replace("$", "")]
        assert [row[0].value for row in cells] == list(series.iter_values())
        days = [row[0].value.date().isoformat() for row in sheet[x.split("!")[1].replace("$", "")]]
        shown = [float(one.text) for one in series._element.xpath("c:xVal//c:v")]
        assert [day_number(day) + 25_569 for day in days] == shown


def test_the_longest_series_comes_first_because_libreoffice_loses_those_before_it() -> None:
    made = list(Presentation(io.BytesIO(deck(material(grown(figures=60), Selection()), Contents(("troops",))))).slides)
    lengths = [len(list(one.iter_values())) for one in chart_of(made).plots[0].series]
    assert lengths[0] == max(lengths)


def test_the_notes_hold_the_quotations_behind_the_marks(slides: list[Any]) -> None:
    notes = titled(slides, TITLES[3]).notes_slide.notes_text_frame.text
    assert "at least 500 personnel deployed (25 January 2024)\n“At least 500 Spanish military personnel" in notes
    assert "— Agence France-Presse, 25 Jan 2024: Attacks go on, minister says [a2_wire]" in notes
    assert "TAJI" in titled(slides, TITLES[4]).notes_slide.notes_text_frame.text


def test_no_text_is_smaller_than_twelve_points(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [one for one in archive.namelist() if re.match(r"ppt/(slides|charts)/[^/]+\.xml", one)]
        sizes = {int(size) for name in names for size in re.findall(rb'\bsz="(\d+)"', archive.read(name))}
    assert len(names) == 9
    assert min(sizes) == 1200


def test_the_same_wishes_give_the_same_bytes(content: bytes) -> None:
    assert deck(hand_made(), Contents(marking=MARKING)) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_selection_is_said_so() -> None:
    nobody = material(HAND_MADE, Selection(missions=("nmi",), years=(1990, 1991)))
    with pytest.raises(ContingentError, match="no article reports anything for this selection"):
        deck(nobody, Contents())
