"""Where the forces of an article stand, as far as its reader has come: what "alongside them" and "with us" mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from contingent.extraction.force_sentence import Force
from contingent.extraction.stated import Stated

#: How many sentences forces stay in mind for "they" and "the soldiers".
IN_MIND = 2


@dataclass
class Whereabouts:
    """The place told last, that of each nation, and the station of `home`, whose forces the article is about."""

    home: tuple[str, ...]
    last: Sequence[Stated] = ()
    at: int = -IN_MIND - 1
    paragraph: int = -1
    of: dict[str, Stated] = field(default_factory=dict)
    _told: Counter[str] = field(default_factory=Counter)
    _first: dict[str, Stated] = field(default_factory=dict)
    _here: dict[str, Stated] = field(default_factory=dict)

    def remember(self, index: int, rows: Sequence[Stated], paragraph: int) -> None:
        """Take in the rows of the sentence at `index`."""
        fine = [row for row in rows if row.fine]
        self.of |= {row.row.nation: row for row in fine}
        for row in fine:
            if row.row.nation in self.home:
                self._told[row.row.place_id] += 1
                self._first.setdefault(row.row.place_id, row)
        if fine:
            if paragraph != self.paragraph:
                self._here.clear()
            for row in fine:  # a place told again is the last one
                self._here.pop(row.row.place_id, None)
                self._here[row.row.place_id] = row
            self.last, self.at, self.paragraph = fine[-1:], index, paragraph

    def shared(self, index: int, here: Sequence[Force]) -> Sequence[Stated]:
        """The place that "alongside them" means: that of the forces named in the sentence, else the one told last."""
        told = [force for force in here if force.how != "known"]
        named = [self.of[nation] for force in told for nation in force.nations if nation in self.of]
        return named[:1] or (self.last if index - self.at <= IN_MIND else ())

    def scene(self, paragraph: int) -> Sequence[Stated]:
        """The places that a paragraph has told, the last one last; empty if it has told none."""
        return list(self._here.values()) if paragraph == self.paragraph else []

    def station(self) -> Sequence[Stated]:
        """The place that is told most of the forces the article is about: where "with us" is; empty if none is."""
        return [self._first[place] for place, _ in self._told.most_common(1)]
