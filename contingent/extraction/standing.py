"""Where the forces of a sentence stand: which of its places and cues belong to which forces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contingent.extraction.context import Context
from contingent.extraction.forces import Force
from contingent.extraction.names import AWAY, Name, is_location
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: Where nobody of these missions is deployed: homes, headquarters, summits and other theatres.
NOT_THEATRE = {"spain", "madrid", "brussels", "wales", "warsaw", "naples", "istanbul", "iran", "afghanistan", "mali"}
#: The countries of the missions: "in Iraq" says no more than the mission does, "in Kuwait" says where.
_THEATRE = {"iraq", "syria"}
#: How many tokens may stand between what belongs together, and between a cue and what it governs.
ATTACHED = 5
NEAR = 8
#: Degrees of latitude and longitude within which a base belongs to a city.
_BY = 0.5
_PAST = ("ed", "wn", "eft", "aron", "ieron", "ado", "ados", "ido", "idos")
_PARTICIPLES = ("ed", "en", "wn", "ado", "ido")
#: Cues that say most, before those that any verb may be.
_STRONG = ("leave", "serve", "member", "stay")


class Standing:
    """The sentence at `index` of a context with its forces `here`; cues are those of `presence_cues.csv`."""

    def __init__(self, context: Context, index: int, here: Sequence[Force]) -> None:
        self.context = context
        self.rules = context.rules
        self.index = index
        self.here = here
        self.scan: Scan = context.scans[index]
        self.words = self.scan.tokens.words
        cues = [cue for cue in self.rules["presence_cues"].find(self.words) if not self._in_name(cue)]
        self.cues = [cue for cue in cues if cue.entry.output != "not" and not self._is_auxiliary(cue)]
        self._refusals = [cue for cue in cues if cue.entry.output == "not"]
        self.places = self._places()

    def kind(self, name: Name) -> str:
        """`base`, `city`, `country` or `region`."""
        return self.context.reference.places[name.id].kind

    def is_fine(self, name: Name) -> bool:
        """Whether a place is closer than a country or region; a town that only "there" means may not be meant."""
        return self.kind(name) == "base" or (self.kind(name) == "city" and not name.implied)

    def is_abroad(self, name: Name) -> bool:
        """Whether a place is a country beside the theatre."""
        return self.kind(name) == "country" and not self.is_theatre(name)

    def is_theatre(self, name: Name) -> bool:
        """Whether a place is no more than the country where it all happens, which a mission's name implies."""
        return name.id in _THEATRE

    # -- cues -----------------------------------------------------------------------------------------------

    def _in_name(self, cue: Match) -> bool:
        """Whether a cue is only a part of a name; a body ("the allies") and a mission's first word may be cues."""
        for name in self.scan.names:
            if name.implied or name.form == "body":
                continue
            if name.first < cue.first < name.last or (name.first == cue.first and name.kind == "place"):
                return True
        return False

    def _is_auxiliary(self, cue: Match) -> bool:
        """ "had signed": the participle tells what they did, not "had"."""
        word = self.words[cue.last] if cue.last < len(self.words) else ""
        return self.words[cue.last - 1] in self.rules.words("have") and word.endswith(_PARTICIPLES)

    def cue(self, force: Force) -> Match | None:
        """The nearest cue in the clause of the forces or the next; an acting nation needs it to its right."""
        clauses = self.scan.clauses
        near = [
            cue
            for cue in self.cues
            if self._may_govern(cue, force)
            and (abs(clauses[cue.first] - clauses[force.first]) <= 1 or self._is_predicate(cue, force))
            and self.is_own(cue, force)
        ]
        if force.how == "actor":
            near = [cue for cue in near if self._is_verb_of(cue, force)]
            near = [c for c in near if self.is_membership(c)] or near
        return min(near, key=lambda cue: self.gap(cue, force), default=None)

    def _may_govern(self, cue: Match, force: Force) -> bool:
        """A cue to the right, one not far to the left ("hosts Danish soldiers"), or one within a noun phrase."""
        if cue.last <= force.first:
            reach = 2 * NEAR if force.how == "figure" else NEAR
            return force.first - cue.last <= reach or cue.entry.output in ("visit", "split")
        return cue.first >= force.last or force.how in ("noun", "figure")

    def _is_verb_of(self, cue: Match, force: Force) -> bool:
        if cue.entry.output == "member" and cue.last <= force.first:
            return True
        return 0 <= cue.first - force.last <= 2 * NEAR or self._is_predicate(cue, force)

    def _is_predicate(self, cue: Match, force: Force) -> bool:
        """Whether a membership is told of the nation that opens the sentence, whatever stands between."""
        return force.how == "actor" and force.first <= 2 and self.is_membership(cue)

    def is_membership(self, cue: Match) -> bool:
        """Whether a cue says that somebody is in a mission, which follows."""
        return cue.entry.output == "member" and any(
            0 <= name.first - cue.last <= ATTACHED for name in self.scan.of_kind("mission")
        )

    def is_own(self, cue: Match, force: Force) -> bool:
        """Whether no other nation's forces stand between a cue and these."""
        low, high = min(cue.last, force.last), max(cue.first, force.first)
        others = [other for other in self.here if not set(other.nations) <= set(force.nations)]
        return not any(low <= other.first and other.last <= high for other in others)

    def gap(self, cue: Match, force: Force) -> int:
        """How far a cue is from forces; what any verb may be counts as farther."""
        weak = 0 if cue.entry.output in _STRONG else 4
        return weak + (force.first - cue.last + 1 if cue.last <= force.first else max(0, cue.first - force.last))

    def is_refused(self, force: Force, cue: Match | None) -> bool:
        """Whether the cue is refused, or only planned: "refused to send", "will deploy"; or an actor does nothing."""
        at = cue.first if cue is not None else force.first
        clauses = self.scan.clauses
        refused = [r for r in self._refusals if -2 <= at - r.first <= NEAR and clauses[r.first] == clauses[at]]
        return bool(refused) or (force.how == "actor" and cue is None)

    # -- places ---------------------------------------------------------------------------------------------

    def _places(self) -> list[Name]:
        """The places of the sentence where something is: not homes, not a city that only says where a base lies."""
        found = [name for name in self.scan.of_kind("place") if name.id not in NOT_THEATRE and self._is_there(name)]
        bases = [name for name in found if self.kind(name) == "base"]
        return [name for name in found if self.kind(name) == "base" or not self._only_locates(name, bases)]

    def _is_there(self, name: Name) -> bool:
        leading, at = self._leading(name)
        if at > 0 and self.words[at - 1] in self.rules.words("no_station"):
            return False
        if name.implied:  # "the base Gran Capitán", "the base in Erbil" are told by their names
            following = self.words[name.last : name.last + 1]
            if name.last - name.first == 1 and set(following) & self.rules.words("be"):  # "there are plans"
                return False
            lying = set(following) & self.rules.words("lying") and self._is_place(name.last + 1)
            return not (lying or self._is_place(name.last))
        if self.kind(name) == "base" or self.scan.sentence.kind == "row":
            return True
        before = self.words[name.first - 1] if name.first else ""
        if self.kind(name) == "country":
            return (
                self._is_inside(name) if not self.is_theatre(name) else is_location(self.scan.tokens, name, self.rules)
            )
        if any(base.first == name.last for base in self.rules["bases"].find(self.words)):  # "its Baghdad headquarters"
            return True
        listed = before in (",", ":", "|", "(") or (
            before in self.rules.words("and") and not self._is_capital(name.first - 2)
        )
        return listed or is_location(self.scan.tokens, name, self.rules)

    def _is_capital(self, index: int) -> bool:
        """Whether a word stands for a nation's government: "Washington and Baghdad" talk, nobody is there."""
        return any(name.form == "capital" and name.first <= index < name.last for name in self.scan.of_kind("nation"))

    def _is_inside(self, name: Name) -> bool:
        """Whether "in" leads to a country, or to the list that it stands in: "in Jordan, Kuwait and Qatar"; "sent to
        Kuwait" does too."""
        leading, at = self._leading(name)
        if leading in self.rules.words("inside_country") or self._is_country_of_town(name):
            return True
        sent = any(cue.last == at and cue.entry.output == "serve" for cue in self.cues)
        return sent and leading in self.rules.words("towards")

    def _is_country_of_town(self, name: Name) -> bool:
        """ "from Al Azraq, Jordan": the country of a town that the gazetteer does not know."""
        town = name.first - 2
        named = any(other.first <= town < other.last for other in self.scan.names if other.kind == "nation")
        after_comma = town >= 0 and self.words[town + 1] == ","
        return after_comma and not named and is_location(self.scan.tokens, name, self.rules)

    def _leading(self, name: Name) -> tuple[str, int]:
        """The word before a place, or before the list of places that it ends, and where that stands."""
        skipped = self.rules.words("nation_list") | {","}
        index = name.first - 1
        while index >= 0 and (self.words[index] in skipped or self._is_place(index)):
            index -= 1
        return (self.words[index] if index >= 0 else ""), index

    def _is_place(self, index: int) -> bool:
        return any(name.first <= index < name.last for name in self.scan.of_kind("place"))

    def _only_locates(self, name: Name, bases: Sequence[Name]) -> bool:
        """Whether a city says where a base lies ("Union III, Baghdad"), or a place is only what others lie near."""
        lying, joints = self.rules.words("lying") | {",", "("}, self.rules.words("and")
        for base in bases:
            after, ahead = self.words[base.last : name.first], self.words[name.last : base.first]
            listed = not joints.isdisjoint(self.words[name.last : name.last + 1])
            lies = bool(after) and not listed and lying.issuperset(after)
            leads = 0 < len(ahead) <= NEAR and joints.isdisjoint(ahead) and ahead != (",",)
            if (lies or leads) and self._is_close(base, name):
                return True
        if self.rules.words("aside").isdisjoint(self.words[max(0, name.first - 3) : name.first]):
            return False
        others = [other for other in self.scan.of_kind("place") if other is not name]
        return any(0 <= name.first - other.last <= NEAR - 2 for other in others)

    def _is_close(self, base: Name, city: Name) -> bool:
        """Whether a base lies in or by a city, as far as coordinates tell; one without any may."""
        one, other = self.context.reference.places[base.id], self.context.reference.places[city.id]
        if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
            return True
        return abs(one.latitude - other.latitude) < _BY and abs(one.longitude - other.longitude) < _BY

    def places_of(self, force: Force, cue: Match | None) -> list[Name]:
        """The places that the sentence gives the forces, by their cue or because they stand side by side."""
        places = [name for name in self.places if self._is_of(name, force) and self._reaches(force, cue, name)]
        if force.how == "entry" or (self.scan.sentence.kind == "item" and not self.places):
            return places or self._labels() or self._heading(force)
        if cue is None:
            attached = [name for name in places if self._is_attached(force, name)]
            if force.how == "known":
                attached = [name for name in attached if not self.is_abroad(name)]
            return attached or self._place_of_count(force)
        if cue.entry.output == "leave":
            moved = self._is_past(cue)
            places = [name for name in places if not self.is_abroad(name)]
            return [name for name in places if not self._is_destination(name) or (moved and name.id not in AWAY)]
        return [name for name in places if force.how != "known" or not self.is_theatre(name)]

    def _is_past(self, cue: Match) -> bool:
        """Whether a move is told that has been made: "moved to Taji", not "will be moved to Taji"."""
        clauses = self.scan.clauses
        modals = [m for m in self.scan.modals() if clauses[m.first] == clauses[cue.first]]
        return not modals and any(word.endswith(_PAST) for word in self.words[cue.first : cue.last])

    def _place_of_count(self, force: Force) -> list[Name]:
        """The base or town that the figure counting the forces is linked to."""
        own = [name for name in self.places if name.id == force.place_id and not self.is_theatre(name)]
        return [name for name in own if self._part(name.first) == self._part(force.first)][:1]

    def _labels(self) -> list[Name]:
        """The place that heads a list item ("Besmaya: Spain, Portugal"): that of all it lists."""
        colon = self.words.index(":") if ":" in self.words else 0
        return [name for name in self.scan.of_kind("place") if name.last <= colon and name.id not in NOT_THEATRE]

    def _heading(self, force: Force) -> list[Name]:
        """The base or town that heads the list an item stands in, as if told beside the forces."""
        section = self.scan.sentence.section
        heads = [scan for scan in self.context.scans if scan.sentence.index == section]
        names = [name for scan in heads for name in scan.of_kind("place") if len(scan.tokens) <= NEAR]
        names = [name for name in names if self.kind(name) in ("base", "city") and name.id not in NOT_THEATRE]
        return [replace(names[0], first=force.first, last=force.last)] if len({n.id for n in names}) == 1 else []

    def _is_destination(self, name: Name) -> bool:
        """Whether a place is where somebody is moved to: "to Kuwait", "to Jordan and Kuwait"."""
        return self._leading(name)[0] in self.rules.words("towards")

    def _is_of(self, name: Name, force: Force) -> bool:
        """Whether a place is that of the forces: the nearest to it, or all that the sentence tells together."""
        nearest = self._nearest(name)
        if nearest is force or nearest is None:
            return nearest is force
        if self._is_where(name, force):
            return True
        together = any(cue.entry.output == "together" for cue in self.cues)
        return together and self._part(force.first) == self._part(name.first)

    def _is_where(self, name: Name, force: Force) -> bool:
        """Whether a relative clause tells the forces of the place before it: "a base that A run, where B serve"."""
        if not any(c.entry.output == "host" and c.last == force.first and name.last <= c.first for c in self.cues):
            return False
        return not any(name.last <= other.first < force.first for other in self.places)

    def _nearest(self, name: Name) -> Force | None:
        """The forces a place belongs to: the nearest to its left in its part of the sentence, else to its right."""
        part = self._part(name.first)
        here = [force for force in self.here if self._part(force.first) == part]
        left = [force for force in here if force.first < name.first]
        right = [force for force in here if force.first >= name.first]
        before = [force for force in self.here if force.first < name.first]
        return left[-1] if left else right[0] if right else before[-1] if before else None

    def _opens(self, name: Name, force: Force) -> bool:
        """ "At Camp Taji, which lies by the river, sleep the Danes": the place that opens a sentence holds for it."""
        at = not self.rules.words("stationed_at").isdisjoint(self.words[:1])
        return at and name.first <= ATTACHED and not any(other.first < force.first for other in self.here)

    def _part(self, index: int) -> int:
        return self.words[:index].count(";")

    def _is_attached(self, force: Force, name: Name) -> bool:
        """ "Danish soldiers at Al Asad", "Camp Singara, the Italian base": nothing but small words between."""
        first, last = (force.last, name.first) if name.first >= force.last else (name.last, force.first)
        verbs = [cue for cue in self.cues if cue.entry.output in ("leave", "visit") and first <= cue.first < last]
        return last - first <= ATTACHED and not verbs and force.how not in ("actor", "list")

    def _reaches(self, force: Force, cue: Match | None, name: Name) -> bool:
        """A place to the left of the forces is theirs in their clause, next to them, or where it hosts them."""
        if name.first >= force.first or self._is_attached(force, name):
            return True
        holding = [c for c in self.cues if c.entry.output in ("host", "visit")]
        if holding and self.kind(name) == "base":
            return True
        if any(c.entry.output == "host" and name.last <= c.first <= force.first for c in holding):
            return True
        if cue is not None and cue.entry.output in ("serve", "stay") and self._opens(name, force):
            return True
        same = self.scan.clauses[name.first] == self.scan.clauses[force.first]
        return same and cue is not None and cue.entry.output != "visit"
