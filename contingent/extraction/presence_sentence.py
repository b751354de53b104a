"""The presences that one sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contingent.extraction.activities import activity_of, since_of
from contingent.extraction.beside import (
    are_helped,
    details,
    ends_list,
    follows,
    is_in_scene,
    is_likewise,
    is_station_of,
    leads_them,
    sharing,
)
from contingent.extraction.claims import Presence
from contingent.extraction.force_sentence import Force
from contingent.extraction.link import Linker
from contingent.extraction.names import Name
from contingent.extraction.sections import opening_of_list
from contingent.extraction.serving import counted_missions, missions_of, paragraph_mission
from contingent.extraction.standing import Standing
from contingent.extraction.stated import BODIES, Stated, leading_body
from contingent.extraction.stations import ATTACHED, BESIDE_IRAQ, NEAR
from contingent.lexicon import Match


class PresenceSentence:
    """Turns the forces of one sentence into rows."""

    def __init__(self, one: Standing, linker: Linker) -> None:
        self.one = one
        self.linker = linker

    def stated(
        self, shared: Sequence[Stated], station: Sequence[Stated] = (), scene: Sequence[Stated] = ()
    ) -> Iterator[Stated]:
        """The rows of the sentence. `shared` are those of the place told last, which "alongside them" means, `station`
        those of the place that "with us" means, `scene` those of the places that the paragraph has told."""
        before: list[Stated] = []
        stood = list(shared)
        told_here: list[Stated] = []
        idle: list[Force] = []  # of whom no place has been told: "Danes guard the engineers from Fiji at Taji"
        named = [name for name in self.one.scan.of_kind("mission") if not name.implied]
        lodged = not self.one.rules.words("lodging").isdisjoint(self.one.words)
        joins = bool(named) and not lodged  # with others in a mission, not in "the camp"
        for force in self.one.here:
            rows = list(self._of_force(force))
            if force.how == "figure" and self._is_told(force, told_here):
                continue
            listed = follows(self.one, force) or details(self.one, force) or ends_list(self.one, force, told_here)
            if not rows and listed:
                members = [one for one in told_here if one.said and one.row.mission_id][:1]
                members = [replace(one, row=replace(one.row, place_id="", activity=""), fine=False) for one in members]
                rows = [self._likewise(told, force, nation) for told in members for nation in force.nations]
            elif not rows and before and is_likewise(self.one, force):
                rows = [self._likewise(told, force, nation) for told in before for nation in force.nations]
            stood_here = bool(told_here) and stood[-1:] == [row for row in told_here if row.fine][-1:]
            in_mission = _in_mission(rows) and not stood_here
            cue = None if any(row.fine for row in rows) else sharing(self.one, force, in_mission, stood_here)
            beside = station if cue is not None and is_station_of(self.one, cue, stood) else stood
            others = [(told, nation) for told in beside for nation in force.nations if nation != told.row.nation]
            if cue is not None and others:  # nobody is beside their own
                own = [row.row.mission_id for row in rows if row.said][:1]
                rows = [self._likewise(told, force, nation, cue) for told, nation in others]
                rows = [replace(row, row=replace(row.row, mission_id=id_)) for row in rows for id_ in own] or rows
            helped = are_helped(self.one, force)
            if not rows and (helped or leads_them(self.one, force)):
                led = [told for told in told_here if told.fine][-1:]
                rows = [self._likewise(told, force, nation) for told in led for nation in force.nations]
            placed = any(row.fine for row in rows) or (bool(rows) and force.how != "actor")
            if not placed and not told_here and is_in_scene(self.one, force, len(scene)):
                rows = [self._likewise(told, force, nation) for told in scene[-1:] for nation in force.nations]
            yield from rows
            fine = [row for row in rows if row.fine][-1:]
            for other in idle if helped and fine else ():
                yield from (self._likewise(fine[0], other, nation) for nation in other.nations)
            idle = [force] if not rows and not self.one.is_refused(force, self.one.cue(force)) else []
            told_here += rows
            before = rows
            stood = fine or (rows[-1:] if joins else stood)
        if not self.one.here:
            yield from self._seats()
        yield from self._offices()

    def _of_force(self, force: Force) -> Iterator[Stated]:
        cue = self.one.cue(force)
        if self.one.is_refused(force, cue):
            return
        places = self.one.places_of(force, cue)
        if force.how == "entry" and not places and not self._is_contributors_list():
            return
        missions, said = missions_of(self.one, self.linker, force, cue)
        said = said or force.how == "entry"
        counted = counted_missions(self.one, force)
        if counted and not (said and missions):
            missions, said = counted, not places
        for nation in force.nations:
            fine = [name for name in places if not self.one.is_theatre(name) or self._is_counted_in(force, name)]
            if fine:
                yield from self._at(force, cue, nation, fine, missions, said)
            elif nation not in BODIES:
                yield from self._at_large(force, cue, nation, places, missions if said else ())

    def _is_counted_in(self, force: Force, name: Name) -> bool:
        """ "2,500 in Iraq and 900 in Syria": a count right before the theatre's other country."""
        return force.counted and name.id in BESIDE_IRAQ and 0 <= name.first - force.last <= 1

    def _at(
        self,
        force: Force,
        cue: Match | None,
        nation: str,
        places: Sequence[Name],
        missions: tuple[str, ...],
        said: bool,
    ) -> Iterator[Stated]:
        """Rows at bases and towns; of several missions none is tied to one of them."""
        for name in places:
            mission = missions[0] if len(missions) == 1 and not self._is_parted(name) else ""
            mission = "" if self._is_out_of(mission, name, said) else mission
            yield self._row(force, cue, nation, mission, name, said)
        if said and len(missions) > 1:
            for mission in missions:
                yield self._row(force, cue, nation, mission, None, said)

    def _is_out_of(self, mission: str, name: Name, said: bool) -> bool:
        """Whether a place is where a mission does not work: only coalitions have troops beyond Iraq, and what the
        sentence does not say itself cannot be told of a place that is none of the mission's."""
        known = self.one.context.reference.missions.get(mission)
        if known is None:
            return False
        if not said and name.id in known.never_at:
            return True
        return known.kind in ("nato", "eu") and self.one.is_abroad(name)

    def _at_large(
        self, force: Force, cue: Match | None, nation: str, places: Sequence[Name], missions: tuple[str, ...]
    ) -> Iterator[Stated]:
        """Rows of missions without a place, or else of a country: a mission says more than "in Iraq"."""
        if missions and (force.how != "known" or self._is_told_in(missions, force, cue)):
            for mission in missions:
                yield self._row(force, cue, nation, mission, self._country_of(mission, force), True)
        else:
            for name in places[:1] or self._country(force):
                yield self._row(force, cue, nation, "", name, False)

    def _country_of(self, mission: str, force: Force) -> Name | None:
        """The country of a mission beside the theatre, where the sentence names it: UNIFIL in Lebanon."""
        if self.one.context.reference.missions[mission].kind != "un":
            return None
        named = [name for name in self.one.scan.of_kind("place") if self.one.is_abroad(name)]
        return replace(named[0], first=force.first, last=force.last) if len({name.id for name in named}) == 1 else None

    def _is_told_in(self, missions: tuple[str, ...], force: Force, cue: Match | None) -> bool:
        """Whether the sentence says of "they" that they are in a mission: "They serve in NATO's mission"."""
        if cue is not None and self.one.is_membership(cue):
            return True
        if any(set(other.nations) & set(force.nations) for other in self.one.here if other is not force):
            return False
        named = [name for name in self.one.scan.of_kind("mission") if not name.implied and name.id in missions]
        serving = cue is not None and cue.entry.output == "serve"
        return serving and any(0 <= name.first - force.last <= NEAR for name in named)

    def _country(self, force: Force) -> list[Name]:
        """Where a nation's counted soldiers are when nothing else is said: the country that the article is about."""
        country = self.one.context.topic.country
        if not force.counted or country != "iraq":
            return []
        return [Name("place", country, "name", force.first, force.first, implied=True)]

    def _is_parted(self, name: Name) -> bool:
        """Whether the sentence's only mission is told of another place: "one at A and that of the mission at B"."""
        missions = [m for m in self.one.scan.of_kind("mission") if m.first > name.last]
        members = any(self.one.is_membership(cue) for cue in self.one.cues)
        inserted = self.one.is_inserted(name.first) and not members
        if missions and inserted and not self.one.is_inserted(missions[0].first):
            return True  # "Norway, which trained recruits in Taji, has 20 officers in the mission"
        missions = [m for m in missions if not m.implied]
        others = [other for other in self.one.places if not self.one.is_theatre(other)]
        joint = self.one.rules.words("and") | {";"}
        return bool(missions) and any(
            other.first > missions[-1].first and not joint.isdisjoint(self.one.words[name.last : other.first])
            for other in others
        )

    def _row(
        self, force: Force, cue: Match | None, nation: str, mission: str, place: Name | None, said: bool
    ) -> Stated:
        scan = self.one.scan
        marks = [force.first, force.last] + ([cue.first, cue.last] if cue is not None else [])
        marks += [place.first, place.last] if place is not None else []
        start, end = scan.offsets(min(marks), max(marks))
        rule = f"presence.{force.how}" + (f";cue.{cue.entry.id}" if cue is not None else ";attached")
        if place is not None and place.first == place.last:
            rule += ";place:topic"
        place_id, sentence = place.id if place is not None else "", scan.sentence.sentence_id
        activity, since = activity_of(self.one, force), since_of(self.one, force)
        row = Presence(sentence, nation, mission, place_id, activity, since, start, end, rule)
        fine, abroad = place is not None and self.one.is_fine(place), place is not None and self.one.is_abroad(place)
        return Stated(row, said, fine, abroad, force.counted)

    def _is_told(self, force: Force, rows: Sequence[Stated]) -> bool:
        """ "cut its force in Erbil from 110 to 30": a further number of the forces whose place has been told."""
        placed = {row.row.nation for row in rows if row.fine or (row.row.place_id and row.row.mission_id)}
        named = self.one.scan.of_kind("mission") or self.one.places_of(force, self.one.cue(force))
        return placed >= set(force.nations) and not named

    def _likewise(self, told: Stated, force: Force, nation: str, cue: Match | None = None) -> Stated:
        """ "Germany has 120 soldiers there, Italy 900": what is told of the first goes for the next."""
        start, end = self.one.scan.offsets(force.first, force.last)
        here = self.one.scan.sentence.sentence_id
        rule = "presence.likewise" + (f";cue.{cue.entry.id}" if cue is not None else "")
        row = replace(told.row, sentence_id=here, nation=nation, quote_start=start, quote_end=end, rule=rule)
        if told.row.sentence_id != here:  # of a place told before: what they do there is not told of these
            row = replace(row, activity=activity_of(self.one, force), since=since_of(self.one, force))
        if row.activity == "command":  # who is with the commanders does not command
            row = replace(row, activity="")
        return replace(told, row=row)

    def _is_contributors_list(self) -> bool:
        """Whether the heading above says that its rows are members of a mission."""
        section = self.one.scan.sentence.section
        heads = [scan for scan in self.one.context.scans if scan.sentence.index == section]
        cues = [cue for scan in heads for cue in self.one.rules["presence_cues"].find(scan.tokens.words)]
        opening = opening_of_list(self.one.context, self.one.index)
        if opening is not None and opening.of_kind("mission"):  # "Nations that have sent officers to the mission:"
            sent = self.one.rules["presence_cues"].find(opening.tokens.words)
            cues += [cue for cue in sent if cue.entry.output in ("serve", "member")]
            return bool(cues)
        return any(cue.entry.output == "member" for cue in cues)

    def _seats(self) -> Iterator[Stated]:
        """A mission's own headquarters: the body that leads it is there."""
        one = self.one
        for cue in one.cues:
            if cue.entry.output != "seat":
                continue
            near = [
                n for n in one.places if one.kind(n) in ("base", "city") and abs(n.first - cue.last) <= NEAR + ATTACHED
            ]
            near = [name for name in near if one.kind(name) == "base"] or near
            missions = [n.id for n in one.scan.of_kind("mission") if n.first - cue.last <= ATTACHED][-1:]
            if not missions and one.scan.sentence.kind in ("row", "item"):
                missions = list(paragraph_mission(one.context, one.index))
            for mission in missions:
                known = one.context.reference.missions[mission]
                body = leading_body(known)
                if near or known.kind in ("eu", "un"):
                    force = Force(cue.first, cue.last, (body,), "seat")
                    yield self._row(force, cue, body, mission, near[0] if near else None, True)
                return

    def _offices(self) -> Iterator[Stated]:
        """ "The EU's mission has been working in Baghdad", "a field office in Erbil": the Union is where its civilians
        are."""
        one, topic = self.one, self.one.context.topic
        kinds = one.context.reference.missions
        named = [(name.first, name.id) for name in one.scan.of_kind("mission") if kinds[name.id].kind == "eu"]
        nouns = [i for i, word in enumerate(one.words) if word in one.rules.words("office_noun")]
        about = [id_ for id_ in (topic.about, topic.main, topic.only) if id_ and kinds[id_].kind == "eu"]
        if nouns and about and not one.scan.of_kind("mission"):
            named = [(nouns[0], about[0])]
        places = [name for name in one.places if one.kind(name) in ("base", "city")]
        verbs = [cue for cue in one.cues if cue.entry.output in ("serve", "stay")]
        if not named or not places or one.refusals or not (nouns or verbs):
            return
        first, mission = named[0]
        force = Force(first, first + 1, (leading_body(kinds[mission]),), "seat")
        for name in places:
            others = any(first < other.first < name.first for other in one.here)
            if not others and one.scan.clauses[name.first] - one.scan.clauses[first] in (0, 1):
                yield self._row(force, None, force.nations[0], mission, name, True)


def _in_mission(rows: Sequence[Stated]) -> bool:
    return any(row.row.mission_id for row in rows)
