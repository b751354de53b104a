"""Which mission a span of a sentence is about."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.claims import When
from contingent.extraction.context import Context
from contingent.extraction.names import HOSTS, Name
from contingent.extraction.neighbours import Span, distinct, is_set_aside, is_subject, joined
from contingent.extraction.scan import Scan
from contingent.extraction.scopes import Link, scopes
from contingent.extraction.sections import mission_of_opening

_UNDATED = When()
#: How far behind a number a preposition leads to its mission: "183 to the NATO mission".
_LED_TO = 3
#: Scopes in which "the mission" may stand for one that was named before; further off it may mean anything.
_AT_HAND = ("phrase", "segment")
#: How many sentences of its paragraph a mission stays spoken of.
_TALKED_OF = 3
#: As many dates before a mission tell that its sentence is about several things.
_PARTS = 2
#: How far before its clause a relative pronoun may reach back.
_ANTECEDENT = 8


class MissionLinker:
    """The missions of one article's spans. Holds no state beyond the context."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def missions(self, span: Span, near: bool = False, when: When = _UNDATED) -> Link:
        """The mission or missions that a span is about; with `near`, only those that its own sentence names.

        A mission that was not yet, or no longer, under way at `when` is no candidate.
        """
        one = self.context.scans[span.index]
        named = [name for name in one.of_kind("mission") if self.under_way(name.id, when)]
        apart = [n for n in named if is_set_aside(one, n) and one.segments[n.first] != one.segments[span.first]]
        named = [name for name in named if name not in apart] or named
        antecedent = self._antecedent(one, span, named)
        if antecedent is not None:
            return Link((antecedent.id,), "relative")
        for scope, inside in scopes(one, span):
            found = [name for name in named if inside(name.first) and (scope in _AT_HAND or not name.implied)]
            if found:
                return Link(self._chosen_missions(one, found, span), scope)
        if near:
            return Link()
        link = self._mission_before(span.index)
        return link if all(self.under_way(id_, when) for id_ in link.ids) else Link()

    def under_way(self, mission_id: str, when: When) -> bool:
        """Whether a mission may have been under way at `when`; so it may at an empty one."""
        mission = self.context.reference.missions[mission_id]
        if when.last and mission.first_year and int(when.last[:4]) < mission.first_year:
            return False
        return not (when.first and mission.last_year and int(when.first[:4]) > mission.last_year + 1)

    def _antecedent(self, one: Scan, span: Span, named: Sequence[Name]) -> Name | None:
        """The mission that a relative clause speaks of: the last one named before "which has been active"."""
        clause = one.clauses[span.first]
        opening = one.clauses.index(clause)
        words = one.tokens.words[opening : opening + 1]
        if not opening or not set(words) & one.words("relative"):
            return None
        if any(one.clauses[name.first] == clause for name in named):
            return None
        before = [name for name in named if name.last <= opening and opening - name.last <= _ANTECEDENT]
        return before[-1] if before else None

    def _chosen_missions(self, one: Scan, found: Sequence[Name], span: Span) -> tuple[str, ...]:
        if len(distinct(found)) == 1:
            return distinct(found)
        left = [name for name in found if name.last <= span.first]
        right = [name for name in found if name.first >= span.last]
        if right and not left:
            return distinct(joined(one, right, nearest_last=False))
        if left and not right:
            return distinct(joined(one, left, nearest_last=True))
        near_left, near_right = left[-1:], right[:1]
        if span.first and one.tokens.words[span.first - 1] in one.words("with"):
            return distinct(near_left)  # "NATO's mission, with 183, and the coalition, with 179"
        gap_left = span.first - near_left[0].last if near_left else 999
        gap_right = near_right[0].first - span.last if near_right else 999
        led_to = span.last < len(one.tokens) and one.tokens.words[span.last] in one.words("preposition")
        return distinct(near_left if gap_left <= gap_right and not (led_to and gap_right <= _LED_TO) else near_right)

    def _mission_before(self, index: int) -> Link:
        scans = self.context.scans
        for back in range(1, _TALKED_OF + 1 if self._is_of_topic(scans[index]) else 2):
            if index < back or not self._same_paragraph(index, index - back):
                break
            names = scans[index - back].of_kind("mission")
            names = [name for name in names if not is_set_aside(scans[index - back], name)] or names
            names = [name for name in names if not name.implied] or names
            if len(distinct(names)) == 1 and (back == 1 or _is_spoken_of(scans[index - back], names[0])):
                return Link(distinct(names), f"sentence -{back}")
            if names and is_subject(scans[index - back], names[0]) and scans[index - back].clauses[names[0].first] == 0:
                return Link((names[0].id,), f"sentence -{back}")
            if names:
                break
        listed = mission_of_opening(self.context, index)
        if listed:
            return Link((listed,), "heading")
        section = scans[index].sentence.section
        if section >= 0:
            headings = [s for s in scans if s.sentence.index == section]
            names = [name for s in headings for name in s.of_kind("mission")]
            if len(distinct(names)) == 1:
                return Link(distinct(names), "heading")
        topic = self.context.topic
        if len(topic.ties) == 1 and not self._is_another_unit(scans[index]):
            return Link(topic.ties, "unit")
        if topic.only:
            return Link((topic.only,), "topic")
        near = {name.id for one in scans[max(0, index - 2) : index] for name in one.of_kind("mission")}
        return Link((topic.main,), "topic") if topic.main and near <= {topic.main} else Link()

    def _is_of_topic(self, one: Scan) -> bool:
        """Whether a sentence names no other nation than the article is about, so that it goes on from those before."""
        others = {name.id for name in one.of_kind("nation") if name.id not in HOSTS and name.form != "body"}
        return others <= {self.context.topic.nation}

    def _is_another_unit(self, one: Scan) -> bool:
        """ "A contingent of 155 was the last to …": not the unit whose mission has been told."""
        units = self.context.rules["unit_nouns"].find(one.tokens.words)
        return any(unit.first == 1 and one.tokens.words[0] in one.words("indefinite") for unit in units)

    def _same_paragraph(self, one: int, other: int) -> bool:
        scans = self.context.scans
        return scans[one].sentence.paragraph == scans[other].sentence.paragraph


def _is_spoken_of(one: Scan, name: Name) -> bool:
    """Whether a sentence is about a mission, and not only its later part: "since 2014 in training, and since 2018 in
    the NATO mission"."""
    dates = [dated for dated in one.dates if dated.last <= name.first]
    return one.clauses[name.first] == 0 and len(dates) < _PARTS
