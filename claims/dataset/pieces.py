"""What one file gives to an index, worked out from that file alone: it can be kept as long as the file is the same.

A piece is plain data, ready to be written: records as JSON, slots, names cut into tokens, terms. Only what hangs on
other files (the unit of a measure, the words of an entity's name) is put in when the index is compiled.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from claims.dataset import checks
from claims.dataset.read import Reading, Record
from claims.dataset.terms import terms
from claims.tokens import words

Piece = dict[str, Any]
"""Keys: path, clean, dataset; a clean one also topic, topic_terms, facts, mentions and the four lists of names."""


class FactPiece(NamedTuple):
    """A fact as the index keeps it.

    `unit`: whether that of its measure is to be put in. `own`: its own terms with spaces between.
    """

    id: str
    kind: str
    measure: str | None
    event: str | None
    language: str | None
    first: str | None
    last: str | None
    scope: str | None
    record: str
    unit: bool
    firm: bool
    values: int
    slots: list[list[str]]
    own: str
    mentioned: list[str]


def piece_of(reading: Reading) -> Piece:
    """The piece of a file; `clean` says whether nothing in the file alone keeps the dataset from being built."""
    if checks.wrong_alone(reading):
        return {"path": reading.path, "clean": False, "dataset": bare(reading.dataset)}
    topic = reading.topic.get("id", "")
    title = "\n".join(reading.topic.get("title", {}).values())
    return {
        "path": reading.path,
        "clean": True,
        "dataset": bare(reading.dataset),
        "topic": topic,
        "topic_terms": terms(title) if reading.facts else [],
        "facts": [tuple(_fact(record, topic)) for record in reading.facts],
        "entities": [_entity(record) for record in reading.entities],
        **{name: [bare(record) for record in getattr(reading, name)] for name in ("measures", "scopes", "methods")},
        "mentions": sorted({f"{mention.kind} {mention.id}" for mention in reading.mentions}),
    }


def bare(value: Any) -> Any:
    """Plain data without the places of its parts."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if key != "at"}
    return [bare(inner) for inner in value] if isinstance(value, list) else value


def dump(record: Any) -> str:
    """A record as the index keeps it."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _fact(record: Record, topic: str) -> FactPiece:
    columns = record.get("columns")
    observations: Sequence[Record] = record.get("observations", ())
    speakers = {seen.get("said_by") for seen in observations} | set(columns.get("said_by", ()) if columns else ())
    slots = {(entity, "about") for entity in record.get("about", ())}
    slots |= {(record[name], name) for name in ("place", "speaker", "person", "organisation") if record.get(name)}
    slots |= {(speaker, "said_by") for speaker in speakers if speaker}
    plain = {key: value for key, value in record.items() if key != "at"}
    if not columns:
        plain = bare(plain)
    firm = _firm(record)
    return FactPiece(
        id=record["id"],
        kind=record["kind"],
        measure=record.get("measure"),
        event=record.get("event"),
        language=record.get("language"),
        first=record.get("from") or record.get("date"),
        last=record.get("to") or record.get("date"),
        scope=record.get("scope"),
        record=dump(plain | {"topic": topic}),
        unit="measure" in record and "unit" not in record,
        firm=firm,
        values=len(columns["value"]) if columns else len(observations),
        slots=[list(slot) for slot in sorted(slots)] if firm else [],
        own=" ".join(terms("\n".join(_own(record)))),
        mentioned=list(dict.fromkeys(_mentioned(record))),
    )


def _firm(record: Record) -> bool:
    """Whether a fact may be held against a claim: a series that was only filled in is found by its id and its words."""
    if record["kind"] != "series":
        return True
    if "columns" in record:
        ranks = record["columns"].get("rank")
        return ranks is None or any(rank != "interpolated" for rank in ranks)
    return any(seen.get("rank") != "interpolated" for seen in record.get("observations", ()))


def _own(record: Record) -> Iterator[str]:
    """The words of a fact itself."""
    for key in ("statement", "what", "office"):
        yield from record.get(key, {}).values()
    yield record.get("quote", {}).get("text", "")
    for key in ("measured", "claim", "title"):
        yield record.get(key, "")


def _mentioned(record: Record) -> Iterator[str]:
    yield from record.get("about", ())
    yield from (record[name] for name in ("place", "speaker", "person", "organisation") if record.get(name))


def _entity(record: Record) -> list[Any]:
    """Id, type, record, rows of names (tokens with tabs between, the name as written), and the terms of its names."""
    rows: dict[tuple[str, ...], str] = {}
    for name in [*record["name"].values(), *record.get("aliases", ())]:
        if tokens := words(name):
            rows.setdefault(tokens, name)
    listed = [["\t".join(tokens), name] for tokens, name in rows.items()]
    return [record["id"], record["type"], dump(bare(record)), listed, terms("\n".join(record["name"].values()))]


def fit(layers: Sequence[Sequence[Piece]]) -> bool:
    """Whether the pieces of a dataset, and behind them those of the one it extends, make an index.

    It is quick and does not say what is wrong; where it says no, the files are read and the linter's checks tell.
    """
    if not all(piece["clean"] for layer in layers for piece in layer):
        return False
    return all(_fits(own, [piece for layer in layers[place:] for piece in layer]) for place, own in enumerate(layers))


def _fits(own: Sequence[Piece], every: Sequence[Piece]) -> bool:
    topics = [piece["topic"] for piece in own if piece["topic"] and piece["path"].startswith("topics/")]
    listed: list[list[str]] = [topics, [fact[0] for piece in own for fact in piece["facts"]]]
    listed.append([entity[0] for piece in own for entity in piece["entities"]])
    listed += [[one["id"] for piece in own for one in piece[name]] for name in ("measures", "scopes", "methods")]
    if any(len(ids) != len(set(ids)) for ids in listed):
        return False
    money = {one["id"] for piece in every for one in piece["measures"] if one["unit"] == "money"}
    if money and any(fact[2] in money and fact[9] for piece in own for fact in piece["facts"]):
        return False
    known = {f"entity {entity[0]}" for piece in every for entity in piece["entities"]}
    known |= {f"event {fact[0]}" for piece in every for fact in piece["facts"] if fact[1] == "event"}
    for kind in ("measure", "scope", "method"):
        known |= {f"{kind} {one['id']}" for piece in every for one in piece[f"{kind}s"]}
    return all(known.issuperset(piece["mentions"]) for piece in own)


def merged(layers: Iterable[Iterable[Piece]], name: str) -> dict[str, Any]:
    """The entries of all layers by id, in order; the first of an id wins."""
    found: dict[str, Any] = {}
    for layer in layers:
        for piece in layer:
            for entry in piece[name]:
                found.setdefault(entry["id"] if isinstance(entry, dict) else entry[0], entry)
    return found
