"""An article in, its claims out."""

from __future__ import annotations

from contingent.extraction.claims import Claims
from contingent.extraction.context import read_context, written_after
from contingent.extraction.events import events
from contingent.extraction.figures import figures
from contingent.extraction.presence import presence
from contingent.extraction.rules import rules_for
from contingent.extraction.tenures import tenures
from contingent.reading.article import Article
from contingent.reference import Reference


def extract(article: Article, reference: Reference) -> Claims:
    """All that one article says. A pure function: no files, no clock, no state kept between articles."""
    context = read_context(article, reference, rules_for(reference, article.language))
    counted, left_alone = figures(context)
    commands = tenures(context)
    return Claims(
        article.article_id,
        context.published if context.published.edtf else written_after(context),
        tuple(counted),
        tuple(events(context, commands)),
        tuple(commands),
        tuple(presence(context, counted)),
        tuple(left_alone),
    )
