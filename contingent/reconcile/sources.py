"""How many sources say a thing: publishers, with the copies of one wire text counted once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from contingent.reading.article import Article
from contingent.reconcile.told import C, Told

#: Two sentences are copies when this share of their runs of three words is common to both …
COPY_SHARE = 0.5
#: … and a sentence shorter than this many words is no evidence of copying.
COPY_WORDS = 8
COMMON_RUN = 20


def publisher_keys(articles: Iterable[Article]) -> dict[str, str]:
    """Who speaks, by article id.

    Publishers that differ in case, accents or punctuation are one, and so are a name and its initials
    (`Agence France-Presse`, `AFP`). An article whose publisher is not known is a source of its own.
    """
    listed = list(articles)
    folded = {article.publisher: _words(article.publisher) for article in listed}
    written = {" ".join(words) for words in folded.values()}

    def key(article: Article) -> str:
        words = folded[article.publisher]
        if not words:
            return f"article {article.article_id}"
        initials = "".join(word[0] for word in words)
        return initials if len(words) > 1 and initials in written else " ".join(words)

    return {article.article_id: key(article) for article in listed}


def independent(told: Sequence[Told[C]], keys: dict[str, str]) -> list[Told[C]]:
    """One row per source, in the order given: the first of each publisher, without copies of a sentence already in.

    Linear in the number of rows: a sentence is compared only with those that share a run of five words with it, and a
    run that COMMON_RUN sources share is a phrase of the trade, not a sign of copying.
    """
    chosen: list[Told[C]] = []
    seen: set[str] = set()
    by_run: dict[tuple[str, ...], list[int]] = {}
    for one in told:
        if keys[one.article_id] in seen:
            continue
        runs = _runs(one.sentence, 5)
        rivals = {index for run in runs for index in by_run.get(run, ())}
        if any(is_copy(one.sentence, chosen[index].sentence) for index in sorted(rivals)):
            continue
        seen.add(keys[one.article_id])
        for run in runs:
            sharing = by_run.setdefault(run, [])
            if len(sharing) < COMMON_RUN:
                sharing.append(len(chosen))
        chosen.append(one)
    return chosen


def is_copy(one: str, other: str) -> bool:
    """Is one sentence the other's text, with at most a few words changed?"""
    if min(len(_words(one)), len(_words(other))) < COPY_WORDS:
        return False
    first, second = _runs(one, 3), _runs(other, 3)
    return len(first & second) >= COPY_SHARE * len(first | second)


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain))


@lru_cache(maxsize=100_000)
def _runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(words[start : start + length] for start in range(len(words) - length + 1))
