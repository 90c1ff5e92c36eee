"""What has changed in a git repository since a commit: which files, and which of their lines as they are now."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from claims.errors import ConfigError, UsageError
from claims.model import Draft, Report

Lines = tuple[range, ...] | None
"""Changed lines of a file, counted from 1; null when all of it counts as changed (new, or no text)."""
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class Changes:
    """Changed files by their real path."""

    def __init__(self, files: Mapping[Path, Lines]) -> None:
        self.files = dict(files)

    @classmethod
    def since(cls, ref: str, folder: Path | None = None) -> Changes:
        """What differs between a commit and the working tree of `folder`, uncommitted and new files included.

        The commit is that at which the work left `ref` (the merge base), so that what others did on `ref` meanwhile is
        not taken for a change of ours; where no such commit is known (a shallow clone), `ref` itself.

        Raises:
            UsageError: this is no git repository, or `ref` names no commit of it.
            ConfigError: git is not installed or refuses.
        """
        here = folder or Path.cwd()
        top = Path(os.fsdecode(_git(here, "rev-parse", "--show-toplevel").rstrip(b"\n")))
        commit = _commit(here, ref)
        options = ("--no-color", "--no-ext-diff", "--find-renames", "--diff-filter=d", "--ignore-submodules")
        names = _git(top, "diff", *options, "--name-only", "-z", commit, "--").split(b"\0")[:-1]
        patch = _git(top, "diff", *options, "--unified=0", "--inter-hunk-context=0", "--no-textconv", commit, "--")
        sections = re.split(rb"^diff --git ", patch, flags=re.M)[1:]
        if len(sections) != len(names):
            raise ConfigError("git tells of changes that cannot be read", mend="Check without --changed-since")
        files: dict[Path, Lines] = {}
        for name, section in zip(names, sections, strict=True):
            files[_real(top, name)] = _lines(section)
        for name in _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")[:-1]:
            files[_real(top, name)] = None
        return cls(files)

    def touched(self, draft: str) -> bool:
        """Whether a draft has changed at all."""
        return _resolved(draft) in self.files

    def keep(self, report: Report) -> Report:
        """The report with the findings alone that stand on a changed line, with their claim or another place."""
        lines = self.files.get(_resolved(report.draft.name), ())
        if lines is None or report.draft.format == "docx":
            return report
        kept = []
        for finding in report.findings:
            spans = ((finding.claim.start, finding.claim.end), *finding.places)
            if any(_meets(report.draft, start, end, lines) for start, end in spans):
                kept.append(finding)
        return replace(report, findings=tuple(kept))


def _meets(draft: Draft, start: int, end: int, lines: tuple[range, ...]) -> bool:
    place = draft.place(start, end)
    last = place.line + draft.source.count("\n", place.start, place.end)
    return any(changed.start <= last and place.line < changed.stop for changed in lines)


def _lines(section: bytes) -> Lines:
    """The lines of one file's part of a patch without context; only a hunk's head can begin a line with @@."""
    if re.search(rb"^(?:new file mode |Binary files |GIT binary patch)", section.partition(b"\n@@")[0], re.M):
        return None
    found = []
    for hunk in re.finditer(rb"^@@ [^\n]*", section, re.M):
        match = _HUNK.match(hunk[0])
        if match:
            first, count = int(match[1]), int(match[2] or 1)
            found.append(range(first, first + count))
    return tuple(found)


def _commit(here: Path, ref: str) -> str:
    try:
        commit = _git(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except ConfigError:
        mend = "Name a branch, tag or commit that is there; a shallow clone may have to fetch it first"
        raise UsageError(f"git knows no commit “{ref}”", place="--changed-since", mend=mend) from None
    name = commit.decode().strip()
    try:
        return _git(here, "merge-base", name, "HEAD").decode().split()[0]
    except (ConfigError, IndexError):
        return name


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise ConfigError(
            "git is not installed", place="--changed-since", mend="Install it, or check without this option"
        ) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        if any("not a git repository" in line for line in said):
            raise UsageError(
                "this folder is in no git repository", place="--changed-since", mend="Check without this option"
            )
        raise ConfigError(
            f"git refuses: {said[-1].rstrip('.') if said else 'it does not say why'}", place="--changed-since"
        )
    return done.stdout


def _real(top: Path, name: bytes) -> Path:
    return _resolved(str(top / os.fsdecode(name)))


def _resolved(name: str) -> Path:
    return Path(os.path.realpath(name))
