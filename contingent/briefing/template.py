"""The template that the slides are made on: ours, or the user's with its layouts, typefaces and size."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError

from contingent.briefing.slide import Box
from contingent.errors import ContingentError

OWN = Path(__file__).with_name("template.pptx")
POINT = 12_700
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_STRIP = 18.0
_MEND = "Give a .pptx file saved by PowerPoint or LibreOffice, or leave --template out."


@dataclass(frozen=True, slots=True)
class Paper:
    """The room on a slide, in points: the whole, the title, what is left for content, and the two marking lines.

    `title_size` is the size of the letters that the template gives a title; `dark` says that its ground is dark.
    """

    width: float
    height: float
    title: Box
    area: Box
    title_size: float
    dark: bool

    @property
    def markings(self) -> tuple[Box, Box]:
        across = self.width - 40
        return Box(20, 3, across, _STRIP), Box(20, self.height - _STRIP - 3, across, _STRIP)


@dataclass(frozen=True, slots=True)
class Template:
    """A presentation without slides, its layouts for the title and for all others, and their room."""

    presentation: Any
    title: Any
    content: Any
    paper: Paper


def open_template(source: Path | bytes | None = None) -> Template:
    """Our template, or the one of a file (or of its bytes): slides that it holds are left out.

    Raises ContingentError when there is no such file, it is no presentation, or it has no layout with a title.
    """
    presentation = _presentation(source or OWN)
    _empty(presentation)
    layouts = [layout for layout in presentation.slide_layouts if _title_of(layout) is not None]
    if not layouts:
        raise ContingentError("no layout of the template has a title.", _called(source), _MEND)
    content = min(layouts, key=lambda layout: (_extras(layout, 0), not _has(layout, PP_PLACEHOLDER.TITLE)))
    first = min(layouts, key=lambda layout: (not _has(layout, PP_PLACEHOLDER.CENTER_TITLE), _extras(layout, 1)))
    return Template(presentation, first, content, _paper(presentation, content))


def _presentation(source: Path | bytes) -> Any:
    try:
        content = source if isinstance(source, bytes) else source.read_bytes()
        return Presentation(io.BytesIO(content))
    except OSError as error:
        problem = f"the template cannot be read ({error.strerror})."
    except ValueError as error:
        other = "content type" in str(error)
        problem = f"the template {'is a .potx or another kind of Office file' if other else f'is broken ({error})'}."
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, AttributeError, etree.XMLSyntaxError):
        problem = "the template is not a PowerPoint file."
    raise ContingentError(problem, _called(source), _MEND)


def _called(source: Path | bytes | None) -> str:
    return str(source) if isinstance(source, Path) else ""


def _empty(presentation: Any) -> None:
    """Take out the slides that a template brings along; with the last link to it a slide's part goes too."""
    listed = presentation.slides._sldIdLst
    for entry in list(listed):
        presentation.part.drop_rel(entry.rId)
        listed.remove(entry)
    for sections in presentation.part._element.xpath("//*[local-name()='sectionLst']"):
        sections.getparent().remove(sections)


def _title_of(layout: Any) -> Any:
    return next((one for one in layout.placeholders if one.placeholder_format.type in _TITLES), None)


def _has(layout: Any, kind: PP_PLACEHOLDER) -> bool:
    return any(one.placeholder_format.type == kind for one in layout.placeholders)


def _extras(layout: Any, wanted: int) -> int:
    """How far a layout's number of placeholders besides title and feet is from what is wanted."""
    kinds = [one.placeholder_format.type for one in layout.placeholders]
    return abs(sum(kind not in (*_TITLES, *_FEET) for kind in kinds) - wanted)


def _paper(presentation: Any, content: Any) -> Paper:
    width, height = presentation.slide_width / POINT, presentation.slide_height / POINT
    title = _box(_title_of(content))
    margin = width * 0.04
    usable = title is not None and title.bottom < height * 0.45 and title.width > width * 0.6
    if title is None or not usable:
        title = title or Box(margin, _STRIP + 6, width - 2 * margin, height * 0.1)
    top = title.bottom + 2 if usable else height * 0.2
    left, right = (title.left, title.right) if usable else (margin, width - margin)
    feet = [
        box.top
        for one in content.placeholders
        if one.placeholder_format.type in _FEET and (box := _box(one)) is not None and box.top > height * 0.75
    ]
    bottom = min([*feet, height - _STRIP - 6])
    area = Box(left, max(top, _STRIP + 6), right - left, bottom - 2 - max(top, _STRIP + 6))
    return Paper(width, height, title, area, _title_size(content), _dark(content.slide_master))


def _box(placeholder: Any) -> Box | None:
    """Where a placeholder stands, by itself or by its master; None when neither says so."""
    left, top, width, height = placeholder.left, placeholder.top, placeholder.width, placeholder.height
    if None in (left, top, width, height):
        return None
    return Box(left / POINT, top / POINT, width / POINT, height / POINT)


def _title_size(layout: Any) -> float:
    """The size of a title's letters: the layout's, else the master's, else PowerPoint's."""
    for element in (_title_of(layout)._element, layout.slide_master._element.find(".//{*}titleStyle")):
        letters = None if element is None else element.find(".//{*}lvl1pPr/{*}defRPr")
        if letters is not None and letters.get("sz"):
            return int(letters.get("sz")) / 100
    return 44.0


def _dark(master: Any) -> bool:
    """Whether the ground of the slides is dark, as far as the master and its theme say so by a plain colour."""
    element = master._element
    plain = element.xpath(".//p:bg//a:srgbClr/@val")
    named = element.xpath(".//p:bg//a:schemeClr/@val")
    colour = plain[0] if plain else _theme_colour(master, named[0] if named else "bg1")
    red, green, blue = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return 0.3 * red + 0.59 * green + 0.11 * blue < 110


def _theme_colour(master: Any, name: str) -> str:
    mapping = master._element.find(".//{*}clrMap")
    name = name if mapping is None else mapping.get(name, name)
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    found = etree.fromstring(theme.blob).find(f".//{_DRAWING}clrScheme/{_DRAWING}{name}")
    if found is None or not len(found):
        return "FFFFFF"
    return str(found[0].get("lastClr") or found[0].get("val") or "FFFFFF")[:6]
