"""The dates of a sentence: found by a small grammar of our own, resolved against what the article gives."""

from contingent.extraction.dates.grammar import find_dates
from contingent.extraction.dates.mention import DateExpr, DateMention
from contingent.extraction.dates.published import published_bounds, settle_year, weekdays_told
from contingent.extraction.dates.resolve import DateContext, resolve, resolve_all, when

__all__ = [
    "DateContext",
    "DateExpr",
    "DateMention",
    "find_dates",
    "published_bounds",
    "resolve",
    "resolve_all",
    "settle_year",
    "weekdays_told",
    "when",
]
