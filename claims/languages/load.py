"""Load language packs: one TOML a language, data only.

A pack is found by its file name (`id.toml` → "id"). The rooms of `claims.extraction` compile what they need from it
once per run; nothing here knows what a section means. A section is read when somebody first asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from claims.errors import LanguageError
from claims.languages.phrases import Phrases
from claims.languages.sections import sections

FOLDER = Path(__file__).parent


class Pack:
    """One language: its code and the tables of its TOML file."""

    def __init__(self, code: str, data: Mapping[str, Any]) -> None:
        self.code = code
        self.data = data

    def get(self, path: str, default: Any = None) -> Any:
        """The value at a dotted path (`numbers.cardinals`), or `default` when the pack has no such entry.

        Raises:
            LanguageError: the pack's TOML cannot be read there (file, line and column are named).
        """
        value: Any = self.data
        try:
            for part in path.split("."):
                if not isinstance(value, Mapping) or part not in value:
                    return default
                value = value[part]
        except ValueError as error:
            raise LanguageError(f"the language pack cannot be read: {error}", place=f"{self.code}.toml") from error
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
    return tuple(sorted(path.stem for path in FOLDER.iterdir() if path.suffix == ".toml"))


@cache
def pack(code: str) -> Pack:
    """The pack of a language code.

    Raises:
        LanguageError: no such pack, or it is no UTF-8.
    """
    if code not in codes():
        raise LanguageError(f"there is no language pack “{code}”", mend=f"Choose one of {', '.join(codes())}")
    path = FOLDER / f"{code}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LanguageError(f"the language pack cannot be read: {error}", place=path.name) from error
    return Pack(code, sections(text))


def packs() -> Iterator[Pack]:
    """All packs, in the order of their codes."""
    return (pack(code) for code in codes())
