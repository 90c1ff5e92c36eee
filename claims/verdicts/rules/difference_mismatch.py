"""A rise or fall that is not the difference of the two values beside it."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Finding
from claims.verdicts.check import Check
from claims.verdicts.from_to import NOT_VALUES, change
from claims.verdicts.passage import Findings, inconsistent, passages
from claims.verdicts.rounding import exact, grain
from claims.verdicts.wording import Wording


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
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


CHECK = Check(
    id="difference-mismatch",
    does="Takes the difference of two stated values and holds the stated rise or fall against it.",
    why="The three numbers stand in one sentence, and readers subtract.",
    fires="Membership rose by 12 clubs from 300 clubs to 322 clubs.",
    silent="Membership rose by 12 clubs from 300 clubs to 312 clubs.",
    apply=_apply,
)
