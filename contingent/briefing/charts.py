"""An XY chart value as a native chart, with the rows behind its points in the workbook that it embeds."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.util import Pt

from contingent.briefing.letters import SMALLEST
from contingent.briefing.shapes import described
from contingent.briefing.slide import Axis, Box, Chart, Series
from contingent.views.theme import Ink

_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_SHEET = "Sheet1"
_DATE, _YEAR = "d mmm yyyy", "yyyy"
#: The columns that the chart itself reads; those of `Chart.headings` follow.
_READ = ("As of", "Value", "Days before", "Days after", "Below", "Above")
_LEGEND_LINE = 20.0


def add(shapes: Any, chart: Chart, ink: Ink) -> None:
    """Put the chart on a slide."""
    data = XyChartData(number_format="General")
    for series in chart.series:
        added = data.add_series(series.name)
        for dot in series.dots:
            added.add_data_point(dot.x, dot.y)
    place = [Pt(value) for value in (chart.box.left, chart.box.top, chart.box.width, chart.box.height)]
    frame = shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, data)
    described(frame._element, "Troop counts", chart.alt)
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(workbook(chart))
    drawn.font.size, drawn.font.color.rgb = Pt(SMALLEST), RGBColor.from_string(ink.ink[1:].upper())
    drawn.has_title = False
    _axis(drawn.category_axis, chart.x, _YEAR, ink, gridlines=False)
    _axis(drawn.value_axis, chart.y, "#,##0", ink, gridlines=True)
    _legend(drawn, chart)
    _lay_out(drawn._chartSpace.find(".//{*}plotArea"), chart.plot, chart.box, inner=True)
    row = 1
    for series, element in zip(chart.series, drawn._chartSpace.findall(".//{*}ser"), strict=True):
        _dress(element, series, row)
        row += len(series.dots) + 2


def workbook(chart: Chart) -> bytes:
    """The data as an Excel file: for each series a heading, then a row per point, a blank row between two series.

    Column A is the day, B the value, C to F how far the bars reach, then what an analyst asks next: whose, when in
    words, who says so, and the very words. Text is always text, never a formula.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_SHEET)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": _DATE})
        row = 0
        for series in chart.series:
            sheet.write_row(row, 0, (_READ[0], series.name, *_READ[2:], *chart.headings), bold)
            for at, dot in enumerate(series.dots, row + 1):
                sheet.write_number(at, 0, dot.x, day)
                for column, value in enumerate((dot.y, dot.before, dot.after, dot.below, dot.above), 1):
                    sheet.write_number(at, column, value)
                for column, text in enumerate(dot.cells, len(_READ)):
                    sheet.write_string(at, column, text)
            row += len(series.dots) + 2
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 28)
        sheet.set_column(len(_READ), len(_READ) + len(chart.headings), 24)
    return buffer.getvalue()


def _axis(axis: Any, wanted: Axis, numbers: str, ink: Ink, *, gridlines: bool) -> None:
    axis.minimum_scale, axis.maximum_scale = wanted.low, wanted.high
    if wanted.log:
        scaling = axis._element.find("{*}scaling")
        scaling.insert(0, parse_xml(f'<c:logBase {_SPACES} val="10"/>'))
    else:
        axis.major_unit = wanted.step
    axis.has_major_gridlines = gridlines
    if gridlines:
        axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(ink.grid[1:].upper())
        axis.major_gridlines.format.line.width = Pt(0.75)
    axis.major_tick_mark = XL_TICK_MARK.NONE if gridlines else XL_TICK_MARK.OUTSIDE
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = numbers, False
    axis.tick_labels.font.size = Pt(SMALLEST)
    axis.tick_labels.font.color.rgb = RGBColor.from_string(ink.muted[1:].upper())
    if gridlines:
        axis.format.line.fill.background()
    else:
        axis.format.line.color.rgb = RGBColor.from_string(ink.rule[1:].upper())


def _legend(drawn: Any, chart: Chart) -> None:
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    drawn.legend.font.size = Pt(SMALLEST)
    left = chart.plot.right + 14
    high = min(len(chart.series) * _LEGEND_LINE + 6, chart.box.height - 4)
    room = Box(left, chart.plot.top, chart.box.right - left, high)
    _lay_out(drawn.legend._element, room, chart.box, inner=False)


def _lay_out(element: Any, box: Box, within: Box, *, inner: bool) -> None:
    """Fix where plot or legend stands, so that the places of labels can be known beforehand."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    x, y = (box.left - within.left) / within.width, (box.top - within.top) / within.height
    layout = parse_xml(
        f'<c:layout {_SPACES}><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{box.width / within.width:.5f}"/>'
        f'<c:h val="{box.height / within.height:.5f}"/></c:manualLayout></c:layout>'
    )
    for old in element.findall("{*}layout"):
        element.remove(old)
    before = element.find("{*}legendPos")
    element.insert(0 if before is None else list(element).index(before) + 1, layout)


def _dress(element: Any, series: Series, row: int) -> None:
    """Marks, bars of doubt and labels of one series; `row` is that of its heading in the workbook, from 1."""
    for name in ("spPr", "marker", "dLbls", "smooth"):
        for old in element.findall(f"{{*}}{name}"):
            element.remove(old)
    at = list(element).index(element.find("{*}tx")) + 1
    parts = [
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>",
        f'<c:marker><c:symbol val="{series.symbol}"/><c:size val="9"/><c:spPr>{_paint(series.fill)}'
        f'<a:ln w="22225">{_paint(series.colour)}</a:ln></c:spPr></c:marker>',
        _labels(series),
    ]
    if any(dot.before or dot.after for dot in series.dots):
        values = [dot.after for dot in series.dots], [dot.before for dot in series.dots]
        parts.append(_bars("x", series, row, ("D", "C"), values))
    if any(dot.below or dot.above for dot in series.dots):
        values = [dot.above for dot in series.dots], [dot.below for dot in series.dots]
        parts.append(_bars("y", series, row, ("F", "E"), values))
    for part in reversed([part for part in parts if part]):
        element.insert(at, parse_xml(part.replace(">", f" {_SPACES}>", 1)))
    element.append(parse_xml(f'<c:smooth {_SPACES} val="0"/>'))


def _labels(series: Series) -> str:
    """Words beside the points that have a label; the others stay bare."""
    shown = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r>'
        f'<a:rPr lang="en-GB" sz="{SMALLEST * 100}" b="0">{_paint(series.colour)}</a:rPr><a:t>{escape(dot.label)}</a:t>'
        f'</a:r></a:p></c:rich></c:tx><c:dLblPos val="{dot.side}"/>{_shows(1)}</c:dLbl>'
        for at, dot in enumerate(series.dots)
        if dot.label
    )
    return f"<c:dLbls>{shown}{_shows(0)}</c:dLbls>"


def _shows(value: int) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _bars(way: str, series: Series, row: int, columns: tuple[str, str], values: tuple[list[float], list[float]]) -> str:
    """Error bars: how far each point's doubt reaches, read from two columns of the workbook."""
    first, last = row + 1, row + len(series.dots)
    ends = "".join(
        f"<c:{name}><c:numRef><c:f>{_SHEET}!${column}${first}:${column}${last}</c:f>{_numbers(some)}"
        f"</c:numRef></c:{name}>"
        for name, column, some in zip(("plus", "minus"), columns, values, strict=True)
    )
    wash = '<a:alpha val="45000"/>'
    return (
        f'<c:errBars><c:errDir val="{way}"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/>{ends}<c:spPr><a:ln w="44450">{_paint(series.colour, wash)}</a:ln></c:spPr></c:errBars>'
    )


def _numbers(values: list[float]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value:g}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'


def _paint(colour: str, more: str = "") -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}">{more}</a:srgbClr></a:solidFill>'
