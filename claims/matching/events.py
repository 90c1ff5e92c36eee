"""Date claims against events and statements: what happened on that day, and on which day it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.matching.policy import policy
from claims.matching.series import sure
from claims.matching.setting import Setting
from claims.model import Claim, Comparison, Fact, Match

CANDIDATES = 200
ANCHOR, SPEAKER, ANCHOR_NEAR, PLACE, WORDS, WORDS_NEAR, TOPIC, ALONE = 1.5, 2.2, 0.5, 1.5, 2.0, 0.8, 1.2, 0.8
"""Points for a participant (two count) or a statement's speaker in the sentence, one near it, the place, the
event's own words in the sentence or near it, for the draft's topic, and for its being the only one."""


@dataclass(slots=True)
class EventMatch:
    """A date held against an event. `holds`: it took place then. `named`: its own words stand in the sentence."""

    fact: Fact
    points: float
    comparisons: tuple[Comparison, ...]
    holds: bool
    named: bool
    anchors: int
    days: int
    """Days between the date and the event, 0 when it holds."""

    def as_match(self) -> Match:
        """The match as findings carry it."""
        return Match(self.fact, sure(self.points), self.comparisons)


def events(claim: Claim, setting: Setting) -> list[EventMatch]:
    """The events and statements a date claim may speak of, likeliest first."""
    value = claim.date
    if value is None or value.first is None or value.last is None or value.granularity in ("minute", "hour"):
        return []
    ids: dict[str, None] = {}
    for id in setting.dataset.events_on(value.first):
        ids[id] = None
    for entity in (*claim.about.entities, *claim.about.nearby[:6]):
        for id in setting.dataset.facts_about(entity)[:CANDIDATES]:
            ids[id] = None
    out = []
    for id in ids:
        fact = setting.dataset.fact(id)
        if fact is not None and fact.kind in ("event", "statement") and fact.first is not None:
            match = _against(claim, value.first, value.last, fact, setting)
            if match is not None:
                out.append(match)
    out.sort(key=lambda match: (-match.points, match.days, match.fact.id))
    return out


def _against(claim: Claim, first: date, last: date, fact: Fact, setting: Setting) -> EventMatch | None:
    steps: list[Comparison] = []
    begin = fact.first
    assert begin is not None
    end = fact.last or begin
    anchors = [*fact.about] if fact.kind == "event" else [fact.speaker] if fact.speaker else []
    here = [a for a in anchors if a in claim.about.entities]
    near = [a for a in anchors if a not in here and a in claim.about.nearby]
    if here:
        steps.append(
            Comparison("participants", "sentence", (ANCHOR if fact.kind == "event" else SPEAKER) * min(2, len(here)))
        )
    if near:
        steps.append(Comparison("participants", "near", ANCHOR_NEAR * min(2, len(near))))
    in_place = fact.place is not None and fact.place in claim.about.entities
    if in_place and fact.place not in here:
        steps.append(Comparison("place", "sentence", PLACE))
    elif fact.place is not None and fact.place in claim.about.nearby:
        steps.append(Comparison("place", "near", ANCHOR_NEAR))
    kin = setting.event_stems(fact) if fact.kind == "event" else frozenset()
    named = bool(kin & setting.stems(*claim.sentence))
    if named:
        steps.append(Comparison("event words", "sentence", WORDS))
    elif kin & setting.stems(*setting.block_of(claim)):
        steps.append(Comparison("event words", "near", WORDS_NEAR))
    if not steps:
        return None
    alone = setting.dominant == fact.topic
    steps.append(Comparison("topic", "draft", round(TOPIC * setting.topics.get(fact.topic, 0.0), 2)))
    if alone:
        steps.append(Comparison("topic", "topic", ALONE))
    holds = begin <= last and first <= end and (last - first).days <= max(7, (end - begin).days + 1)
    days = 0 if holds else min(abs((first - end).days), abs((begin - last).days))
    if days > policy()["time"]["event_days"]:
        return None
    points = sum(step.weight for step in steps)
    return EventMatch(fact, points, tuple(steps), holds, named, max(len(here) + in_place, int(alone)), days)
