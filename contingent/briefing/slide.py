"""A slide as a value: what stands where, in points from the left top corner, before any file is written.

The deck and the preview are both made from these, so that the preview shows what the deck holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from contingent.briefing.letters import SMALLEST, height

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def without_top(self, points: float) -> Box:
        return Box(self.left, self.top + points, self.width, self.height - points)

    def without_bottom(self, points: float) -> Box:
        return Box(self.left, self.top, self.width, self.height - points)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, already broken; `align` is `left`, `center` or `right`. The first line's top is the box's top.

    `ground` is a colour that shines through behind the letters, where they stand on lines.
    """

    box: Box
    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool = False
    align: str = "left"
    ground: str = ""

    def __post_init__(self) -> None:
        assert self.size >= SMALLEST, f"text of {self.size} pt cannot be read: {self.lines}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol around a point. `shape` is one of `theme.SHAPES`, or `circle`; hollow with `fill` of the paper."""

    shape: str
    x: float
    y: float
    size: float
    fill: str
    line: str
    thick: float = 1.5
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle without an outline."""

    box: Box
    colour: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """One or more lines or areas of one look. `fill` and `line` may be "" for none; `opacity` is that of the fill."""

    contours: tuple[tuple[Point, ...], ...]
    closed: bool
    fill: str = ""
    line: str = ""
    thick: float = 1
    name: str = ""
    dotted: bool = False
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together, with the sentence that stands for them where they are not seen."""

    items: tuple[Words | Mark | Bar | Path, ...]
    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, its text broken into lines."""

    lines: tuple[str, ...]
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: headings, and rows of cells; widths and heights in points."""

    box: Box
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heights: tuple[float, ...]
    size: float
    alt: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of a chart. `x` counts days as a spreadsheet does (1 January 1900 is day 1).

    `before` and `after` are the days of doubt, `below` and `above` what the words allow beside `y`; `label` stands on
    `side` (`r`, `l`, `t` or `b`), and is empty where there is no room. `cells` go into the workbook beside the point.
    """

    x: float
    y: float
    before: float
    after: float
    below: float
    above: float
    label: str
    side: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one mission and qualifier. `symbol` is `circle`, `triangle`, `square`, `diamond` or `dash`."""

    name: str
    colour: str
    fill: str
    symbol: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """From, to, the step between two ticks, and whether logarithmic."""

    low: float
    high: float
    step: float
    log: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """An XY chart: `plot` is the rectangle inside the axes, `headings` name the cells of the dots."""

    box: Box
    plot: Box
    series: tuple[Series, ...]
    x: Axis
    y: Axis
    headings: tuple[str, ...]
    alt: str


Item = Words | Mark | Bar | Path | Group | Grid | Chart


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `kind` is a key of `contents.SLIDES`; the lines of the title slide's text are in `under`."""

    kind: str
    title: str
    items: tuple[Item, ...] = ()
    notes: str = ""
    under: tuple[str, ...] = field(default=())

    @property
    def is_title(self) -> bool:
        return self.kind == "title"


def text_of(slide: Slide) -> Iterator[str]:
    """Every line of text on the slide, for search and for tests; a chart's labels included, its axes not."""
    yield slide.title
    yield from slide.under
    for item in slide.items:
        yield from _text_of(item)


def _text_of(item: Item) -> Iterator[str]:
    if isinstance(item, Words):
        yield from item.lines
    elif isinstance(item, Group):
        for inner in item.items:
            yield from _text_of(inner)
    elif isinstance(item, Grid):
        yield from item.headings
        for row in item.rows:
            for cell in row:
                yield from cell.lines
    elif isinstance(item, Chart):
        for series in item.series:
            yield series.name
            yield from (dot.label for dot in series.dots if dot.label)


def words(
    left: float,
    top: float,
    room: float,
    lines: tuple[str, ...],
    size: float,
    colour: str,
    *,
    bold: bool = False,
    align: str = "left",
    ground: str = "",
) -> Words:
    """Lines of text in a box as high as they are."""
    return Words(Box(left, top, room, height(len(lines), size)), lines, size, colour, bold, align, ground)
