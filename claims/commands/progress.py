"""How far a call has come: one line on a terminal that is gone when the work is done, and nothing anywhere else."""

from __future__ import annotations

import os
import shutil
import sys
from types import TracebackType

from claims.rendering.columns import clip


class Progress:
    """Counts drafts on standard error when a person sits there, there are several, and it is no run of a CI host."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self.total = total
        self.count = 0
        dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("CI"))
        self.shown = total > 1 and not quiet and not dumb and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def done(self, name: str) -> None:
        """One more draft is done."""
        self.count += 1
        if self.shown:
            room = shutil.get_terminal_size((80, 24)).columns - 1
            self._say(clip(f"{self.count}/{self.total} {name}", room))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown and self.count:
            self._say("")

    def _say(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
