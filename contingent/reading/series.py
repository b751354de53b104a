"""The number of an issue, as newsletters, briefing notes and journals print it beside their date."""

from __future__ import annotations

import re

_ISSUE = re.compile(
    r"\b(?:issue|number|no\.?|vol(?:ume)?\.?|edition|page|p\.|(?:(?:briefing|policy|research|information) )?"
    r"(?:note|paper|brief|bulletin)|newsletter|n\.?º|n[uú]m(?:ero)?\.?:?|bolet[ií]n|edici[oó]n|p[aá]g(?:ina)?\.?)"
    r"(?: (?:no\.?|n\.?º))?\s*\d{1,4}(?:[/-]\d{1,4})?\b",
    re.IGNORECASE,
)


def issue_number(text: str) -> str:
    """`Issue 14` of `Issue 14 * March 2010`; empty if the line has none."""
    match = _ISSUE.search(text)
    return match.group() if match else ""


def without_issue(text: str) -> str:
    """The line without its numbers of issue, volume and page, and without the stars between them."""
    return _ISSUE.sub(" ", text).replace("*", " ")
