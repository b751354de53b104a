"""An article in, its claims out."""

from __future__ import annotations

from contingent.extraction.claims import Claims
from contingent.extraction.context import read_context
from contingent.extraction.events import events
from contingent.extraction.figures import figures
from contingent.extraction.rules import rules_for
from contingent.extraction.tenures import tenures
from contingent.reading.article import Article
from contingent.reference import Reference


def extract(article: Article, reference: Reference) -> Claims:
    """All that one article says. A pure function: no files, no clock, no state kept between articles."""
    context = read_context(article, reference, rules_for(reference, article.language))
    counted, left_alone = figures(context)
    return Claims(
        article.article_id,
        context.published,
        tuple(counted),
        tuple(events(context)),
        tuple(tenures(context)),
        (),
        tuple(left_alone),
    )
