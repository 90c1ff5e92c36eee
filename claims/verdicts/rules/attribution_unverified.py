"""A statement that the reference cannot judge."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    said = case.claim.attribution
    key = "anonymous" if said is not None and said.anonymous else "reason"
    return Finding(case.claim, "unverified", RULE.id, case.words.say(RULE.id, key), related=case.related())


RULE = Rule(
    id="attribution-unverified",
    kind="attribution",
    verdict="unverified",
    does="Says so when no statement of the speaker on record fits.",
    why="Most of what people say is in no reference.",
    fires="“It was loud,” said Ilse Vermeer.",
    silent="The Gaza Health Ministry said 7,028 people had been killed in Gaza.",
    day="2023-10-26",
    apply=_apply,
)
