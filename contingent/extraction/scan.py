"""A sentence with everything found in it, before anything is linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from contingent.extraction.claims import When
from contingent.extraction.dates import DateMention, find_dates
from contingent.extraction.names import Name, find_names
from contingent.extraction.numbers import Number, find_numbers
from contingent.extraction.persons import Person, find_persons
from contingent.extraction.rules import Rules
from contingent.extraction.tokens import Tokens, tokenize
from contingent.lexicon import Match
from contingent.reading.article import Sentence

_OPENING, _CLOSING = {"(", "["}, {")", "]"}
_BREAKS = {",", ";", ":", "\u2022", "|"} | _OPENING
_HARD_BREAKS = _BREAKS - {","}
_MARKS = _BREAKS | _CLOSING | {"-"}
#: How many tokens may tell where somebody was born, before the year.
_BIRTHPLACE = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence: tokens `first` to `last` (exclusive, the preposition included).

    `when` is what it resolves to with its preposition ("since May" as an open interval), `point` without
    (May), `end` the end of an interval by itself; `future` whether the words around it speak of what is to come.
    """

    first: int
    last: int
    mention: DateMention
    when: When = When()
    point: When = When()
    end: When = When()
    future: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence and what was found in it.

    `segments` gives each token the number of its comma-level piece, `clauses` that of its clause: a piece that
    ends at a full break or where a subordinate clause begins. Names that only repeat part of a person's name
    ("Madrid" in "José de Meer Madrid") are left out. `of_old` marks a sentence of a story of years past, which tells
    nothing of today.
    """

    sentence: Sentence
    tokens: Tokens
    names: tuple[Name, ...]
    persons: tuple[Person, ...]
    dates: tuple[Dated, ...]
    numbers: tuple[Number, ...]
    segments: tuple[int, ...]
    clauses: tuple[int, ...]
    rules: Rules = field(repr=False, compare=False)
    of_old: bool = False
    _by_kind: dict[str, list[Name]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kinds: dict[str, list[Name]] = {}
        for name in self.names:
            kinds.setdefault(name.kind, []).append(name)
        object.__setattr__(self, "_by_kind", kinds)  # asked for some thirty times a sentence

    def words(self, name: str) -> frozenset[str]:
        """A class of small words in the sentence's language."""
        return self.rules.words(name)

    def of_kind(self, kind: str) -> list[Name]:
        """The names of one kind (`mission`, `place`, `nation`), implied ones included, in reading order."""
        return self._by_kind[kind].copy() if kind in self._by_kind else []

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Code-point offsets in the article of tokens `first` to `last` (exclusive)."""
        start, end = self.tokens.span(first, last)
        return self.sentence.start + start, self.sentence.start + end

    def modals(self) -> list[Match]:
        """Words of what may be or is to come; the month of May is none."""
        inside = {index for dated in self.dates for index in range(dated.first, dated.last)}
        return [match for match in self.rules["modality"].find(self.tokens.words) if match.first not in inside]

    def with_names(self, names: tuple[Name, ...]) -> Scan:
        return replace(self, names=names)


def scan(sentence: Sentence, rules: Rules) -> Scan:
    """Find everything in one sentence."""
    tokens = tokenize(sentence.text)
    names = find_names(tokens, rules)
    dates = _dates(tokens, rules)
    long_names = [
        (n.first, n.last)
        for n in names
        if n.last - n.first > 1
        or n.kind == "mission"
        or n.form in ("people", "adjective", "body", "host")
        or (n.kind == "place" and n.first and tokens.words[n.first - 1] in rules.words("stationed_at"))
    ]
    persons = find_persons(tokens, rules, long_names + [(d.first, d.last) for d in dates])
    dates = [dated for dated in dates if not _is_birth(tokens, dated, persons, rules)]
    inside = {index for person in persons for index in range(person.first, person.last)}
    names = [name for name in names if name.first not in inside]
    closed = [(n.first, n.last) for n in names if n.kind != "nation"]
    numbers = find_numbers(tokens, rules, [(d.first, d.last) for d in dates] + closed)
    segments, clauses = _pieces(tokens, rules, {dated.first for dated in dates})
    return Scan(sentence, tokens, tuple(names), tuple(persons), tuple(dates), tuple(numbers), segments, clauses, rules)


def _dates(tokens: Tokens, rules: Rules) -> list[Dated]:
    found = []
    for mention in find_dates(tokens.text, rules.language):
        first, last = tokens.at(mention.relation_start), tokens.at(mention.end - 1) + 1
        found.append(Dated(first, last, mention))
    return found


def _is_birth(tokens: Tokens, dated: Dated, persons: Sequence[Person], rules: Rules) -> bool:
    """ "General Ruiz (Burgos, 1979)", "born in Burgos in 1979": when somebody was born, and no date of what is told."""
    if persons and not rules.words("born").isdisjoint(tokens.words[max(0, dated.first - _BIRTHPLACE) : dated.first]):
        return True
    opening = next((person.last for person in reversed(persons) if person.last < dated.first), 0)
    inside = tokens.words[opening : dated.first]
    place = inside[:1] == ("(",) and inside[-1:] == (",",) and ")" not in inside
    return place and len(inside) <= _BIRTHPLACE and tokens.words[dated.last : dated.last + 1] == (")",)


def _pieces(tokens: Tokens, rules: Rules, dated: set[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    segments: list[int] = []
    clauses: list[int] = []
    segment = clause = highest = 0
    openers, relatives, pointed_at = rules.words("opener"), rules.words("relative"), rules.words("pointed_at")
    words = tokens.words
    inserted = False  # inside a relative clause between commas, which the next comma ends
    outside: list[tuple[int, int]] = []  # where a bracket opened: what follows it goes on there
    marks = _MARKS | openers
    for index, word in enumerate(words):
        if word not in marks:
            segments.append(segment)
            clauses.append(clause)
            continue
        dash = word == "-" and 0 < index < len(words) - 1 and tokens.starts[index] > tokens.ends[index - 1]
        if word in _CLOSING and outside:
            segments.append(segment)
            clauses.append(clause)
            segment, clause = outside.pop()
            continue
        if word in _OPENING:
            outside.append((segment, clause))
        if word in _BREAKS or dash:
            highest += 1
            segment = highest
            if word in _HARD_BREAKS or dash or inserted:
                clause = highest
            inserted = word == "," and bool(relatives & set(words[index + 1 : index + 3]))  # ", to which"
        elif word in openers and index and index not in dated and not _is_demonstrative(words, index, pointed_at):
            highest += 1
            clause = highest
        segments.append(segment)
        clauses.append(clause)
    return _numbered(segments), _numbered(clauses)


def _is_demonstrative(words: tuple[str, ...], index: int, nouns: frozenset[str]) -> bool:
    """ "put that contribution at 170": no clause begins with this "that"."""
    return words[index] == "that" and index + 1 < len(words) and words[index + 1] in nouns


def _numbered(pieces: list[int]) -> tuple[int, ...]:
    """The same pieces numbered 0, 1, 2 in the order in which they begin."""
    order = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    return tuple(order[piece] for piece in pieces)
