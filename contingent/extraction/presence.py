"""Presence: which nation's forces are, or were, in which mission and at which place.

A presence is read where forces (`forces.py`) stand directly before a place ("Danish soldiers at Al Asad"), or where a
cue of `rules/presence_cues.csv` ties them to a place or a mission. Hosts, visitors, plans and refusals are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from contingent.extraction.ceremonies import ceremonies
from contingent.extraction.claims import Event, Figure, Presence
from contingent.extraction.context import Context
from contingent.extraction.forces import forces
from contingent.extraction.link import Linker
from contingent.extraction.names import HOSTS
from contingent.extraction.presence_sentence import PresenceSentence
from contingent.extraction.sections import nation_of_section
from contingent.extraction.standing import Standing
from contingent.extraction.stated import Stated, most_specific
from contingent.extraction.whereabouts import IN_MIND, Whereabouts

#: How many sentences are the top of an article.
_TOP = 4
#: How a question to a minister begins, which tells nothing.
_ASKED = ("to", "ask", "the")


def presence(context: Context, figures: Sequence[Figure], happened: Sequence[Event] = ()) -> list[Presence]:
    """The presences of an article, each most specific combination once, in reading order.

    `figures` and `happened` are the article's own figures and events. `nation` is never empty, and one of `mission_id`
    and `place_id` is not; `activity` and `since` are empty where the sentence does not tell.
    """
    linker = Linker(context)
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        counted[figure.sentence_id].append(figure)
    home = _home(context)
    found: list[Stated] = []
    known, told, paragraph = home, -IN_MIND - 1, -1
    placed = Whereabouts(home)
    for index, scan in enumerate(context.scans):
        own = counted.get(scan.sentence.sentence_id, [])
        told += scan.sentence.kind == "item"  # a list is all about whom the sentence before it names
        if (not scan.names and not own) or scan.tokens.words[:3] == _ASKED:
            continue
        of_section = nation_of_section(context, scan)
        topic = (of_section,) if of_section else home
        goes_on = not topic or scan.sentence.kind != "prose" or scan.sentence.paragraph == paragraph
        here = forces(context, index, own, known if goes_on and index - told <= IN_MIND else topic or known)
        one = PresenceSentence(Standing(context, index, here), linker)
        scene = placed.scene(scan.sentence.paragraph)
        rows = list(one.stated(placed.shared(index, here), placed.station(), scene))
        if goes_on and scan.sentence.paragraph == paragraph:
            found = [*_told_after(found, rows, context.scans[index - 1].sentence.sentence_id)]
        if rows and _is_of_all(context, index):
            found = [*_placed_after(found, rows, context, index)]
        found += rows
        placed.remember(index, rows, scan.sentence.paragraph)
        named = [force for force in here if force.how in ("noun", "people", "actor", "figure")]
        beside = context.rules.words("beside")  # who only goes along is not who is spoken of next
        named = [force for force in named if not {*scan.tokens.words[max(0, force.first - 2) : force.first]} & beside]
        if named:
            known, told, paragraph = named[0].nations, index, scan.sentence.paragraph
    found += ceremonies(happened, context.reference, _contingents(context, home))
    return most_specific(found, context.reference)


def _contingents(context: Context, home: tuple[str, ...]) -> dict[str, str]:
    """Whose contingent the sentences on one speak of: that of `home`, by sentence."""
    own = context.rules.words("led_unit")
    return {one.sentence.sentence_id: home[0] for one in context.scans if home and not own.isdisjoint(one.tokens.words)}


def _home(context: Context) -> tuple[str, ...]:
    """Whose forces "the contingent" means when a paragraph begins: those of the nation the article is about, else, in
    Spanish, Spain's, if its forces are named at all."""
    if context.topic.nation:
        return (context.topic.nation,)
    named = {name.id for scan in context.scans for name in scan.of_kind("nation")}
    top = [n.id for scan in context.scans[:_TOP] for n in scan.of_kind("nation") if n.id not in HOSTS]
    if len({*top}) == 1 and len(top) > 1:
        return tuple({*top})
    return ("ESP",) if context.rules.language == "es" and "ESP" in named else ()


def _is_of_all(context: Context, index: int) -> bool:
    """ "All of them are based in Baghdad", right after a table."""
    before = context.scans[index - 1].sentence if index else None
    words = context.scans[index].tokens.words
    return before is not None and before.kind == "row" and words[0] in context.rules.words("whole")


def _placed_after(found: Sequence[Stated], rows: Sequence[Stated], context: Context, index: int) -> Iterator[Stated]:
    """The rows so far, those of the table before with the only place that a sentence tells of all of them."""
    section = context.scans[index].sentence.section
    table = {one.sentence.sentence_id for one in context.scans if one.sentence.section == section}
    places = {row.row.place_id for row in rows if row.fine}
    for one in found:
        whose = one.row.sentence_id in table and not one.row.place_id and len(places) == 1
        yield replace(one, row=replace(one.row, place_id=min(places)), fine=True) if whose else one


def _told_after(found: Sequence[Stated], rows: Sequence[Stated], before: str) -> Iterator[Stated]:
    """The rows so far with the mission that a sentence tells of the forces of the one before: "They do so as part of
    Operation Inherent Resolve"."""
    told = {one.row.nation: one.row.mission_id for one in rows if one.said and "known" in one.row.rule and not one.fine}
    for one in found:
        mission = told.get(one.row.nation, "") if one.row.sentence_id == before else ""
        told_so = bool(mission) and one.row.mission_id in ("", mission)
        yield replace(one, row=replace(one.row, mission_id=mission), said=True) if told_so else one
