"""People that a sentence names, with the rank or title that stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.extraction.rules import Rules
from contingent.extraction.tokens import Tokens

_PARTICLES = {"de", "del", "la", "las", "los", "di", "da", "dos", "van", "von", "der", "den", "al", "el", "bin", "ibn",
              "abu", "le", "du", "ter", "y", "ten"}  # fmt: skip
_NOT_NAMES = {
    "the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "and", "but", "he", "she", "it", "its", "this",
    "that", "his", "her", "who", "when", "while", "since", "after", "before", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december", "el", "la", "los", "las", "en", "un", "una", "lo", "su", "sus",
    "general", "operation", "mission", "force", "forces", "army", "command", "commander", "ministry", "minister",
    "task", "group", "headquarters", "camp", "base", "international", "central", "joint", "staff", "college", "air",
    "mision", "operacion", "ejercito", "fuerza", "mando", "estado", "security", "national", "defence", "defense",
    "training", "house", "state", "department", "office", "council", "nato", "coalition", "brigade", "division",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Tokens `first` to `last` (exclusive) are the name, `rank_first` where its rank or title begins.

    `rank` is the rank in English as the reference gives it, empty without one; `civil` marks a minister, a
    president, a spokesperson.
    """

    first: int
    last: int
    rank_first: int
    name: str
    rank: str = ""
    civil: bool = False

    @property
    def surname_words(self) -> frozenset[str]:
        """The name's words without the first and the particles, folded by the caller's tokens."""
        words = [word for word in self.name.lower().split() if word not in _PARTICLES]
        return frozenset(words[1:] or words)


def find_persons(tokens: Tokens, rules: Rules, taken: Sequence[tuple[int, int]]) -> list[Person]:
    """People in reading order. `taken` are token spans of names of missions and places of more than one word."""
    closed = {index for first, last in taken for index in range(first, last)}
    ranks = {match.last: match for match in rules["ranks"].find(tokens.words)}
    civil = {match.last: match for match in rules["civil_titles"].find(tokens.words)}
    titled = {index for match in (*ranks.values(), *civil.values()) for index in range(match.first, match.last)}
    found: list[Person] = []
    index = 0
    while index < len(tokens):
        if index in titled or index in closed or not _is_name_word(tokens, index):
            index += 1
            continue
        last = _name_end(tokens, index, closed | titled)
        rank, title = ranks.get(index), civil.get(index)
        words = [i for i in range(index, last) if tokens.words[i] not in _PARTICLES and tokens.words[i].isalpha()]
        if len(words) >= 2 or ((rank or title) and words):
            start, end = tokens.span(index, last)
            name = " ".join(tokens.text[start:end].split())
            rank_first = rank.first if rank else title.first if title else index
            found.append(Person(index, last, rank_first, name, rank.entry.output if rank else "", title is not None))
        index = max(last, index + 1)
    return found


def _is_name_word(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return word[0].isalpha() and tokens.capitalised(index) and word not in _NOT_NAMES and len(word) > 1


def _name_end(tokens: Tokens, index: int, closed: set[int]) -> int:
    """The end of a name that begins at `index`: capitals, initials ("M."), particles and hyphens between them."""
    last = index + 1
    while last < len(tokens) and last not in closed:
        step = _step(tokens, last)
        if not step or any(i in closed for i in range(last, last + step)):
            break
        last += step
    return last


def _step(tokens: Tokens, at: int) -> int:
    """How many tokens the name goes on with at `at`; 0 if it ends there."""
    words = tokens.words
    if _is_name_word(tokens, at):
        return 1
    if len(words[at]) == 1 and words[at].isalpha() and tokens.capitalised(at) and at + 1 < len(words) and words[at + 1] == ".":
        return 2 if at + 2 < len(words) and _is_name_word(tokens, at + 2) else 0
    reach = at
    while reach < len(words) and (words[reach] in _PARTICLES or words[reach] in ("-", "'")) and reach - at < 3:
        reach += 1
    if reach > at and reach < len(words) and _is_name_word(tokens, reach):
        glued = words[at] not in ("-", "'") or tokens.starts[at] == tokens.ends[at - 1]
        return reach - at + 1 if glued else 0
    return 0
