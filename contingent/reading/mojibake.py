"""Text that was decoded wrongly before it reached us, put right where the right reading is certain."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from contingent.reading.misread import MISREAD_LEAD, find_misreadings

_GREEK_PAIR = re.compile(
    "[\u0392\u0393][\u0080-\u00ff\u0384-\u03ce\u2015\u2018\u2019\u20ac\u20af\u037a]|β[\x80-\x84][\x80-\xbf\u20ac]"
)
_GREEK_LEAD = re.compile("[\u0392\u0393\u03b2]")
_LONE_BETA_APOSTROPHE = re.compile(r"(?<=[A-Za-z\u00c0-\u024f])β(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=s)β(?= [a-z])")
_LONE_BETA_DASH = re.compile(r"(?<=[a-z\u00df-\u024f,)])β(?=[a-z\u00df-\u024f(])|(?<= )β(?= )")
_WESTERN_DAMAGE = re.compile(
    "[\u00c2-\u00c5\u00c3\u00e2\u00ce\u00cf\u00d0\u00d1\u00d8\u00d9][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|\u00c3 |[\u0080-\u009f\ufb00-\ufb06]|&(?:[a-z]{2,8}|#\\d{2,5}|#x[0-9a-f]{2,5});"
)
_WESTERN_LEAD = re.compile("[\u00c2-\u00c5\u00e2\u00ce-\u00d1\u00d8\u00d9\u0080-\u009f\ufb00-\ufb06&]")
_HOLE = re.compile("�")
_WORD_WITH_HOLE = re.compile(r"[^\W\d_]*�[^\W\d_�]*(?:�[^\W\d_]*)*")


@dataclass(frozen=True, slots=True)
class Mend:
    """`raw` became `mended`, which stands at `start` in the mended text."""

    kind: str
    raw: str
    mended: str
    start: int


def mend(text: str) -> tuple[str, tuple[Mend, ...]]:
    """The text with its damage mended, and what was mended where (in reading order).

    `JosΓ©` → `José` (UTF-8 read as ISO-8859-7) · `Jos√©` (as Mac Roman; and other encodings, see `misread`) ·
    `SÃ¡nchez` → `Sánchez` (as cp1252, by ftfy) · `Spain�s` → `Spain’s` only where the rest of the text proves it.
    Undamaged text comes back as it is, fast.
    """
    if text.isascii() and "&" not in text:
        return text, ()
    mends: list[Mend] = []
    for damaged, repair in _REPAIRS:
        if damaged.search(text):
            text, found = repair(text)
            mends = _moved(mends, found) + found
    plain = (Mend(m.kind, m.raw, m.mended.replace("\u00a0", " "), m.start) for m in mends)
    return text.replace("\u00a0", " "), tuple(sorted(plain, key=lambda m: m.start))


def _moved(earlier: list[Mend], later: list[Mend]) -> list[Mend]:
    """Earlier mends at the offsets that later ones moved them to."""
    moved = []
    for m in earlier:
        start = m.start
        for n in later:
            if n.start <= start:
                start += len(n.mended) - len(n.raw)
        moved.append(Mend(m.kind, m.raw, m.mended, start))
    return moved


def _replace(text: str, found: list[tuple[int, int, str, str]]) -> tuple[str, list[Mend]]:
    """Apply (start, end, mended, kind) replacements, which are sorted and do not overlap."""
    pieces: list[str] = []
    mends: list[Mend] = []
    done = length = 0
    for start, end, mended, kind in found:
        pieces += (text[done:start], mended)
        length += start - done
        mends.append(Mend(kind, text[start:end], mended, length))
        length += len(mended)
        done = end
    return "".join(pieces) + text[done:], mends


def _mend_greek(text: str) -> tuple[str, list[Mend]]:
    """UTF-8 read as ISO-8859-7. Real Greek text has words of Greek letters, and is left alone."""
    if re.search("[\u0370-\u03ff]{3}", text):
        return text, []
    kind = "mojibake iso-8859-7"
    found: list[tuple[int, int, str, str]] = []
    for match in _GREEK_PAIR.finditer(text):
        try:
            mended = match.group().encode("iso-8859-7").decode("utf-8")
        except UnicodeError:
            continue
        found.append((match.start(), match.end(), mended, kind))
    if not found and len(re.findall("β", text)) < 3:
        return text, []  # a single beta may be meant
    found += [(m.start(), m.end(), "’", kind) for m in _LONE_BETA_APOSTROPHE.finditer(text)]
    taken = {start for start, *_ in found}
    found += [(m.start(), m.end(), "—", kind) for m in _LONE_BETA_DASH.finditer(text) if m.start() not in taken]
    return _replace(text, sorted(found))


def _mend_western(text: str) -> tuple[str, list[Mend]]:
    import ftfy  # here, because most articles are sound and need not wait for it

    found: list[tuple[int, int, str, str]] = []
    offset = 0
    for line in text.split("\n"):
        if _WESTERN_DAMAGE.search(line):
            mended = ftfy.fix_text(line, uncurl_quotes=False)
            if mended != line:
                found += _changed_words(line, mended, offset)
        offset += len(line) + 1
    return _replace(text, found)


def _changed_words(raw: str, mended: str, offset: int) -> list[tuple[int, int, str, str]]:
    """Which words of a line changed: word by word when their number is the same, else by the longest match."""
    pairs = [(m.start(), m.end()) for m in re.finditer(r"[^ ]+", raw)]
    words = mended.split(" ")
    if [w for w in words if w] == words and len(words) == len(pairs) and not re.search("^ | $|  ", raw):
        return [
            (offset + start, offset + end, word, _kind(raw[start:end]))
            for (start, end), word in zip(pairs, words, strict=True)
            if raw[start:end] != word
        ]
    matcher = difflib.SequenceMatcher(None, raw, mended, autojunk=False)
    return [
        (offset + a, offset + b, mended[c:d], _kind(raw[a:b]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _kind(raw: str) -> str:
    if raw.startswith("&") or re.search(r"&\w+;|&#", raw):
        return "html entity"
    return "ligature" if re.search("[\ufb00-\ufb06]", raw) else "mojibake cp1252"


def _mend_holes(text: str) -> tuple[str, list[Mend]]:
    """U+FFFD where the file itself shows what was there: a dash between blanks, the apostrophe of a word that
    also stands alone, a word that also stands intact, a pair of quotation marks. All else stays as it is."""
    whole = set(re.findall(r"[^\W\d_]+", text))
    found: list[tuple[int, int, str, str]] = []
    for match in _WORD_WITH_HOLE.finditer(text):
        mended = _fill(match, text, whole)
        if mended and mended != match.group():
            found.append((match.start(), match.end(), mended, "replacement character"))
    return _replace(text, found)


def _fill(match: re.Match[str], text: str, whole: set[str]) -> str:
    word = match.group()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if word == "�":
        return "–" if before == after == " " else ""
    if word.endswith("�s") and word[:-2] in whole:
        return f"{word[:-2]}’s"
    pattern = re.compile(re.escape(word).replace("�", r"[^\W\d_a-zA-Z]"))
    candidates = {w for w in whole if pattern.fullmatch(w)}
    if len(candidates) == 1:
        return candidates.pop()
    if word.count("�") == 1 and word.startswith("�") and before in (" ", "(", "\n", "") and _closes(text, match.end()):
        return "“" + word[1:]
    if word.count("�") == 1 and word.endswith("�") and after and after in " ,.;:)\n" and _opens(text, match.start()):
        return word[:-1] + "”"
    return ""


def _closes(text: str, start: int) -> bool:
    return re.match(r"[^\n�]{1,200}?\w[.,]?�(?=[\s,.;:)]|$)", text[start - 1 :]) is not None


def _opens(text: str, end: int) -> bool:
    line = text[max(text.rfind("\n", 0, end), end - 200, 0) : end]
    return re.search(r"(?:^|[\s(])�\w[^�]*$", line) is not None


def _mend_misread(text: str) -> tuple[str, list[Mend]]:
    found = find_misreadings(text)
    return _replace(text, [(start, end, meant, f"mojibake {encoding}") for start, end, meant, encoding in found])


_REPAIRS = (
    (_GREEK_LEAD, _mend_greek),
    (MISREAD_LEAD, _mend_misread),
    (_WESTERN_LEAD, _mend_western),
    (_HOLE, _mend_holes),
)
