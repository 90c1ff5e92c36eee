"""`claims lock`: write what a draft claims, and what became of it, into a file beside it."""

from __future__ import annotations

import sys
from typing import Any

import click

from claims.commands import checking, options
from claims.commands.results import complain
from claims.errors import ClaimsError, UsageError
from claims.model import Failure, Report

EPILOG = """\
\b
Examples:
  claims lock draft.md
  claims lock drafts/
  claims check draft.md --locked"""


@click.command(cls=options.Sectioned, epilog=EPILOG)
@click.argument("drafts", nargs=-1, metavar="DRAFT...")
@checking.read
@options.dataset
def lock(drafts: tuple[str, ...], **given: Any) -> int:
    """Write or renew the lock of each draft: draft.claims.lock beside draft.md.

    It holds every claim with its slots, its verdict, a hash of the evidence and the decision about it. A decision holds
    as long as its sentence, its verdict and its evidence stay; the history of decisions is kept. Put the file under
    version control: `claims check --locked` fails when it is not that of the draft any more.
    """
    if not drafts:
        raise UsageError("no draft was named", mend="Name a file or a folder")
    failures = 0
    for result in checking.reports(drafts, checking.Terms(**given)):
        if isinstance(result, Report):
            try:
                print(f"Lock: {renewed(result)}", file=sys.stderr)
                continue
            except ClaimsError as error:
                result = Failure(result.draft.name, error)
        failures += 1
        complain(result)
    return 2 if failures else 0


def renewed(report: Report) -> str:
    """Write the lock of a report over the history there is; gives its path and what it holds in a few words.

    Raises:
        ClaimsError: the lock there is cannot be read, or the new one cannot be written.
    """
    from claims.decisions.lock import lock_of
    from claims.decisions.lockfile import lock_text, read_lock
    from claims.decisions.place import path_of
    from claims.rendering import write

    before = read_lock(report.draft.name)
    path = path_of(report.draft.name)
    assert path is not None, "only drafts in files come here"
    now = lock_of(report, before.history if before else ())
    text = lock_text(now)
    if not (path.is_file() and path.read_text(encoding="utf-8") == text):
        write(path, text)
    standings = [now.standing(claim) for claim in now.claims]
    told = [_counted(len(standings), "claim"), f"{sum(s.decision is not None for s in standings)} decided"]
    if lapsed := sum(s.lapsed is not None for s in standings):
        told.append(f"{lapsed} open again")
    return f"{path} ({', '.join(told)})"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
