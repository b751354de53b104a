"""What the heading of a section, or the sentence that opens a list, says of all that stands under it."""

from __future__ import annotations

from contingent.extraction.context import Context
from contingent.extraction.names import HOSTS
from contingent.extraction.scan import Scan


def nation_of_section(context: Context, scan: Scan) -> str:
    """The deploying nation that the heading over a sentence names ("Hungary"); empty if it names none or several."""
    section = scan.sentence.section
    if section < 0 or scan.sentence.index == section:
        return ""
    heads = [one for one in context.scans if one.sentence.index == section and one.sentence.kind == "heading"]
    named = {n.id for one in heads for n in one.of_kind("nation") if n.id not in HOSTS and n.form != "body"}
    return named.pop() if len(named) == 1 else ""


def opening_of_list(context: Context, index: int) -> Scan | None:
    """The sentence that leads to the list in which an item stands ("… assigned to the mission, among them:")."""
    if context.scans[index].sentence.kind != "item":
        return None
    above = [one for one in context.scans[:index] if one.sentence.kind != "item"]
    opens = bool(above) and above[-1].sentence.kind == "prose" and above[-1].tokens.words[-1:] == (":",)
    return above[-1] if opens else None
