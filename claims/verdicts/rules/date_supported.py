"""A day on which the reference has the event the sentence tells, or the figure it dates."""

from __future__ import annotations

from datetime import date, timedelta

from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule

FRESH = 45
"""Days for which a figure given "as of" a day may be the one on record from before that day."""


def _apply(case: Case) -> Finding | None:
    value = case.claim.date
    if value is None or value.first is None or value.last is None or value.granularity in ("minute", "hour"):
        return None  # no reference here knows the hour
    holding = [match for match in case.events if match.holds and match.points >= case.match_policy["support"]]
    if holding:
        match, words = holding[0], case.words
        fact = match.fact
        when = words.period(fact.first or value.first, fact.last or fact.first or value.first)
        what = words.what(fact) if fact.kind == "event" else words.name(fact.speaker)
        as_match = match.as_match()
        return Finding(
            case.claim, "supported", RULE.id, words.say(RULE.id, what=what, when=when), fact, as_match.score,
            match.comparisons, evidence.of_fact(fact, when, fact.kind),
        )  # fmt: skip
    return _dates_a_value(case)


def _dates_a_value(case: Case) -> Finding | None:
    """The day of a figure in the same sentence that was supported as of that day."""
    value = case.claim.date
    assert value is not None and value.first is not None and value.last is not None
    for found in case.figures.beside(case.claim):
        if found.fact is not None and found.fact.kind == "series" and _dates(found, value.first, value.last):
            words, line = case.words, found.evidence[0]
            reason = words.say(RULE.id, "value", value=line.value, subject=words.subject(found.fact))
            return Finding(
                case.claim, "supported", RULE.id, reason, found.fact, found.score, found.comparisons, found.evidence
            )
    return None


def _dates(found: Finding, first: date, last: date) -> bool:
    """Whether a day is the one a supported figure belongs to: its day on record, its period, a day it was in force."""
    fact, line = found.fact, found.evidence[0]
    assert fact is not None
    if fact.period is not None:
        return fact.period.first >= first and fact.period.last <= last
    if line.as_of is None:
        return False
    told = found.claim.about.as_of
    if told is not None and (told.first, told.last) == (first, last) and line.as_of <= last + timedelta(days=1):
        return (line.until is None or line.until > first) and (last - line.as_of).days <= FRESH
    return first - timedelta(days=1) <= line.as_of <= last + timedelta(days=1)


RULE = Rule(
    id="date-supported",
    kind="date",
    verdict="supported",
    does="Finds the event, statement or figure that the reference dates to that day.",
    why="The sentence names who took part or where it was; the day on record agrees.",
    fires="The Hamas delegation met Bogdanov in Moscow on 26 October 2023.",
    silent="The shop opened on 26 October 2023.",
    apply=_apply,
)
