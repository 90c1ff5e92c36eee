"""The files of a dataset's folder with what each gives to an index; what was worked out once is kept.

A file whose size and times are as they were is not even opened. When one file of ten thousand changes, one is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from claims.dataset.cache import YOUNG
from claims.dataset.gather import hash_of
from claims.dataset.index import SCHEMA
from claims.dataset.pieces import Piece, piece_of
from claims.dataset.read import listing, read_file
from claims.dataset.tables import read_package
from claims.errors import DatasetError

PART = 5_000
"""Facts of a piece that are kept together."""
LARGE = 1_000_000
"""Bytes: a file past this is not held while the others are read, but read once more."""


class File(NamedTuple):
    """A file: its place in the dataset, size and times as one text, the hash of its contents, its bytes when read."""

    path: str
    stat: str
    sha256: str
    raw: bytes | None


class Kept:
    """What is known of the files of one folder; a store that cannot be used only costs time."""

    def __init__(self, cache: Path | None, folder: Path) -> None:
        self.folder = folder
        self._store: sqlite3.Connection | None = None
        self._known: dict[str, tuple[str, str, int]] = {}
        self._fresh: list[tuple[str, int, str, str]] = []
        self._gone: list[tuple[str]] = []
        self._stats: list[tuple[str, str, str, int]] = []
        if cache is not None:
            key = hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()
            path = cache / f"{key}-{SCHEMA}.pieces"
            try:
                self._open(path)
            except sqlite3.Error:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _open(self, path: Path) -> None:
        store = sqlite3.connect(path, isolation_level=None, timeout=0.5)
        store.executescript(
            """PRAGMA synchronous = OFF;
            CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, stat TEXT, sha256 TEXT, seen INTEGER) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS piece (path TEXT NOT NULL, part INTEGER NOT NULL, key TEXT NOT NULL,
                piece TEXT NOT NULL, PRIMARY KEY (path, part));"""
        )
        self._known = {row[0]: tuple(row[1:]) for row in store.execute("SELECT path, stat, sha256, seen FROM file")}
        self._store = store

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._store is not None:
            self._store.close()

    def files(self) -> list[File]:
        """The files of the folder with the hashes of their contents; only those that may have changed are read.

        Raises:
            DatasetError: the folder is no dataset, or a file cannot be read.
        """
        found = []
        for name, at in listing(self.folder):
            stat = f"{at.st_size} {at.st_mtime_ns} {at.st_ctime_ns}"
            known = self._known.get(name)
            if known and known[0] == stat and max(at.st_mtime_ns, at.st_ctime_ns) < known[2] - YOUNG:
                found.append(File(name, stat, known[1], None))
                continue
            now = time.time_ns()
            path = self.folder / name
            try:
                raw = path.read_bytes()
            except OSError as error:
                mend = "Give it read permission"
                raise DatasetError(f"the file cannot be read: {error.strerror}", place=str(path), mend=mend) from error
            file = File(name, stat, hashlib.sha256(raw).hexdigest(), raw if len(raw) < LARGE else None)
            self._stats.append((name, stat, file.sha256, now))
            found.append(file)
        return found

    def settings(self, found: Sequence[File]) -> Mapping[str, Any]:
        """What the dataset.yaml among the files says; nothing when it cannot be read."""
        file = next(file for file in found if file.path == "dataset.yaml")
        return read_file(self._raw(file), file.path).dataset

    def pieces(self, found: Sequence[File], opted: frozenset[str] | None) -> list[Piece]:
        """The piece of each file; those of files that are known are taken from the store.

        Args:
            found: the files, as `files` gave them.
            opted: packages of tables that are asked for (see `claims.dataset.tables.read_package`).
        """
        stored = self._stored()
        out: list[Piece] = []
        for path, key, raws in self._units(found, opted):
            kept = stored.get(path)
            if kept is not None and kept[0] == key:
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    out.append(_joined(kept[1]))
                    continue
            if path.endswith("/datapackage.json"):
                beside = {file.path: self._raw(file) for file in raws}
                reading = read_package(path, beside.pop(path), beside, None)
                if reading is None:
                    continue
            else:
                reading = read_file(self._raw(raws[0]), path)
            piece = piece_of(reading)
            del reading
            if self._store is not None:
                self._keep(path, key, piece)
            out.append(piece)
        return out

    def _units(self, found: Sequence[File], opted: frozenset[str] | None) -> Iterator[tuple[str, str, list[File]]]:
        """What is read together: a file alone, or a package with its tables; with the hash of its contents."""
        packages = [file for file in found if file.path.endswith("/datapackage.json")]
        alone = [file for file in found if not file.path.startswith("tables/")]
        for file in alone:
            yield file.path, file.sha256, [file]
        for package in packages:
            home = package.path.rpartition("/")[0] + "/"
            beside = [file for file in found if file.path.startswith(home)]
            if not wanted_package(self._raw(package), opted):
                continue
            tables = [file for file in beside if not file.path.endswith(".yaml")]
            yield package.path, hash_of((file.path, file.sha256) for file in tables), tables
            for file in beside:
                if file.path.endswith(".yaml"):
                    yield file.path, file.sha256, [file]

    def _raw(self, file: File) -> bytes:
        if file.raw is not None:
            return file.raw
        raw = (self.folder / file.path).read_bytes()
        if hashlib.sha256(raw).hexdigest() != file.sha256:
            raise DatasetError(
                "the file changed while it was read", place=str(self.folder / file.path), mend="Try again"
            )
        return raw

    def _keep(self, path: str, key: str, piece: Piece) -> None:
        """Put a piece aside, a large one in parts that are written at once: there is no room to hold it twice."""
        facts = piece.get("facts", [])
        self._gone.append((path,))
        for part, start in enumerate(range(0, max(len(facts), 1), PART)):
            shown = piece | {"count": len(facts)} if not part else {}
            kept = {**shown, "facts": facts[start : start + PART]} if facts else shown
            self._fresh.append((path, part, key, json.dumps(kept, ensure_ascii=False, separators=(",", ":"))))
            if len(facts) > PART:
                self._write_fresh()

    def _write_fresh(self) -> None:
        fresh, self._fresh, gone, self._gone = self._fresh, [], self._gone, []
        if self._store is not None:
            with contextlib.suppress(sqlite3.Error):
                self._store.executemany("DELETE FROM piece WHERE path = ?", gone)
                self._store.executemany("INSERT OR REPLACE INTO piece VALUES (?, ?, ?, ?)", fresh)

    def _stored(self) -> dict[str, tuple[str, list[str]]]:
        found: dict[str, tuple[str, list[str]]] = {}
        if self._store is not None:
            with contextlib.suppress(sqlite3.Error):
                for path, key, part in self._store.execute("SELECT path, key, piece FROM piece ORDER BY path, part"):
                    found.setdefault(path, (key, []))[1].append(part)
        return found

    def save(self, found: Iterable[File]) -> None:
        """Keep what was worked out, and forget files that are gone."""
        if self._store is None:
            return
        with contextlib.suppress(sqlite3.Error):
            self._store.execute("BEGIN IMMEDIATE")
            gone = [(path,) for path in self._known.keys() - {file.path for file in found}]
            for name in ("file", "piece"):
                self._store.executemany(f"DELETE FROM {name} WHERE path = ?", gone)  # noqa: S608 - one of two names
            self._store.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", self._stats)
            self._write_fresh()
            self._store.execute("COMMIT")


def _joined(parts: Sequence[str]) -> Piece:
    """A piece from its parts.

    Raises:
        ValueError: a part is missing.
    """
    piece: Piece = json.loads(parts[0])
    for part in parts[1:]:
        piece["facts"] += json.loads(part)["facts"]
    if len(piece.get("facts", ())) != piece.pop("count"):
        raise ValueError("a part is missing")
    return piece


def wanted_package(raw: bytes, opted: frozenset[str] | None) -> bool:
    """Whether a package is read: it does not wait to be asked for, or was."""
    if opted is None:
        return True
    with contextlib.suppress(ValueError, RecursionError):
        package = json.loads(raw)
        own = package.get("claims", {}) if isinstance(package, dict) else {}
        return not (isinstance(own, dict) and own.get("opt_in") and str(package.get("name", "")) not in opted)
    return True
