"""Compile the files of a dataset into its index: one SQLite file, never changed once it is written.

Facts are kept as JSON, decoded when somebody asks for one; the tables around them are the ways to find one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from claims.dataset.gather import Gathered, joined_hash, problems_of
from claims.dataset.index import SCHEMA
from claims.dataset.pieces import FactPiece, Piece, dump, merged
from claims.dataset.postings import INDEX, TABLE, Postings
from claims.dataset.problems import errors
from claims.dataset.retrieval import compile as retrieval
from claims.dataset.terms import terms
from claims.tokens import words

_TABLES = (
    """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL, measure TEXT, event TEXT,
    scope TEXT, language TEXT, first TEXT, last TEXT, record TEXT NOT NULL
);
CREATE TABLE slot (entity TEXT NOT NULL, name TEXT NOT NULL, row INTEGER NOT NULL, measure TEXT,
    PRIMARY KEY (entity, name, row)) WITHOUT ROWID;
CREATE TABLE entity (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE alias (first TEXT NOT NULL, length INTEGER NOT NULL, tokens TEXT NOT NULL, entity TEXT NOT NULL,
    type TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE word (first TEXT NOT NULL, length INTEGER NOT NULL, tokens TEXT NOT NULL, language TEXT NOT NULL,
    measure TEXT NOT NULL, role TEXT NOT NULL);
CREATE TABLE part (kind TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (kind, place)) WITHOUT ROWID;
"""
    + TABLE
)

_INDEXES = (
    """
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX fact_kind ON fact (kind);
CREATE INDEX fact_topic ON fact (topic);
CREATE INDEX fact_measure ON fact (measure) WHERE measure IS NOT NULL;
CREATE INDEX fact_event ON fact (event) WHERE event IS NOT NULL;
CREATE INDEX fact_days ON fact (first, last) WHERE kind = 'event';
CREATE INDEX alias_first ON alias (first);
CREATE INDEX word_first ON word (first);
"""
    + INDEX
)


def compile_into(database: sqlite3.Connection, layers: Sequence[Sequence[Piece]], hashes: Sequence[str]) -> None:
    """Write the index of a dataset into an empty database.

    Args:
        database: where to write; the caller commits and closes it.
        layers: the pieces of the dataset, and behind them those of the one it extends. An entry hides one of the same
            id behind it. They must fit (`claims.dataset.pieces.fit`).
        hashes: the hash of the contents of each layer.
    """
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    database.execute("BEGIN")
    entities = merged(layers, "entities")
    measures = merged(layers, "measures")
    facts, observations = _write_facts(database, layers, entities, measures)
    database.executemany("INSERT INTO entity VALUES (?, ?)", ((one[0], one[2]) for one in entities.values()))
    database.executemany("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?)", _aliases(list(entities.values())))
    for name in ("measures", "scopes", "methods"):
        listed = enumerate(merged(layers, name).values())
        rows = ((name, place, record["id"], dump(record)) for place, record in listed)
        database.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", rows)
    database.executemany("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)", _words(list(measures.values())))
    own: dict[str, Any] = next((piece["dataset"] for piece in layers[0] if piece["dataset"]), {})
    meta = {
        "schema": str(SCHEMA),
        "name": own.get("name", ""),
        "version": own.get("version", ""),
        "sha256": joined_hash(hashes),
        "facts": str(facts),
        "observations": str(observations),
        "entities": str(len(entities)),
        "dataset": dump(own),
    }
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    database.execute("COMMIT")
    database.executescript(_INDEXES)


def refuse(layers: Sequence[Gathered]) -> None:
    """Say what keeps a dataset from being built.

    Raises:
        DatasetError: a file cannot be read or an entry cannot be (the first problem, with its place and mend).
    """
    for place, layer in enumerate(layers):
        found = errors(problems_of(layers[place:]))
        if found:
            first = replace(found[0], path=str(layer.folder / found[0].path))
            raise first.as_error(len(found) - 1)


def _facts(layers: Sequence[Sequence[Piece]]) -> Iterator[tuple[int, FactPiece, Piece]]:
    """Each fact with its row, and the piece it comes from."""
    seen: set[str] = set()
    for layer in layers:
        for piece in layer:
            for entry in piece["facts"]:
                fact = FactPiece(*entry)
                if fact.id not in seen:
                    seen.add(fact.id)
                    yield len(seen), fact, piece


def _write_facts(
    database: sqlite3.Connection, layers: Sequence[Sequence[Piece]], entities: dict[str, Any], measures: dict[str, Any]
) -> tuple[int, int]:
    """Write all facts, their slots and their words; gives how many facts and values there are."""
    postings = Postings()
    shelves: dict[str, retrieval.Shelf] = {}
    labels = {id: terms("\n".join(record["label"].values())) for id, record in measures.items()}
    rows: list[tuple[Any, ...]] = []
    slots: list[tuple[str, str, int, str | None]] = []
    facts = values = 0
    for row, fact, piece in _facts(layers):
        facts, values = row, values + fact.values
        measure, event = (fact.measure, fact.event) if fact.firm else (None, None)
        record = fact.record
        if fact.unit and fact.measure:
            record = f'{{"unit":{dump(measures[fact.measure]["unit"])},{record[1:]}'
        rows.append(
            (
                row,
                fact.id,
                fact.kind,
                piece["topic"],
                measure,
                event,
                fact.scope,
                fact.language,
                fact.first,
                fact.last,
                record,
            )
        )
        slots += [(entity, name, row, measure) for entity, name in fact.slots]
        shared = [entities[id][4] for id in fact.mentioned if id in entities]
        if fact.measure in labels:
            shared.append(labels[fact.measure])
        if fact.kind != "fact_check":
            shared.append(piece["topic_terms"])
        postings.add(fact.own.split(), shared)
        if fact.kind == "fact_check":
            said, language = json.loads(fact.record), fact.language or ""
            if language not in shelves:
                shelves[language] = retrieval.Shelf(language)
            shelves[language].add(row, said["claim"], said.get("title", ""))
        if len(rows) >= 1000:
            _flush(database, rows, slots)
    _flush(database, rows, slots)
    postings.write(database)
    semantic = any(piece["dataset"].get("semantic") for piece in layers[0])
    retrieval.write(database, list(shelves.values()), semantic=semantic)
    return facts, values


def _flush(
    database: sqlite3.Connection, rows: list[tuple[Any, ...]], slots: list[tuple[str, str, int, str | None]]
) -> None:
    database.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.executemany("INSERT INTO slot VALUES (?, ?, ?, ?)", slots)
    rows.clear()
    slots.clear()


def _aliases(entities: Sequence[Sequence[Any]]) -> Iterator[tuple[str, int, str, str, str, str]]:
    for id, type, _, names, _ in entities:
        for tokens, name in names:
            yield tokens.split("\t", 1)[0], tokens.count("\t") + 1, tokens, id, type, name


def _words(measures: Sequence[dict[str, Any]]) -> Iterator[tuple[str, int, str, str, str, str]]:
    for record in measures:
        for role in ("words", "context"):
            for language, phrases in record.get(role, {}).items():
                for tokens in dict.fromkeys(words(phrase) for phrase in phrases):
                    if tokens:
                        yield tokens[0], len(tokens), "\t".join(tokens), language, record["id"], role
