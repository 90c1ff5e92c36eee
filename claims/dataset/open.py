"""Open a dataset: find its folder, see whether its index is fresh, build it when it is not."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from claims.dataset import cache as store
from claims.dataset.index import SCHEMA, Dataset
from claims.dataset.starter import starter
from claims.errors import DatasetIndexError


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
        return _in_memory(folder)
    note = store.Note(home, folder, SCHEMA)
    if (folder / "dataset.yaml").is_file() and note.holds(_hash):
        found = _open(home / note.index)
        if found is not None:
            return found
    return _build(folder, home, note)


def _hash(folder: Path) -> str:
    from claims.dataset.gather import hash_contents

    return hash_contents(folder)


def _build(folder: Path, home: Path, note: store.Note) -> Dataset:
    from claims.dataset.build import compile_into
    from claims.dataset.gather import joined_hash, layers

    gathered = layers(folder)
    hashes = [layer.sha256 for layer in gathered]
    name = f"{joined_hash(hashes)[:32]}-{SCHEMA}.sqlite"
    found = _open(home / name)
    if found is None:
        store.sweep(home)
        store.build_file(home / name, lambda database: compile_into(database, gathered))
        found = _open(home / name)
    if found is None:
        raise DatasetIndexError("the index cannot be opened", place=str(home / name), mend="Delete it and try again")
    note.write([layer.folder for layer in gathered], hashes, name)
    return found


def _in_memory(folder: Path) -> Dataset:
    from claims.dataset.build import compile_into
    from claims.dataset.gather import layers

    gathered = layers(folder)
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    compile_into(database, gathered)
    return Dataset(database, "memory")


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
