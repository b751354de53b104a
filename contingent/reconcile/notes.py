"""The words of findings: who says what, as of when, in the way a reader would put it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contingent.edtf_dates import Bounds, in_words
from contingent.extraction.claims import Figure, When
from contingent.qualifiers import BEFORE_NUMBER
from contingent.reading.article import Article
from contingent.reconcile.told import Told
from contingent.reference import Reference

#: A note names at most so many sources; the rows hold them all.
NAMED = 4

_MEASURE = {
    "deployed": "personnel deployed",
    "relocated": "personnel moved",
    "planned": "personnel planned",
    "trained": "people trained",
    "flight_hours": "flight hours",
}


def who(article: Article) -> str:
    """The publisher, or `article 000` (the id up to its first underscore) when the text names none."""
    return article.publisher or f"article {article.article_id.partition('_')[0]}"


def amount(figure: Figure) -> str:
    """`183`, `about 180`, `more than 15,000`, `between 30 and 40`."""
    if figure.qualifier == "between" and figure.high is not None:
        return f"between {figure.value:,} and {figure.high:,}"
    return f"{BEFORE_NUMBER.get(figure.qualifier, '')}{figure.value:,}"


def when(date: When) -> str:
    """A date in words; the article's own date, when only its earliest is known, as `July 2025 or later`."""
    edtf = known(date)
    if not edtf:
        return "undated"
    if edtf.endswith("/..") and date.basis in ("article", "inferred"):
        return f"{in_words(edtf.removesuffix('/..'))} or later"
    return in_words(edtf)


def known(date: When) -> str:
    """The EDTF string of what is known by now: of a settled `XXXX-05` with its year, of undated rows the bounds."""
    if date.edtf.startswith("XXXX") and date.first:
        return date.edtf.replace("XXXX", date.first[:4])
    if not date.edtf and (date.first or date.last):
        return date.first if date.first == date.last else f"{date.first or '..'}/{date.last or '..'}"
    return date.edtf


def told_figure(told: Told[Figure]) -> str:
    """`about 180 (RUSSPAIN, July 2025 or later)`."""
    return f"{amount(told.claim)} ({who(told.article)}, {when(told.claim.as_of)})"


def told_figures(told: Sequence[Told[Figure]]) -> str:
    """Several, the sources of one number together: `362 (Europa Press and article d08, 28 December 2023)`."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in told:
        names = groups.setdefault((amount(one.claim), when(one.claim.as_of)), [])
        if who(one.article) not in names:
            names.append(who(one.article))
    return listed([f"{number} ({listed(names)}, {date})" for (number, date), names in groups.items()])


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`; beyond NAMED the rest is counted."""
    found = list(words)
    if len(found) > NAMED:
        found = [*found[: NAMED - 1], f"{len(found) - NAMED + 1} others"]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def nameless(told: Iterable[Article]) -> str:
    """What a reader must know about sources without a publisher; empty when all are named."""
    names = list(dict.fromkeys(who(article) for article in told if not article.publisher))
    if not names:
        return ""
    if len(names) == 1:
        return f"; {names[0]} names no publisher and counts as a source of its own"
    return f"; {listed(names)} name no publisher and count as sources of their own"


def subject(parts: Iterable[str]) -> str:
    """`deployed · ESP · NATO Mission Iraq · 2023–2025`, without the parts that are empty."""
    return " · ".join(part for part in parts if part)


def counted(figure: Figure, reference: Reference) -> str:
    """`personnel deployed, Spain, NATO Mission Iraq, at Besmaya Range Complex`: what a figure is a number of."""
    missions = " and ".join(reference.missions[mission].short_name for mission in figure.mission_ids)
    nation = " and ".join(reference.nations[one].name for one in figure.nation.split(";") if one)
    place = where(figure.place_id, reference)
    return ", ".join(part for part in (_MEASURE.get(figure.measure, figure.measure), nation, missions, place) if part)


def where(place_id: str, reference: Reference) -> str:
    """`at Camp Taji`, `in Baghdad`; empty if unknown."""
    if not place_id:
        return ""
    place = reference.places[place_id]
    return f"{'at' if place.kind == 'base' else 'in'} {place.name}"


def mission_names(mission_ids: Iterable[str], reference: Reference) -> str:
    return " + ".join(reference.missions[mission].short_name for mission in mission_ids)


def years(bounds: Iterable[Bounds]) -> str:
    """`2023`, `2023–2025`, `2023–` (open), empty if nothing is known."""
    spans = list(bounds)
    first = min((span[0][:4] for span in spans if span[0]), default="")
    last = max((span[1][:4] for span in spans if span[1]), default="")
    if any(span[0] and not span[1] for span in spans):
        return f"{first}–"
    return first if first == last else f"{first}–{last}"
