"""A sentence prepared for reading posts: its people, its cues and roles, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.context import Context
from contingent.extraction.names import HOSTS
from contingent.extraction.persons import Person, phrases
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: How far a person may stand from the words that give the post.
REACH = 16
NEAR = 4
#: How many tokens after a cue or a role say of what ("commander of the Danish contingent").
#: How far behind "Iraq's" the post of one of its own officers may stand.
OWNED = 5
COMPLEMENT = 5
CHANGES = ("takes", "gives", "succeeds", "leaves", "appointed")
_NO_CUES = ("elsewhere", "not-led", "unit", "ceremony")
#: "al que había relevado el general Ruiz": the antecedent is who was relieved.
_TO_WHOM = ("al que", "a la que", "a quien", "al cual", "a la cual")
_MARKS = {"'", ",", "(", ")", "-", '"', ":"}


class PostSentence:
    """The sentence at `index` of a context. `people` are those it names, `before` the person named last before it.

    Cues, roles and the other matches are those of `tenure_cues.csv` and `roles.csv` outside the names of missions.
    """

    def __init__(self, context: Context, index: int, people: Sequence[Person], before: Person | None) -> None:
        self.context = context
        self.rules = context.rules
        self.index = index
        self.scan: Scan = context.scans[index]
        self.words = self.scan.tokens.words
        self.spanish = context.rules.language == "es"
        self.people = people
        self.before = before
        self._sort_names()
        cues = [match for match in self._undated("tenure_cues") if match.first not in self.missions]
        ranks = {i for person in self.people for i in range(person.rank_first, person.first)}  # "general de brigada"
        away = [match for match in cues if match.entry.output == "elsewhere" and match.first not in ranks]
        self.not_led = [match for match in cues if match.entry.output == "not-led"]
        self.ceremonies = [match for match in cues if match.entry.output == "ceremony"]
        self.units = [match for match in cues if match.entry.output == "unit"]
        self.roles = [match for match in self._undated("roles") if self._is_role(match)]
        told = [(role.first, role.last) for role in self.roles]  # "jefe de Estado Mayor de la misión"
        self.away = [m for m in away if not any(first <= m.first and m.last <= last for first, last in told)]
        within = {i for role in self.roles for i in range(role.first, role.last)}  # "second in command"
        self.cues = [m for m in cues if m.entry.output not in _NO_CUES and not {m.first, m.last - 1} <= within]
        self.changes = [match for match in self.cues if match.entry.output in CHANGES]

    def _sort_names(self) -> None:
        names = [name for name in self.scan.names if not name.implied]
        self.dated = {i for d in self.scan.dates for i in range(d.first, d.last)}
        self.missions = {i for name in names if name.kind == "mission" for i in range(name.first, name.last)}
        self.nations = {i for name in names if name.kind == "nation" for i in range(name.first, name.last)}
        self.named = {i for name in names for i in range(name.first, name.last)} | self.dated
        self.named |= {i for person in self.people for i in range(person.rank_first, person.last)}
        self._plain = phrases(self.rules["apposition"], self.rules.language) | _MARKS

    def _undated(self, lexicon: str) -> list[Match]:
        """The phrases of a lexicon in the sentence, also where a date parts one ("asumió en mayo el mando")."""
        left = [i for i in range(len(self.words)) if i not in self.dated]
        found = self.rules[lexicon].find([self.words[i] for i in left])
        return [Match(left[match.first], left[match.last - 1] + 1, match.entry) for match in found]

    def _is_role(self, role: Match) -> bool:
        """Not so a rank before a name ("comandante"), nor the head of what is no mission and no unit."""
        if any(person.rank_first <= role.first < person.first for person in self.people if person.rank):
            return False
        if role.entry.output != "head-of":
            return True
        of = range(role.last, role.last + 3)
        return any(i in self.missions for i in of) or any(match.first in of for match in self.units)

    # -- people around a cue --------------------------------------------------------------------------------

    def subject(self, cue: Match) -> Person | None:
        """The nearest person to the left, or the one named before if a pronoun or a bare Spanish verb means them."""
        left = [person for person in self.people if person.last <= cue.first]
        if left:
            nearest = left[-1]
            between = self.words[nearest.last : cue.first]
            told = self.spanish and between[-1:] == (";",)  # "será el jefe; sustituirá a …"
            return None if nearest.civil or (";" in between and not told) else nearest
        if self.before is None or self.nations & set(range(cue.first)) or self.words[-1:] == ("?",):
            return None
        pronoun = any(word in self.rules.words("referred") for word in self.words[max(0, cue.first - 6) : cue.first])
        return self.before if pronoun or (self.spanish and cue.first <= NEAR) else None

    def after(self, cue: Match) -> list[Person]:
        """People to the right of a cue who may be its object or its agent."""
        return [
            person
            for person in self.people
            if not person.civil and person.first >= cue.last and 0 <= person.rank_first - cue.last <= 2 * REACH
        ]

    def beside(self, cue: Match) -> Person | None:
        """The person next to a cue, on either side."""
        near = [p for p in self.people if self._is_beside(p, cue)]
        return min((p for p in near if not p.civil), key=lambda p: abs(p.rank_first - cue.last), default=None)

    def _is_beside(self, person: Person, cue: Match) -> bool:
        if -3 <= person.rank_first - cue.last <= NEAR or 0 <= cue.first - person.last <= 3:
            return True
        return cue.last <= person.rank_first <= cue.last + REACH and self.is_plain(cue.last, person.rank_first)

    def lead(self, person: Person) -> str:
        """The word that leads to a person, past articles and nations: "to the Danish General X" gives `to`."""
        before_name = self.rules.words("name_before") | {"'", "-"}
        index = person.rank_first - 1
        while index >= 0 and (
            self.words[index] in before_name
            or index in self.nations
            or (self.words[index] == "," and (index - 1 in self.nations or self.words[index - 1] in before_name))
        ):
            index -= 1
        return self.words[index] if index >= 0 else ""

    def has_clitic(self, cue: Match) -> bool:
        """ "le sucederá el general …": the subject follows, the pronoun is who was named before."""
        if not self.spanish:
            return False
        before = self.words[cue.first - 1] if cue.first else ""
        own = self.words[cue.first : cue.last]  # "le relevará", "al que relevó"
        objects = own[0] in self.rules.words("clitic") or (
            cue.entry.output == "succeeds" and {"que", "quien"} & set(own)
        )
        behind = " ".join(self.words[max(0, cue.first - 2 * NEAR) : cue.first])
        relative = cue.entry.output == "succeeds" and any(f"{to} " in f"{behind} " for to in _TO_WHOM)
        return before in self.rules.words("clitic") or bool(objects) or relative

    # -- what stands between --------------------------------------------------------------------------------

    def is_plain(self, first: int, last: int) -> bool:
        """Whether tokens `first` to `last` (exclusive) only join a name and a post: names, dates, small words."""
        words = self.words[first:last]
        units = {i for match in self.rules["forces"].find(words) for i in range(match.first, match.last)}
        return all(i in self.named or self.words[i] in self._plain or i - first in units for i in range(first, last))

    def gap(self, cue: Match, person: Person) -> int:
        """How many words stand between a cue and a person to its right, names and dates not counted."""
        return sum(i not in self.named for i in range(cue.last, person.rank_first))

    def change_between(self, first: int, last: int, cue: Match) -> bool:
        """Whether another change of command is told between two tokens."""
        return any(first <= other.first < last for other in self.changes if other is not cue)

    # -- what is commanded ----------------------------------------------------------------------------------

    def is_elsewhere(self, cue: Match) -> bool:
        """Whether the post is in a command outside the missions, or in a host's own forces."""
        closed = self.words[cue.last : cue.last + 1] == (",",)  # "the senior officer, said that her government"
        window = range(cue.first + 1, cue.last if closed else cue.last + COMPLEMENT)
        behind = range(cue.first - COMPLEMENT, cue.first)
        if any(match.first in window or match.last - 1 in behind for match in self.away):
            return True
        hosts = [n.first for n in self.scan.of_kind("nation") if n.id in HOSTS and n.form in ("adjective", "host")]
        owners = [n.last for n in self.scan.of_kind("nation") if n.id in HOSTS]
        owned = any(  # "Iraq's top military commander"
            self.words[at : at + 2] == ("'", "s") and 0 < cue.first - at <= OWNED for at in owners
        )
        return owned or any(cue.last <= at <= cue.last + 3 or 0 < cue.first - at <= 2 for at in hosts)

    def is_mission_near(self, cue: Match) -> bool:
        return any(cue.first - 3 <= i <= cue.last + COMPLEMENT for i in self.missions)

    def mission(self, cue: Match) -> str:
        """The mission in the cue's complement ("command of NMI"), else the last one before it; empty if none."""
        after, before = "", ""
        for name in self.scan.of_kind("mission"):
            if name.first < cue.last:
                before = name.id
            elif not after and name.first - cue.last <= COMPLEMENT and ";" not in self.words[cue.last : name.first]:
                after = "" if self.change_between(cue.last, name.first, cue) else name.id
        return after or before

    def _is_counted(self, index: int) -> bool:
        """ "the 300 Spaniards", not "a Spaniard"."""
        return index > 0 and (
            self.words[index - 1][0].isdigit() or self.words[index - 1] in self.rules.words("article")
        )

    def is_unit(self, cue: Match) -> bool:
        """Whether a unit, or people of a nation, and no mission, is in the cue's complement or is what is led."""
        units = phrases(self.rules["tenure_cues"], self.rules.language, "unit")
        if cue.entry.output == "gives" and self.words[cue.last - 1] in units:
            return True  # "handed over the Danish contingent"
        people = [n for n in self.scan.of_kind("nation") if n.form == "people" and self._is_counted(n.first)]
        persons = {person.rank_first for person in self.people}  # "the Spaniard José Ruiz"
        counted = [n.first for n in people if n.last not in persons]
        near = sorted(at for at in [*(m.first for m in self.units), *counted] if 0 <= at - cue.last <= COMPLEMENT)
        if near and cue.entry.output not in ("held-by", "under"):
            return not any(cue.last <= i < near[0] for i in self.missions)
        led = [match.last for match in self.units if cue.first - COMPLEMENT <= match.last <= cue.first]
        if not led or any(led[-1] <= i < cue.first for i in self.missions):
            return False
        pronouns = self.rules.words("clitic") | self.rules.words("relative")
        relative = not pronouns.isdisjoint(self.words[max(0, cue.first - 1) : cue.first + 1])
        compound = cue in self.roles and cue.first - led[-1] <= 2
        return relative or compound or cue.entry.output in ("held-by", "under", "holds-either")
