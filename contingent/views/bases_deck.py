"""The map of bases to explore: pan, zoom, click. No basemap is fetched; the ground is our own."""

from __future__ import annotations

from typing import Any

import pydeck as pdk

from contingent.tables import Tables
from contingent.views.basemap import IRAQ, Projection, circle, ground, projection, scale_bar
from contingent.views.leaders import nearest
from contingent.views.pin_labels import BESIDE, LINE, Label, labels, towns
from contingent.views.pins import Pin, pins, places
from contingent.views.placement import Sheet
from contingent.views.theme import FONT_FAMILY, Canvas, canvas, mission_colour

PINS = "pins"
_DASHES = 36


def deck(tables: Tables, *, view: str = "iraq", dark: bool = False, width: int = 1080, height: int = 560) -> pdk.Deck:
    """The map of the (already filtered) tables, `view` a key of VIEWS, laid out for that many px.

    Only the layer `pins` can be picked; its objects carry `place_id`, `row_ids` (`;`-separated), `title` and `facts`
    (plain text: the tooltip escapes what it is given).
    Title, selection and sources are text beside the map (`subtitle`, `figure` for the printed one), not inside it.
    """
    sheet = canvas(width, False, dark)
    on = projection(view, width, height)
    found = pins(places(tables), on, sheet)
    taken = Sheet((4, 4, width - 4, height - 4))
    measured = _scale(on, sheet, taken)
    named = labels(found, taken, sheet)
    layers = [*_ground(sheet), *measured, *_towns(found, taken, on, sheet), *_marks(found, named, on, sheet)]
    longitude, latitude = on.degrees(width / 2, height / 2)
    return pdk.Deck(
        layers=layers,
        map_provider=None,
        initial_view_state=pdk.ViewState(
            latitude=latitude, longitude=longitude, zoom=round(on.zoom, 3), min_zoom=4, max_zoom=13
        ),
        tooltip={
            "html": "<b>{title}</b><div style='white-space: pre-line'>{facts}</div>",
            "style": {
                "backgroundColor": sheet.ink.paper,
                "color": sheet.ink.ink,
                "border": f"1px solid {sheet.ink.rule}",
                "fontFamily": FONT_FAMILY,
                "fontSize": "13px",
            },
        },
    )


def _rgb(colour: str, alpha: int = 255) -> list[int]:
    return [*(int(colour[i : i + 2], 16) for i in (1, 3, 5)), alpha]


def _ground(sheet: Canvas) -> list[pdk.Layer]:
    ink = sheet.ink
    beside = [one for one in ground("countries") if one["properties"]["iso"] != IRAQ]
    iraq = [one for one in ground("countries") if one["properties"]["iso"] == IRAQ]
    sea = [[30, 20], [60, 20], [60, 45], [30, 45], [30, 20]]
    return [
        pdk.Layer(
            "PolygonLayer",
            id="sea",
            data=[{"ring": sea}],
            get_polygon="ring",
            get_fill_color=_rgb(ink.water, 90),
            stroked=False,
        ),
        _geojson("countries", beside, ink.land_beside, ink.border, 1),
        _geojson("iraq", iraq, ink.land, ink.border, 1.6),
        _geojson("rivers", ground("rivers"), ink.water, ink.water, 1.5),
    ]


def _geojson(name: str, features: list[dict[str, Any]], fill: str, line: str, width: float) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id=name,
        data={"type": "FeatureCollection", "features": features},
        stroked=True,
        filled=True,
        get_fill_color=_rgb(fill),
        get_line_color=_rgb(line),
        get_line_width=width,
        line_width_units=pdk.types.String("pixels"),
    )


def _text(name: str, data: list[dict[str, Any]], size: float, weight: int) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id=name,
        data=data,
        get_position="at",
        get_text="text",
        get_color="colour",
        get_size=size,
        size_units=pdk.types.String("pixels"),
        get_text_anchor="anchor",
        get_alignment_baseline=pdk.types.String("center"),
        font_family=pdk.types.String(f"{FONT_FAMILY}, sans-serif"),
        font_weight=weight,
        character_set=pdk.types.String("auto"),
    )


def _scale(on: Projection, sheet: Canvas, taken: Sheet) -> list[pdk.Layer]:
    """A stretch of the ground in the left corner with its length in km: it stays true as the map is zoomed."""
    km, wide = scale_bar(on)
    left, base, size, ink = 18.0, on.height - 16, sheet.type.source, _rgb(sheet.ink.ink)
    taken.take((left - 6, base - size - 10, left + wide + 6, base + 8))
    over = list(on.degrees(left + wide / 2, base - size * 0.8))
    return [
        pdk.Layer(
            "LineLayer",
            id="scale",
            data=[{"from": list(on.degrees(left, base)), "to": list(on.degrees(left + wide, base))}],
            get_source_position="from",
            get_target_position="to",
            get_color=ink,
            get_width=2.5,
        ),
        _text("scale-length", [{"at": over, "text": f"{km} km", "colour": ink, "anchor": "middle"}], size, 400),
    ]


def _towns(found: list[Pin], taken: Sheet, on: Projection, sheet: Canvas) -> list[pdk.Layer]:
    shown, muted, size = towns(found, taken, on, sheet), _rgb(sheet.ink.muted), sheet.type.source
    dots = [{"at": [one.longitude, one.latitude]} for one in shown]
    names = [
        {"at": list(on.degrees(one.left, one.top + size * 0.6)), "text": one.name, "colour": muted, "anchor": "start"}
        for one in shown
    ]
    return [
        pdk.Layer(
            "ScatterplotLayer",
            id="towns",
            data=dots,
            get_position="at",
            get_fill_color=muted,
            get_radius=2,
            radius_units=pdk.types.String("pixels"),
        ),
        _text("town-names", names, size, 400),
    ]


def _marks(found: list[Pin], named: list[Label], on: Projection, sheet: Canvas) -> list[pdk.Layer]:
    ink = sheet.ink
    leaders = [
        {
            "from": [label.pin.longitude, label.pin.latitude],
            "to": list(on.degrees(*nearest((label.pin.x, label.pin.y), label.box))),
        }
        for label in named
        if label.spot.leader
    ]
    return [
        pdk.Layer(
            "PathLayer",
            id="circles",
            data=_dotted(found, on, sheet),
            get_path="path",
            get_color="colour",
            get_width=1.5,
            width_units=pdk.types.String("pixels"),
        ),
        pdk.Layer(
            "LineLayer",
            id="leaders",
            data=leaders,
            get_source_position="from",
            get_target_position="to",
            get_color=_rgb(ink.muted),
            get_width=1,
        ),
        pdk.Layer(
            "ScatterplotLayer",
            id=PINS,
            data=[_object(pin, sheet) for pin in found],
            get_position="at",
            get_fill_color="fill",
            get_line_color="ring",
            get_radius="radius",
            radius_units=pdk.types.String("pixels"),
            stroked=True,
            get_line_width="width",
            line_width_units=pdk.types.String("pixels"),
            pickable=True,
            auto_highlight=True,
        ),
        _text("names", [_line(label, 0, on, sheet) for label in named], sheet.type.name, 600),
        _text(
            "beneath",
            [_line(label, 1, on, sheet) for label in named if len(label.lines) > 1],
            sheet.type.label - 1,
            400,
        ),
    ]


def _object(pin: Pin, sheet: Canvas) -> dict[str, Any]:
    first = mission_colour(pin.missions[0] if pin.missions else "", sheet.dark)
    ring = mission_colour(pin.missions[1], sheet.dark) if len(pin.missions) > 1 else sheet.ink.paper
    title, *others = pin.hover
    return {
        "at": [round(pin.longitude, 5), round(pin.latitude, 5)],
        "fill": _rgb(first),
        "ring": _rgb(ring),
        "radius": pin.radius,
        "width": 2.5 if len(pin.missions) > 1 else 1.5,
        "place_id": pin.place_id,
        "row_ids": pin.row_ids,
        "title": title,
        "facts": "\n".join(others),
    }


def _line(label: Label, index: int, on: Projection, sheet: Canvas) -> dict[str, Any]:
    """One line of a label, anchored on the side that looks to its pin."""
    size = sheet.type.name
    middle = size * LINE * (index + 0.5)
    x = label.spot.left + (label.width - BESIDE if label.to_left else BESIDE)
    colour = (
        sheet.ink.muted if index else mission_colour(label.pin.missions[0] if label.pin.missions else "", sheet.dark)
    )
    return {
        "at": list(on.degrees(x, label.spot.top + middle)),
        "text": label.lines[index],
        "colour": _rgb(colour),
        "anchor": "end" if label.to_left else "start",
    }


def _dotted(found: list[Pin], on: Projection, sheet: Canvas) -> list[dict[str, Any]]:
    """The dotted circles, each dash a path: the plain layers know no dashes."""
    dashes = []
    for pin in found:
        if not pin.circle_km:
            continue
        colour = _rgb(mission_colour(pin.missions[0] if pin.missions else "", sheet.dark))
        points = circle(pin.longitude, pin.latitude, max(pin.circle_km, on.km(pin.radius + 6)), _DASHES * 2)
        dashes += [
            {"path": [[round(x, 5), round(y, 5)] for x, y in points[n : n + 2]], "colour": colour}
            for n in range(0, _DASHES * 2, 2)
        ]
    return dashes
