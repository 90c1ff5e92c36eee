"""The lockfile: `draft.claims.lock` beside `draft.md`, TOML that a person reads and a diff shows line by line.

Claims are sorted by their sentences, so that a paragraph that moves changes no line and a number that changes is seen
in its place. Decisions are appended at the end and never rewritten.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claims.decisions.lock import STATES, Decision, Lock, Locked, Standing
from claims.decisions.place import path_of
from claims.errors import ConfigError

VERSION = 1
HEAD = """\
# The claims of this draft, what they were found to be, and who decided what about them.
# `claims lock` writes the claims anew; `claims decide` adds to the history at the end, which is never rewritten.
"""
MEND = "Mend that line, or restore the file from version control"


def read_lock(draft: str) -> Lock | None:
    """The lock beside a draft; null when there is none.

    Raises:
        ConfigError: it is no lock of this version, or it is that of another draft that is still there.
    """
    path = path_of(draft)
    return load_lock(path, Path(draft)) if path else None


def load_lock(path: Path, draft: Path | None = None) -> Lock | None:
    """The lock in a file; null when there is no such file.

    Args:
        path: the file.
        draft: the draft it must belong to; any when null.

    Raises:
        ConfigError: it is no lock of this version, or it is that of another draft that is still there.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"the lock cannot be read: {why}", place=str(path), mend=MEND) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the lock is not TOML: {error}", place=str(path), mend=MEND) from error
    if data.get("version") != VERSION:
        raise ConfigError("this is no lock of this version", place=str(path), mend="Write it anew with claims lock")
    lock = _lock(data, str(path))
    if draft and lock.draft != draft.name and draft.with_name(lock.draft or "-").is_file():
        raise ConfigError(
            f"this lock belongs to “{lock.draft}”, not to “{draft.name}”",
            place=str(path),
            mend="Two drafts of one name cannot both be locked: rename one of them",
        )
    return lock


def lock_text(lock: Lock) -> str:
    """A lock as its file holds it: the same lock gives the same bytes."""
    parts = [HEAD, f"version = {VERSION}\n", f"draft = {_quoted(lock.draft)}\n"]
    if lock.published:
        parts.append(f"published = {_quoted(lock.published)}\n")
    for claim in lock.claims:
        parts.append("\n[[claim]]\n")
        about = ", ".join(f"{name} = {_quoted(value)}" for name, value in claim.about.items())
        parts.append(_fields(claim, ("id", "kind", "text", "sentence", "says")))
        parts.append(f"about = {{ {about} }}\n" if about else "")
        parts.append(_fields(claim, ("verdict", "rule", "fact", "evidence", *_PLACE)))
        parts.append(f"decision = {_quoted(_said(lock.standing(claim)))}\n")
    for decision in lock.history:
        parts.append("\n[[history]]\n")
        parts.append(_fields(decision, _DECISION))
    return "".join(parts)


_PLACE = ("frame", "beside", "copies", "alike")
_COUNTS = ("copies", "alike")
_CLAIM = ("id", "kind", "text", "sentence", "says", "verdict", "rule", "fact", "evidence", *_PLACE)
_DECISION = ("at", "by", "decision", "reason", "source", "claim", "text", "sentence", "verdict", "evidence", *_PLACE)


def _fields(thing: object, names: tuple[str, ...]) -> str:
    """One line for each field that says something: no empty text, and no count of one."""
    lines = []
    for name in names:
        value = getattr(thing, name)
        if isinstance(value, int):
            lines += [f"{name} = {value}\n"] if value != 1 else []
        elif value:
            lines.append(f"{name} = {_quoted(value)}\n")
    return "".join(lines)


def _said(standing: Standing) -> str:
    """How a claim stands, for a person who reads the file: it is worked out from the history and never read back."""
    if standing.decision:
        return f"{standing.decision.decision} by {standing.decision.by}"
    if standing.lapsed:
        return f"open again: {standing.lapsed.decision} by {standing.lapsed.by} before verdict or evidence moved"
    return "open"


def _quoted(text: str) -> str:
    # A JSON string is a TOML string but for DEL; half of a surrogate pair is in neither.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lock(data: Mapping[str, Any], place: str) -> Lock:
    claims = tuple(
        Locked(**_fields_of(table, _CLAIM, place), about=_texts(table.get("about", {}), None, place))
        for table in _tables(data, "claim", place)
    )
    history = tuple(Decision(**_fields_of(table, _DECISION, place)) for table in _tables(data, "history", place))
    for decision in history:
        if decision.decision not in STATES:
            raise ConfigError(
                f"“{decision.decision}” is no decision", place=place, mend=f"Write one of {', '.join(STATES)}"
            )
    top = _texts(data, ("draft", "published"), place)
    return Lock(top["draft"], top["published"], claims, history)


def _fields_of(table: Mapping[str, Any], names: tuple[str, ...], place: str) -> dict[str, Any]:
    counts = {name: table.get(name, 1) for name in _COUNTS}
    for name, value in counts.items():
        if not isinstance(value, int):
            raise ConfigError(f"“{name}” must be a number", place=place, mend=MEND)
    return {**_texts(table, tuple(name for name in names if name not in _COUNTS), place), **counts}


def _tables(data: Mapping[str, Any], name: str, place: str) -> list[Any]:
    tables = data.get(name, [])
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    raise ConfigError(f"“{name}” must be a list of tables", place=place, mend=f"Write [[{name}]]")


def _texts(table: Any, names: tuple[str, ...] | None, place: str) -> dict[str, str]:
    """The named fields of a table as text, empty where they are missing; all of them when no names are given."""
    if not isinstance(table, dict):
        raise ConfigError("“about” must be a table", place=place, mend=MEND)
    found = {name: table.get(name, "") for name in (names if names is not None else table)}
    for name, value in found.items():
        if not isinstance(value, str):
            raise ConfigError(f"“{name}” must be text", place=place, mend=MEND)
    return found
