"""A person in an office that the reference gives them."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule
from claims.verdicts.rules.role_outdated import in_office_to_the_end


def _apply(case: Case) -> Finding | None:
    role = case.claim.role
    assert role is not None
    for match in case.offices:
        if match.level != "same":
            continue
        former = role.modifier == "former"
        over = case.setting.today is not None and match.fact.last is not None and match.fact.last <= case.setting.today
        if former and not over:
            continue
        if not former and match.held is False and not in_office_to_the_end(case, match.fact):
            continue
        words = case.words
        slots = {
            "person": words.name(match.fact.person),
            "office": words.office(match.fact),
            "day": words.day(match.fact.last),
        }
        reason = words.say(RULE.id, "former" if former and match.fact.last else "reason", **slots)
        found = match.as_match()
        return Finding(
            case.claim, "supported", RULE.id, reason, match.fact, found.score, found.comparisons,
            evidence.of_fact(match.fact, words.office(match.fact), "role"),
        )  # fmt: skip
    return None


RULE = Rule(
    id="role-supported",
    kind="role",
    verdict="supported",
    does="Finds the office among those on record for the person on the draft's day.",
    why="An office is a claim like any other: somebody held it, from a day to a day.",
    fires="Deputy Foreign Minister Mikhail Bogdanov received the delegation.",
    silent="Foreign Minister Mikhail Bogdanov received the delegation.",
    apply=_apply,
)
