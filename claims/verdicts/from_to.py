"""The two values of a change: "from 250 to 320", in either order, or as one span of numbers."""

from __future__ import annotations

from typing import NamedTuple

from claims.model import Claim
from claims.verdicts.passage import Passage
from claims.verdicts.rounding import grain

NEAR, FAR = 4, 8
"""Words between a value, its change and the value before, at most."""
NOT_VALUES = frozenset(
    ("percent", "percentage_point", "fraction", "times", "time", "day", "week", "month", "hour", "minute", "second")
)
"""Units that measure the change or its time, not what changed."""


class Change(NamedTuple):
    """What changed: the values before and after, half the last digit of each, and the claims that state them."""

    before: float
    after: float
    before_slack: float
    after_slack: float
    claims: tuple[Claim, ...]

    @property
    def unit(self) -> str:
        """What both values count."""
        quantity = self.claims[0].quantity
        return quantity.unit if quantity is not None else ""


def change(passage: Passage, *, without: Claim | None = None, shares: bool = False) -> Change | None:
    """The one change that a sentence tells in full; null when it tells none, or several, or hedges it.

    Args:
        passage: the sentence.
        without: a claim that states the change itself and is none of its ends.
        shares: whether percentages are what changed, and nothing else.
    """
    values = [
        c
        for c in passage.counts
        if c is not without
        and c.quantity
        and ((c.quantity.unit == "percent") if shares else (c.quantity.unit not in NOT_VALUES))
        and c.quantity.change is None
    ]
    if len(values) == 1:
        return _span(passage, values[0])
    if len(values) != 2:
        return None
    a, b = values
    p, q = a.quantity, b.quantity
    if p is None or q is None or p.unit != q.unit or p.upper is not None or q.upper is not None:
        return None
    if p.qualifier not in ("exact", "about") or q.qualifier not in ("exact", "about"):
        return None
    roles = [_role(passage, claim) for claim in values]
    if without is None and roles[0] != "from" and _risen(passage, a, b):
        roles = ["to", "from"]
    if roles == ["to", "from"]:
        a, b, p, q = b, a, q, p
    elif roles != ["from", "to"]:
        return None
    return Change(p.value, q.value, _slack(p.value, p.step), _slack(q.value, q.step), (a, b))


def _risen(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether the words say "$6.6 billion, up 13 percent from $5.8 billion"."""
    step = [c for c in passage.counts if a.end <= c.start and c.end <= b.start]
    if len(step) != 1 or step[0].quantity is None or step[0].quantity.change is None:
        return False
    first, second = passage.between(a, step[0]), passage.between(step[0], b)
    tied = passage.follows("from", step[0].end) is not None and len(second) <= FAR and "," not in second
    return tied and len(first) <= NEAR and passage.only(first, "risen")


def _span(passage: Passage, claim: Claim) -> Change | None:
    q = claim.quantity
    if q is None or q.upper is None or q.qualifier != "range" or not q.value:
        return None
    if passage.opened("from", claim.start) is None:
        return None
    return Change(q.value, q.upper, _slack(q.value, q.step), _slack(q.upper, min(q.step, grain(q.upper))), (claim,))


def _role(passage: Passage, claim: Claim) -> str | None:
    for key in ("from", "to"):
        if passage.opened(key, claim.start) is not None:
            return key
    return None


def _slack(value: float, step: float) -> float:
    return min(step, grain(value)) / 2 if step < value else value / 20
