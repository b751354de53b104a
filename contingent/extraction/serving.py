"""Which missions the forces of a sentence serve in, and whether the sentence itself says so."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.claims import When
from contingent.extraction.context import FIRST_MISSIONS_END, Context
from contingent.extraction.force_sentence import Force
from contingent.extraction.link import Linker
from contingent.extraction.names import Name
from contingent.extraction.neighbours import Span, is_subject, word_before
from contingent.extraction.scan import Scan
from contingent.extraction.sections import mission_of_opening
from contingent.extraction.standing import Standing
from contingent.extraction.stations import ATTACHED
from contingent.extraction.topic import in_titles
from contingent.lexicon import Match

Missions = tuple[tuple[str, ...], bool]
#: How many sentences back a mission may have been spoken of to which troops were sent.
_SPOKEN = 3
#: Scopes of a mission that is told too far off to be anybody's but the forces' that the article is about.
_FAR = ("unit", "sentence -2", "sentence -3")
#: Kinds of missions that have no soldiers of the nations.
_CIVIL = ("eu", "un")
_SPLIT = ("figure", "known", "people", "noun")


def missions_of(one: Standing, linker: Linker, force: Force, cue: Match | None) -> Missions:
    """The missions of the forces (none, one, or all that the words join), and whether the sentence itself tells them
    or tells a membership that only the sentences before complete."""
    split = [c.last for c in one.cues if c.entry.output == "split"]
    shared = tuple(dict.fromkeys(n.id for n in one.scan.of_kind("mission") if split and n.first >= split[0]))
    if shared and force.how in _SPLIT:
        return shared, True
    moved = _moved_to_nato(one)
    if moved:
        return (moved,), True
    named = [name for name in one.scan.of_kind("mission") if _is_theirs(one, name, force, cue)]
    named = [name for name in named if not _is_of_part(one, name, force)]
    if named:
        of_figure = force.mission_ids and set(force.mission_ids) <= {name.id for name in named}
        return force.mission_ids if of_figure else _chosen(one, force, cue, named), True
    nato = _with_nato(one, force)
    if nato:
        return (nato,), True
    if cue is not None and cue.entry.output in ("leave", "visit") and force.how == "known":
        return (), False
    if cue is not None and _is_of_alliance(one, cue):
        return (), False
    member = bool(split) or (cue is not None and cue.entry.output == "member")
    when = _when(one)
    link = linker.missions(Span(one.index, force.first, force.last), when=when)
    linked = _without_parts(one, force, link.ids)
    if not one.scan.of_kind("mission"):  # "Sweden has 70 soldiers", after a sentence on the EU's mission
        linked = tuple(
            id_ for id_ in linked if one.context.reference.missions[id_].kind not in _CIVIL or not force.counted
        )
    about = one.context.topic.about
    in_it = about and linked in ((), (about,)) and _serves(force, cue) and not _is_of_others(one, about)
    if in_it and linker.under_way(about, when):
        return (about,), True
    likewise = cue is not None and cue.entry.output in ("serve", "member") and _is_told_too(one, force)
    sends = cue is not None and _sends_some(one, cue) and not one.places
    if linked and sends and force.how == "actor":
        return linked, True
    if _is_bystander(one, force, linked) and not likewise:
        return (), False
    if linked and link.scope not in _FAR:
        return linked, member or likewise or _has_some(one, force, cue)
    told = member or (cue is not None and bool(cue.entry.get("activity")))
    found = paragraph_mission(one.context, one.index) or _under_way(one)
    found = tuple(id_ for id_ in found if linker.under_way(id_, when))
    if not found and linked and force.nations == (one.context.topic.nation,) and not split:
        return linked, told
    counted = cue is not None and cue.entry.id.startswith("send") and force.counted
    gives = sends or ((counted or (member and force.how == "actor")) and not one.places)
    return (found, told) if found or not gives else (_spoken_of(one), True)


def _sends_some(one: Standing, cue: Match) -> bool:
    """ "Sweden and Finland also contribute trainers", "have sent instructors": forces right behind the verb."""
    sent = [c for c in one.cues if c.entry.id.startswith("send") and c.first in (cue.first, cue.last)]
    nouns = one.rules["forces"].find(one.words[sent[-1].last : sent[-1].last + 3]) if sent else []
    return any(noun.first <= 1 for noun in nouns)


def _has_some(one: Standing, force: Force, cue: Match | None) -> bool:
    """ "Australia and Romania have asked to remain", "Poland has a few": in the mission spoken of."""
    if cue is None or force.how != "actor" or one.places:
        return False
    few = one.rules.words("they_opening") & {*one.words[cue.last : cue.last + 2]}
    return cue.entry.output == "stay" or (bool(few) and not force.counted)


def _is_of_others(one: Standing, mission: str) -> bool:
    """Whether the sentences right before speak of another mission."""
    before = one.context.scans[max(0, one.index - _SPOKEN) : one.index]
    return any(name.id != mission for scan in before for name in scan.of_kind("mission"))


def _serves(force: Force, cue: Match | None) -> bool:
    return force.how in ("actor", "noun") and cue is not None and cue.entry.output in ("serve", "stay")


def _when(one: Standing) -> When:
    """When the forces of a sentence are where they are: the first time that it tells; empty if it tells none."""
    dates = [dated.when for dated in one.scan.dates if dated.when.first or dated.when.last]
    return dates[0] if dates else When()


def paragraph_mission(context: Context, index: int) -> tuple[str, ...]:
    """The one mission that the paragraph up to a sentence, or else the title, names; empty if none or several."""
    scans = context.scans
    here = scans[index].sentence.paragraph
    for back in range(index - 1, -1, -1):
        if scans[back].sentence.paragraph != here:
            break
        ids = {name.id for name in scans[back].of_kind("mission")}
        if ids:
            first = scans[back].of_kind("mission")[0]
            return tuple(ids) if len(ids) == 1 else (first.id,) if is_subject(scans[back], first) else ()
    listed = mission_of_opening(context, index)
    if listed:
        return (listed,)
    bases = [name for name in scans[index].of_kind("place") if context.reference.places[name.id].kind != "country"]
    if bases and scans[index].sentence.kind == "prose" and len(context.topic.missions) > 1:
        return ()  # a base may be another mission's than the title's
    titled = {name.id for name in in_titles(scans, "mission") if name.form == "name"}
    return tuple(titled) if len(titled) == 1 else ()


def _is_theirs(one: Standing, name: Name, force: Force, cue: Match | None) -> bool:
    """Whether a mission is told in the clause of the forces or of their cue, and not as other forces' name."""
    if any(other.first <= name.first < other.last for other in one.here if other is not force):
        return False
    if _is_of_next(one, name, force) or _is_denied(one, name) or one.part(name.first) != one.part(force.first):
        return False
    if name.first and one.words[name.first - 1] in one.rules.words("possessive"):
        return False
    if force.how == "list" and len({other.id for other in one.scan.of_kind("mission")}) == 1:
        return True
    if cue is None:  # "the Danish contingent of the coalition"
        return -ATTACHED <= force.first - name.last <= 1 or 0 <= name.first - force.last <= ATTACHED
    clauses = one.scan.clauses
    alone = len({nation for other in one.here for nation in other.nations}) == 1
    alone = alone and len({other.id for other in one.scan.of_kind("mission")}) == 1 and cue.entry.output != "visit"
    reach = 2 if alone else 1  # "came home after six months in the north, where they served in the coalition"
    return any(abs(clauses[name.first] - clauses[mark]) <= reach for mark in (force.first, cue.first))


def _is_denied(one: Standing, name: Name) -> bool:
    """ "not with the coalition but with NATO": a mission told as one they do not serve in."""
    return word_before(one.scan, name, skipped=1) in one.rules.words("not_there")


def _is_of_next(one: Standing, name: Name, force: Force) -> bool:
    """ "A trains them in Baghdad, while 180 others are part of NMI": a mission of the forces told right before it."""
    clauses = one.scan.clauses
    others = [other for other in one.here if force.last <= other.first < name.first]
    return any(clauses[other.first] == clauses[name.first] != clauses[force.first] for other in others)


def counted_missions(one: Standing, force: Force) -> tuple[str, ...]:
    """The missions of the figure that counts forces, without those which the sentence tells of another part."""
    return _without_parts(one, force, force.mission_ids)


def _is_bystander(one: Standing, force: Force, ids: tuple[str, ...]) -> bool:
    """ "When the Americans leave that base": the mission of the nation that the article is about, told before, is not
    that of another nation beside it; the coalition's may be."""
    topic, missions = one.context.topic.nation, one.context.reference.missions
    others = bool(topic) and topic not in force.nations and force.how in ("noun", "people", "actor")
    return others and not force.counted and any(missions[id_].kind != "coalition" for id_ in ids)


def _is_told_too(one: Standing, force: Force) -> bool:
    """ "Australia and Finland also filled posts": what is told of those before goes for a nation that acts."""
    too = [match for match in one.rules["likewise"].find(one.words) if match.entry.output == "likewise"]
    clauses = one.scan.clauses
    acting = force.how in ("actor", "people", "list")
    return acting and any(clauses[match.first] >= clauses[force.first] for match in too)


def _without_parts(one: Standing, force: Force, ids: tuple[str, ...]) -> tuple[str, ...]:
    named = one.scan.of_kind("mission")
    parts = {name.id for name in named if _is_of_part(one, name, force) or _is_denied(one, name)}
    return tuple(id_ for id_ in ids if id_ not in parts)


def _is_of_part(one: Standing, name: Name, force: Force) -> bool:
    """ "80 at Taji, and a dozen advisers in NMI": a mission right behind other forces, where these have a place of
    their own before them."""
    clauses = one.scan.clauses
    others = [other for other in one.here if force.last <= other.first and 0 <= name.first - other.last <= ATTACHED]
    others = [other for other in others if clauses[other.first] == clauses[force.first]]
    return any(
        force.last <= place.first < other.first and not one.is_theatre(place)
        for other in others
        for place in one.places
    )


def _chosen(one: Standing, force: Force, cue: Match | None, named: Sequence[Name]) -> tuple[str, ...]:
    """Of several missions the first after the cue, with those that the words join to it; else the last before."""
    ids = tuple(dict.fromkeys(name.id for name in named))
    if len(ids) == 1:
        return ids
    at = cue.last if cue is not None and cue.first >= force.first else force.last
    after = [name for name in named if name.first >= at]
    if not after:
        return (named[-1].id,)
    group = [after[0]]
    for name in after[1:]:
        between = one.words[group[-1].last : name.first]
        joined = len(between) <= ATTACHED - 1 and not one.rules.words("and").isdisjoint(between)
        if joined or not between or name.id == group[-1].id:
            group.append(name)
    return tuple(dict.fromkeys(name.id for name in group))


def _with_nato(one: Standing, force: Force) -> str:
    """ "serving with NATO", "the alliance's headquarters", "escort NATO advisers", "NATO has Danes there": NATO's
    mission of the time; empty where NATO is not said."""
    for name in one.scan.of_kind("nation"):
        following = one.words[name.last : name.last + 1]
        owns = one.words[name.last : name.last + 2] == ("'", "s")
        owns = owns or not one.rules.words("trainer").isdisjoint(following)
        keeps = [cue for cue in one.cues if cue.first == name.last and cue.entry.output in ("serve", "stay")]
        owns = owns or any(
            name.last < force.first and one.words[cue.first] not in one.rules.words("preposition") for cue in keeps
        )
        if name.id == "NATO" and (owns or word_before(one.scan, name) in one.rules.words("within_body")):
            return _of_nato(one)
    return ""


def _moved_to_nato(one: Standing) -> str:
    """ "moved what it had from the coalition to NATO": NATO's mission is where they are now."""
    if one.rules.words("moved_over").isdisjoint(one.words):
        return ""
    towards = one.rules.words("towards")
    moved = [n for n in one.scan.of_kind("nation") if n.id == "NATO" and word_before(one.scan, n) in towards]
    return _of_nato(one) if moved else ""


def _is_of_alliance(one: Standing, cue: Match) -> bool:
    """ "Finland joined NATO in 2023": a membership of the alliance, not of its mission."""
    joined = cue.entry.output == "member" and not one.rules.words("joining").isdisjoint(one.words[cue.first : cue.last])
    return joined and any(n.id == "NATO" and 0 <= n.first - cue.last <= 1 for n in one.scan.of_kind("nation"))


def _of_nato(one: Standing) -> str:
    return nato_mission(one.context, [one.scan])


def nato_mission(context: Context, scans: Sequence[Scan]) -> str:
    """NATO's mission in Iraq in the year that some sentences, or else the article, speak of."""
    years = [int(dated.point.first[:4]) for scan in scans for dated in scan.dates if dated.point.first]
    published = context.published.first
    year = min(years) if years else int(published[:4]) if published else FIRST_MISSIONS_END
    return "ntm-i" if year < FIRST_MISSIONS_END else "nmi"


def _spoken_of(one: Standing) -> tuple[str, ...]:
    """The mission that the sentences right before speak of, to which a nation that sent so many gave them."""
    for scan in reversed(one.context.scans[max(0, one.index - _SPOKEN) : one.index]):
        ids = {name.id for name in scan.of_kind("mission")}
        if ids:
            return tuple(ids) if len(ids) == 1 else ()
    return ()


def _under_way(one: Standing) -> tuple[str, ...]:
    """The only one of the article's missions that was under way in the year the sentence tells."""
    years = [int(dated.point.first[:4]) for dated in one.scan.dates if dated.point.first]
    missions = [one.context.reference.missions[id_] for id_ in one.context.topic.missions]
    if not years or len(missions) < 2:
        return ()
    alive = [m.mission_id for m in missions if m.was_under_way(years[0]) and m.kind != "un"]
    return tuple(alive) if len(alive) == 1 else ()
