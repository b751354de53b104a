"""Articles and claims written out by hand, for tests of what happens after extraction."""

from __future__ import annotations

from dataclasses import replace

from contingent.edtf_dates import bounds
from contingent.extraction.claims import Claims, Event, Figure, LeftAlone, Presence, Tenure, When
from contingent.reading.article import Article, Repair, Sentence


def when(edtf: str, basis: str = "stated") -> When:
    first, last = bounds(edtf)
    return When(edtf, first, last, basis) if edtf else When()


def figure(
    text: str,
    measure: str,
    number: str,
    nation: str = "ESP",
    missions: tuple[str, ...] = (),
    place: str = "",
    as_of: When | None = None,
) -> tuple[str, Figure]:
    """A sentence and its figure; `number` as words: `183`, `about 180`, `more than 150`, `between 30 and 40`."""
    *words, value = number.split()
    qualifier = {"": "exact"}.get(" ".join(words), "_".join(words))
    low = {"exact": int(value), "at_least": int(value), "more_than": int(value) + 1}.get(qualifier)
    high = {"exact": int(value), "up_to": int(value), "less_than": int(value) - 1}.get(qualifier)
    unit = {"attacks": "attacks", "flight_hours": "hours", "vehicles": "vehicles"}.get(measure, "persons")
    made = Figure(
        "", measure, int(value), qualifier, low, high, unit, nation, missions, place, as_of or When(), 0, 0, "test"
    )
    return text, made


def event(
    text: str,
    event_type: str,
    date: When,
    nations: tuple[str, ...] = ("ESP",),
    missions: tuple[str, ...] = (),
    place: str = "",
    status: str = "occurred",
) -> tuple[str, Event]:
    return text, Event("", date, "", event_type, status, nations, missions, place, text[:90], 0, 0, "test")


def tenure(
    text: str,
    person: str,
    mission: str = "nmi",
    start: When | None = None,
    end: When | None = None,
    role: str = "commander",
) -> tuple[str, Tenure]:
    return text, Tenure("", person, "General", "ESP", mission, role, start or When(), end or When(), 0, 0, "test")


def presence(text: str, nation: str, mission: str = "", place: str = "") -> tuple[str, Presence]:
    return text, Presence("", nation, mission, place, "", When(), 0, 0, "test")


def left_alone(text: str, reason: str) -> tuple[str, LeftAlone]:
    return text, LeftAlone("", 0, 0, reason)


def told(
    article_id: str,
    *said: tuple[str, Figure | Event | Tenure | Presence | LeftAlone],
    publisher: str = "",
    published: str = "",
    basis: str = "stated",
    repairs: tuple[Repair, ...] = (),
) -> tuple[Article, Claims]:
    """An article made of the sentences given, each with the claim it makes; a sentence given twice makes two claims."""
    texts = list(dict.fromkeys(text for text, _ in said)) or ["Nothing to report."]
    starts = [sum(len(other) + 1 for other in texts[:index]) for index in range(len(texts))]
    sentences = {
        text: Sentence(f"{article_id}.s{index:03}", index, index, start, start + len(text), text)
        for index, (text, start) in enumerate(zip(texts, starts, strict=True))
    }
    placed = [
        replace(
            claim,
            sentence_id=sentences[text].sentence_id,
            quote_start=sentences[text].start,
            quote_end=sentences[text].end,
        )
        for text, claim in said
    ]
    stated = published if basis == "stated" else ""
    article = Article(
        article_id, f"{article_id}.txt", "0" * 64, len(" ".join(texts).split()), "en", f"Title of {article_id}",
        publisher, stated, "\n".join(texts), tuple(sentences.values()), repairs,
    )  # fmt: skip
    of = {
        kind: tuple(claim for claim in placed if isinstance(claim, kind))
        for kind in (Figure, Event, Tenure, Presence, LeftAlone)
    }
    return article, Claims(
        article_id, when(published, basis), of[Figure], of[Event], of[Tenure], of[Presence], of[LeftAlone]
    )  # type: ignore[arg-type]
