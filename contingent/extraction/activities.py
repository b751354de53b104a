"""What forces do where they are, and since when."""

from __future__ import annotations

from contingent.extraction.claims import When
from contingent.extraction.force_sentence import Force
from contingent.extraction.standing import Standing
from contingent.lexicon import Match


def activity_of(one: Standing, force: Force) -> str:
    """What the nearest verb or noun tells of the forces (`training`, `command` …); empty if none is theirs."""
    told = [cue for cue in one.cues if cue.entry.get("activity") and one.is_own(cue, force)]
    told = [cue for cue in told if not (_is_others_command(one, cue, force) or _is_of_subject(one, cue, force))]
    told = [cue for cue in told if (cue.entry.output == "seat") == (force.how == "seat")]
    return min(told, key=lambda cue: one.gap(cue, force)).entry.get("activity") if told else ""


def since_of(one: Standing, force: Force) -> When:
    """Since when the forces are where they are, by a date near them; empty if the sentence does not tell."""
    clauses = one.scan.clauses
    for dated in one.scan.dates:
        near = abs(clauses[dated.first] - clauses[force.first]) <= 1
        if dated.mention.relation == "since" and dated.point.edtf and near:
            return dated.point
    return When()


def _is_of_subject(one: Standing, cue: Match, force: Force) -> bool:
    """ "Italy leads the school in A and Danish troops work at B": a verb before these forces whose subject others
    are."""
    clauses = one.scan.clauses
    placed = any(cue.last <= name.first < force.first for name in one.places)
    if not placed or force.how not in ("noun", "people") or cue.entry.get("activity") != "command":
        return False
    before = [other for other in one.here if other.last <= cue.first and clauses[other.first] == clauses[cue.first]]
    return any(not set(other.nations) & set(force.nations) for other in before)


def _is_others_command(one: Standing, cue: Match, force: Force) -> bool:
    """ "work under Danish command", "in a Danish-led group": told of whoever serves under others."""
    if cue.entry.get("activity") != "command":
        return False
    before = one.words[max(0, cue.first - 3) : cue.first]
    others = before[-1:] == ("-",) and not force.first <= cue.first < force.last
    return others or not one.rules.words("under").isdisjoint(before)
