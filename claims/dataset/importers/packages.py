"""Frictionless Data Packages, and plain CSV with a mapping, into `tables/` of a dataset."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from claims.dataset import checks
from claims.dataset.cache import put
from claims.dataset.edit import new_dataset
from claims.dataset.gather import layers
from claims.dataset.importing import Taken
from claims.dataset.mapping import slug
from claims.dataset.problems import errors
from claims.dataset.read import read_file
from claims.dataset.tables import read_package
from claims.errors import DatasetError, OutputError

MAPPING = "Write a JSON file with “id”, “columns” and “source”, and pass it with --mapping"


def import_table(
    file: Path,
    folder: Path,
    mapping: Path | None = None,
    name: str = "",
    *,
    dry_run: bool = False,
    names: Mapping[str, bytes] | None = None,
) -> Taken:
    """Put a table into `folder/tables/NAME/`; rows that cannot be read are left out and named.

    Args:
        file: a datapackage.json (its CSV files beside it), or a CSV file.
        folder: the dataset; begun when it is not there.
        mapping: a JSON file with what the columns mean: the `claims` of a resource, or one for each resource by its
            name. A package whose resources have `claims` needs none.
        name: name of the package; that of the package or the file when empty.
        dry_run: say what would be done and write nothing.
        names: files of entities and measures that come with the table, by their name in its folder.

    Raises:
        DatasetError: the file, the mapping or an id in it cannot be used; nothing is written then.
        OutputError: it cannot be written.
    """
    package, beside = _package(file, _json(mapping) if mapping else None, name)
    title = str(package["name"])
    home = f"tables/{title}/"
    found = {f"{home}{path}": raw for path, raw in beside.items()}
    taken = Taken()
    kept = _without_bad_rows(home, package, found, taken)
    written = (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()
    extra = {f"{home}{path}": raw for path, raw in (names or {}).items()}
    _refuse(folder, home, written, kept, extra)
    _count(folder, kept, taken)
    if not dry_run:
        _write(folder, {f"{home}datapackage.json": written, **kept, **extra})
    return taken


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DatasetError(f"the file cannot be read: {error.strerror}", place=str(path)) from None
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise DatasetError("the file is no JSON", place=f"{path}{line}", mend="Mend it") from None


def _package(file: Path, mapping: Any, name: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The package as it will be kept, and its CSV files by name."""
    if file.suffix == ".json":
        package = _json(file)
        if not isinstance(package, dict) or not isinstance(package.get("resources"), list):
            raise DatasetError("the file is no data package: it has no “resources”", place=str(file))
        resources = [one for one in package["resources"] if isinstance(one, dict)]
    else:
        resources = [{"name": slug(file.stem), "path": file.name, "format": "csv", "encoding": "utf-8"}]
        package = {"name": slug(name or file.stem), "title": file.stem}
        if isinstance(mapping, dict):
            package |= {key: mapping[key] for key in ("title", "licenses", "sources", "homepage") if key in mapping}
    kept, beside = [], {}
    for resource in resources:
        path = str(resource.get("path", ""))
        if not path.endswith((".csv", ".tsv", ".txt")) or "/" in path or "\\" in path:
            continue
        meaning = mapping.get(str(resource.get("name", "")), mapping) if isinstance(mapping, dict) else None
        if isinstance(meaning, dict):
            own = ("id", "slots", "columns", "values", "source", "closed")
            resource = resource | {"claims": {key: meaning[key] for key in own if key in meaning}}
        if "claims" not in resource:
            raise DatasetError(f"nothing says what the columns of {path} mean", place=str(file), mend=MAPPING)
        try:
            beside[f"{Path(path).stem}.csv"] = raw = (file.parent / path).read_bytes()
        except OSError as error:
            raise DatasetError(f"the table cannot be read: {error.strerror}", place=str(file.parent / path)) from None
        came = {"from": path, "sha256": hashlib.sha256(raw).hexdigest()}
        kept.append(resource | {"path": f"{Path(path).stem}.csv", "imported": came})
    if not kept:
        raise DatasetError("the package has no CSV file beside it", place=str(file))
    return package | {"name": slug(name or str(package.get("name", file.parent.name))), "resources": kept}, beside


def _without_bad_rows(home: str, package: Any, found: Mapping[str, bytes], taken: Taken) -> dict[str, bytes]:
    """The tables without the rows that cannot be read; each of those is among the refused."""
    kept = dict(found)
    reading = read_package(f"{home}datapackage.json", json.dumps(package).encode(), kept, most=1_000_000)
    assert reading is not None
    rows = [problem for problem in reading.problems if problem.rule == "row"]
    for path in {problem.path for problem in rows}:
        bad = {problem.line: problem for problem in rows if problem.path == path}
        taken.refused += [f"{Path(path).name}:{line}: {problem.message}" for line, problem in sorted(bad.items())]
        kept[path] = _leave_out(kept[path], set(bad))
    return kept


def _leave_out(raw: bytes, lines: set[int]) -> bytes:
    """A table without the rows that end on some lines."""
    text = raw.decode("utf-8-sig")
    ends, stream = [0], csv.reader(io.StringIO(text, newline=""))
    ends += [stream.line_num for _ in stream]
    whole = text.splitlines(keepends=True)
    parts = ["".join(whole[start:end]) for start, end in pairwise(ends) if end not in lines]
    return "".join(parts).encode()


def _refuse(folder: Path, home: str, package: bytes, found: Mapping[str, bytes], extra: Mapping[str, bytes]) -> None:
    """Refuse a table after which the dataset could not be built."""
    reading = read_package(f"{home}datapackage.json", package, found)
    assert reading is not None
    named = [read_file(raw, path) for path, raw in extra.items()]
    known = layers(folder) if (folder / "dataset.yaml").exists() else []
    own = [one for one in (known[0].readings if known else []) if not one.path.startswith(home)]
    base = [one for layer in known[1:] for one in layer.readings]
    wrong = errors([*reading.problems, *checks.check([*own, *named, reading], base)])
    mine = [problem for problem in wrong if problem.path.startswith(home)] or wrong
    if mine:
        raise DatasetError(mine[0].message, place=mine[0].place, mend=mine[0].mend)


def _count(folder: Path, kept: Mapping[str, bytes], taken: Taken) -> None:
    for path, raw in kept.items():
        old_file = folder / path
        old, new = _rows(old_file.read_bytes() if old_file.is_file() else b""), _rows(raw)
        replaced = min((new - old).total(), (old - new).total())
        taken.updated += replaced
        taken.added += (new - old).total() - replaced
        taken.unchanged += (new & old).total()


def _rows(raw: bytes) -> Counter[tuple[str, ...]]:
    """The rows of a table but for its header."""
    rows = [tuple(row) for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) if row]
    return Counter(rows[1:])


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        if not (folder / "dataset.yaml").exists():
            new_dataset(folder)
        for name, raw in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != raw:
                put(path, raw, mode=0o644)
    except OSError as error:
        message = f"the table cannot be written: {error.strerror}"
        raise OutputError(message, place=str(folder), mend="Name a folder that can be written") from error
