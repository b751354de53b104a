"""Presence: which nation's forces are, or were, in which mission and at which place.

A presence is read where forces (`forces.py`) stand directly before a place ("Danish soldiers at Al Asad"), or where a
cue of `rules/presence_cues.csv` ties them to a place or a mission. Hosts, visitors, plans and refusals are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contingent.extraction.claims import Figure, Presence, When
from contingent.extraction.context import FIRST_MISSIONS_END, Context
from contingent.extraction.forces import Force, forces
from contingent.extraction.link import Linker
from contingent.extraction.names import HOSTS, Name, is_location
from contingent.extraction.neighbours import Span
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: Where nobody is deployed: homes, headquarters and summits.
_NOT_THEATRE = {"spain", "madrid", "brussels", "wales", "warsaw", "naples", "istanbul", "iran"}
_ATTACHED = 5
_NEAR = 8
_TOWARDS = {"to", "into", "towards", "toward", "hacia", "a", "rumbo"}
_ASIDE = {"near", "outside", "north", "south", "east", "west", "miles", "kilometres", "kilometers", "km", "cerca",
          "afueras", "norte", "sur", "este", "oeste", "edge", "outskirts"}  # fmt: skip
#: Degrees of latitude and longitude within which a base belongs to a city.
_BY = 0.5
_LYING = {"in", "at", "of", "on", ",", "(", "near", "outside", "the", "en", "de", "la", "cerca", "a", "las", "afueras",
          "edge", "base", "camp", "northern", "southern", "western", "eastern", "central"}  # fmt: skip
_WITH_NATO = {"under", "with", "for", "within", "en", "con", "bajo", "de", "in"}
_IN_MIND = 2
_BODIES = {"NATO", "COALITION", "EU", "UN"}
_THEIR_OWN = {"its", "their", "sus", "su"}
_HAVE = {"has", "have", "had", "ha", "han", "habia", "habian"}
_HOLDING = {"host", "visit"}


@dataclass(frozen=True, slots=True)
class _Stated:
    """A row, whether its sentence itself names the mission, and whether its place is closer than a country."""

    row: Presence
    said: bool
    fine: bool


def presence(context: Context, figures: Sequence[Figure]) -> list[Presence]:
    """The presences of an article, each most specific combination once, in reading order.

    `figures` are the article's own. `nation` is never empty, and one of `mission_id` and `place_id` is not; `activity`
    and `since` are empty where the sentence does not tell.
    """
    return _most_specific(_Reader(context, figures).stated())


class _Reader:
    """Walks the sentences, remembering whose forces were spoken of last."""

    def __init__(self, context: Context, figures: Sequence[Figure]) -> None:
        self.context = context
        self.linker = Linker(context)
        self.figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            self.figures[figure.sentence_id].append(figure)

    def stated(self) -> list[_Stated]:
        found: list[_Stated] = []
        known: tuple[str, ...] = ()
        told = -_IN_MIND - 1
        for index, scan in enumerate(self.context.scans):
            counted = self.figures.get(scan.sentence.sentence_id, [])
            if not scan.names and not counted:
                continue
            topic = (self.context.topic.nation,) if self.context.topic.nation else ()
            here = forces(self.context, index, counted, known if index - told <= _IN_MIND else topic)
            found += _Sentence(self, index, here).stated()
            own = [force for force in here if force.how in ("noun", "people", "actor", "figure")]
            if own:
                known, told = own[0].nations, index
        return found


class _Sentence:
    def __init__(self, reader: _Reader, index: int, here: Sequence[Force]) -> None:
        self.reader = reader
        self.context = reader.context
        self.index = index
        self.here = here
        self.scan: Scan = self.context.scans[index]
        self.words = self.scan.tokens.words
        cues = self.context.rules["presence_cues"].find(self.words) if here or self.scan.names else []
        cues = [cue for cue in cues if not self._in_name(cue)]
        self.cues = [cue for cue in cues if cue.entry.output != "not" and not self._is_auxiliary(cue)]
        self.refusals = [cue for cue in cues if cue.entry.output == "not"]
        self.places = self._places()

    def stated(self) -> Iterator[_Stated]:
        for force in self.here:
            yield from self._of_force(force)
        if not self.here:
            yield from self._seats()

    # -- places ---------------------------------------------------------------------------------------------

    def _places(self) -> list[Name]:
        """The places of the sentence where something is: not homes, not a city that only says where a base lies."""
        kinds = self.context.reference.places
        found = [name for name in self.scan.of_kind("place") if name.id not in _NOT_THEATRE and self._is_there(name)]
        bases = [name for name in found if kinds[name.id].kind == "base"]
        return [name for name in found if kinds[name.id].kind == "base" or not self._only_locates(name, bases)]

    def _is_there(self, name: Name) -> bool:
        if name.implied:  # "the base in Erbil" is told by its town
            following = self.words[name.last : name.last + 2]
            return not (following[:1] and following[0] in _LYING and self._is_place(name.last + 1))
        if self.context.reference.places[name.id].kind == "base":
            return True
        if self.scan.sentence.kind == "row":
            return True
        before = self.words[name.first - 1] if name.first else ""
        return is_location(self.scan.tokens, name, self.scan.rules) or before in (",", "and", "y", ":", "|", "(")

    def _only_locates(self, name: Name, bases: Sequence[Name]) -> bool:
        """Whether a city says where a base lies ("Union III, Baghdad"), or a place is only what others lie near."""
        for base in bases:
            between = self.words[base.last : name.first]
            listed = self.words[name.last : name.last + 1] in (("and",), ("y",), ("e",))
            if between and not listed and all(word in _LYING for word in between) and self._is_close(base, name):
                return True
            ahead = self.words[name.last : base.first]
            if ahead and {"and", "y", "e"}.isdisjoint(ahead[-3:]) and self._is_close(base, name):
                return True
        aside = _ASIDE & set(self.words[max(0, name.first - 3) : name.first])
        return bool(aside) and len(self.scan.of_kind("place")) > 1

    def _is_close(self, base: Name, city: Name) -> bool:
        """Whether a base lies in or by a city, as far as coordinates tell; one without any may."""
        one, other = self.context.reference.places[base.id], self.context.reference.places[city.id]
        if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
            return True
        return abs(one.latitude - other.latitude) < _BY and abs(one.longitude - other.longitude) < _BY

    def _is_destination(self, name: Name) -> bool:
        """Whether a place is where somebody is moved to: "to Kuwait", "to Jordan and Kuwait"."""
        index = name.first - 1
        while index >= 0 and (self.words[index] in ("the", "and", "y", ",", "la", "el") or self._is_place(index)):
            index -= 1
        return index >= 0 and self.words[index] in _TOWARDS

    def _is_place(self, index: int) -> bool:
        return any(name.first <= index < name.last for name in self.scan.of_kind("place"))

    # -- forces at places and in missions -------------------------------------------------------------------

    def _of_force(self, force: Force) -> Iterator[_Stated]:
        cue = self._cue(force)
        if self._refused(force, cue):
            return
        places = [name for name in self.places if self._nearest(name) is force and self._reaches(force, cue, name)]
        attached = [name for name in places if self._is_attached(force, name)]
        leaving = cue is not None and cue.entry.output == "leave"
        if force.how == "entry":
            places = places or self._labels()
            if not places and not self._is_contributors_list():
                return
        elif cue is None:
            places = attached
        elif leaving:
            places = [name for name in places if not self._is_destination(name)]
        elif force.how == "known":
            places = [name for name in places if self._kind(name) != "country"]
        missions, said = self._missions(force, cue)
        said = said or force.how == "entry"
        yield from self._rows(force, cue, places, missions, said)

    def _labels(self) -> list[Name]:
        """The place that heads a list item ("Besmaya: Spain, Portugal"): that of all it lists."""
        colon = self.words.index(":") if ":" in self.words else 0
        return [name for name in self.scan.of_kind("place") if name.last <= colon and name.id not in _NOT_THEATRE]

    def _is_contributors_list(self) -> bool:
        """Whether the heading above says that its rows are members of a mission."""
        section = self.scan.sentence.section
        heads = [s for s in self.context.scans if s.sentence.index == section]
        cues = [cue for s in heads for cue in self.context.rules["presence_cues"].find(s.tokens.words)]
        return any(cue.entry.output == "member" for cue in cues)

    def _rows(
        self, force: Force, cue: Match | None, places: Sequence[Name], missions: tuple[str, ...], said: bool
    ) -> Iterator[_Stated]:
        fine = [name for name in places if self._kind(name) != "country"]
        countries = [name for name in places if self._kind(name) == "country"]
        for nation in force.nations:
            if nation in _BODIES and not fine:
                continue
            if said and missions and not fine and force.how != "known":
                for mission in missions:
                    yield self._row(force, cue, nation, mission, None, said)
                continue
            for name in fine:
                mission = missions[0] if len(missions) == 1 and not self._is_parted(name, fine) else ""
                yield self._row(force, cue, nation, mission, name, said)
            if said and len(missions) > 1 and fine:
                for mission in missions:
                    yield self._row(force, cue, nation, mission, None, said)
            if not fine and (force.how != "actor" or cue is not None):
                for name in countries[:1]:
                    yield self._row(force, cue, nation, "", name, said)

    def _is_parted(self, name: Name, places: Sequence[Name]) -> bool:
        """Whether the sentence's only mission is told of another place: "one at A and that of the mission at B"."""
        missions = [m for m in self.scan.of_kind("mission") if m.first > name.last]
        return bool(missions) and any(other.first > missions[-1].first for other in places)

    def _row(
        self, force: Force, cue: Match | None, nation: str, mission: str, place: Name | None, said: bool
    ) -> _Stated:
        marks = [force.first, force.last] + ([cue.first, cue.last] if cue is not None else [])
        marks += [place.first, place.last] if place is not None else []
        start, end = self.scan.offsets(min(marks), max(marks))
        rule = f"presence.{force.how}" + (f";cue.{cue.entry.id}" if cue is not None else ";attached")
        row = Presence(
            self.scan.sentence.sentence_id,
            nation,
            mission,
            place.id if place is not None else "",
            self._activity(force),
            self._since(force),
            start,
            end,
            rule,
        )
        return _Stated(row, said, place is not None and self._is_fine(place))

    def _kind(self, name: Name) -> str:
        return self.context.reference.places[name.id].kind

    def _reaches(self, force: Force, cue: Match | None, name: Name) -> bool:
        """A place to the left of the forces is theirs in their clause, next to them, or where it hosts them."""
        if name.first >= force.first or self._is_attached(force, name):
            return True
        if self._kind(name) == "base" and any(c.entry.output in _HOLDING for c in self.cues):
            return True
        clauses = self.scan.clauses
        hosts = any(c.entry.output == "host" and name.last <= c.first <= force.first for c in self.cues)
        return hosts or (
            clauses[name.first] == clauses[force.first] and cue is not None and cue.entry.output != "visit"
        )

    def _is_fine(self, name: Name) -> bool:
        """Whether a place is closer than a country or region; a city that only "there" means may not be meant."""
        kind = self._kind(name)
        return kind == "base" or (kind == "city" and not name.implied)

    def _nearest(self, name: Name) -> Force | None:
        """The forces a place belongs to: the nearest to its left in its part of the sentence, else to its right."""
        part = self._part(name.first)
        left = [f for f in self.here if f.first < name.first and self._part(f.first) == part]
        if left:
            return left[-1]
        right = [f for f in self.here if f.first >= name.first and self._part(f.first) == part]
        if right:
            return right[0]
        left = [f for f in self.here if f.first < name.first]
        return left[-1] if left else None

    def _part(self, index: int) -> int:
        return self.words[:index].count(";")

    def _is_attached(self, force: Force, name: Name) -> bool:
        """ "Danish soldiers at Al Asad", "Camp Singara, the Italian base": nothing but small words between."""
        first, last = (force.last, name.first) if name.first >= force.last else (name.last, force.first)
        between = range(first, last)
        verbs = {i for cue in self.cues for i in range(cue.first, cue.last) if cue.entry.output in ("leave", "visit")}
        return len(between) <= _ATTACHED and verbs.isdisjoint(between) and force.how not in ("actor", "list")

    def _in_name(self, cue: Match) -> bool:
        """Whether a cue is only a part of a name; a body ("the allies") and a name's first word may be cues."""
        named = [name for name in self.scan.names if not name.implied and name.form != "body"]
        return any(
            name.first < cue.first < name.last or (name.first == cue.first and name.kind == "place") for name in named
        )

    def _is_auxiliary(self, cue: Match) -> bool:
        """ "had signed": the participle tells what they did, not "had"."""
        word = self.words[cue.last] if cue.last < len(self.words) else ""
        return self.words[cue.last - 1] in _HAVE and word.endswith(("ed", "en", "wn", "ado", "ido"))

    # -- cues -----------------------------------------------------------------------------------------------

    def _cue(self, force: Force) -> Match | None:
        """The nearest cue in the clause of the forces or the next; an acting nation needs it to its right."""
        clauses = self.scan.clauses
        near = [
            cue
            for cue in self.cues
            if (cue.first >= force.last or cue.last <= force.first or force.how in ("noun", "figure"))
            and (abs(clauses[cue.first] - clauses[force.first]) <= 1 or self._is_predicate(cue, force))
            and self._owner(cue, force)
        ]
        if force.how == "actor":
            near = [
                c
                for c in near
                if 0 <= c.first - force.last <= _NEAR * 2
                or self._is_predicate(c, force)
                or (c.entry.output == "member" and c.last <= force.first)
            ]
            member = [c for c in near if c.entry.output == "member" and self._mission_after(c)]
            near = member or near
        return min(near, key=lambda c: self._gap(c, force), default=None)

    def _is_predicate(self, cue: Match, force: Force) -> bool:
        """Whether a membership is told of the nation that opens the sentence, whatever stands between."""
        return force.how == "actor" and force.first <= 2 and cue.entry.output == "member" and self._mission_after(cue)

    def _mission_after(self, cue: Match) -> bool:
        return any(0 <= name.first - cue.last <= _ATTACHED for name in self.scan.of_kind("mission"))

    def _owner(self, cue: Match, force: Force) -> bool:
        """Whether no other forces stand between a cue and these."""
        low, high = min(cue.last, force.last), max(cue.first, force.first)
        return not any(low <= other.first and other.last <= high for other in self.here if other is not force)

    def _gap(self, cue: Match, force: Force) -> int:
        strength = {"leave": 0, "serve": 0, "member": 0, "stay": 0}.get(cue.entry.output, 4)
        if cue.last <= force.first:
            return force.first - cue.last + 1 + strength
        return max(0, cue.first - force.last) + strength

    def _refused(self, force: Force, cue: Match | None) -> bool:
        """Whether the cue is refused, or only planned: "refused to send", "will deploy"."""
        at = cue.first if cue is not None else force.first
        for refusal in self.refusals:
            if -2 <= at - refusal.first <= _NEAR and self.scan.clauses[refusal.first] == self.scan.clauses[at]:
                return True
        return force.how == "actor" and cue is None

    # -- missions -------------------------------------------------------------------------------------------

    def _missions(self, force: Force, cue: Match | None) -> tuple[tuple[str, ...], bool]:
        """The missions of the forces, and whether the sentence itself says so."""
        named = [name for name in self.scan.of_kind("mission") if self._is_theirs(name, force, cue)]
        split = [c.last for c in self.cues if c.entry.output == "split"]
        if split and force.how in ("figure", "known", "people", "noun"):
            return tuple(dict.fromkeys(n.id for n in self.scan.of_kind("mission") if n.first >= split[0])), True
        if named:
            if force.mission_ids and set(force.mission_ids) <= {name.id for name in named}:
                return force.mission_ids, True
            return self._chosen(force, cue, named), True
        nato = self._with_nato(force)
        if nato:
            return (nato,), True
        if cue is not None and cue.entry.output in ("leave", "visit") and force.how == "known":
            return (), False
        link = self.reader.linker.missions(Span(self.index, force.first, force.last))
        if link.ids and link.scope != "unit":
            return link.ids, cue is not None and cue.entry.output == "member"
        return self._paragraph_mission() or self._under_way(), cue is not None and (
            cue.entry.output == "member" or bool(cue.entry.get("activity"))
        )

    def _is_theirs(self, name: Name, force: Force, cue: Match | None) -> bool:
        """Whether a mission is told in the clause of the forces or of their cue, and not as other forces' name."""
        if any(other.first <= name.first < other.last for other in self.here if other is not force):
            return False
        if name.first and self.words[name.first - 1] in _THEIR_OWN:
            return False
        if cue is None:  # "the Danish contingent of the coalition"
            return -_ATTACHED <= force.first - name.last <= 1 or 0 <= name.first - force.last <= _ATTACHED
        clauses = self.scan.clauses
        marks = [force.first, cue.first]
        return any(abs(clauses[name.first] - clauses[mark]) <= 1 for mark in marks)

    def _under_way(self) -> tuple[str, ...]:
        """The only one of the article's missions that was under way in the year the sentence tells."""
        years = [int(dated.point.first[:4]) for dated in self.scan.dates if dated.point.first]
        if not years:
            return ()
        missions = [self.context.reference.missions[id_] for id_ in self.context.topic.missions]
        alive = [m for m in missions if (m.first_year or 0) <= years[0] <= (m.last_year or 9999)]
        return (alive[0].mission_id,) if len(alive) == 1 and len(missions) > 1 else ()

    def _chosen(self, force: Force, cue: Match | None, named: Sequence[Name]) -> tuple[str, ...]:
        ids = tuple(dict.fromkeys(name.id for name in named))
        if len(ids) == 1:
            return ids
        at = cue.last if cue is not None and cue.first >= force.first else force.last
        after = [name for name in named if name.first >= at]
        if not after:
            return (named[-1].id,)
        group = [after[0]]
        for name in after[1:]:
            between = self.words[group[-1].last : name.first]
            if len(between) <= 4 and ("and" in between or "y" in between) or not between or name.id == group[-1].id:
                group.append(name)
        return tuple(dict.fromkeys(name.id for name in group))

    def _with_nato(self, force: Force) -> str:
        """ "serving with NATO", "under NATO", "the alliance's headquarters": NATO's mission of the time."""
        for name in self.scan.of_kind("nation"):
            if name.id != "NATO":
                continue
            before = self.words[name.first - 1] if name.first else ""
            if before in _WITH_NATO or self.words[name.last : name.last + 2] == ("'", "s"):
                years = [int(d.point.first[:4]) for d in self.scan.dates if d.point.first]
                published = self.context.published.first
                year = min(years) if years else int(published[:4]) if published else FIRST_MISSIONS_END
                return "ntm-i" if year < FIRST_MISSIONS_END else "nmi"
        return ""

    def _paragraph_mission(self) -> tuple[str, ...]:
        """The one mission that the paragraph so far, or else the title, speaks of."""
        here = self.scan.sentence.paragraph
        for back in range(self.index - 1, -1, -1):
            scan = self.context.scans[back]
            if scan.sentence.paragraph != here:
                break
            ids = {name.id for name in scan.of_kind("mission")}
            if ids:
                return (ids.pop(),) if len(ids) == 1 else ()
        titled = {
            n.id
            for s in self.context.scans
            if s.sentence.kind == "title"
            for n in s.of_kind("mission")
            if n.form == "name"
        }
        return (titled.pop(),) if len(titled) == 1 else ()

    # -- seats of missions ----------------------------------------------------------------------------------

    def _seats(self) -> Iterator[_Stated]:
        """A mission's own headquarters: the body that leads it is there."""
        for cue in self.cues:
            if cue.entry.output != "seat":
                continue
            near = [n for n in self.places if self._kind(n) in ("base", "city") and abs(n.first - cue.last) <= _NEAR]
            bases = [n for n in near if self._kind(n) == "base"] or near
            missions = [n.id for n in self.scan.of_kind("mission") if n.first - cue.last <= _ATTACHED][-1:]
            if not missions and self.scan.sentence.kind in ("row", "item"):
                missions = list(self._paragraph_mission())
            if not missions:
                continue
            mission = missions[0]
            known = self.context.reference.missions[mission]
            body = "COALITION" if known.kind == "coalition" else known.led_by
            force = Force(cue.first, cue.last, (body,), "seat")
            if bases or known.kind in ("eu", "un"):
                yield self._row(force, cue, body, mission, bases[0] if bases else None, True)
            return

    # -- what they do, and since when -----------------------------------------------------------------------

    def _activity(self, force: Force) -> str:
        told = [c for c in self.cues if c.entry.get("activity") and self._owner(c, force)]
        told = [c for c in told if (c.entry.output == "seat") == (force.how == "seat")]
        return min(told, key=lambda cue: self._gap(cue, force)).entry.get("activity") if told else ""

    def _since(self, force: Force) -> When:
        for dated in self.scan.dates:
            near = abs(self.scan.clauses[dated.first] - self.scan.clauses[force.first]) <= 1
            if dated.mention.relation == "since" and dated.point.edtf and near:
                return dated.point
        return When()


# -- one row for each combination ---------------------------------------------------------------------------


def _most_specific(found: Sequence[_Stated]) -> list[Presence]:
    found = [one for one in found if one.row.nation not in HOSTS and (one.row.mission_id or one.row.place_id)]
    rows: dict[tuple[str, str, str], _Stated] = {}
    for one in found:
        key = (one.row.nation, one.row.mission_id, one.row.place_id)
        kept = rows.get(key)
        if kept is None:
            rows[key] = one
        else:
            rows[key] = _Stated(_fuller(kept.row, one.row), kept.said or one.said, kept.fine)
    return [one.row for one in rows.values() if not any(_says_more(other, one) for other in rows.values())]


def _fuller(one: Presence, other: Presence) -> Presence:
    return replace(one, activity=one.activity or other.activity, since=one.since if one.since.edtf else other.since)


def _says_more(one: _Stated, other: _Stated) -> bool:
    """Whether `one` tells all that `other` does, and where more closely."""
    if one is other or one.row.nation != other.row.nation:
        return False
    mine, yours = one.row, other.row
    if not yours.place_id:
        return mine.mission_id == yours.mission_id and one.fine and one.said
    if other.fine:
        return mine.place_id == yours.place_id and bool(mine.mission_id) and not yours.mission_id
    return one.fine or bool(mine.mission_id)
