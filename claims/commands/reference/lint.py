"""`claims reference lint`: every problem in the files of a dataset."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.commands.options import Day
from claims.commands.reference.folder import chosen
from claims.errors import DatasetError

if TYPE_CHECKING:
    from claims.dataset.problems import Problem


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--output-format",
    type=click.Choice(("full", "concise", "json")),
    default="full",
    show_default=True,
    help="full: with the line and a caret; concise: one line each.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--fix", is_flag=True, help="Mend what is mechanical in the files, then show what is left.")
@click.option("--today", type=Day(), metavar="DATE", help="The day on which a review_by has passed. [default: today]")
def lint(paths: tuple[str, ...], output_format: str, strict: bool, fix: bool, today: date | None) -> int:
    """Check the files of a dataset and point at what is wrong.

    PATH is the folder of a dataset, or files of one: then only their problems are shown, as pre-commit wants it.

    An error keeps the dataset from being used; a warning is for a curator to look at. --fix puts values in order,
    closes superseded values, and takes doubled names and tracking parameters off; it never decides what is true.

    Exit code: 0 nothing wrong, 1 errors, 2 the dataset cannot be opened.
    """
    from claims.dataset.lint import lint as run
    from claims.dataset.starter import starter

    problems: list[Problem] = []
    sources: dict[str, str] = {}
    files = 0
    for folder, only in _datasets(paths or (str(chosen(None) or starter()),)).items():
        if fix:
            _fix(folder, only)
        linted = run(folder, today or date.today())
        files += linted.files
        sources.update(linted.sources)
        problems += [found for found in linted.problems if not only or Path(found.path).resolve() in only]
    errors = sum(problem.level == "error" for problem in problems)
    if output_format == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(
                _concise(problem) if output_format == "concise" else problem.render(sources[problem.path]) + "\n"
            )
        click.echo(_summary(errors, len(problems) - errors, files), err=output_format == "concise")
        fixable = sum(problem.fixable for problem in problems)
        if fixable:
            click.echo(f"--fix mends {fixable} of them.", err=True)
    return 1 if errors or (strict and problems) else 0


def _fix(folder: Path, only: set[Path]) -> None:
    from claims.dataset.fix import fix
    from claims.dataset.read import files

    mended = {
        path: fix(path) for path in files(folder) if path.suffix == ".yaml" and (not only or path.resolve() in only)
    }
    for path, count in mended.items():
        if count:
            click.echo(f"{path}: mended {count}", err=True)


def _datasets(paths: Sequence[str]) -> dict[Path, set[Path]]:
    """The datasets that the paths belong to, each with the files that were named in it (none: all of them)."""
    found: dict[Path, set[Path]] = {}
    for name in paths:
        path = Path(name)
        if path.is_file():
            home = next((folder for folder in path.parents if (folder / "dataset.yaml").is_file()), None)
            if home is None:
                mend = "Name the folder of a dataset, or a file in one"
                raise DatasetError("the file belongs to no dataset: no dataset.yaml above it", place=name, mend=mend)
            found.setdefault(home, set()).add(path.resolve())
        else:
            found[path] = set()
    return found


def _concise(problem: Problem) -> str:
    mend = f" ({problem.mend})" if problem.mend else ""
    return f"{problem.place}: {problem.level}: {problem.message} [{problem.rule}]{mend}"


def _summary(errors: int, warnings: int, files: int) -> str:
    def count(number: int, word: str) -> str:
        return f"{number} {word}{'s' * (number != 1)}"

    if not errors and not warnings:
        return f"Nothing wrong in {count(files, 'file')}."
    return f"{count(errors, 'error')} and {count(warnings, 'warning')} in {count(files, 'file')}."
