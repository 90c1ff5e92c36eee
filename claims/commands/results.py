"""Where results go: standard output, a file that appears whole or not at all, a page for each draft, the exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from types import TracebackType

from claims.errors import OutputError, UsageError
from claims.model import Failure, Report, Verdict
from claims.rendering.run import is_settled


def exit_code(reports: Sequence[Report], failures: int, levels: Sequence[Collection[Verdict]]) -> int:
    """0 clean, 1 open findings whose verdict fails their draft, 2 a draft that could not be checked.

    Args:
        reports: what was checked.
        failures: how many drafts could not be checked.
        levels: for each report, the verdicts that fail it.
    """
    if failures:
        return 2
    return int(
        any(
            finding.verdict in failing and not is_settled(finding)
            for report, failing in zip(reports, levels, strict=True)
            for finding in report.findings
        )
    )


def complain(failure: Failure) -> None:
    """One sentence about a draft that could not be checked, on standard error."""
    error = failure.error
    print(f"claims: {error if error.place else f'{failure.name}: {error}'}", file=sys.stderr)


def error_line(failure: Failure) -> str:
    """What stands in a stream of JSON lines in the place of a result."""
    from claims.rendering.contract import failure_dict

    return json.dumps(failure_dict(failure), ensure_ascii=False) + "\n"


class Output:
    """Standard output, or a file that is written whole when everything is there and not at all when something fails.

    Raises:
        OutputError: on entering when the file's folder does not exist, on leaving when the file cannot be written, on
            writing when standard output takes no more.
    """

    def __init__(self, path: str | None) -> None:
        self.path = Path(path) if path and path != "-" else None
        self._pieces: list[str] = []

    def __enter__(self) -> Output:
        if self.path and not self.path.parent.is_dir():
            raise OutputError(
                f"the folder “{self.path.parent}” does not exist",
                place=str(self.path),
                mend="Make it, or name another place",
            )
        return self

    def write(self, text: str) -> None:
        """Write a piece and, on standard output, hand it on at once: the reader of a stream waits for it."""
        if self.path:
            # As on standard output: half of a surrogate pair is written as \\ud83d.
            self._pieces.append(text.encode("utf-8", errors="backslashreplace").decode("utf-8"))
        else:
            try:
                sys.stdout.write(text)
                sys.stdout.flush()
            except BrokenPipeError:
                raise
            except OSError as error:
                raise OutputError(
                    f"the results cannot be written: {error.strerror}",
                    place="standard output",
                    mend="Make room for them",
                ) from error

    def manners(self) -> tuple[bool, int]:
        """Whether colours are welcome, and how many columns there are: 100 unless a terminal says otherwise."""
        if self.path or not sys.stdout.isatty():
            return bool(os.environ.get("FORCE_COLOR")) and not self.path, 100
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return not plain, shutil.get_terminal_size((100, 24)).columns

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.path and kind is None:
            from claims.rendering import write

            write(self.path, "".join(self._pieces))


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
    make_folder(path)
    stems: list[str] = ["index"]
    for name in names:
        stem = re.sub(r"[^\w.-]+", "-", "stdin" if name == "-" else Path(name).stem).strip("-.") or "report"
        copies = (f"{stem}-{number}" for number in range(2, len(names) + 2))
        stems.append(stem if stem not in stems else next(copy for copy in copies if copy not in stems))
    return [path / f"{stem}.html" for stem in stems[1:]]


def guard(targets: Sequence[str | Path | None], drafts: Sequence[str]) -> None:
    """Refuse to write a result over a draft of the same call.

    Raises:
        UsageError: one of the targets is one of the drafts.
    """
    written = {os.path.realpath(target) for target in targets if target and target != "-"}
    for draft in drafts:
        if os.path.realpath(draft) in written and Path(draft).is_file():
            raise UsageError(
                "the result would overwrite the draft", place=str(draft), mend="Name another place for the result"
            )


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that is there already is fine.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"the folder cannot be made: {error.strerror}", place=str(path), mend="Name another folder"
        ) from error
