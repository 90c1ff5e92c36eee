"""A known event on a wrong day."""

from __future__ import annotations

from datetime import date

from claims.matching import EventMatch
from claims.matching.setting import stems
from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule

ANCHORS = 2
"""Participants and place of the event that the sentence must name, besides the event's own words."""
POINTS = 4.5
SLIP = 3
"""Days by which a date is off when a key was missed."""
OPENING = 6
"""Characters before a date that opens a sentence ("Pada 3 Desember …")."""
BESIDE = 90
"""Characters between the date and a word of the event, at most."""


def _apply(case: Case) -> Finding | None:
    value = case.claim.date
    if value is None or value.first is None or value.first != value.last or value.granularity != "day":
        return None
    if value.role in ("relative", "weekday") or case.claim.about.polarity is not None:
        return None
    if case.setting.today is not None and 0 <= (case.setting.today - value.first).days <= 1:
        return None  # the day of the report: what is told of the event happened then
    best = next((match for match in case.events if match.fact.kind == "event"), None)
    if best is None or best.holds or not best.named or best.points < POINTS or not _enough(value.first, best):
        return None
    if not _beside(case, best):
        return None
    if any(other.holds and other.points >= case.match_policy["related"] for other in case.events):
        return None  # something else of this topic did happen that day
    words, fact = case.words, best.fact
    if fact.first is None or fact.span_precision != "day":
        return None
    when = words.period(fact.first, fact.last or fact.first)
    reason = words.say(RULE.id, what=words.what(fact), when=when, written=words.day(value.first))
    match = best.as_match()
    return Finding(
        case.claim, "contradicted", RULE.id, reason, fact, match.score, match.comparisons,
        evidence.of_fact(fact, when, "event"), (), when if fact.last in (None, fact.first) else None,
    )  # fmt: skip


def _beside(case: Case, match: EventMatch) -> bool:
    """Whether one of the event's own words leads to the date: before it, or behind a date that opens the sentence."""
    claim, setting = case.claim, case.setting
    text, (start, end) = setting.draft.text, claim.sentence
    own = setting.event_stems(match.fact)
    begin = max(start, claim.start - BESIDE, setting.date_before(claim))
    if own & stems(text[begin : claim.start]):
        return True
    return claim.start - start <= OPENING and bool(own & stems(text[claim.end : min(end, claim.end + BESIDE)]))


def _enough(value: date, match: EventMatch) -> bool:
    return match.anchors >= ANCHORS or (match.anchors >= 1 and (match.days <= SLIP or _month_slip(value, match)))


def _month_slip(value: date, match: EventMatch) -> bool:
    """Whether a date is the event's but for the month beside it."""
    day = match.fact.first
    return (
        day is not None and day.day == value.day and abs(day.year * 12 + day.month - value.year * 12 - value.month) == 1
    )


RULE = Rule(
    id="date-contradicted",
    kind="date",
    verdict="contradicted",
    does="Finds a day that differs from the one on record for the event which the sentence names.",
    why="The event is known, its words and its place or people stand in the sentence, and it was on another day.",
    fires="Mount Marapi erupted on 2 December 2023.",
    silent="A search team reached Mount Marapi on 5 December 2023.",
    apply=_apply,
)
