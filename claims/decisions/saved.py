"""The file of decisions that the report's page saves: read with suspicion, it came through somebody's downloads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from claims.decisions.lock import STATES, Decision, Lock
from claims.errors import UsageError

FORMAT = "claims-decisions"
VERSION = 1
MEND = "Save the decisions in the page again"
_LONGEST = 20_000
_FIELDS = ("claim", "text", "verdict", "evidence", "decision", "by", "at", "reason", "source")


@dataclass(frozen=True, slots=True)
class Saved:
    """The decisions of one page, in the order in which they were made, and the draft as the page names it."""

    draft: str
    decisions: tuple[Decision, ...]
    """Without frames: the page does not know them."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Decisions held against the claims as they are now: to be `applied`, `known` before, or refused with a reason."""

    applied: tuple[Decision, ...]
    known: int
    refused: tuple[tuple[Decision, str], ...]


def read_saved(path: str | Path) -> Saved:
    """The decisions in a file.

    Raises:
        UsageError: it cannot be read, or is no such file.
    """
    place = str(path)
    try:
        data: Any = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"the decisions cannot be read: {error.strerror}", place=place, mend=MEND) from error
    except (ValueError, RecursionError) as error:
        raise UsageError("the decisions are not JSON", place=place, mend=MEND) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("version") != VERSION:
        raise UsageError("this is no file of decisions of this version", place=place, mend=MEND)
    draft, listed = data.get("draft"), data.get("decisions")
    if not isinstance(draft, str) or not isinstance(listed, list):
        raise UsageError("the draft or its decisions are missing", place=place, mend=MEND)
    return Saved(draft, tuple(_decision(one, f"{place}: decision {n}") for n, one in enumerate(listed, 1)))


def sort_out(decisions: tuple[Decision, ...], lock: Lock) -> Sorted:
    """Which decisions can be applied to a lock as it is now: those whose claim stands as it stood in the page."""
    claims = {claim.id: claim for claim in lock.claims}
    known = {_called(decision) for decision in lock.history}
    applied: list[Decision] = []
    refused = []
    before = 0
    for decision in decisions:
        claim = claims.get(decision.claim)
        if _called(decision) in known:
            before += 1
        elif claim is None or decision.text != claim.text:
            refused.append((decision, "this claim is no longer in the draft"))
        elif decision.verdict != claim.verdict:
            refused.append((decision, f"its verdict was {decision.verdict} and is {claim.verdict}"))
        elif decision.evidence != claim.evidence:
            refused.append((decision, "its evidence has moved"))
        else:
            said = decision
            applied.append(
                Decision.on(claim, said.decision, by=said.by, at=said.at, reason=said.reason, source=said.source)
            )
    return Sorted(tuple(applied), before, tuple(refused))


def refuse_unreasoned(decision: Decision, place: str = "") -> None:
    """Refuse a decision that overrules a finding without saying why, or that nobody signs.

    Raises:
        UsageError: the reason or the name is missing.
    """
    if not decision.by.strip():
        raise UsageError("a decision needs the name of whoever takes it", place=place, mend="Give it with --by")
    if decision.decision == "ignored" and not (decision.reason.strip() or decision.source.strip()):
        raise UsageError("to ignore a finding needs a reason", place=place, mend="Give it with --reason")


def _called(decision: Decision) -> tuple[str, ...]:
    one = decision
    return (one.claim, one.decision, one.by, one.at, one.reason, one.source)


def _decision(data: Any, place: str) -> Decision:
    if not isinstance(data, dict):
        raise UsageError("this is no decision", place=place, mend=MEND)
    fields = {name: data.get(name, "") for name in _FIELDS}
    for name, value in fields.items():
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise UsageError(f"“{name}” must be text", place=place, mend=MEND)
        fields[name] = " ".join(value.split())
    decision = Decision(**fields, sentence="", frame="", beside="")
    if decision.decision not in STATES:
        raise UsageError(f"“{decision.decision}” is no decision", place=place, mend=MEND)
    try:
        datetime.fromisoformat(decision.at)
    except ValueError:
        raise UsageError(f"“{decision.at}” is no time", place=place, mend=MEND) from None
    refuse_unreasoned(decision, place)
    return decision
