"""Files without the time at which they were made."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook
from PIL import Image

from contingent.briefing.stamps import steady_svg, with_resolution, without_times, zipped


def workbook() -> bytes:
    buffer = io.BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def test_an_office_file_loses_its_times_and_so_do_the_workbooks_in_it() -> None:
    with_time = zipped({"docProps/core.xml": b"<dcterms:created xsi:type='x'>2026-11-20T08:00:00Z</dcterms:created>",
                        "ppt/embeddings/data.xlsx": workbook()})  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(without_times(with_time))) as archive:
        assert archive.read("docProps/core.xml") == (
            b"<dcterms:created xsi:type='x'>2000-01-01T00:00:00Z</dcterms:created>"
        )
        with zipfile.ZipFile(io.BytesIO(archive.read("ppt/embeddings/data.xlsx"))) as inner:
            assert {one.date_time for one in inner.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert inner.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2


def test_names_drawn_by_lot_become_numbers_wherever_they_stand() -> None:
    drawn = b'<defs id="defs-a1b2c3"/><clipPath id="clipa1b2c3xy"/><g clip-path="url(#clipa1b2c3xy)" class="trace scatter tracef0f0f0"/>'  # noqa: E501
    assert steady_svg(drawn) == (
        b'<defs id="defs-000000"/><clipPath id="clip000000xy"/><g clip-path="url(#clip000000xy)" class="trace scatter trace000001"/>'  # noqa: E501
    )


def test_a_png_says_how_large_it_prints() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 3), "#1f5fa8").save(buffer, "PNG")
    image = Image.open(io.BytesIO(with_resolution(buffer.getvalue(), 300)))
    assert tuple(round(one) for one in image.info["dpi"]) == (300, 300)
    assert image.convert("RGB").getpixel((3, 2)) == (0x1F, 0x5F, 0xA8)
