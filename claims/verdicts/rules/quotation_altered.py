"""A quotation on record, with other words in it."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule

DAYS = 400
"""Days after the statement for which a quotation so like it is taken for it, not for one said again in other words."""


def _apply(case: Case) -> Finding | None:
    match = next((found for found in case.quotations if found.own), None)
    if match is None or match.level != "altered" or len(match.changed) > 2:
        return None
    today, said = case.setting.today, match.fact.first
    if today is None or said is None or not 0 <= (today - said).days <= DAYS:
        return None
    before, after = match.changed[0]
    words = case.words
    reason = words.say(
        RULE.id, speaker=words.name(match.fact.speaker), before=before, after=after, day=words.day(match.fact.first)
    )
    found = match.as_match()
    return Finding(
        case.claim, "contradicted", RULE.id, reason, match.fact, found.score, found.comparisons,
        evidence.of_fact(match.fact, match.fact.quote, "statement"),
    )  # fmt: skip


RULE = Rule(
    id="quotation-altered",
    kind="attribution",
    verdict="contradicted",
    does="Finds a quotation on record whose words were changed, and shows the first change.",
    why="Inside quotation marks every word is a claim.",
    fires="“The attacks by Hamas did happen in a vacuum,” said Antonio Guterres.",
    silent="“The attacks by Hamas did not happen in a vacuum,” said Antonio Guterres.",
    apply=_apply,
    day="2023-10-25",
)
