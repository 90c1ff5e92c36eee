"""Results that need not be worked out again: a report is kept by everything that it was made of.

That is the draft's bytes, what the call says about it, the dataset's hash, and the program itself with its language
packs and its policy, told by the sizes and times of its files. A report comes back as plain data: a file that names
anything but the nouns of `claims.model` and days is not read, so nobody who can write into the cache can run code.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import io
import os
import pickle
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import claims
from claims import model
from claims.model import Report

_NOUNS: dict[tuple[str, str], Any] = {
    ("claims.model", name): noun
    for name, noun in vars(model).items()
    if isinstance(noun, type) and noun.__module__ == "claims.model"
} | {("datetime", "date"): datetime.date}
_LIBRARIES = ("nltk", "dateparser")
"""Libraries that a verdict may depend on."""
_NOT_CODE = ("reference", "examples")
"""Folders of the wheel that speak for themselves: the dataset has a hash of its own."""
_DAY = 24 * 3600
_FORGOTTEN = 30 * _DAY
"""Seconds after which a result that nobody asked for is deleted."""
_ROOM = 512 * 1024 * 1024
"""Bytes that all results may take; the oldest go first."""


class Kept:
    """Reports on disk, each in a file named by the hash of all that it was made of. Without a folder none is kept."""

    def __init__(self, folder: Path | None, dataset: str) -> None:
        self.folder = folder
        self._basis = _hash("basis", program(), dataset) if folder else ""
        if folder:
            with contextlib.suppress(OSError):
                folder.mkdir(exist_ok=True, mode=0o700)

    def key(self, *parts: object) -> str:
        """The name of a result by what it was made of: bytes, or values whose `repr` says all of them."""
        return _hash(self._basis, *parts)

    def get(self, key: str) -> Report | None:
        """The report of that name, or null when it is not there or cannot be read."""
        if not self.folder:
            return None
        path = self.folder / key
        try:
            data = path.read_bytes()
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)
            return read(data)
        except Exception:
            # Whatever is wrong with a file of the cache: the work is done again, and the file written anew.
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep what `written` gave; a result that cannot be kept only costs time."""
        if not self.folder:
            return
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(prefix=".new-", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(data)
                Path(name).replace(self.folder / key)
            except BaseException:
                Path(name).unlink()
                raise

    def sweep(self) -> None:
        """Once a day, delete what nobody asks for any more and what does not fit."""
        if not self.folder:
            return
        with contextlib.suppress(OSError):
            mark = self.folder / ".swept"
            if mark.exists() and time.time() - mark.stat().st_mtime < _DAY:
                return
            mark.touch()
            _sweep(self.folder)


def written(report: Report) -> bytes:
    """A report as bytes."""
    return zlib.compress(pickle.dumps(report, protocol=5), 1)


def read(data: bytes) -> Report:
    """The report that `written` made bytes of.

    Raises:
        Exception: of any kind, when the bytes are something else.
    """
    found = _Nouns(io.BytesIO(zlib.decompress(data))).load()
    if not isinstance(found, Report):
        raise pickle.UnpicklingError("no report")
    return found


class _Nouns(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _NOUNS:
            raise pickle.UnpicklingError(f"{module}.{name} is no noun of ours")
        return _NOUNS[module, name]


def program() -> str:
    """The program as it is: its version, Python's, and the names, sizes and times of its files."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(f"{claims.__version__} {sys.version_info[:3]}\n".encode())
    for name, found in sorted(_stats(str(Path(claims.__file__).parent), "")):
        digest.update(f"{name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\n".encode())
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec and spec.origin:
            found = Path(spec.origin).stat()
            digest.update(f"{library} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\n".encode())
    return digest.hexdigest()


def _stats(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".toml", ".json")):
                yield prefix + entry.name, entry.stat()
            elif entry.is_dir() and not entry.name.startswith((".", "_")) and entry.name not in _NOT_CODE:
                yield from _stats(entry.path, f"{prefix}{entry.name}/")


def _hash(*parts: object) -> str:
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def _sweep(folder: Path) -> None:
    now, room = time.time(), _ROOM
    files = [(entry.stat(), entry.path) for entry in os.scandir(folder) if entry.name != ".swept"]
    for found, path in sorted(files, key=lambda file: -file[0].st_mtime):
        room -= found.st_size
        if room < 0 or now - found.st_mtime > _FORGOTTEN:
            with contextlib.suppress(OSError):
                Path(path).unlink()
