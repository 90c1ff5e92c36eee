"""Open a dataset: find its folder, see whether its index is fresh, build it when it is not."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claims.dataset import cache as store
from claims.dataset.index import SCHEMA, Dataset
from claims.dataset.starter import starter
from claims.errors import DatasetIndexError

if TYPE_CHECKING:
    from claims.dataset.kept import File
    from claims.dataset.pieces import Piece


def open_dataset(path: Path | None = None, *, cache: bool = True) -> Dataset:
    """The dataset of a folder, compiled when its index is missing or stale.

    Args:
        path: a folder with a dataset.yaml; null for the starter dataset.
        cache: whether an index may be kept on disk; without, it is built in memory.

    Raises:
        DatasetError: the folder is no dataset, or a file of it cannot be used (`file:line:col`).
        DatasetIndexError: the index can be neither built nor opened.
    """
    folder = starter() if path is None else path
    home = store.cache_folder() if cache else None
    if home is None:
        sources = _Sources(folder, None)
        database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        sources.compile_into(database)
        return Dataset(database, "memory")
    note = store.Note(home, folder, SCHEMA)
    if (folder / "dataset.yaml").is_file() and note.holds(lambda known: _hash(known, home)):
        found = _open(home / note.index)
        if found is not None:
            return found
    return _build(folder, home, note)


def _hash(folder: Path, home: Path) -> str:
    from claims.dataset.gather import hash_of
    from claims.dataset.kept import Kept

    with Kept(home, folder) as kept:
        files = kept.files()
        kept.save(files)
    return hash_of((file.path, file.sha256) for file in files)


class _Sources:
    """The files behind an index: those of the folder and, behind them, those of the dataset that it extends."""

    def __init__(self, folder: Path, home: Path | None) -> None:
        from claims.dataset.gather import hash_of

        self.home = home
        self.folders = [folder]
        self.files: list[list[File]] = [self._files(folder)]
        settings = self._settings(0)
        self.tables = [frozenset(settings.get("tables", ()))]
        if settings.get("extends") == "starter":
            self.folders.append(starter())
            self.files.append(self._files(self.folders[1]))
            self.tables.append(self.tables[0] | frozenset(self._settings(1).get("tables", ())))
        self.hashes = [hash_of((file.path, file.sha256) for file in files) for files in self.files]

    def _files(self, folder: Path) -> list[File]:
        from claims.dataset.kept import Kept

        with Kept(self.home, folder) as kept:
            return kept.files()

    def _settings(self, layer: int) -> dict[str, Any]:
        from claims.dataset.kept import Kept

        with Kept(None, self.folders[layer]) as kept:
            return dict(kept.settings(self.files[layer]))

    def compile_into(self, database: sqlite3.Connection) -> None:
        """Write the index.

        Raises:
            DatasetError: something in the files keeps it from being built.
        """
        from claims.dataset.build import compile_into, refuse
        from claims.dataset.gather import layers
        from claims.dataset.kept import Kept
        from claims.dataset.pieces import fit

        pieces: list[list[Piece]] = []
        for folder, files, tables in zip(self.folders, self.files, self.tables, strict=True):
            with Kept(self.home, folder) as kept:
                pieces.append(kept.pieces(files, tables))
                kept.save(files)
        if not fit(pieces):
            refuse(layers(self.folders[0]))
            raise DatasetIndexError(
                "the dataset changed while it was read", place=str(self.folders[0]), mend="Try again"
            )
        compile_into(database, pieces, self.hashes)


def _build(folder: Path, home: Path, note: store.Note) -> Dataset:
    from claims.dataset.gather import joined_hash

    sources = _Sources(folder, home)
    name = f"{joined_hash(sources.hashes)[:32]}-{SCHEMA}.sqlite"
    found = _open(home / name)
    if found is None:
        store.sweep(home)
        store.build_file(home / name, sources.compile_into)
        found = _open(home / name)
    if found is None:
        raise DatasetIndexError("the index cannot be opened", place=str(home / name), mend="Delete it and try again")
    note.write(sources.folders, sources.hashes, name)
    return found


def _open(path: Path) -> Dataset | None:
    """An index file opened read-only, or null when it is missing, broken or of another version."""
    if not path.is_file():
        return None
    name = quote(str(path).replace("\\", "/"), safe="/:")
    address = f"file:{'/' if sys.platform == 'win32' else ''}{name}?mode=ro&immutable=1"
    try:
        database = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        row = database.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if row is None or row[0] != str(SCHEMA):
            database.close()
            return None
        return Dataset(database, str(path))
    except (sqlite3.Error, DatasetIndexError, KeyError, ValueError):
        return None
