"""Rules as data: a CSV of word patterns, and the table that finds them in a line of tokens.

A pattern is plain words in lower case without accents, with `(a|b)` for a choice, `?` after a letter or a
group for what may be missing, and `a|b` at the top for alternatives: `soldiers?`, `took (over )?command`.
A `*` between two words stands for up to eight others: `handed * over`. A Spanish stem with `~ar`, `~er` or `~ir` stands
for the forms of a regular verb that news is told in: `lleg~ar`; so has an English one with `~e` (`replac~e`) or `~ed`.
Patterns are expanded to all their phrases, so that looking one up is a dictionary access per token.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contingent.errors import ReferenceDataError

#: How many words a `*` may stand for, and what it does not reach across.
_GAP = 8
_GAP_STOPS = {".", ";", ":", "that", "which", "who", "que"}
#: The regular endings, without accents: infinitive, present and imperfect, preterite, future, conditional, participles.
VERB_FORMS = {
    "~ar": "(ar|arse|a|an|aba|aban|o|aron|amos|ara|aran|aremos|aria|arian|ado|ada|ados|adas|ando)",
    "~er": "(er|erse|e|en|ia|ian|io|ieron|imos|emos|era|eran|eremos|eria|erian|ido|ida|idos|idas|iendo)",
    "~ed": "(|s|ed|ing)",
    "~ir": "(ir|irse|e|en|ia|ian|io|ieron|imos|ira|iran|iremos|iria|irian|ido|ida|idos|idas|iendo)",
    "~e": "(e|es|ed|ing)",
}
COLUMNS = ("id", "language", "pattern", "output", "example", "counter_example", "note")
#: A token: a number with its separators, a run of letters, or one other character.
WORD = re.compile(r"\d+(?:[.,]\d{3})*(?:[.,]\d+)?(?!\w)|\d+|[^\W\d_]+|[^\s]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a lexicon.

    `language` is ISO 639-1, or empty for every language; `where` is its file and
    line; `extra` holds further columns."""

    id: str
    language: str
    pattern: str
    output: str
    example: str
    counter_example: str
    where: str = ""
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    def get(self, column: str) -> str:
        """A further column's value, empty if the file has no such column."""
        return self.extra.get(column, "")


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` up to but not including `last` are a phrase of `entry`."""

    first: int
    last: int
    entry: Entry


class Lexicon:
    """All phrases of a set of entries, found longest first, never overlapping.

    A phrase that stands in two entries gives a match for each.
    """

    def __init__(self, entries: Iterable[Entry], languages: Sequence[str] = ()) -> None:
        self.entries = tuple(entries)
        self._root = _Node()
        self._gapped: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in self.entries:
            if languages and entry.language and entry.language not in languages:
                continue
            for phrase in expand(entry.pattern):
                words = tuple(WORD.findall(phrase))
                if "*" in words:
                    self._gapped.setdefault(words[0], []).append((words, entry))
                else:
                    self._root.add(words, entry)
        for phrases in self._gapped.values():
            phrases.sort(key=lambda pair: -len(pair[0]))
        self._openings = frozenset(self._root.children) | frozenset(self._gapped)
        self._last: tuple[Sequence[str], list[Match]] = ((), [])

    def find(self, words: Sequence[str]) -> list[Match]:
        """Every phrase in a line of folded tokens."""
        last = self._last  # the same sentence is asked about more than once, one rule after the other
        if last[0] is not words:
            self._last = last = (words, self._found(words))
        return last[1].copy()

    def _found(self, words: Sequence[str]) -> list[Match]:
        openings, end = self._openings, 0
        if openings.isdisjoint(words):  # most lines hold no phrase of most lexicons
            return []
        found: list[Match] = []
        for index in [at for at, word in enumerate(words) if word in openings]:
            if index < end:
                continue
            last, entries = self._root.longest(words, index)
            wide = self._across(words, index, last - index) if words[index] in self._gapped else None
            if wide is not None:
                last, entries = wide[0], (wide[1],)
            if entries:
                found += [Match(index, last, entry) for entry in entries]
                end = last
        return found

    def _across(self, words: Sequence[str], index: int, size: int) -> tuple[int, Entry] | None:
        """The longest phrase with a gap that begins at `index`, if it has more words than `size`."""
        for phrase, entry in self._gapped[words[index]]:
            last = _end(words, index, phrase) if len(phrase) > size else 0
            if last:
                return last, entry
        return None


class _Node:
    """A word of the phrases' tree: what may follow it, and the entries whose phrase ends here."""

    __slots__ = ("children", "entries")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.entries: tuple[Entry, ...] = ()

    def add(self, words: Sequence[str], entry: Entry) -> None:
        node = self
        for word in words:
            node = node.children.setdefault(word, _Node())
        node.entries = (*node.entries, entry)

    def longest(self, words: Sequence[str], index: int) -> tuple[int, tuple[Entry, ...]]:
        """Where the longest phrase that begins at `index` ends, and its entries; (index, ()) if none does."""
        node: _Node | None = self
        last = index
        entries: tuple[Entry, ...] = ()
        for at in range(index, len(words)):
            node = node.children.get(words[at]) if node is not None else None
            if node is None:
                break
            if node.entries:
                last, entries = at + 1, node.entries
        return last, entries


def _end(words: Sequence[str], index: int, phrase: tuple[str, ...]) -> int:
    """Where a phrase with a gap ends if it begins at `index`, 0 if it does not."""
    at = phrase.index("*")
    head, tail = phrase[:at], phrase[at + 1 :]
    if tuple(words[index : index + at]) != head:
        return 0
    for start in range(index + at, min(index + at + _GAP + 1, len(words) - len(tail) + 1)):
        if tuple(words[start : start + len(tail)]) == tail:
            return start + len(tail)
        if words[start] in _GAP_STOPS:
            return 0
    return 0


def expand(pattern: str) -> list[str]:
    """All phrases of a pattern: `(a|b) c?` gives `a c`, `a`, `b c`, `b`, and `lleg~ar` the forms of the verb."""
    for verb, endings in VERB_FORMS.items():
        pattern = pattern.replace(verb, endings)
    phrases, rest = _alternatives(pattern, 0)
    if rest != len(pattern):
        raise ValueError(f"the pattern {pattern!r} closes a bracket that it never opened")
    return list(dict.fromkeys(" ".join(phrase.split()) for phrase in phrases if phrase.strip()))


def _alternatives(pattern: str, at: int) -> tuple[list[str], int]:
    done: list[str] = []
    current = [""]
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            done += current
            current, at = [""], at + 1
            continue
        if pattern[at] == "(":
            piece, at = _alternatives(pattern, at + 1)
            if at >= len(pattern):
                raise ValueError(f"the pattern {pattern!r} opens a bracket that it never closes")
            at += 1
        else:
            piece, at = [pattern[at]], at + 1
        if at < len(pattern) and pattern[at] == "?":
            piece, at = [*piece, ""], at + 1
        current = [head + tail for head in current for tail in piece]
    return done + current, at


def read_lexicon(path: Path) -> list[Entry]:
    """The rows of a lexicon file. Raises ReferenceDataError naming file and line for a broken row."""
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for line, row in read_rows(path, COLUMNS):
        where = f"{path}, line {line}"
        if row["id"] in seen:
            raise ReferenceDataError(
                f"the id {row['id']!r} stands on line {seen[row['id']]} too.", where, "Give each rule an id of its own."
            )
        seen[row["id"]] = line
        if not is_plain(row["pattern"]):
            raise ReferenceDataError(
                f"the pattern {row['pattern']!r} has capitals or accents.", where, "Write it in lower case, without."
            )
        try:
            expand(row["pattern"])
        except ValueError as error:
            raise ReferenceDataError(f"{error}.", where, "Balance the brackets.") from error
        extra = {name: value for name, value in row.items() if name not in COLUMNS}
        cells = [row[name] for name in COLUMNS[:6]]
        entries.append(Entry(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], where, extra))
    return entries


def read_rows(path: Path, needed: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """A CSV file's rows with their line numbers. Raises ReferenceDataError if the file or a column is missing."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ReferenceDataError("the file is missing.", str(path), "Restore it from the repository.") from error
    except UnicodeDecodeError as error:
        raise ReferenceDataError("the file is not UTF-8.", str(path), "Save it as UTF-8.") from error
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        raise ReferenceDataError(
            f"the column {', '.join(missing)} is missing.", f"{path}, line 1", f"The header is {','.join(needed)}."
        )
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise ReferenceDataError(
                    "the row has not as many cells as the header.",
                    f"{path}, line {reader.line_num}",
                    "A cell with a comma needs double quotes.",
                )
            rows.append((reader.line_num, {name: value.strip() for name, value in row.items()}))
    except csv.Error as error:
        raise ReferenceDataError(
            f"the row cannot be read ({error}).", f"{path}, line {reader.line_num}", "Check its quotation marks."
        ) from error
    return rows


def is_plain(pattern: str) -> bool:
    """Whether a pattern is written as folding leaves text: lower case, no accents, straight quotes."""
    return pattern == unicodedata.normalize("NFD", pattern).lower()
