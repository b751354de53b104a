"""A sentence prepared for finding forces: its nations, its force nouns and what has no forces to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.extraction.claims import Figure
from contingent.extraction.context import Context
from contingent.extraction.names import HOSTS, Name
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: How far the name of a mission may stand before the words that tell who leads it or how many it has.
OF_BODY = 4
#: How far a force noun may stand from the nation that describes it.
BESIDE = 4
#: How many tokens open a sentence, and how many a list's label has at most.
OPENING = 4
LABEL = 6
_FALLEN = {"killed", "wounded"}
#: What the counted nouns of `units.csv` may be to stand for a nation's forces.
_KINDS = {"force", "role", "aircraft"}
_MARKS = {".", ";", ":", "(", ")"}


@dataclass(frozen=True, slots=True)
class Force:
    """Tokens `first` to `last` (exclusive) name forces of `nations`.

    `how` is `noun`, `people`, `actor`, `list`, `entry` (of a table), `labelled` (in brackets after a place), `figure`,
    `known`, `heir` (to the command), `part` (of the forces before) or `base` (their own). `counted` tells whether a
    figure counts them; `mission_ids` and `place_id` are then those of the figure.
    """

    first: int
    last: int
    nations: tuple[str, ...]
    how: str
    mission_ids: tuple[str, ...] = ()
    place_id: str = ""
    counted: bool = False


class ForceSentence:
    """The sentence at `index` of a context, with its `figures` and the nations `known` from the sentences before."""

    def __init__(self, context: Context, index: int, figures: Sequence[Figure], known: tuple[str, ...]) -> None:
        self.rules = context.rules
        self.context, self.index = context, index
        self.missions = context.reference.missions
        self.scan: Scan = context.scans[index]
        self.words = self.scan.tokens.words
        self.figures = figures
        self.known = known
        self.topic: tuple[str, ...] = (context.topic.nation,) if context.topic.nation else ()
        self.spanish = context.rules.language == "es"
        self.of, self.list = self.rules.words("homes"), self.rules.words("nation_list") | {","}
        self.stops = self.rules.words("phrase_end") | _MARKS
        self.fallen = self._fallen()
        self.nations = [
            name
            for name in self.scan.of_kind("nation")
            if name.id not in HOSTS
            and name.form != "body"
            and name.first not in self.fallen
            and not self._only_leads(name)
            and not self.leads_body(name)
        ]
        counted = [m for m in context.rules["units"].find(self.words) if m.entry.get("role") in _KINDS]
        counted = [m for m in counted if self.words[m.first] not in self.rules.words("uncrewed")]
        self.nouns = sorted([*context.rules["forces"].find(self.words), *counted], key=lambda m: m.first)
        self.bases = context.rules["bases"].find(self.words)
        self.civil = {i for m in context.rules["civil_titles"].find(self.words) for i in range(m.first, m.last)}
        self.own = context.rules["national_forces"].find(self.words)
        cues = [m for m in context.rules["presence_cues"].find(self.words) if m.entry.output != "not"]
        self.cues = [cue for cue in cues if not self._is_with_hosts(cue)]

    def _is_with_hosts(self, cue: Match) -> bool:
        """ "work with the Iraqi army": with the hosts, and no other forces."""
        following = [name for name in self.scan.of_kind("nation") if 0 <= name.first - cue.last <= 2]
        return cue.entry.output == "together" and bool(following) and following[0].id in HOSTS

    def _only_leads(self, name: Name) -> bool:
        """ "the US-led coalition", "the British-run sector": only its leader; "a Danish-led team" is of Danes too."""
        joint = self.words[name.last : name.last + 2]
        if joint not in (("-", "led"), ("-", "run")):
            return False
        return self.rules.words("led_unit").isdisjoint(self.words[name.last + 2 : name.last + 2 + BESIDE])

    def _fallen(self) -> set[int]:
        """The tokens of figures of dead and wounded, who are where they fell and need not have served there."""
        spans = [self.span(figure) for figure in self.figures if figure.measure in _FALLEN]
        return {i for first, last in spans for i in range(first, last)}

    def span(self, figure: Figure) -> tuple[int, int]:
        first = self.scan.tokens.at(figure.quote_start - self.scan.sentence.start)
        return first, self.scan.tokens.at(figure.quote_end - self.scan.sentence.start - 1) + 1

    def leads_body(self, name: Name) -> bool:
        """ "the coalition headed by the United States": told as whose a mission is, and nothing of its forces."""
        led = [m for m in self.rules["led_by"].find(self.words) if 0 <= name.first - m.last <= 1]
        missions = [m for m in self.scan.of_kind("mission") if led and 0 <= led[0].first - m.last <= OF_BODY]
        return any(self.missions[m.id].led_by == name.id for m in missions)

    def clear(self, first: int, last: int) -> bool:
        return all(
            word not in self.stops and i + first not in self.civil for i, word in enumerate(self.words[first:last])
        )
