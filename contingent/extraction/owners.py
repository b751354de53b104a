"""Whose a figure is: the nation that deploys, moves, trains or owns, or for attacks and casualties the one hit."""

from __future__ import annotations

from contingent.extraction.counting import Counting
from contingent.extraction.link import Linker
from contingent.extraction.neighbours import Span
from contingent.extraction.numbers import Number
from contingent.extraction.scan import Scan
from contingent.extraction.scopes import Link


def owner_of_one(scan: Scan, number: Number, nation: Link) -> str:
    """The nation or nations of one row; "110 and 90 respectively" gives each number its own."""
    counts = [n for n in scan.numbers if not n.reason]
    if scan.words("respectively") & set(scan.tokens.words) and len(counts) == len(nation.ids):
        return nation.ids[counts.index(number)]
    return ";".join(nation.ids)


def owners(linker: Linker, scan: Scan, span: Span, found: Counting) -> Link:
    """The nation or nations of a figure, with the scope they were found in."""
    measure = found.measured.measure
    if measure == "states":
        return _body(linker, scan, span)
    if measure == "trained":
        return _trainer(linker, scan, span)
    if measure == "attacks":
        return _hit(linker, scan, span)
    words = set(scan.tokens.words[span.first : span.last + 4])
    if words & scan.words("other") and not _own_nation(scan, span):
        return _others(linker, scan, span, words)
    return linker.nation(span, hosts=measure in ("killed", "wounded"))


def _own_nation(scan: Scan, span: Span) -> bool:
    return any(span.first <= name.first < span.last for name in scan.of_kind("nation"))


def _others(linker: Linker, scan: Scan, span: Span, words: set[str]) -> Link:
    """ "some 2,500 from other countries": the coalition's, if one is spoken of; else nobody's in particular."""
    if not words & scan.words("others_owner"):
        return linker.nation(span)
    missions = linker.missions(span)
    kinds = {linker.context.reference.missions[id_].kind for id_ in missions.ids}
    return Link(("COALITION",), missions.scope) if "coalition" in kinds else Link()


def _body(linker: Linker, scan: Scan, span: Span) -> Link:
    """Whose states: those of the body that the words name, or that leads the mission."""
    words = set(scan.tokens.words[span.first : span.last])
    if words & scan.words("nato"):
        return Link(("NATO",), "phrase")
    missions = linker.missions(span)
    leaders = {linker.context.reference.missions[id_].kind: id_ for id_ in missions.ids}
    if "coalition" in leaders:
        return Link(("COALITION",), missions.scope)
    bodies = [n.id for n in scan.of_kind("nation") if n.form == "body"]
    if bodies:
        return Link((bodies[0],), "sentence")
    return Link(("NATO",), missions.scope) if "nato" in leaders else Link()


def _trainer(linker: Linker, scan: Scan, span: Span) -> Link:
    """The nation that trains: not the one in the phrase, which is trained."""
    return linker.nation(Span(span.index, span.first, span.first + 1))


def _hit(linker: Linker, scan: Scan, span: Span) -> Link:
    """For attacks: who was hit. A mission or nation after the verb, or the subject of a passive."""
    kinds = linker.context.reference.missions
    if any(kinds[name.id].kind == "coalition" for name in scan.of_kind("mission")):
        return Link(("COALITION",), "sentence")
    return linker.nation(span)
