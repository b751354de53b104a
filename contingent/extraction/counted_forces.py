"""Forces that a figure counts: "180 soldiers", "the 80 who will remain", "with fewer than 100 experts"."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.extraction.claims import Figure
from contingent.extraction.force_sentence import OF_BODY, Force, ForceSentence
from contingent.extraction.names import HOSTS
from contingent.extraction.neighbours import after_preposition, is_subject
from contingent.extraction.stated import BODIES

#: Measures of figures whose people are, or were until they left, at a place.
_PRESENT = {"deployed", "relocated"}
#: How far those who stay may stand from the verb.
_STAYING = 8


def counted_forces(one: ForceSentence) -> Iterator[Force]:
    """The personnel that the figures of a sentence count, with the mission and place of the figure."""
    for figure in one.figures:
        if figure.unit != "persons" or not (figure.measure in _PRESENT or _is_staying(one, figure)):
            continue
        nations = _owners(one, figure)
        if nations:
            yield Force(*one.span(figure), nations, "figure", figure.mission_ids, figure.place_id, True)


def _is_staying(one: ForceSentence, figure: Figure) -> bool:
    """Whether a plan counts those who stay where they are: "80 soldiers will remain"."""
    first, last = one.span(figure)
    near = [
        c for c in one.cues if c.entry.output == "stay" and first - c.last <= _STAYING and c.first - last <= _STAYING
    ]
    return figure.measure == "planned" and any(one.scan.clauses[c.first] == one.scan.clauses[first] for c in near)


def _owners(one: ForceSentence, figure: Figure) -> tuple[str, ...]:
    """Whose people a figure counts. A mission before it whose staff it tells has them of its own body; whoever
    only leads the coalition has none of them."""
    first, _ = one.span(figure)
    told = {name.id for name in one.scan.of_kind("nation") if not one.leads_body(name) and name.id not in HOSTS}
    owners = tuple(nation for nation in figure.nation.split(";") if nation and nation not in HOSTS)
    if told & set(owners):
        return _not_companion(one, first, owners)
    bodies = [m for m in one.scan.of_kind("mission") if 0 <= first - m.last <= OF_BODY and not m.implied]
    known = one.missions[bodies[-1].id] if bodies else None
    if known is not None and not told and known.kind in ("eu", "un"):
        return (known.led_by,)
    led = {name.id for name in one.scan.of_kind("nation") if one.leads_body(name)}
    if led & set(owners):
        return one.topic
    if set(owners) & BODIES and any(other.measure == "states" for other in one.figures):
        return owners  # "some 600 people from 30 nations": a mission's own
    own = _own_mission(one, first) if not told else ""
    if own and one.missions[own].kind == "nato":
        return (one.missions[own].led_by,)
    subject = _spoken_of(one) if one.words[:1] == ("it",) and not told else ""
    if subject and one.missions[subject].kind in ("nato", "eu", "un"):
        return (one.missions[subject].led_by,)  # "NMI was set up in 2018. It has some 450 people"
    return one.known if one.known and not told and _is_far(one, owners) else owners


def _own_mission(one: ForceSentence, first: int) -> str:
    """ "NATO Mission Iraq, by contrast, had about 500": the mission that a sentence is about which has so many."""
    having = not one.rules.words("have").isdisjoint(one.words[max(0, first - 1) : first])
    named = [name for name in one.scan.of_kind("mission") if not name.implied and name.first < first]
    opens = bool(named) and named[0].first <= 1 and not after_preposition(one.scan, named[0])
    return named[0].id if having and opens else ""


def _spoken_of(one: ForceSentence) -> str:
    """The mission that the sentence before begins with, where this one names none; empty if it begins with another."""
    before = one.context.scans[one.index - 1].of_kind("mission") if one.index else []
    here = [name for name in one.scan.of_kind("mission") if not name.implied]
    return before[0].id if before and not here and is_subject(one.context.scans[one.index - 1], before[0]) else ""


def _is_far(one: ForceSentence, owners: tuple[str, ...]) -> bool:
    """Whether a paragraph has not named those whom a figure was taken to be of: whoever it is about has the people."""
    here = one.scan.sentence.paragraph
    near = [scan for scan in one.context.scans[: one.index + 1] if scan.sentence.paragraph == here]
    return here >= 0 and not any(name.id in owners for scan in near for name in scan.of_kind("nation"))


def _not_companion(one: ForceSentence, first: int, owners: tuple[str, ...]) -> tuple[str, ...]:
    """ "El Salvador, which once served with Spain, still has 380": who is only told as a companion has none of them,
    where another nation acts before."""
    before = [name for name in one.nations if name.last <= first]
    companions = {name.id for name in before if name.first and one.words[name.first - 1] in one.rules.words("beside")}
    acting = [name.id for name in before if name.form == "name" and name.id not in companions]
    return (acting[0],) if acting and set(owners) <= companions else owners
