"""Footnote marks glued to words, and the notes they point to."""

from __future__ import annotations

import pytest

from contingent.reading import read_bytes
from contingent.reading.footnotes import first_number, marks, note_lines
from contingent.reading.lines import split_lines


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("forces.1 Then the army (both of them).2 So it is a mechanism3.", ["1", "2", "3"]),
        ("It was launched later.1 Resolution 1546.2 An advance team came.", ["1", "2"]),
        ("It grew to 300 people.1\nIt left.”2 And again.2", ["1", "2", "2"]),
        ("The camp is old.[12] It is big.[citation needed] History[edit]", ["[12]", "[citation needed]", "[edit]"]),
        ("It was welcomed.¹ It was left.²³", ["¹", "²³"]),
        ("The F16 and the Covid19 wave at K1", []),
        ("Only one mark.1 And no more.", []),
        ("Only one mark.1 And no more.\n\n1  Its note.", ["1"]),
        ("An excerpt begins later.7 It goes on.8 It ends.\n\n7  One note.\n8  Another.", ["7", "8"]),
        ("An excerpt begins later.7 It goes on.8 It ends.\n\n7  One note, and no other.", []),
        ("It was one.1 It was two.2 They stood at around 400.3 What remained was here.", ["1", "2", "3"]),
        ("It was one.1 It ended in May 2024.2\n\nThe next paragraph.", ["1", "2"]),
        ("It was one.1 It rose to 3.2\nper cent.", []),
        ("It rose by 3.2 per cent and by 1.1 million, p.3 and No.4", []),
        ("The 107 mm rockets, 22 of them; 45°C", []),
        ("They begin with two.2 And three.3", []),
        ("an area of 25 km² and 3 m³", []),
    ],
)
def test_marks(source: str, found: list[str]) -> None:
    assert [source[e.start : e.end] for e in marks(source)] == found


@pytest.mark.parametrize(
    ("source", "marks_found", "dropped"),
    [
        ("A sentence.\n\n_______\n1 NATO, fact sheet.\n2 Press\nreports, p. 4.\n", 2, [2, 3, 4, 5]),
        ("A sentence.\n\nReferences\n1. One.\n2. Two.\n3. Three.\n", 0, [2, 3, 4, 5]),
        ("A sentence.\n\n1   One.\n2   Two.\n", 2, [2, 3]),
        ("A sentence.\n\n1. Train.\n2. Advise.\n3. Leave.\n", 0, []),
        ("1. Training\n\nA sentence on it.\n\n2. Advice\n\nAnother.\n", 8, []),
        ("_______\n1 One.\n2 Two.\n\nA sentence after them.\n", 2, [0, 1, 2]),
        ("A sentence.\n\n1  The only note.\nIt goes on.\n", 1, [2, 3]),
        ("A sentence.\n\n1. Train.\n\nAnother sentence.\n", 1, []),
    ],
)
def test_notes(source: str, marks_found: int, dropped: list[int]) -> None:
    assert sorted(i for i in note_lines(split_lines(source), marks_found) if split_lines(source)[i].text) == dropped


def test_notes_of_an_excerpt_begin_at_its_first_mark() -> None:
    lines = split_lines("It began.7 It ended.8\n\n7  One note.\n8  Another.\n")
    found = marks("It began.7 It ended.8\n\n7  One note.\n8  Another.\n")
    assert first_number(found) == 7
    assert sorted(note_lines(lines, len(found), first_number(found))) == [2, 3]


@pytest.mark.parametrize("mark", ["²", "[1]", "[1][2]", "[citation needed]", "[edit]"])
def test_a_mark_alone_on_its_line_is_text(mark: str) -> None:
    said = "The coalition handed a base near the river back on Monday, its spokesman said."
    article = read_bytes(f"A base is handed over\n\n{said}\n{mark}".encode(), "page.txt")
    assert [sentence.text for sentence in article.sentences] == ["A base is handed over", said, mark]
