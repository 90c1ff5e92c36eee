"""An earlier figure that the draft tells as one, with its day or as history."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts import evidence, told
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    match = case.chosen
    if match is None or told.hedged(case) or told.part(case, match):
        return None
    history = case.claim.about.polarity == "history"
    for seen in match.agreeing():
        if seen in match.standing.later:
            continue
        if told.dated(case, seen) or (history and seen in match.standing.superseded):
            words = case.words
            reason = words.say(RULE.id, value=words.observed(seen, match.fact.unit), day=words.day(seen.as_of))
            return Finding(
                case.claim, "supported", RULE.id, reason, match.fact, match.score, match.comparisons,
                evidence.of_series(match.fact, match.standing, [seen], words),
            )  # fmt: skip
    return None


RULE = Rule(
    id="quantity-earlier",
    kind="quantity",
    verdict="supported",
    does="Lets a superseded figure stand when the sentence gives its day or tells it as history.",
    why="A story that retells how a count moved is right about a count that no longer holds.",
    fires="The Noto quake has killed 202 people. On January 3 the toll on the Noto Peninsula had stood at 64 dead.",
    silent="The Noto earthquake has killed 202 people.",
    day="2024-01-09",
    apply=_apply,
)
