"""A figure while it is drawn: traces, notes and shapes are collected and handed to plotly once.

Plotly checks every value of a figure, and again for every trace that is added; collecting first makes a figure of
two hundred marks several times faster.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

# How a mark looks while another one is selected: plotly's own 0.2 leaves nothing to read.
_PALE = {"marker": {"opacity": 0.5}}


class Picture:
    """Collects what plotly calls data and layout; every method takes plotly's own names.

    A click on a mark selects it: the others turn pale, and no words do.
    """

    def __init__(self) -> None:
        self._data: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {"annotations": [], "shapes": [], "xaxis": {}, "yaxis": {}}

    def scatter(self, **properties: Any) -> None:
        """A trace of marks, lines or words."""
        clicked: dict[str, Any] = {}
        if "markers" in properties["mode"]:
            clicked["unselected"] = _PALE
        if "text" in properties["mode"]:
            # Where the selected have a colour of their own, plotly does not fade the words of all others.
            colour = properties["textfont"]["color"]
            clicked["selected"] = {"textfont": {"color": colour if isinstance(colour, str) else colour[0]}}
        self._data.append({"type": "scatter", **clicked, **properties})

    def bar(self, **properties: Any) -> None:
        """A trace of bars."""
        self._data.append({"type": "bar", "unselected": _PALE, **properties})

    def note(self, **properties: Any) -> None:
        """A line of text that keeps its place."""
        self._layout["annotations"].append({"showarrow": False, **properties})

    def shape(self, **properties: Any) -> None:
        self._layout["shapes"].append(properties)

    def x_axis(self, **properties: Any) -> None:
        self._layout["xaxis"] |= properties

    def y_axis(self, **properties: Any) -> None:
        self._layout["yaxis"] |= properties

    def lay_out(self, **properties: Any) -> None:
        """Any other part of the layout."""
        self._layout |= properties

    def figure(self) -> go.Figure:
        return go.Figure(data=self._data, layout=self._layout)
