"""Check again whenever a draft, the dataset or the settings change, until the person interrupts."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claims.check import attempt
from claims.errors import ClaimsError, UsageError

PAUSE = 0.4
"""Seconds between two looks at the files."""


def watch(once: Callable[[], int], look: Callable[[], object]) -> int:
    """Call `once`, and again whenever `look` gives something else than before it; an interrupt is the ordinary end.

    An error of a call is said and does not end the watch: the person is in the middle of mending it.
    """
    try:
        while True:
            seen = look()
            if sys.stdout.isatty():
                sys.stdout.write("\x1b[2J\x1b[H")
            try:
                once()
            except UsageError:
                raise
            except ClaimsError as error:
                print(f"claims: {error}", file=sys.stderr)
            print("claims: watching; Ctrl-C ends.", file=sys.stderr, flush=True)
            while look() == seen:
                time.sleep(PAUSE)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 0


def look_at(paths: Sequence[str], files: Sequence[str | Path | None], reference: Path) -> object:
    """What is to be compared: sizes and times of the drafts that paths name, of files, and of a dataset."""
    from claims.dataset.cache import fingerprint
    from claims.drafts import find

    names = attempt("", lambda: find(list(paths)))
    drafts = names if isinstance(names, list) else [*paths]
    # A failure to list them is compared by what it says.
    said = "" if isinstance(names, list) else str(names.error)
    return said, [_state(path) for path in (*drafts, *files) if path], fingerprint(reference)[0]


def _state(path: str | Path) -> tuple[str, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - a path may be of any kind here
    except (OSError, ValueError):
        return str(path), -1, -1
    return str(path), found.st_size, found.st_mtime_ns
