"""What every figure has in common: what is left to see while one mark is selected."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest
from crowds import HAND_MADE, crowd

from contingent.views import bases, timeline, troops
from contingent.views.picture import Picture

FIGURES = {
    "timeline": lambda: timeline.figure(HAND_MADE, "all"),
    "small timeline": lambda: timeline.figure(crowd(60), "all", small=True),
    "troops": lambda: troops.figure(HAND_MADE, "all", "deployed"),
    "map": lambda: bases.figure(HAND_MADE, "all"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_click_on_a_mark_turns_no_words_pale_and_leaves_the_marks_to_be_seen(name: str) -> None:
    shown: go.Figure = FIGURES[name]()
    words = [trace for trace in shown.data if trace.type == "scatter" and "text" in trace.mode]
    marks = [trace for trace in shown.data if trace.type == "bar" or "markers" in trace.mode]
    assert len(words) > 0
    assert len(marks) > 0
    # Plotly fades the words that are not selected, unless the selected have a colour of their own.
    assert all(trace.selected.textfont.color for trace in words)
    assert {trace.unselected.marker.opacity for trace in marks} == {0.5}


def test_the_number_on_a_selected_mark_keeps_its_colour() -> None:
    picture = Picture()
    picture.scatter(x=[1], y=[1], mode="markers+text", text=["7"], textfont={"color": "#ffffff"})
    (trace,) = picture.figure().data
    assert trace.selected.textfont.color == "#ffffff"
