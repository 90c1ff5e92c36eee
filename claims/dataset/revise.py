"""Revise a series: one more observation, and the one before it closed. The diff of the file is then the correction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from claims.dataset.edit import refuse, save
from claims.dataset.lines import Lines, value_of
from claims.dataset.nodes import Node, kind
from claims.dataset.records import day
from claims.errors import DatasetError, UsageError

_UNTIL_AFTER = ("precision", "as_of")
_RANK_AFTER = ("recorded", "until", "precision", "as_of")
OPEN = ("preferred", "normal")


class Revised(NamedTuple):
    """What a revision did: the file, its text before and after, and the values that were closed, as written."""

    path: Path
    before: str
    after: str
    closed: tuple[str, ...]


def revise(
    folder: Path,
    fact: str,
    observation: Mapping[str, Any],
    statement: Mapping[str, str] | None = None,
    *,
    dry_run: bool = False,
) -> Revised:
    """Append an observation to a series and close the one before it.

    A `preferred` observation closes every open value that is not in dispute: it gets `until` and `rank: superseded`. A
    `disputed` one closes the earlier value of the same speaker, and puts the values of others in dispute with it.

    Args:
        folder: the dataset.
        fact: id of the series.
        observation: the entry as it stands in the file, with `value`, `as_of` (a date), `rank` and `sources`.
        statement: new wordings of the fact's statement by language; the other languages stay.
        dry_run: write nothing.

    Raises:
        UsageError: the dataset has no such series.
        DatasetError: the new value is older than the one in use, is there already, or the dataset would have an error.
        OutputError: the file cannot be written.
    """
    path, lines, node = find(folder, fact)
    observations = value_of(node, "observations")
    if kind(observations) != "sequence":
        raise UsageError(f"“{fact}” is no series: it has no values to revise", place=str(path), mend="Edit it by hand")
    closed = [_text(old, "value") for old in _close(lines, observations, observation, str(path))]
    lines.append(observations, observation)
    if statement:
        old = value_of(node, "statement")
        kept = {key.value: " ".join(str(value.value).split()) for key, value in old.value} if old is not None else {}
        lines.put_block(node, "statement", kept | dict(statement))
    after = lines.result()
    refuse(folder, path.relative_to(folder).as_posix(), after)
    if not dry_run:
        save(path, after)
    return Revised(path, lines.text, after, tuple(closed))


def find(folder: Path, fact: str) -> tuple[Path, Lines, Node]:
    """The file of a fact, its lines, and the fact's node.

    Raises:
        UsageError: the folder's own files have no fact of that id.
        DatasetError: the file is no YAML.
    """
    named = re.compile(rf"\bid:\s*['\"]?{re.escape(fact)}\b")
    for path in sorted((folder / "topics").glob("**/*.yaml")):
        raw = path.read_bytes()
        if named.search(raw.decode("utf-8", errors="replace")):
            lines = Lines(raw, str(path))
            node = lines.entry("facts", fact)
            if node is not None:
                return path, lines, node
    mend = (
        "Find it with `claims reference search`; a fact of the starter dataset is revised by a fact of the same id here"
    )
    raise UsageError(f"the dataset's own topics have no fact “{fact}”", place=str(folder), mend=mend)


def _close(lines: Lines, observations: Node, new: Mapping[str, Any], path: str) -> list[Node]:
    as_of: date = new["as_of"]
    open_ones = [item for item in observations.value if not _text(item, "until") and _rank(item) in (*OPEN, "disputed")]
    for item in observations.value:
        _refuse_older(item, new, path)
    closed = []
    for item in open_ones:
        disputed = _rank(item) == "disputed"
        if new.get("rank") == "disputed":
            if disputed and _text(item, "said_by") != new.get("said_by", ""):
                continue
            if not disputed:
                lines.put(item, "rank", "disputed", _RANK_AFTER)
                continue
        elif disputed:
            continue
        else:
            lines.put(item, "until", as_of.isoformat(), _UNTIL_AFTER)
            lines.put(item, "rank", "superseded", _RANK_AFTER)
            closed.append(item)
            continue
        lines.put(item, "until", as_of.isoformat(), _UNTIL_AFTER)
        closed.append(item)
    return closed


def _refuse_older(old: Node, new: Mapping[str, Any], path: str) -> None:
    known = day(_text(old, "as_of")) if re.fullmatch(r"\d{4}-\d\d-\d\d", _text(old, "as_of")) else None
    place = f"{path}:{old.start_mark.line + 1}"
    if known is not None and known > new["as_of"]:
        mend = "Write it in by hand where it belongs, with “until” and “rank: superseded”"
        raise DatasetError(f"the series has a newer value already, of {known}", place=place, mend=mend)
    same = known == new["as_of"] and _text(old, "said_by") == new.get("said_by", "")
    if same and _text(old, "value").strip("'\"") == str(new["value"]):
        raise DatasetError(f"the value {new['value']} of {known} is there already", place=place)


def _text(item: Node, key: str) -> str:
    found = value_of(item, key)
    return str(found.value) if found is not None and kind(found) == "scalar" else ""


def _rank(item: Node) -> str:
    return _text(item, "rank") or "normal"
