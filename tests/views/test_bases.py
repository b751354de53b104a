"""The maps: what is pinned, what is only listed, and that nothing is fetched."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest
from charts import hovers, marks, scatters, written
from crowds import HAND_MADE
from hypothesis import given
from hypothesis import strategies as st

from contingent.tables import Tables
from contingent.views import basemap, bases
from contingent.views.bases_deck import PINS
from contingent.views.leaders import nearest
from contingent.views.pin_labels import labels
from contingent.views.pins import pins
from contingent.views.placement import Sheet
from contingent.views.theme import canvas


def layers(tables: Tables, view: str = "baghdad") -> dict[str, dict[str, object]]:
    drawn = json.loads(bases.deck(tables, view=view).to_json())["layers"]
    return {layer["id"]: layer for layer in drawn}


def named(shown: go.Figure) -> list[str]:
    """Everything that is written on the ground of the map."""
    return [text for trace in scatters(shown, "text") for text in trace.text]


def test_places_say_who_is_where_and_how_well_it_is_known() -> None:
    rows = bases.places(HAND_MADE).set_index("place_id")
    taji, besmaya = rows.loc["taji"], rows.loc["besmaya"]
    assert (taji["articles"], taji["nations"], taji["missions"], taji["activities"]) == (2, "Spain", "NMI", "training")
    assert taji["row_ids"].split(";") == ["a4_undated.p02", "a1_hostile.f01", "a1_hostile.e01"]
    assert (besmaya["known"], besmaya["km_from_baghdad"]) == ("known only to the district", 31.3)


def test_a_country_is_listed_never_pinned() -> None:
    presence = HAND_MADE.presence.copy()
    presence.loc[presence["presence_id"] == "a2_wire.p01", "place_id"] = "iraq"
    tables = replace(HAND_MADE, presence=presence)
    rows = bases.places(tables).set_index("place_id")
    assert not rows.loc["iraq", "pinned"]
    assert "iraq" not in {place for place, _ in marks(bases.figure(tables, "all"))}
    assert "1 known only as a country or region" in bases.subtitle(tables, "all", "iraq")


def test_a_place_without_coordinates_is_listed() -> None:
    places = HAND_MADE.places.copy()
    places.loc[places["place_id"] == "taji", ["latitude", "longitude"]] = float("nan")
    rows = bases.places(replace(HAND_MADE, places=places)).set_index("place_id")
    assert not rows.loc["taji", "pinned"]


def test_the_figure_has_title_sources_scale_and_a_mark_for_each_pin() -> None:
    shown = bases.figure(HAND_MADE, "All missions", view="baghdad")
    text = written(shown)
    assert "Where the articles place forces: Baghdad area" in text
    assert "All missions · 4 places" in text
    assert "Natural Earth; GSHHG/WDBII rivers; GeoNames" in text
    assert " km" in " ".join(named(shown))
    assert {place for place, _ in marks(shown)} == {"baghdad", "besmaya", "taji", "union-iii"}


def test_borders_are_as_fine_as_the_sheet_can_show() -> None:
    def points(shown: go.Figure) -> int:
        return sum(len(trace.x) for trace in scatters(shown, "lines"))

    corner, page = bases.figure(HAND_MADE, "all", width=507, height=480), bases.figure(HAND_MADE, "all", width=1180)
    assert points(corner) < 2200 < points(page) < 4000
    # Every border ends where it began, however few points are left of it.
    (iraq,) = [trace for trace in scatters(page, "lines") if trace.fillcolor == "#faf7f0"]
    assert (iraq.x[0], iraq.y[0]) == (iraq.x[-2], iraq.y[-2])


def test_a_place_known_roughly_has_a_dotted_circle() -> None:
    shown = bases.figure(HAND_MADE, "all", view="baghdad")
    dotted = [trace for trace in scatters(shown, "lines") if trace.line.dash == "dot"]
    assert sum(trace.x.count(None) for trace in dotted) == 2  # Besmaya (the district) and Union III (within 25 km)


def test_the_deck_asks_for_no_map_and_only_pins_can_be_picked() -> None:
    deck = bases.deck(HAND_MADE)
    assert deck.map_provider is None
    assert json.loads(deck.to_json())["mapStyle"] == "__MAP_STYLE__"  # untouched: None would ask for a map from outside
    assert "http" not in deck.to_json()
    drawn = layers(HAND_MADE)
    assert [name for name, layer in drawn.items() if layer.get("pickable")] == [PINS]
    assert all(drawn)


def test_the_deck_has_a_stretch_of_ground_of_the_length_it_says() -> None:
    (bar,) = layers(HAND_MADE)["scale"]["data"]  # type: ignore[misc]
    (length,) = layers(HAND_MADE)["scale-length"]["data"]  # type: ignore[misc]
    km = (bar["to"][0] - bar["from"][0]) * 111.32 * math.cos(math.radians(33.3))
    assert length["text"] == "20 km"
    assert km == pytest.approx(20, rel=0.02)


def test_the_key_names_the_missions_in_view_and_what_the_rings_mean() -> None:
    said = [(one.text, one.colour) for one in bases.key_of(HAND_MADE, "baghdad", False)]
    assert said == [
        ("NMI", "#1f5fa8"),
        ("no mission named", "#5b6673"),
        ("larger: more articles", ""),
        ("dotted: known only roughly", ""),
    ]


def test_a_pin_of_the_deck_leads_to_its_place_and_rows() -> None:
    pinned = {one["place_id"]: one for one in layers(HAND_MADE)[PINS]["data"]}  # type: ignore[attr-defined]
    assert set(pinned) == {"baghdad", "besmaya", "taji", "union-iii"}
    assert pinned["taji"]["row_ids"] == "a4_undated.p02;a1_hostile.f01;a1_hostile.e01"


def test_names_from_tables_stay_text() -> None:
    """The figure gets them escaped; the deck as they are, because deck.gl escapes what it puts into a tooltip."""
    places = HAND_MADE.places.assign(name='<img src="http://evil.example">')
    tables = replace(HAND_MADE, places=places)
    pinned = layers(tables)[PINS]["data"]
    assert {one["title"] for one in pinned} == {'<img src="http://evil.example">'}  # type: ignore[attr-defined]
    shown = bases.figure(tables, "all", view="baghdad")
    everything = " ".join([*hovers(shown), *named(shown), *(note.text for note in shown.layout.annotations)])
    assert "&lt;img" in everything
    assert "<img" not in everything


@pytest.mark.parametrize(("width", "height"), [(1512, 640), (1048, 560), (330, 430)])
@pytest.mark.parametrize("view", ["iraq", "baghdad"])
def test_labels_of_places_side_by_side_never_overlap(view: str, width: int, height: int) -> None:
    on = basemap.projection(view, width, height)
    sheet = canvas(width, False, False)
    found = pins(bases.places(HAND_MADE), on, sheet)
    placed = labels(found, Sheet((4, 4, width - 4, height - 4)), sheet)
    assert len(placed) == 4
    boxes = [(one.spot.left, one.spot.top, one.spot.left + one.width, one.spot.top + one.height) for one in placed]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def fourteen_bases() -> Tables:
    """The hand-made tables with Taji and thirteen more bases on the road from there to the south-east."""
    taji = HAND_MADE.places[HAND_MADE.places["place_id"] == "taji"]
    there = HAND_MADE.presence[HAND_MADE.presence["place_id"] == "taji"]
    places = [
        taji.assign(place_id=f"base-{n}", name=f"Operating Base {n}", latitude=33.5 - n / 20, longitude=44.26 + n / 25)
        for n in range(13)
    ]
    rows = [there.assign(presence_id=f"x.p{n}", place_id=f"base-{n}") for n in range(13)]
    return replace(
        HAND_MADE,
        places=pd.concat([HAND_MADE.places, *places], ignore_index=True),
        presence=pd.concat([HAND_MADE.presence, *rows], ignore_index=True),
    )


@pytest.mark.parametrize(("width", "height", "small"), [(514, 250, True), (310, 250, True), (1148, 560, False)])
def test_no_leader_line_crosses_a_label_or_another_line(width: int, height: int, small: bool) -> None:
    sheet = replace(canvas(width, False, False), small=small)
    found = pins(bases.places(fourteen_bases()), basemap.projection("iraq", width, height), sheet)
    placed = labels(found, Sheet((4, 4, width - 4, height - 4)), sheet)
    assert 4 <= len(placed) < len(found) == 17
    lines = [((one.pin.x, one.pin.y), nearest((one.pin.x, one.pin.y), one.box)) for one in placed if one.spot.leader]
    assert lines != []
    on_the_way = [
        (start[0] + (end[0] - start[0]) * n / 20, start[1] + (end[1] - start[1]) * n / 20)
        for start, end in lines
        for n in range(1, 20)
    ]
    for left, top, right, bottom in (one.box for one in placed):
        assert not any(left < x < right and top < y < bottom for x, y in on_the_way)


def test_many_bases_in_a_corner_have_their_names_alone_and_near() -> None:
    sheet = replace(canvas(514, False, False), small=True)
    found = pins(bases.places(fourteen_bases()), basemap.projection("iraq", 514, 250), sheet)
    placed = labels(found, Sheet((4, 4, 510, 246)), sheet)
    assert {one.lines for one in placed} == {(one.pin.name,) for one in placed}
    # The most mentioned come first.
    assert {"Camp Taji", "Baghdad"} <= {one.pin.name for one in placed}
    assert max(math.dist((one.pin.x, one.pin.y), nearest((one.pin.x, one.pin.y), one.box)) for one in placed) < 75


def test_a_label_without_a_leader_stands_nearer_to_its_own_pin_than_to_another() -> None:
    places = HAND_MADE.places.copy()
    places.loc[places["place_id"] == "baghdad", ["latitude", "longitude"]] = (32.00, 44.37)  # Najaf
    places.loc[places["place_id"] == "taji", ["latitude", "longitude"]] = (31.99, 44.93)  # Diwaniyah
    sheet = replace(canvas(620, False, False), small=True)
    found = pins(bases.places(replace(HAND_MADE, places=places)), basemap.projection("iraq", 620, 250), sheet)
    placed = labels(found, Sheet((4, 4, 616, 246)), sheet)
    assert len(placed) == 4
    for one in (label for label in placed if not label.spot.leader):
        away = {pin.place_id: math.dist((pin.x, pin.y), nearest((pin.x, pin.y), one.box)) for pin in found}
        assert min(away, key=away.__getitem__) == one.pin.place_id


def test_two_places_on_one_spot_are_two_pins() -> None:
    places = HAND_MADE.places.copy()
    places[["latitude", "longitude"]] = (33.3, 44.4)
    on = basemap.projection("baghdad", 1000, 560)
    found = pins(bases.places(replace(HAND_MADE, places=places)), on, canvas(1000, False, False))
    assert len({(round(pin.x), round(pin.y)) for pin in found}) == 4


def test_without_rows_the_map_is_empty_and_says_so() -> None:
    nothing = replace(
        HAND_MADE,
        presence=HAND_MADE.presence.head(0),
        figures=HAND_MADE.figures.head(0),
        events=HAND_MADE.events.head(0),
    )
    assert marks(bases.figure(nothing, "none")) == []
    assert bases.alt_text(nothing, "none") == "Map of Iraq (none): no place with a pin."
    assert layers(nothing)[PINS]["data"] == []


@given(st.floats(38, 49), st.floats(29, 37.5))
def test_the_projection_and_back(longitude: float, latitude: float) -> None:
    on = basemap.projection("iraq", 1000, 560)
    there = on.degrees(*on.px(longitude, latitude))
    assert there == pytest.approx((longitude, latitude))


def test_km_on_the_map_are_km_on_the_ground() -> None:
    on = basemap.projection("baghdad", 1000, 560)
    (x1, y1), (x2, y2) = on.px(44.3661, 33.3152), on.px(44.2567, 33.5239)  # Baghdad to Taji, 25.3 km by geodesic
    assert on.km(((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5) == pytest.approx(25.3, rel=0.02)


@pytest.mark.parametrize("width", [560, 1080, 1600])
def test_no_label_lies_across_a_dotted_circle_where_there_is_room(width: int) -> None:
    sheet = canvas(width, False, False)
    found = pins(bases.places(HAND_MADE), basemap.projection("baghdad", width, 560), sheet)
    rough = [pin for pin in found if pin.circle_px]
    assert rough != []
    named = labels(found, Sheet((4, 4, width - 4, 556)), sheet)
    assert {label.pin.place_id for label in named} == {pin.place_id for pin in found}
    for label in named:
        left, top = label.spot.left, label.spot.top
        corners = [(x, y) for x in (left, left + label.width) for y in (top, top + label.height)]
        for pin in rough:
            inside = [(x - pin.x) ** 2 + (y - pin.y) ** 2 < pin.circle_px**2 for x, y in corners]
            assert all(inside) or not any(inside)
