"""Plain records of the index turned into the nouns of `claims.model`, when somebody asks for them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from claims.model import Entity, Fact, Measure, Observation, Period, Scope, Source

_PRECISION = {4: "year", 7: "month", 10: "day"}


def fact(record: Mapping[str, Any]) -> Fact:
    """A fact of the dataset."""
    get = record.get
    quote, verified = get("quote", {}), get("verified", {})
    begin = get("from") or get("date")
    end = get("to") or (get("date") if "from" not in record else None)
    observations = of_columns(record) if "columns" in record else [observation(o) for o in get("observations", ())]
    precisions = (_PRECISION[len(begin or "0000-00-00")], _PRECISION[len(end or "0000-00-00")])
    return Fact(
        id=record["id"],
        kind=record["kind"],
        topic=get("topic", ""),
        about=tuple(get("about", ())),
        statement=get("statement", {}),
        sources=() if "columns" in record else tuple(source(found) for found in get("sources", ())),
        notes=get("notes", ""),
        verified=verified.get("status", ""),
        verified_on=day(verified.get("on")),
        review_by=day(get("review_by")),
        owner=get("owner", ""),
        place=get("place"),
        event=get("event"),
        event_date=day(get("event_date")),
        measure=get("measure"),
        unit=get("unit", ""),
        observations=tuple(seen for seen in observations if seen.rank != "interpolated"),
        interpolated=tuple(seen for seen in observations if seen.rank == "interpolated"),
        what=get("what", {}),
        first=first_day(begin),
        last=last_day(end),
        span_precision=max(precisions, key=("day", "month", "year").index),
        speaker=get("speaker"),
        medium=get("medium", ""),
        quote=quote.get("text", ""),
        quote_language=quote.get("language", ""),
        person=get("person"),
        office=get("office", {}),
        organisation=get("organisation"),
        claim=get("claim", ""),
        rating=get("rating", ""),
        publisher=get("publisher", ""),
        url=get("url", ""),
        language=get("language", ""),
        title=get("title", ""),
        scope=get("scope"),
        period=period(get("period")),
        everyone=tuple(get("everyone", ())),
        method=get("method"),
        measured=get("measured", ""),
        first_precision=precisions[0],
        last_precision=precisions[1],
    )


def observation(record: Mapping[str, Any]) -> Observation:
    """One value of a series."""
    get = record.get
    return Observation(
        value=record["value"],
        as_of=date.fromisoformat(record["as_of"]),
        upper=get("upper"),
        qualifier=get("qualifier", "exact"),
        until=day(get("until")),
        rank=get("rank", "normal"),
        said_by=get("said_by"),
        sources=tuple(source(found) for found in get("sources", ())),
        notes=get("notes", ""),
        recorded=day(get("recorded")),
        precision=get("precision", "day"),
    )


def of_columns(record: Mapping[str, Any]) -> list[Observation]:
    """The values of a series that came from a table: kept as columns, all with the sources of the series."""
    columns: Mapping[str, list[Any]] = record["columns"]
    sources = tuple(source(found) for found in record["sources"])
    days = {text: date.fromisoformat(text) for name in _DAYS for text in columns.get(name, ()) if text}
    given = [
        (slot, [days.get(cell) for cell in column] if slot in _DAYS else column) for slot, column in columns.items()
    ]
    rows: list[dict[str, Any]] = [{} for _ in columns["value"]]
    for slot, column in given:
        for row, cell in zip(rows, column, strict=True):
            if cell is not None:
                row[slot] = cell
    return [Observation(sources=sources, **row) for row in rows]


_DAYS = ("as_of", "until", "recorded")


def source(record: Mapping[str, Any]) -> Source:
    """A page that states a fact."""
    return Source(record["publisher"], record["title"], record["url"], day(record.get("published")))


def entity(record: Mapping[str, Any]) -> Entity:
    """Somebody, something or somewhere."""
    aliases = tuple(record.get("aliases", ()))
    return Entity(record["id"], record["type"], record["name"], aliases, record.get("description", {}))


def measure(record: Mapping[str, Any]) -> Measure:
    """What a series counts."""
    return Measure(
        id=record["id"],
        unit=record["unit"],
        label=record["label"],
        words=_words(record.get("words", {})),
        context=_words(record.get("context", {})),
        cumulative=record.get("cumulative", False),
        includes=tuple(record.get("includes", ())),
    )


def scope(record: Mapping[str, Any]) -> Scope:
    """A part of a whole, or a way of counting."""
    return Scope(record["id"], record["label"], _words(record.get("words", {})))


def _words(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in found.items()}


def day(text: str | None) -> date | None:
    """An ISO day, or null."""
    return date.fromisoformat(text) if text else None


def period(span: Mapping[str, str] | None) -> Period | None:
    """First and last day of a span whose ends may be months or years."""
    if not span:
        return None
    first, last = first_day(span["from"]), last_day(span["to"])
    return Period(first, last) if first and last else None


def first_day(text: str | None) -> date | None:
    """The first day of a year, month or day."""
    return date.fromisoformat((text + "-01-01")[:10]) if text else None


def last_day(text: str | None) -> date | None:
    """The last day of a year, month or day."""
    if not text:
        return None
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(text)
