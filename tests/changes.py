"""Changes of a file that may not change what is read from it: encodings, line ends, quotation marks, furniture."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

from contingent.reading.decode import decode
from contingent.reading.mojibake import mend

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "corpus" / "articles").glob("*.txt")])
QUOTES = str.maketrans("‘’“”", "''\"\"")

BEFORE = """Skip to main content
Home | News | World | Sport
Sign in | Subscribe
Accept all cookies
ADVERTISEMENT
"""
AFTER = """
Share this article: Facebook 12 Twitter 3 WhatsApp
Sign up to our daily newsletter
3 comments
Privacy Policy | Terms of Use | Contact
"""
DESPUES = """
Compartir en Facebook Twitter WhatsApp
Suscríbete a nuestro boletín de noticias
Utilizamos cookies propias y de terceros para mejorar nuestros servicios.
"""
RELATED = """
Related stories
- Minister flies to Baghdad with 40 officials on board
- Why 300 soldiers stayed behind at the river
- Oil prices climb to a five-month high
"""
MOST_READ = """
Most read

Storm brings down 200 trees in the north

Five museums to see in May

Previous Article

A week of rain ahead
"""


def mended(path: Path) -> str:
    return mend(decode(path.read_bytes(), path.name))[0]


def wrapped(text: str, hyphens: bool) -> str:
    """Every line that is no row of columns, folded at 72 characters."""
    lines = []
    for line in text.split("\n"):
        columns = "   " in line.strip()
        lines += [line] if columns or not line.strip() else textwrap.wrap(line.strip(), 72, break_on_hyphens=hyphens)
    return "\n".join(lines)


def curly(text: str) -> str:
    opened = False
    out = []
    for char in text:
        if char == '"':
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append("’" if char == "'" else char)
    return "".join(out)


CHANGES: dict[str, Callable[[str], bytes]] = {
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-le"),
    "utf-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r").encode(),
    "trailing blanks": lambda text: text.replace("\n", "  \n").encode(),
    "indented": lambda text: textwrap.indent(text, "    ").encode(),
    "blank lines around": lambda text: ("\n\n\n" + text + "\n\n\n").encode(),
    "straight quotes": lambda text: text.translate(QUOTES).encode(),
    "curly quotes": lambda text: curly(text).encode(),
    "decomposed accents": lambda text: unicodedata.normalize("NFD", text).encode(),
    "no-break spaces": lambda text: text.replace(" km", "\u00a0km").replace(" soldiers", "\u00a0soldiers").encode(),
    "furniture above": lambda text: (BEFORE + "\n" + text).encode(),
    "furniture below": lambda text: (text + "\n" + AFTER).encode(),
    "Spanish furniture below": lambda text: (text + "\n" + DESPUES).encode(),
    "related stories": lambda text: (text + "\n" + RELATED).encode(),
    "most read": lambda text: (text + "\n" + MOST_READ).encode(),
    "mojibake": lambda text: text.encode("utf-8").decode("latin-1").encode("utf-8"),
}
