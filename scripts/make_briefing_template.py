"""Makes contingent/briefing/template.pptx from the blank presentation that python-pptx brings along.

    python -m scripts.make_briefing_template

16:9, two layouts (title, title only), a quiet theme in the colours of the dashboard. The typeface is Arial, which
PowerPoint has and LibreOffice replaces by Liberation Sans, whose letters are as wide.
"""

from __future__ import annotations

import io
import re
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from contingent.briefing.stamps import without_times
from contingent.briefing.template import OWN
from contingent.views.theme import LIGHT, mission_colour

TYPEFACE = "Arial"
WIDTH, HEIGHT = 960, 540
TITLE = (40, 24, 880, 40)
FOOT = (840, 501, 80, 16)
COLOURS = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.paper,
    "dk2": LIGHT.muted,
    "lt2": LIGHT.land_beside,
    "accent1": mission_colour("nmi"),
    "accent2": mission_colour("oir"),
    "accent3": mission_colour("ntm-i"),
    "accent4": mission_colour("mnf-i"),
    "accent5": mission_colour("euam-iraq"),
    "accent6": mission_colour("unami"),
}


def template() -> bytes:
    """The template; the same code gives the same bytes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in ("Title Slide", "Title Only"):
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _dress(master)
    for layout in deck.slide_layouts:
        _drop_feet(layout)
    first = next(layout for layout in deck.slide_layouts if layout.name == "Title Slide")
    title, under = first.placeholders[0], first.placeholders[1]
    _put(title, (60, 110, 840, 120))
    _put(under, (60, 250, 840, 170))
    _text_size(title, 40, anchor="b")
    _text_size(under, 20, anchor="t")
    _rule(first)
    deck.core_properties.title, deck.core_properties.author = "Contingent briefing", "Contingent"
    _drop_leftovers(deck)
    buffer = io.BytesIO()
    deck.save(buffer)
    return without_times(buffer.getvalue())


def _drop_leftovers(deck: Any) -> None:
    """The picture of another presentation, and the settings of a printer, that the blank one brings along."""
    for relations in (deck.part.package._rels, deck.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(key)


def _dress(master: Any) -> None:
    """Theme, title and slide number of the master; date and footer go."""
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    text = theme.blob.decode("utf-8")
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{TYPEFACE}", text)
    for name, colour in COLOURS.items():
        value = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, flags=re.DOTALL)
    theme._blob = text.encode("utf-8")
    _drop_feet(master)
    for shape in master.placeholders:
        kind = shape.placeholder_format.type
        if "TITLE" in kind.name:
            _put(shape, TITLE)
        elif "NUMBER" in kind.name:
            _put(shape, FOOT)
            _number(shape)
        else:
            _put(shape, (40, 90, 880, 390))
    style = master._element.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    letters = style.find("{*}defRPr")
    letters.set("sz", "2600")
    letters.set("b", "1")
    body = master.placeholders[0]._element.find(".//{*}bodyPr")
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.set(side, "0")


def _drop_feet(layout: Any) -> None:
    for shape in list(layout.placeholders):
        if shape.placeholder_format.type.name in ("DATE", "FOOTER"):
            shape._element.getparent().remove(shape._element)
        elif shape.placeholder_format.type.name == "SLIDE_NUMBER" and layout.name:
            _put(shape, FOOT)
            _number(shape)


def _number(shape: Any) -> None:
    body = shape._element.find(".//{*}bodyPr")
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.set(side, "0")
    letters = shape._element.find(".//{*}lvl1pPr/{*}defRPr")
    if letters is not None:
        letters.set("sz", "1200")
        letters.getparent().set("algn", "r")


def _put(shape: Any, box: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(value) for value in box)


def _text_size(shape: Any, size: int, anchor: str) -> None:
    frame = shape._element.find(".//{*}txBody")
    body, styles = frame.find("{*}bodyPr"), frame.find("{*}lstStyle")
    body.set("anchor", anchor)
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.set(side, "0")
    for child in list(styles):
        styles.remove(child)
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    level = styles.makeelement(f"{{{space}}}lvl1pPr", {"marL": "0", "indent": "0", "algn": "l"})
    level.append(level.makeelement(f"{{{space}}}buNone", {}))
    level.append(level.makeelement(f"{{{space}}}defRPr", {"sz": str(size * 100)}))
    styles.append(level)


def _rule(layout: Any) -> None:
    """A short bar between title and what stands under it."""
    from lxml import etree

    bar = (
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="99" name="Rule"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{Pt(60)}" y="{Pt(238)}"/><a:ext cx="{Pt(90)}" cy="{Pt(4)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )
    layout.shapes._spTree.append(etree.fromstring(bar))


if __name__ == "__main__":
    OWN.write_bytes(template())
