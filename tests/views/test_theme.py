"""The palette: readable on both papers, and told apart under colour blindness."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from contingent.schema import EVENT_TYPES
from contingent.views.theme import DARK, LIGHT, SHAPES, canvas, frame, mission_colour, plot_height

MISSIONS = ("nmi", "oir", "ntm-i", "mnf-i", "euam-iraq", "unami", "unifil", "prima-parthica", "")
UNKNOWN = [f"mission-{n}" for n in range(40)]

# Machado, Oliveira and Fernandes 2009: what linear RGB becomes for the three kinds of dichromats.
SIGHT = {
    "all three cones": np.eye(3),
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    light, dark = sorted((float(weights @ linear(one)), float(weights @ linear(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def cielab(rgb: np.ndarray) -> np.ndarray:
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = matrix @ np.clip(rgb, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("mission_id", [*MISSIONS, *UNKNOWN])
def test_mission_colours_serve_for_text(mission_id: str, dark: bool) -> None:
    assert contrast(mission_colour(mission_id, dark), (DARK if dark else LIGHT).paper) >= 4.5


@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_text_colours_are_readable_on_paper_and_land(ink: object) -> None:
    for colour in (ink.ink, ink.muted, ink.alarm):  # type: ignore[attr-defined]
        for ground in (ink.paper, ink.land, ink.land_beside):  # type: ignore[attr-defined]
            assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sight", SIGHT)
def test_missions_are_told_apart(sight: str, dark: bool) -> None:
    seen = {one: cielab(np.array(SIGHT[sight]) @ linear(mission_colour(one, dark))) for one in MISSIONS}
    closest = min(float(np.linalg.norm(seen[one] - seen[other])) for one, other in combinations(MISSIONS, 2))
    assert closest >= (25 if sight == "all three cones" else 12)


def test_an_unknown_mission_keeps_its_colour() -> None:
    assert mission_colour("mission-7") == mission_colour("mission-7")
    assert len({mission_colour(one) for one in UNKNOWN}) > 4


def test_every_event_type_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(EVENT_TYPES)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_a_screenshot_is_1600_by_900_whatever_its_texts() -> None:
    sheet = canvas(350, shot=True, dark=False)
    framed = frame(sheet, "Title", "All missions · " * 20, "A source, " * 60)
    assert sheet.width == 1600
    assert framed.top + framed.bottom + plot_height(sheet, framed, wanted=5000) == 900
    assert min(sheet.type.title, sheet.type.label, sheet.type.source) >= 15
