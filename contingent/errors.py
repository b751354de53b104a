"""Errors that a person can act on: what is wrong, where, and what to do."""

from __future__ import annotations


class ContingentError(Exception):
    """Something a user can mend.

    `problem` says what is wrong, `where` the file and line (`data/reference/places.csv, line 14`),
    `mend` what to do. The text of the error is all three.
    """

    def __init__(self, problem: str, where: str = "", mend: str = "") -> None:
        self.problem, self.where, self.mend = problem, where, mend
        place = f"{where}: " if where else ""
        remedy = f" {mend}" if mend else ""
        super().__init__(f"{place}{problem}{remedy}")


class ReferenceDataError(ContingentError):
    """A row of data/reference/ is broken: an unknown id, an alias given twice, a missing column."""


class ArticleError(ContingentError):
    """A file cannot be read as an article; it goes to `rejected.csv` and the others are processed."""


class TablesError(ContingentError):
    """The tables on disk are missing, damaged or not what the schema says."""
