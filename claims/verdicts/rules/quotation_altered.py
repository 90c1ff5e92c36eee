"""A quotation on record, with other words in it."""

from __future__ import annotations

from claims.languages import pack
from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule

SHORT = 3
"""Words of a change, at the most, for a denial in it to be the change."""
DAYS = 400
"""Days after the statement for which a quotation so like it is taken for it, not for one said again in other words."""


def _apply(case: Case) -> Finding | None:
    match = next((found for found in case.quotations if found.own), None)
    if match is None or match.level != "altered" or len(match.changed) > 2:
        return None
    today, said = case.setting.today, match.fact.first
    if today is None or said is None or not 0 <= (today - said).days <= DAYS:
        return None
    telling = [change for change in match.changed if _turns(case, *change)]
    if not telling:
        return None  # other words for the same: a translation, a spelling
    before, after = telling[0]
    words = case.words
    reason = words.say(
        RULE.id, speaker=words.name(match.fact.speaker), before=before, after=after, day=words.day(match.fact.first)
    )
    found = match.as_match()
    return Finding(
        case.claim, "contradicted", RULE.id, reason, match.fact, found.score, found.comparisons,
        evidence.of_fact(match.fact, match.fact.quote, "statement"),
    )  # fmt: skip


def _turns(case: Case, before: str, after: str) -> bool:
    """Whether a change turns what is said: another number in digits, or a denial put in or left out."""
    numbers = [{word for word in text.split() if word[:1].isdigit()} for text in (before, after)]
    if all(numbers) and numbers[0] != numbers[1]:
        return True
    denials = frozenset(pack(case.setting.language).words("consistency.denials"))
    denied = [bool(denials & set(text.split())) for text in (before, after)]
    return denied[0] != denied[1] and len(before.split()) + len(after.split()) <= SHORT


RULE = Rule(
    id="quotation-altered",
    kind="attribution",
    verdict="contradicted",
    does="Finds a quotation on record in which a number or a denial was changed, and shows the change.",
    why="Inside quotation marks every word is a claim.",
    fires="“The attacks by Hamas did happen in a vacuum,” said Antonio Guterres.",
    silent="“The attacks by Hamas did not happen in a vacuum,” said Antonio Guterres.",
    apply=_apply,
    day="2023-10-25",
)
