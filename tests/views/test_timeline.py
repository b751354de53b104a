"""The timeline on hand-made tables and on crowds."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pandas as pd
import plotly.graph_objects as go
import pytest
from charts import Word, day_of, hovers, marks, plot_width, scatters, words, written
from crowds import HAND_MADE, crowd

from contingent.tables import Tables
from contingent.views import timeline
from contingent.views.days import day_number
from contingent.views.lettering import width_of


@pytest.fixture(scope="module")
def figure() -> go.Figure:
    return timeline.figure(HAND_MADE, "All missions · 4 articles")


def marker(figure: go.Figure, row_id: str) -> dict[str, object]:
    """What is drawn for a row: its place and its look."""
    for trace in scatters(figure, "markers"):
        if trace.customdata is not None:
            for n, row in enumerate(trace.customdata):
                if row[0] == row_id:
                    look = trace.marker
                    return {"day": day_of(trace.x[n]), "y": trace.y[n], "symbol": look.symbol[n], "fill": look.color[n],
                            "line": look.line.color[n]}  # fmt: skip
    raise AssertionError(f"{row_id} is not drawn")


def test_title_selection_and_sources_are_inside(figure: go.Figure) -> None:
    text = written(figure)
    assert "What the articles say happened" in text
    assert "All missions · 4 articles · 6 events · 1 of unknown date not drawn" in text
    assert "As reported, not verified." in text
    assert "Agence France-Presse (25 Jan 2024)" in text


def test_every_dated_event_leads_to_its_row(figure: go.Figure) -> None:
    drawn = {row_id for row_id, _ in marks(figure)}
    dated = set(HAND_MADE.events.loc[HAND_MADE.events["date_from"] != "", "event_id"])
    assert dated <= drawn
    assert "a4_undated.e01" not in drawn
    assert "a4_undated.t01" in drawn


def test_shape_says_the_type_filling_says_the_status(figure: go.Figure) -> None:
    handover, plan = marker(figure, "a3_daily.e01"), marker(figure, "a2_wire.e02")
    assert (handover["symbol"], handover["fill"]) == ("pentagon", handover["line"])
    assert (plan["symbol"], plan["fill"]) == ("triangle-up", "#ffffff")


def test_what_is_denied_is_struck_out(figure: go.Figure) -> None:
    strokes = [trace for trace in scatters(figure, "markers") if trace.marker.symbol == "line-ne"]
    denied = marker(figure, "a2_wire.e03")
    assert [(day_of(x), y) for trace in strokes for x, y in zip(trace.x, trace.y, strict=True)] == [
        (denied["day"], denied["y"])
    ]


def test_a_year_of_doubt_is_a_bar_of_a_year(figure: go.Figure) -> None:
    bars = [
        (day_of(base), day_of(length))
        for trace in figure.data
        if trace.type == "bar" and trace.orientation == "h"
        for base, length, row in zip(trace.base, trace.x, trace.customdata, strict=True)
        if row[0] == "a2_wire.e02"
    ]
    assert bars == [(day_number("2025-01-01"), 365)]


def test_a_day_has_no_bar_of_doubt(figure: go.Figure) -> None:
    assert marker(figure, "a3_daily.e01")["day"] == day_number("2020-07-25") + 0.5


def test_article_text_stays_text() -> None:
    shown = timeline.figure(HAND_MADE, "<i>words</i>")
    everything = " ".join([*hovers(shown), *(note.text for note in shown.layout.annotations)])
    assert "&lt;i&gt;words&lt;/i&gt;" in everything
    assert "&lt;b&gt;Evil &amp; Co&lt;/b&gt;" in everything
    assert "<script" not in everything
    assert "<img" not in everything


def test_the_same_happening_is_drawn_once_with_all_its_reports() -> None:
    events = HAND_MADE.events.copy()
    told_twice = events["event_id"].isin(["a2_wire.e01", "a3_daily.e01"])
    events.loc[told_twice, "occurrence_id"] = "a2_wire.e01"
    shown = timeline.figure(_with(events), "all")
    ids = [(row_id, all_ids) for row_id, all_ids in marks(shown) if "a3_daily.e01" in all_ids]
    assert {row_id for row_id, _ in ids} == {"a2_wire.e01"}
    assert ids[0][1] == "a2_wire.e01;a3_daily.e01"


def test_an_event_of_two_missions_stands_in_both_lanes_and_counts_once() -> None:
    events = HAND_MADE.events.copy()
    events.loc[events["event_id"] == "a3_daily.e01", "mission_ids"] = "nmi;oir"
    shown = timeline.figure(_with(events), "all")
    drawn = [trace for trace in scatters(shown, "markers") if trace.customdata is not None]
    assert sum(row[0] == "a3_daily.e01" for trace in drawn for row in trace.customdata) == 2
    assert "6 events" in written(shown)
    one_lane = timeline.figure(_with(events), "all", missions=("nmi",))
    assert "Operation Inherent Resolve" not in written(one_lane)


@pytest.mark.parametrize(("width", "shot"), [(1600, True), (1080, False), (350, False)])
@pytest.mark.parametrize("events", [6, 60, 300])
def test_labels_never_overlap(events: int, width: int, shot: bool) -> None:
    shown = timeline.figure(crowd(events), "all", width=width, shot=shot)
    found = words(shown, width)
    assert len(found) > 3
    overlapping = [(one.text, other.text) for one, other in combinations(found, 2) if one.touches(other)]
    assert overlapping == []


def test_a_commander_without_an_end_at_the_right_edge_is_named_clear_of_the_one_before() -> None:
    posts = [
        ("Agüero Martínez", "2023-05-23", "2023-05-23", "2024-05-24", "2024-05-24"),
        ("Armada", "2025-12-01", "2025-12-01", "", ""),
    ]
    row = HAND_MADE.tenures.iloc[[0]]
    dates = ["start_from", "start_to", "end_from", "end_to"]
    told = [
        row.assign(tenure_id=f"x.t{n}", person=f"José {name}", mission_id="nmi", **dict(zip(dates, days, strict=True)))
        for n, (name, *days) in enumerate(posts)
    ]
    tables = replace(HAND_MADE, tenures=pd.concat(told, ignore_index=True))
    shown = timeline.figure(tables, "all", span=("2012-01-01", "2026-03-01"))
    named = {one.text: one for one in words(shown, 1080)}
    before, last = named["Agüero Martínez"], named["Armada"]
    assert not last.touches(before)
    assert last.left > before.left
    # Its bar fades out to the edge of the plot, and there the name ends.
    assert last.right == pytest.approx(plot_width(shown, 1080), abs=1)


def lane_names(shown: go.Figure) -> list[Word]:
    """The boxes of the lanes' names that stand inside the plot, above their lanes."""
    notes = [note for note in shown.layout.annotations if note.yref is None and note.text.startswith("<b>")]
    texts = [(note.text[3:-4], note) for note in notes]
    return [
        Word(text, 0, note.y, width_of(text, note.font.size, True), note.y + note.font.size) for text, note in texts
    ]


def drawn(shown: go.Figure, width: int) -> list[Word]:
    """The boxes of the bars and marks in the lanes, in px of the plot."""
    first, last = shown.layout.xaxis.range
    room = plot_width(shown, width)
    boxes = []
    for trace in shown.data:
        if trace.type == "bar" and trace.orientation == "h":
            for base, length, y, thick in zip(trace.base, trace.x, trace.y, trace.width, strict=True):
                left, right = ((at - first) / (last - first) * room for at in (base, base + length))
                boxes.append(Word("bar", left, y - thick / 2, right, y + thick / 2))
    for trace in [*scatters(shown, "markers"), *scatters(shown, "markers+text")]:
        sizes = trace.marker.size if isinstance(trace.marker.size, tuple) else [trace.marker.size] * len(trace.x)
        for x, y, size in zip(trace.x, trace.y, sizes, strict=True):
            middle = (x - first) / (last - first) * room
            boxes.append(Word("mark", middle - size / 2, y - size / 2, middle + size / 2, y + size / 2))
    return boxes


@pytest.mark.parametrize(("width", "small"), [(350, False), (350, True), (390, True), (560, False)])
@pytest.mark.parametrize("events", [6, 120])
def test_where_it_is_narrow_a_name_stands_clear_above_its_lane(events: int, width: int, small: bool) -> None:
    shown = timeline.figure(crowd(events), "all", width=width, small=small)
    names = lane_names(shown)
    assert {name.text for name in names} >= {"NATO Mission Iraq", "Operation Inherent Resolve"}
    others = [*drawn(shown, width), *words(shown, width)]
    assert [(name.text, one.text) for name in names for one in others if name.touches(one)] == []


@pytest.mark.parametrize(("width", "shot"), [(1600, True), (1080, False), (720, False)])
def test_where_it_is_wide_the_names_fit_beside_the_plot(width: int, shot: bool) -> None:
    shown = timeline.figure(HAND_MADE, "all", width=width, shot=shot)
    gutter = shown.layout.xaxis.domain[0] * (width - shown.layout.margin.l - shown.layout.margin.r)
    notes = [note for note in shown.layout.annotations if note.yref is None and note.text.startswith("<b>")]
    lines = [(line, note.font.size) for note in notes for line in note.text[3:-4].split("<br>")]
    assert len(lines) >= 3
    assert [line for line, size in lines if width_of(line, size, True) > gutter] == []


@pytest.mark.parametrize(("width", "shot"), [(1600, True), (1080, False), (350, False)])
def test_a_label_says_something_or_is_not_there(width: int, shot: bool) -> None:
    tables = crowd(120)
    whole = {text[:1].upper() + text[1:] for text in tables.events["summary"]}
    shown = timeline.figure(tables, "all", width=width, shot=shot)
    cut = [one.text.strip("\u00a0") for one in words(shown, width) if one.text.strip("\u00a0").endswith("…")]
    cut = [text for text in cut if any(summary.startswith(text[:-1]) for summary in whole)]
    assert cut != []
    assert [text for text in cut if len(text.split()) < 4 or len(text) <= 20] == []


def test_a_label_takes_the_room_there_is() -> None:
    summary = "The minister visited the troops at the base and spoke of a longer stay"
    events = HAND_MADE.events[HAND_MADE.events["event_id"] == "a3_daily.e01"].assign(summary=summary)
    assert summary in {one.text.strip("\u00a0") for one in words(timeline.figure(_with(events), "all"), 1080)}


@pytest.mark.parametrize(("width", "shot"), [(1600, True), (1080, False), (350, False)])
def test_labels_stay_inside_the_plot(width: int, shot: bool) -> None:
    shown = timeline.figure(crowd(120), "all", width=width, shot=shot)
    room = plot_width(shown, width)
    assert [
        one.text for one in words(shown, width) if one.text.strip() and not -1 <= one.left <= one.right <= room + 1
    ] == []


def test_a_cluster_says_what_most_of_it_is() -> None:
    rows = HAND_MADE.events[HAND_MADE.events["event_id"] == "a3_daily.e01"]
    many = pd.concat([rows.assign(event_id=f"x{n}", occurrence_id=f"x{n}") for n in range(9)], ignore_index=True)
    shown = timeline.figure(_with(many), "all", small=True, width=600)
    assert "handover of a base ×9" in {one.text.strip("\u00a0") for one in words(shown, 600)}


@pytest.mark.parametrize("shot", [True, False])
def test_every_event_of_a_crowd_is_in_a_mark_or_a_cluster(shot: bool) -> None:
    tables = crowd(300)
    shown = timeline.figure(tables, "all", shot=shot)
    listed = {one for _, ids in marks(shown) for one in ids.split(";")}
    assert set(tables.events["event_id"]) <= listed


def test_a_screenshot_keeps_to_900_px() -> None:
    shown = timeline.figure(crowd(300), "all", shot=True)
    assert (shown.layout.width, shown.layout.height) == (1600, 900)
    low, high = shown.layout.yaxis.range
    drawn = [y for trace in scatters(shown, "markers") for y in trace.y]
    assert max(drawn) < low
    assert high == 0


def test_a_screenshot_of_few_events_fills_its_frame() -> None:
    shown = timeline.figure(HAND_MADE, "all", shot=True)
    low, _ = shown.layout.yaxis.range
    drawn_at = [y for trace in scatters(shown, "markers") for y in trace.y]
    assert max(drawn_at) > 0.6 * low


def test_a_small_timeline_fills_the_height_it_is_given() -> None:
    low, high = (timeline.figure(crowd(60), "all", small=True, width=660, height=px) for px in (0, 600))
    assert (low.layout.height < 600, high.layout.height) == (True, 600)
    # The room is used: fewer events share a mark.
    assert len(marks(high)) > len(marks(low))
    last, _ = high.layout.yaxis.range
    assert max(one.bottom for one in drawn(high, 660)) > 0.85 * last
    labels = words(high, 660)
    assert [(one.text, other.text) for one, other in combinations(labels, 2) if one.touches(other)] == []


def test_a_small_timeline_that_needs_more_is_higher() -> None:
    needed = timeline.figure(crowd(60), "all", small=True, width=660).layout.height
    assert timeline.figure(crowd(60), "all", small=True, width=660, height=100).layout.height == needed


def test_a_span_shows_only_its_events() -> None:
    shown = timeline.figure(HAND_MADE, "all", span=("2020-01-01", "2020-12-31"))
    drawn = {row_id for row_id, _ in marks(shown)}
    assert "a3_daily.e01" in drawn
    assert "a2_wire.e01" not in drawn
    assert day_of(shown.layout.xaxis.range[0]) == day_number("2020-01-01")


def test_a_very_large_selection_is_binned_and_says_so() -> None:
    tables = crowd(900)
    shown = timeline.figure(tables, "all")
    assert "one mark = 1 to " in written(shown)
    assert "900 events" in written(shown)
    assert {row_id for row_id, _ in marks(shown) if ".x" in row_id} <= set(tables.events["event_id"])
    counted = [int(text.split("<b>")[1].split(" ")[0]) for text in hovers(shown) if "most often" in text]
    named = tables.events["mission_ids"].str.split(";").explode()
    assert sum(counted) == len(named)


def test_nothing_to_show_is_still_a_figure() -> None:
    shown = timeline.figure(_with(HAND_MADE.events.head(0)), "none")
    assert "0 events" in written(shown)
    assert "0 dated events" in timeline.alt_text(_with(HAND_MADE.events.head(0)), "none")


def test_alt_text_is_one_sentence() -> None:
    assert timeline.alt_text(HAND_MADE, "all") == (
        "Timeline (all): 6 dated events in lanes by mission: NATO Mission Iraq, Operation Inherent Resolve."
    )


def _with(events: pd.DataFrame) -> Tables:
    return replace(HAND_MADE, events=events)
