"""Whose forces a sentence speaks of: "Spanish instructors", "soldados daneses", "Britain has", "troops from Fiji".

A mention is a nation with a force noun beside it, a people, a nation that acts, a list of contributors, a figure of
personnel whose nation is known, or forces whose nation an earlier sentence told ("the soldiers", "they").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contingent.extraction.claims import Figure
from contingent.extraction.context import Context
from contingent.extraction.counted_forces import counted_forces
from contingent.extraction.force_sentence import BESIDE, LABEL, Force, ForceSentence
from contingent.extraction.names import Name, is_location
from contingent.extraction.unnamed_forces import unnamed_forces
from contingent.lexicon import Match


def forces(context: Context, index: int, figures: Sequence[Figure], known: tuple[str, ...]) -> list[Force]:
    """The forces of one sentence in reading order. `figures` are those of the sentence, `known` the nations whose
    forces the sentences before spoke of."""
    return _Sentence(context, index, figures, known).forces()


class _Sentence(ForceSentence):
    def forces(self) -> list[Force]:
        tallied = list(counted_forces(self))
        named = [_tallied(force, tallied) for force in (*self._of_names(), *self._national())]
        covered = {i for force in named for i in range(force.first, force.last)}
        counted = [force for force in tallied if covered.isdisjoint(range(force.first, force.last))]
        found = self._grouped(sorted(named, key=lambda force: force.first)) + _shared_out(counted)
        found += unnamed_forces(self, sorted(found, key=lambda force: force.first))
        return sorted(found, key=lambda force: force.first)

    def _of_names(self) -> Iterator[Force]:
        persons = {person.rank_first for person in self.scan.persons}  # "los daneses Per Holm y …"
        for name in self.nations:
            if name.last in persons and name.form in ("people", "adjective") and self.spanish:
                continue
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
                if last <= noun.first <= last + BESIDE and self.clear(last, noun.first):
                    return name.first, noun.last
                if (
                    0 <= name.first - noun.last <= 2
                    and self.clear(noun.last, name.first)
                    and self._may_follow(noun, name)
                ):
                    return noun.first, name.last
            return None
        for noun in self.nouns + self.bases:
            genitive = self.words[name.last : name.last + 2] == ("'", "s")
            if genitive and 0 <= noun.first - name.last - 2 <= BESIDE and self.clear(name.last + 2, noun.first):
                return name.first, noun.last
        return None

    def _may_follow(self, noun: Match, name: Name) -> bool:
        """ "soldados daneses", but not "instructors work under Spanish lead"."""
        near = 0 <= name.first - noun.last <= 2
        return near and (self.spanish or self.list.issuperset(self.words[noun.last : name.first]))

    def _chained(self, name: Name) -> int:
        """The end of the last of several nations that describe one noun: "Danish, Swedish and British soldiers"."""
        last = name.last
        for other in self.nations:
            between = self.words[last : other.first]
            if other.first > last and len(between) <= 2 and all(word in self.list for word in between):
                last = other.last
        return last

    def _is_people(self, name: Name) -> bool:
        """An adjective that stands for the people: "hay españoles en", "the Dutch are"."""
        before = self.words[name.first - 1] if name.first else ","
        if not self.spanish and name.form == "adjective":
            if self._among_peoples(name):
                return True
            following = self.words[name.last : name.last + 1]
            if not self.rules.words("pro_noun").isdisjoint(following):  # "and a Swedish one in Baghdad"
                return True
            if self._are_grouped(name):
                return True
            told = before == "the" or before == "one" or before.isdigit()
            if before == "the" and any(cue.last == name.first - 1 and cue.entry.output == "host" for cue in self.cues):
                return True  # "a school run by the Spanish"
            return told and not self.rules.words("after_people").isdisjoint(following)
        if name.form != "adjective" or not self.words[name.last - 1].endswith("s"):
            return False
        if self._opens_peoples(name):
            return True
        counted = before == "de" and any(number.last == name.first - 1 for number in self.scan.numbers)
        return counted or before == "," or before in self.rules.words("people_before") or before.isdigit()

    def _are_grouped(self, name: Name) -> bool:
        """ "smaller groups of French, Dutch and British": adjectives after a group, with no noun behind them."""
        first = name
        for other in reversed([n for n in self.nations if n.last < name.first]):
            if first.first - other.last == 1 and self.words[other.last] in self.list:
                first = other
        grouped = self.words[first.first - 1] in self.of and self.words[first.first - 2] in self.rules.words("group")
        ends = self.stops | self.list | self.rules.words("preposition")
        return grouped and ends.issuperset(self.words[name.last : name.last + 1])

    def _among_peoples(self, name: Name) -> bool:
        """ "Spaniards, Portuguese and Americans": an adjective in a row of peoples."""
        peoples = [n for n in self.nations if n.form == "people"]
        before = [n for n in peoples if n.last == name.first - 1 and self.words[n.last] in self.list]
        after = [n for n in peoples if n.first == name.last + 1 and self.words[name.last] in self.list]
        return bool(before or after)

    def _opens_peoples(self, name: Name) -> bool:
        """ "en la que conviven estadounidenses, daneses y noruegos": the first of a list of peoples."""
        following = [n for n in self.nations if 1 <= n.first - name.last <= 1 and n.form == "adjective"]
        noun = any(noun.last == name.first for noun in self.nouns)
        return bool(following) and not noun and self.words[name.last] in self.list

    def _is_entry(self, name: Name) -> bool:
        """Whether a nation is an entry of a table or of a labelled list: "Besmaya: Spain", "Spain: 180 at Besmaya"."""
        kind = self.scan.sentence.kind
        if name.form != "name" or kind not in ("row", "item"):
            return False
        if kind == "row":
            return True
        colon = self.words.index(":") if ":" in self.words[:LABEL] else -1
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
        elif self._is_civil(name):
            return
        elif self._receives(name):
            yield Force(name.first, name.last, (name.id,), "heir")
        elif (
            not is_location(self.scan.tokens, name, self.rules)
            or before in self.rules.words("and")
            or any(number.first == name.last for number in self.scan.numbers)  # "to Al Asad, Finland 60"
        ):
            yield Force(name.first, name.last, (name.id,), "actor")

    def _is_civil(self, name: Name) -> bool:
        """ "Finland's ambassador was in Erbil": somebody civil of a nation, and none of its forces."""
        genitive = self.words[name.last : name.last + 2] == ("'", "s")
        if self.nouns and any(
            cue.entry.output == "visit" for cue in self.cues
        ):  # "Estonia's minister visited his country's troops"
            return False
        return genitive and not self.civil.isdisjoint(range(name.last + 2, name.last + 2 + BESIDE))

    def _receives(self, name: Name) -> bool:
        """ "handed command of the mission to Italy": whoever is given the command has people there."""
        if name.first == 0 or self.words[name.first - 1] not in self.rules.words("towards"):
            return False
        given = [m for m in self.rules["command_given"].find(self.words) if 0 <= name.first - m.last <= 2 * BESIDE]
        return bool(given) and not any(given[-1].last <= other.first < name.first for other in self.nations)

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
        starts += [c.last for c in self.cues if c.entry.output == "together" and c.last <= name.first]
        starts += [
            n.last
            for n in self.nouns
            if n.last <= name.first and not self.of.isdisjoint(self.words[n.last : n.last + 1])
        ]
        starts += [
            i + 2
            for i in range(name.first - 1)
            if self.words[i] in self.rules.words("comrades")
            and self.words[i + 1] in self.of
            and any(0 <= i - cue.last <= 1 for cue in self.cues if cue.entry.output == "together")
        ]
        ranked = self.rules["likewise"].find(self.words[: name.first])
        starts += [match.last for match in ranked if match.entry.output == "follows"]
        colons = [i + 1 for i, word in enumerate(self.words[: name.first]) if word == ":"]
        if colons and not self.rules.words("opens_list").isdisjoint(self.words[: colons[-1]]):
            starts.append(colons[-1])  # "Three nations share the camp: Finland, …"
        inside = {i for n in self.nations for i in range(n.first, n.last)}
        inside |= {i for number in self.scan.numbers for i in range(number.first, number.last)}  # "from 13 of them"
        plain = self.list | self.of | {"(", ":"} | self.rules.words("opens_list") | self.rules.words("part_joint")
        nearest = sorted(starts)[-2:]
        return any(all(i in inside or self.words[i] in plain for i in range(at, name.first)) for at in nearest)

    def _opens_members(self, cue: Match) -> bool:
        """Whether a cue may lead to a list of members; "allies of the United States" are not the United States."""
        if cue.entry.output != "member":
            return False
        bystander = self.words[cue.last - 1] in self.rules.words("ally")
        return not bystander or self.of.isdisjoint(self.words[cue.last : cue.last + 1])

    def _national(self) -> Iterator[Force]:
        for match in self.own:
            yield Force(match.first, match.last, (match.entry.output,), "noun")

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
            both = last is not None and last.how == force.how == "list"  # "teams of France and of Italy"
            plain = self.list | self.of if both else self.list
            small = all(self.words[i] in plain or i in numbers for i in between)
            joined = last is not None and small and len([i for i in between if i not in numbers]) <= 3
            if last is not None and (joined or force.first < last.last):
                nations = tuple(dict.fromkeys(last.nations + force.nations))
                groups[-1] = replace(
                    last if last.counted else force,
                    first=last.first,
                    last=max(last.last, force.last),
                    nations=nations,
                    how=last.how if last.how == "list" else force.how,
                )
            else:
                groups.append(force)
        return groups


def _shared_out(counted: Sequence[Force]) -> list[Force]:
    """ "with 20 soldiers each": one number that counts the people of several nations is one mention of them all."""
    spans: dict[tuple[int, int], Force] = {}
    for force in counted:
        other = spans.get((force.first, force.last), force)
        nations = tuple(dict.fromkeys(other.nations + force.nations))
        spans[force.first, force.last] = replace(force, nations=nations)
    return list(spans.values())


def _tallied(force: Force, counted: Sequence[Force]) -> Force:
    """Forces with the missions of the figure that counts them: "six Danes", "some 30 Danish soldiers"."""
    for figure in counted:
        if figure.first < force.last and force.first < figure.last and set(force.nations) & set(figure.nations):
            return replace(force, mission_ids=figure.mission_ids, place_id=figure.place_id, counted=True)
    return force
