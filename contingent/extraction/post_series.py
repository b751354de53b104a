"""Several holders of one post told with one verb: "under General A and, from December, General B", "A commanded it from
2018 to 2019 and B until 2020", "The last was General C"."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.extraction.claims import When
from contingent.extraction.persons import Person
from contingent.extraction.post_dates import Period
from contingent.extraction.post_sentence import NEAR, PostSentence
from contingent.lexicon import Match

#: Endings of Spanish verbs with several subjects.
_PLURAL = ("aron", "ieron", "aban", "igian")
#: How many sentences back a post may have been told whose next holder is named.
_POST_TOLD = 2


def next_holders(one: PostSentence, cue: Match, holder: Person) -> Iterator[tuple[Person, Period]]:
    """The people who held the post after the holder, each joined with the time that is told of them."""
    last = holder
    several = any(word.endswith(_PLURAL) for word in one.words[cue.first : cue.last])
    end = _end_of(one, holder)
    for person in one.people:
        if person.first < max(last.last, cue.last) or person.civil:
            continue
        period = _before_name(one, last, person, several) or _behind_name(one, last, person, end)
        if period is None:
            return
        yield person, period
        last, end = person, period.end


def _before_name(one: PostSentence, last: Person, person: Person, several: bool) -> Period | None:
    """ "and, from December, General B": the date between two names is the day the second one began. After a verb of
    `several` ("la mandaron A, B y C") nothing but a comma or "and" is needed."""
    dates = [d for d in one.scan.dates if d.point.edtf and last.last <= d.first < person.rank_first]
    plain = one.rules.words("turn") | one.rules.words("by") | {","}
    between = range(last.last, person.rank_first)
    joined = all(i in one.named or one.words[i] in plain | one.rules.words("name_before") for i in between)
    told = one.rules.words("turn") & {one.words[i] for i in between}
    then = bool(dates) or bool(one.rules.words("afterwards") & {one.words[i] for i in between})
    if not joined or not (told and then or several):
        return None
    return Period(start=dates[-1].point, dated=dates[-1]) if dates else Period()


def _behind_name(one: PostSentence, last: Person, person: Person, end: When) -> Period | None:
    """ "and General B for the twelve months that followed", "y el general B hasta 2020": a time, and no verb, behind
    the second name."""
    if one.lead(person) not in one.rules.words("and") or any(
        last.last <= cue.first < person.first for cue in (*one.changes, *one.roles)
    ):
        return None
    dates = [d for d in one.scan.dates if d.point.edtf and 0 <= d.first - person.last <= 1]
    if dates:
        dated = dates[0]
        if dated.mention.relation == "between":
            return Period(dated.point, dated.end, dated)
        if dated.mention.relation in ("until", "by"):
            return Period(end, dated.point, dated)
        return Period(dated.point, When(), dated)
    lasting = not one.rules.words("lasting").isdisjoint(one.words[person.last : person.last + 1])
    return Period(start=end) if lasting else None


def _end_of(one: PostSentence, holder: Person) -> When:
    """When the first holder's time ended, if the sentence tells it: "from November 2018 to November 2019"."""
    for dated in one.scan.dates:
        if dated.first >= holder.last and dated.mention.relation == "between":
            return dated.end
    return When()


def is_series(one: PostSentence) -> bool:
    """Whether a sentence right before, or the question above, tells of a post: "The last was" goes on with it."""
    for scan in one.context.scans[max(0, one.index - _POST_TOLD) : one.index]:
        words = scan.tokens.words
        cues = [cue for cue in one.rules["tenure_cues"].find(words) if cue.entry.output in _POSTS]
        people = scan.persons or scan.of_kind("mission") or words[-1:] == ("?",)
        if people and (cues or one.rules["roles"].find(words)):
            return True
    return False


def is_of_mission(one: PostSentence, cue: Match) -> bool:
    """ "The mission began in May. Its first head was a Dane, X": of the mission that the sentence before tells."""
    own = not one.rules.words("possessive").isdisjoint(one.words[cue.first : cue.first + 1])
    return own and one.index > 0 and bool(one.context.scans[one.index - 1].of_kind("mission"))


_POSTS = ("holds", "holds-either", "held-by", "under", "takes", "gives", "succeeds", "appointed")


def stands_before(one: PostSentence, cue: Match, person: Person) -> bool:
    """ "al frente del repliegue quedó el general C", "in charge of the column was Colonel C": the verb before the name
    makes the person behind it the subject."""
    lead = one.lead(person)
    return lead in one.rules.words("stands") and person.rank_first - cue.last <= 2 * NEAR
