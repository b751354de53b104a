"""Which language a text is in, by its commonest words."""

from __future__ import annotations

import re
from functools import lru_cache

from contingent.reading.rules import rules

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3_000
_FEWEST = 2


def detect(text: str) -> str:
    """The ISO 639-1 code of the language whose commonest words stand most often in the text; empty if none does.

    Looks at the first 3,000 characters. The stop words are in `stopwords.csv`.
    """
    votes: dict[str, int] = {}
    voters = _voters()
    for word in _WORD.findall(text[:_SAMPLE].lower()):
        for language in voters.get(word, ()):
            votes[language] = votes.get(language, 0) + 1
    if not votes:
        return ""
    best = max(votes, key=lambda language: (votes[language], -list(votes).index(language)))
    return best if votes[best] >= _FEWEST else ""


@lru_cache(maxsize=1)
def _voters() -> dict[str, tuple[str, ...]]:
    voters: dict[str, tuple[str, ...]] = {}
    for rule in rules("stopwords"):
        for word in rule.pattern.split():
            voters[word] = (*voters.get(word, ()), rule.output)
    return voters
