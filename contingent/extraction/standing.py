"""Where the forces of a sentence stand: which of its places belong to which forces."""

from __future__ import annotations

from dataclasses import replace

from contingent.extraction.force_sentence import Force
from contingent.extraction.governing import Governing
from contingent.extraction.names import AWAY, HOSTS, NOT_THEATRE, Name
from contingent.extraction.sections import place_of_paragraph
from contingent.extraction.stations import ATTACHED, NEAR
from contingent.lexicon import Match

#: Endings of verbs that tell a move as made.
_PAST = ("ed", "wn", "eft", "aron", "ieron", "ado", "ados", "ido", "idos")


class Standing(Governing):
    """The sentence at `index` of a context with its forces `here`."""

    def places_of(self, force: Force, cue: Match | None) -> list[Name]:
        """The places that the sentence gives the forces, by their cue or because they stand side by side, or else the
        one that heads its paragraph."""
        return self._told(force, cue) or self._label_of_paragraph(force, cue)

    def _label_of_paragraph(self, force: Force, cue: Match | None) -> list[Name]:
        label = "" if self.places else place_of_paragraph(self.context, self.index)
        moved = cue is not None and cue.entry.output in ("leave", "visit")
        told = label and label not in NOT_THEATRE and not moved
        return [Name("place", label, "name", force.first, force.last)] if told else []

    def _told(self, force: Force, cue: Match | None) -> list[Name]:
        if force.how == "labelled":  # "Taji (Denmark, Norway)"
            return [name for name in self.places if name.last <= force.first][-1:]
        split = self._split(force)
        if split:
            own = force.nations == (self.context.topic.nation,)
            return split if own or len(self._sharers()) == 1 else []
        places = [name for name in self.places if self._is_of(name, force) and self._reaches(force, cue, name)]
        if force.how == "entry" or (self.scan.sentence.kind == "item" and not self.places):
            return places or self._labels(force) or self._heading(force)
        if cue is None:
            attached = [n for n in places if self._is_attached(force, n) or self._is_where_clause(n, force)]
            attached = self._listed(attached)
            if force.how == "known":
                attached = [name for name in attached if not self.is_abroad(name)]
            return attached or self._place_of_count(force)
        if cue.entry.output == "leave":
            moved = self._is_past(cue)
            return [name for name in places if not self._is_destination(name) or (moved and name.id not in AWAY)]
        return [name for name in places if force.how != "known" or not self.is_theatre(name)]

    def _split(self, force: Force) -> list[Name]:
        """The places that forces told together are divided between: "1,300 Spaniards, divided between A and B"."""
        cues = [c for c in self.cues if c.entry.output == "split" and force.last <= c.first]
        cues = [c for c in cues if self.part(c.first) == self.part(force.first)]
        they = self.rules.words("they") | self.rules.words("remainder")  # "36 work in Taji, and the rest are split …"
        cues = [c for c in cues if they.isdisjoint(self.words[force.last : c.first])]
        return [name for name in self.places if cues and name.first >= cues[0].last]

    def _sharers(self) -> set[str]:
        """The nations of the sentence: which of several that are divided between places is where is not told."""
        return {nation for other in self.here for nation in other.nations}

    def _listed(self, attached: list[Name]) -> list[Name]:
        """Places with those that the words join to them: "at Al Asad and at Taji"."""
        plain = self.rules.words("nation_list") | self.rules.words("stationed_at") | {","}
        for name in self.places:
            between = self.words[attached[-1].last : name.first] if attached else ()
            if name not in attached and 0 < len(between) <= ATTACHED and plain.issuperset(between):
                attached = [*attached, name]
        return attached

    def _is_past(self, cue: Match) -> bool:
        """Whether a move is told that has been made: "moved to Taji", not "will be moved to Taji"."""
        clauses = self.scan.clauses
        modals = [m for m in self.scan.modals() if clauses[m.first] == clauses[cue.first]]
        return not modals and any(word.endswith(_PAST) for word in self.words[cue.first : cue.last])

    def _place_of_count(self, force: Force) -> list[Name]:
        """The base or town that the figure counting the forces is linked to."""
        own = [name for name in self.places if name.id == force.place_id and not self.is_theatre(name)]
        own = [name for name in own if not any(f.how == "part" and self._is_of(name, f) for f in self.here)]
        return [name for name in own if self.part(name.first) == self.part(force.first)][:1]

    def _labels(self, force: Force) -> list[Name]:
        """The place that heads a list item ("Besmaya: Spain, Portugal"): that of all it lists. In "Turkey: 12" a
        nation heads it."""
        colon = self.words.index(":") if ":" in self.words else 0
        nations = {self.context.reference.nations[nation].name for nation in force.nations}
        names = [name for name in self.scan.of_kind("place") if name.last <= colon and name.id not in NOT_THEATRE]
        return [name for name in names if self.context.reference.places[name.id].name not in nations]

    def _heading(self, force: Force) -> list[Name]:
        """The base or town that heads the list an item stands in, as if told beside the forces."""
        section = self.scan.sentence.section
        heads = [scan for scan in self.context.scans if scan.sentence.index == section]
        names = [name for scan in heads for name in scan.of_kind("place") if len(scan.tokens) <= NEAR]
        names = [name for name in names if self.kind(name) in ("base", "city") and name.id not in NOT_THEATRE]
        return [replace(names[0], first=force.first, last=force.last)] if len({n.id for n in names}) == 1 else []

    def _is_destination(self, name: Name) -> bool:
        """Whether a place is where somebody is moved to: "to Kuwait", "to Jordan and Kuwait"."""
        return self.leading(name)[0] in self.rules.words("towards")

    def _is_of(self, name: Name, force: Force) -> bool:
        """Whether a place is that of the forces: the nearest to it, or all that the sentence tells together."""
        nearest = self._nearest(name)
        if nearest is force or nearest is None:
            return nearest is force
        between = nearest.last <= name.first and name.last <= force.first
        if (
            between
            and nearest.how in ("people", "actor")
            and nearest.nations == force.nations
            and force is self._next(nearest)
        ):
            return True  # "the Danes, who …, keep in the capital a hundred soldiers"
        if self._is_where(name, force) or self._is_hosted(name, force) or self._is_where_clause(name, force):
            return True
        if self._leads_on(name, nearest) and force is not self.here[0]:
            return False
        if any(self._is_plural_predicate(cue, force) for cue in self.cues if nearest.last <= cue.first <= name.first):
            return True
        clauses = self.scan.clauses
        shared = [cue for cue in self.cues if cue.entry.output in ("together", "in-place")]
        shared = [cue for cue in shared if self._joins(cue, force, nearest)]
        together = any(clauses[cue.first] == clauses[name.first] for cue in shared)
        return together and self.part(force.first) == self.part(name.first)

    def _next(self, force: Force) -> Force | None:
        following = [other for other in self.here if other.first >= force.last]
        return following[0] if following else None

    def _is_where(self, name: Name, force: Force) -> bool:
        """Whether a relative clause tells the forces of the place before it: "a base that A run, where B serve"."""
        hosts = [c for c in self.cues if c.entry.output == "host" and name.last <= c.first and c.last <= force.first]
        if not any(force.first - c.last <= 2 and self._is_verbal(c.last, force.first) for c in hosts):
            return False
        return not any(name.last <= other.first < force.first for other in self.places)

    def _is_where_clause(self, name: Name, force: Force) -> bool:
        """ "at Taji, where Danes guard the gate and Swedes cook": the relative clause tells of all its forces."""
        words = self.words[name.last : name.last + 4]
        words = words[1:] if words[:1] == (")",) else words
        words = words[1:] if words[:1] == (",",) else words
        opened = not self.rules.words("where").isdisjoint(words[:1]) or words[:2] == ("in", "which")
        opened = opened or (words[:1] == ("en",) and words[2:3] == ("que",))
        opened = opened or (words[:1] == ("which",) and 0 <= force.first - name.last <= 2)  # "which Danes run"
        if not opened or force.first < name.last:
            return False
        return not any(name.last <= other.first < force.first for other in self.places)

    def _is_verbal(self, first: int, last: int) -> bool:
        """Whether nothing but a verb of serving stands between: "base en la que conviven daneses y suecos"."""
        verbs = {i for c in self.cues if c.entry.output == "serve" for i in range(c.first, c.last)}
        return all(i in verbs for i in range(first, last))

    def _is_hosted(self, name: Name, force: Force) -> bool:
        """ "The base is home to Germans, as well as a Dutch team that advises": all that it hosts are there."""
        hosts = [c for c in self.cues if self._holds(c, name) and name.last <= c.first and c.last <= force.first]
        between = [*(other.first for other in self.places), *(other.first for other in self.cues)]
        if not hosts or any(hosts[-1].last <= at < force.first for at in between):
            return False
        return not any(name.last <= other.first < hosts[-1].first for other in self.places)

    def _joins(self, cue: Match, force: Force, other: Force) -> bool:
        """Whether a cue of being together stands between two forces, or right before the first of them."""
        first, last = sorted((force.first, other.first))
        return first <= cue.first <= last or 0 <= first - cue.last <= ATTACHED

    def _holds(self, cue: Match, name: Name) -> bool:
        """ "The base hosts Danes", "en la base hay daneses", "Task Force Taji is made up of Danes"."""
        there = not self.rules.words("existential").isdisjoint(self.words[cue.first : cue.last])
        units = self.rules["unit_nouns"].find(self.words[: name.first])
        unit = bool(units) and units[-1].last == name.first
        return cue.entry.output == "host" or there or (unit and cue.entry.output == "member")

    def _nearest(self, name: Name) -> Force | None:
        """The forces a place belongs to: the nearest to its left in its part of the sentence, else to its right."""
        part = self.part(name.first)
        here = [force for force in self.here if self.part(force.first) == part]
        left = [force for force in here if force.first < name.first]
        right = [force for force in here if force.first >= name.first]
        if left and right and self._leads_on(name, right[0]):
            return right[0]
        before = [force for force in self.here if force.first < name.first]
        if left or right or not before:
            return left[-1] if left else right[0] if right else None
        others = [
            n for n in self.scan.of_kind("nation") if before[-1].last <= n.first < name.first and n.id not in HOSTS
        ]
        return None if others else before[-1]  # "…; their task passes to Spain, whose helicopters are at X"

    def _leads_on(self, name: Name, force: Force) -> bool:
        """ "At A are Danes, and in B Swedes": a place that opens a further piece is that of the forces behind it."""
        opening = self._phrase_first(name)
        hosting = [c for c in self.cues if c.entry.output == "host" and 0 <= c.first - name.last <= 1]
        if hosting and self.words[opening - 1] == "," and 0 <= force.first - hosting[0].last <= ATTACHED - 2:
            return True  # "…, at Al Asad, home to a Danish team"
        return self.words[max(0, opening - 2) : opening] in ((",", "and"), (",", "y")) and (
            0 <= force.first - name.last < ATTACHED
        )

    def _is_of_person(self, force: Force, name: Name) -> bool:
        """ "…, whose command General X hands over after a year in Baghdad": where a person was, in a later clause."""
        clauses = self.scan.clauses
        if clauses[force.last - 1] == clauses[name.first]:
            return False
        own = self.cue(force)
        return any(
            force.last <= person.first < name.first and clauses[person.first] != clauses[force.last - 1]
            for person in self.scan.persons
            if (person.rank or person.civil) and not (own and own.first > person.last)
        )

    def _is_of_unnamed(self, force: Force, name: Name) -> bool:
        """ "At Taji a team supported the school, and at Camp Dublin the Carabinieri trained": the place that opens the
        sentence is that of others, of no nation told, when a verb of theirs, or a place
        that the gazetteer does not know, stands before the forces."""
        if any(c.entry.output == "host" and name.last <= c.first < force.first for c in self.cues):
            return False
        nouns = self.rules["unit_nouns"].find(self.words[name.last : force.first])
        owned = {i for other in self.here for i in range(other.first, other.last)}
        unnamed = [n for n in nouns if n.first + name.last not in owned]
        verbs = [c for c in self.cues if unnamed and unnamed[0].last + name.last <= c.first < force.first]
        nearer = [
            i
            for i in range(name.last, force.first - 1)
            if self.words[i] in self.rules.words("stationed_at") and self.scan.tokens.capitalised(i + 1)
        ]
        return bool(verbs) or any(not self.is_place(i + 1) for i in nearer)

    def _is_of_hosts(self, force: Force, name: Name) -> bool:
        """ "Denmark halted the courses as Iraqi troops moved towards Kirkuk": a place in a clause about the hosts."""
        between = [n for n in self.scan.of_kind("nation") if force.last <= n.first < name.first and n.form != "name"]
        if not between or between[-1].id not in HOSTS:
            return False
        opened = self.rules.words("meanwhile")
        return not opened.isdisjoint(self.words[force.last : between[-1].first])

    def _opens(self, name: Name, force: Force) -> bool:
        """ "At Camp Taji, which lies by the river, sleep the Danes": the place that opens a sentence holds for it."""
        at = not self.rules.words("stationed_at").isdisjoint(self.words[:1])
        return at and name.first <= ATTACHED and not any(other.first < force.first for other in self.here)

    def part(self, index: int) -> int:
        """Which of the parts that semicolons make of the sentence a token stands in."""
        return self.words[:index].count(";")

    def _phrase_first(self, name: Name) -> int:
        """Where the words begin that lead to a place: "en la base aérea de Al Asad", "at the old camp of Taji"."""
        plain = self.rules.words("lying") | self.rules.words("base_described") | self.rules.words("stationed_at")
        index = name.first
        while index > 0 and self.words[index - 1] in plain:
            index -= 1
        return index

    def _is_attached(self, force: Force, name: Name) -> bool:
        """ "Danish soldiers at Al Asad", "Camp Singara, the Italian base": nothing but small words between."""
        after = name.first >= force.last
        first, last = (force.last, max(force.last, self._phrase_first(name))) if after else (name.last, force.first)
        verbs = [cue for cue in self.cues if cue.entry.output in ("leave", "visit") and first <= cue.first < last]
        if not self.rules.words("opener").isdisjoint(self.words[first:last]):
            return False
        listed = force.how == "list" and self.words[first:last] == (":",)  # "share the camp at Taji: Finland, …"
        return listed or (last - first <= ATTACHED and not verbs and force.how not in ("actor", "list"))

    def _reaches(self, force: Force, cue: Match | None, name: Name) -> bool:
        """A place to the left of the forces is theirs in their clause, next to them, or where it hosts them."""
        if self._is_of_person(force, name) or self._is_of_hosts(force, name):
            return False
        if name.first >= force.first or self._is_attached(force, name):
            return True
        if self._is_where_clause(name, force):
            return True
        if self._is_of_unnamed(force, name):
            return False
        holding = [c for c in self.cues if c.entry.output in ("host", "visit")]
        if holding and self.kind(name) == "base":
            return True
        if any(c.entry.output == "host" and name.last <= c.first <= force.first for c in holding):
            return True
        if cue is not None and cue.entry.output in ("serve", "stay") and self._opens(name, force):
            return True
        same = self.scan.clauses[name.first] == self.scan.clauses[force.first]
        return same and cue is not None and cue.entry.output != "visit"
