"""The map of bases as a figure on plain axes: it needs no network, and prints as sharp as it shows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from contingent.tables import Tables
from contingent.views import key as keys
from contingent.views.basemap import CREDIT, VIEWS, Projection, circle, projection
from contingent.views.bases_deck import deck
from contingent.views.bases_ground import Line, Words, at, draw_ground, name_countries, name_towns, scale_bar
from contingent.views.leaders import nearest
from contingent.views.lettering import escape
from contingent.views.picture import Picture
from contingent.views.pin_labels import BESIDE, Label, labels, towns
from contingent.views.pins import Pin, pins, places
from contingent.views.placement import Sheet
from contingent.views.theme import Canvas, canvas, faded, frame, layout, mission_colour, plot_height
from contingent.wording import count, source_line

TITLE = "Where the articles place forces"
_HEIGHT, _PHONE_HEIGHT = 560, 430


def figure(
    tables: Tables,
    selection_words: str,
    *,
    view: str = "iraq",
    shot: bool = False,
    dark: bool = False,
    width: int = 1080,
    height: int | None = None,
) -> go.Figure:
    """The map of the (already filtered) tables; `view` is a key of VIEWS. Axes: degrees of longitude, Mercator's y.

    `height` is the px that the whole figure has in a corner of a page, without a key (None: its usual height; a
    screenshot has its own).

    A pin's customdata is its place_id and the ids of the rows that name the place. A country or region is never a pin:
    it is counted in the subtitle and listed by `places`.
    """
    sheet = replace(canvas(width, shot, dark), small=height is not None)
    rows = places(tables)
    room = sheet.width - 2 * sheet.edge
    title = f"{TITLE}: {VIEWS[view].name}"
    framed = frame(sheet, title, _subtitle(rows, selection_words, view), _credit(tables))
    key = keys.key([] if height else _key(tables, view, sheet), sheet, room)
    usual = (_PHONE_HEIGHT if sheet.phone else _HEIGHT) + key.height
    plot = plot_height(sheet, framed, height - framed.top - framed.bottom if height else usual)
    on = projection(view, room, plot - key.height)
    fig = Picture()
    layout(fig, sheet, framed, plot)
    draw_ground(fig, on, sheet)
    found = pins(rows, on, sheet)
    taken, words = Sheet((4, 4, on.width - 4, on.height - 4)), Words(sheet)
    scale_bar(fig, words, on, sheet, taken)
    named = labels(found, taken, sheet)
    name_towns(fig, words, towns(found, taken, on, sheet), on, sheet)
    name_countries(words, taken, on, sheet)
    _circles(fig, found, on, sheet)
    _leaders(fig, named, on, sheet)
    _pins(fig, found, on, sheet)
    _names(words, named, on, sheet)
    words.trace(fig)
    if key.lines:
        keys.draw(fig, key, sheet, plot - key.height, room)
    return fig.figure()


def key_of(tables: Tables, view: str, dark: bool) -> list[keys.Entry]:
    """What the colours, sizes and rings of the pins mean, for a map whose key is text beside it."""
    return _key(tables, view, canvas(1080, False, dark))


def subtitle(tables: Tables, selection_words: str, view: str) -> str:
    """Selection and what the map cannot show, in words."""
    return _subtitle(places(tables), selection_words, view)


def _subtitle(rows: pd.DataFrame, selection_words: str, view: str) -> str:
    inside = _inside(rows, view)
    shown, elsewhere = int((rows["pinned"] & inside).sum()), int((rows["pinned"] & ~inside).sum())
    listed = int((~rows["pinned"]).sum())
    parts = [
        selection_words,
        count("place", shown),
        f"{elsewhere} outside this map" if elsewhere else "",
        f"{listed} known only as a country or region" if listed else "",
    ]
    return " · ".join(part for part in parts if part)


def _inside(rows: pd.DataFrame, view: str) -> pd.Series:
    seen = VIEWS[view]
    return rows["longitude"].between(seen.west, seen.east) & rows["latitude"].between(seen.south, seen.north)


def alt_text(tables: Tables, selection_words: str, view: str = "iraq") -> str:
    """One sentence that says what the map shows, for those who do not see it."""
    rows = places(tables)
    pinned = rows[rows["pinned"]]
    most = pinned.head(5)
    first = ", ".join(f"{name} ({count('article', n)})" for name, n in zip(most["name"], most["articles"], strict=True))
    shown = f"{count('place', len(pinned))}, most mentioned {first}" if first else "no place with a pin"
    return f"Map of {VIEWS[view].name} ({selection_words}): {shown}."


def _credit(tables: Tables) -> str:
    return f"As reported, not verified. {source_line(tables.articles)}. {CREDIT}."


def _key(tables: Tables, view: str, sheet: Canvas) -> list[keys.Entry]:
    """The missions in view by colour, and what size, ring and dots mean."""
    rows = places(tables)
    # The key depends on the pins alone, not on where they stand, so that any projection will do to find them.
    found = pins(rows[_inside(rows, view)], projection(view, sheet.width, sheet.width), sheet)
    known = dict(zip(tables.missions["mission_id"], tables.missions["short_name"], strict=True))
    missions = dict.fromkeys(mission for pin in found for mission in pin.missions[:2])
    entries = [keys.Entry(known.get(one, one), colour=mission_colour(one, sheet.dark)) for one in missions]
    if any(not pin.missions for pin in found):
        entries.append(keys.Entry("no mission named", colour=mission_colour("", sheet.dark)))
    if found:
        entries.append(keys.Entry("larger: more articles", hollow=True, brief="size: articles"))
    if any(len(pin.missions) > 1 for pin in found):
        entries.append(keys.Entry("ring: a second mission", ringed=True, brief="ring: second mission"))
    if any(pin.circle_km for pin in found):
        entries.append(keys.Entry("dotted: known only roughly", dotted=True, brief="known only roughly"))
    return entries


def _circles(fig: Picture, found: list[Pin], on: Projection, sheet: Canvas) -> None:
    """A dotted circle around each place that is known only roughly, never smaller than can be seen."""
    rings: dict[str, Line] = {}
    for pin in found:
        if pin.circle_km:
            around = circle(pin.longitude, pin.latitude, max(pin.circle_km, on.km(pin.radius + 6)))
            rings.setdefault(_colour(pin, sheet), Line()).add(around)
    for colour, line in rings.items():
        fig.scatter(
            x=line.x,
            y=line.y,
            mode="lines",
            fill="toself",
            fillcolor=faded(colour, 0.08),
            line={"color": colour, "width": 1.3, "dash": "dot"},
            hoverinfo="skip",
        )


def _colour(pin: Pin, sheet: Canvas) -> str:
    return mission_colour(pin.missions[0] if pin.missions else "", sheet.dark)


def _leaders(fig: Picture, named: list[Label], on: Projection, sheet: Canvas) -> None:
    tied = Line()
    for label in named:
        if label.spot.leader:
            start = label.pin.x, label.pin.y
            tied.add([on.degrees(*start), on.degrees(*nearest(start, label.box))])
    if tied.x:
        look = {"color": sheet.ink.muted, "width": 1}
        fig.scatter(x=tied.x, y=tied.y, mode="lines", line=look, hoverinfo="skip")


def _pins(fig: Picture, found: list[Pin], on: Projection, sheet: Canvas) -> None:
    """The pins; a second mission is a ring around the first one's colour."""
    spots = [at(on, pin.x, pin.y) for pin in found]
    several = [len(pin.missions) > 1 for pin in found]
    fig.scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="markers",
        marker={
            "size": [2 * pin.radius for pin in found],
            "opacity": 1,
            "color": [_colour(pin, sheet) for pin in found],
            "line": {
                "width": [3 if ringed else 1.6 for ringed in several],
                "color": [
                    mission_colour(pin.missions[1], sheet.dark) if ringed else sheet.ink.paper
                    for pin, ringed in zip(found, several, strict=True)
                ],
            },
        },
        customdata=[[pin.place_id, pin.row_ids] for pin in found],
        hovertext=[_hover_text(pin) for pin in found],
        hoverinfo="text",
    )


def _names(words: Words, named: list[Label], on: Projection, sheet: Canvas) -> None:
    small, muted = sheet.type.label - 1, sheet.ink.muted
    for label in named:
        x = label.spot.left + (label.width - BESIDE if label.to_left else BESIDE)
        under = "".join(
            f"<br><span style='font-size:{small}px;color:{muted}'>{escape(line)}</span>" for line in label.lines[1:]
        )
        text = f"<b>{escape(label.lines[0])}</b>{under}"
        spot = at(on, x, label.spot.top + label.height / 2)
        words.add(text, spot, sheet.type.name, _colour(label.pin, sheet), "left" if label.to_left else "right", True)


def _hover_text(pin: Pin) -> str:
    first, *others = pin.hover
    return "<br>".join([f"<b>{escape(first)}</b>", *(escape(line) for line in others)])


__all__ = ["VIEWS", "alt_text", "deck", "figure", "key_of", "places", "subtitle"]
