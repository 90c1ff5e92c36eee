"""Compile the files of a dataset into its index: one SQLite file, never changed once it is written.

Facts are kept as JSON, decoded when somebody asks for one; the tables around them are the ways to find one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from claims.dataset.gather import Gathered, joined_hash, problems_of
from claims.dataset.index import SCHEMA
from claims.dataset.problems import errors
from claims.dataset.read import Record
from claims.dataset.terms import terms
from claims.tokens import words

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, topic TEXT NOT NULL, measure TEXT, event TEXT,
    language TEXT, first TEXT, last TEXT, record TEXT NOT NULL
);
CREATE TABLE slot (entity TEXT NOT NULL, name TEXT NOT NULL, row INTEGER NOT NULL,
    PRIMARY KEY (entity, name, row)) WITHOUT ROWID;
CREATE TABLE entity (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE alias (first TEXT NOT NULL, length INTEGER NOT NULL, tokens TEXT NOT NULL, entity TEXT NOT NULL,
    type TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE word (first TEXT NOT NULL, length INTEGER NOT NULL, tokens TEXT NOT NULL, language TEXT NOT NULL,
    measure TEXT NOT NULL, role TEXT NOT NULL);
CREATE TABLE part (kind TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (kind, place)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (own, shared, content='');
"""

_INDEXES = """
CREATE INDEX fact_kind ON fact (kind);
CREATE INDEX fact_topic ON fact (topic);
CREATE INDEX fact_measure ON fact (measure) WHERE measure IS NOT NULL;
CREATE INDEX fact_event ON fact (event) WHERE event IS NOT NULL;
CREATE INDEX fact_days ON fact (first, last) WHERE kind = 'event';
CREATE INDEX alias_first ON alias (first);
CREATE INDEX word_first ON word (first);
"""


def compile_into(database: sqlite3.Connection, layers: Sequence[Gathered]) -> None:
    """Write the index of a dataset into an empty database.

    Args:
        database: where to write; the caller commits and closes it.
        layers: the dataset, and behind it the one it extends. An entry hides one of the same id behind it.

    Raises:
        DatasetError: a file cannot be read or an entry cannot be (the first problem, with its place and mend).
    """
    _refuse(layers)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    own = layers[0]
    facts, observations = 0, 0
    for row, (record, topic) in enumerate(_facts(layers), 1):
        facts += 1
        observations += len(record["columns"]["value"] if "columns" in record else record.get("observations", ()))
        _write_fact(database, row, record, topic)
    entities = {record["id"]: record for record in _merged(layers, "entities")}
    for record in entities.values():
        _write_entity(database, record)
    for name in ("measures", "scopes", "methods"):
        for place, record in enumerate(_merged(layers, name)):
            entry = (name, place, record["id"], _dump(record))
            database.execute("INSERT INTO part VALUES (?, ?, ?, ?)", entry)
    for record in _merged(layers, "measures"):
        _write_words(database, record)
    _write_search(database, layers, entities)
    meta = {
        "schema": str(SCHEMA),
        "name": own.dataset.get("name", ""),
        "version": own.dataset.get("version", ""),
        "sha256": joined_hash([layer.sha256 for layer in layers]),
        "facts": str(facts),
        "observations": str(observations),
        "entities": str(len(entities)),
        "dataset": _dump(own.dataset),
    }
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    database.executescript(_INDEXES)
    database.execute("INSERT INTO search (search) VALUES ('optimize')")


def _refuse(layers: Sequence[Gathered]) -> None:
    for place, layer in enumerate(layers):
        found = errors(problems_of(layers[place:]))
        if found:
            first = replace(found[0], path=str(layer.folder / found[0].path))
            raise first.as_error(len(found) - 1)


def _merged(layers: Sequence[Gathered], name: str) -> list[Record]:
    """The entries of all layers in order; the first of an id wins."""
    found: dict[str, Record] = {}
    for layer in layers:
        for reading in layer.readings:
            for record in getattr(reading, name):
                found.setdefault(record["id"], record)
    return list(found.values())


def _facts(layers: Sequence[Gathered]) -> Iterator[tuple[Record, Record]]:
    """Each fact, with its topic and unit filled in, and the topic."""
    units = {record["id"]: record["unit"] for record in _merged(layers, "measures")}
    seen: set[str] = set()
    for layer in layers:
        for reading in layer.readings:
            for record in reading.facts:
                if record["id"] not in seen:
                    seen.add(record["id"])
                    unit = {"unit": units[record["measure"]]} if "measure" in record else {}
                    yield {**unit, **record, "topic": reading.topic.get("id", "")}, reading.topic


def _dump(record: Record) -> str:
    """A record as JSON, without the places of its parts."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items() if key != "at"}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    return json.dumps(bare(record), ensure_ascii=False, separators=(",", ":"))


def _write_fact(database: sqlite3.Connection, row: int, record: Record, topic: Record) -> None:
    first = record.get("from") or record.get("date")
    last = record.get("to") or record.get("date")
    firm = _firm(record)
    entry = (
        row, record["id"], record["kind"], topic.get("id", ""), record.get("measure") if firm else None,
        record.get("event") if firm else None, record.get("language"), first, last, _dump(record),
    )  # fmt: skip
    database.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
    if not firm:
        return
    slots = {(entity, "about", row) for entity in record.get("about", ())}
    slots |= {(record[name], name, row) for name in ("place", "speaker", "person", "organisation") if record.get(name)}
    speakers = {found.get("said_by") for found in record.get("observations", ())}
    speakers.update(record.get("columns", {}).get("said_by", ()))
    slots |= {(speaker, "said_by", row) for speaker in speakers if speaker}
    database.executemany("INSERT INTO slot VALUES (?, ?, ?)", sorted(slots))


def _firm(record: Record) -> bool:
    """Whether a fact may be held against a claim: a series that was only filled in is found by its id and its words."""
    if record["kind"] != "series":
        return True
    if "columns" in record:
        ranks = record["columns"].get("rank")
        return ranks is None or any(rank != "interpolated" for rank in ranks)
    return any(seen.get("rank") != "interpolated" for seen in record.get("observations", ()))


def _write_entity(database: sqlite3.Connection, record: Record) -> None:
    database.execute("INSERT INTO entity VALUES (?, ?)", (record["id"], _dump(record)))
    seen: set[tuple[str, ...]] = set()
    for name in [*record["name"].values(), *record.get("aliases", ())]:
        tokens = words(name)
        if tokens and tokens not in seen:
            seen.add(tokens)
            entry = (tokens[0], len(tokens), "\t".join(tokens), record["id"], record["type"], name)
            database.execute("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?)", entry)


def _write_words(database: sqlite3.Connection, record: Record) -> None:
    for role in ("words", "context"):
        for language, phrases in record.get(role, {}).items():
            for tokens in dict.fromkeys(words(phrase) for phrase in phrases):
                if tokens:
                    entry = (tokens[0], len(tokens), "\t".join(tokens), language, record["id"], role)
                    database.execute("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)", entry)


def _write_search(database: sqlite3.Connection, layers: Sequence[Gathered], entities: dict[str, Record]) -> None:
    """The words of each fact, and apart from them, as they weigh less, those that it shares with others around it."""
    labels = {record["id"]: record["label"] for record in _merged(layers, "measures")}
    names = {id: list(record["name"].values()) for id, record in entities.items()}
    for row, (record, topic) in enumerate(_facts(layers), 1):
        own: list[str] = [*record.get("statement", {}).values(), *record.get("what", {}).values()]
        own += [*record.get("office", {}).values(), record.get("quote", {}).get("text", "")]
        own += [record.get(key, "") for key in ("measured", "claim", "title")]
        shared: list[str] = [] if record["kind"] == "fact_check" else list(topic.get("title", {}).values())
        shared += labels.get(record.get("measure", ""), {}).values()
        for entity in _mentioned(record):
            shared += names.get(entity, [])
        entry = (row, *(" ".join(terms("\n".join(texts))) for texts in (own, shared)))
        database.execute("INSERT INTO search (rowid, own, shared) VALUES (?, ?, ?)", entry)


def _mentioned(record: Record) -> Iterable[str]:
    found = [*record.get("about", ()), *(record.get(name) for name in ("place", "speaker", "person", "organisation"))]
    return dict.fromkeys(entity for entity in found if entity)
