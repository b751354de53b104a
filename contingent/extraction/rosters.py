"""Tables and lists of commanders: one person a row, with nation, from and to.

A row's cells are parted by a bar, a tab or a wide gap. A header row tells which cell is what; without one a cell is
known by what stands in it: a person, a nation, dates in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.extraction.claims import When
from contingent.extraction.context import Context
from contingent.extraction.names import find_names
from contingent.extraction.persons import Person
from contingent.extraction.scan import Dated, Scan
from contingent.extraction.tokens import tokenize

_GAP = re.compile(r"\s*[|\t]\s*|\s{2,}")
#: How far above an item its list's title may stand.
_TITLE_ABOVE = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One commander of a roster: the person, a nation (empty if none is told), when, and the role of the list."""

    index: int
    person: Person
    nation: str
    role: str
    start: When
    end: When
    rule: str


def roster_entry(context: Context, index: int, people: Sequence[Person]) -> Entry | None:
    """The entry that a row or a list item holds, or None if it is of no roster of commanders."""
    scan = context.scans[index]
    if scan.sentence.kind not in ("row", "item") or len([p for p in people if not p.civil]) != 1:
        return None
    person = next(p for p in people if not p.civil)
    role = _own_role(context, scan, person) or _role(context, index)
    if not role:
        return None
    if scan.sentence.kind == "row":
        cells = _cells(scan.tokens.text)
        header = _header(context, index)
        start, end = _ends_by_header(scan, cells, header) if header else _ends(scan)
        return Entry(index, person, _nation(context, cells), role, start, end, "tenure.row")
    if not scan.dates:
        return None
    start, end = _ends(scan)
    return Entry(index, person, _nation(context, [scan.tokens.text]), role, start, end, "tenure.item")


def is_header(context: Context, index: int) -> bool:
    """Whether a row names the columns of a roster: at least two of name, nation, from and to."""
    scan = context.scans[index]
    if scan.sentence.kind != "row" or any(dated.point.edtf for dated in scan.dates):
        return False
    return len({match.entry.output for match in context.rules["roster_columns"].find(scan.tokens.words)}) >= 2


def _own_role(context: Context, scan: Scan, person: Person) -> str:
    """The role that an item begins with: "Deputy commander: General Ruiz, since May 2019"; empty without one."""
    label = scan.tokens.words[: person.rank_first]
    roles = context.rules["roles"].find(label) if label[-1:] == (":",) else []
    return roles[-1].entry.output.replace("head-of", "commander") if roles else ""


def _role(context: Context, index: int) -> str:
    """The role that the roster's title, heading or header gives: `COMMANDERS` makes its rows commanders."""
    scans = context.scans
    here = scans[index].sentence
    for above in range(index - 1, max(-1, index - _TITLE_ABOVE), -1):
        scan = scans[above]
        header = is_header(context, above)
        if scan.sentence.kind == here.kind and not header:
            continue
        roles = context.rules["roles"].find(scan.tokens.words) + context.rules["roster_titles"].find(scan.tokens.words)
        if roles:  # "contingent commanders" tells more than "commanders"
            return max(roles, key=lambda match: match.last - match.first).entry.output.replace("head-of", "commander")
        if not header and scan.sentence.kind != "heading":
            return ""
    return ""


def _header(context: Context, index: int) -> dict[str, int]:
    """Column number by what it holds (`name`, `nation`, `from`, `to`, `period`); empty without a header row."""
    for above in range(index - 1, max(-1, index - 4 * _TITLE_ABOVE), -1):
        if context.scans[above].sentence.kind != "row":
            return {}
        if is_header(context, above):
            columns: dict[str, int] = {}
            for number, (first, last) in enumerate(_cells_spans(context.scans[above].tokens.text)):
                words = tokenize(context.scans[above].tokens.text[first:last]).words
                for match in context.rules["roster_columns"].find(words):
                    columns.setdefault(match.entry.output, number)
            return columns
    return {}


def _cells_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _GAP.finditer(text):
        if gap.start() > start:
            spans.append((start, gap.start()))
        start = gap.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _cells(text: str) -> list[str]:
    return [text[first:last] for first, last in _cells_spans(text)]


def _ends_by_header(scan: Scan, cells: Sequence[str], header: dict[str, int]) -> tuple[When, When]:
    spans = _cells_spans(scan.tokens.text)
    if "period" in header or not {"from", "to"} & header.keys() or len(cells) <= max(header.values()):
        return _ends(scan)
    start = _in_cell(scan, spans[header["from"]]) if "from" in header else When()
    end = _in_cell(scan, spans[header["to"]]) if "to" in header else When()
    return start, end


def _in_cell(scan: Scan, span: tuple[int, int]) -> When:
    for dated in scan.dates:
        if span[0] <= scan.tokens.starts[dated.first] < span[1]:
            return dated.point
    return When()


def _ends(scan: Scan) -> tuple[When, When]:
    """Start and end from the dates of a row in reading order: an interval, two dates, or one that begins."""
    dates = [dated for dated in scan.dates if dated.point.edtf]
    if not dates:
        return When(), When()
    first = dates[0]
    if first.mention.relation == "between" or first.mention.last is not None:
        return first.point, first.end
    if first.mention.relation == "until":
        return When(), first.point
    return first.point, dates[1].point if len(dates) > 1 and _joined(scan, first, dates[1]) else When()


def _joined(scan: Scan, one: Dated, other: Dated) -> bool:
    """Whether two dates of a row are its from and to: only a dash, "to" or a gap stands between."""
    between = scan.tokens.words[one.last : other.first]
    joints = scan.rules.words("to") | {"-", "|", "/"}
    return len(between) <= 2 and joints.issuperset(between)


def _nation(context: Context, cells: Sequence[str]) -> str:
    for cell in cells:
        names = [n for n in find_names(tokenize(cell), context.rules) if n.kind == "nation"]
        if names:
            return names[0].id
    return ""
