"""The files of a dataset as git knew them."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from claims.dataset.gather import contents
from claims.dataset.read import Reading, read_file, wanted
from claims.errors import UsageError


def span(text: str) -> tuple[str, str | None]:
    """The two ends of `REV..REV`, `REV..` or `REV`; the second is null for the files as they lie in the folder."""
    first, dots, last = text.partition("..")
    last = last.removeprefix(".")
    return first or "HEAD", (last or None) if dots else None


def readings(folder: Path, revision: str | None) -> dict[str, bytes]:
    """The files of a dataset by their place in its folder: at a revision, or (null) as they lie there now.

    Raises:
        UsageError: the folder is in no git repository, or there is no such revision.
        DatasetError: the folder is no dataset.
    """
    if revision is None:
        return dict(contents(folder))
    listed = _git(folder, "ls-tree", "-r", "-z", "--name-only", "--end-of-options", revision, "--", ".").split(b"\0")
    names = [raw.decode("utf-8", errors="surrogateescape") for raw in listed if raw]
    names = [name for name in names if wanted(name)]
    asked = "".join(f"{revision}:./{name}\n" for name in names)
    out = _git(folder, "cat-file", "--batch", stdin=asked.encode("utf-8", errors="surrogateescape"))
    found: dict[str, bytes] = {}
    at = 0
    for name in names:
        stop = out.index(b"\n", at)
        size = int(out[at:stop].rsplit(b" ", 1)[1])
        found[name] = out[stop + 1 : stop + 1 + size]
        at = stop + 1 + size + 1
    return found


@dataclass(frozen=True)
class States:
    """Two states of a dataset: what their files say, which differ, and how many rows of tables came and went."""

    before: list[Reading]
    after: list[Reading]
    changed: list[str]
    rows: list[tuple[str, int, int]]


def both(folder: Path, first: str, last: str | None) -> States:
    """The two states of a dataset.

    A file of facts that did not change is read once and stands in neither: comparing it would find nothing. Names and
    measures are always read, as sentences need them.
    """
    before, after = readings(folder, first), readings(folder, last)
    changed = [path for path in sorted({*before, *after}) if before.get(path) != after.get(path)]
    named = [path for path in after if not path.startswith(("topics/", "fact_checks/", "tables/"))]
    read_ones = sorted({*named, *(path for path in changed if path.endswith((".yaml", ".jsonl")))})

    def read(files: dict[str, bytes]) -> list[Reading]:
        return [read_file(files[path], path) for path in read_ones if path in files]

    rows = [(path, *_rows(before.get(path, b""), after.get(path, b""))) for path in changed if path.endswith(".csv")]
    return States(read(before), read(after), changed, rows)


def _rows(before: bytes, after: bytes) -> tuple[int, int]:
    """How many lines a table has more, and how many it has lost."""
    old, new = Counter(before.splitlines()), Counter(after.splitlines())
    return (new - old).total(), (old - new).total()


def _git(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    if not folder.is_dir():
        raise UsageError("there is no such folder", place=str(folder), mend="Name a folder with a dataset.yaml")
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)  # noqa: S603 - git, no shell
    except FileNotFoundError:
        raise UsageError("git is not installed", mend="Install git") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(f"git says: {said[0] if said else 'no'}", place=str(folder), mend="Name revisions that it has")
    return done.stdout
