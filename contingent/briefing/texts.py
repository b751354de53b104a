"""The slides of words: title, latest counts, findings, sources."""

from __future__ import annotations

from contingent import evidence, wording
from contingent.briefing import grid, letters
from contingent.briefing.contents import Contents, Material, default_title
from contingent.briefing.grid import Column, Entry, Line
from contingent.briefing.layout import foot_of, ink_of
from contingent.briefing.provenance import fingerprint
from contingent.briefing.quotations import Quotations
from contingent.briefing.slide import Slide
from contingent.briefing.template import Paper
from contingent.latest import HOME, Latest, latest_counts
from contingent.records import Record, records
from contingent.tables import Tables
from contingent.views.theme import mission_colour

_ON_SLIDES = ("conflict", "corroborated")
_MOST_QUOTED = 8


def title(found: Material, wished: Contents) -> Slide:
    """The subject, the selection in words, until when the articles report, and how many they are."""
    under = (
        letters.clean(found.words),
        as_of(found.tables),
        f"As reported by {wording.count('article', len(found.tables.articles))}, not verified",
    )
    made = f"Tables written on {wording.edtf(found.written)}. " if found.written else ""
    said = (
        f"Made by Contingent from news articles, as reported and not verified. {made}Fingerprint of the articles: "
        f"{fingerprint(found.everything)[:12]}. The same view: {letters.plain(found.address)}"
    )
    return Slide("title", letters.clean(wished.title) or default_title(found), notes=said, under=under)


def as_of(tables: Tables) -> str:
    """`As of 25 January 2024, the date of the latest article`; a bound when that article gives no date."""
    articles = tables.articles
    latest = articles["published_to"].where(articles["published_to"] != "", articles["published_from"]).max()
    if not latest:
        return "As of an unknown day: no article gives its date"
    bounded = articles[(articles["published_to"] == latest)]
    if len(bounded):
        return f"As of {wording.edtf(latest)}, the date of the latest article"
    month = wording.edtf(latest[:7])
    return f"As of {month} or later: the latest article gives no date"


def counts(found: Material, paper: Paper) -> list[Slide]:
    """For each mission the latest count of the nation's personnel, with its as-of date and source."""
    nation = found.nation or HOME
    told = [one for one in latest_counts(found.tables, nation) if one.figure is not None]
    if found.selection.missions:
        told = [one for one in told if one.mission_id in found.selection.missions]
    name = wording.names(nation, found.everything.nations, "nation")
    columns = (
        Column("Mission", 0.28),
        Column("Latest count", 0.16),
        Column("As of", 0.18),
        Column("Reported by", 0.25),
        Column("Other counts", 0.13),
    )
    table = grid.Table(
        "counts",
        f"Personnel deployed by {name}: the latest counts",
        found.words,
        foot_of(found),
        columns,
        [_count(one, Quotations(found.tables, [one.figure["figure_id"]]), paper) for one in told if one.figure],
    )
    return grid.slides(table, paper)


def _count(one: Latest, quotations: Quotations, paper: Paper) -> Line:
    assert one.figure is not None
    ink, figure = ink_of(paper), one.figure
    by = evidence.source(quotations.article(figure))
    entries = (
        Entry(one.mission, mission_colour(one.mission_id, paper.dark), True),
        Entry(wording.amount(figure), ink.ink, True),
        Entry(wording.dated(figure, "as_of", short=True), ink.ink),
        Entry(by, ink.ink),
        Entry(wording.number(one.others), ink.muted),
    )
    return Line(entries, quotations.notes([figure["figure_id"]]))


def findings(found: Material, paper: Paper) -> list[Slide]:
    """What conflicts, then what agrees; what only settles a date or is superseded is counted at the foot."""
    rows = found.tables.findings
    shown = [row for kind in _ON_SLIDES for row in records(rows[rows["kind"] == kind])]
    rest = [
        wording.count(noun, n)
        for kind, noun in (("superseded", "superseded report"), ("inferred", "settled date"))
        if (n := int((rows["kind"] == kind).sum()))
    ]
    counted = [
        wording.count("conflict", int((rows["kind"] == "conflict").sum())),
        wording.count("agreement", int((rows["kind"] == "corroborated").sum())),
    ]
    shown = shown or records(rows)
    ids = {row["finding_id"]: row["row_ids"].split(";")[:_MOST_QUOTED] for row in shown}
    quotations = Quotations(found.tables, (one for some in ids.values() for one in some))
    table = grid.Table(
        "findings",
        "What agrees, what conflicts",
        " · ".join([found.words, *counted]),
        foot_of(found, f" Further in the tables: {' and '.join(rest)}." if rest else ""),
        (Column("", 0.12), Column("What the articles say together", 0.88)),
        [_finding(row, quotations.notes(ids[row["finding_id"]], _heading(row)), paper) for row in shown],
    )
    return grid.slides(table, paper)


def _finding(row: Record, behind: str, paper: Paper) -> Line:
    ink = ink_of(paper)
    conflict = row["kind"] == "conflict"
    entries = (
        Entry(wording.KINDS[row["kind"]], ink.alarm if conflict else mission_colour("ntm-i", paper.dark), True),
        Entry(row["note"], ink.ink),
    )
    return Line(entries, behind)


def _heading(finding: Record) -> str:
    return letters.clean(f"{wording.KINDS[finding['kind']]}: {finding['subject']}")


def sources(found: Material, paper: Paper) -> list[Slide]:
    """Every article: publisher, title, date, and how the date is known."""
    ink = ink_of(paper)
    articles = found.tables.articles.sort_values(["published_from", "published_to", "article_id"])
    lines = [
        Line(
            (
                Entry(letters.publisher(article), ink.ink, True),
                Entry(article["title"] or f"untitled ({article['file']})", ink.ink),
                Entry(wording.dated(article, "published"), ink.ink),
                Entry(how_known(article), ink.muted),
            )
        )
        for article in records(articles)
    ]
    columns = (Column("Publisher", 0.22), Column("Title", 0.4), Column("Date", 0.17), Column("How it is known", 0.21))
    foot = "As reported, not verified. The articles belong to their publishers."
    return grid.slides(grid.Table("sources", "Sources", found.words, foot, columns, lines), paper)


def how_known(article: Record) -> str:
    """How the date of an article is known."""
    if article["published_basis"] == "stated":
        return "stated by the article"
    if not article["published"]:
        return "not known: the article gives no date"
    exact = article["published_from"] == article["published_to"]
    return "worked out from the text" if exact else "bounds, from the text"
