"""A person in an office that they held before."""

from __future__ import annotations

from claims.model import Fact, Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    role = case.claim.role
    assert role is not None
    if role.modifier == "former" or any(match.level == "same" and match.held is not False for match in case.offices):
        return None
    for match in case.offices:
        if match.level != "same" or not match.ended or match.fact.last is None:
            continue
        if match.fact.span_precision != "day" or (
            case.setting.today and (case.setting.today - match.fact.last).days < 1
        ):
            continue
        if in_office_to_the_end(case, match.fact):
            continue
        words = case.words
        reason = words.say(
            RULE.id,
            person=words.name(match.fact.person),
            office=words.office(match.fact),
            day=words.day(match.fact.last),
        )
        found = match.as_match()
        return Finding(
            case.claim, "outdated", RULE.id, reason, match.fact, found.score, found.comparisons,
            evidence.of_fact(match.fact, words.office(match.fact), "superseded"),
        )  # fmt: skip
    return None


def in_office_to_the_end(case: Case, fact: Fact) -> bool:
    """Whether an event that killed the person ended the office: obituaries give the dead their title."""
    dataset = case.setting.dataset
    killed = dataset.measures.get("killed")
    words = {word for several in (killed.words.values() if killed else ()) for word in several}
    for id in dataset.events_on(fact.last) if fact.last else ():
        event = dataset.fact(id)
        if event is not None and fact.person in event.about:
            told = " ".join((*event.what.values(), *event.statement.values())).casefold().split()
            if any(word.strip(".,;") in words for word in told):
                return True
    return False


RULE = Rule(
    id="role-outdated",
    kind="role",
    verdict="outdated",
    does="Finds an office that had ended on the draft's day and is not called former.",
    why="After a change of government old titles stay in the keyboard for months.",
    fires="Foreign Minister Retno Marsudi said so on Friday.",
    silent="Former foreign minister Retno Marsudi said so on Friday.",
    day="2024-10-25",
    apply=_apply,
)
