"""The slides as a PowerPoint file: native text, shapes, charts and tables; quotations in the notes."""

from __future__ import annotations

import copy
import io
import re
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from contingent.briefing import charts, grid_shape, letters, shapes
from contingent.briefing.contents import Contents, Material
from contingent.briefing.layout import ink_of
from contingent.briefing.slide import Box, Chart, Grid, Slide, Words
from contingent.briefing.slides import slides
from contingent.briefing.stamps import without_times
from contingent.briefing.template import Template, open_template

_MARKING = 12
# "(2 of 3)" at the end of a title stays on one line.
_COUNT = re.compile(r"\((\d+) of (\d+)\)$")
_SMALLEST_TITLE = 20
_USUAL_UNDER, _SMALLEST_UNDER = 32, 14


def deck(found: Material, wished: Contents, template: Path | bytes | None = None) -> bytes:
    """The .pptx file; the same material and wishes give the same bytes.

    Raises ContingentError when the template cannot be used, or the selection leaves no row.
    """
    base = open_template(template)
    return written(base, slides(found, wished, base.paper), wished.marking)


def written(base: Template, made: list[Slide], marking: str) -> bytes:
    """The slides in the template."""
    presentation = base.presentation
    for slide in made:
        _add(base, slide, marking)
    known = presentation.core_properties
    known.title = letters.clean(made[0].title if made else "")[:250]
    known.author, known.last_modified_by, known.comments, known.keywords = "Contingent", "Contingent", "", ""
    known.revision = 1
    buffer = io.BytesIO()
    presentation.save(buffer)
    return without_times(buffer.getvalue())


def _add(base: Template, slide: Slide, marking: str) -> None:
    layout, paper, ink = base.title if slide.is_title else base.content, base.paper, ink_of(base.paper)
    page = base.presentation.slides.add_slide(layout)
    _write_title(page, slide, base)
    _fill_placeholders(page, slide)
    numbers = shapes.Numbers(max(int(one) for one in page.shapes._spTree.xpath(".//@id") if str(one).isdecimal()))
    for item in slide.items:
        if isinstance(item, Chart):
            charts.add(page.shapes, item, ink)
            numbers.last += 1
        elif isinstance(item, Grid):
            page.shapes._spTree.append(grid_shape.shape(item, ink, numbers))
        else:
            page.shapes._spTree.append(shapes.shape(item, numbers))
    if not slide.is_title:
        _number(page, layout, numbers)
    if marking.strip():
        for box in paper.markings:
            line = letters.line(marking, _MARKING, box.width, bold=True)
            item = Words(box, (line,), _MARKING, ink.ink, bold=True, align="center")
            page.shapes._spTree.append(shapes.shape(item, numbers))
    if slide.notes:
        page.notes_slide.notes_text_frame.text = slide.notes


def _write_title(page: Any, slide: Slide, base: Template) -> None:
    """The title, in smaller letters than the template's where it would not fit, cut where even these do not help."""
    holder = page.shapes.title
    if holder is None:
        return
    room = Box(0, 0, holder.width / 12_700, holder.height / 12_700)
    size = 40.0 if slide.is_title and base.paper.title_size < 40 else base.paper.title_size
    lines, fitting = fitted(slide.title, size, room)
    frame = holder.text_frame
    frame.text = _COUNT.sub("(\\1\u00a0of\u00a0\\2)", " ".join(lines))
    if fitting < size:
        for run in frame.paragraphs[0].runs:
            run.font.size = Pt(fitting)


def fitted(text: str, size: float, room: Box) -> tuple[tuple[str, ...], float]:
    """A title in lines, and the size of its letters: one line if three quarters of the size allow it, else as large as
    fits, at least 20 points."""
    for smaller in range(round(size), max(round(size * 0.75), _SMALLEST_TITLE) - 1, -2):
        lines = letters.lines(text, smaller, room.width * 0.97, bold=True, most=2)
        if len(lines) == 1:
            return lines, smaller
    while True:
        most = max(1, int(room.height // letters.height(1, size)))
        lines = letters.lines(text, size, room.width * 0.97, bold=True, most=most + 1)
        if len(lines) <= most:
            return lines, size
        if size <= _SMALLEST_TITLE:
            return letters.lines(text, size, room.width * 0.97, bold=True, most=most), size
        size -= 2


def _fill_placeholders(page: Any, slide: Slide) -> None:
    """The lines under the title go into the first placeholder for text; those left empty would show "Click to add"."""
    lines = slide.under
    for holder in list(page.placeholders):
        if holder.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            continue
        if lines and holder.has_text_frame:
            _write_under(holder, lines)
            lines = ()
        else:
            holder._element.getparent().remove(holder._element)


def _write_under(holder: Any, lines: tuple[str, ...]) -> None:
    """The lines under the title, in smaller letters than the template's where they would not fit."""
    wide, high = holder.width / 12_700 * 0.95, holder.height / 12_700
    known = _size_of(holder)
    for size in range(known, _SMALLEST_UNDER - 1, -2):
        cut = [letters.lines(line, size, wide, most=2) for line in lines]
        # Templates set paragraphs apart by about a fifth of their height.
        if letters.height(sum(len(one) for one in cut), size) * 1.2 <= high:
            break
    holder.text_frame.text = "\n".join(" ".join(one) for one in cut)
    if size < known:
        for paragraph in holder.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(size)


def _size_of(holder: Any) -> int:
    """The size that the layout gives the letters of a placeholder; PowerPoint's own where it gives none."""
    number = holder.placeholder_format.idx
    for layout_holder in holder.part.slide_layout.placeholders:
        if layout_holder.placeholder_format.idx == number:
            letter = layout_holder._element.find(".//{*}lvl1pPr/{*}defRPr")
            if letter is not None and letter.get("sz"):
                return round(int(letter.get("sz")) / 100)
    return _USUAL_UNDER


def _number(page: Any, layout: Any, numbers: shapes.Numbers) -> None:
    """The slide's number where the layout has a place for it."""
    for holder in layout.placeholders:
        if holder.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            element = copy.deepcopy(holder._element)
            element.find(".//{*}cNvPr").set("id", str(numbers.next()))
            page.shapes._spTree.append(element)
