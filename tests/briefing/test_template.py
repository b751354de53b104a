"""Our template and other people's."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from briefing.conftest import hand_made
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from contingent.briefing.contents import Contents
from contingent.briefing.deck import deck
from contingent.briefing.stamps import zipped
from contingent.briefing.template import OWN, open_template
from contingent.errors import ContingentError

BLACK = "<p:bg xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><p:bgPr><a:solidFill><a:srgbClr val='101820'/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"  # noqa: E501


@pytest.fixture
def corporate(tmp_path: Path) -> Path:
    """A template of 4:3 with eleven layouts and two slides of its own."""
    presentation = Presentation()
    for text in ("How to use this template", "Our values"):
        presentation.slides.add_slide(presentation.slide_layouts[0]).shapes.title.text = text
    path = tmp_path / "corporate.pptx"
    presentation.save(str(path))
    return path


def test_ours_is_sixteen_to_nine_in_a_typeface_of_known_widths() -> None:
    own = open_template()
    assert (own.paper.width, own.paper.height, own.paper.dark) == (960, 540, False)
    theme = next(one.target_part for one in own.presentation.slide_master.part.rels.values() if "theme" in one.reltype)
    fonts = etree.fromstring(theme.blob).findall(".//{*}latin")
    assert {font.get("typeface") for font in fonts} >= {"Arial"}


def test_ours_is_what_the_script_makes() -> None:
    from scripts.make_briefing_template import template

    assert template() == OWN.read_bytes()


def test_layouts_and_size_of_the_users_template_are_used_and_its_slides_left_out(corporate: Path) -> None:
    made = Presentation(io.BytesIO(deck(hand_made(), Contents(("title", "sources")), corporate)))
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    assert [slide.slide_layout.name for slide in made.slides] == ["Title Slide", "Title Only"]
    assert [slide.shapes.title.text_frame.text for slide in made.slides][1] == "Sources"
    assert "values" not in " ".join(part.partname for part in made.part.package.iter_parts())


def test_what_is_drawn_stays_inside_the_users_page(corporate: Path) -> None:
    made = Presentation(io.BytesIO(deck(hand_made(), Contents(marking="MARK"), corporate)))
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_on_a_dark_ground_the_words_are_light(tmp_path: Path) -> None:
    presentation = Presentation(str(OWN))
    common = presentation.slide_master._element.find(".//{*}cSld")
    for old in common.findall("{*}bg"):
        common.remove(old)
    common.insert(0, etree.fromstring(BLACK))
    path = tmp_path / "dark.pptx"
    presentation.save(str(path))
    assert open_template(path).paper.dark
    assert b"E9EDF1" in etree.tostring(
        Presentation(io.BytesIO(deck(hand_made(), Contents(("sources",)), path))).slides[0]._element
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a PowerPoint file"),
        (b"PK\x03\x04 broken", "not a PowerPoint file"),
        (zipped({"word.txt": b"hello"}), "not a PowerPoint file"),
    ],
)
def test_what_is_no_template_is_said_so(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "other.pptx"
    path.write_bytes(content)
    with pytest.raises(ContingentError, match=said):
        open_template(path)


def test_a_potx_and_a_missing_file_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(ContingentError, match="cannot be read"):
        open_template(tmp_path / "none.pptx")
    import zipfile

    with zipfile.ZipFile(OWN) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    types = files["[Content_Types].xml"]
    files["[Content_Types].xml"] = types.replace(b"presentation.main+xml", b"template.main+xml")
    assert types != files["[Content_Types].xml"]
    with pytest.raises(ContingentError, match="potx"):
        open_template(zipped(files))
