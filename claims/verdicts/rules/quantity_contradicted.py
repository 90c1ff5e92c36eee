"""A figure that no source on record gives, for a subject the reference covers."""

from __future__ import annotations

from claims.matching import SeriesMatch
from claims.matching.policy import policy
from claims.matching.standing import between
from claims.model import Finding, Observation
from claims.verdicts import evidence, told
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    match, quantity = case.chosen, case.claim.quantity
    if match is None or quantity is None or told.hedged(case) or told.part(case, match):
        return None
    if not match.exact and not (match.slots and match.rank == 0 and told.slip(case, match)):
        return None
    if quantity.qualifier == "vague" or not quantity.unit or match.points < case.match_policy["alarm"]:
        return None
    if not told.alarming(case, match) or told.in_words_of(case, match):
        return None
    if not match.answers or any(answer != "differ" for _, answer in match.answers):
        return None
    if _rival(case, match) or _moving(case, match):
        return None
    seen = _nearest(case, match)
    if seen is None:
        return None
    words = case.words
    reason = words.say(
        RULE.id, value=words.observed(seen, match.fact.unit), subject=words.subject(match.fact),
        day=words.day(seen.as_of), claimed=case.claim.text,
    )  # fmt: skip
    return Finding(
        case.claim,
        "contradicted",
        RULE.id,
        reason,
        match.fact,
        match.score,
        match.comparisons,
        evidence.of_series(match.fact, match.standing, [seen], words),
        correction=words.observed(seen),
    )


def _rival(case: Case, match: SeriesMatch) -> bool:
    """Whether another series is nearly as likely: then nobody can say which one the draft gets wrong."""
    lead = case.match_policy["lead"]
    for other in case.series:
        if other.fact.id != match.fact.id and other.fact.topic == match.fact.topic and other.agreeing():
            return True
        if other.fact.id != match.fact.id and match.points - other.points < lead and not told.part(case, other):
            same = other.fact.measure == match.fact.measure and other.fact.event == match.fact.event
            if not same or other.agreeing() or any(answer == "loose" for _, answer in other.answers):
                return True
    return False


def _moving(case: Case, match: SeriesMatch) -> bool:
    """Whether the count may have stood there: between two values on record, or beyond the last while it still rose."""
    quantity, day = case.claim.quantity, case.setting.today
    assert quantity is not None
    as_of = case.claim.about.as_of
    if between(match.fact, quantity.value, as_of.last if as_of else day):
        return True
    measure = case.setting.dataset.measures.get(match.fact.measure or "")
    known = [*match.standing.current, *match.standing.superseded]
    if measure is None or not measure.cumulative or day is None or not known or match.standing.later:
        return False
    newest = max(known, key=lambda seen: seen.as_of)
    time = policy()["time"]
    stale = time["stale_days"] < (day - newest.as_of).days <= time["settled_days"]
    return stale and newest.value < quantity.value <= newest.value * 1.5 and len(known) > 2


def _nearest(case: Case, match: SeriesMatch) -> Observation | None:
    """The value that the draft should have had: that of the day it names, else the one in force."""
    seen = [*match.standing.current, *match.standing.disputed, *match.standing.superseded]
    dated = [one for one in seen if told.dated(case, one)]
    if dated:
        return max(dated, key=lambda one: one.as_of)
    return seen[0] if seen else None


RULE = Rule(
    id="quantity-contradicted",
    kind="quantity",
    verdict="contradicted",
    does="Finds a figure that differs from every value on record for the same subject, measure, place and scope.",
    why="When everything else fits and no source ever gave the figure, it is most likely a slip.",
    fires="The eruption of Mount Marapi on 3 December 2023 killed 42 people.",
    silent="Another volcano killed 42 people.",
    apply=_apply,
)
