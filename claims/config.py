"""Read a newsroom's settings: the nearest claims.toml, or [tool.claims] in the nearest pyproject.toml.

What the command line says wins over what the file says. Paths in the file count from the file's own folder.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from claims.errors import ConfigError

FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "junit", "sarif", "rdjson")
LEVELS = ("contradicted", "review", "never")
NAMES = ("claims.toml", "pyproject.toml")
INTERFACES = ("id", "en")
"""The languages in which a report can speak."""


@dataclass(frozen=True, slots=True)
class Override:
    """What is settled otherwise for some drafts: those whose path, from `folder`, the pattern matches.

    Null or empty where the general settings hold.
    """

    pattern: str
    folder: Path
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    ui_language: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a newsroom has settled once; null or empty where it has not. `path` is the file that says so.

    Of several `paths` that match a draft, the one that stands last in the file decides each key.
    """

    output_format: str | None = None
    html: str | None = None
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    reference: str | None = None
    ui_language: str | None = None
    baseline: str | None = None
    paths: tuple[Override, ...] = ()
    path: Path | None = None


KEYS: Mapping[str, type | tuple[str, ...]] = {
    "output-format": FORMATS,
    "html": Path,
    "fail-on": LEVELS,
    "select": list,
    "ignore": list,
    "language": str,
    "reference": Path,
    "ui-language": INTERFACES,
    "baseline": Path,
}
"""What each key of the file may hold: one of these words, a path, a list of rule names, or any text."""
OF_PATHS = ("fail-on", "select", "ignore", "language", "ui-language")
"""The keys that a table `[paths."…"]` may settle otherwise."""


def settings(path: str | Path | None = None, *, isolated: bool = False, start: Path | None = None) -> Settings:
    """The settings that hold in a folder.

    Args:
        path: the file to use; the nearest one upwards of `start` when null.
        isolated: use no file at all.
        start: the folder to search from; the working directory when null.

    Raises:
        ConfigError: the file is missing, is no TOML, or holds a key or value that means nothing here.
    """
    if isolated:
        return Settings()
    if path is not None:
        return _from_file(Path(path), asked_for=True) or Settings()
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        for name in NAMES:
            # What a person reads later (where a report is, which file is wrong) is told from where they stand.
            near = Path(os.path.relpath(folder / name))
            if near.is_file() and (found := _from_file(near, asked_for=False)):
                return found
    return Settings()


def _from_file(path: Path, *, asked_for: bool) -> Settings | None:
    """The settings of one file; null when a pyproject.toml that nobody asked for does not speak of claims."""
    shown = _shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(
            f"the configuration cannot be read: {why}", place=shown, mend="Name another file with --config"
        ) from error
    in_project = path.name == "pyproject.toml"
    if in_project and not asked_for and "[tool.claims]" not in text:
        return None
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"this is not TOML: {error}", place=shown, mend="Mend that line, or pass --isolated"
        ) from error
    if in_project:
        data = data.get("tool", {}).get("claims")
        if data is None and not asked_for:
            return None
        if not isinstance(data, dict):
            raise ConfigError(
                "there is no table [tool.claims] in it", place=shown, mend="Add one, or name a claims.toml"
            )
    lines = _Lines(text, "tool.claims" if in_project else "", shown)
    found = Settings(path=path)
    for key, value in data.items():
        if key == "paths":
            found = replace(found, paths=_overrides(value, path.parent, lines))
            continue
        _known(key, (*KEYS, "paths"), lines.place(key))
        found = replace(found, **{key.replace("-", "_"): _value(key, value, path.parent, lines.place(key))})
    return found


def _overrides(tables: Any, folder: Path, lines: _Lines) -> tuple[Override, ...]:
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        mend = 'Write [paths."drafts/opinion/**"]'
        raise ConfigError("“paths” must hold a table for each pattern", place=lines.place("paths"), mend=mend)
    found = []
    for pattern, table in tables.items():
        override = Override(pattern, folder)
        for key, value in table.items():
            place = lines.place_under(pattern, key)
            _known(key, OF_PATHS, place)
            override = replace(override, **{key.replace("-", "_"): _value(key, value, folder, place)})
        found.append(override)
    return tuple(found)


def _known(key: str, keys: Sequence[str], place: str) -> None:
    if key not in keys:
        near = get_close_matches(key.replace("_", "-"), keys, n=1)
        mend = f"Did you mean “{near[0]}”" if near else f"The keys are {', '.join(keys)}"
        raise ConfigError(f"unknown key “{key}”", place=place, mend=mend)


def _value(key: str, value: Any, folder: Path, place: str) -> Any:
    allowed = KEYS[key]
    if allowed is list:
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return tuple(value)
        raise ConfigError(f"“{key}” must be a list of rule names", place=place, mend=f'Write {key} = ["…"]')
    if not isinstance(value, str) or not value:
        raise ConfigError(f"“{key}” must be text", place=place, mend=f'Write {key} = "…"')
    if isinstance(allowed, tuple) and value not in allowed:
        raise ConfigError(f"“{value}” is no value for “{key}”", place=place, mend=f"Choose one of {', '.join(allowed)}")
    return str(folder / value) + ("/" if value.endswith("/") else "") if allowed is Path else value


class _Lines:
    """Where the keys of a table stand in the file: tomllib does not say."""

    def __init__(self, text: str, table: str, shown: str) -> None:
        self.shown = shown
        self.text = text.splitlines()
        self.lines: dict[str, int] = {}
        section = ""
        for number, line in enumerate(text.splitlines(), 1):
            if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line):
                section = header[1]
                name = section.removeprefix(table + ".").split(".")[0].strip("\"' ") if table else section.split(".")[0]
                if not table or section.startswith(table + "."):
                    self.lines.setdefault(name.strip("\"' "), number)
            elif section == table and (key := re.match(r"""\s*["']?([\w-]+)["']?\s*[=.]""", line)):
                self.lines.setdefault(key[1], number)

    def place(self, key: str) -> str:
        """`file:line` of a key; the file alone when it stands nowhere a simple reading finds it."""
        return f"{self.shown}:{self.lines[key]}" if key in self.lines else self.shown

    def place_under(self, pattern: str, key: str) -> str:
        """`file:line` of a key in the table of a pattern, else of the table."""
        heads = [at for at, line in enumerate(self.text) if line.lstrip().startswith("[") and pattern in line]
        if not heads:
            return self.place("paths")
        for at in range(heads[0] + 1, len(self.text)):
            if self.text[at].lstrip().startswith("["):
                break
            if re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", self.text[at]):
                return f"{self.shown}:{at + 1}"
        return f"{self.shown}:{heads[0] + 1}"


def _shown(path: Path) -> str:
    """A path as a person in the working directory would write it."""
    return os.path.relpath(path)
