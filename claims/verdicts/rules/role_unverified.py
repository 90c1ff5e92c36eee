"""An office that the reference cannot judge."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    return Finding(case.claim, "unverified", RULE.id, case.words.say(RULE.id), related=case.related())


RULE = Rule(
    id="role-unverified",
    kind="role",
    verdict="unverified",
    does="Says so when the person or the office is not on record.",
    why="People hold offices that no reference lists.",
    fires="Race director Tomas Hale opened the course.",
    silent="Deputy Foreign Minister Mikhail Bogdanov received the delegation.",
    apply=_apply,
)
