"""Compile the files of a dataset into its index: one SQLite file, never changed once it is written.

Facts are kept as JSON, decoded when somebody asks for one; the tables around them are the ways to find one.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.dataset import checks
from claims.dataset.open import SCHEMA, starter
from claims.dataset.problems import Problem, errors
from claims.dataset.read import Reading, Record, files, read_file
from claims.dataset.terms import terms
from claims.errors import DatasetError
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
CREATE VIRTUAL TABLE search USING fts5 (terms, content='');
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


@dataclass
class Gathered:
    """All files of one folder as readings, with the hash of their contents and the problems of each file alone."""

    folder: Path
    sha256: str
    readings: list[Reading] = field(default_factory=list)
    sources: dict[str, bytes] = field(default_factory=dict)

    @property
    def dataset(self) -> Record:
        """The entries of its dataset.yaml."""
        return next((reading.dataset for reading in self.readings if reading.dataset), {})

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files, each read alone."""
        return [problem for reading in self.readings for problem in reading.problems]


def gather(folder: Path) -> Gathered:
    """Read every file of a dataset's folder.

    Raises:
        DatasetError: the folder is missing or has no dataset.yaml, or a file of it cannot be opened.
    """
    gathered = Gathered(folder, "")
    digest = hashlib.sha256()
    for path, raw in contents(folder):
        gathered.sources[path] = raw
        digest.update(_entry(path, raw))
        gathered.readings.append(read_file(raw, path))
    gathered.sha256 = digest.hexdigest()
    return gathered


def layers(folder: Path) -> list[Gathered]:
    """The dataset of a folder, and behind it the starter dataset when its dataset.yaml says `extends: starter`.

    Raises:
        DatasetError: as `gather`.
    """
    own = gather(folder)
    return [own, gather(starter())] if own.dataset.get("extends") == "starter" else [own]


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a dataset by their place in its folder, with forward slashes."""
    for path in files(folder):
        try:
            yield path.relative_to(folder).as_posix(), path.read_bytes()
        except OSError as error:
            raise DatasetError(f"the file cannot be read: {error.strerror}", place=str(path)) from error


def hash_contents(folder: Path) -> str:
    """The hash that `gather` gives, without reading the files' meaning."""
    digest = hashlib.sha256()
    for path, raw in contents(folder):
        digest.update(_entry(path, raw))
    return digest.hexdigest()


def _entry(path: str, raw: bytes) -> bytes:
    return path.encode() + b"\0" + hashlib.sha256(raw).digest()


def joined_hash(hashes: Sequence[str]) -> str:
    """The hash of a dataset of one or more folders."""
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


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
        observations += len(record.get("observations", ()))
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


def problems_of(layers: Sequence[Gathered]) -> list[Problem]:
    """Everything wrong with the first of the layers; those behind it only lend their ids."""
    base = [reading for layer in layers[1:] for reading in layer.readings]
    return [*layers[0].problems, *checks.check(layers[0].readings, base)]


def _refuse(layers: Sequence[Gathered]) -> None:
    for place, layer in enumerate(layers):
        found = errors(problems_of(layers[place:]))
        if found:
            first = found[0]
            where = layer.folder / first.path
            raise Problem(
                str(where), first.line, first.column, first.rule, first.message, first.mend, first.length
            ).as_error(len(found) - 1)


def _merged(layers: Sequence[Gathered], name: str) -> list[Record]:
    """The entries of all layers in order; the first of an id wins."""
    found: dict[str, Record] = {}
    for layer in layers:
        for reading in layer.readings:
            for record in getattr(reading, name):
                found.setdefault(record["id"], record)
    return list(found.values())


def _facts(layers: Sequence[Gathered]) -> Iterator[tuple[Record, Record]]:
    """Each fact with its topic."""
    seen: set[str] = set()
    for layer in layers:
        for reading in layer.readings:
            for record in reading.facts:
                if record["id"] not in seen:
                    seen.add(record["id"])
                    yield record | {"topic": reading.topic.get("id", "")}, reading.topic


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
    entry = (
        row, record["id"], record["kind"], topic.get("id", ""), record.get("measure"), record.get("event"),
        record.get("language"), first, last, _dump(record),
    )  # fmt: skip
    database.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
    slots = {(entity, "about", row) for entity in record.get("about", ())}
    slots |= {(record[name], name, row) for name in ("place", "speaker", "person", "organisation") if record.get(name)}
    slots |= {(found["said_by"], "said_by", row) for found in record.get("observations", ()) if found.get("said_by")}
    database.executemany("INSERT INTO slot VALUES (?, ?, ?)", sorted(slots))


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
    labels = {record["id"]: record["label"] for record in _merged(layers, "measures")}
    names = {id: list(record["name"].values()) for id, record in entities.items()}
    for row, (record, topic) in enumerate(_facts(layers), 1):
        texts: list[str] = [*record.get("statement", {}).values(), *record.get("what", {}).values()]
        texts += [
            *record.get("office", {}).values(),
            record.get("quote", {}).get("text", ""),
            record.get("measured", ""),
        ]
        texts += [record.get("claim", ""), record.get("title", "")]
        if record["kind"] != "fact_check":
            texts += topic.get("title", {}).values()
        texts += labels.get(record.get("measure", ""), {}).values()
        for entity in _mentioned(record):
            texts += names.get(entity, [])
        joined = " ".join(terms("\n".join(text for text in texts if text)))
        database.execute("INSERT INTO search (rowid, terms) VALUES (?, ?)", (row, joined))


def _mentioned(record: Record) -> Iterable[str]:
    found = [*record.get("about", ()), *(record.get(name) for name in ("place", "speaker", "person", "organisation"))]
    return dict.fromkeys(entity for entity in found if entity)
