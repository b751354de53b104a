"""Is it the same person? Names as articles write them: with and without accents, second surname or middle initial."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# They neither tell people apart nor make them one.
_PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "y", "di", "da", "dos", "van", "von", "der", "den", "al", "el", "bin", "ibn",
     "abu", "le", "du", "ter", "ten", "e")
)  # fmt: skip


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: folded, without particles and initials."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return tuple(word for word in re.findall(r"\w+", plain) if len(word) > 1 and word not in _PARTICLES)


def same_person(one: str, other: str) -> bool:
    """True when one name is a shorter form of the other.

    `José Antonio Agüero` and `Jose Antonio Aguero Martinez`; `Giovanni M. Iannucci` and `Giovanni Maria Iannucci`; a
    surname alone and a full name. A first name alone is nobody.
    """
    shorter, longer = sorted((name_words(one), name_words(other)), key=len)
    if not shorter:
        return False
    if len(shorter) == 1:
        return shorter[0] in (longer[1:] or longer)
    return set(shorter) <= set(longer)
