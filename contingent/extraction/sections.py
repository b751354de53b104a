"""What the heading of a section, or the sentence that opens a list, says of all that stands under it."""

from __future__ import annotations

from contingent.extraction.context import Context
from contingent.extraction.names import HOSTS
from contingent.extraction.scan import Scan

#: How many tokens may name the place that heads a paragraph: "Union III, Baghdad:".
_LABEL = 6


def nation_of_section(context: Context, scan: Scan) -> str:
    """The deploying nation that the heading over a sentence names ("Hungary"); empty if it names none or several."""
    section = scan.sentence.section
    if section < 0 or scan.sentence.index == section:
        return ""
    heads = [one for one in context.scans if one.sentence.index == section and one.sentence.kind == "heading"]
    named = {n.id for one in heads for n in one.of_kind("nation") if n.id not in HOSTS and n.form != "body"}
    return named.pop() if len(named) == 1 else ""


def opening_of_list(context: Context, index: int) -> Scan | None:
    """The sentence that leads to the list or the table in which an item or a row stands ("… in the mission:")."""
    kind = context.scans[index].sentence.kind
    if kind == "prose" and _is_labelled(context, index):
        at = next((at for at in range(index - 1, -1, -1) if not _is_labelled(context, at)), -1)
        return context.scans[at] if at >= 0 and context.scans[at].sentence.kind == "prose" else None
    if kind not in ("item", "row"):
        return None
    above = [one for one in context.scans[:index] if one.sentence.kind != kind]
    if not above or above[-1].sentence.kind != "prose":
        return None
    return above[-1] if kind == "row" or above[-1].tokens.words[-1:] == (":",) else None


def _is_labelled(context: Context, index: int) -> bool:
    """Whether a sentence stands in a paragraph that a place heads: "Camp Taji: a team of 90."."""
    scans, here = context.scans, context.scans[index].sentence.paragraph
    while index and scans[index - 1].sentence.paragraph == here:
        index -= 1
    first = scans[index]
    label = first.tokens.words[: first.tokens.words.index(":")] if ":" in first.tokens.words[:_LABEL] else ()
    return bool(label) and any(name.first == 0 and name.last <= len(label) for name in first.of_kind("place"))


def place_of_paragraph(context: Context, index: int) -> str:
    """The place that alone heads a paragraph ("Taji. The Danes drill recruits.") or its section; empty without one."""
    here = context.scans[index].sentence
    for scan in reversed(context.scans[:index]):
        one = scan.sentence
        if one.paragraph != here.paragraph and one.index != here.section:
            continue
        words = [word for word in scan.tokens.words if word[0].isalnum()]
        places = [name for name in scan.of_kind("place") if name.last - name.first == len(words)]
        if places and places[0].first == 0:
            return places[0].id
    return ""


def mission_of_opening(context: Context, index: int) -> str:
    """The one mission that the paragraph leading to an item's list tells last; empty if it tells none or several."""
    opening = opening_of_list(context, index)
    if opening is None:
        return ""
    paragraph = [one for one in context.scans if one.sentence.paragraph == opening.sentence.paragraph]
    for scan in reversed(paragraph[: paragraph.index(opening) + 1]):
        ids = {name.id for name in scan.of_kind("mission")}
        if ids:
            return ids.pop() if len(ids) == 1 else ""
    return ""
