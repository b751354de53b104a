"""The name that a page prints over everything, with its menu, its place in the site or its date below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contingent.reading.furniture import menu_cells, reach
from contingent.reading.kinds import is_caption, is_prose
from contingent.reading.outlets import named_like_outlet
from contingent.reading.pagelines import is_byline, is_label, stamp_line
from contingent.reading.series import issue_number
from contingent.reading.stamps import find_stamps
from contingent.reading.units import Unit

_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'&-]*|&|of|for|and|the|de|del|la|y)(?: (?:-|–|[A-ZÀ-Þ][\w.’'&-]*|&|of|for|and|the|de|del|la|y))*"
)
_ARTICLE = re.compile(r"(?:the|el|la|los|las)\s", re.IGNORECASE)
_HOME = {"home", "homepage", "inicio", "portada", "news", "noticias"}
_SITE = re.compile(r"[\w-]+\.(?:com|org|net|info|eu|int|mil|[a-z]{2})", re.IGNORECASE)
CRUMBS = re.compile(r"\s+[>»›]\s+")
_LONGEST = 6
_LONGEST_TAGLINE = 12
_MOST_TAGLINES = 2


def masthead(units: Sequence[Unit], order: str = "") -> tuple[str, int]:
    """The name on the page's first line, and how many units it takes with what belongs to it; `("", 0)` if none.

    A line is a masthead if it is a name and has below it, in its block, the site's menu or the way to the page
    (`Home > News`), under a tagline perhaps. The date alone is enough under a name with an article (`The Example
    Post`) or beside the number of an issue (`Issue 7, May 2010`): a headline, or its writer, has a date under it too. A
    tagline is enough where both stand in a block of their own over what opens like a headline. A bar can be a masthead
    by itself (`Example.org | Desk`). A desk, a byline and a line of the menu are no names.
    """
    if not units:
        return "", 0
    name = units[0].text
    if bar := _first_of_bar(name):
        return bar, 1
    rest = [unit.text for unit in units[1:_LONGEST] if unit.block == units[0].block]
    name, *offices = name.split(" | ")  # "Example Government | Department of Examples"
    if not _is_name(name) or any(map(reach, offices)):
        return "", 0
    menus = [i for i, text in enumerate(rest) if _is_menu(text, name) or (offices and len(CRUMBS.split(text)) > 1)]
    dates = [i for i, text in enumerate(rest) if stamp_line(text, order)]
    numbered = any(issue_number(text) for text in rest)
    issues = dates if numbered else []
    dated = dates if _ARTICLE.match(name) else issues
    height = max(menus + dated, default=-1) + 1
    free = [text for i, text in enumerate(rest[:height]) if i not in menus and i not in dates and not reach(text)]
    if len(free) > 1 or any(text.count(" ") >= _LONGEST_TAGLINE for text in free) or (free and not menus + issues):
        return "", 0
    if not height and _stands_over_headline(units, len(rest), order):
        return name, len(rest) + 1
    return (name, height + 1) if height else ("", 0)


def _stands_over_headline(units: Sequence[Unit], taglines: int, order: str) -> bool:
    """Whether the name has a tagline or two, and nothing else, in a block over one that opens like a headline."""
    below = units[1 : taglines + 2]
    if not 1 <= taglines <= _MOST_TAGLINES or len(below) <= taglines or units[0].block == below[-1].block:
        return False
    plain = all(_is_tagline(unit.text, order) for unit in below[:-1])
    head = below[-1].text
    return plain and head.count(" ") >= _LONGEST and not is_prose(head) and not is_caption(head)


def _is_tagline(text: str, order: str) -> bool:
    if not 1 < len(text.split()) <= _LONGEST_TAGLINE or text.endswith(".") or len(menu_cells(text)) > 1:
        return False
    return not (is_byline(text) or is_label(text) or is_caption(text) or stamp_line(text, order))


def _first_of_bar(text: str) -> str:
    """The outlet of a bar that holds it and the page's desks: a site's address or name, or a name before two desks."""
    cells = [cell.strip() for cell in text.split("|")]
    if len(cells) < 2 or any(cell.count(" ") > 2 or any(c.isdigit() for c in cell) or not cell for cell in cells):
        return ""
    named = _SITE.fullmatch(cells[0]) or named_like_outlet(cells[0]) or len(cells) > 2
    desk = cells[0].casefold() in _HOME or any(map(reach, cells))
    return cells[0] if named and not desk and not is_byline(cells[0]) else ""


def _is_name(text: str) -> bool:
    if not 1 < len(text.split()) <= _LONGEST or not _NAME.fullmatch(text):
        return False
    return not (is_label(text) or reach(text) or is_byline(text) or find_stamps(text))


def _is_menu(text: str, name: str) -> bool:
    """A bar of three entries or more that is the site's own, not one to share the page with."""
    cells = [cell.casefold() for cell in menu_cells(text)]
    if len(cells) < 3 or name.casefold() in cells or any(cell.count(" ") > 2 for cell in cells):
        return False
    return not any(char.isdigit() for char in text) and (cells[0] in _HOME or not reach(text))
