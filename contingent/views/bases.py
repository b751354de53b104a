"""The map of bases as a figure on plain axes: it needs no network, and prints as sharp as it shows."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from contingent.tables import Tables
from contingent.views import basemap
from contingent.views import key as keys
from contingent.views.basemap import COUNTRY_NAMES, CREDIT, IRAQ, VIEWS, Projection, circle, ground, projection
from contingent.views.bases_deck import deck
from contingent.views.lettering import escape, width_of
from contingent.views.picture import Picture
from contingent.views.pins import Label, Pin, labels, pins, places, towns
from contingent.views.placement import Sheet
from contingent.views.theme import Canvas, canvas, faded, frame, layout, mission_colour, plot_height
from contingent.wording import count, source_line

TITLE = "Where the articles place forces"
_HEIGHT, _PHONE_HEIGHT = 560, 430
_BAR_KM = (5, 10, 20, 50, 100, 200)


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
    sheet = canvas(width, shot, dark)
    rows = places(tables)
    room = sheet.width - 2 * sheet.edge
    seen = VIEWS[view]
    inside = rows[rows["longitude"].between(seen.west, seen.east) & rows["latitude"].between(seen.south, seen.north)]
    title = f"{TITLE}: {seen.name}"
    framed = frame(sheet, title, _subtitle(rows, selection_words, view), _credit(tables))
    # The key depends on the pins alone, not on where they stand, so that any projection will do to find them.
    key = keys.key(
        [] if height else _key(tables, pins(inside, projection(view, room, room), sheet), sheet), sheet, room
    )
    usual = (_PHONE_HEIGHT if sheet.phone else _HEIGHT) + key.height
    plot = plot_height(sheet, framed, height - framed.top - framed.bottom if height else usual)
    on = projection(view, room, plot - key.height)
    fig = Picture()
    layout(fig, sheet, framed, plot)
    _ground(fig, on, sheet)
    found = pins(rows, on, sheet)
    taken = Sheet((4, 4, on.width - 4, on.height - 4))
    _scale_bar(fig, on, sheet, taken)
    named = labels(found, taken, sheet)
    _towns(fig, found, taken, on, sheet)
    _country_names(fig, taken, on, sheet)
    _circles(fig, found, on, sheet)
    _pins(fig, found, named, on, sheet)
    if key.lines:
        keys.draw(fig, key, sheet, plot - key.height, room)
    return fig.figure()


def subtitle(tables: Tables, selection_words: str, view: str) -> str:
    """Selection and what the map cannot show, in words."""
    return _subtitle(places(tables), selection_words, view)


def _subtitle(rows: pd.DataFrame, selection_words: str, view: str) -> str:
    seen = VIEWS[view]
    inside = rows["longitude"].between(seen.west, seen.east) & rows["latitude"].between(seen.south, seen.north)
    shown, elsewhere = int((rows["pinned"] & inside).sum()), int((rows["pinned"] & ~inside).sum())
    listed = int((~rows["pinned"]).sum())
    parts = [
        selection_words,
        count("place", shown),
        f"{elsewhere} outside this map" if elsewhere else "",
        f"{listed} known only as a country or region" if listed else "",
    ]
    return " · ".join(part for part in parts if part)


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


def _key(tables: Tables, found: list[Pin], sheet: Canvas) -> list[keys.Entry]:
    """The missions in view by colour, and what size, ring and dots mean."""
    known = dict(zip(tables.missions["mission_id"], tables.missions["short_name"], strict=True))
    missions = dict.fromkeys(mission for pin in found for mission in pin.missions[:2])
    entries = [keys.Entry(known.get(one, one), colour=mission_colour(one, sheet.dark)) for one in missions]
    if any(not pin.missions for pin in found):
        entries.append(keys.Entry("no mission named", colour=mission_colour("", sheet.dark)))
    entries.append(keys.Entry("larger: more articles", hollow=True, brief="size: articles"))
    if any(len(pin.missions) > 1 for pin in found):
        entries.append(keys.Entry("ring: a second mission", ringed=True, brief="ring: second mission"))
    if any(pin.circle_km for pin in found):
        entries.append(keys.Entry("dotted: known only roughly", dotted=True, brief="known only roughly"))
    return entries


def _ground(fig: Picture, on: Projection, sheet: Canvas) -> None:
    """Countries, rivers and the axes that hold them in shape."""
    ink = sheet.ink
    left, bottom = on.degrees(0, on.height)
    right, top = on.degrees(on.width, 0)
    fig.x_axis(range=[left, right], visible=False, constrain="range")
    fig.y_axis(range=[basemap.mercator(bottom), basemap.mercator(top)], visible=False, scaleanchor="x", scaleratio=1)
    sea = ([20, 70, 70, 20, 20], [10, 10, 60, 60, 10])
    fig.scatter(x=sea[0], y=sea[1], mode="none", fill="toself", fillcolor=faded(ink.water, 0.35), hoverinfo="skip")
    for is_iraq in (False, True):
        x: list[float | None] = []
        y: list[float | None] = []
        for feature in ground("countries"):
            if (feature["properties"]["iso"] == IRAQ) == is_iraq:
                for polygon in feature["geometry"]["coordinates"]:
                    _add(x, y, polygon[0])
        fig.scatter(
            x=x,
            y=y,
            mode="lines",
            fill="toself",
            fillcolor=ink.land if is_iraq else ink.land_beside,
            line={"color": ink.border, "width": 1.4 if is_iraq else 0.8},
            hoverinfo="skip",
        )
    for kind in ("Polygon", "LineString"):
        x, y = [], []
        for feature in ground("rivers"):
            if feature["geometry"]["type"] == kind:
                _add(
                    x,
                    y,
                    feature["geometry"]["coordinates"][0] if kind == "Polygon" else feature["geometry"]["coordinates"],
                )
        fill = {"fill": "toself", "fillcolor": faded(ink.water, 0.6)} if kind == "Polygon" else {}
        fig.scatter(x=x, y=y, mode="lines", line={"color": ink.water, "width": 1.5}, hoverinfo="skip", **fill)


def _add(x: list[float | None], y: list[float | None], line: list[list[float]] | list[tuple[float, float]]) -> None:
    """One more line of a trace, a gap after it."""
    x += [point[0] for point in line] + [None]
    y += [round(basemap.mercator(point[1]), 4) for point in line] + [None]


def _at(on: Projection, x: float, y: float) -> tuple[float, float]:
    """Axis coordinates of a place in px."""
    longitude, latitude = on.degrees(x, y)
    return longitude, basemap.mercator(latitude)


def _scale_bar(fig: Picture, on: Projection, sheet: Canvas, taken: Sheet) -> None:
    km = max((one for one in _BAR_KM if one / on.km(1) < on.width * 0.2), default=_BAR_KM[0])
    wide, left, base = km / on.km(1), 18.0, on.height - 16
    (x0, y0), (x1, _) = _at(on, left, base), _at(on, left + wide, base)
    ink = sheet.ink
    fig.scatter(x=[x0, x1], y=[y0, y0], mode="lines", line={"color": ink.ink, "width": 2.5}, hoverinfo="skip")
    fig.note(
        x=(x0 + x1) / 2,
        y=y0,
        text=f"{km} km",
        yanchor="bottom",
        yshift=1,
        font={"size": sheet.type.source, "color": ink.ink},
    )
    taken.take((left - 6, base - sheet.type.source - 10, left + wide + 6, base + 8))


def _towns(fig: Picture, found: list[Pin], taken: Sheet, on: Projection, sheet: Canvas) -> None:
    shown, ink, size = towns(found, taken, on, sheet), sheet.ink, sheet.type.source
    fig.scatter(
        x=[one.longitude for one in shown],
        y=[basemap.mercator(one.latitude) for one in shown],
        mode="markers",
        marker={"size": 4, "color": ink.muted, "opacity": 1},
        hoverinfo="skip",
    )
    spots = [_at(on, one.left, one.top + size * 0.6) for one in shown]
    fig.scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="text",
        text=[one.name for one in shown],
        textposition="middle right",
        textfont={"size": size, "color": ink.muted},
        hoverinfo="skip",
    )


def _country_names(fig: Picture, taken: Sheet, on: Projection, sheet: Canvas) -> None:
    """The countries' names, faint, where they cover nothing."""
    size = sheet.type.source
    for name, (longitude, latitude) in COUNTRY_NAMES.items():
        x, y = on.px(longitude, latitude)
        half = width_of(name, size, True) * 0.6
        if taken.free((x - half, y - size, x + half, y + size)):
            spaced = "\u2009".join(name)
            fig.note(
                x=longitude,
                y=basemap.mercator(latitude),
                text=f"<b>{spaced}</b>",
                font={"size": size, "color": sheet.ink.border},
            )


def _circles(fig: Picture, found: list[Pin], on: Projection, sheet: Canvas) -> None:
    """A dotted circle around each place that is known only roughly, never smaller than can be seen."""
    for pin in found:
        if pin.circle_km:
            colour = _colour(pin, sheet)
            x: list[float | None] = []
            y: list[float | None] = []
            _add(x, y, circle(pin.longitude, pin.latitude, max(pin.circle_km, on.km(pin.radius + 6))))
            fig.scatter(
                x=x,
                y=y,
                mode="lines",
                fill="toself",
                fillcolor=faded(colour, 0.08),
                line={"color": colour, "width": 1.3, "dash": "dot"},
                hoverinfo="skip",
            )


def _colour(pin: Pin, sheet: Canvas) -> str:
    return mission_colour(pin.missions[0] if pin.missions else "", sheet.dark)


def _pins(fig: Picture, found: list[Pin], named: list[Label], on: Projection, sheet: Canvas) -> None:
    """Leader lines, pins, and labels; a second mission is a ring around the first one's colour."""
    ink = sheet.ink
    x: list[float | None] = []
    y: list[float | None] = []
    for label in named:
        if label.spot.leader:
            end = (
                _clamped(label.pin.x, label.spot.left, label.width),
                _clamped(label.pin.y, label.spot.top, label.height),
            )
            (x0, y0), (x1, y1) = _at(on, label.pin.x, label.pin.y), _at(on, *end)
            x += [x0, x1, None]
            y += [y0, y1, None]
    fig.scatter(x=x, y=y, mode="lines", line={"color": ink.muted, "width": 1}, hoverinfo="skip")
    spots = [_at(on, pin.x, pin.y) for pin in found]
    fig.scatter(
        x=[spot[0] for spot in spots],
        y=[spot[1] for spot in spots],
        mode="markers",
        marker={
            "size": [2 * pin.radius for pin in found],
            "opacity": 1,
            "color": [_colour(pin, sheet) for pin in found],
            "line": {
                "width": [3 if len(pin.missions) > 1 else 1.6 for pin in found],
                "color": [
                    mission_colour(pin.missions[1], sheet.dark) if len(pin.missions) > 1 else ink.paper for pin in found
                ],
            },
        },
        customdata=[[pin.place_id, pin.row_ids] for pin in found],
        hovertext=[_hover_text(pin) for pin in found],
        hoverinfo="text",
    )
    for label in named:
        x0, y0 = _at(on, label.spot.left, label.spot.top + label.height / 2)
        under = "".join(
            f"<br><span style='font-size:{sheet.type.label - 1}px;color:{ink.muted}'>{escape(line)}</span>"
            for line in label.lines[1:]
        )
        to_left = label.spot.left + label.width / 2 < label.pin.x
        if to_left:
            x0 = _at(on, label.spot.left + label.width, 0)[0]
        fig.note(
            x=x0,
            y=y0,
            xanchor="right" if to_left else "left",
            yanchor="middle",
            align="right" if to_left else "left",
            text=f"<b>{escape(label.lines[0])}</b>{under}",
            font={"size": sheet.type.name, "color": _colour(label.pin, sheet), "shadow": _halo(ink.land)},
        )


def _halo(colour: str) -> str:
    """A soft edge around letters that stand on rivers and borders."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1), (0, 0)))


def _clamped(value: float, start: float, length: float) -> float:
    return min(max(value, start), start + length)


def _hover_text(pin: Pin) -> str:
    first, *others = pin.hover
    return "<br>".join([f"<b>{escape(first)}</b>", *(escape(line) for line in others)])


__all__ = ["VIEWS", "alt_text", "deck", "figure", "places", "subtitle"]
