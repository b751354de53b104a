"""Accounts and findings to the rows of every table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contingent.extraction.claims import Event, Figure, LeftAlone, Presence, Tenure, When
from contingent.reading.article import Article
from contingent.reconcile.finding import Finding
from contingent.reconcile.told import Account, C, Told, row_ids
from contingent.reference import Place, Reference
from contingent.rows import Cell, Row, TableRows

BAGHDAD = "baghdad"


def tabulate(
    accounts: Sequence[Account],
    occurrence_ids: dict[str, str],
    findings: Sequence[Finding],
    rejected: Sequence[Row],
    reference: Reference,
) -> TableRows:
    """Every table of the schema; of missions, places and nations only those that some row names."""
    tables: dict[str, list[Row]] = {
        "articles": [_article(account) for account in accounts],
        "sentences": [row for account in accounts for row in _sentences(account.article)],
        "figures": [_figure(told) for account in accounts for told in account.figures],
        "events": [_event(told, occurrence_ids[told.row_id]) for account in accounts for told in account.events],
        "tenures": [_tenure(told) for account in accounts for told in account.tenures],
        "presence": [_presence(told) for account in accounts for told in account.presence],
        "left_alone": [_left_alone(told) for account in accounts for told in account.left_alone],
        "repairs": [row for account in accounts for row in _repairs(account.article)],
        "findings": _findings(findings),
        "rejected": list(rejected),
    }
    claims = [row for name in ("figures", "events", "tenures", "presence") for row in tables[name]]
    used = {column: _used(claims, column) for column in ("nation", "mission_id", "place_id")}
    tables["missions"] = [
        {"mission_id": m.mission_id, "name": m.name, "short_name": m.short_name, "led_by": m.led_by, "kind": m.kind}
        for m in reference.missions.values()
        if m.mission_id in used["mission_id"]
    ]
    baghdad = reference.places.get(BAGHDAD)
    tables["places"] = [_place(p, baghdad) for p in reference.places.values() if p.place_id in used["place_id"]]
    tables["nations"] = [
        {"nation": n.nation, "name": n.name} for n in reference.nations.values() if n.nation in used["nation"]
    ]
    texts = {account.article.article_id: account.article.text for account in accounts}
    return TableRows({name: tuple(rows) for name, rows in tables.items()}, texts)


def _used(rows: Iterable[Row], column: str) -> set[str]:
    """The ids in `column`, or in its plural, of any row."""
    cells = (str(row.get(name) or "") for row in rows for name in (column, f"{column}s"))
    return {key for cell in cells for key in cell.split(";") if key}


def _article(account: Account) -> Row:
    article, published = account.article, account.published
    return {
        "article_id": article.article_id,
        "file": article.file,
        "sha256": article.sha256,
        "words": article.words,
        "language": article.language,
        "title": article.title,
        "publisher": article.publisher,
        **_date("published", published),
        "repairs": article.repairs_in_words(),
    }


def _sentences(article: Article) -> list[Row]:
    return [
        {
            "sentence_id": sentence.sentence_id,
            "article_id": article.article_id,
            "paragraph": sentence.paragraph,
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.text,
        }
        for sentence in article.sentences
    ]


def _repairs(article: Article) -> list[Row]:
    ids = row_ids(article.article_id, "r", len(article.repairs))
    return [
        {
            "repair_id": repair_id,
            "article_id": article.article_id,
            "kind": repair.kind,
            "start": repair.start,
            "end": repair.end,
            "raw": repair.raw,
            "mended": repair.mended,
        }
        for repair_id, repair in zip(ids, article.repairs, strict=True)
    ]


def _figure(told: Told[Figure]) -> Row:
    figure = told.claim
    return {
        "figure_id": told.row_id,
        **_said(told),
        "measure": figure.measure,
        "value": figure.value,
        "qualifier": figure.qualifier,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "nation": figure.nation,
        "mission_ids": ";".join(figure.mission_ids),
        "place_id": figure.place_id,
        **_date("as_of", figure.as_of),
        **_words(told),
        "rule": figure.rule,
    }


def _event(told: Told[Event], occurrence_id: str) -> Row:
    event = told.claim
    return {
        "event_id": told.row_id,
        **_said(told),
        **_date("date", event.date),
        "date_prec": event.date_prec,
        "event_type": event.event_type,
        "status": event.status,
        "nations": ";".join(event.nations),
        "mission_ids": ";".join(event.mission_ids),
        "place_id": event.place_id,
        "summary": event.summary,
        **_words(told),
        "rule": event.rule,
        "occurrence_id": occurrence_id,
    }


def _tenure(told: Told[Tenure]) -> Row:
    tenure = told.claim
    return {
        "tenure_id": told.row_id,
        **_said(told),
        "person": tenure.person,
        "rank": tenure.rank,
        "nation": tenure.nation,
        "mission_id": tenure.mission_id,
        "role": tenure.role,
        **_date("start", tenure.start),
        **_date("end", tenure.end),
        **_words(told),
        "rule": tenure.rule,
    }


def _presence(told: Told[Presence]) -> Row:
    presence = told.claim
    since = _date("since", presence.since)
    del since["since_basis"]
    return {
        "presence_id": told.row_id,
        **_said(told),
        "nation": presence.nation,
        "mission_id": presence.mission_id,
        "place_id": presence.place_id,
        "activity": presence.activity,
        **since,
        **_words(told),
        "rule": presence.rule,
    }


def _left_alone(told: Told[LeftAlone]) -> Row:
    return {"left_id": told.row_id, **_said(told), **_words(told), "reason": told.claim.reason}


def _findings(findings: Sequence[Finding]) -> list[Row]:
    width = max(3, len(str(len(findings))))
    return [
        {
            "finding_id": f"n{number:0{width}}",
            "kind": finding.kind,
            "subject": finding.subject,
            "row_ids": ";".join(finding.row_ids),
            "note": finding.note,
        }
        for number, finding in enumerate(findings, 1)
    ]


def _place(place: Place, baghdad: Place | None) -> Row:
    return {
        "place_id": place.place_id,
        "name": place.name,
        "kind": place.kind,
        "latitude": _degrees(place.latitude),
        "longitude": _degrees(place.longitude),
        "where_prec": place.where_prec,
        "coordinates_source": place.coordinates_source,
        "km_from_baghdad": _kilometres(place, baghdad),
    }


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _kilometres(place: Place, baghdad: Place | None) -> str:
    """Geodesic distance on the WGS 84 ellipsoid, to 0.1 km; empty if either has no coordinates."""
    from geopy.distance import geodesic  # here, because it is slow to import and only tables need it

    if baghdad is None or None in (place.latitude, place.longitude, baghdad.latitude, baghdad.longitude):
        return ""
    distance = geodesic((baghdad.latitude, baghdad.longitude), (place.latitude, place.longitude))
    return f"{distance.km:.1f}"


def _said(told: Told[C]) -> dict[str, Cell]:
    return {"article_id": told.article_id, "sentence_id": told.claim.sentence_id}


def _words(told: Told[C]) -> dict[str, Cell]:
    return {"quote_start": told.claim.quote_start, "quote_end": told.claim.quote_end, "quote": told.quote}


def _date(name: str, when: When) -> dict[str, Cell]:
    return {name: when.edtf, f"{name}_from": when.first, f"{name}_to": when.last, f"{name}_basis": when.basis}
