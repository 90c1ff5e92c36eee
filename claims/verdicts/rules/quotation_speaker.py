"""A quotation on record, given to somebody else."""

from __future__ import annotations

from claims.matching.quotations import CLOSE, LONGEST
from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    said = case.claim.attribution
    if said is None or said.speaker is None or said.speaker.entity is None or any(m.own for m in case.quotations):
        return None
    match = next((found for found in case.quotations if found.alike >= CLOSE and not found.changed), None)
    if match is None or len(match.fact.quote.split()) < LONGEST:
        return None
    speaker, own = case.setting.dataset.entity(said.speaker.entity), match.fact.speaker
    if speaker is None or speaker.type != "person" or own is None:
        return None  # a ministry may speak through its spokesman
    words = case.words
    reason = words.say(
        RULE.id, speaker=words.name(own), written=words.name(speaker.id), day=words.day(match.fact.first)
    )
    found = match.as_match()
    return Finding(
        case.claim, "contradicted", RULE.id, reason, match.fact, found.score, found.comparisons,
        evidence.of_fact(match.fact, match.fact.quote, "statement", words.name(own)), (), words.name(own),
    )  # fmt: skip


RULE = Rule(
    id="quotation-speaker",
    kind="attribution",
    verdict="contradicted",
    does="Finds a quotation that is on record as another person's.",
    why="The words are right and the mouth is wrong: the one mistake a quoted person never forgives.",
    fires="“The attacks by Hamas did not happen in a vacuum,” said Tedros Adhanom Ghebreyesus.",
    silent="“The attacks by Hamas did not happen in a vacuum,” said Antonio Guterres.",
    apply=_apply,
    day="2023-10-25",
)
