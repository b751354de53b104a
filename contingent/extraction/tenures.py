"""Tenures: named people who command, or hold a stated post in, a mission or a contingent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from contingent.extraction.cast import Cast
from contingent.extraction.claims import Tenure, When
from contingent.extraction.context import Context
from contingent.extraction.link import Linker
from contingent.extraction.names import HOSTS
from contingent.extraction.neighbours import Span, is_subject
from contingent.extraction.persons import Person
from contingent.extraction.posts import Post, posts
from contingent.extraction.rosters import Entry, roster_entry
from contingent.extraction.scan import Scan
from contingent.extraction.serving import nato_mission
from contingent.extraction.succession import Told, in_succession
from contingent.extraction.tenure_rows import merged
from contingent.extraction.topic import in_titles

#: How far before the words that tell a post "it" may stand.
_POINTER = 4
#: How many sentences a person stays in mind for "he took over …".
_IN_MIND = 2
#: A mission that has this share of all mentions is what the article is about.
_MOST = 0.6


def tenures(context: Context) -> list[Tenure]:
    """The tenures of an article in the order in which they are first told, one per person and mission.

    `start` and `end` are as reported, empty if no sentence tells; `mission_id` and `nation` are empty where the
    text ties none. Civil office-holders and commanders elsewhere are left out.
    """
    reader = _Reader(context)
    return merged(reader.rows(), reader.cast)


class _Reader:
    """Walks the sentences and turns posts and rosters into rows."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.cast = Cast(context.rules)
        self.linker = Linker(context)
        self._posts: dict[str, str] = {}

    def rows(self) -> list[Tenure]:
        found: list[Told] = []
        before: Person | None = None
        told = -_IN_MIND - 1
        for index, scan in enumerate(self.context.scans):
            people = [
                person
                for person in self.cast.on_stage(scan)
                if not (self._is_victim(scan, person) or self._is_place(scan, person))
            ]
            in_mind = before if index - told <= _IN_MIND else None
            if people or in_mind is not None:
                found += self._sentence(index, people, in_mind)
            if people:
                military = [person for person in people if not person.civil]
                if not (in_mind and military and self._is_of_former(index, military[0])):
                    before = military[0] if military else None
                told = index
        return [told.row for told in in_succession(found)]

    def _is_victim(self, scan: Scan, person: Person) -> bool:
        """ "since the killing of Soleimani": whose death is told of takes no post."""
        cues = self.context.rules["figure_cues"].find(scan.tokens.words[: person.rank_first])
        return bool(cues) and cues[-1].last == person.rank_first and cues[-1].entry.output == "killed"

    def _is_place(self, scan: Scan, person: Person) -> bool:
        """ "a ceremony in Santa Marta", "con sede en Cerro Alto": a name of no rank where something is."""
        before = scan.tokens.words[person.rank_first - 1 : person.rank_first] if person.rank_first else ()
        return not person.rank and not scan.words("stationed_at").isdisjoint(before)

    def _sentence(self, index: int, people: Sequence[Person], in_mind: Person | None) -> list[Told]:
        if self.context.scans[index].sentence.kind in ("row", "item"):
            entry = roster_entry(self.context, index, people)
            if entry is not None:
                return [Told(index, "entry", self._of_entry(entry))]
        found = []
        for post in posts(self.context, index, people, in_mind):
            row = self._of_post(post, post.person in people)
            if row is not None:
                found.append(Told(index, post.kind, row))
        return self._carried(index, found, in_mind, people)

    def _carried(self, index: int, found: list[Told], in_mind: Person | None, people: Sequence[Person]) -> list[Told]:
        """ "He succeeded General X": a change that names no mission is in the post that "he" was said to hold."""
        held = self._posts.get(in_mind.name, "") if in_mind is not None else ""
        here = {person.name for person in people}
        carries = any(told.row.person not in here and told.kind != "holds" for told in found)
        if held and carries and not self.context.scans[index].of_kind("mission"):
            found = [replace(told, row=replace(told.row, mission_id=held)) for told in found]
        self._posts |= {told.row.person: told.row.mission_id for told in found if told.row.mission_id}
        return found

    def _of_entry(self, entry: Entry) -> Tenure:
        scan, person = self.context.scans[entry.index], entry.person
        mission = self._mission(Span(entry.index, person.first, person.last), False, entry.start)
        nation = entry.nation or self._nation(entry.index, person)
        start, end = scan.offsets(person.rank_first, person.last)
        name, rank, sentence = person.name, person.rank, scan.sentence.sentence_id
        return Tenure(sentence, name, rank, nation, mission, entry.role, entry.start, entry.end, start, end, entry.rule)

    def _of_post(self, post: Post, named_here: bool) -> Tenure | None:
        """A row of what a sentence says; None for a host's officer, or where neither rank, mission nor unit is told."""
        scan, person = self.context.scans[post.index], post.person
        nation = self._nation(post.index, person) if named_here else ""
        if nation in HOSTS:
            return None
        span = Span(post.index, post.first, post.last)
        mission = (
            self._of_nato(post.index)
            or post.mission
            or self._of_its(post)
            or self._held(post)
            or self._mission(span, post.unit, post.start if post.start.edtf else post.end)
        )
        if self._is_in_office(post):
            return None
        if not mission and not person.rank and not post.unit:
            return None
        plain = "contingent commander" if post.unit else "commander"
        role = plain if post.role in ("", "commander") else post.role
        start, end = scan.offsets(post.first, post.last)
        name, rank, sentence = person.name, person.rank, scan.sentence.sentence_id
        return Tenure(sentence, name, rank, nation, mission, role, post.start, post.end, start, end, post.rule)

    def _is_in_office(self, post: Post) -> bool:
        """Whether somebody without a rank or a role only "took office", as a head of government does."""
        said = self.context.scans[post.index].tokens.words[post.first : post.last]
        office = not self.context.rules.words("office").isdisjoint(said)
        return office and not (post.person.rank or post.role or post.unit)

    def _of_nato(self, index: int) -> str:
        """ "Within the NATO framework … The mission is commanded by": NATO's, where the sentence before speaks of NATO
        and names no mission."""
        scans = self.context.scans
        missions = scans[index].of_kind("mission")
        if not missions or not all(name.implied for name in missions) or not index:
            return ""
        before = scans[index - 1]
        same = before.sentence.paragraph == scans[index].sentence.paragraph
        bodies = [name for name in before.of_kind("nation") if name.id == "NATO"]
        if not same or not bodies or before.of_kind("mission"):
            return ""
        return nato_mission(self.context, scans[index - 1 : index + 1])

    def _held(self, post: Post) -> str:
        """The mission in which somebody was said to hold a post, where a further sentence on it names none."""
        named = self.context.scans[post.index].of_kind("mission")
        return "" if named or post.unit else self._posts.get(post.person.name, "")

    def _of_its(self, post: Post) -> str:
        """ "Its commander, General X": the mission that the paragraph tells last, of several the one that a sentence
        begins with."""
        scan = self.context.scans[post.index]
        if post.unit or not self._points_back(scan.tokens.words, post) or scan.of_kind("mission"):
            return ""
        for before in reversed(self.context.scans[: post.index]):
            named = before.of_kind("mission")
            if before.sentence.paragraph != scan.sentence.paragraph:
                return ""
            if named:
                alone = len({name.id for name in named}) == 1 or is_subject(before, named[0])
                return named[0].id if alone else ""
        return ""

    def _points_back(self, words: Sequence[str], post: Post) -> bool:
        """ "its commander", "it has been headed by", "the head of mission": of the mission that is spoken of."""
        before, said = words[max(0, post.first - _POINTER) : post.first], words[post.first : post.last]
        leading = words[max(0, post.first - _POINTER) : max(post.first, post.person.rank_first)]
        rules = self.context.rules
        if not rules.words("possessive").isdisjoint(before[-1:]) or not rules.words("it").isdisjoint(leading):
            return True
        if not (rules.words("it") - rules.words("possessive")).isdisjoint(said):  # "took it over"
            return True
        return not rules.words("mission_noun").isdisjoint(said)

    def _is_of_former(self, index: int, person: Person) -> bool:
        """Whether a sentence only names the predecessor of the one spoken of, whom "he" still means after it."""
        words = self.context.scans[index].tokens.words
        cues = self.context.rules["tenure_cues"].find(words[max(0, person.rank_first - 3) : person.rank_first])
        return any(cue.entry.output == "predecessor" for cue in cues)

    # -- links ----------------------------------------------------------------------------------------------

    def _mission(self, span: Span, unit: bool, when: When) -> str:
        """The mission a post belongs to: as the scopes of `link.py` give it; for the commander of "the mission" also
        the only one under way at the time, the one that the title names, or the one the article speaks of most."""
        link = self.linker.missions(span, when=when)
        if link.ids:
            return link.ids[0]
        if unit:
            after = self._told_after(span.index)
            return after or self._under_way(when if when.first else self.context.published) or self._titled()
        main = self._under_way(when) or self._main_mission()
        known = self.context.reference.missions.get(main)
        early = known is not None and bool(when.last) and int(when.last[:4]) < (known.first_year or 0)
        return "" if early else main

    def _told_after(self, index: int) -> str:
        """ "The company is led by Major X. It belongs to the coalition": the mission that the next sentence ties to
        the unit."""
        scans = self.context.scans
        after = scans[index + 1] if index + 1 < len(scans) else None
        if after is None or after.sentence.paragraph != scans[index].sentence.paragraph:
            return ""
        ties = self.context.rules["ties"].find(after.tokens.words)
        it = bool(ties) and not self.context.rules.words("it").isdisjoint(after.tokens.words[: min(2, ties[0].first)])
        named = [name for name in after.of_kind("mission") if it and not name.implied]
        tied = [name.id for name in named if 0 <= name.first - ties[0].last <= _POINTER]
        return tied[0] if tied else ""

    def _under_way(self, when: When) -> str:
        if not when.first:
            return ""
        year = int(when.first[:4])
        missions = [self.context.reference.missions[id_] for id_ in self.context.topic.missions]
        alive = [m.mission_id for m in missions if m.was_under_way(year)]
        return alive[0] if len(alive) == 1 else ""

    def _titled(self) -> str:
        named = {name.id for name in in_titles(self.context.scans, "mission")}
        return named.pop() if len(named) == 1 else ""

    def _main_mission(self) -> str:
        titled = self._titled()
        if titled:
            return titled
        counted = Counter(name.id for scan in self.context.scans for name in scan.of_kind("mission"))
        if not counted:
            return ""
        mission, most = counted.most_common(1)[0]
        return mission if most >= _MOST * counted.total() else ""

    def _nation(self, index: int, person: Person) -> str:
        """Whose officer: "Spanish General X", "a Canadian, Major General X", "X of France", "X (Denmark)"."""
        scan = self.context.scans[index]
        words, plain = scan.tokens.words, self.context.rules.words("rank_of") | {",", "("}
        nations = [name for name in scan.of_kind("nation") if name.form != "body"]
        before = [n for n in nations if n.last <= person.first and self._leads_to(scan, n.last, person)]
        if before:
            return before[-1].id
        after = [n for n in nations if person.last < n.first <= person.last + 4]
        for name in after:
            if all(word in plain for word in words[person.last : name.first]):
                return name.id
        if person.rank_first and words[person.rank_first - 1] in self.context.rules.words("possessive"):
            return self.linker.nation(Span(index, person.rank_first, person.last)).one
        return ""

    def _leads_to(self, scan: Scan, last: int, person: Person) -> bool:
        """Whether only a comma, an article or the rank itself stands between a nation and a person."""
        between = scan.tokens.words[last : person.rank_first] if last <= person.rank_first else ()
        plain = self.context.rules.words("rank_of") | self.context.rules.words("name_before") | {",", "'", "s"}
        return len(between) <= 2 and plain.issuperset(between)
