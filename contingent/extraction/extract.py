"""An article in, its claims out."""

from __future__ import annotations

from contingent.extraction.claims import Claims, LeftAlone
from contingent.extraction.context import Context, read_context, written_after
from contingent.extraction.events import events
from contingent.extraction.figures import figures
from contingent.extraction.presence import presence
from contingent.extraction.rules import rules_for
from contingent.extraction.tenures import tenures
from contingent.extraction.units_missions import with_missions
from contingent.reading.article import Article
from contingent.reference import Reference


def extract(article: Article, reference: Reference) -> Claims:
    """All that one article says. A pure function: no files, no clock, no state kept between articles."""
    context = read_context(article, reference, rules_for(reference, article.language))
    counted, left_alone = figures(context)
    told_posts = tenures(context)
    happened = events(context, told_posts)
    present = presence(context, counted, happened)
    commands = with_missions(told_posts, present, context)
    told = {row.sentence_id for row in happened} | {row.sentence_id for row in commands}
    told |= {row.sentence_id for row in counted if row.as_of.basis in ("stated", "resolved")}
    left = sorted((*left_alone, *_dates_left(context, told)), key=lambda one: one.quote_start)
    return Claims(
        article.article_id,
        context.published if context.published.edtf else written_after(context),
        tuple(counted),
        tuple(happened),
        tuple(commands),
        tuple(present),
        tuple(left),
    )


def _dates_left(context: Context, told: set[str]) -> list[LeftAlone]:
    """The dates of sentences that gave no dated row."""
    found: list[LeftAlone] = []
    for scan in context.scans:
        if scan.sentence.sentence_id in told:
            continue
        for dated in scan.dates:
            start, end = scan.offsets(dated.first, dated.last)
            reason = "a date with no happening the rules know" if dated.when.edtf else "a date that nothing places"
            found.append(LeftAlone(scan.sentence.sentence_id, start, end, reason))
    return found
