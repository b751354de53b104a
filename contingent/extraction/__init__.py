"""From an Article to claims: rows with the very words that say them."""

from contingent.extraction.claims import Claims
from contingent.extraction.extract import extract

__all__ = ["Claims", "extract"]
