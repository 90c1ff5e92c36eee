"""Read a folder of curators' files into plain records.

A reading is what one file says: its entries as plain data, the ids it mentions, its problems. It depends on the text of
that file alone, so a reading can be kept and used again as long as the file stays the same.

    dataset.yaml            name, version, and `extends: starter` for a newsroom's own dataset
    measures.yaml           measures, scopes, methods
    entities.yaml, entities/*.yaml
    topics/**/*.yaml        the facts, one file a topic
    fact_checks/*.jsonl     earlier fact-checks, one a line
    tables/*/               bulk series: a datapackage.json and its CSV files (`claims.dataset.tables`)
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.dataset import fact_checks, shapes
from claims.dataset.fields import Mention, Reader
from claims.dataset.nodes import Node, Unreadable, compose, decode, kind
from claims.dataset.problems import Problem, did_you_mean
from claims.errors import DatasetError

Record = dict[str, Any]


@dataclass
class Reading:
    """One file as plain data. A record keeps under `at` the places of itself (key "") and of its values."""

    path: str
    dataset: Record = field(default_factory=dict)
    topic: Record = field(default_factory=dict)
    facts: list[Record] = field(default_factory=list)
    entities: list[Record] = field(default_factory=list)
    measures: list[Record] = field(default_factory=list)
    scopes: list[Record] = field(default_factory=list)
    methods: list[Record] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_ROOMS = ("entities", "topics", "fact_checks", "tables")
_SINGLE = ("dataset.yaml", "measures.yaml", "entities.yaml")
_OF_TABLES = {"json": 0, "csv": 1, "yaml": 2}


def files(folder: Path) -> Iterator[Path]:
    """The files of a dataset in a fixed order.

    Raises:
        DatasetError: the folder is missing, has no dataset.yaml, or cannot be looked into.
    """
    return (folder / name for name, _ in listing(folder))


def listing(folder: Path) -> list[tuple[str, os.stat_result]]:
    """The same as places inside the folder, with forward slashes, and what the system says of each file.

    Raises:
        DatasetError: as `files`.
    """
    if not folder.is_dir():
        raise DatasetError("there is no such folder", place=str(folder), mend="Name a folder with a dataset.yaml")
    if not (folder / "dataset.yaml").is_file():
        mend = "`claims init` makes one; for a dataset by hand, write a dataset.yaml with a name and a version"
        raise DatasetError("the folder has no dataset.yaml", place=str(folder), mend=mend)
    single = [(name, folder / name) for name in _SINGLE]
    found = [(name, path.stat()) for name, path in single if path.is_file()]
    for room in _ROOMS:
        if (folder / room).is_dir():
            try:
                listed = [(_order(name), name, at) for name, at in _walk(f"{folder}/{room}", f"{room}/")]
            except OSError as error:
                message = f"the folder cannot be read: {error.strerror}"
                raise DatasetError(message, place=str(folder / room), mend="Give it read permission") from error
            found += [(name, at) for _, name, at in sorted(listed, key=lambda entry: entry[0])]
    return found


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{name}/")
            elif wanted(name) and entry.is_file():
                yield name, entry.stat()


def _order(name: str) -> tuple[int, list[str]]:
    """Where a file comes in its room: by its place, but the tables' packages before their rows before their names."""
    kind = _OF_TABLES.get(name.rpartition(".")[2], 0) if name.startswith("tables/") else 0
    return kind, name.split("/")


def wanted(path: str) -> bool:
    """Whether a file at this place inside a dataset's folder is part of the dataset."""
    if path in _SINGLE:
        return True
    room, _, rest = path.partition("/")
    if room == "tables":
        return rest.count("/") == 1 and rest.endswith((".csv", ".yaml", "/datapackage.json"))
    return rest.endswith({"entities": ".yaml", "topics": ".yaml", "fact_checks": ".jsonl"}.get(room, "\0"))


def read_file(raw: bytes, path: str) -> Reading:
    """What one file says; `path` is its place inside the dataset, with forward slashes."""
    reading = Reading(path)
    try:
        text = decode(raw, path)
        if path.endswith(".jsonl"):
            _read_fact_checks(text, reading)
        else:
            _read_yaml(compose(text, path), reading)
    except Unreadable as broken:
        reading.problems.append(broken.problem)
    return reading


def _read_fact_checks(text: str, reading: Reading) -> None:
    reading.topic = {"id": "fact-checks", "title": {"id": "Pemeriksaan fakta terdahulu", "en": "Earlier fact-checks"}}
    for record, problem in fact_checks.read_lines(text, reading.path):
        if record is not None:
            reading.facts.append(record)
        if problem is not None:
            reading.problems.append(problem)


def _read_yaml(root: Node, reading: Reading) -> None:
    reader = Reader(reading.path, reading.problems, reading.mentions)
    if kind(root) == "null":
        reading.problems.append(Problem(reading.path, 1, 1, "empty", "the file is empty", "Fill it or delete it"))
    elif reading.path == "dataset.yaml":
        reading.dataset = reader.read(root, shapes.DATASET, "the dataset") or {}
    elif reading.path.startswith("topics/"):
        _read_topic(reader, root, reading)
    else:
        _read_lists(reader, root, reading)


def _read_topic(reader: Reader, root: Node, reading: Reading) -> None:
    """A topic is read by its shape but for the facts, whose shape hangs on their kind."""
    reading.topic = reader.read(root, shapes.TOPIC, "a topic") or {}
    facts = reader.peek(root, "facts")
    if kind(facts) == "null":
        return
    for node in reader.items(facts, "facts"):
        record = _read_fact(reader, node)
        if record is not None:
            reading.facts.append(record)


def _read_fact(reader: Reader, node: Node) -> Record | None:
    chosen = reader.peek(node, "kind")
    name = str(chosen.value) if chosen is not None and kind(chosen) == "scalar" else ""
    if chosen is not None and name not in shapes.FACTS:
        mend = did_you_mean(name, shapes.FACTS) or f"Choose one of {', '.join(shapes.FACT_KINDS)}"
        reader.report(chosen, "choice", f"there is no kind of fact “{name}”", mend)
        return None
    if chosen is None:
        mend = f"Add a line “kind: …”, one of {', '.join(shapes.FACT_KINDS)}"
        reader.report(node, "missing-key", "a fact has no “kind”", mend)
        return None
    record = reader.read(node, shapes.FACTS[name], f"a fact of kind {name}", placed=True)
    return record if record and "id" in record else None


def _read_lists(reader: Reader, root: Node, reading: Reading) -> None:
    """A file of entities, measures, scopes or methods: one list under each name."""
    known: dict[str, tuple[list[Record], str]] = {
        "entities": (reading.entities, "an entity"),
        "measures": (reading.measures, "a measure"),
        "scopes": (reading.scopes, "a scope"),
        "methods": (reading.methods, "a method"),
    }
    pairs = reader.pairs(root, "the file") or {}
    for key, (key_node, value) in pairs.items():
        if key not in known:
            reader.report(key_node, "unknown-key", f"the file has no part “{key}”", did_you_mean(key, known))
            continue
        records, name = known[key]
        for node in reader.items(value, key):
            record = reader.read(node, shapes.LISTS[key], name, placed=True)
            if record is not None and "id" in record:
                records.append(record)
