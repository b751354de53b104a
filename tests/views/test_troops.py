"""The troop chart on hand-made tables and on crowds."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest
from charts import day_of, hovers, marks, plot_width, scatters, written
from crowds import HAND_MADE, crowd

from contingent.tables import Tables
from contingent.views import troops
from contingent.views.days import day_number
from contingent.views.theme import LIGHT, mission_colour


@pytest.fixture(scope="module")
def figure() -> go.Figure:
    return troops.figure(HAND_MADE, "All missions", "deployed", "ESP")


def mark(figure: go.Figure, figure_id: str) -> dict[str, object]:
    for trace in scatters(figure, "markers"):
        for n, row in enumerate(trace.customdata if trace.customdata is not None else ()):
            if row[0] == figure_id and not isinstance(trace.marker.symbol, str):
                return {"day": day_of(trace.x[n]), "value": trace.y[n], "fill": trace.marker.color[n],
                        "line": trace.marker.line.color[n]}  # fmt: skip
    raise AssertionError(f"{figure_id} is not drawn")


def test_title_selection_and_sources_are_inside(figure: go.Figure) -> None:
    text = written(figure)
    assert "Personnel deployed by Spain, as reported" in text
    assert "All missions · 6 figures from 4 articles" in text
    assert "no line is drawn between reports" in text
    assert "The Daily (25 Jan 2024)" in text


def test_every_dated_figure_is_one_mark_and_measures_are_never_mixed(figure: go.Figure) -> None:
    drawn = {row_id for row_id, _ in marks(figure)}
    assert drawn == {
        "a1_hostile.f01", "a1_hostile.f02", "a2_wire.f01", "a3_daily.f01", "a3_daily.f02", "a4_undated.f01"
    }  # fmt: skip


def test_exact_is_filled_about_is_hollow(figure: go.Figure) -> None:
    exact, about = mark(figure, "a3_daily.f01"), mark(figure, "a1_hostile.f02")
    assert (exact["fill"], exact["value"]) == (mission_colour("oir"), 300)
    assert (about["fill"], about["line"]) == (LIGHT.paper, mission_colour("nmi"))


def test_the_mark_stands_in_the_middle_of_its_doubt(figure: go.Figure) -> None:
    assert mark(figure, "a1_hostile.f02")["day"] == day_number("2024-03-01") + 15.5
    assert mark(figure, "a3_daily.f01")["day"] == day_number("2024-01-25") + 0.5


def test_an_open_end_stands_at_the_day_that_bounds_it(figure: go.Figure) -> None:
    assert mark(figure, "a4_undated.f01")["day"] == day_number("2023-05-01") + 0.5


def near(value: int, other: int) -> go.Figure:
    """Two figures of two missions at one open date, with those values."""
    figures = HAND_MADE.figures[HAND_MADE.figures["figure_id"].isin(["a3_daily.f01", "a2_wire.f01"])].copy()
    figures[["as_of", "as_of_from", "as_of_to", "as_of_basis"]] = ["2025-07/..", "2025-07-01", "", "article"]
    figures[["qualifier", "nation", "place_id"]] = ["about", "ESP", ""]
    figures["value"], figures["mission_ids"] = [value, other], ["nmi", "oir"]
    articles = HAND_MADE.articles.assign(published_to="")
    return troops.figure(replace(HAND_MADE, figures=figures, articles=articles), "all", "deployed", "ESP")


def test_two_near_marks_of_one_date_stand_side_by_side_tied_to_it_and_labelled() -> None:
    shown = near(180, 170)
    text = written(shown).replace("<b>", "").replace("</b>", "")
    assert "about 180 NMI" in text
    assert "about 170 OIR" in text
    days = sorted(float(mark(shown, one)["day"]) for one in ("a2_wire.f01", "a3_daily.f01"))  # type: ignore[arg-type]
    first, last = (day_of(end) for end in shown.layout.xaxis.range)
    px = (days[1] - days[0]) / (last - first) * plot_width(shown, 1080)
    assert days[0] == day_number("2025-07-01") + 0.5
    assert 13 <= px <= 44
    ties = [trace for trace in scatters(shown, "lines") if trace.line.width == 1.4]
    assert {round(day_of(x) - 0.5) for trace in ties for x in trace.x if x is not None} >= {day_number("2025-07-01")}


def test_marks_far_apart_in_value_stay_on_their_date() -> None:
    shown = near(500, 100)
    assert {mark(shown, one)["day"] for one in ("a2_wire.f01", "a3_daily.f01")} == {day_number("2025-07-01") + 0.5}


def test_an_open_date_fades_to_the_edge_of_the_chart() -> None:
    shown = near(500, 100)
    edge = float(shown.layout.xaxis.range[1])
    pale = [trace for trace in scatters(shown, "lines") if trace.line.width == 5]
    assert max(x for trace in pale for x in trace.x if x is not None) == pytest.approx(edge)
    opacity = [float(trace.line.color.rsplit(",", 1)[1][:-1]) for trace in pale if "31,95,168" in trace.line.color]
    starts = [trace.x[0] for trace in pale if "31,95,168" in trace.line.color]
    assert [one for _, one in sorted(zip(starts, opacity, strict=True))] == sorted(opacity, reverse=True)


@pytest.mark.parametrize(("width", "shot"), [(1600, True), (1080, False), (560, False), (360, False)])
def test_marks_and_their_labels_are_whole(width: int, shot: bool) -> None:
    shown = troops.figure(HAND_MADE, "all", "deployed", "ESP", width=width, shot=shot)
    first, last = shown.layout.xaxis.range
    room = plot_width(shown, width)
    for trace in scatters(shown, "markers"):
        sizes = trace.marker.size
        for x in trace.x:
            at = (x - first) / (last - first) * room
            assert sizes / 2 <= at <= room - sizes / 2


@pytest.mark.parametrize(("width", "shot"), [(1600, True), (1080, False), (560, False), (360, False)])
def test_the_key_takes_two_lines_at_most(width: int, shot: bool) -> None:
    shown = troops.figure(HAND_MADE, "all", "deployed", width=width, shot=shot)
    on_key = [trace for trace in shown.data if trace.xaxis == "x2"]
    assert len({y for trace in on_key if "text" in trace.mode for y in trace.y}) <= 2


def test_since_stands_on_the_day_it_was_said() -> None:
    figures = HAND_MADE.figures.copy()
    said = figures["figure_id"] == "a2_wire.f01"
    figures.loc[said, ["as_of", "as_of_from", "as_of_to", "as_of_basis"]] = ["2014/..", "2014-01-01", "", "stated"]
    shown = troops.figure(replace(HAND_MADE, figures=figures), "all", "deployed", "ESP")
    assert mark(shown, "a2_wire.f01")["day"] == day_number("2024-01-25") + 0.5


def test_bounds_are_arrows(figure: go.Figure) -> None:
    heads = [trace for trace in scatters(figure, "markers") if trace.marker.symbol == "triangle-up"]
    above = sorted(zip(heads[0].x, heads[0].y, strict=True), key=lambda head: head[1])
    assert [day_of(x) for x, _ in above] == [day_number("2024-01-25") + 0.5] * 2
    assert above[0][1] > 400
    assert above[1][1] > 500


def test_a_conflict_is_bracketed_with_its_reason(figure: go.Figure) -> None:
    reason = "At least 500 (Agence France-Presse) and 300 (The Daily) cannot both hold on 25 January 2024."
    assert ("a2_wire.f01", "a2_wire.f01;a3_daily.f01") in marks(figure)
    assert any("cannot both hold" in text and "These reports" in text for text in hovers(figure))
    assert reason in written(figure)


def test_agreement_is_a_ring() -> None:
    findings = HAND_MADE.findings.assign(kind="corroborated")
    shown = troops.figure(replace(HAND_MADE, findings=findings), "all", "deployed", "ESP")
    rings = [trace for trace in scatters(shown, "markers") if trace.marker.symbol == "circle-open"]
    assert [sorted(ring.y) for ring in rings] == [[300, 500]]


def test_no_line_joins_two_reports(figure: go.Figure) -> None:
    """Lines are drawn in pieces of two points, each within one report's doubt, arrow or leader, or a bracket's arm."""
    alarm = [trace for trace in scatters(figure, "lines") if trace.line.color == LIGHT.alarm]
    reports = [trace for trace in scatters(figure, "markers") if trace.customdata is not None]
    spots = {(round(day_of(x)), y) for trace in reports for x, y in zip(trace.x, trace.y, strict=True)}
    for trace in scatters(figure, "lines"):
        pieces = list(zip(trace.x, trace.y, strict=True))
        for start, end, gap in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            assert gap == (None, None)
            if trace not in alarm:
                joined = {(round(day_of(x)), y) for x, y in (start, end)} & spots
                assert len(joined) < 2


def test_what_says_the_same_lies_on_one_spot_and_knows_its_companions() -> None:
    figures = HAND_MADE.figures.copy()
    figures.loc[figures["figure_id"] == "a3_daily.f01", ["value", "qualifier"]] = [500, "at_least"]
    shown = troops.figure(replace(HAND_MADE, figures=figures), "all", "deployed", "ESP")
    assert ("a2_wire.f01", "a2_wire.f01;a3_daily.f01") in marks(shown)
    assert ("a3_daily.f01", "a3_daily.f01;a2_wire.f01") in marks(shown)
    assert "at least 500 OIR ×2" in written(shown).replace("<b>", "").replace("</b>", "")


def test_article_text_stays_text() -> None:
    everything = " ".join(hovers(troops.figure(HAND_MADE, "all", "deployed")))
    assert "&lt;img src=" in everything
    assert "<img" not in everything
    assert "<script" not in everything


def test_between_is_a_bar_from_low_to_high() -> None:
    figures = HAND_MADE.figures.copy()
    row = figures["figure_id"] == "a3_daily.f01"
    figures.loc[row, ["qualifier", "value", "low", "high"]] = ["between", 300, 300, 600]
    shown = troops.figure(replace(HAND_MADE, figures=figures), "all", "deployed", "ESP")
    bars = [trace for trace in scatters(shown, "lines") if trace.line.width == 7]
    assert [round(y) for trace in bars for y in trace.y if y is not None] == [600, 300]


def test_compared_charts_share_their_axes() -> None:
    wire = replace(HAND_MADE, figures=HAND_MADE.figures[HAND_MADE.figures["article_id"] == "a2_wire"])
    daily = replace(HAND_MADE, figures=HAND_MADE.figures[HAND_MADE.figures["article_id"] == "a3_daily"])
    axes = troops.shared_axes([wire, daily], "deployed", "ESP")
    left, right = (troops.figure(one, "x", "deployed", "ESP", axes=axes) for one in (wire, daily))
    assert left.layout.xaxis.range == right.layout.xaxis.range
    assert left.layout.yaxis.range == right.layout.yaxis.range
    assert right.layout.yaxis.range[1] > 500


def test_figures_without_a_date_are_counted_not_drawn() -> None:
    figures = HAND_MADE.figures.assign(as_of="", as_of_from="", as_of_to="", as_of_basis="")
    shown = troops.figure(replace(HAND_MADE, figures=figures), "all", "deployed", "ESP")
    assert marks(shown) == []
    assert "6 of unknown date not drawn" in written(shown)
    assert "None of the 6 figures has a date" in written(shown)


def test_no_figure_of_the_kind_says_so() -> None:
    shown = troops.figure(HAND_MADE, "all", "killed")
    assert "No figure of this kind" in written(shown)
    assert troops.alt_text(HAND_MADE, "all", "killed") == "People killed, as reported (all): no figure."


@pytest.mark.parametrize("shot", [True, False])
def test_very_many_figures_are_binned_and_none_is_lost(shot: bool) -> None:
    tables = crowd(figures=2000)
    shown = troops.figure(tables, "all", "deployed", shot=shot)
    assert "one mark = 1 to " in written(shown)
    counted = [int(text.split("<b>")[1].split(" ")[0].replace(",", "")) for text in hovers(shown)]
    assert sum(counted) == 2000


def test_far_apart_values_take_a_logarithmic_scale_and_say_so() -> None:
    figures = HAND_MADE.figures.copy()
    figures.loc[figures["figure_id"] == "a3_daily.f01", "value"] = 170000
    shown = troops.figure(replace(HAND_MADE, figures=figures), "all", "deployed", "ESP")
    assert shown.layout.yaxis.type == "log"
    assert "logarithmic scale" in written(shown)


def test_alt_text_is_one_sentence() -> None:
    assert troops.alt_text(HAND_MADE, "all", "deployed", "ESP") == (
        "Personnel deployed by Spain, as reported (all): 6 figures from about 40 to at least 500, "
        "1 conflict among them."
    )


def test_a_single_undated_table_still_has_axes() -> None:
    empty: Tables = replace(HAND_MADE, figures=pd.DataFrame(HAND_MADE.figures.head(0)))
    assert troops.shared_axes([empty]).top > 0
