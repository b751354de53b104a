"""Slide values as DrawingML: shapes that PowerPoint and LibreOffice let a person move, recolour and retype."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from contingent.briefing import letters
from contingent.briefing.slide import Bar, Box, Group, Mark, Path, Point, Words

EMU = 12_700
_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
# The shapes of the dashboard's markers as presets of DrawingML, with their turn in degrees.
_PRESETS = {
    "circle": ("ellipse", 0),
    "triangle-right": ("triangle", 90),
    "triangle-left": ("triangle", 270),
    "triangle-up": ("triangle", 0),
    "triangle-down": ("triangle", 180),
    "bowtie": ("flowChartCollate", 90),
    "pentagon": ("pentagon", 0),
    "square": ("rect", 0),
    "diamond": ("diamond", 0),
    "x": ("mathMultiply", 0),
    "star": ("star5", 0),
}
# These look smaller than a circle of the same size.
_LARGER = {"x": 1.7, "star": 1.35, "diamond": 1.2, "pentagon": 1.1}
_LONGEST_NAME = 120
# How much of what lies under a label its ground lets through is the rest to one.
_GROUND = 0.6


class Numbers:
    """Ids for the shapes of one slide, counted on from what the slide has."""

    def __init__(self, after: int) -> None:
        self.last = after

    def next(self) -> int:
        self.last += 1
        return self.last


def shape(item: Words | Mark | Bar | Path | Group, numbers: Numbers) -> Any:
    """The element of a shape or a group, ready to be put into a slide's tree."""
    return parse_xml(_group(item, numbers) if isinstance(item, Group) else _xml(item, numbers, _SPACES))


def _group(group: Group, numbers: Numbers) -> str:
    left, top, right, bottom = _extent(group.items)
    place = (
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{right - left}" cy="{bottom - top}"/>'
        f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{right - left}" cy="{bottom - top}"/>'
    )
    head = _named(group.name, numbers, group.alt)
    inner = "".join(_xml(item, numbers, "") for item in group.items)
    return (
        f"<p:grpSp {_SPACES}><p:nvGrpSpPr>{head}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{place}</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
    )


def _xml(item: Words | Mark | Bar | Path, numbers: Numbers, spaces: str) -> str:
    if isinstance(item, Words):
        return _words(item, numbers, spaces)
    if isinstance(item, Mark):
        return _mark(item, numbers, spaces)
    if isinstance(item, Bar):
        return _shape(_named(item.name or "Bar", numbers), _preset("rect", item.box), _fill(item.colour), "", spaces)
    return _path(item, numbers, spaces)


def _shape(head: str, geometry: str, fill: str, line: str, spaces: str, kind: str = "", text: str = "") -> str:
    return (
        f"<p:sp {spaces}><p:nvSpPr>{head}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{geometry}{fill}{line or '<a:ln><a:noFill/></a:ln>'}</p:spPr>{text}</p:sp>"
    )


def _words(item: Words, numbers: Numbers, spaces: str) -> str:
    letter = (
        f'sz="{round(item.size * 100)}" b="{int(item.bold)}"',
        f'<a:solidFill><a:srgbClr val="{item.colour[1:].upper()}"/></a:solidFill>',
    )
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{_ALIGN[item.align]}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" {letter[0]}>{letter[1]}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>'
        for line in item.lines
    )
    text = (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{paragraphs or '<a:p/>'}</p:txBody>"
    )
    head = _named(" ".join(item.lines) or "Text", numbers)
    ground = _fill(item.ground, _GROUND) if item.ground else "<a:noFill/>"
    return _shape(head, _preset("rect", item.box), ground, "", spaces, ' txBox="1"', text)


_ALIGN = {"left": "l", "center": "ctr", "right": "r"}


def _mark(item: Mark, numbers: Numbers, spaces: str) -> str:
    preset, turn = _PRESETS.get(item.shape, _PRESETS["circle"])
    size = item.size * _LARGER.get(item.shape, 1.0)
    box = Box(item.x - size / 2, item.y - size / 2, size, size)
    line = _line(item.line, item.thick) if item.thick else ""
    return _shape(_named(item.name or "Mark", numbers), _preset(preset, box, turn), _fill(item.fill), line, spaces)


def _path(item: Path, numbers: Numbers, spaces: str) -> str:
    left, top, right, bottom = _extent([item])
    wide, high = max(right - left, 1), max(bottom - top, 1)
    close = "<a:close/>" if item.closed else ""
    drawn = "".join(_contour(points, left, top) + close for points in item.contours)
    filled = "" if item.fill else ' fill="none"'
    geometry = (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}"{filled}>{drawn}</a:path></a:pathLst></a:custGeom>'
    )
    line = _line(item.line, item.thick, item.dotted) if item.line else ""
    fill = _fill(item.fill, item.opacity) if item.fill else "<a:noFill/>"
    return _shape(_named(item.name or "Line", numbers), geometry, fill, line, spaces)


def _contour(points: Sequence[Point], left: int, top: int) -> str:
    at = [f'<a:pt x="{round(x * EMU) - left}" y="{round(y * EMU) - top}"/>' for x, y in points]
    return f"<a:moveTo>{at[0]}</a:moveTo>" + "".join(f"<a:lnTo>{one}</a:lnTo>" for one in at[1:])


def _preset(name: str, box: Box, turn: int = 0) -> str:
    turned = f' rot="{turn * 60_000}"' if turn else ""
    return (
        f'<a:xfrm{turned}><a:off x="{round(box.left * EMU)}" y="{round(box.top * EMU)}"/>'
        f'<a:ext cx="{round(box.width * EMU)}" cy="{round(box.height * EMU)}"/></a:xfrm>'
        f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
    )


def _fill(colour: str, opacity: float = 1) -> str:
    see_through = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}">{see_through}</a:srgbClr></a:solidFill>'


def _line(colour: str, thick: float, dotted: bool = False) -> str:
    dash = '<a:prstDash val="sysDot"/>' if dotted else ""
    return f'<a:ln w="{round(thick * EMU)}">{_fill(colour)}{dash}<a:round/></a:ln>'


def _named(name: str, numbers: Numbers, alt: str = "") -> str:
    described = f" descr={quoteattr(letters.plain(alt))}" if alt else ""
    return f'<p:cNvPr id="{numbers.next()}" name={quoteattr(letters.plain(name)[:_LONGEST_NAME])}{described}/>'


def _extent(items: Iterable[Words | Mark | Bar | Path]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of some shapes, in EMU."""
    corners = [corner for item in items for corner in _corners(item)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return (round(min(across) * EMU), round(min(down) * EMU), round(max(across) * EMU), round(max(down) * EMU))


def _corners(item: Words | Mark | Bar | Path) -> Iterator[Point]:
    if isinstance(item, Path):
        for contour in item.contours:
            yield from contour
    elif isinstance(item, Mark):
        half = item.size * _LARGER.get(item.shape, 1.0) / 2
        yield from ((item.x - half, item.y - half), (item.x + half, item.y + half))
    else:
        yield from ((item.box.left, item.box.top), (item.box.right, item.box.bottom))


def described(element: Any, name: str, alt: str) -> None:
    """Give a chart or a table its name and its text alternative."""
    properties = element.find(".//{*}cNvPr")
    properties.set("name", letters.plain(name))
    properties.set("descr", letters.plain(alt))


def parsed(xml: str) -> Any:
    """A piece of DrawingML as an element."""
    end = min(at for at in (xml.find(" "), xml.find("/"), xml.find(">")) if at > 0)
    return parse_xml(f"{xml[:end]} {_SPACES}{xml[end:]}")
