"""A finding: what appears only when articles are read together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind`, `subject` and `note` as in the findings table; `row_ids` are the rows, or articles, it speaks of."""

    kind: str
    subject: str
    row_ids: tuple[str, ...]
    note: str
