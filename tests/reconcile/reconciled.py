"""Articles with a few claims each, and what they come to when they are read together."""

from __future__ import annotations

from claims_of import event, figure, tenure, told, when

from contingent.extraction.claims import Claims
from contingent.reading.article import Article
from contingent.reconcile import reconcile
from contingent.reference import load_reference
from contingent.rows import Row

Read = tuple[Article, Claims]
NMI, OIR = ("nmi",), ("oir",)
SINCE_MAY = "The mission, commanded since May by José Antonio Agüero, includes 183 Spaniards."
VISIT = "Foreign minister Albares spoke in Baghdad."


def findings(*read: Read, kind: str = "") -> list[Row]:
    rows = reconcile(read, load_reference()).tables["findings"]
    return [row for row in rows if kind in ("", row["kind"])]


def notes(*read: Read, kind: str = "") -> list[str]:
    return [str(row["note"]) for row in findings(*read, kind=kind)]


def deployed(
    article_id: str, number: str, as_of: str, *, missions: tuple[str, ...] = NMI, place: str = "", **more: str
) -> Read:
    publisher = more.get("publisher", article_id.upper())
    text = f"{publisher} counts {number} soldiers."
    return told(
        article_id,
        figure(text, more.get("measure", "deployed"), number, more.get("nation", "ESP"), missions, place, when(as_of)),
        publisher=publisher,
        published="2026-01-01",
    )


def article_000(start: str = "XXXX-05") -> Read:
    return told(
        "000_x",
        tenure(SINCE_MAY, "José Antonio Agüero", start=when(start)),
        event(SINCE_MAY, "command_change", when(start), ("ESP",), NMI),
        figure(SINCE_MAY, "deployed", "183", missions=NMI),
        event("Ministers met in Madrid.", "meeting", when(""), ("ESP", "IRQ")),
    )


def afp(start: str = "2023", person: str = "Jose Antonio Aguero Martinez", mission: str = "nmi") -> Read:
    said = tenure(f"Under {person} since last year.", person, mission, when(start, "resolved"))
    return told("004_a", said, publisher="Agence France-Presse", published="2024-01-25")


def visit(
    article_id: str, text: str = VISIT, date: str = "2024-01-25", place: str = "baghdad", kind: str = "meeting"
) -> Read:
    return told(
        article_id, event(text, kind, when(date), ("ESP",), (), place), publisher=article_id, published="2024-01-26"
    )


def moved(name: str, day: str, number: str = "10", nation: str = "ESP") -> Read:
    text = f"{name}: {number} soldiers were flown to Kuwait."
    said = (
        event(text, "redeployment", when(day), (nation,), NMI, "kuwait"),
        figure(text, "relocated", number, nation, NMI, "kuwait", when(day)),
    )
    return told(name, *said, publisher=name)
