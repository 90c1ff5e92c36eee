"""Where results go: standard output, a file that appears whole or not at all, a page for each draft, the exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from claims.check import Failure
from claims.errors import OutputError, UsageError
from claims.model import Report, Verdict

WRONG: frozenset[Verdict] = frozenset(("contradicted", "outdated", "inconsistent"))
NEEDS_A_PERSON: frozenset[Verdict] = frozenset(("disputed", "unverified"))
FAILING = {"contradicted": WRONG, "review": WRONG | NEEDS_A_PERSON, "never": frozenset[Verdict]()}
"""Which verdicts stand at or above each level of --fail-on."""


def exit_code(reports: Sequence[Report], failures: int, fail_on: str) -> int:
    """0 clean, 1 findings at or above the level, 2 a draft that could not be checked."""
    if failures:
        return 2
    return int(any(finding.verdict in FAILING[fail_on] for report in reports for finding in report.findings))


def complain(failure: Failure) -> None:
    """One sentence about a draft that could not be checked, on standard error."""
    error = failure.error
    print(f"claims: {error if error.place else f'{failure.name}: {error}'}", file=sys.stderr)


def error_line(failure: Failure) -> str:
    """What stands in a stream of JSON lines in the place of a result."""
    error = {"code": failure.error.code, "message": str(failure.error)}
    return json.dumps({"id": failure.name if failure.name != "" else None, "error": error}, ensure_ascii=False) + "\n"


class Output:
    """Standard output, or a file that is moved into its place when everything is written and not before."""

    def __init__(self, path: str | None) -> None:
        self.path = Path(path).absolute() if path and path != "-" else None
        self.stream: TextIO = sys.stdout
        self._temporary: str | None = None

    def __enter__(self) -> Output:
        if self.path is None:
            return self
        with _explained(self.path):
            if self.path.exists() and not self.path.is_file():
                # A device or a pipe is written as it is; a folder says so itself.
                self.stream = self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
            else:
                self.path = self.path.resolve()
                handle, self._temporary = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
                self.stream = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
        return self

    def write(self, text: str) -> None:
        """Write a piece and hand it on at once: the reader of a stream waits for it."""
        if self.path is None:
            self.stream.write(text)
            self.stream.flush()
        else:
            with _explained(self.path):
                self.stream.write(text)

    def manners(self) -> tuple[bool, int]:
        """Whether colours are welcome, and how many columns there are: 100 unless a terminal says otherwise."""
        if self.path is not None or not self.stream.isatty():
            return bool(os.environ.get("FORCE_COLOR")) and self.path is None, 100
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return not plain, shutil.get_terminal_size((100, 24)).columns

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.path is None:
            return
        try:
            with _explained(self.path):
                self.stream.close()
                if self._temporary and kind is None:
                    Path(self._temporary).chmod(0o666 & ~_umask())
                    Path(self._temporary).replace(self.path)
                    self._temporary = None
        finally:
            if self._temporary:
                with suppress(OSError):
                    Path(self._temporary).unlink()


@contextmanager
def _explained(path: Path, what: str = "the file cannot be written") -> Iterator[None]:
    """An error of the system, met in here, as one sentence about a path."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"{what}: {error.strerror}",
            place=os.path.relpath(path),
            mend="Name a file in a folder that exists and may be written to",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def pages(names: Sequence[str], target: str) -> list[Path]:
    """Where the page of each draft goes: `target` itself when it ends in .html, else a file in the folder `target`.

    The folder is made when it is not there.

    Raises:
        UsageError: one file for several drafts.
        OutputError: the folder cannot be made.
    """
    path = Path(target)
    if path.suffix.lower() in (".html", ".htm") and not path.is_dir():
        if len(names) > 1:
            raise UsageError(
                f"{len(names)} drafts cannot share one report", place=target, mend="Name a folder: --html reports/"
            )
        return [path] * len(names)
    with _explained(path, "the folder cannot be made"):
        path.mkdir(parents=True, exist_ok=True)
    stems: list[str] = []
    for name in names:
        stem = re.sub(r"[^\w.-]+", "-", "stdin" if name == "-" else Path(name).stem).strip("-.") or "report"
        copies = (f"{stem}-{number}" for number in range(2, len(names) + 2))
        stems.append(stem if stem not in stems else next(copy for copy in copies if copy not in stems))
    return [path / f"{stem}.html" for stem in stems]


def guard(targets: Sequence[str | Path | None], drafts: Sequence[str]) -> None:
    """Refuse to write a result over a draft of the same call.

    Raises:
        UsageError: one of the targets is one of the drafts.
    """
    written = {Path(target).resolve(): target for target in targets if target and target != "-"}
    for draft in drafts:
        if (place := Path(draft).resolve()) in written and place.is_file():
            raise UsageError(
                "the result would overwrite the draft", place=str(draft), mend="Name another place for the result"
            )
