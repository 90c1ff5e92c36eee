"""All files of a dataset, read: the folder itself and, behind it, the starter dataset when it extends that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.dataset import checks, upkeep
from claims.dataset.problems import Problem
from claims.dataset.read import Reading, Record, files, read_file
from claims.dataset.starter import starter
from claims.dataset.tables import read_package
from claims.errors import DatasetError


@dataclass
class Gathered:
    """The files of one folder: their texts, their readings, and the hash of their names and contents."""

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


def layers(folder: Path, *, every_table: bool = False) -> list[Gathered]:
    """The dataset of a folder, and behind it the starter dataset when its dataset.yaml says `extends: starter`.

    Args:
        folder: the dataset.
        every_table: read the folder's packages that wait to be asked for too.

    Raises:
        DatasetError: as `gather`.
    """
    own = gather(folder, None if every_table else frozenset())
    if own.dataset.get("extends") != "starter":
        return [own]
    return [own, gather(starter(), frozenset(own.dataset.get("tables", ())))]


def gather(folder: Path, tables: frozenset[str] | None = frozenset()) -> Gathered:
    """Read every file of a dataset's folder. What is wrong inside a file is among the problems.

    Args:
        folder: the dataset.
        tables: packages that are only read where they are asked for, and that the dataset that extends this asks for;
            null asks for all.

    Raises:
        DatasetError: the folder is missing or has no dataset.yaml, or a file of it cannot be opened.
    """
    gathered = Gathered(folder, "")
    packages: list[str] = []
    for path, raw in contents(folder):
        gathered.sources[path] = raw
        if not path.startswith("tables/"):
            gathered.readings.append(read_file(raw, path))
        elif path.endswith(".json"):
            packages.append(path)
    gathered.sha256 = hash_of((path, hashlib.sha256(raw).hexdigest()) for path, raw in gathered.sources.items())
    opted = None if tables is None else tables | frozenset(gathered.dataset.get("tables", ()))
    for path in packages:
        home = path.rpartition("/")[0] + "/"
        beside = {name: raw for name, raw in gathered.sources.items() if name.startswith(home)}
        reading = read_package(path, gathered.sources[path], beside, opted)
        if reading is not None:
            gathered.readings.append(reading)
            gathered.readings += [read_file(raw, name) for name, raw in beside.items() if name.endswith(".yaml")]
    return gathered


def problems_of(layers: Sequence[Gathered]) -> list[Problem]:
    """Everything wrong with the first of the layers; those behind it only lend their ids."""
    base = [reading for layer in layers[1:] for reading in layer.readings]
    return [*layers[0].problems, *checks.check(layers[0].readings, base)]


def warnings_of(layers: Sequence[Gathered]) -> list[Problem]:
    """What a curator should look at in the first of the layers; the dataset can be built all the same."""
    measures = {
        record["id"]: record for layer in reversed(layers) for found in layer.readings for record in found.measures
    }
    return list(upkeep.check(layers[0].readings, measures))


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a dataset by their place in its folder, with forward slashes."""
    for path in files(folder):
        try:
            yield path.relative_to(folder).as_posix(), path.read_bytes()
        except OSError as error:
            mend = "Give it read permission"
            raise DatasetError(f"the file cannot be read: {error.strerror}", place=str(path), mend=mend) from error


def hash_of(entries: Iterable[tuple[str, str]]) -> str:
    """The hash of a folder from the places of its files and the SHA-256 of each."""
    digest = hashlib.sha256()
    for path, sha256 in entries:
        digest.update(path.encode() + b"\0" + bytes.fromhex(sha256))
    return digest.hexdigest()


def joined_hash(hashes: Sequence[str]) -> str:
    """The hash of a dataset of one or more folders."""
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()
