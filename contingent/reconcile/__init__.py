"""Claims of many articles to one set of tables, with the findings that only appear when they are read together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contingent.extraction.claims import Claims
from contingent.reading.article import Article
from contingent.reconcile.comparisons import comparison_findings
from contingent.reconcile.finding import Finding
from contingent.reconcile.happenings import happening_findings
from contingent.reconcile.occurrences import occurrences
from contingent.reconcile.settling import settle
from contingent.reconcile.sources import publisher_keys
from contingent.reconcile.tabulate import tabulate
from contingent.reconcile.told import account
from contingent.reference import Reference
from contingent.rows import Row, TableRows
from contingent.schema import FINDING_KINDS


def reconcile(read: Iterable[tuple[Article, Claims]], reference: Reference, rejected: Sequence[Row] = ()) -> TableRows:
    """The rows of every table from what was read in each article; the same for any order of the articles.

    `rejected` are the rows of the table of that name. What an article says is not rewritten: findings are added, and
    the days of dates that another statement settles (basis `inferred`).
    """
    accounts = [account(article, claims) for article, claims in sorted(read, key=lambda pair: pair[0].article_id)]
    keys = publisher_keys(one.article for one in accounts)
    accounts, findings = settle(accounts, reference)
    happenings = occurrences(accounts, reference)
    occurrence_ids = {told.row_id: happening[0].row_id for happening in happenings for told in happening}
    findings += happening_findings(accounts, happenings, keys, reference)
    findings += comparison_findings(accounts, keys, reference)
    return tabulate(accounts, occurrence_ids, sorted(findings, key=_place_in_list), rejected, reference)


def _place_in_list(finding: Finding) -> tuple[int, str, tuple[str, ...], str]:
    return (FINDING_KINDS.index(finding.kind), finding.subject, finding.row_ids, finding.note)
