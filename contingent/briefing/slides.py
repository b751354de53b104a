"""All slides of a briefing, in their order."""

from __future__ import annotations

from contingent.briefing import country_map, texts, timeline, troops
from contingent.briefing.contents import Contents, Material, available, measures
from contingent.briefing.slide import Slide
from contingent.briefing.template import Paper


def slides(found: Material, wished: Contents, paper: Paper) -> list[Slide]:
    """The slides that are wished for and that the tables can fill.

    Raises ContingentError when the selection leaves no row at all.
    """
    there = available(found)
    return [slide for kind in there if kind in wished.slides for slide in of_kind(found, wished, paper, kind)]


def of_kind(found: Material, wished: Contents, paper: Paper, kind: str) -> list[Slide]:
    """The slides of one kind (a key of SLIDES), as many as its rows need."""
    if kind == "title":
        return [texts.title(found, wished)]
    if kind == "counts":
        return texts.counts(found, paper)
    if kind == "timeline":
        return timeline.slides(found, paper)
    if kind == "troops":
        return [one for measure in measures(found, wished.measures) for one in troops.slides(found, paper, measure)]
    if kind in ("iraq", "baghdad"):
        return [country_map.slide(found, paper, kind)]
    return texts.findings(found, paper) if kind == "findings" else texts.sources(found, paper)
