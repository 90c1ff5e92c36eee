"""A figure that the reference cannot judge, with the nearest facts."""

from __future__ import annotations

from claims.matching.standing import between
from claims.model import Finding
from claims.verdicts import told
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    return Finding(case.claim, "unverified", RULE.id, _reason(case), related=case.related())


def _reason(case: Case) -> str:
    words, match, quantity = case.words, case.chosen, case.claim.quantity
    assert quantity is not None
    if told.hedged(case):
        return words.say(RULE.id, "hedged")
    if match is None or told.part(case, match):
        near = case.related()
        return words.say(RULE.id, "near", subject=words.subject(near[0].fact)) if near else words.say(RULE.id)
    subject = words.subject(match.fact)
    if between(match.fact, quantity.value, case.setting.today):
        return words.say(RULE.id, "between", subject=subject)
    current = match.standing.current
    if quantity.qualifier == "vague" and current:
        return words.say(RULE.id, "vague", value=words.observed(current[0], match.fact.unit), subject=subject)
    return words.say(RULE.id, "near", subject=subject)


RULE = Rule(
    id="quantity-unverified",
    kind="quantity",
    verdict="unverified",
    does="Says so when the reference does not cover a figure, and shows the nearest facts.",
    why="Silence must not read as approval, and a guess must not read as a verdict.",
    fires="Around 3,000 runners took part.",
    silent="The Hamas attack on Israel of 7 October killed about 1,200 people.",
    apply=_apply,
)
