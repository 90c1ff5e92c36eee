"""Print what a call came to: for a person, for a program, for the host of a continuous integration."""

from __future__ import annotations

import os
import posixpath
import sys
from collections.abc import Sequence
from pathlib import Path

from claims.commands.results import Output, error_line
from claims.model import Failure, Report
from claims.rendering.run import Run

SUMMARY = "GITHUB_STEP_SUMMARY"
ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where a host says that the top of the repository lies."""


def show(run: Run, everything: Sequence[Report | Failure], output: Output, format: str, *, quiet: bool) -> None:
    """Write a run in the format that was asked for.

    Args:
        run: the run.
        everything: its reports and failures in the order of the call, for formats that answer each draft in its place.
        output: where to.
        format: one of `claims.config.FORMATS`.
        quiet: the findings alone.
    """
    if format == "jsonl":
        from claims.rendering import jsonl_line

        output.write("".join(error_line(r) if isinstance(r, Failure) else jsonl_line(r) for r in everything))
    elif format == "json":
        from claims.rendering import json_document

        written = json_document(run.reports, exit_code=run.exit_code, dataset=run.dataset, failures=run.failures)
        output.write(written)
    elif format == "concise":
        from claims.rendering import concise

        output.write(concise(run.reports, ui_language=run.ui_language))
    elif format == "full":
        from claims.rendering import terminal

        color, width = output.manners()
        if run.reports:
            output.write(terminal(run.reports, width=width, color=color, ui_language=run.ui_language, quiet=quiet))
    else:
        from claims.rendering.formats import hosted

        output.write(hosted(format, run))


def show_statistics(run: Run, output: Output) -> None:
    """Write how often each rule has spoken."""
    from claims.rendering.statistics import statistics

    output.write(statistics(run))


def fill_step_summary(run: Run, *, annotated: bool) -> None:
    """Append to the summary of the step when a host of GitHub Actions asks for one; what fails here fails no gate."""
    path = os.environ.get(SUMMARY)
    if not path:
        return
    from claims.rendering.step_summary import step_summary

    try:
        with Path(path).open("a", encoding="utf-8", errors="replace") as summary:
            summary.write(step_summary(run, annotated=annotated))
    except OSError as error:
        print(f"claims: {path}: the summary of the step cannot be written: {error.strerror}.", file=sys.stderr)


def root() -> str:
    """The way from the top of the repository to the working directory, when a host says where the top is."""
    for name in ROOTS:
        if top := os.environ.get(name):
            way = os.path.relpath(Path.cwd(), os.path.realpath(top)).replace(os.sep, "/")
            return "" if way.startswith("..") or way == "." else posixpath.normpath(way)
    return ""
