"""Pages of the PDF that are no chart: the list of sources; and the marking line on any figure."""

from __future__ import annotations

import plotly.graph_objects as go

from contingent import wording
from contingent.briefing.contents import Material
from contingent.briefing.letters import clean, publisher
from contingent.briefing.texts import how_known
from contingent.records import Record, records
from contingent.views.lettering import escape, shorten
from contingent.views.picture import Picture
from contingent.views.theme import FONT_STACK, SHOT_HEIGHT, SHOT_WIDTH, Canvas, canvas, frame, layout, plot_height

TITLE = "Sources"
_ROW = 36
# Where the columns begin and how wide they are, as shares of the width: publisher, title, date, how it is known.
_COLUMNS = ((0.0, 0.2), (0.21, 0.4), (0.62, 0.15), (0.78, 0.22))
_MARKING = 20


def source_list(found: Material) -> list[go.Figure]:
    """Every article in one line, on as many pages as they need."""
    sheet = canvas(SHOT_WIDTH, shot=True, dark=False)
    articles = records(found.tables.articles.sort_values(["published_from", "published_to", "article_id"]))
    foot = "As reported, not verified. The articles belong to their publishers."
    framed = frame(sheet, TITLE, clean(found.words), foot)
    plot = plot_height(sheet, framed, 0)
    most = plot // _ROW - 1
    pages = [articles[at : at + most] for at in range(0, len(articles), most)]
    drawn = []
    for number, page in enumerate(pages, 1):
        title = TITLE if len(pages) == 1 else f"{TITLE} ({number} of {len(pages)})"
        drawn.append(_page(sheet, title, clean(found.words), foot, plot, page))
    return drawn


def _page(sheet: Canvas, title: str, words: str, foot: str, plot: int, articles: list[Record]) -> go.Figure:
    fig = Picture()
    layout(fig, sheet, frame(sheet, title, words, foot), plot)
    fig.x_axis(range=[0, 1], visible=False)
    fig.y_axis(range=[plot, 0], visible=False)
    heading = ("Publisher", "Title", "Date", "How it is known")
    for at, row in enumerate((heading, *(_row(article) for article in articles))):
        for (left, share), text, column in zip(_COLUMNS, row, range(4), strict=True):
            _write(fig, sheet, text, left, share, at, bold=at == 0 or column == 0, quiet=at == 0 or column == 3)
    return fig.figure()


def _row(article: Record) -> tuple[str, str, str, str]:
    title = clean(article["title"]) or f"untitled ({article['file']})"
    return publisher(article), title, wording.dated(article, "published"), how_known(article)


def _write(
    fig: Picture, sheet: Canvas, text: str, left: float, share: float, at: int, *, bold: bool, quiet: bool
) -> None:
    room = share * (sheet.width - 2 * sheet.edge)
    cut = shorten(clean(text), sheet.type.label, room, bold) or clean(text)[:20]
    fig.note(
        x=left,
        y=at * _ROW + _ROW / 2,
        xanchor="left",
        yanchor="middle",
        text=f"<b>{escape(cut)}</b>" if bold else escape(cut),
        font={"size": sheet.type.label, "color": sheet.ink.muted if quiet else sheet.ink.ink},
    )


def marked(figure: go.Figure, marking: str) -> go.Figure:
    """The figure with the marking line at its top and its foot; the figure itself when there is none."""
    text = clean(marking)
    if not text:
        return figure
    text = shorten(text, _MARKING, SHOT_WIDTH * 0.9, bold=True) or text[:60]
    margin = figure.layout.margin
    wide, high = SHOT_WIDTH - margin.l - margin.r, SHOT_HEIGHT - margin.t - margin.b
    marks = go.Figure(figure)
    for y, anchor in ((1 + (margin.t - 12) / high, "top"), (-(margin.b - 10) / high, "bottom")):
        marks.add_annotation(
            text=f"<b>{escape(text)}</b>",
            x=(SHOT_WIDTH / 2 - margin.l) / wide,
            y=y,
            xref="paper",
            yref="paper",
            xanchor="center",
            yanchor=anchor,
            showarrow=False,
            font={"family": FONT_STACK, "size": _MARKING, "color": "#1b2733"},
        )
    return marks
