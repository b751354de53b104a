"""Whether a date lies ahead of what was told: its clause's verbs tell, as far as a language marks them."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.scan import Dated, Scan
from contingent.lexicon import Match

#: How far behind its verb a weekday stands that it is due on.
_DUE = 10


def lies_ahead(one: Scan, dated: Dated) -> bool:
    """Whether the clause around a date speaks of what is to come."""
    clause = one.clauses[dated.first]
    if one.words("speech") & set(one.tokens.words[max(0, dated.first - 4) : dated.first]):
        return False
    ahead = [i for i, number in enumerate(one.clauses) if number == clause and is_future_verb(one, i)]
    if ahead:
        return one.rules.language == "es" and not _told_before(one, dated, ahead)
    if _is_scheduled(one, dated):
        return True
    futures = [m for m in one.modals() if m.entry.output == "future" and one.clauses[m.first] == clause]
    return any(not _told_nearer(one, dated, match) for match in futures)


def _is_scheduled(one: Scan, dated: Dated) -> bool:
    """ "hands over on Friday", "leaves on 14 December": an English present before a weekday, or before a day of no
    year, tells what is due."""
    due = dated.mention.first.kind == "weekday" or (dated.mention.lacks_year and dated.first > 1)
    if one.rules.language != "en" or not due or dated.mention.first.direction:
        return False
    clause = one.clauses[dated.first]
    cues = [m for m in one.rules["event_cues"].find(one.tokens.words) if 0 <= dated.first - m.last <= _DUE]
    cues = [m for m in cues if one.clauses[m.first] == clause]
    return any(one.tokens.words[m.first] in one.words("present_verb") for m in cues)


def _told_before(one: Scan, dated: Dated, ahead: Sequence[int]) -> bool:
    """Whether a verb that is no future stands nearer to the date: "se marcharon en mayo y los otros se irán"."""
    cues = [m for m in one.rules["event_cues"].find(one.tokens.words) if not m.entry.get("alone")]
    told = [m for m in cues if any(_is_past_verb(one, i) for i in range(m.first, m.last))]
    own = [
        dated.first - m.last for m in told if m.last <= dated.first and one.clauses[m.first] == one.clauses[dated.first]
    ]
    return bool(own) and all(min(own) < abs(dated.first - i) for i in ahead)


def _told_nearer(one: Scan, dated: Dated, modal: Match) -> bool:
    """Whether a verb the modal does not govern stands nearer to the date: "in February they met, and will …"."""

    def gap(match: Match) -> int:
        return dated.first - match.last if match.last <= dated.first else match.first - dated.last

    cues = [m for m in one.rules["event_cues"].find(one.tokens.words) if not m.entry.get("alone")]
    # A participle takes its time from the verb: "X will keep command, with Y replacing Z in November".
    cues = [m for m in cues if not one.tokens.words[m.first].endswith("ing")]
    told = [m for m in cues if one.clauses[m.first] == one.clauses[dated.first]]
    own = [m for m in told if not 0 <= m.first - modal.last <= 4 and one.segments[m.first] != one.segments[modal.first]]
    return any(gap(match) < gap(modal) for match in own)


def _is_past_verb(one: Scan, index: int) -> bool:
    """Whether a Spanish word is a preterite ("concluyó", "llegaron")."""
    return one.tokens.text[one.tokens.starts[index] : one.tokens.ends[index]].lower().endswith(("ó", "ron"))


def is_future_verb(one: Scan, index: int) -> bool:
    """Whether a Spanish word is a future ("concluirá", "llegarán"): the accent tells it from the subjunctive."""
    start, end = one.tokens.starts[index], one.tokens.ends[index]
    return end - start > 3 and one.tokens.text[start:end].lower().endswith(("rá", "rán"))
