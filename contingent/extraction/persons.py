"""People that a sentence names, with the rank or title that stands before them.

A name is a run of capitalised words with the particles and initials between them. Which words never stand in a
person's name, and which tell that a run of capitals is an organisation, are rows of `rules/name_words.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from contingent.extraction.rules import Rules
from contingent.extraction.tokens import Tokens
from contingent.lexicon import Lexicon, Match, expand

#: How many particles may stand between two words of a name: "de la", "van der", "von und zu".
_PARTICLES_IN_A_ROW = 3
#: How far after a name, past a comma, a civil title is still its own: "Ana Ruiz, Spain's foreign minister".
_TITLE_AFTER = 5
#: What ends the name of a brigade, and of no officer.
_NUMERAL = re.compile("[IVX]+")


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


@dataclass(frozen=True)
class _Words:
    """The single words of `name_words.csv` by what they tell."""

    particles: frozenset[str]
    never: frozenset[str]
    organisations: frozenset[str]
    honorifics: frozenset[str]
    named_after: frozenset[str]


@dataclass(frozen=True)
class _Titles:
    """The ranks and civil titles of a sentence, by the token after them, and every token inside one."""

    ranks: Mapping[int, Match]
    civil: Mapping[int, Match]
    inside: frozenset[int]


@lru_cache(maxsize=32)
def phrases(lexicon: Lexicon, language: str, output: str = "") -> frozenset[str]:
    """All phrases of a lexicon in a language, or of its rows with one output: for looking up a single word."""
    chosen = [e for e in lexicon.entries if e.language in ("", language) and output in ("", e.output)]
    return frozenset(phrase for entry in chosen for phrase in expand(entry.pattern))


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon, language: str) -> _Words:
    kinds = ("particle", "never", "organisation", "honorific", "named-after")
    words = _Words(*(phrases(lexicon, language, kind) for kind in kinds))
    return replace(words, organisations=words.organisations | words.named_after)


def particles(rules: Rules) -> frozenset[str]:
    """Words that join the parts of a name and are no surname: "de", "van", "al"."""
    return _words(rules["name_words"], rules.language).particles


def find_persons(tokens: Tokens, rules: Rules, taken: Sequence[tuple[int, int]]) -> list[Person]:
    """People in reading order. `taken` are token spans that no name of a person enters: dates, names of missions,
    of places of more than one word, of peoples and bodies."""
    text, starts = tokens.text, tokens.starts
    capitals = [index for index in range(len(starts)) if text[starts[index]].isupper()]
    if not capitals:
        return []
    return _Finder(tokens, rules, taken).persons(capitals)


class _Finder:
    def __init__(self, tokens: Tokens, rules: Rules, taken: Sequence[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.known = _words(rules["name_words"], rules.language)
        self.nations = phrases(rules["names.nations"], rules.language)
        self.titles = _titles(tokens, rules)
        self.indefinite = rules.words("indefinite")
        self.taken = {index for first, last in taken for index in range(first, last)}
        self.closed = self.taken | self.titles.inside

    def persons(self, capitals: Sequence[int]) -> list[Person]:
        found: list[Person] = []
        reached = 0
        for index in capitals:
            if index < reached or index in self.closed or not self._begins(index):
                continue
            last = self._end(index)
            reached = last
            person = self._person(index, last)
            if person is not None:
                found.append(person)
        return found

    def _person(self, first: int, last: int) -> Person | None:
        words = [self.tokens.words[i] for i in range(first, last)]
        names = [word for word in words if word.isalpha() and len(word) > 1 and word not in self.known.particles]
        rank, civil = self._rank(first), self._civil(first, last)
        if not names or any(name in self.known.organisations for name in (names[:1] if rank else names)):
            return None
        start, end = self.tokens.span(first, last)
        name = " ".join(self.tokens.text[start:end].split())
        if rank is None and (_NUMERAL.fullmatch(name.split()[-1]) or self._is_unit(last)):
            return None  # "Guadarrama XII", "the Guzmán el Bueno Brigade"
        if rank is None and not civil and (len(names) < 2 or " " not in name or name.isupper() or self._is_of(words)):
            return None  # one word, a pair such as "Spain-Iraq", a heading in capitals, "Forces of Fiji"
        if rank is None and not self.known.named_after.isdisjoint(self._leading(first)):
            return None
        title = rank or self.titles.civil.get(first)
        rank_first = title.first if title is not None else first
        return Person(first, last, rank_first, name, rank.entry.output if rank is not None else "", civil)

    def _leading(self, first: int) -> tuple[str, ...]:
        """The word before a name, past "of": "brigada de Cerro Alto"."""
        words = self.tokens.words
        index = first - 1 if not first or words[first - 1] not in ("de", "of") else first - 2
        return words[index : index + 1] if index >= 0 else ()

    def _is_unit(self, last: int) -> bool:
        return not self.known.named_after.isdisjoint(self.tokens.words[last : last + 2])

    def _is_of(self, words: Sequence[str]) -> bool:
        """Whether a run is a thing of a nation: a word, a particle and a nation's name."""
        return len(words) == 3 and words[1] in self.known.particles and words[2] in self.nations

    def _rank(self, first: int) -> Match | None:
        """The rank before a name; "Sir", "don" or a nation may stand between ("el general español José …")."""
        words = self.tokens.words
        while first and (words[first - 1] in self.known.honorifics or words[first - 2 : first] == ("d", ".")):
            first -= 1
        if first in self.titles.civil:
            return None
        return (
            self.titles.ranks.get(first)
            or (self.titles.ranks.get(first - 1) if first - 1 in self.taken else None)
            or self._described(first)
        )

    def _described(self, first: int) -> Match | None:
        """The rank of "a Canadian general, Ana Roe": told of somebody whose name follows a comma."""
        words = self.tokens.words
        rank = self.titles.ranks.get(first - 1) if first and words[first - 1] == "," else None
        if rank is None or self.tokens.capitalised(rank.first):
            return None
        return rank if not self.indefinite.isdisjoint(words[max(0, rank.first - 2) : rank.first]) else None

    def _civil(self, first: int, last: int) -> bool:
        words, civil = self.tokens.words, self.titles.civil
        if first in civil or (first - 1 in self.taken and first - 1 in civil):
            return True
        if first in self.titles.ranks:
            return False
        if (
            first >= 2
            and words[first - 1] == ","
            and (first - 1 in civil or first - 2 in self.taken and first - 2 in civil)
        ):
            return True
        if last < len(words) and words[last] == ",":
            return any(last < match.first <= last + _TITLE_AFTER for match in civil.values())
        return False

    def _is_name_word(self, index: int) -> bool:
        tokens = self.tokens
        word = tokens.words[index]
        never = word in self.known.never and not self._is_first_name(index)
        return word[0].isalpha() and tokens.capitalised(index) and not never and len(word) > 1

    def _is_first_name(self, index: int) -> bool:
        """Whether a word that begins no name elsewhere does so between a rank and a name: "coronel Julio Ruiz"."""
        if self.tokens.words[index] in self.known.honorifics:
            return False
        return index in self.titles.ranks and index + 1 < len(self.tokens) and self.tokens.capitalised(index + 1)

    def _begins(self, index: int) -> bool:
        return self._is_name_word(index) or (self._step(index) > 1 and self.tokens.capitalised(index))

    def _end(self, index: int) -> int:
        """The end of a name that begins at `index`: capitals, initials ("M."), particles and hyphens between them."""
        last = index + max(1, self._step(index))
        while last < len(self.tokens) and last not in self.closed:
            step = self._step(last)
            if not step or any(i in self.closed for i in range(last, last + step)):
                break
            last += step
        return last

    def _step(self, at: int) -> int:
        """How many tokens the name goes on with at `at`; 0 if it ends there. A wide gap is a table's column."""
        tokens, words = self.tokens, self.tokens.words
        if at and tokens.starts[at] > tokens.ends[at - 1] + 1:
            return 0
        if self._is_name_word(at):
            return 1
        if len(words[at]) == 1 and words[at].isalpha() and tokens.capitalised(at):
            return self._initial(at)
        if self._is_elided(at):
            return 3
        reach = at
        while reach < len(words) and self._joins(reach) and reach - at < _PARTICLES_IN_A_ROW:
            reach += 1
        if reach > at and reach < len(words) and self._is_name_word(reach):
            glued = words[at] not in ("-", "'") or tokens.starts[at] == tokens.ends[at - 1]
            return reach - at + 1 if glued else 0
        return 0

    def _is_elided(self, at: int) -> bool:
        """Whether a particle that lost its vowel stands here: "d'Andrea"."""
        if self.tokens.words[at : at + 2] not in (("d", "'"), ("l", "'"), ("dell", "'")) or at + 2 >= len(self.tokens):
            return False
        return self.tokens.starts[at + 2] == self.tokens.ends[at + 1] and self._is_name_word(at + 2)

    def _initial(self, at: int) -> int:
        """The tokens of an initial that a name follows: "J. P." is two of them, "O'Hara" is one with its name."""
        words = self.tokens.words
        following = words[at + 1 : at + 2]
        if at + 2 >= len(words):
            return 0
        if following == ("'",):
            return 3 if self._is_name_word(at + 2) and self.tokens.starts[at + 2] == self.tokens.ends[at] + 1 else 0
        if words[at] in self.known.honorifics:
            return 0
        named = self._is_name_word(at + 2) or (self.tokens.capitalised(at + 2) and self._initial(at + 2) > 0)
        return 2 if following == (".",) and named else 0

    def _joins(self, at: int) -> bool:
        return self.tokens.words[at] in self.known.particles or self.tokens.words[at] in ("-", "'")


def _titles(tokens: Tokens, rules: Rules) -> _Titles:
    ranks = {match.last: match for match in rules["ranks"].find(tokens.words)}
    civil = {match.last: match for match in rules["civil_titles"].find(tokens.words)}
    inside = {index for match in (*ranks.values(), *civil.values()) for index in range(match.first, match.last)}
    return _Titles(ranks, civil, frozenset(inside))
