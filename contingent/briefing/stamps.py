"""The same content gives the same bytes: files without the time at which they were made, or a name drawn by lot."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

# A zip entry carries a time; a fixed one (the earliest the format knows) keeps the bytes the same.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FIXED = b"2000-01-01T00:00:00Z"
_W3C_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_DRAWN_BY_LOT = re.compile(r'(?: id="(?:top)?defs-|class="trace [a-z]+ trace)([0-9a-f]{6})"')
_PNG_HEADER = 33
_METRES_PER_INCH = 0.0254
_SQUEEZE = 6


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files in their order, no time in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_SQUEEZE) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            # Images are compressed already; squeezing them again takes long and gains nothing.
            stored = name.endswith((".png", ".zip", ".pptx"))
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def without_times(office: bytes) -> bytes:
    """A .pptx or .xlsx file, and the workbooks in it, without the times at which they were made."""
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(office)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = _W3C_TIME.sub(rb"\g<1>" + _FIXED, content)
            elif name.endswith(".xlsx"):
                content = without_times(content)
            files[name] = content
    return zipped(files)


def steady_svg(svg: bytes) -> bytes:
    """An SVG of plotly's with fixed names where it draws them by lot."""
    text = svg.decode("utf-8")
    fixed = {drawn: f"{at:06d}" for at, drawn in enumerate(dict.fromkeys(_DRAWN_BY_LOT.findall(text)))}
    if fixed:
        names = re.compile(rf"(defs-|clip|trace|g)({'|'.join(fixed)})")
        text = names.sub(lambda found: found[1] + fixed[found[2]], text)
    return text.encode("utf-8")


def with_resolution(png: bytes, dots_per_inch: int) -> bytes:
    """A PNG that says how large it is to be printed (chunk pHYs)."""
    per_metre = round(dots_per_inch / _METRES_PER_INCH)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_PNG_HEADER] + chunk + png[_PNG_HEADER:]
