"""A short line made from a sentence, for the label of a marker."""

from __future__ import annotations

from contingent.extraction.scan import Scan

LONGEST = 90


def summarise(scan: Scan, first: int, last: int, subject: str) -> str:
    """Tokens `first` to `last` (exclusive) as one line of at most 90 characters, beginning with a capital.

    What does not tell the happening is left away at the front: dates, "and", "to which". Where the words then
    begin with a verb, `subject` (the name of the mission or nation, empty if unknown) is put before it:
    ", which has been active since 2018" gives "NATO Mission Iraq has been active since 2018".
    """
    words = scan.tokens.words
    small = scan.words("relative") | scan.words("opener") | scan.words("and") | scan.words("summary_skipped")
    start = first
    while start < last - 1:
        leading = next((dated for dated in scan.dates if dated.first <= start < dated.last), None)
        if leading is not None:
            start = leading.last
        elif not words[start][0].isalnum() or words[start] in small:
            start += 1
        elif words[start] in scan.words("preposition") and words[start + 1] in scan.words("relative"):
            start += 2
        else:
            break
    start = min(start, last - 1)
    begin, end = scan.tokens.span(start, last)
    verb = words[start] in scan.words("have") | scan.words("be") | scan.words("mission_verb") | scan.words("began")
    if subject and words[start] in scan.words("preposition") and start > first:
        return shorten(f"{subject}: {scan.tokens.text[begin:end]}")
    return shorten(f"{subject} {scan.tokens.text[begin:end]}" if subject and verb else scan.tokens.text[begin:end])


def shorten(text: str) -> str:
    """One line of at most 90 characters, cut at a word with "…", beginning with a capital, loose quotes taken off."""
    line = " ".join(text.split()).strip(" ,;:–—-\"'“”‘’«»")
    if len(line) > LONGEST:
        line = line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return line[:1].upper() + line[1:]
