"""Whose forces a sentence speaks of: "Spanish instructors", "soldados daneses", "Britain has", "troops from Fiji".

A mention is a nation with a force noun beside it, a people, a nation that acts, a list of contributors, a figure of
personnel whose nation is known, or forces whose nation an earlier sentence told ("the soldiers", "they").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from contingent.extraction.claims import Figure
from contingent.extraction.context import Context
from contingent.extraction.names import HOSTS, Name, is_location
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: How far a force noun may stand from the nation that describes it.
_BESIDE = 4
#: How many tokens open a sentence, and how many a list's label has at most.
_OPENING = 4
_LABEL = 6
#: Measures of figures whose people are, or were until they left, at a place.
_PRESENT = {"deployed", "relocated"}
#: How far those who stay may stand from the verb, and a mission from the number of its people.
_STAYING = 8
_OF_BODY = 4
_FALLEN = {"killed", "wounded"}
#: What the counted nouns of `units.csv` may be to stand for a nation's forces.
_KINDS = {"force", "role", "aircraft"}
_MARKS = {".", ";", ":", "(", ")"}


@dataclass(frozen=True, slots=True)
class Force:
    """Tokens `first` to `last` (exclusive) name forces of `nations`.

    `how` is `noun`, `people`, `actor`, `list`, `entry` (of a table), `labelled` (in brackets after a place), `figure`
    or `known`. `counted` tells whether a figure counts them; `mission_ids` and `place_id` are then those of the figure.
    """

    first: int
    last: int
    nations: tuple[str, ...]
    how: str
    mission_ids: tuple[str, ...] = ()
    place_id: str = ""
    counted: bool = False


def forces(context: Context, index: int, figures: Sequence[Figure], known: tuple[str, ...]) -> list[Force]:
    """The forces of one sentence in reading order. `figures` are those of the sentence, `known` the nations whose
    forces the sentences before spoke of."""
    return _Sentence(context, index, figures, known).forces()


class _Sentence:
    def __init__(self, context: Context, index: int, figures: Sequence[Figure], known: tuple[str, ...]) -> None:
        self.rules = context.rules
        self.missions = context.reference.missions
        self.scan: Scan = context.scans[index]
        self.words = self.scan.tokens.words
        self.figures = figures
        self.known = known
        self.topic: tuple[str, ...] = (context.topic.nation,) if context.topic.nation else ()
        self.spanish = context.rules.language == "es"
        self.of, self.list = self.rules.words("homes"), self.rules.words("nation_list") | {","}
        self.stops = self.rules.words("phrase_end") | _MARKS
        self.fallen = self._fallen()
        self.nations = [
            name
            for name in self.scan.of_kind("nation")
            if name.id not in HOSTS
            and name.form != "body"
            and name.first not in self.fallen
            and self.words[name.last : name.last + 2] != ("-", "led")
            and not self._leads_body(name)
        ]
        counted = [m for m in context.rules["units"].find(self.words) if m.entry.get("role") in _KINDS]
        counted = [m for m in counted if self.words[m.first] not in self.rules.words("uncrewed")]
        self.nouns = sorted([*context.rules["forces"].find(self.words), *counted], key=lambda m: m.first)
        self.bases = context.rules["bases"].find(self.words)
        self.civil = {i for m in context.rules["civil_titles"].find(self.words) for i in range(m.first, m.last)}
        self.own = context.rules["national_forces"].find(self.words)
        self.cues = [m for m in context.rules["presence_cues"].find(self.words) if m.entry.output != "not"]

    def _fallen(self) -> set[int]:
        """The tokens of figures of dead and wounded, who are where they fell and need not have served there."""
        spans = [self._span(figure) for figure in self.figures if figure.measure in _FALLEN]
        return {i for first, last in spans for i in range(first, last)}

    def _span(self, figure: Figure) -> tuple[int, int]:
        first = self.scan.tokens.at(figure.quote_start - self.scan.sentence.start)
        return first, self.scan.tokens.at(figure.quote_end - self.scan.sentence.start - 1) + 1

    def _leads_body(self, name: Name) -> bool:
        """ "the coalition headed by the United States": told as whose a mission is, and nothing of its forces."""
        led = [m for m in self.rules["led_by"].find(self.words) if 0 <= name.first - m.last <= 1]
        missions = [m for m in self.scan.of_kind("mission") if led and 0 <= led[0].first - m.last <= _OF_BODY]
        return any(self.missions[m.id].kind == "coalition" for m in missions)

    def forces(self) -> list[Force]:
        tallied = list(self._counted())
        named = [_tallied(force, tallied) for force in (*self._of_names(), *self._national())]
        covered = {i for force in named for i in range(force.first, force.last)}
        counted = [force for force in tallied if covered.isdisjoint(range(force.first, force.last))]
        found = self._grouped(sorted(named, key=lambda force: force.first)) + counted
        found += self._known_ones({self.scan.clauses[force.first] for force in found})
        return sorted(found, key=lambda force: force.first)

    def _of_names(self) -> Iterator[Force]:
        for name in self.nations:
            span = self._noun_beside(name)
            if span is not None:
                yield Force(span[0], span[1], (name.id,), "noun")
            elif name.form == "people" or self._is_people(name):
                yield Force(name.first, name.last, (name.id,), "people")
            elif self._is_entry(name):
                yield Force(name.first, name.last, (name.id,), "entry")
            elif name.form in ("name", "capital"):
                yield from self._acting(name)

    def _noun_beside(self, name: Name) -> tuple[int, int] | None:
        """The span of a nation and the force noun it describes: to its right in English, to its left in Spanish, or
        on either side of a genitive."""
        last = self._chained(name)
        adjectives = {other.last for other in self.nations if other.form == "adjective"}
        if name.form == "adjective" or last in adjectives:
            for noun in self.nouns + self.bases:
                if last <= noun.first <= last + _BESIDE and self._clear(last, noun.first):
                    return name.first, noun.last
                if 0 <= name.first - noun.last <= 2 and self._clear(noun.last, name.first):
                    return noun.first, name.last
            return None
        for noun in self.nouns + self.bases:
            genitive = self.words[name.last : name.last + 2] == ("'", "s")
            if genitive and 0 <= noun.first - name.last - 2 <= _BESIDE and self._clear(name.last + 2, noun.first):
                return name.first, noun.last
        return None

    def _chained(self, name: Name) -> int:
        """The end of the last of several nations that describe one noun: "Danish, Swedish and British soldiers"."""
        last = name.last
        for other in self.nations:
            between = self.words[last : other.first]
            if other.first > last and len(between) <= 2 and all(word in self.list for word in between):
                last = other.last
        return last

    def _clear(self, first: int, last: int) -> bool:
        return all(
            word not in self.stops and i + first not in self.civil for i, word in enumerate(self.words[first:last])
        )

    def _is_people(self, name: Name) -> bool:
        """An adjective that stands for the people: "hay españoles en", "the Dutch are"."""
        before = self.words[name.first - 1] if name.first else ","
        if not self.spanish and name.form == "adjective":
            following = self.words[name.last : name.last + 1]
            told = before == "the" or before == "one" or before.isdigit()
            return told and not self.rules.words("after_people").isdisjoint(following)
        if name.form != "adjective" or not self.words[name.last - 1].endswith("s"):
            return False
        return before == "," or before in self.rules.words("people_before") or before.isdigit()

    def _is_entry(self, name: Name) -> bool:
        """Whether a nation is an entry of a table or of a labelled list: "Besmaya: Spain", "Spain: 180 at Besmaya"."""
        kind = self.scan.sentence.kind
        if name.form != "name" or kind not in ("row", "item"):
            return False
        if kind == "row":
            return True
        colon = self.words.index(":") if ":" in self.words[:_LABEL] else -1
        if colon < 0 or any(cue.first < colon for cue in self.cues if cue.entry.output == "member"):
            return False
        before = self.words[name.first - 1] if name.first else ""
        return name.last == colon or (name.first > colon and (before in (":", ",", ")") or before in self.list))

    def _acting(self, name: Name) -> Iterator[Force]:
        """A nation that keeps, sends or takes part, or one in a list of soldiers' homes or of members."""
        before = self.words[name.first - 1] if name.first else ""
        homes = [
            n
            for n in self.nouns
            if 0 < name.first - n.last <= 2
            and before in self.of | self.rules.words("article")
            and self.words[n.last - 1] not in self.rules.words("vague_force")  # "took the mission over from Canada"
        ]
        if homes and self.words[homes[-1].last] in self.of:
            yield Force(homes[-1].first, name.last, (name.id,), "list")
        elif self._is_bracketed(name):
            yield Force(name.first, name.last, (name.id,), "labelled")
        elif self._in_list(name):
            yield Force(name.first, name.last, (name.id,), "list")
        elif not is_location(self.scan.tokens, name, self.rules) or before in self.rules.words("and"):
            yield Force(name.first, name.last, (name.id,), "actor")

    def _is_bracketed(self, name: Name) -> bool:
        """Whether a nation stands in brackets right after a place: "training sites at Taji (Denmark, Norway)"."""
        index = name.first - 1
        inside = {i for n in self.nations for i in range(n.first, n.last)}
        while index > 0 and (index in inside or self.words[index] in self.list):
            index -= 1
        places = {place.last for place in self.scan.of_kind("place")}
        return (
            index > 0 and self.words[index] == "(" and index in places and bool(self.nouns or self.bases or self.cues)
        )

    def _in_list(self, name: Name) -> bool:
        """Whether a nation stands in a list that a word of membership, or soldiers' homes, opens."""
        starts = [c.last for c in self.cues if self._opens_members(c) and c.last <= name.first]
        starts += [
            n.last
            for n in self.nouns
            if n.last <= name.first and not self.of.isdisjoint(self.words[n.last : n.last + 1])
        ]
        inside = {i for n in self.nations for i in range(n.first, n.last)}
        inside |= {i for number in self.scan.numbers for i in range(number.first, number.last)}  # "from 13 of them"
        plain = self.list | self.of | {"(", ":"} | self.rules.words("opens_list")
        return any(
            all(i in inside or self.words[i] in plain for i in range(start, name.first)) for start in starts[-2:]
        )

    def _opens_members(self, cue: Match) -> bool:
        """Whether a cue may lead to a list of members; "allies of the United States" are not the United States."""
        if cue.entry.output != "member":
            return False
        bystander = self.words[cue.last - 1] in self.rules.words("ally")
        return not bystander or self.of.isdisjoint(self.words[cue.last : cue.last + 1])

    def _national(self) -> Iterator[Force]:
        for match in self.own:
            yield Force(match.first, match.last, (match.entry.output,), "noun")

    def _counted(self) -> Iterator[Force]:
        for figure in self.figures:
            if figure.unit != "persons" or not (figure.measure in _PRESENT or self._is_staying(figure)):
                continue
            nations = self._owners(figure)
            if nations:
                yield Force(*self._span(figure), nations, "figure", figure.mission_ids, figure.place_id, True)

    def _is_staying(self, figure: Figure) -> bool:
        """Whether a plan counts those who stay where they are: "80 soldiers will remain"."""
        first, last = self._span(figure)
        near = [c for c in self.cues if c.entry.output == "stay" and -_STAYING <= c.first - last <= _STAYING]
        return figure.measure == "planned" and any(self.scan.clauses[c.first] == self.scan.clauses[first] for c in near)

    def _owners(self, figure: Figure) -> tuple[str, ...]:
        """Whose people a figure counts. A mission before it whose staff it tells has them of its own body; whoever
        only leads the coalition has none of them."""
        span = self._span(figure)
        told = {name.id for name in self.scan.of_kind("nation") if not self._leads_body(name)}
        owners = tuple(nation for nation in figure.nation.split(";") if nation and nation not in HOSTS)
        if told & set(owners):
            return owners
        bodies = [m for m in self.scan.of_kind("mission") if 0 <= span[0] - m.last <= _OF_BODY and not m.implied]
        kinds = {id_: self.missions[id_] for id_ in (m.id for m in bodies)}
        if bodies and not told and kinds[bodies[-1].id].kind in ("eu", "un"):
            return (kinds[bodies[-1].id].led_by,)
        led = {name.id for name in self.scan.of_kind("nation")} - told
        return self.topic if led & set(owners) else owners

    def _known_ones(self, told: Set[int]) -> Iterator[Force]:
        """Forces without a nation of their own: "they", "most of them", "the soldiers", when an earlier sentence
        told whose they are; and any others of an article about one nation ("pilots", "a special forces team").
        `told` are the clauses that name forces themselves; beside them only what opens the sentence is meant."""
        if self.scan.sentence.kind == "row" or not self.known:
            return
        for index, word in enumerate(self.words[: _OPENING if told else None]):
            if word in self.rules.words("they"):
                yield Force(index, index + 1, self.known, "known")
                return
        for noun in self.nouns:
            if self.scan.clauses[noun.first] in told or noun.first in self.fallen:
                continue
            if self.words[noun.first] in self.rules.words("vague_force") or self._is_of_others(noun):
                continue
            if noun.first and self.words[noun.first - 1] in self.rules.words("definite"):
                yield Force(noun.first, noun.last, self.known, "known")
            elif self.topic or (self.scan.sentence.kind == "item" and ":" in self.words[:_LABEL]):
                yield Force(noun.first, noun.last, self.topic or self.known, "known")

    def _is_of_others(self, noun: Match) -> bool:
        """Whether a host's people or a body describe a noun: "Iraqi soldiers", "the coalition's troops", or a word
        tells that they are not those spoken of: "security forces", "foreign troops"."""
        if not self.rules.words("not_own").isdisjoint(self.words[max(0, noun.first - 2) : noun.last + 2]):
            return True
        others = [name for name in self.scan.names if name.kind == "nation" or name.form == "coalition"]
        for name in others:
            if 0 <= noun.first - name.last <= _BESIDE and self._clear(name.last, noun.first):
                return True
            if 0 <= name.first - noun.last <= 2 and (self.spanish or self.words[noun.last] in self.of):
                return True
        return False

    def _grouped(self, found: Sequence[Force]) -> list[Force]:
        """Join what the words join: "Spanish and Portuguese instructors", "300 Danes and 100 Swedes"."""
        numbers = {i for number in self.scan.numbers for i in range(number.first, number.last)}
        if numbers:  # "the United States (5,200 soldiers), Britain (400)"
            numbers |= {i for i, word in enumerate(self.words) if word in ("(", ")")}
            numbers |= {i for noun in self.nouns for i in range(noun.first, noun.last) if noun.first - 1 in numbers}
        groups: list[Force] = []
        for force in found:
            last = groups[-1] if groups else None
            between = range(last.last, force.first) if last else range(0)
            small = all(self.words[i] in self.list or i in numbers for i in between)
            joined = last is not None and small and len([i for i in between if i not in numbers]) <= 3
            if last is not None and (joined or force.first < last.last):
                nations = tuple(dict.fromkeys(last.nations + force.nations))
                groups[-1] = replace(
                    last if last.counted else force,
                    first=last.first,
                    last=max(last.last, force.last),
                    nations=nations,
                    how=force.how,
                )
            else:
                groups.append(force)
        return groups


def _tallied(force: Force, counted: Sequence[Force]) -> Force:
    """Forces with the missions of the figure that counts them: "six Danes", "some 30 Danish soldiers"."""
    for figure in counted:
        if figure.first < force.last and force.first < figure.last and set(force.nations) & set(figure.nations):
            return replace(force, mission_ids=figure.mission_ids, place_id=figure.place_id, counted=True)
    return force
