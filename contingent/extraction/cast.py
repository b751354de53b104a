"""The cast of an article: people who were named in full are known again by their surname."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from contingent.extraction.fold import fold
from contingent.extraction.persons import Person, particles
from contingent.extraction.rules import Rules
from contingent.extraction.scan import Scan


@dataclass
class Cast:
    """Fills while the sentences are walked in reading order."""

    rules: Rules
    _by_surname: dict[str, Person] = field(default_factory=dict)
    _shared: set[str] = field(default_factory=set)

    def on_stage(self, one: Scan) -> list[Person]:
        """The people of a sentence in reading order, each by the fullest name told so far; a surname by itself
        counts too, unless two of the cast bear it."""
        people = [self._known(person) for person in one.persons]
        for person in one.persons:
            self._remember(person)
        people += self._by_surname_alone(one)
        return sorted(people, key=lambda person: person.first)

    def surnames(self, name: str) -> frozenset[str]:
        """The words of a name without the first and the particles, folded: what two mentions of one person share."""
        words = [word for word in fold(name).replace("-", " ").replace(".", " ").split() if len(word) > 1]
        return frozenset(word for word in words[1:] or words if word not in particles(self.rules))

    def _known(self, person: Person) -> Person:
        if " " in person.name:
            return person
        known = self._by_surname.get(fold(person.name))
        if known is None or fold(person.name) in self._shared:
            return person
        return replace(person, name=known.name, rank=person.rank or known.rank, civil=known.civil)

    def _remember(self, person: Person) -> None:
        if " " not in person.name:
            return
        for word in self.surnames(person.name):
            other = self._by_surname.setdefault(word, person)
            alone = self.surnames(other.name) & self.surnames(person.name) == {word}
            if alone and fold(other.name).split()[0] != fold(person.name).split()[0]:
                self._shared.add(word)

    def _by_surname_alone(self, one: Scan) -> list[Person]:
        words = one.tokens.words
        if not self._by_surname or self._by_surname.keys().isdisjoint(words):
            return []
        taken = {index for person in one.persons for index in range(person.first, person.last)}
        taken |= {index for name in one.names for index in range(name.first, name.last)}
        found = []
        for index, word in enumerate(words):
            known = self._by_surname.get(word)
            if known is not None and word not in self._shared and index not in taken and one.tokens.capitalised(index):
                found.append(replace(known, first=index, last=index + 1, rank_first=index))
        return found
