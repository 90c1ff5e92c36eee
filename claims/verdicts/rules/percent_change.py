"""A percentage that does not follow from the two values beside it."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.from_to import Change, change
from claims.verdicts.passage import Findings, passages
from claims.verdicts.wording import Wording

SLACK = 1.5
"""Points beyond the rounding of the values before a percentage is called wrong."""
COARSE = 4.0
"""Points that the rounding of the values may take, at most."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        shares = [
            c
            for c in passage.counts
            if c.quantity and c.quantity.unit == "percent" and c.quantity.change and c.quantity.upper is None
        ]
        if len(shares) != 1:
            continue
        found = change(passage) if len(passage.counts) < 5 else None
        finding = _hold(shares[0], found, words) if found is not None and found.unit else None
        if finding is not None:
            yield finding


def _hold(share: Claim, found: Change, words: Wording) -> Finding | None:
    q = share.quantity
    if q is None or not found.before or q.qualifier not in ("exact", "about"):
        return None
    actual = 100 * (found.after - found.before) / found.before
    claimed = q.value if q.change == "up" else -q.value
    coarse = 100 * (found.before_slack + found.after_slack) / found.before
    if abs(actual - claimed) <= max(SLACK, q.step / 2 + min(coarse, COARSE)) * (2 if q.qualifier == "about" else 1):
        return None
    shown, before, after = words.number(round(abs(actual), 1)), words.number(found.before), words.number(found.after)
    reason = words.say(CHECK.id, before=before, after=after, actual=shown, claimed=words.number(q.value))
    places = tuple((claim.start, claim.end) for claim in found.claims)
    sum_ = f"({after} − {before}) / {before} = {shown} %"
    return Finding(share, "inconsistent", CHECK.id, reason, places=places, arithmetic=sum_)


CHECK = Check(
    id="percent-change",
    does="Works out the change between two stated values and holds the stated percentage against it.",
    why="The three numbers stand in one sentence, and one of them is wrong.",
    fires="Sales rose 12 percent to $320 million from $250 million.",
    silent="Sales rose 28 percent to $320 million from $250 million.",
    apply=_apply,
)
