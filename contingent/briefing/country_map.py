"""The map as native shapes: borders, rivers, pins, and labels that do not cover one another."""

from __future__ import annotations

from contingent.briefing import letters
from contingent.briefing.contents import Material
from contingent.briefing.ground import blended, cut_area, cut_line, thinned
from contingent.briefing.layout import Layout, foot_of, ink_of, layout
from contingent.briefing.quotations import Quotations
from contingent.briefing.slide import Bar, Box, Group, Mark, Path, Point, Slide, Words, words
from contingent.briefing.template import Paper
from contingent.tables import Tables
from contingent.views import bases
from contingent.views.basemap import COUNTRY_NAMES, CREDIT, IRAQ, VIEWS, Projection, circle, ground, projection
from contingent.views.leaders import nearest
from contingent.views.pin_labels import Label, labels, towns
from contingent.views.pins import Pin, pins, places
from contingent.views.placement import Sheet
from contingent.views.theme import Canvas, Ink, faded, mission_colour

_Shape = Words | Mark | Bar | Path
_KEY = 22.0
_MOST_QUOTED = 8
_BAR_KM = (5, 10, 20, 50, 100, 200)
# The labels are laid out in the project's typeface; everything is drawn this much larger than laid out.
_WIDER = 1.06


class _Ground:
    """A map being drawn: from degrees to points on the slide."""

    def __init__(self, view: str, box: Box, paper: Paper) -> None:
        self.box, self.paper, self.ink = box, paper, ink_of(paper)
        self.sheet = Canvas(width=int(box.width), dark=paper.dark)
        self.on: Projection = projection(view, box.width / _WIDER, box.height / _WIDER)

    def at(self, longitude: float, latitude: float) -> Point:
        return self.point(*self.on.px(longitude, latitude))

    def point(self, x: float, y: float) -> Point:
        return self.box.left + x * _WIDER, self.box.top + y * _WIDER

    def line(self, degrees: list[list[float]] | list[tuple[float, float]]) -> tuple[Point, ...]:
        return thinned([self.at(one[0], one[1]) for one in degrees])


def slide(found: Material, paper: Paper, view: str) -> Slide:
    """The map of a view (a key of VIEWS)."""
    tables = found.tables
    rows = places(tables)
    laid = layout(paper, bases.subtitle(tables, found.words, view), foot_of(found, f" {CREDIT}."))
    box = laid.room.without_top(_KEY)
    drawn = _Ground(view, box, paper)
    there = pins(rows, drawn.on, drawn.sheet)
    taken = Sheet((4, 4, drawn.on.width - 4, drawn.on.height - 4))
    items: list[_Shape] = [Bar(box, blended(faded(drawn.ink.water, 0.35), drawn.ink.paper), "Sea")]
    items += _countries(drawn)
    items += _rivers(drawn)
    items += _scale(drawn, taken)
    named = labels(there, taken, drawn.sheet)
    items += _towns(drawn, there, taken)
    items += _country_names(drawn, taken)
    for pin in there:
        items += _circle(drawn, pin)
    items += _leaders(drawn, named)
    items += [_pin(drawn, pin) for pin in there]
    for label in named:
        items += _label(drawn, label)
    items += _key(drawn, there, tables, laid)
    group = Group(tuple(items), "Map", bases.alt_text(tables, found.words, view))
    title = f"{bases.TITLE}: {VIEWS[view].name}"
    return Slide(view, title, (*laid.around, group), _notes(tables, there))


def _countries(drawn: _Ground) -> list[Path]:
    """The neighbours as one shape, Iraq as another, so that each takes one click to recolour."""
    shapes = []
    for is_iraq, name in ((False, "Neighbouring countries"), (True, "Iraq")):
        rings = []
        for feature in ground("countries"):
            if (feature["properties"]["iso"] == IRAQ) == is_iraq:
                rings += [cut_area(drawn.line(polygon[0]), drawn.box) for polygon in feature["geometry"]["coordinates"]]
        kept = tuple(ring for ring in rings if len(ring) > 2)
        land = drawn.ink.land if is_iraq else drawn.ink.land_beside
        if kept:
            shapes.append(Path(kept, True, land, drawn.ink.border, 1.4 if is_iraq else 0.75, name))
    return shapes


def _rivers(drawn: _Ground) -> list[Path]:
    lakes: list[tuple[Point, ...]] = []
    lines: list[tuple[Point, ...]] = []
    for feature in ground("rivers"):
        shape, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
        if shape == "Polygon":
            lakes.append(cut_area(drawn.line(coordinates[0]), drawn.box))
        else:
            lines += cut_line(drawn.line(coordinates), drawn.box)
    lakes = [ring for ring in lakes if len(ring) > 2]
    water = drawn.ink.water
    shapes = [Path(tuple(lakes), True, water, water, 1, "Lakes")] if lakes else []
    return [*shapes, Path(tuple(lines), False, line=water, thick=1.5, name="Rivers")] if lines else shapes


def _scale(drawn: _Ground, taken: Sheet) -> list[_Shape]:
    on, ink, size = drawn.on, drawn.ink, letters.SMALLEST
    km = max((one for one in _BAR_KM if one / on.km(1) < on.width * 0.2), default=_BAR_KM[0])
    wide, left, base = km / on.km(1), 14.0, on.height - 12
    taken.take((left - 6, base - size - 10, left + max(wide, 40) + 6, base + 8))
    (x0, y0), (x1, _) = drawn.point(left, base), drawn.point(left + wide, base)
    return [
        Path((((x0, y0), (x1, y0)),), False, line=ink.ink, thick=2, name="Scale"),
        words(x0, y0 - size * 1.2 - 2, max(x1 - x0, 50), (f"{km} km",), size, ink.ink),
    ]


def _towns(drawn: _Ground, there: list[Pin], taken: Sheet) -> list[_Shape]:
    size, muted = drawn.sheet.type.source, drawn.ink.muted
    items: list[_Shape] = []
    for town in towns(there, taken, drawn.on, drawn.sheet):
        x, y = drawn.point(town.x, town.y)
        left, top = drawn.point(town.left, town.top)
        items.append(Mark("circle", x, y, 4, muted, muted, thick=0, name=town.name))
        wide = letters.width(town.name, size) / _WIDER + 1
        items.append(words(left, top, wide, (town.name,), size, muted, ground=drawn.ink.land))
    return items


def _country_names(drawn: _Ground, taken: Sheet) -> list[Words]:
    """The countries' names, faint, where they cover nothing."""
    size, named = letters.SMALLEST, []
    for name, (longitude, latitude) in COUNTRY_NAMES.items():
        x, y = drawn.on.px(longitude, latitude)
        half = letters.width(name, size, True) / 2 + 2
        if taken.free((x - half, y - size, x + half, y + size)):
            left, top = drawn.point(x - half, y - size * 0.6)
            named.append(
                words(left, top, 2 * half * _WIDER, (name,), size, drawn.ink.border, bold=True, align="center")
            )
    return named


def _circle(drawn: _Ground, pin: Pin) -> list[_Shape]:
    """A dotted circle around a place that is known only roughly, never smaller than can be seen."""
    if not pin.circle_km:
        return []
    km = max(pin.circle_km, drawn.on.km(pin.radius + 6))
    ring = cut_area([drawn.at(*one) for one in circle(pin.longitude, pin.latitude, km)], drawn.box)
    colour = _colour(drawn, pin)
    return [Path((ring,), True, colour, colour, 1.3, f"{pin.name}: known only roughly", dotted=True, opacity=0.1)]


def _leaders(drawn: _Ground, named: list[Label]) -> list[Path]:
    lines = []
    for label in named:
        if label.spot.leader:
            start = label.pin.x, label.pin.y
            lines.append((drawn.point(*start), drawn.point(*nearest(start, label.box))))
    return [Path(tuple(lines), False, line=drawn.ink.muted, thick=0.9, name="Leader lines")] if lines else []


def _pin(drawn: _Ground, pin: Pin) -> Mark:
    x, y = drawn.point(pin.x, pin.y)
    ring = mission_colour(pin.missions[1], drawn.paper.dark) if len(pin.missions) > 1 else drawn.ink.paper
    thick = 2.5 if len(pin.missions) > 1 else 1.4
    return Mark("circle", x, y, 2 * pin.radius + thick, _colour(drawn, pin), ring, thick, name=pin.name)


def _label(drawn: _Ground, label: Label) -> list[Words]:
    """The name in the mission's colour, who is there beneath it."""
    left, top = drawn.point(label.spot.left, label.spot.top)
    align, wide = "right" if label.to_left else "left", label.width * _WIDER
    size, small = drawn.sheet.type.name, max(drawn.sheet.type.label - 1, letters.SMALLEST)
    made, down = [], top + 1
    for at, line in enumerate(letters.clean(one) for one in label.lines):
        letter, colour = (small, drawn.ink.muted) if at else (size, _colour(drawn, label.pin))
        room = min(letters.width(line, letter, not at) / _WIDER + 2, wide)
        begin = left + wide - room if label.to_left else left
        made.append(words(begin, down, room, (line,), letter, colour, bold=not at, align=align, ground=drawn.ink.land))
        down += size * 1.25
    return made


def _colour(drawn: _Ground, pin: Pin) -> str:
    return mission_colour(pin.missions[0] if pin.missions else "", drawn.paper.dark)


def _key(drawn: _Ground, there: list[Pin], tables: Tables, laid: Layout) -> list[_Shape]:
    """The missions in view by colour, and what size, ring and dots mean, in one line over the map."""
    known = dict(zip(tables.missions["mission_id"], tables.missions["short_name"], strict=True))
    ink, paper = drawn.ink, drawn.paper
    entries = [
        (known.get(one, one), mission_colour(one, paper.dark), mission_colour(one, paper.dark))
        for one in dict.fromkeys(mission for pin in there for mission in pin.missions[:2])
    ]
    if any(not pin.missions for pin in there):
        entries.append(("no mission named", mission_colour("", paper.dark), mission_colour("", paper.dark)))
    entries.append(("larger: more articles", ink.paper, ink.muted))
    if any(pin.circle_km for pin in there):
        entries.append(("wide circle: known only roughly", ink.rule, ink.muted))
    return _row_of(entries, laid.room, ink)


def _row_of(entries: list[tuple[str, str, str]], room: Box, ink: Ink) -> list[_Shape]:
    """Entries of the key side by side, as many as one line holds."""
    items: list[_Shape] = []
    x, size = room.left, letters.SMALLEST
    for text, fill, line in entries:
        wide = letters.width(text, size) + 4
        if x + 16 + wide > room.right:
            break
        items.append(Mark("circle", x + 6, room.top + 8, 10, fill, line))
        items.append(words(x + 16, room.top + 0.5, wide, (letters.clean(text),), size, ink.muted))
        x += 16 + wide + 14
    return items


def _notes(tables: Tables, there: list[Pin]) -> str:
    """The quotations behind the pins, place by place."""
    ids = {pin.place_id: pin.row_ids.split(";")[:_MOST_QUOTED] for pin in there}
    quotations = Quotations(tables, (one for some in ids.values() for one in some))
    return "\n\n".join(quotations.notes(ids[pin.place_id], pin.name.upper()) for pin in there)
