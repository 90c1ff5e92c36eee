"""A change of percentages that is wrong, or in the wrong measure: percent where percentage points are meant."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Finding
from claims.verdicts.check import Check
from claims.verdicts.from_to import change
from claims.verdicts.passage import Findings, inconsistent, passages
from claims.verdicts.rounding import exact
from claims.verdicts.wording import Wording

UNITS = ("percent", "percentage_point", "point")


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        steps = [c for c in passage.counts if c.quantity and c.quantity.unit in UNITS and c.quantity.change]
        if len(steps) != 1 or len(passage.counts) not in (2, 3):
            continue
        claim, q = steps[0], steps[0].quantity
        found = change(passage, without=claim, shares=True)
        if q is None or found is None or not exact(q) or not found.before or found.unit != "percent":
            continue
        points = found.after - found.before
        claimed = q.value if q.change == "up" else -q.value
        slack = max(
            0.1, found.before_slack + found.after_slack if points != int(points) else 0.0, q.step / 2 * (q.step < 1)
        )
        relative = 100 * points / found.before
        near_points, near_share = (
            abs(claimed - points) <= slack,
            abs(claimed - relative) <= max(1.5, 0.1 * abs(relative)),
        )
        if near_share if q.unit == "percent" else near_points:
            continue
        shown, told = words.number(round(abs(points), 2)), words.number(round(abs(relative), 1))
        high, low = words.number(max(found.before, found.after)), words.number(min(found.before, found.after))
        key = "points" if q.unit == "percent" and near_points else "reason"
        yield inconsistent(
            CHECK.id,
            claim,
            words,
            found.claims,
            f"{high} − {low} = {shown}",
            key=key,
            relative=told,
            claimed=claim.text,
        )


CHECK = Check(
    id="percent-points",
    does="Holds a change of a percentage against its two values, and tells percent from percentage points.",
    why="From 5 to 6 percent is one percentage point, and twenty percent; the two are mixed up every day.",
    fires="Unemployment rose 1 percent, from 5 percent to 6 percent.",
    silent="Unemployment rose 1 percentage point, from 5 percent to 6 percent.",
    apply=_apply,
)
