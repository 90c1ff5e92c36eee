"""Change curators' files by the lines that change: the rest of a file, comments and order, stays as it is byte by byte.

ruamel.yaml writes the new entry and finds the place for it; it never writes the old ones anew.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claims.dataset.cache import put
from claims.dataset.gather import layers, problems_of
from claims.dataset.nodes import Unreadable, compose, decode, kind
from claims.dataset.problems import errors
from claims.dataset.read import read_file
from claims.errors import DatasetError, OutputError

WIDTH = 118
_FLOW = {"about", "verified", "period", "aliases"}
"""Entries that are written in brackets, on one line."""


def new_dataset(folder: Path) -> None:
    """Begin an empty dataset in a folder that is named after it.

    Raises:
        OSError: the folder cannot be written.
    """
    kept = "".join(ch if ch.isascii() and ch.isalnum() else "-" for ch in folder.resolve().name.lower())
    name = "-".join(part for part in kept.split("-") if part) or "dataset"
    folder.mkdir(parents=True, exist_ok=True)
    put(folder / "dataset.yaml", f"name: {name}\nversion: 1\nlanguages: [id, en]\n".encode(), mode=0o644)


def topic_file(folder: Path, topic: str) -> Path:
    """The file of a topic that is there, or the one that a new topic of this id would get."""
    for path in sorted((folder / "topics").glob("**/*.yaml")):
        if path.stem == topic:
            return path
    return folder / "topics" / f"{topic}.yaml"


def add_fact(folder: Path, topic: str, fact: Mapping[str, Any], title: Mapping[str, str] | None = None) -> Path:
    """Write a new fact at the end of a topic's file and give the file's path.

    Args:
        folder: the dataset.
        topic: id of the topic, the name of its file; begun when it is not there, with `title`.
        fact: the entry as it stands in the file.
        title: the title of a new topic by language.

    Raises:
        DatasetError: the dataset as it is, or as it would be, has an error; nothing is written then.
        OutputError: the file cannot be written.
    """
    path = topic_file(folder, topic)
    if path.exists():
        old = path.read_bytes()
        text = with_fact(decode(old, str(path)), fact, str(path))
    else:
        head = dump({"id": topic, "title": dict(title or {"id": topic, "en": topic})})
        text = f"{head}facts:\n{entry(fact)}"
    refuse(folder, path.relative_to(folder).as_posix(), text)
    save(path, text)
    return path


def save(path: Path, text: str) -> None:
    """Write a curator's file whole or not at all; its permissions stay.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, text.encode(), mode=path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except OSError as error:
        message = f"the file cannot be written: {error.strerror}"
        raise OutputError(message, place=str(path), mend="Give it write permission") from error


def with_fact(text: str, fact: Mapping[str, Any], path: str) -> str:
    """The text of a topic's file with one more fact at the end of its list.

    Raises:
        DatasetError: the file is no topic that can be read.
    """
    try:
        root = compose(text, path)
    except Unreadable as broken:
        raise broken.problem.as_error() from None
    pairs = {key.value: (key, value) for key, value in root.value} if kind(root) == "mapping" else {}
    if "facts" not in pairs:
        raise DatasetError("the topic has no “facts”", place=path, mend="Add a line “facts: []”")
    key, facts = pairs["facts"]
    end = "\r\n" if "\r\n" in text else "\n"
    if kind(facts) == "null" or not facts.value:
        lines = text.splitlines(keepends=True)
        line = key.start_mark.line
        lines[line] = re.sub(r"(facts\s*:)[ \t]*(?:\[\s*\]|~|null)?", r"\1", lines[line].rstrip("\r\n")) + end
        after = line + 1
        return "".join(lines[:after]) + entry(fact).replace("\n", end) + "".join(lines[after:])
    if facts.flow_style:
        raise DatasetError("the facts stand in brackets", place=path, mend="Write one “- id: …” a line")
    after = _end_of(text, facts)
    before, rest = text[:after], text[after:]
    if not before.endswith("\n"):
        before += end
    return before + ("\n" + entry(fact, facts.start_mark.column)).replace("\n", end) + rest


def _end_of(text: str, node: Any) -> int:
    """Where the last line of a block sequence ends; comments and blank lines behind it are not part of it."""
    last = node
    while getattr(last, "value", None) and not isinstance(last.value, str):
        last = last.value[-1][1] if kind(last) == "mapping" else last.value[-1]
        if kind(last) != "scalar" and last.flow_style:
            break
    end = int(last.end_mark.index)
    stop = text.find("\n", len(text[:end].rstrip()))
    return len(text) if stop < 0 else stop + 1


def entry(fact: Mapping[str, Any], indent: int = 0) -> str:
    """A fact as the block of lines that stands in a file, two spaces deep in its list, at a column."""
    lines = dump([fact]).splitlines(keepends=True)
    return "".join(" " * indent + line for line in lines)


def dump(data: Any) -> str:
    """Plain data as YAML in the hand of this dataset: short texts, lists and sources on one line each."""
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = WIDTH
    writer.allow_unicode = True
    out = io.StringIO()
    writer.dump(_styled(data, ""), out)
    return re.sub(r"url:\n\s+(\S+)\n", r"url: \1\n", "\n".join(line.rstrip() for line in out.getvalue().split("\n")))


def _styled(data: Any, key: str, depth: int = 0) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(data, Mapping):
        styled = CommentedMap((name, _styled(value, name, depth + 2)) for name, value in data.items())
        flat = all(not isinstance(value, Mapping | list) for value in data.values())
        room = WIDTH - depth - len(key) - 4
        if flat and (key in _FLOW or set(data) <= {"id", "en"} or "url" in data) and depth and _length(data) <= room:
            styled.fa.set_flow_style()
        return styled
    if isinstance(data, list | tuple):
        sequence = CommentedSeq(_styled(value, "", depth) for value in data)
        if key in _FLOW:
            sequence.fa.set_flow_style()
        return sequence
    return data


def _length(data: Mapping[str, Any]) -> int:
    return sum(len(str(key)) + len(str(value)) + 6 for key, value in data.items())


def refuse(folder: Path, name: str, text: str) -> None:
    """Refuse a change after which the dataset could not be built.

    Raises:
        DatasetError: it has an error as it is, or would have one with this text in the place of the file `name`.
    """
    gathered = layers(folder)
    own = gathered[0]
    own.readings = [reading for reading in own.readings if reading.path != name]
    own.readings.append(read_file(text.encode(), name))
    found = errors(problems_of(gathered))
    if found:
        first = found[0]
        where = str(folder / first.path) if first.path == name else str(folder / first.path) + f":{first.line}"
        raise DatasetError(first.message, place=where, mend=first.mend)
