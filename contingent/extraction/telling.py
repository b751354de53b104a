"""How a cue is told: as fact, as plan, as denial; in somebody's own words or the reporter's."""

from __future__ import annotations

from contingent.extraction.context import Context
from contingent.extraction.cues import stretch
from contingent.extraction.scan import Dated, Scan
from contingent.extraction.tense import is_future_verb
from contingent.lexicon import Match


def is_negated(scan: Scan, cue: Match, dated: Dated | None = None) -> bool:
    """ "no contingent has returned since 2004"; but "did not return until 2015" tells of a return."""
    if dated is not None and dated.mention.relation == "until":
        return False
    return bool(scan.words("negation") & set(scan.tokens.words[max(0, cue.first - 4) : cue.first]))


def is_of_speech(scan: Scan, dated: Dated) -> bool:
    """ "on Thursday said": when something was said is not when what it speaks of happened."""
    words = scan.tokens.words
    return bool(
        scan.words("speech") & set(words[max(0, dated.first - 2) : dated.first] + words[dated.last : dated.last + 2])
    )


def is_state(scan: Scan, cue: Match) -> bool:
    """ "takes part in two missions" says what is so; a past tense or a number makes it news."""
    last = scan.tokens.words[cue.last - 1]
    return cue.entry.output == "deployment" and not last.endswith(("ed", "ron", "ado", "ido"))


def is_spoken(scan: Scan, cue: Match) -> bool:
    """Whether somebody speaks for himself: "we will leave when they ask" reports no happening."""
    words = scan.tokens.words
    quotes = [i for i, word in enumerate(words) if word == '"']
    opening = max((i for i in quotes if i < cue.first), default=-1)
    closing = min((i for i in quotes if i > cue.first), default=-1)
    if sum(i < cue.first for i in quotes) % 2 == 0:
        return False
    return bool(scan.words("first_person") & set(words[opening + 1 : closing if closing > 0 else len(words)]))


def telling(context: Context, scan: Scan, cue: Match) -> str:
    """How an undated cue is told: `denied`, `future`, `perfect`, or empty for plain narrative."""
    first, _ = stretch(scan, cue)
    words = scan.tokens.words
    if any(first <= m.first <= cue.first + 3 for m in context.rules["denials"].find(words)):
        return "denied"
    if is_planned(context, scan, cue):
        return "future"
    before = words[max(0, cue.first - 4) : cue.first]
    if scan.words("perfect") & set(before):
        return "perfect"
    return (
        "perfect" if scan.words("progressive") & set(before[-2:]) and words[cue.first].endswith(("ing", "ndo")) else ""
    )


def is_planned(context: Context, scan: Scan, cue: Match) -> bool:
    """Whether a modal, a plan or a future verb governs the cue."""
    clause = scan.clauses[cue.first]
    for match in scan.modals():
        if scan.clauses[match.first] == clause and match.last <= cue.first and cue.first - match.last <= 8:
            return True
    if context.rules.language != "es":
        return False
    reach = cue.last + (4 if cue.entry.get("alone") else 0)  # "el repliegue se completará"
    return any(
        is_future_verb(scan, i) for i in range(cue.first, min(reach, len(scan.tokens))) if scan.clauses[i] == clause
    )
