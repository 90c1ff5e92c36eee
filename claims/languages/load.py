"""Load language packs: one TOML a language, data only.

A pack is found by its file name (`id.toml` → "id"). The rooms of `claims.extraction` compile what they need from it
once per run; nothing here knows what a section means.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from claims.errors import LanguageError
from claims.languages.phrases import Phrases

FOLDER = Path(__file__).parent


class Pack:
    """One language: its code and the tables of its TOML file."""

    def __init__(self, code: str, data: Mapping[str, Any]) -> None:
        self.code = code
        self.data = data

    def get(self, path: str, default: Any = None) -> Any:
        """The value at a dotted path (`numbers.cardinals`), or `default` when the pack has no such entry."""
        value: Any = self.data
        for part in path.split("."):
            if not isinstance(value, Mapping) or part not in value:
                return default
            value = value[part]
        return value

    def table(self, path: str) -> dict[str, Any]:
        """The table at a dotted path; empty when the pack has none."""
        return dict(self.get(path, {}))

    def words(self, path: str) -> tuple[str, ...]:
        """The list of phrases at a dotted path; empty when the pack has none."""
        return tuple(self.get(path, ()))

    def phrases(self, path: str) -> Phrases[str]:
        """Phrases to look up from a list (value: the phrase itself), or from a table of lists (value: its key)."""
        found = self.get(path, ())
        if isinstance(found, Mapping):
            return Phrases([(phrase, key) for key, phrases in found.items() for phrase in phrases])
        return Phrases([(phrase, phrase) for phrase in found])


def codes() -> tuple[str, ...]:
    """The languages that have a pack, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def pack(code: str) -> Pack:
    """The pack of a language code.

    Raises:
        LanguageError: no such pack, or its TOML cannot be read (file, line and column are named).
    """
    path = FOLDER / f"{code}.toml"
    if not path.is_file():
        raise LanguageError(f"there is no language pack “{code}”", mend=f"Choose one of {', '.join(codes())}")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LanguageError(f"the language pack cannot be read: {error}", place=path.name) from error
    return Pack(code, data)


def packs() -> Iterator[Pack]:
    """All packs, in the order of their codes."""
    return (pack(code) for code in codes())
