"""Drafts that nobody wants checked: `.claimsignore`, in a draft's folder or any above it, written like .gitignore."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from claims.errors import ConfigError
from claims.gate.patterns import Pattern, decide, patterns

NAME = ".claimsignore"


class LeftOut(NamedTuple):
    """The line that leaves a draft out."""

    file: str
    line: int
    text: str


class Ignored:
    """Says of drafts whether they are left out; each file is read once."""

    def __init__(self) -> None:
        self._files: dict[Path, list[Pattern]] = {}

    def by(self, draft: str) -> LeftOut | None:
        """The line that leaves a draft out; null when it is to be checked.

        A file nearer to the draft has the last word, and in a file its last line.

        Raises:
            ConfigError: one of the files cannot be read.
        """
        path = Path(os.path.abspath(draft))  # noqa: PTH100 - resolve() would follow links out of the folder
        for folder in path.parents:
            spoken = decide(self._patterns(folder), path.relative_to(folder).as_posix())
            if spoken is not None:
                shown = os.path.relpath(folder / NAME)
                return None if spoken.again else LeftOut(shown, spoken.line, spoken.text)
        return None

    def _patterns(self, folder: Path) -> list[Pattern]:
        if folder not in self._files:
            self._files[folder] = _read(folder / NAME)
        return self._files[folder]


def _read(path: Path) -> list[Pattern]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(
            f"the file cannot be read: {why}", place=os.path.relpath(path), mend="Mend it or remove it"
        ) from error
    return patterns(text.split("\n"))
