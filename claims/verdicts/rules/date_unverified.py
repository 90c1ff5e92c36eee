"""A day that the reference cannot judge."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    value = case.claim.date
    key = "open" if value is not None and value.first is None and value.type != "SET" else "reason"
    return Finding(case.claim, "unverified", RULE.id, case.words.say(RULE.id, key), related=case.related())


RULE = Rule(
    id="date-unverified",
    kind="date",
    verdict="unverified",
    does="Says so when nothing on record happened on a day that fits the sentence.",
    why="Most days of a story are not in any reference.",
    fires="The shop opened on 3 May 2021.",
    silent="The Hamas delegation met Bogdanov in Moscow on 26 October 2023.",
    apply=_apply,
)
