"""The figures of a briefing as images: the dashboard's own, in its 16:9 frame, to print at 300 dots per inch."""

from __future__ import annotations

import io

import plotly.graph_objects as go
from pypdf import PdfReader, PdfWriter

from contingent.briefing.contents import FIGURES, Contents, Material, available, measures, nation_for
from contingent.briefing.letters import clean
from contingent.briefing.renderer import Renderer
from contingent.briefing.stamps import steady_svg, with_resolution
from contingent.views import bases, timeline, troops
from contingent.views.theme import SHOT_HEIGHT, SHOT_WIDTH

#: A 16:9 slide is 13.333 inches wide.
INCHES, DOTS_PER_INCH = 40 / 3, 300
FORMATS = ("png", "svg", "pdf")
_CSS_DOTS_PER_INCH = 96
_SCALES = {
    "png": INCHES * DOTS_PER_INCH / SHOT_WIDTH,
    "svg": 1.0,
    "pdf": INCHES * _CSS_DOTS_PER_INCH / SHOT_WIDTH,
}


def figures(found: Material, wished: Contents) -> dict[str, go.Figure]:
    """The chosen figures by the name of their file, in the order of the slides.

    Raises ContingentError when the selection leaves no row.
    """
    there = [kind for kind in available(found) if kind in wished.slides and kind in FIGURES]
    drawn: dict[str, go.Figure] = {}
    for kind in there:
        if kind == "timeline":
            drawn["timeline"] = timeline.figure(found.tables, clean(found.words), shot=True)
        elif kind == "troops":
            for measure in measures(found, wished.measures):
                drawn[f"troops-{measure}"] = _troops(found, measure)
        else:
            drawn[f"map-{kind}"] = bases.figure(found.tables, clean(found.words), view=kind, shot=True)
    return drawn


def _troops(found: Material, measure: str) -> go.Figure:
    return troops.figure(found.tables, clean(found.words), measure, nation_for(found, measure), shot=True)


def image(renderer: Renderer, figure: go.Figure, form: str) -> bytes:
    """A figure as `png` (4000 x 2250), `svg` or `pdf` (13.333 x 7.5 inches), the same bytes each time."""
    drawn = renderer.draw(figure, form, SHOT_WIDTH, SHOT_HEIGHT, _SCALES[form])
    if form == "png":
        return with_resolution(drawn, DOTS_PER_INCH)
    return steady_svg(drawn) if form == "svg" else joined([drawn])


def joined(pages: list[bytes], title: str = "") -> bytes:
    """Some PDFs as one, without the time at which they were made."""
    writer = PdfWriter()
    for page in pages:
        writer.append(PdfReader(io.BytesIO(page)))
    writer.metadata = {"/Producer": "Contingent", **({"/Title": clean(title)} if title else {})}
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
