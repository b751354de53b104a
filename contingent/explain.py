"""Why the tables say what they say: an article sentence by sentence, what was read from it and what was left alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from contingent.extraction.claims import Claims, Event, Figure, LeftAlone, Presence, Tenure, When
from contingent.reading.article import Article, Sentence

_WIDTH = 110
_INDENT = " " * 6

Claim = Figure | Event | Tenure | Presence | LeftAlone


def explain(article: Article, claims: Claims) -> str:
    """The article's head (title, publisher, date, repairs), then each sentence with the rows read from it.

    Under a sentence stands, per row, the table, the values, the words that carry it and the rule with the scope of its
    links; then what was seen and left alone, with the reason.
    """
    found = _by_sentence(claims)
    lines = [*_head(article, claims)]
    for sentence in article.sentences:
        lines += ["", *_sentence(sentence)]
        for claim in found.get(sentence.sentence_id, ()):
            lines += _row(claim, article)
    return "\n".join(lines) + "\n"


def _by_sentence(claims: Claims) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    every: tuple[Claim, ...] = (*claims.figures, *claims.events, *claims.tenures, *claims.presence, *claims.left_alone)
    for claim in every:
        found.setdefault(claim.sentence_id, []).append(claim)
    return found


def _head(article: Article, claims: Claims) -> Iterator[str]:
    yield f"{article.file}: {article.words} words, language {article.language or 'not known'}"
    yield f"title      {article.title or '(not given)'}"
    yield f"publisher  {article.publisher or '(not given)'}"
    yield f"published  {_when(claims.published) or '(not known)'}"
    yield f"repairs    {article.repairs_in_words() or '(none)'}"
    counts = (
        f"{len(claims.figures)} figures", f"{len(claims.events)} events", f"{len(claims.tenures)} tenures",
        f"{len(claims.presence)} presence", f"{len(claims.left_alone)} left alone",
    )  # fmt: skip
    yield f"rows       {', '.join(counts)}"


def _sentence(sentence: Sentence) -> list[str]:
    number = sentence.sentence_id.rpartition(".")[2]
    kind = "" if sentence.kind == "prose" else f"[{sentence.kind}] "
    return textwrap.wrap(f"{number}  {kind}{sentence.text}", _WIDTH, subsequent_indent=_INDENT)


def _row(claim: Claim, article: Article) -> list[str]:
    words = " ".join(article.text[claim.quote_start : claim.quote_end].split())
    if isinstance(claim, LeftAlone):
        return _wrapped(f"- left alone  “{words}”: {claim.reason}")
    parts = [part for part in _values(claim) if part]
    name = type(claim).__name__.lower()
    return [*_wrapped(f"> {name}  {' · '.join(parts)}"), *_wrapped(f"    “{words}”"), *_wrapped(f"    {claim.rule}")]


def _values(claim: Figure | Event | Tenure | Presence) -> tuple[str, ...]:
    match claim:
        case Figure():
            number = f"{claim.qualifier} {claim.value} {claim.unit} [{_bound(claim.low)}, {_bound(claim.high)}]"
            return (claim.measure, number, claim.nation or "nation?", _ids(claim.mission_ids), claim.place_id,
                    f"as of {_when(claim.as_of) or '?'}")  # fmt: skip
        case Event():
            return (claim.event_type, claim.status, _when(claim.date) or "no date", _ids(claim.nations),
                    _ids(claim.mission_ids), claim.place_id)  # fmt: skip
        case Tenure():
            span = f"from {_when(claim.start) or '?'} to {_when(claim.end) or '?'}"
            return (claim.rank, claim.person, claim.nation, claim.mission_id, claim.role, span)
        case Presence():
            since = _when(claim.since)
            return (claim.nation, claim.mission_id, claim.place_id, claim.activity, f"since {since}" if since else "")


def _bound(value: int | None) -> str:
    return "…" if value is None else str(value)


def _ids(ids: tuple[str, ...]) -> str:
    return ";".join(ids)


def _when(when: When) -> str:
    """`2023-05 (stated)`; a string with the days it stands for when they are not the string itself."""
    if not when.edtf and not when.basis:
        return ""
    days = f", {when.first or '…'} to {when.last or '…'}" if (when.first, when.last) != (when.edtf,) * 2 else ""
    return f"{when.edtf or 'undated'} ({when.basis or 'no basis'}{days})"


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT + "    ")
