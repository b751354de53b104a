"""Every row of data/reference/rules/ and data/reference/names/ runs its own example and counter-example.

A row's example is a sentence in which its pattern is found, as the engine looks it up: folded, cut into tokens, and
against all the other rows of its table, of which the longest phrase wins. A counter-example looks like a case of the
row and is none: the pattern is not found, or what is found leaves no trace in the claims, because the rest of the
sentence does not bear it out ("Their wounds healed."). At the end: each row does something in some text.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from reading_of import REFERENCE, article_of, article_of_sentence, sentence_of

from contingent.extraction.claims import Claims
from contingent.extraction.extract import extract
from contingent.extraction.fold import fold
from contingent.extraction.rules import LANGUAGES, Rules, rules_for
from contingent.extraction.scan import scan
from contingent.extraction.tokens import tokenize
from contingent.lexicon import WORD, Entry, Lexicon, Match, expand
from contingent.reading import Article, read_article

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent / "cases"
ARTICLES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "corpus" / "articles").glob("*.txt")])
TABLES = {**REFERENCE.rules, **{f"names.{kind}": entries for kind, entries in REFERENCE.names.items()}}

#: Tables whose rows a claim names in its `rule`, and under which name.
TRACES = {
    "qualifiers": "number",
    "units": "units",
    "event_cues": "event",
    "figure_cues": "cue",
    "presence_cues": "cue",
    "tenure_cues": "tenure",
}
#: Tables whose rows give the reason for which a number is left alone.
REASONS = ("number_blockers", "foes")

#: Outputs of rows that keep a claim from being made, or only lend a date or a role to one.
SILENT = {"", "none", "not", "visit", "not-led", "elsewhere", "unit", "ceremony"}
#: Tables that are taken as sets of words, not looked up phrase by phrase.
WORD_LISTS = ("name_words", "apposition")

#: Pairs of rows of one table that share phrases on purpose, and what tells them apart.
ON_PURPOSE: dict[str, dict[str, list[tuple[str, str]]]] = {
    "event_cues": {
        "which of the two happened is decided by what stands around it: a mission, a force, a base, a commander": [
            ("mission-start-en", "milestone-en"),
            ("mission-start-es", "milestone-es"),
            ("deployment-en", "redeployment-en"),
            ("deployment-en", "agreement-en"),
            ("deployment-en", "command-en"),
            ("deployment-en", "meeting-en"),
            ("deployment-es", "meeting-es"),
            ("deployment-en", "meeting-travel-en"),
            ("deployment-es", "meeting-travel-es"),
            ("deployment-es", "command-es"),
            ("deployment-since-en", "withdrawal-en"),
            ("deployment-since-en", "mission-span-en"),
            ("deployment-since-es", "command-state-es"),
            ("redeployment-en", "withdrawal-en"),
            ("redeployment-es", "withdrawal-es"),
            ("redeployment-en", "handover-en"),
            ("handover-en", "command-en"),
            ("meeting-es", "milestone-es"),
        ],
        "a verb tells its happening without a date, the state or noun of the same spelling only with one": [
            ("mission-start-en", "deployment-since-en"),
            ("deployment-en", "deployment-since-en"),
            ("deployment-es", "deployment-since-es"),
            ("meeting-es", "meeting-noun-es"),
            ("meeting-noun-es", "meeting-travel-es"),
            ("agreement-es", "agreement-noun-es"),
        ],
    },
    "figure_cues": {
        "one form, several voices: the words around it decide": [
            ("train-done-en", "train-received-en"),
            ("train-received-es", "move-gone-es"),
            ("move-done-en", "move-doing-en"),
            ("move-done-en", "move-gone-en"),
            ("move-doing-en", "move-gone-en"),
        ],
    },
    "modality": {"speaks of what is to come, and is a plan": [("future-en", "plan-en")]},
    "name_words": {
        "joins the parts of a name, begins none": [("particle-any", "never-es"), ("particle-any", "never-en")],
        "stands before a name, is none": [("never-en", "honorific-any"), ("never-es", "honorific-any")],
        "is in a body's name, and may be called after a person": [
            ("organisation-en", "named-after-any"),
            ("organisation-es", "named-after-any"),
        ],
    },
    "number_blockers": {"a length or a multiple, none of ours in either case": [("duration", "multiples")]},
    "presence_cues": {
        "the force may stand before it or after it": [
            ("deployed-en", "host-en"),
            ("member-en", "host-en"),
            ("host-es", "seat-es"),
        ],
        "has a force or is a member": [("have-es", "member-es")],
        "to a place or away from it": [("fly-en", "leave-en")],
        "on a base or on a government": [("visit-en", "not-en")],
    },
    "roles": {"head of the contingent or of the mission": [("contingent-commander-en", "commander-en")]},
    "tenure_cues": {
        "the act and its ceremony": [("takes-es", "ceremony-es")],
        "a rotation serves, or is that of two commanders": [("unit-en", "ceremony-en")],
    },
}


#: Rows that are known to do nothing today, and why.
DEAD = {
    ("names.nations", "coalition-name-en"): "whatever says coalition names the mission",
    ("names.nations", "coalition-name-es"): "whatever says coalition names the mission",
}


def marked(table: str, entry: Entry, test: str = "") -> object:
    """A row as a parameter; a known failure of `test` is expected to fail."""
    reason = DEAD.get((table, entry.id), "")
    fails = reason and (test == "use") == reason.startswith("no module")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if fails else []
    return pytest.param(table, entry, id=f"{table}:{entry.id}", marks=marks)


def languages(entry: Entry) -> tuple[str, ...]:
    return (entry.language,) if entry.language else LANGUAGES


@cache
def claims_of_sentence(text: str, language: str) -> Claims:
    return extract(article_of_sentence(text, language), REFERENCE)


def traces(claims: Claims) -> set[str]:
    """What the claims name of the rules that made them: `units.soldiers-en`, `a percentage`."""
    rows = (*claims.figures, *claims.events, *claims.tenures, *claims.presence)
    parts = {part.removeprefix("measure.") for row in rows for part in row.rule.split(";")}
    return parts | {row.reason for row in claims.left_alone}


def trace_of(table: str, entry: Entry) -> str:
    """How claims name a row that made them; empty for a row that they do not name."""
    if table in REASONS:
        return entry.output
    return f"{TRACES[table]}.{entry.id}" if table in TRACES and entry.output not in SILENT else ""


def is_found(table: str, entry: Entry, language: str, text: str) -> bool:
    if table == "word_classes":
        written = text if entry.output == "capitals" else fold(text)
        words = expand(entry.pattern.upper() if entry.output == "capitals" else entry.pattern)
        return not set(words).isdisjoint(WORD.findall(written))
    found = [match for match in lexicon(table, entry, language).find(tokenize(text).words) if match.entry is entry]
    if table.startswith("names."):
        names = scan(sentence_of(text), rules_for(REFERENCE, language)).names
        spans = {(name.kind, name.id, name.first, name.last) for name in names}
        kind = table.removeprefix("names.").removesuffix("s")
        return any((kind, entry.output, match.first, match.last) in spans for match in found)
    return bool(found)


def lexicon(table: str, entry: Entry, language: str) -> Lexicon:
    position = entry.get("position")
    return rules_for(REFERENCE, language)[f"{table}.{position}" if position else table]


def is_borne_out(table: str, entry: Entry, language: str, text: str) -> bool:
    """Whether the row is found and, where claims tell, one of them was made with it."""
    if not is_found(table, entry, language, text):
        return False
    claims = claims_of_sentence(text, language)
    if table == "number_words":
        return bool(claims.figures)
    trace = trace_of(table, entry)
    return not trace or trace in traces(claims)


@pytest.mark.parametrize(("table", "entry"), [marked(table, one) for table, rows in TABLES.items() for one in rows])
def test_example_and_counter_example(table: str, entry: Entry) -> None:
    assert entry.example, "a rule needs an example"
    for language in languages(entry):
        assert is_found(table, entry, language, entry.example)
        assert not (entry.counter_example and is_borne_out(table, entry, language, entry.counter_example))


# --- what the tables may not hold ---


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_unique(table: str) -> None:
    ids = [entry.id for entry in TABLES[table]]
    assert len(ids) == len(set(ids))


def shared(table: str) -> set[tuple[str, str]]:
    """Pairs of rows that hold a phrase in common, in one language and position."""
    holders: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entry in TABLES[table]:
        for phrase in expand(entry.pattern):
            for language in languages(entry):
                holders[phrase, language, entry.get("position")].append(entry.id)
    return {pair for ids in holders.values() for pair in combinations(dict.fromkeys(ids), 2)}


#: Tables in which a phrase stands twice by oversight: the first row wins and the other says it in vain.
DOUBLED = {"units": "an engineer is a soldier and a trainer"}


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(name, marks=[pytest.mark.xfail(reason=DOUBLED[name], strict=True)] if name in DOUBLED else [])
        for name in sorted(REFERENCE.rules.keys() - {"word_classes"})
    ],
)
def test_no_phrase_stands_twice_but_on_purpose(table: str) -> None:
    purposes = ON_PURPOSE.get(table, {})
    assert shared(table) - {pair for pairs in purposes.values() for pair in pairs} == set()


def test_a_word_of_a_name_stands_twice_only_as_another_form_of_it() -> None:
    # "UK" is name and adjective; "Estonia" is the country and, in Spanish, its feminine adjective.
    for table in ("names.missions", "names.places", "names.nations"):
        rows = {entry.id: entry for entry in TABLES[table]}
        for one, other in shared(table):
            assert rows[one].output == rows[other].output
            assert rows[one].get("form") != rows[other].get("form")


def test_a_word_of_a_class_is_one_token() -> None:
    phrases = [(entry.id, phrase) for entry in REFERENCE.rules["word_classes"] for phrase in expand(entry.pattern)]
    assert [(row, phrase) for row, phrase in phrases if len(WORD.findall(phrase)) != 1] == []


def test_no_example_is_a_sentence_of_the_articles() -> None:
    told = {fold(sentence.text).strip() for path in ARTICLES for sentence in read_article(path).sentences}
    assert len(told) > 300
    examples = [
        (table, entry.id, text)
        for table, entries in TABLES.items()
        for entry in entries
        for text in (entry.example, entry.counter_example)
    ]
    assert [example for example in examples if fold(example[2]).strip() in told] == []


# --- each row does something ---


@dataclass
class Used:
    """What was looked up and found, and what claims were made with, over many texts."""

    rows: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    traces: set[str] = field(default_factory=set)


def articles() -> Iterator[Article]:
    """All texts there are: articles, examples, cases."""
    yield from (read_article(path) for path in ARTICLES)
    for entries in TABLES.values():
        for entry in entries:
            yield from (article_of_sentence(entry.example, language) for language in languages(entry))
    for path in sorted(CASES.glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            if "text" in row:
                yield article_of(row["text"], row["language"], row.get("published") or "")


@pytest.fixture(scope="module")
def used() -> Used:
    """One run over all texts in which every look-up is noted."""
    seen, find, words = Used(), Lexicon.find, Rules.words

    def noting_find(self: Lexicon, line: Sequence[str]) -> list[Match]:
        found = find(self, line)
        seen.rows |= {match.entry.where for match in found}
        return found

    def noting_words(self: Rules, name: str) -> frozenset[str]:
        seen.classes.add(name)
        return words(self, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lexicon, "find", noting_find)
        patch.setattr(Rules, "words", noting_words)
        for article in articles():
            seen.traces |= traces(extract(article, REFERENCE))
    return seen


LOOKED_UP = [
    marked(table, entry, "use") for table, entries in TABLES.items() if table not in WORD_LISTS for entry in entries
]


@pytest.mark.parametrize(("table", "entry"), LOOKED_UP)
def test_every_row_is_used_by_some_text(table: str, entry: Entry, used: Used) -> None:
    if table == "word_classes":
        assert entry.output in used.classes
    else:
        assert entry.where in used.rows


LEFT_A_TRACE = [
    pytest.param(table, entry, id=f"{table}:{entry.id}")
    for table in (*TRACES, *REASONS)
    for entry in TABLES[table]
    if trace_of(table, entry)
]


@pytest.mark.parametrize(("table", "entry"), LEFT_A_TRACE)
def test_every_row_that_claims_name_has_made_one(table: str, entry: Entry, used: Used) -> None:
    assert trace_of(table, entry) in used.traces
