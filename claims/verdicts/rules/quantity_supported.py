"""A figure that the reference has, as it stood on the draft's day."""

from __future__ import annotations

from claims.model import Finding, Observation
from claims.verdicts import evidence, told
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    match = case.chosen
    if match is None or told.hedged(case) or told.part(case, match):
        return told.in_statement(case, RULE.id) if not told.hedged(case) else None
    agreeing = match.agreeing()
    good = [seen for seen in agreeing if seen in match.standing.current]
    day = case.setting.today
    if case.claim.about.as_of is not None and day is not None and any(s.until and s.until <= day for s in good):
        return None  # the figure of the day it is given for: an earlier one, told as such
    attributed = [seen for seen in agreeing if seen in match.standing.disputed and told.attributed(case, seen, match)]
    lone = not match.standing.current and len(match.standing.disputed) < 2
    good += attributed or ([seen for seen in agreeing if seen in match.standing.disputed] if lone else [])
    if not good:
        return told.in_statement(case, RULE.id) if not agreeing else None
    return _finding(case, good[0])


def _finding(case: Case, seen: Observation) -> Finding:
    match, words = case.chosen, case.words
    assert match is not None
    key = "later" if match.standing.later and seen.until is not None else "reason"
    reason = words.say(
        RULE.id,
        key,
        value=words.observed(seen, match.fact.unit),
        subject=words.subject(match.fact),
        day=words.day(seen.as_of),
    )
    return Finding(
        case.claim, "supported", RULE.id, reason, match.fact, match.score, match.comparisons,
        evidence.of_series(match.fact, match.standing, [seen], words),
    )  # fmt: skip


RULE = Rule(
    id="quantity-supported",
    kind="quantity",
    verdict="supported",
    does="Finds the figure among the values in force on the draft's day, allowing hedges and rounding.",
    why="What was known on the day of publication is what a draft can be held to.",
    fires="The Hamas attack on Israel of 7 October killed about 1,200 people.",
    silent="The Hamas attack on Israel of 7 October killed about 900 people.",
    apply=_apply,
)
