"""The opening of a wire story."""

from __future__ import annotations

import pytest

from contingent.reading.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "rest", "place", "agency", "edtf"),
    [
        (
            "WASHINGTON/BAGHDAD, March 12 (Reuters) - Two died",
            "Two died",
            "WASHINGTON/BAGHDAD",
            "Reuters",
            "XXXX-03-12",
        ),
        ("MADRID, 28 Dic. (EUROPA PRESS) - El presidente", "El presidente", "MADRID", "EUROPA PRESS", "XXXX-12-28"),
        ("MADRID (AFP) May 21, 2004", "", "MADRID", "AFP", "2004-05-21"),
        ("ERBIL (Kurdistan24) – The attacks", "The attacks", "ERBIL", "Kurdistan24", ""),
        ("(ANSA) – ERBIL, 2 MAY 2024 – A helmet", "A helmet", "ERBIL", "ANSA", "2024-05-02"),
        ("BEIRUT, LEBANON (9:40 P.M.) – The coalition", "The coalition", "BEIRUT, LEBANON", "", ""),
        ("BAGHDAD (AP) — Rockets hit", "Rockets hit", "BAGHDAD", "AP", ""),
        ("CAMP TAJI, Iraq – Soldiers", "Soldiers", "CAMP TAJI, Iraq", "", ""),
        ("Bagdad, 25 ene (EFE).- El ministro", "El ministro", "Bagdad", "EFE", "XXXX-01-25"),
        ("March 13 (UPI) -- Rockets hit", "Rockets hit", "", "UPI", "XXXX-03-13"),
        ("Shafaq News/ The mission", "The mission", "", "Shafaq News", ""),
        ("BAGHDAD, Jan. 9, 2020 (Xinhua) -- The army", "The army", "BAGHDAD", "Xinhua", "2020-01-09"),
        ("WASHINGTON, D.C. — The envoy", "The envoy", "WASHINGTON, D.C.", "", ""),
    ],
)
def test_datelines(text: str, rest: str, place: str, agency: str, edtf: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (text[found.end :], found.place, found.agency, found.edtf) == (rest, place, agency, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance – stays",
        "Spain, Italy and Canada – three allies – stay",
        "The mission (NMI) is small.",
        "Union III – the base in the capital – is full",
        "Madrid said none was hurt.",
        "General Agüero (Spain) took over in May 2023.",
        "Actualizado Lunes, 16 marzo 2020 - 14:05",
        "Albares (left) – the minister – spoke",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
