"""Which measure a count of people belongs to: deployed, relocated, planned, trained, killed or wounded.

The verb that governs the number decides: an active verb to its left ("evacuated 40 medics"), a passive or
intransitive one to its right ("40 medics were evacuated", "40 medics died"). A part of a whole ("of its 130
soldiers") and a stock ("a contingent of 120") are deployed whatever the verb does to the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from contingent.extraction.context import is_future_verb
from contingent.extraction.numbers import Number
from contingent.extraction.rules import Rules
from contingent.extraction.scan import Scan
from contingent.extraction.units import Counted
from contingent.lexicon import Match

_BE = {"was", "were", "been", "being", "be", "are", "is", "fue", "fueron", "sido", "siendo", "ser", "son", "resultaron",
       "resulto", "han", "got", "left"}  # fmt: skip
_HAVE = {"have", "has", "had", "han", "ha", "habia", "habian", "haber", "having"}
_REACH = 14


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure and the rule that chose it (`cue.<id>`, `stock`, `default` …)."""

    measure: str
    rule: str


def measure_of(scan: Scan, number: Number, counted: Counted, rules: Rules) -> Measured:
    """The measure of a count of persons."""
    if counted.role == "casualty":
        return _casualty(scan, number, counted, rules)
    cue = _governing(scan, number, counted, rules)
    if cue is not None and cue.entry.output in ("killed", "wounded"):
        return Measured(cue.entry.output, f"cue.{cue.entry.id}")
    if cue is not None and cue.entry.output == "trained" and counted.role != "bare":
        return Measured("trained", f"cue.{cue.entry.id}")
    if is_whole(scan, number) or _is_start_of_change(scan, number):
        return Measured("deployed", "whole")
    if planned(scan, number, counted, rules):
        return Measured("planned", "modality")
    if cue is not None and not _is_stock(scan, number, rules):
        return Measured(cue.entry.output, f"cue.{cue.entry.id}")
    return Measured("deployed", "default")


def _casualty(scan: Scan, number: Number, counted: Counted, rules: Rules) -> Measured:
    words = scan.tokens.words[number.last : counted.last]
    wounded = {"wounded", "injured", "injuries", "heridos", "herido", "hurt"}
    if wounded & set(words):
        return Measured("wounded", "unit")
    if words and words[0] in ("bajas", "casualties", "victimas"):
        return Measured("", "unit")
    return Measured("killed", "unit")


def is_whole(scan: Scan, number: Number) -> bool:
    """Whether the number is the whole of which another is a part: "of its 130 soldiers", "de los 300"."""
    words = scan.tokens.words
    first = number.first
    if first >= 2 and words[first - 1] in ("its", "the", "their", "los", "las", "sus", "his"):
        return words[first - 2] in ("of", "de", "among", "entre")
    return False


def _is_start_of_change(scan: Scan, number: Number) -> bool:
    """ "from 500 people to around 4,000": the first number is what was there before."""
    words = scan.tokens.words
    if not number.first or words[number.first - 1] not in ("from", "de"):
        return False
    after = words[number.last : number.last + 5]
    return any(word in ("to", "a") for word in after) and any(n.first > number.last for n in scan.numbers)


def _is_stock(scan: Scan, number: Number, rules: Rules) -> bool:
    words = scan.tokens.words
    return any(match.last == number.first - 0 for match in rules["unit_heads"].find(words[: number.first])) and words[
        number.first - 1
    ] in ("of", "de")


def _governing(scan: Scan, number: Number, counted: Counted, rules: Rules) -> Match | None:
    cues = [m for m in rules["figure_cues"].find(scan.tokens.words) if m.entry.output]
    right = [m for m in cues if _governs_from_right(scan, number, counted, m)]
    left = [m for m in cues if _governs_from_left(scan, number, m)]
    best_right = min(right, key=lambda m: m.first, default=None)
    best_left = max(left, key=lambda m: m.last, default=None)
    if best_right is None or best_left is None:
        return best_right or best_left
    gap_right = best_right.first - counted.last
    gap_left = number.first - best_left.last
    return best_right if gap_right < gap_left else best_left


def _governs_from_left(scan: Scan, number: Number, cue: Match) -> bool:
    if cue.last > number.first or number.first - cue.last > _REACH or cue.entry.get("voice") == "intransitive":
        return False
    if scan.clauses[cue.first] != scan.clauses[number.first]:
        return False
    words = scan.tokens.words
    if cue.entry.get("voice") == "transitive" and _is_passive(words, cue):
        return False
    between = [n for n in scan.numbers if cue.last <= n.first and n.last <= number.first and not n.reason]
    if between:
        return all(word not in ("in", "at", "for", "en") for word in words[between[-1].last : number.first])
    return scan.segments[number.first] - scan.segments[cue.first] <= 1 and not _crosses_place(scan, cue, number)


def _crosses_place(scan: Scan, cue: Match, number: Number) -> bool:
    """Whether a place stands between: "trained in Taji, where 300 soldiers" is another matter."""
    places = [n for n in scan.of_kind("place") if cue.last <= n.first < number.first]
    return bool(places) and scan.segments[number.first] != scan.segments[cue.first]


def _is_passive(words: tuple[str, ...], cue: Match) -> bool:
    """Whether a participle is passive: "were evacuated", "(soldiers) evacuated by"; "have evacuated" is not."""
    before = words[max(0, cue.first - 2) : cue.first]
    if cue.last < len(words) and words[cue.last] in ("by", "por"):
        return True
    return any(word in _BE for word in before) and not (before and before[-1] in _HAVE - {"han"})


def _governs_from_right(scan: Scan, number: Number, counted: Counted, cue: Match) -> bool:
    words = scan.tokens.words
    gap = cue.first - counted.last - _bracketed(words[counted.last : cue.first])
    if cue.first < counted.last or gap > _REACH:
        return False
    voice = cue.entry.get("voice")
    if voice == "active":
        return False
    if voice == "transitive" and gap > 1 and not _is_passive(words, cue):
        return False
    if voice == "transitive" and gap <= 1 and gap and words[cue.first - 1] in _HAVE - {"han"}:
        return False
    if voice == "intransitive" and gap > 6:
        return False
    far = scan.clauses[cue.first] - scan.clauses[number.first]
    others = [n for n in scan.numbers if counted.last <= n.first < cue.first and not n.reason]
    joined = all(word in ("and", "y", ",", "e") or word.isalnum() for word in words[counted.last : cue.first])
    return far <= (1 if voice != "intransitive" else 0) and (not others or joined)


def _bracketed(words: tuple[str, ...]) -> int:
    """How many tokens stand in brackets: they do not part a noun from its participle."""
    if "(" not in words or ")" not in words:
        return 0
    return max(0, words.index(")") - words.index("(") + 1)


def planned(scan: Scan, number: Number, counted: Counted, rules: Rules) -> bool:
    """Whether the number is of what is to come or may be: a plan, a mandate's ceiling, a future verb."""
    words = scan.tokens.words
    segment, clause = scan.segments[number.first], scan.clauses[number.first]
    for match in rules["modality"].find(words):
        near = scan.segments[match.first] == segment and scan.clauses[match.first] == clause
        if match.last <= number.first and near and number.first - match.last <= _REACH:
            return True
        gap = match.first - counted.last
        if 0 <= gap <= 5 and near:
            return True
    if rules.language != "es":
        return False
    inside = [i for i in range(len(words)) if scan.segments[i] == segment and scan.clauses[i] == clause]
    return any(is_future_verb(scan, i) for i in inside)
