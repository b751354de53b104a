"""How near to a span an answer stands: the answer with its scope, and the scopes within a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from contingent.extraction.neighbours import Span
from contingent.extraction.scan import Scan


@dataclass(frozen=True, slots=True)
class Link:
    """Ids found (several when the words join them) and the scope they were found in, empty if none was."""

    ids: tuple[str, ...] = ()
    scope: str = ""

    @property
    def one(self) -> str:
        """The only id, empty if there is none or more than one."""
        return self.ids[0] if len(self.ids) == 1 else ""


def scopes(one: Scan, span: Span) -> list[tuple[str, Callable[[int], bool]]]:
    """The scopes within a sentence, nearest first: a name, and whether a token stands in it."""
    segment, clause = one.segments[span.first], one.clauses[span.first]
    tail = one.segments[span.last - 1]
    return [
        ("phrase", lambda i: span.first <= i < span.last),
        ("segment", lambda i: segment <= one.segments[i] <= tail and one.clauses[i] == clause),
        ("clause", lambda i: one.clauses[i] == clause),
        ("sentence", lambda i: True),
    ]
