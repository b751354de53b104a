"""How names, dates and spans of one sentence stand to each other: joined, owned, led to by a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.extraction.names import Name
from contingent.extraction.scan import Dated, Scan

#: How many words may lead from "besides" to the mission that is set aside: "in addition to the".
_SET_ASIDE = 4
#: As many tokens may an abbreviation in brackets take.
_BRACKET = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` to `last` (exclusive) of the scan at `index` in the context: what is to be linked."""

    index: int
    first: int
    last: int


def distinct(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.id for name in names))


def gap(name: Name | Dated, span: Span) -> int:
    return span.first - name.last if name.last <= span.first else max(0, name.first - span.last)


def joined(one: Scan, names: Sequence[Name], nearest_last: bool) -> list[Name]:
    """The nearest name and those that the words join to it: "Romania and Croatia", "the coalition and NMI"."""
    ordered = list(reversed(names)) if nearest_last else list(names)
    group = [ordered[0]]
    for name in ordered[1:]:
        left, right = (name, group[-1]) if nearest_last else (group[-1], name)
        between = one.tokens.words[left.last : right.first]
        if (
            0 < len(between) <= 3
            and all(word in one.words("joint") for word in between)
            and set(between) & one.words("link")
        ):
            group.append(name)
        else:
            break
    return sorted(group, key=lambda name: name.first)


def is_owner(one: Scan, name: Name, span: Span) -> bool:
    """ "its coalition partners roughly 2,500": a body right before a number that has no verb of its own."""
    between = one.tokens.words[name.last : span.first]
    follows = len(between) <= 1 and set(between) <= one.words("others_owner") | one.words("member") | one.words("nato")
    return name.form == "coalition" and name.last <= span.first and follows


def is_free(one: Scan, dated: Dated, span: Span) -> bool:
    """Whether no other number claims the date: "5,000 now, down from 170,000 in 2007"."""
    piece = one.segments[dated.first]
    if one.segments[span.first] <= piece <= one.segments[span.last - 1] or opens(one, dated):
        return True
    return not any(one.segments[n.first] == piece for n in one.numbers if not n.reason)


def opens(one: Scan, dated: Dated) -> bool:
    """Whether a date opens its sentence, so that it holds for all of it."""
    return not any(word[0].isalnum() for word in one.tokens.words[: dated.first])


def belongs_to_noun(one: Scan, dated: Dated) -> bool:
    return dated.first > 0 and one.tokens.words[dated.first - 1] in one.words("of")


def is_owner_clause(one: Scan, span: Span, name: Name) -> bool:
    between = one.tokens.words[span.last : name.first]
    return len(between) <= 2 and bool(between) and all(word in one.words("owning") for word in between)


def is_of_person(one: Scan, name: Name) -> bool:
    """Whether a demonym only says where a person is from: "a Canadian, Major General Dany Fortin"."""
    if name.form not in ("people", "adjective"):
        return False
    return any(0 <= person.rank_first - name.last <= 2 and not person.civil for person in one.persons)


def is_subject(one: Scan, name: Name) -> bool:
    """Whether a mission acts ("NTM-I had trained"): a verb follows and no preposition leads to it."""
    if after_preposition(one, name):
        return False
    words, last = one.tokens.words, name.last
    if words[last : last + 1] == ("(",) and ")" in words[last : last + _BRACKET]:  # "NATO Mission Iraq (NMI) was"
        last = words.index(")", last) + 1
    after = words[last] if last < len(words) else ""
    return after in one.words("mission_verb") or after.endswith("ed")


def after_preposition(one: Scan, name: Name) -> bool:
    return word_before(one, name) in one.words("preposition")


def word_before(one: Scan, name: Name, skipped: int = 0) -> str:
    """The word before a name, past its articles ("within the NATO framework"), and past so many words more; empty if
    there is none."""
    index = name.first - 1
    while index >= 0 and one.tokens.words[index] in one.words("determiner"):
        index -= 1
    return one.tokens.words[index - skipped] if index >= skipped else ""


def commands(one: Scan, name: Name) -> bool:
    """Whether a demonym only tells under whom others serve: "under British command", "bajo mando polaco"."""
    words, orders = one.tokens.words, one.words("command_noun")
    beside = {*words[name.last : name.last + 1], *words[max(0, name.first - 1) : name.first]}
    led = one.words("under").isdisjoint(words[max(0, name.first - 3) : name.first])
    return name.form == "adjective" and not led and not orders.isdisjoint(beside)


def strikes(one: Scan, name: Name) -> bool:
    """Whether a demonym describes a blow and nobody's soldiers: "after a US drone strike", "un ataque iraní"."""
    if name.form != "adjective":
        return False
    words, nouns = one.tokens.words, one.words("strike_noun")
    return not nouns.isdisjoint((*words[name.last : name.last + 3], *words[max(0, name.first - 1) : name.first]))


def is_set_aside(one: Scan, name: Name) -> bool:
    """ "Besides NATO's mission the forces take part in the coalition": told only to say that there is more."""
    before = one.tokens.words[max(0, name.first - _SET_ASIDE) : name.first]
    return not one.words("besides").isdisjoint(before)
