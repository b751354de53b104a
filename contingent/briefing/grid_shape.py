"""A grid as a native table: a rule under each row, nothing else."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from contingent.briefing import letters
from contingent.briefing.shapes import EMU, Numbers, parsed
from contingent.briefing.slide import Cell, Grid
from contingent.views.theme import Ink

HEADING = 14
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
# "No Style, No Grid": the fills and rules are those written here.
_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_PAD = 'marL="76200" marR="76200" marT="63500" marB="63500"'


def shape(grid: Grid, ink: Ink, numbers: Numbers) -> Any:
    """The element of the table, ready to be put into a slide's tree."""
    box = grid.box
    columns = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in grid.widths)
    heading = tuple(Cell((text,) if text else (), ink.muted, True) for text in grid.headings)
    sizes = (HEADING, *(grid.size for _ in grid.rows))
    rows = "".join(
        f'<a:tr h="{round(height * EMU)}">{"".join(_cell(cell, size, ink) for cell in cells)}</a:tr>'
        for height, size, cells in zip(grid.heights, sizes, (heading, *grid.rows), strict=True)
    )
    alt = quoteattr(letters.plain(grid.alt))
    return parsed(
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{numbers.next()}" name="Table" descr={alt}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{round(box.left * EMU)}" y="{round(box.top * EMU)}"/>'
        f'<a:ext cx="{round(box.width * EMU)}" cy="{round(box.height * EMU)}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{_STYLE}'
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _cell(cell: Cell, size: float, ink: Ink) -> str:
    """The text in one paragraph: a person who changes the column's width gets it broken anew."""
    letter = f'sz="{round(size * 100)}" b="{int(cell.bold)}"'
    colour = f'<a:solidFill><a:srgbClr val="{cell.colour[1:].upper()}"/></a:solidFill>'
    text = escape(" ".join(cell.lines))
    run = f'<a:r><a:rPr lang="en-GB" {letter}>{colour}</a:rPr><a:t>{text}</a:t></a:r>' if text else ""
    none = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    rule = f'<a:lnB w="9525"><a:solidFill><a:srgbClr val="{ink.rule[1:].upper()}"/></a:solidFill></a:lnB>'
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}<a:endParaRPr lang="en-GB" {letter}/></a:p></a:txBody>'
        f"<a:tcPr {_PAD}>{none}{rule}<a:noFill/></a:tcPr></a:tc>"
    )
