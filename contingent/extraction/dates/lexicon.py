"""The words and patterns of dates, from `data/reference/dates/`, compiled for one language.

`words.csv` holds the words by class (`month 5`, `weekday 0`, `unit year`, `number 3` …), `expressions.csv` the forms
of a date built from them, `context.csv` what stands beside one: prepositions, "early", "last", what makes a bare
number a year, and what looks like a date and is none. Patterns are regular expressions over folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from contingent.errors import ReferenceDataError
from contingent.lexicon import COLUMNS, read_rows
from contingent.reference import FOLDER

DATES = FOLDER / "dates"
LANGUAGES = ("en", "es")
#: Words that open a clause behind a date, so that what is counted after them is no count of the date's number.
_LEADS = "when|after|as|while|before|and|but|where|if|because|cuando|mientras|tras|y|pero|donde"
_WORD = rf" (?!(?:{_LEADS})\b)[a-z'-]+"
_GROUP = re.compile(r"\(\?P<\w+>")
_WORD_START = r"(?<![a-z0-9])(?<!\d[.,])"
_WORD_END = "(?![a-z0-9])"
#: Pieces that patterns name in braces and that are not words.
_PIECES = {
    "year": r"(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d{3})",
    "year2": r"(?P<year2>(?:19|20)\d\d)(?!\d|[.,]\d{3})",
    "day": r"(?P<day>0?[1-9]|[12]\d|3[01])",
    "day2": r"(?P<day2>0?[1-9]|[12]\d|3[01])(?!\d|[.,]\d{3})",
    "ord": r"(?:st|nd|rd|th)",
    "clause_end": r"(?=\s*(?:[,.;:)\"']|$))",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a date file; `classes` is its output split at blanks: what it stands for, then its values."""

    id: str
    pattern: str
    classes: tuple[str, ...]
    example: str
    counter_example: str
    where: str
    language: str


@dataclass(frozen=True)
class Context:
    """The patterns of one class of context (say `part`), tried at one side of a date."""

    pattern: re.Pattern[str]
    rows: Mapping[str, Row]

    def match(self, text: str) -> tuple[re.Match[str], Row] | None:
        found = self.pattern.search(text)
        if found is None or found.lastgroup is None:
            return None
        return found, self.rows[found.lastgroup]


@dataclass(frozen=True)
class Grammar:
    """All that reading dates in one language needs. `scanner` finds an expression and names its row as `lastgroup`."""

    language: str
    trigger: re.Pattern[str]
    scanner: re.Pattern[str]
    forms: Mapping[str, tuple[Row, re.Pattern[str]]]
    contexts: Mapping[str, Context]
    words: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]
    counted: re.Pattern[str]
    ambiguous_months: frozenset[int]

    def value(self, kind: str, word: str) -> str:
        """What a word of a class stands for: `value("month", "may") == "5"`; empty if it is not of the class."""
        return next((value for pattern, value in self.words[kind] if pattern.fullmatch(word)), "")

    def context(self, kind: str, text: str) -> tuple[re.Match[str], Row] | None:
        context = self.contexts.get(kind)
        return context.match(text) if context is not None else None


def read_date_rows(name: str, folder: Path = DATES) -> list[Row]:
    """The rows of one date file. Raises ReferenceDataError with file and line for a row that cannot be used."""
    rows: list[Row] = []
    seen: set[str] = set()
    for line, row in read_rows(folder / name, COLUMNS):
        where = f"{folder / name}, line {line}"
        if row["id"] in seen:
            raise ReferenceDataError(f"the id {row['id']!r} is given twice.", where, "Give each rule an id of its own.")
        if row["language"] not in ("", *LANGUAGES):
            raise ReferenceDataError(f"the language {row['language']!r} is unknown.", where, "Use en, es or nothing.")
        if not row["output"]:
            raise ReferenceDataError("the output is empty.", where, "Say what the pattern stands for.")
        try:
            re.compile(_macros_off(row["pattern"]))
        except re.error as error:
            raise ReferenceDataError(f"the pattern cannot be read ({error}).", where, "Mend the pattern.") from error
        seen.add(row["id"])
        rows.append(
            Row(
                row["id"],
                row["pattern"],
                tuple(row["output"].split()),
                row["example"],
                row["counter_example"],
                where,
                row["language"],
            )
        )
    return rows


@lru_cache(maxsize=len(LANGUAGES))
def grammar(language: str) -> Grammar:
    """The grammar of a language of `LANGUAGES`, read once. Raises ReferenceDataError for a broken row."""
    words = _of_language(read_date_rows("words.csv"), language)
    expressions = _of_language(read_date_rows("expressions.csv"), language)
    context = _of_language(read_date_rows("context.csv"), language)
    pieces = _pieces(words)
    forms = {
        _group(row): (row, re.compile(f"(?:{_expand(row.pattern, pieces, row.where)}){_WORD_END}"))
        for row in expressions
    }
    return Grammar(
        language=language,
        trigger=_trigger(words),
        scanner=_alternation(
            {name: pattern.pattern for name, (_, pattern) in forms.items()},
            before=r"(?<![a-z0-9])(?<!\d[.,])",
            after="",
        ),
        forms=forms,
        contexts=_contexts(context),
        words=_values(words),
        counted=re.compile(rf"(?:{_WORD}){{0,2}}? (?:{'|'.join(_patterns(words, 'counted'))})(?![a-z])"),
        ambiguous_months=frozenset(int(row.classes[1]) for row in words if row.classes[-1] == "ambiguous"),
    )


def _of_language(rows: Iterable[Row], language: str) -> list[Row]:
    return [row for row in rows if row.language in ("", language)]


def _group(row: Row) -> str:
    return row.id.replace("-", "_")


def _patterns(words: Iterable[Row], *kinds: str) -> list[str]:
    return [row.pattern for row in words if row.classes[0] in kinds]


def _values(words: Iterable[Row]) -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    values: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in words:
        kind = "month" if row.classes[0] == "month_short" else row.classes[0]
        values.setdefault(kind, []).append((re.compile(row.pattern), row.classes[1]))
    return {kind: tuple(pairs) for kind, pairs in values.items()}


def _pieces(words: list[Row]) -> dict[str, str]:
    """The braces a pattern may use: {year}, {day}, {month} …; each captures under its own name."""
    months, full = _patterns(words, "month", "month_short"), _patterns(words, "month")
    numbers = [r"\d{1,3}", *_patterns(words, "number")]
    counted = "|".join(_patterns(words, "counted"))
    units = "|".join(_patterns(words, "unit"))
    return {
        **_PIECES,
        "month": rf"(?P<month>{'|'.join(months)})(?![a-z])",
        "month_full": rf"(?P<month>{'|'.join(full)})",
        "weekday": rf"(?P<weekday>{'|'.join(_patterns(words, 'weekday'))})",
        "season": rf"(?P<season>{'|'.join(_patterns(words, 'season'))})",
        "unit": rf"(?P<unit>{units})",
        "unit_": rf"(?P<unit_>{units})",
        "n": rf"(?P<n>{'|'.join(numbers)})",
        "n_": rf"(?P<n_>{'|'.join(numbers)})",
        "uncounted": rf"(?![.,]?\d|(?:{_WORD})? (?:{counted})(?![a-z]))",
    }


def _expand(pattern: str, pieces: Mapping[str, str], where: str) -> str:
    def piece(match: re.Match[str]) -> str:
        if match[1] not in pieces:
            raise ReferenceDataError(f"{match[0]} is no piece of a date.", where, f"Use one of {', '.join(pieces)}.")
        return pieces[match[1]]

    return re.sub(r"\{([a-z]\w*)\}", piece, pattern)


def _macros_off(pattern: str) -> str:
    return re.sub(r"\{[a-z]\w*\}", "x", pattern)


def _alternation(patterns: Mapping[str, str], before: str, after: str) -> re.Pattern[str]:
    """One pattern out of many, each a group of its row's name; the groups inside lose theirs."""
    branches = (f"(?P<{name}>{_GROUP.sub('(?:', pattern)})" for name, pattern in patterns.items())
    return re.compile(f"{before}(?:{'|'.join(branches)}){after}")


def _trigger(words: list[Row]) -> re.Pattern[str]:
    """What a sentence must hold to hold a date at all: a number or one of the words dates are made of."""
    kinds = ("month", "weekday", "season", "unit", "deictic")
    return re.compile(rf"(?<![a-z0-9])(?:\d|(?:{'|'.join(_patterns(words, *kinds))}){_WORD_END})")


def _contexts(rows: list[Row]) -> dict[str, Context]:
    """Each class compiled to end where the date begins, or, for the right-hand classes, to begin where it ends."""
    by_class: dict[str, dict[str, Row]] = {}
    for row in rows:
        by_class.setdefault(row.classes[0], {})[_group(row)] = row
    contexts = {}
    for kind, named in by_class.items():
        patterns = {name: row.pattern for name, row in named.items()}
        if "right" in kind or kind == "open_end":
            pattern = _alternation(patterns, before=r"\A ?", after="")
        elif kind.startswith("join"):
            pattern = _alternation(patterns, before=r"\A ?", after=r" ?\Z")
        else:
            joint = "" if "joined" in kind else "(?<![a-z0-9])"
            pattern = _alternation(patterns, before=joint, after=r"\Z" if "joined" in kind else r" ?\Z")
        contexts[kind] = Context(pattern, named)
    return contexts
