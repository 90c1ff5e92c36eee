"""A rise or fall that is not the difference of the two values beside it."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Finding, Quantity
from claims.verdicts.check import Check
from claims.verdicts.from_to import NOT_VALUES, change
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import exact, grain
from claims.verdicts.wording import Wording

FAR = 4
"""Words between a value and its comparison, at most."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        if len(passage.counts) >= 3:
            yield from _compared(passage, words)
        steps = [
            c
            for c in passage.counts
            if c.quantity and c.quantity.change and c.quantity.unit not in NOT_VALUES and exact(c.quantity)
        ]
        if len(steps) != 1:
            continue
        claim, found = steps[0], change(passage, without=steps[0])
        q = claim.quantity
        if found is None or q is None or q.unit != found.unit or q.value >= max(found.before, found.after):
            continue
        actual = found.after - found.before
        claimed = q.value if q.change == "up" else -q.value
        slack = found.before_slack + found.after_slack + min(q.step, grain(q.value)) / 2
        slack = slack if max(found.before, found.after) >= 1000 or actual != int(actual) else 0.5
        if abs(actual - claimed) <= slack:
            continue
        first, last = words.number(found.after), words.number(found.before)
        if found.after < found.before:
            first, last = last, first
        shown = words.number(round(abs(actual), 3))
        yield inconsistent(
            CHECK.id, claim, words, found.claims, f"{first} − {last} = {shown}", claimed=words.number(q.value)
        )


def _compared(passage: Passage, words: Wording) -> Iterator[Finding]:
    """ "290 accidents, 12 fewer than the 300 of last year"."""
    for now, step, then in zip(passage.counts, passage.counts[1:], passage.counts[2:], strict=False):
        a, d, b = now.quantity, step.quantity, then.quantity
        if a is None or d is None or b is None or not (exact(a) and exact(d) and exact(b)):
            continue
        if not (a.unit == d.unit == b.unit) or a.unit in NOT_VALUES or d.value >= max(a.value, b.value):
            continue
        gap = passage.between(step, then)
        sign = 1 if passage.follows("more_than", step.end) else -1 if passage.follows("fewer_than", step.end) else 0
        if not sign or not passage.only(gap, "more_than", "fewer_than", "compared_gap"):
            continue
        if len(passage.between(now, step)) > FAR or abs(a.value - b.value - sign * d.value) < 0.5 + _cut(a, d, b):
            continue
        high, low = max(a.value, b.value), min(a.value, b.value)
        sum_ = f"{words.number(high)} − {words.number(low)} = {words.number(round(high - low, 3))}"
        yield inconsistent(CHECK.id, step, words, (now, then), sum_, claimed=words.number(d.value))


def _cut(*values: Quantity) -> float:
    """How much rounded numbers may be off together; small ones are taken for counted."""
    return sum(grain(q.value) / 2 for q in values if q.value >= 1000)


CHECK = Check(
    id="difference-mismatch",
    does="Takes the difference of two stated values and holds the stated rise or fall against it.",
    why="The three numbers stand in one sentence, and readers subtract.",
    fires="Membership rose by 12 clubs from 300 clubs to 322 clubs.",
    silent="Membership rose by 12 clubs from 300 clubs to 312 clubs.",
    apply=_apply,
)
