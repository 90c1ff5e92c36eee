"""Hold the reports of a call against the locks of their drafts."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from claims.errors import ClaimsError
from claims.model import Failure, Report


def locked(results: Iterable[Report | Failure], must_be: bool) -> tuple[list[Report | Failure], int]:
    """The results with the decisions that hold, and 1 when one of the drafts must be locked and is not.

    A lock that cannot be read takes the place of its draft's report: what people decided must not be passed over.

    Args:
        results: what a check gave, in order.
        must_be: whether every draft must have a lock that is up to date; each that has not is named on standard error.
    """
    out: list[Report | Failure] = []
    code = 0
    for result in results:
        if isinstance(result, Report):
            try:
                result, why = _held(result)
            except ClaimsError as error:
                result, why = Failure(result.draft.name, error), ""
            if must_be and why and isinstance(result, Report):
                code = 1
                print(f"claims: {result.draft.name}: {why}. Run claims lock.", file=sys.stderr)
        out.append(result)
    return out, code


def _held(report: Report) -> tuple[Report, str]:
    """The report with the decisions of its lock, and why the lock is not the draft's; empty when it is."""
    name = report.draft.name
    from claims.decisions.place import path_of

    path = path_of(name)
    if path is None:
        return report, "what is no file has no lock"
    if not path.exists():
        return report, "this draft has no lock"
    from claims.decisions.compare import stale
    from claims.decisions.lock import decided, lock_of
    from claims.decisions.lockfile import read_lock

    lock = read_lock(name)
    if lock is None:
        return report, "this draft has no lock"
    why = stale(lock, lock_of(report, lock.history))
    return decided(report, lock), f"its lock is stale: {why}" if why else ""
