"""A short line made from a sentence, for the label of a marker."""

from __future__ import annotations

LONGEST = 90


def summarise(quote: str, sentence: str) -> str:
    """The quoted words as one line of at most 90 characters, beginning with a capital; cut at a word with "…".

    `summarise("handed over\\nleadership", "…")` gives "Handed over leadership". Falls back to the sentence if the
    quote is empty.
    """
    line = " ".join(quote.split()).strip(" ,;:–—-\"'“”‘’") or " ".join(sentence.split())
    if len(line) > LONGEST:
        line = line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return line[:1].upper() + line[1:]
