"""A sentence cut into tokens, folded for matching: every rule of extraction looks at these.

A token is a run of letters or digits, or one other character. Folding (`fold.py`) keeps every position,
so a token's offsets are offsets into the sentence as it stands in the article.
"""

from __future__ import annotations

from dataclasses import dataclass

from contingent.extraction.fold import fold
from contingent.lexicon import WORD


@dataclass(frozen=True, slots=True)
class Tokens:
    """`text` as written, `folded` of the same length, and for each token its start, end and folded word."""

    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets that cover tokens `first` up to but not including `last`."""
        return self.starts[first], self.ends[last - 1]

    def at(self, offset: int) -> int:
        """The first token that ends after `offset` (the number of tokens if none does)."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def capitalised(self, index: int) -> bool:
        """Whether the token begins with an upper-case letter in the article."""
        return self.text[self.starts[index]].isupper()


def tokenize(text: str) -> Tokens:
    """Tokens of one sentence; `text` may be any string."""
    folded = fold(text)
    found = list(WORD.finditer(folded))
    return Tokens(
        text,
        folded,
        tuple(m.start() for m in found),
        tuple(m.end() for m in found),
        tuple(m.group() for m in found),
    )
