"""Which cue governs the forces of a sentence, and whether it says that they are there at all."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.context import Context
from contingent.extraction.force_sentence import Force
from contingent.extraction.stations import ATTACHED, NEAR, Stations
from contingent.lexicon import Match

#: Cues that say most, before those that any verb may be.
_STRONG = ("leave", "serve", "member", "stay")


class Governing(Stations):
    """The sentence at `index` of a context with its forces `here`."""

    def __init__(self, context: Context, index: int, here: Sequence[Force]) -> None:
        super().__init__(context, index)
        self.here = here
        self._cues: dict[Force, Match | None] = {}

    def cue(self, force: Force) -> Match | None:
        """The nearest cue in the clause of the forces or the next; an acting nation needs it to its right."""
        if force not in self._cues:
            self._cues[force] = self._nearest_cue(force)
        return self._cues[force]

    def _nearest_cue(self, force: Force) -> Match | None:
        near = [
            cue
            for cue in self.cues
            if self._may_govern(cue, force)
            and (self._are_near(cue, force) or self._is_predicate(cue, force))
            and self.is_own(cue, force)
        ]
        if force.how == "actor":
            near = [cue for cue in near if self._is_verb_of(cue, force)]
            near = [cue for cue in near if not self._is_of_none(cue)] or near
            near = [c for c in near if self.is_membership(c)] or [c for c in near if self._is_share(c, force)] or near
        return min(near, key=lambda cue: self.gap(cue, force), default=None)

    def _are_near(self, cue: Match, force: Force) -> bool:
        """Whether a cue is in the clause of the forces or the next, brackets between them not counted."""
        low, high = sorted((cue.first, force.first))
        clauses = self.scan.clauses
        if clauses[high] - clauses[low] <= 1:
            return True
        inside = self._bracketed(low, high)
        return len({clauses[i] for i in range(low, high + 1) if i not in inside}) <= 2

    def is_inserted(self, index: int) -> bool:
        """Whether a token stands in a relative clause between commas."""
        return index in self._inserted(0, len(self.words))

    def _inserted(self, first: int, last: int) -> set[int]:
        """The tokens of ", which is no ally," that open and close between two tokens."""
        commas = [i for i in range(first, last) if self.words[i] == ","]
        relatives = self.rules.words("relative")
        pairs = [pair for pair in zip(commas, commas[1:], strict=False) if self.words[pair[0] + 1] in relatives]
        return {i for opening, closing in pairs for i in range(opening, closing + 1)}

    def _bracketed(self, first: int, last: int) -> set[int]:
        """The tokens of "(SOTG)" and of ", which is no ally," that open and close between two tokens."""
        inside = self._inserted(first, last)
        opened = -1
        for i in range(first, last):
            if self.words[i] == "(":
                opened = i
            elif self.words[i] == ")" and opened >= 0:
                inside |= set(range(opened, i + 1))
        return inside

    def _is_of_none(self, cue: Match) -> bool:
        """ "none of which belongs to the Alliance": told of nobody."""
        commas = [i for i, word in enumerate(self.words[: cue.first]) if word == ","]
        none = not self.rules.words("none_of").isdisjoint(self.words[commas[-1] if commas else 0 : cue.first])
        return none or not self.rules.words("negation").isdisjoint(self.words[max(0, cue.first - 1) : cue.first])

    def _may_govern(self, cue: Match, force: Force) -> bool:
        """A cue to the right, one not far to the left ("hosts Danish soldiers"), or one within a noun phrase."""
        if cue.last <= force.first:
            reach = 2 * NEAR if force.how == "figure" else NEAR
            return force.first - cue.last <= reach or cue.entry.output in ("visit", "split")
        if force.how == "figure" and force.first < cue.first < force.last and cue.entry.output == "member":
            return not self.rules.words("homes").isdisjoint(self.words[cue.last : cue.last + 1])  # not "75 members"
        return cue.first >= force.last or force.how in ("noun", "figure")

    def _is_verb_of(self, cue: Match, force: Force) -> bool:
        if cue.entry.output == "member" and cue.last <= force.first:
            return True
        return 0 <= cue.first - force.last <= 2 * NEAR or self._is_predicate(cue, force)

    def _is_predicate(self, cue: Match, force: Force) -> bool:
        """Whether a membership is told of the nation that opens the sentence, whatever stands between."""
        return force.how == "actor" and force.first <= 2 and self.is_membership(cue)

    def _is_share(self, cue: Match, force: Force) -> bool:
        """ "Spain, with around 180, is among the largest contributors": told of the mission that is spoken of."""
        told = cue.entry.output == "member" and cue.first >= force.last
        return told and self.words[cue.last - 1] in self.rules.words("contributor")

    def is_membership(self, cue: Match) -> bool:
        """Whether a cue says that somebody is in a mission, which follows."""
        return cue.entry.output == "member" and any(
            0 <= name.first - cue.last <= ATTACHED for name in self.scan.of_kind("mission")
        )

    def is_own(self, cue: Match, force: Force) -> bool:
        """Whether no other nation's forces stand between a cue and these."""
        low, high = min(cue.last, force.last), max(cue.first, force.first)
        if self._is_plural_predicate(cue, force):
            return True
        if cue.entry.output == "host" and cue.last <= force.first:  # "home to Germans, Italians and a Dutch team"
            return not any(cue.last <= other.first and other.last <= force.first for other in self.cues)
        others = [other for other in self.here if not set(other.nations) <= set(force.nations)]
        return not any(low <= other.first and other.last <= high for other in others)

    def _is_plural_predicate(self, cue: Match, force: Force) -> bool:
        """ "Germany, which …, and the Netherlands, whose …, are among the members": told of all that stand before."""
        verbs = self.words[max(force.last, cue.first - NEAR) : cue.first]
        are = self.rules.words("are")
        if self._is_predicate(cue, force):
            return not are.isdisjoint(verbs)
        close = not are.isdisjoint(self.words[max(force.last, cue.first - 2) : cue.first + 1])
        return close and cue.entry.output == "serve" and self._are_joined(force, cue)

    def _are_joined(self, force: Force, cue: Match) -> bool:
        """ "some 60 Danes and a small team of Swedes are located here": joined by "and", with no verb between."""
        others = [other for other in self.here if force.last <= other.first and other.last <= cue.first]
        between = self.words[force.last : others[-1].first] if others else ()
        verbs = [c for c in self.cues if others and force.last <= c.first < others[-1].first]
        return len(others) == 1 and not verbs and not self.rules.words("and").isdisjoint(between[:1])

    def gap(self, cue: Match, force: Force) -> int:
        """How far a cue is from forces; what any verb may be counts as farther."""
        weak = 0 if cue.entry.output in _STRONG else 4
        return weak + (force.first - cue.last + 1 if cue.last <= force.first else max(0, cue.first - force.last))

    def is_refused(self, force: Force, cue: Match | None) -> bool:
        """Whether the cue is refused, or only planned: "refused to send", "will deploy"; or an actor does nothing."""
        at = cue.first if cue is not None else force.first
        clauses = self.scan.clauses
        refused = [r for r in self.refusals if -2 <= at - r.first <= NEAR and clauses[r.first] == clauses[at]]
        if force.first and self.words[force.first - 1] in self.rules.words("negation"):  # "no Danish soldiers"
            return True
        if self.has_given(force, cue):
            return True
        if cue is not None and (self._is_denied(cue) or self._is_taught(cue, force)):
            return True
        return bool(refused) or (force.how == "actor" and cue is None)

    def _is_taught(self, cue: Match, force: Force) -> bool:
        """ "They had been taught first aid": trainees, when nobody but "they" is named."""
        if force.how != "known" or cue.entry.get("activity") != "training" or self.words[cue.first].endswith("ing"):
            return False
        return not self.rules.words("been").isdisjoint(self.words[max(0, cue.first - 1) : cue.first])

    def _is_denied(self, cue: Match) -> bool:
        """ "none has been sent", "has not deployed": a negation right before the verb, but not "not only"."""
        clauses = self.scan.clauses
        for index in range(max(0, cue.first - 3), cue.first):
            if self.words[index] in self.rules.words("negation") and clauses[index] == clauses[cue.first]:
                return self.words[index + 1] not in self.rules.words("merely") and cue.entry.output == "serve"
        return False

    def has_given(self, force: Force, cue: Match | None) -> bool:
        """ "took over the city from the Marines": who had it before is not said to be there, unless a clause of their
        own tells so."""
        index = force.first - 1
        while index > 0 and self.words[index] in self.rules.words("people_before") | self.rules.words("indefinite"):
            index -= 1
        if index <= 0 or self.words[index] not in self.rules.words("handed_from"):
            return False
        taken = self.rules["taking_over"].find(self.words[max(0, index - NEAR) : index])
        return bool(taken) and (cue is None or self.scan.clauses[cue.first] == self.scan.clauses[force.first])
