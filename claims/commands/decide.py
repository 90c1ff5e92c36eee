"""`claims decide`: write down what an editor decides about a finding."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from claims.commands import checking, options
from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.decisions.lock import Decision, Lock, Locked
    from claims.model import Report

EPILOG = """\
\b
Examples:
  claims decide draft.md --claim q-3f2a91c0 --accept --by Sari
  claims decide draft.md --claim q-3f2a91c0 --ignore --reason "our own count" --by Sari
  claims decide --from decisions.json

\b
Decisions:
  --accept   you agree with the finding; one that is wrong still fails the gate until the draft is changed
  --ignore   you overrule the finding, and say why; it fails nothing any more
  --correct  the draft was or will be changed; until it is, the finding stays"""
NAME = "CLAIMS_BY"


@click.command(cls=options.Sectioned, epilog=EPILOG)
@click.argument("draft", required=False, metavar="[DRAFT]")
@options.section(
    "The decision",
    click.option("--claim", metavar="ID", help="Id of the claim, or the beginning of it."),
    click.option("--accept", "decision", flag_value="accepted", help="Agree with the finding."),
    click.option(
        "--ignore", "decision", flag_value="ignored", help="Overrule the finding; needs a reason or a source."
    ),
    click.option("--correct", "decision", flag_value="corrected", help="Say that the draft is changed for it."),
    click.option("--reason", default="", metavar="TEXT", help="Why."),
    click.option("--source", default="", metavar="URL", help="Where it can be read."),
    click.option("--by", metavar="NAME", help=f"Who decides. [default: what {NAME} in the environment says]"),
    click.option("--from", "saved", metavar="FILE", help="Apply the decisions that the report’s page saved."),
)
@checking.read
@options.dataset
def decide(
    draft: str | None,
    claim: str | None,
    decision: str | None,
    reason: str,
    source: str,
    by: str | None,
    saved: str | None,
    **given: Any,
) -> int:
    """Write a decision about a claim into the lock of its draft.

    The draft is checked anew, so that the decision stands on the verdict and the evidence of now. Exits with 1 when
    decisions of a file do not fit the draft any more.
    """
    terms = checking.Terms(**given)
    if saved:
        if claim or decision or reason or source:
            raise UsageError("--from brings its own decisions", mend="Leave the other options of a decision out")
        return _from_file(saved, draft, by, terms)
    if not draft:
        raise UsageError("no draft was named", mend="Name a file, or a file of decisions with --from")
    if not claim or not decision:
        raise UsageError(
            "a claim and a decision are needed", mend="Write --claim ID and one of --accept, --ignore, --correct"
        )
    report = checking.report(draft, terms)
    lock = _lock(report)
    one = _decision(_named(lock, claim, draft), decision, reason, source, by or os.environ.get(NAME, ""))
    _write(report, lock, (one,))
    print(f"{one.claim}: {one.decision} by {one.by}", file=sys.stderr)
    return 0


def _from_file(path: str, draft: str | None, by: str | None, terms: checking.Terms) -> int:
    from dataclasses import replace

    from claims.decisions.saved import read_saved, sort_out

    saved = read_saved(path)
    report = checking.report(draft or saved.draft, terms)
    lock = _lock(report)
    decisions = tuple(replace(one, by=by) for one in saved.decisions) if by else saved.decisions
    found = sort_out(decisions, lock)
    _write(report, lock, found.applied)
    for one in found.applied:
        print(f"{one.claim}: {one.decision} by {one.by}", file=sys.stderr)
    if found.known:
        print(f"claims: {found.known} of the decisions were in the lock already.", file=sys.stderr)
    for one, why in found.refused:
        print(f"claims: {one.claim} “{one.text}”: not {one.decision}, {why}.", file=sys.stderr)
    return 1 if found.refused else 0


def _lock(report: Report) -> Lock:
    from claims.decisions.lock import lock_of
    from claims.decisions.lockfile import read_lock

    before = read_lock(report.draft.name)
    return lock_of(report, before.history if before else ())


def _named(lock: Lock, id: str, draft: str) -> Locked:
    found = [claim for claim in lock.claims if claim.id == id] or [c for c in lock.claims if c.id.startswith(id)]
    if len(found) == 1:
        return found[0]
    said = f"{len(found)} claims begin with “{id}”" if found else f"there is no claim “{id}”"
    raise UsageError(said, place=draft, mend=f"claims check {draft} --output-format json names them")


def _decision(claim: Locked, decision: str, reason: str, source: str, by: str) -> Decision:
    from claims.decisions.lock import Decision
    from claims.decisions.saved import refuse_unreasoned

    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    reason, source, by = (" ".join(text.split()) for text in (reason, source, by))
    one = Decision.on(claim, decision, by=by, at=at, reason=reason, source=source)
    refuse_unreasoned(one)
    return one


def _write(report: Report, lock: Lock, decisions: tuple[Decision, ...]) -> None:
    from claims.decisions.lockfile import lock_text
    from claims.decisions.place import path_of
    from claims.rendering import write

    path = path_of(report.draft.name)
    assert path is not None, "only drafts in files come here"
    write(path, lock_text(lock.deciding(*decisions)))
