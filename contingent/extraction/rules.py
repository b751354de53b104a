"""The rules of one language, ready to be looked up: built once from the reference and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from contingent.lexicon import Entry, Lexicon, expand
from contingent.reference import Reference

#: Languages that the rules know; a text in another language is read with the English rules' numbers and names.
LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Rules:
    """`lexicons` holds one Lexicon per file of `data/reference/rules/`, split by its `position` column where
    the file has one (`qualifiers.before`), and one per kind of name (`names.places`). `classes` holds the closed
    classes of small words: prepositions, articles, auxiliaries."""

    language: str
    lexicons: Mapping[str, Lexicon]
    classes: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> Lexicon:
        return self.lexicons[name]

    def words(self, name: str) -> frozenset[str]:
        """The folded words of a class (`word_classes.csv`): `preposition`, `possessive` …"""
        return self.classes[name]


def rules_for(reference: Reference, language: str) -> Rules:
    """The rules for a text in `language` (ISO 639-1). Pure: the same reference always gives the same rules."""
    return _build(_Identity(reference), language if language in LANGUAGES else "en")


class _Identity:
    """A reference as a cache key: by identity, since a reference never changes once it is read."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    def __hash__(self) -> int:
        return id(self.reference)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.reference is self.reference


@lru_cache(maxsize=8)
def _build(key: _Identity, language: str) -> Rules:
    reference = key.reference
    lexicons: dict[str, Lexicon] = {}
    for name, entries in reference.rules.items():
        if name == "word_classes":
            continue
        positions = sorted({entry.get("position") for entry in entries})
        for position in positions:
            chosen: list[Entry] = [entry for entry in entries if entry.get("position") == position]
            lexicons[f"{name}.{position}" if position else name] = Lexicon(chosen, (language,))
    for kind, entries in reference.names.items():
        lexicons[f"names.{kind}"] = Lexicon(entries, (language,))
    return Rules(language, lexicons, _classes(reference.rules["word_classes"], language))


def _classes(entries: Iterable[Entry], language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {entry.output: set() for entry in entries}
    for entry in entries:
        if entry.language in ("", language):
            found[entry.output].update(expand(entry.pattern))
    return {name: frozenset(words) for name, words in found.items()}
