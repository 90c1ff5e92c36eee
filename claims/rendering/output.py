"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from claims.errors import OutputError


def write(path: str | Path, content: str | bytes) -> None:
    """Write text (as UTF-8) or bytes beside their place and move them there when they are complete.

    A reader never sees half a file, and a failure leaves what was there before. Folders are not made.

    Raises:
        OutputError: the folder is missing, the path is a folder, or it may not be written.
    """
    target = Path(path)
    temporary: Path | None = None
    try:
        if not target.parent.is_dir():
            raise OutputError(
                f"the folder “{target.parent}” does not exist", place=str(path), mend="Make it, or name another place"
            )
        if target.is_dir():
            raise OutputError("this is a folder, not a file", place=str(path), mend="Name a file in it")
        if target.exists() and not target.is_file():
            # A device or a pipe cannot be replaced, only written.
            target.write_bytes(_bytes(content))
            return
        # The file behind a link is replaced, not the link.
        target = target.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(_bytes(content))
        temporary.chmod(_mode(target))
        temporary.replace(target)
        temporary = None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else None
        raise OutputError(
            f"the file cannot be written: {(said or str(error)).lower()}",
            place=str(path),
            mend="Name a place that may be written to",
        ) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _bytes(content: str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    # Half of a surrogate pair (a broken escape in someone's JSON) has no UTF-8; it becomes a question mark.
    return content.encode("utf-8", errors="replace")


def _mode(target: Path) -> int:
    """The rights the file had, else those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
