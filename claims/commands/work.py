"""Check the drafts of a call: what is kept is taken as it is, the rest worked out, by several processes when it pays.

Results come in the order of the drafts, whatever finished first, and are the same whichever way they came about.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from claims.check import attempt, check_draft
from claims.commands.policy import Terms
from claims.commands.sources import Source
from claims.model import Failure, Report

if TYPE_CHECKING:
    from claims.dataset import Dataset
    from claims.gate.kept import Kept

PAYS = 6
"""From so many drafts on, further processes save more time than they take to start."""


class Task(NamedTuple):
    """One draft to check, and what holds for it."""

    source: Source
    terms: Terms


class Bench(NamedTuple):
    """What all drafts are checked with. `kept` is null when no result is to be kept or taken."""

    dataset: Dataset
    kept: Kept | None = None
    reference: str | None = None
    cache: bool = True


def checked(
    tasks: Sequence[Task | Failure], bench: Bench, *, jobs: int = 1, done: Callable[[str], None] = lambda name: None
) -> Iterator[Report | Failure]:
    """The result of each task in its place.

    Args:
        tasks: in order; failures are handed through.
        bench: the dataset and the results that are kept.
        jobs: how many processes may work at once.
        done: is told the name of each draft when its result is there.
    """
    ready = [_ready(task, bench) for task in tasks]
    todo = [task for task in ready if isinstance(task, Task)]
    results: Iterator[Report | Failure]
    if jobs > 1 and len(todo) >= PAYS:
        from claims.commands.workers import spread

        results = spread(todo, bench, min(jobs, len(todo)))
    else:
        results = (attempt(task.source.id, lambda task=task: check(task, bench)) for task in todo)  # type: ignore[misc]
    for task in ready:
        result = next(results) if isinstance(task, Task) else task
        done(result.draft.name if isinstance(result, Report) else str(result.name))
        yield result


def check(task: Task, bench: Bench) -> Report:
    """The report of one draft, kept or worked out.

    Raises:
        ClaimsError: the draft cannot be read or checked.
    """
    source, terms = task
    data = source.load()
    key = _key(task, data, bench)
    if key and bench.kept and (found := bench.kept.get(key)):
        return _called(found, source)
    report = check_draft(
        source.read(data),
        bench.dataset,
        ui_language=terms.ui_language,
        select=terms.select,
        ignore=terms.ignore,
        id=source.id,
    )
    if key and bench.kept:
        from claims.gate.kept import written

        # A report that cannot be written down is only not kept.
        with contextlib.suppress(Exception):
            bench.kept.put(key, written(report))
    return report


def processors() -> int:
    """How many processes this one may use at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _ready(task: Task | Failure, bench: Bench) -> Report | Failure | Task:
    """The report when it is kept; else the task, with the bytes of standard input, which only this process can read."""
    if isinstance(task, Failure):
        return task
    source = task.source
    if source.name == "-":
        found = attempt(source.id, source.load)
        return found if isinstance(found, Failure) else task._replace(source=source._replace(held=found))
    if bench.kept is None:
        return task
    data = attempt(source.id, source.load)
    if data is None or isinstance(data, Failure):
        return task
    key = _key(task, data, bench)
    report = bench.kept.get(key) if key else None
    return _called(report, source) if report else task


def _key(task: Task, data: bytes | None, bench: Bench) -> str:
    """What a result is kept by: all that it is made of, but not where the draft lies; empty when it cannot be kept."""
    if data is None or bench.kept is None:
        return ""
    source, terms = task
    known = source.known
    name = known.stdin_filename if source.name == "-" and known.stdin_filename else source.name
    suffix = PurePath(name).suffix.lower()
    return bench.kept.key(
        data, suffix, known.language, known.published, known.format, terms.select, terms.ignore, terms.ui_language
    )


def _called(report: Report, source: Source) -> Report:
    """A kept report under the name by which the draft goes in this call."""
    known = source.known
    report.draft.name = known.stdin_filename if source.name == "-" and known.stdin_filename else source.name
    report.id = source.id  # type: ignore[assignment]
    return report
