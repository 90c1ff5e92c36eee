"""Several processes that check drafts; each opens the dataset for itself and hands back reports as bytes."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from claims.check import attempt
from claims.commands.work import Bench, Task, check
from claims.errors import ClaimsError
from claims.gate.kept import Kept, read, written
from claims.model import Failure, Report

MOST = 16
"""Drafts that a process takes at once."""
_bench: list[Bench] = []
"""What this process works with; filled when it starts."""


def spread(tasks: Sequence[Task], bench: Bench, jobs: int) -> Iterator[Report | Failure]:
    """The result of each task in its place.

    Raises:
        ClaimsError: a process ended in the middle of its work.
    """
    # What is loaded before the processes part is loaded once.
    import claims.extraction
    import claims.verdicts  # noqa: F401

    fork = sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if fork else "spawn")
    folder = bench.kept.folder if bench.kept else None
    start = (bench.reference, bench.cache, folder, bench.kept is not None)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=start)
    try:
        # Some at once: handing over costs about as much as checking a short draft when the machine is busy.
        size = max(1, min(MOST, len(tasks) // (jobs * 4)))
        pending = [pool.submit(_work, tasks[at : at + size]) for at in range(0, len(tasks), size)]
        pending.reverse()
        while pending:
            # Popped, so that results are let go as soon as they are handed on.
            for result in pending.pop().result():
                yield result if isinstance(result, Failure) else read(result)
    except BrokenProcessPool as error:
        raise ClaimsError(
            "a process that checked drafts ended in the middle of its work",
            mend="Try again with --jobs 1, which shows at which draft",
            code="internal",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(reference: str | None, cache: bool, folder: Path | None, keep: bool) -> None:
    from claims.dataset import open_dataset

    # An interrupt at the terminal reaches every process of the call: these end at once, the first one says so.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    dataset = open_dataset(Path(reference) if reference else None, cache=cache)
    kept = Kept(folder, dataset.sha256) if keep else None
    _bench[:] = [Bench(dataset, kept, reference, cache)]


def _work(tasks: Sequence[Task]) -> list[bytes | Failure]:
    return [attempt(task.source.id, lambda task=task: written(check(task, _bench[0]))) for task in tasks]  # type: ignore[misc]
