"""Where drafts come from: files, folders, standard input."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from claims.errors import DraftError

MAX_BYTES = 16 * 1024 * 1024
"""The largest draft that is read. A long article has 100 kB, a saved page with pictures inside a few megabytes."""
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".docx": "docx",
}  # fmt: skip
"""The format of a draft by the end of its name."""
_IN_FOLDERS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NO_DRAFT = frozenset(("node_modules", "__pycache__", "venv"))


def is_address(source: str) -> bool:
    """Whether a source is written as an address (of any scheme: only http and https are fetched)."""
    return bool(_ADDRESS.match(source))


def find(paths: list[str]) -> list[str]:
    """The drafts that paths name, folders replaced by what they hold (.txt .md .markdown .html .htm .docx, sorted).

    Hidden files and folders are left out, and in a newsroom's own folder (one with a claims.toml) its `reference` and
    `reports`. Addresses and "-" stay. A draft named twice is listed once.

    Raises:
        DraftError: a path does not exist, or a folder holds no drafts or cannot be read.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path == "-" or is_address(path):
            found[path] = None
        elif _is_folder(path):
            try:
                inside = _in_folder(Path(path))
            except OSError as error:
                place = str(error.filename or path)
                raise DraftError(
                    f"the folder cannot be read: {error.strerror}", place=place, code="unreadable"
                ) from None
            if not inside:
                raise DraftError(
                    "the folder holds no drafts",
                    place=path,
                    mend="Drafts end in .txt, .md, .html or .docx",
                    code="no-drafts",
                )
            found.update(dict.fromkeys(inside))
        else:
            if not _exists(path):
                raise DraftError("there is no such file or folder", place=path, mend="Check the path", code="missing")
            found[path] = None
    return list(found)


def load(path: str, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file, or of standard input for "-".

    Raises:
        DraftError: it is missing, cannot be read, or is larger than `max_bytes`.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read(max_bytes + 1)
        else:
            # Asked before it is read, so that an endless or huge file costs nothing.
            if Path(path).is_dir():
                raise DraftError("this is a folder, not a draft", place=path, mend="Name one of the drafts in it")
            with Path(path).open("rb") as file:
                data = file.read(max_bytes + 1)
    except DraftError:
        raise
    except FileNotFoundError:
        raise DraftError("there is no such file", place=path, mend="Check the path", code="missing") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise DraftError(f"the file cannot be read: {reason}", place=path, code="unreadable") from None
    refuse_large(len(data), path, max_bytes)
    return data


def refuse_large(size: int, name: str, max_bytes: int) -> None:
    """Refuse what is larger than a draft.

    Raises:
        DraftError: `size` is more than `max_bytes`.
    """
    if size > max_bytes:
        limit = f"{max_bytes / 1024 / 1024:.0f} MB" if max_bytes >= 1024 * 1024 else f"{max_bytes} bytes"
        raise DraftError(
            f"the draft is larger than {limit}",
            place=name,
            mend="Cut it into the articles it is made of",
            code="too-large",
        )


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _in_folder(folder: Path) -> list[str]:
    own = frozenset(("reference", "reports")) if (folder / "claims.toml").is_file() else frozenset()
    found: list[str] = []
    for entry in sorted(folder.iterdir(), key=lambda p: p.name):
        if entry.name.startswith((".", "_")) and entry.name != "_":
            continue
        if entry.is_dir():
            if not entry.is_symlink() and entry.name not in _NO_DRAFT and entry.name not in own:
                found += _in_folder(entry)
        elif entry.name.lower().endswith(_IN_FOLDERS):
            found.append(str(entry))
    return found
