"""A deputy called by the full office, or the other way round."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    role = case.claim.role
    assert role is not None
    if role.modifier is not None or any(match.level == "same" for match in case.offices):
        return None
    for match in case.offices:
        if match.level != "rank" or match.held is False:
            continue
        words = case.words
        reason = words.say(
            RULE.id, person=words.name(match.fact.person), office=words.office(match.fact), written=role.office.text
        )
        found = match.as_match()
        return Finding(
            case.claim, "contradicted", RULE.id, reason, match.fact, found.score, found.comparisons,
            evidence.of_fact(match.fact, words.office(match.fact), "role"),
        )  # fmt: skip
    return None


RULE = Rule(
    id="role-contradicted",
    kind="role",
    verdict="contradicted",
    does="Finds a person whose office on record differs from the claimed one by its rank alone.",
    why="Deputies are promoted by a dropped word more often than by their ministers.",
    fires="Foreign Minister Mikhail Bogdanov received the delegation.",
    silent="Special envoy Mikhail Bogdanov received the delegation.",
    apply=_apply,
)
