"""Quantity claims against series: candidates by slots, then named comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from claims.matching import comparisons
from claims.matching.agreement import Answer, compare, convert
from claims.matching.comparisons import Steps
from claims.matching.policy import policy
from claims.matching.setting import Setting
from claims.matching.standing import Standing, standing
from claims.model import Claim, Comparison, Fact, Match, Observation, Quantity

TIES = frozenset((name, level) for name in ("entity", "place", "event day") for level in ("sentence", "paragraph"))
"""Signs in the sentence, or the one before, that tie a claim to a series."""
AS_NEAR = 4.0
"""Tokens by which the word of a second measure may stand further off than that of the first."""
CANDIDATES = 200
"""Facts looked at for one claim, at most."""
EVENT = frozenset(
    (("event day", "sentence"), ("event day", "draft"), ("event words", "sentence"), ("place", "sentence"))
)
"""Signs that a claim is about the event of a series, not about another of its kind."""


@dataclass(slots=True)
class SeriesMatch:
    """A claim held against one series: `points` says how sure it is that both speak of the same thing."""

    fact: Fact
    points: float
    comparisons: tuple[Comparison, ...]
    standing: Standing
    answers: tuple[tuple[Observation, Answer], ...]
    strong: bool
    """Whether the sentence, or the one before, ties the claim to the series, or the whole draft is about it."""
    slots: bool
    """Whether unit, scope, period and place are the claim's own."""
    event: bool
    """Whether the claim is about the event of the series, as far as the sentence tells."""
    near: bool
    """Whether the measure's word stands about as near as that of the first measure the words may mean."""
    rank: int
    """How many measures the words name before this one."""
    exact: bool
    """Whether measure, unit, scope and period all are the claim's own: without it a match may never raise an alarm."""

    def agreeing(self) -> list[Observation]:
        """The observations that the claim agrees with."""
        return [seen for seen, answer in self.answers if answer == "agree"]

    def as_match(self) -> Match:
        """The match as findings carry it."""
        return Match(self.fact, self.score, self.comparisons)

    @property
    def score(self) -> float:
        """Points as 0..1."""
        return sure(self.points)


def sure(points: float) -> float:
    """Points as a degree of sureness, 0..1; one half at the points that support needs."""
    return round(1 / (1 + exp(-(points - policy()["match"]["support"]))), 3)


def series(claim: Claim, setting: Setting) -> list[SeriesMatch]:
    """The series that may speak of what a quantity claim speaks of, likeliest first."""
    quantity = claim.quantity
    if quantity is None or not claim.about.measures:
        return []
    out: list[SeriesMatch] = []
    for rank, measure in enumerate(claim.about.measures[:4]):
        for id in setting.dataset.series_of(measure)[:CANDIDATES]:
            fact = setting.dataset.fact(id)
            if fact is not None:
                match = _against(claim, quantity, fact, rank, setting)
                if match is not None:
                    out.append(match)
    _first_measure(out)
    out.sort(key=lambda match: (-match.points - match.exact, match.fact.id))
    return out


def _first_measure(matches: list[SeriesMatch]) -> None:
    """The second measure that the words may mean is the one meant when the topic has no series of the first."""
    likely = policy()["match"]["related"]
    for match in matches:
        first = any(m.rank < match.rank and m.fact.topic == match.fact.topic and m.points >= likely for m in matches)
        if match.rank and not first and match.near:
            match.points -= policy()["weights"]["measure_second"]
            match.exact = match.slots and match.event


def _against(claim: Claim, quantity: Quantity, fact: Fact, rank: int, setting: Setting) -> SeriesMatch | None:
    if quantity.unit and convert(quantity.value, quantity.unit, fact.unit) is None:
        return None
    step = Steps()
    step("measure", "exact" if rank == 0 else "near", "" if rank == 0 else "measure_second")
    anchors = [
        compare_slot(claim, fact, setting, step)
        for compare_slot in (comparisons.entity, comparisons.place, comparisons.event)
    ]
    if not any(anchors):
        return None
    step.topic(setting.topics.get(fact.topic, 0.0))
    period = comparisons.period(claim, fact, step)
    scope = comparisons.scope(claim, fact, setting, step)
    time = comparisons.time(claim, fact, setting, step)
    known = [seen for seen in fact.observations if seen.rank != "deprecated"]
    if claim.about.said_by and any(seen.said_by == claim.about.said_by for seen in known):
        step("speaker", "same", "speaker_same")
    levels = {(item.name, item.level) for item in step.made}
    named = bool(levels & {("entity", "sentence"), ("entity", "paragraph")})
    elsewhere = ("place", "other") in levels or (("place", "other before") in levels and not named)
    # an event of its own: goals of the same player in another match are other goals
    another = fact.event is not None and not levels & EVENT and setting.dominant != fact.topic
    people = any((found := setting.dataset.entity(id)) is not None and found.type == "person" for id in fact.about)
    another = another or (fact.event is not None and people and not levels & EVENT)
    elsewhere = elsewhere or ("place", "part") in levels
    slots = period and scope and time and not elsewhere
    as_of = claim.about.as_of
    day = as_of.last if as_of is not None and (setting.today is None or as_of.last < setting.today) else setting.today
    return SeriesMatch(
        fact=fact,
        points=sum(item.weight for item in step.made),
        comparisons=tuple(step.made),
        standing=standing(fact, day),
        answers=tuple((seen, compare(quantity, seen, fact.unit)) for seen in known),
        strong=(bool(levels & TIES) or (setting.dominant == fact.topic and not people))
        and not _subject_elsewhere(claim, fact, setting),
        slots=slots,
        near=rank < len(claim.about.reaches) and claim.about.reaches[rank] <= claim.about.reaches[0] + AS_NEAR,
        rank=rank,
        event=not another,
        exact=slots and rank == 0 and not another,
    )


def _subject_elsewhere(claim: Claim, fact: Fact, setting: Setting) -> bool:
    """Whether the name nearest to the figure is another of the kind the fact is about ("Brazil won five titles")."""
    about = claim.about
    if not about.entities or not fact.about:
        return False
    nearest = about.entities[0]
    if nearest in fact.about or nearest == fact.place or nearest == about.said_by:
        return False
    named = [id for id in fact.about if id in about.entities]
    return bool(named) and _kind(nearest, setting) in {_kind(id, setting) for id in named}


def _kind(entity: str, setting: Setting) -> str:
    found = setting.dataset.entity(entity)
    return found.type if found is not None else ""
