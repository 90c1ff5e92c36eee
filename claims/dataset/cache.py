"""Where a compiled index lives, and whether it still speaks for its files.

An index is named by the hash of the files it was made from. Beside the indexes lies one small note a folder: the sizes
and times its files had, and the name of the index. As long as sizes and times are the same the note is believed; when
they differ, or a file is so young that a second change could hide behind the same time, the contents are hashed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claims.errors import DatasetIndexError

YOUNG = 2_000_000_000
"""Nanoseconds within which a file system may give two changes one time."""
_FORGOTTEN = 60 * 24 * 3600
"""Seconds after which an index that nobody opened is deleted."""


def cache_folder() -> Path | None:
    """A folder of ours to write indexes into, or null when none is to be had.

    `$CLAIMS_CACHE_DIR`, else the user's cache folder, else a folder of this user alone under the temporary files.
    """
    named = os.environ.get("CLAIMS_CACHE_DIR")
    homes = [Path(named)] if named else [_users_cache() / "claimdesk"]
    homes.append(Path(tempfile.gettempdir()) / f"claimdesk-{_user()}")
    for home in homes:
        folder = home / "index"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if home == homes[-1] and not _ours(home):
                continue
            if os.access(folder, os.W_OK | os.X_OK):
                return folder
    return None


def _users_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    found = os.environ.get("XDG_CACHE_HOME", "")
    with contextlib.suppress(RuntimeError):
        return Path(found) if Path(found).is_absolute() else Path.home() / ".cache"
    return Path(tempfile.gettempdir())


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def _ours(folder: Path) -> bool:
    """Whether a folder under the shared temporary files is this user's and closed to others."""
    if not hasattr(os, "getuid"):
        return True
    found = folder.lstat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def fingerprint(folder: Path) -> tuple[str, int]:
    """Names, sizes and times of the files of a dataset's folder as one hash, and the time of the youngest."""
    digest = hashlib.blake2b(digest_size=16)
    youngest = 0
    for name, found in sorted(_stats(str(folder), "", 0)):
        digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\n".encode())
        youngest = max(youngest, found.st_mtime_ns, found.st_ctime_ns)
    return digest.hexdigest(), youngest


def _stats(folder: str, prefix: str, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".yaml", ".jsonl", ".csv", "datapackage.json")) and entry.is_file():
                yield prefix + entry.name, entry.stat()
            elif depth < 8 and not entry.name.startswith(".") and entry.is_dir():
                yield from _stats(entry.path, f"{prefix}{entry.name}/", depth + 1)


class Note:
    """What was last known about a folder: the folders its dataset is made of, their fingerprints, hash and index."""

    def __init__(self, cache: Path, folder: Path, schema: int) -> None:
        key = hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()
        self.path = cache / f"{key}-{schema}.json"
        self.folders: list[Path] = []
        self.fingerprints: list[str] = []
        self.hashes: list[str] = []
        self.index = ""
        self.written = 0
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            found = json.loads(self.path.read_bytes())
            self.folders = [Path(name) for name in found["folders"]]
            self.fingerprints = found["fingerprints"]
            self.hashes = found["hashes"]
            self.index = found["index"]
            self.written = found["written"]

    def holds(self, hash_contents: Callable[[Path], str]) -> bool:
        """Whether all files are as they were; contents are hashed only where size and time cannot tell."""
        if not self.index or "/" in self.index or len(self.hashes) != len(self.folders):
            return False
        sure = True
        for folder, known, sha256 in zip(self.folders, self.fingerprints, self.hashes, strict=False):
            found, youngest = fingerprint(folder)
            if found == known and youngest < self.written - YOUNG:
                continue
            if hash_contents(folder) != sha256:
                return False
            sure = False
        if not sure:
            self.write(self.folders, self.hashes, self.index)
        return True

    def write(self, folders: Sequence[Path], hashes: Sequence[str], index: str) -> None:
        """Keep what is known now; a note that cannot be written only costs time."""
        written = time.time_ns()
        found = {
            "folders": [str(folder) for folder in folders],
            "fingerprints": [fingerprint(folder)[0] for folder in folders],
            "hashes": list(hashes),
            "index": index,
            "written": written,
        }
        with contextlib.suppress(OSError):
            put(self.path, json.dumps(found).encode())


def put(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file whole or not at all; with `mode`, give it these permissions (else it is this user's alone)."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        if mode is not None:
            Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def build_file(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Build an index beside its final place and move it there when it is whole.

    Two builds at once write two files of the same content; the later one takes the place. A build that is killed leaves
    a `.new-…` file, which a later build deletes.

    Raises:
        DatasetIndexError: the disk is full or the folder not writable.
        DatasetError: from `fill`.
    """
    handle, name = tempfile.mkstemp(prefix=".new-", suffix=".sqlite", dir=path.parent)
    os.close(handle)
    try:
        database = sqlite3.connect(name, isolation_level=None)
        try:
            fill(database)
        finally:
            database.close()
        with Path(name).open("rb+") as written:
            os.fsync(written.fileno())
        Path(name).replace(path)
    except (OSError, sqlite3.Error) as error:
        raise DatasetIndexError(f"the index cannot be written: {error}", place=str(path.parent)) from error
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


def sweep(folder: Path) -> None:
    """Delete what a killed build left behind and indexes that nobody has built or opened for two months."""
    now = time.time()
    for path in folder.glob(".new-*"):
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime > 3600:
                path.unlink()
    for pattern in ("*.sqlite", "*.json", "*.pieces"):
        for path in folder.glob(pattern):
            with contextlib.suppress(OSError):
                found = path.stat()
                if now - max(found.st_mtime, found.st_atime) > _FORGOTTEN:
                    path.unlink()
