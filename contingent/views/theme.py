"""The look that every figure shares: colours, type, shapes, and the frame of title, selection and sources."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from contingent.views.lettering import escape, wrap
from contingent.views.picture import Picture

#: The typeface that the project ships (static/fonts), under the name that CSS and figures call it by.
FONT_FAMILY = "IBM Plex Sans"
FONT_STACK = f"{FONT_FAMILY}, Segoe UI, Helvetica Neue, Arial, sans-serif"

SHOT_WIDTH, SHOT_HEIGHT = 1600, 900
#: The content column of a laptop; what a figure is laid out for when nobody says how wide it will be.
COLUMN_WIDTH = 1080
PHONE_WIDTH = 520
# A figure in a corner of a page is narrow without being on a phone.
_NARROW_CORNER = 420
# Narrower than this, a column of names would take the room that the plot needs.
_TWO_COLUMNS = 720
# An axis of more days than this has years alone under it.
_YEARS_ALONE = 8 * 365


@dataclass(frozen=True, slots=True)
class Ink:
    """The neutral colours of one appearance. `paper` is the page's own background."""

    paper: str
    ink: str
    muted: str
    grid: str
    rule: str
    alarm: str
    land: str
    land_beside: str
    border: str
    water: str


LIGHT = Ink(
    "#ffffff", "#1b2733", "#586472", "#e8ebef", "#c9d0d8", "#b3261e", "#faf7f0", "#f1eee7", "#c4b9a4", "#9cc1da"
)
DARK = Ink("#10161d", "#e9edf1", "#a3afbb", "#232c36", "#3a4653", "#ff8a80", "#19222b", "#141b23", "#4b5967", "#2f5470")


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes in px: title, subtitle, names (lanes, places), labels beside marks, and the source line."""

    title: int
    subtitle: int
    name: int
    label: int
    source: int


_SCREEN = Type(title=21, subtitle=14, name=14, label=13, source=12)
_PHONE = Type(title=18, subtitle=13, name=13, label=12, source=11)
_SHOT = Type(title=34, subtitle=19, name=18, label=16, source=15)

# Each mission's colour on light and on dark: at least 4.5 : 1 against the paper, so that it serves for text too, and
# told apart under the common kinds of colour blindness (tests/views/test_theme.py measures both).
_MISSIONS = {
    "nmi": ("#1f5fa8", "#79b0ec"),
    "oir": ("#b4500a", "#f2954a"),
    "ntm-i": ("#106849", "#8ef2c8"),
    "mnf-i": ("#6926c6", "#ce3cf6"),
    "euam-iraq": ("#785827", "#eee331"),
    "unami": ("#6b105a", "#e0567b"),
    "unifil": ("#3f2e29", "#b6764c"),
    "prima-parthica": ("#203a0c", "#c7ed9a"),
}
_SPARE = (
    ("#8a2f2f", "#f09a9a"),
    ("#2f6f4f", "#7ccaa2"),
    ("#4a4aa8", "#a3a3f0"),
    ("#7a5a2a", "#d0ab6c"),
    ("#176d8a", "#6cc3e0"),
    ("#8a3fa0", "#d89aea"),
)
_NO_MISSION = ("#5b6673", "#a9b4bf")

#: One plotly marker symbol per event type, the same on every chart.
SHAPES = {
    "mission_start": "triangle-right",
    "mission_end": "triangle-left",
    "deployment": "triangle-up",
    "redeployment": "bowtie",
    "withdrawal": "triangle-down",
    "handover": "pentagon",
    "command_change": "square",
    "meeting": "circle",
    "agreement": "diamond",
    "attack": "x",
    "milestone": "star",
}


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a figure is drawn for: how wide, whether a 16:9 screenshot, light or dark, in a corner of a page (small).

    `air` is how many times their usual height the rows of a timeline are, where a frame has room left.
    """

    width: int = COLUMN_WIDTH
    shot: bool = False
    dark: bool = False
    small: bool = False
    air: float = 1.0

    @property
    def ink(self) -> Ink:
        return DARK if self.dark else LIGHT

    @property
    def phone(self) -> bool:
        return self.width < (_NARROW_CORNER if self.small else PHONE_WIDTH)

    @property
    def names_above(self) -> bool:
        """Whether the name of a lane stands on a line of its own above the lane, not in a column beside it."""
        return self.phone or (self.width < _TWO_COLUMNS and not self.small)

    @property
    def type(self) -> Type:
        if self.shot:
            return _SHOT
        return _PHONE if self.phone else _SCREEN

    @property
    def edge(self) -> int:
        """The space between the figure's edge and its content, in px."""
        if self.shot:
            return 44
        return 10 if self.phone else 16


def canvas(width: int, shot: bool, dark: bool) -> Canvas:
    """A screenshot is always 1600 px wide, whatever `width` says."""
    return Canvas(SHOT_WIDTH if shot else width, shot, dark)


def mission_colour(mission_id: str, dark: bool = False) -> str:
    """The colour of a mission, the same everywhere and always; "" is "no mission". Unknown ids get a stable one."""
    if not mission_id:
        return _NO_MISSION[dark]
    spare = _SPARE[zlib.crc32(mission_id.encode()) % len(_SPARE)]
    return _MISSIONS.get(mission_id, spare)[dark]


def faded(colour: str, opacity: float) -> str:
    """`#rrggbb` as an rgba() of that opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


@dataclass(frozen=True, slots=True)
class Frame:
    """Title, selection and sources broken into lines, and the room in px they take above and below the plot."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    source: tuple[str, ...]
    top: int
    bottom: int


def frame(canvas: Canvas, title: str, subtitle: str, source_line: str, above: int = 0, below: int = 0) -> Frame:
    """Break the three texts to the canvas; `above` and `below` are px the figure wants next to the plot for itself."""
    room, size = canvas.width - 2 * canvas.edge, canvas.type
    lines = (
        wrap(title, size.title, room, bold=True),
        wrap(subtitle, size.subtitle, room),
        wrap(source_line, size.source, room),
    )
    top = canvas.edge + round(1.25 * size.title * len(lines[0]) + 1.4 * size.subtitle * len(lines[1])) + 12
    bottom = canvas.edge + round(1.4 * size.source * len(lines[2])) + 8
    return Frame(*lines, top=top + above, bottom=bottom + below)


def plot_height(canvas: Canvas, framed: Frame, wanted: int) -> int:
    """How high the plot is: what it wants on a page that scrolls, what is left of 900 px in a screenshot."""
    return SHOT_HEIGHT - framed.top - framed.bottom if canvas.shot else wanted


def most_ticks(canvas: Canvas, room: float, days: float) -> int:
    """How many dates fit beside one another under a plot so wide: years, or months where it shows few years."""
    ems = 4.2 if days > _YEARS_ALONE else 7.2
    return max(3, int(room / (ems * canvas.type.label)))


def layout(fig: Picture, canvas: Canvas, framed: Frame, plot: int, left: int = 0, right: int = 0) -> None:
    """Set the figure's size, margins, type and colours, and write title, selection and sources into it.

    `plot` is the height of the plot in px; `left` and `right` are what stays free beside it, the edge included. The
    figure's left margin is its edge alone; the x axis starts further in, so that a key may take the whole width.
    """
    ink, size = canvas.ink, canvas.type
    fig.lay_out(
        width=canvas.width if canvas.shot else None,
        height=framed.top + plot + framed.bottom,
        margin={"t": framed.top, "b": framed.bottom, "l": canvas.edge, "r": right or canvas.edge, "pad": 0},
        paper_bgcolor=ink.paper,
        plot_bgcolor=ink.paper,
        font={"family": FONT_STACK, "size": size.label, "color": ink.ink},
        hoverlabel={
            "bgcolor": ink.paper,
            "bordercolor": ink.rule,
            "font": {"family": FONT_STACK, "size": max(13, size.label - 2), "color": ink.ink},
            "align": "left",
        },
        hovermode="closest",
        dragmode="zoom",
        showlegend=False,
        template="none",
    )
    across = canvas.width - canvas.edge - (right or canvas.edge)
    fig.x_axis(domain=[((left or canvas.edge) - canvas.edge) / across, 1])
    y = framed.top - canvas.edge
    _write(fig, framed.title, size.title, ink.ink, 0, y, bold=True)
    y -= round(1.25 * size.title * len(framed.title)) + 4
    _write(fig, framed.subtitle, size.subtitle, ink.muted, 0, y)
    _write(fig, framed.source, size.source, ink.muted, 0, canvas.edge - framed.bottom - 2, at_foot=True)


def _write(
    fig: Picture,
    lines: tuple[str, ...],
    size: int,
    colour: str,
    x: int,
    y: int,
    bold: bool = False,
    at_foot: bool = False,
) -> None:
    """Lines of text hung `x` and `y` px from the plot's corner, so that they keep their place when the page changes."""
    text = "<br>".join(escape(line) for line in lines)
    fig.note(
        text=f"<b>{text}</b>" if bold else text,
        font={"size": size, "color": colour},
        x=0,
        xref="paper",
        xanchor="left",
        xshift=x,
        y=0 if at_foot else 1,
        yref="paper",
        yanchor="bottom" if at_foot else "top",
        yshift=y,
        align="left",
    )
