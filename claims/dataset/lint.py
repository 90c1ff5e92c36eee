"""`claims reference lint`: every problem of a dataset at once, with the lines it stands on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claims.dataset import upkeep
from claims.dataset.gather import layers, problems_of, warnings_of
from claims.dataset.problems import Problem


@dataclass(frozen=True)
class Linted:
    """What a linter found: problems in the order of the files, and the texts of the files they stand in, by path."""

    problems: tuple[Problem, ...]
    sources: dict[str, str]
    files: int

    @property
    def errors(self) -> int:
        """How many problems keep the dataset from being built."""
        return sum(problem.level == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems do not."""
        return len(self.problems) - self.errors


def lint(folder: Path, today: date | None = None) -> Linted:
    """All problems of a dataset; their paths begin with `folder` as it was given.

    Args:
        folder: the dataset.
        today: the day on which a `review_by` counts as passed; null to leave that out.

    Raises:
        DatasetError: the folder is no dataset or a file cannot be opened.
    """
    gathered = layers(folder, every_table=True)
    found = [*problems_of(gathered), *warnings_of(gathered)]
    if today is not None:
        found += upkeep.expired(gathered[0].readings, today)
    problems = sorted(found)
    shown = {problem.path: gathered[0].sources.get(problem.path, b"") for problem in problems}
    return Linted(
        problems=tuple(replace(problem, path=str(folder / problem.path)) for problem in problems),
        sources={str(folder / path): raw.decode("utf-8-sig", errors="replace") for path, raw in shown.items()},
        files=len(gathered[0].sources),
    )
