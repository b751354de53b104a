"""Who begins and who ends by a change of command: subject and object, agent, and the one a preposition leads to."""

from __future__ import annotations

from collections.abc import Sequence, Set

from contingent.extraction.persons import Person
from contingent.extraction.post_sentence import NEAR, PostSentence
from contingent.lexicon import Match


def changed(one: PostSentence, cue: Match, left: Person | None, right: Sequence[Person]) -> list[tuple[Person, str]]:
    """Who begins and who ends by a cue of change."""
    output = cue.entry.output
    subject = [left] if left is not None else []
    begins: Sequence[Person] = []
    ends: Sequence[Person] = []
    if output == "leaves":
        ends = subject
    elif output == "appointed":
        begins = _appointed(one, cue, subject, right)
    elif output == "takes":
        begins = led(one, right, one.rules.words("by")) or subject or inverted(one, right)
        ends = led(one, right, one.rules.words("handed_from"))
    elif output == "gives":
        begins = led(one, right, one.rules.words("handed_to"))
        leaving = [person for person in right if person not in begins]
        ends = (
            led(one, leaving, one.rules.words("handed_from") | one.rules.words("by"))
            or subject
            or inverted(one, leaving)
        )
    else:
        begins, ends = _successive(one, cue, subject, right)
    return [(person, "starts") for person in begins] + [(person, "ends") for person in ends]


def led(one: PostSentence, people: Sequence[Person], leads: Set[str]) -> list[Person]:
    """The first of some people whom one of the words leads to ("from", "to", "by")."""
    return [person for person in people if one.lead(person) in leads][:1]


def _successive(
    one: PostSentence, cue: Match, subject: list[Person], right: Sequence[Person]
) -> tuple[list[Person], list[Person]]:
    """Successor and predecessor: active, passive ("by"), after a Spanish pronoun, or before "him"."""
    agents = led(one, right, one.rules.words("by"))
    if agents:
        return agents, subject
    if one.has_clitic(cue):
        return inverted(one, right), subject
    objects = [person for person in right if person.rank_first - cue.last <= 2 * NEAR][:1]
    if not objects and not one.rules.words("clitic").isdisjoint(one.words[cue.last : cue.last + 1]):
        objects = [p for p in one.people if p.last <= cue.first and p not in subject and not p.civil][-1:]
        objects = objects or ([one.before] if one.before is not None else [])
    return subject, objects


def _appointed(one: PostSentence, cue: Match, subject: list[Person], right: Sequence[Person]) -> list[Person]:
    """Who is named to a role that the sentence tells."""
    if not one.roles and not any(match.entry.output in ("successor", "holds") for match in one.cues):
        return []
    return [person for person in right if person.rank_first - cue.last <= NEAR][:1] or subject


def inverted(one: PostSentence, people: Sequence[Person]) -> list[Person]:
    """The subject after a Spanish verb ("asumió el mando el general Ruiz"), or "with General Ruiz at the helm"."""
    if not one.spanish:
        return led(one, people, one.rules.words("with"))
    leading = one.rules.words("handed_from") | one.rules.words("handed_to") | one.rules.words("by")
    return [person for person in people if one.lead(person) not in leading][:1]
