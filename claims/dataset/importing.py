"""Take earlier fact-checks into a dataset. Taking the same file twice changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claims.dataset.cache import put
from claims.dataset.edit import new_dataset
from claims.dataset.fact_checks import FactCheck, Refused, checked, keys_of, parse
from claims.dataset.gather import layers
from claims.errors import DatasetError, OutputError

Found = tuple[str, FactCheck | Refused]
"""A record, or why there is none, with where it stood."""


@dataclass
class Taken:
    """What came of an import: numbers, and a sentence for every record that was left or taken in part."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[str] = field(default_factory=list)
    partly: list[str] = field(default_factory=list)


def import_fact_checks(lines: Iterable[bytes], name: str, folder: Path, *, dry_run: bool = False) -> Taken:
    """Put fact-checks into `folder/fact_checks/NAME.jsonl`; one kept already is brought up to date where it is.

    Args:
        lines: JSON Lines, one fact-check a line.
        name: the name of the file they come from; its stem names the file they go to.
        folder: the dataset; begun with a dataset.yaml when it is not there.
        dry_run: say what would be done and write nothing.

    Raises:
        DatasetError: the folder is there and is no dataset, or its fact-checks cannot be read.
        OutputError: it cannot be written.
    """
    return take(_lines(lines, name), name, folder, dry_run=dry_run)


def take(found: Iterable[Found], name: str, folder: Path, *, dry_run: bool = False) -> Taken:
    """Put records that were found somewhere into `folder/fact_checks/NAME.jsonl`, as `import_fact_checks` does.

    Args:
        found: records, or why there is none, each with where it stood.
        name: names the file they go to, when they are not kept elsewhere already.
        folder: the dataset; begun with a dataset.yaml when it is not there.
        dry_run: say what would be done and write nothing.

    Raises:
        DatasetError: the folder is there and is no dataset, or its fact-checks cannot be read.
        OutputError: it cannot be written.
    """
    taken = Taken()
    kept, others = _kept(folder)
    home = folder / "fact_checks" / f"{_stem(name)}.jsonl"
    place = {id: path for path, records in kept.items() for id in records}
    changed: set[Path] = set()
    seen: dict[str, tuple[str, FactCheck]] = {}
    for where, record in _checked(found, taken):
        id = record["id"]
        first = seen.setdefault(id, (where, record))
        if first[1] != record:
            taken.refused.append(f"{where}: “{id}” is at {first[0]} with other contents")
        elif id in others:
            taken.refused.append(f"{where}: the dataset has another fact with the id “{id}”")
        elif id not in place:
            taken.added += first[0] == where
            kept.setdefault(home, {})[id] = record
            place[id] = home
            changed.add(home)
        elif kept[place[id]][id] != record:
            taken.updated += 1
            kept[place[id]][id] = record
            changed.add(place[id])
        else:
            taken.unchanged += first[0] == where
    if changed and not dry_run:
        _write(folder, {path: kept[path] for path in changed})
    return taken


def _lines(lines: Iterable[bytes], name: str) -> Iterator[Found]:
    for number, raw in enumerate(lines, 1):
        where = f"{name}:{number}"
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            if line.strip():
                yield where, keys_of(line)
        except UnicodeDecodeError:
            yield where, Refused("the line is not UTF-8")
        except Refused as error:
            yield where, error


def _checked(found: Iterable[Found], taken: Taken) -> Iterator[tuple[str, FactCheck]]:
    for where, given in found:
        try:
            if isinstance(given, Refused):
                raise given
            record, left = checked(given)
        except Refused as error:
            taken.refused.append(f"{where}: {error}" + (f". {error.mend}" if error.mend.startswith("Map it") else ""))
        else:
            taken.partly += [f"{where}: {record['id']}: {what}" for what in left]
            yield where, record


def _kept(folder: Path) -> tuple[dict[Path, dict[str, FactCheck]], set[str]]:
    """The fact-checks that are there by file and id, and the ids of all other facts."""
    others: set[str] = set()
    for layer in layers(folder) if (folder / "dataset.yaml").exists() else ():
        for reading in layer.readings:
            if not reading.path.startswith("fact_checks/"):
                others.update(fact["id"] for fact in reading.facts)
    kept: dict[Path, dict[str, FactCheck]] = {}
    for path in sorted((folder / "fact_checks").glob("**/*.jsonl")):
        kept[path] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            if line.strip():
                try:
                    record, _ = parse(line)
                except Refused as error:
                    raise DatasetError(str(error), place=f"{path}:{number}:1", mend=error.mend) from error
                kept[path][record["id"]] = record
    return kept, others


def _write(folder: Path, files: dict[Path, dict[str, FactCheck]]) -> None:
    try:
        if not (folder / "dataset.yaml").exists():
            new_dataset(folder)
        for path, records in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records.values())
            put(path, text.encode(), mode=0o644)
    except OSError as error:
        message = f"the fact-checks cannot be written: {error.strerror}"
        raise OutputError(message, place=str(folder), mend="Name a folder that can be written") from error


def _stem(name: str) -> str:
    kept = "".join(ch if ch.isalnum() or ch in "-_." else "-" for ch in Path(name).stem)
    return kept.strip("-.") or "standard-input"
