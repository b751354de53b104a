"""Claims with the id of their row and the article that makes them: what articles are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from contingent.extraction.claims import Claims, Event, Figure, LeftAlone, Presence, Tenure, When
from contingent.reading.article import Article


class _Quoted(Protocol):
    @property
    def sentence_id(self) -> str: ...
    @property
    def quote_start(self) -> int: ...
    @property
    def quote_end(self) -> int: ...


C = TypeVar("C", bound=_Quoted)


@dataclass(frozen=True, slots=True)
class Told(Generic[C]):
    """One claim as its article tells it.

    `row_id` is the id of its row, `published` the date of the article as far as it is known by now, `sentence` the
    text of the sentence that says it.
    """

    row_id: str
    article: Article
    published: When
    claim: C
    sentence: str

    @property
    def article_id(self) -> str:
        return self.article.article_id

    @property
    def quote(self) -> str:
        return self.article.text[self.claim.quote_start : self.claim.quote_end]


@dataclass(frozen=True, slots=True)
class Account:
    """All that one article tells, with row ids given out in reading order."""

    article: Article
    published: When
    figures: tuple[Told[Figure], ...]
    events: tuple[Told[Event], ...]
    tenures: tuple[Told[Tenure], ...]
    presence: tuple[Told[Presence], ...]
    left_alone: tuple[Told[LeftAlone], ...]


def account(article: Article, claims: Claims) -> Account:
    """Number the claims of one article: `<article_id>.f01`, `.e01`, `.t01`, `.p01`, `.l01`, in reading order."""
    sentences = {sentence.sentence_id: sentence.text for sentence in article.sentences}

    def numbered(letter: str, found: Sequence[C]) -> tuple[Told[C], ...]:
        ordered = sorted(found, key=lambda claim: (claim.quote_start, claim.quote_end))
        ids = row_ids(article.article_id, letter, len(ordered))
        return tuple(
            Told(row_id, article, claims.published, claim, sentences[claim.sentence_id])
            for row_id, claim in zip(ids, ordered, strict=True)
        )

    return Account(
        article,
        claims.published,
        numbered("f", claims.figures),
        numbered("e", claims.events),
        numbered("t", claims.tenures),
        numbered("p", claims.presence),
        numbered("l", claims.left_alone),
    )


def row_ids(article_id: str, letter: str, count: int) -> Iterable[str]:
    """Ids from 1, as wide as the last one needs and at least two digits, so that their order is the reading order."""
    width = max(2, len(str(count)))
    return (f"{article_id}.{letter}{number:0{width}}" for number in range(1, count + 1))
