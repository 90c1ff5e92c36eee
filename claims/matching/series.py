"""Quantity claims against series: candidates by slots, then named comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from claims.matching.agreement import Answer, compare, convert
from claims.matching.policy import policy
from claims.matching.setting import Setting
from claims.matching.standing import Standing, standing
from claims.model import About, Claim, Comparison, Fact, Match, Observation, Quantity

NEAREST = 2
"""Entities of the sentence nearest to the claim among which its subject is looked for."""
CANDIDATES = 200
"""Facts looked at for one claim, at most."""
EVENT = frozenset(
    (("event day", "sentence"), ("event day", "draft"), ("event words", "sentence"), ("place", "sentence"))
)
"""Signs that a claim is about the event of a series, not about another of its kind."""
SOFT_SCOPES = frozenset(("part",))
"""Scopes that only hint: the number may still be the whole of another thing."""


@dataclass(slots=True)
class SeriesMatch:
    """A claim held against one series: `points` says how sure it is that both speak of the same thing."""

    fact: Fact
    points: float
    comparisons: tuple[Comparison, ...]
    standing: Standing
    answers: tuple[tuple[Observation, Answer], ...]
    strong: bool
    """Whether something in the sentence, or the one before, ties the claim to the series, or the whole draft is about it."""
    slots: bool
    """Whether unit, scope, period and place are the claim's own."""
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
        if match.rank and not first:
            match.points -= policy()["weights"]["measure_second"]
            match.exact = match.slots


def _against(claim: Claim, quantity: Quantity, fact: Fact, rank: int, setting: Setting) -> SeriesMatch | None:
    weights = policy()["weights"]
    steps: list[Comparison] = []

    def step(name: str, level: str, key: str = "") -> None:
        steps.append(Comparison(name, level, round(weights[key], 2) if key else 0.0))

    if quantity.unit and convert(quantity.value, quantity.unit, fact.unit) is None:
        return None
    step("measure", "exact" if rank == 0 else "near", "" if rank == 0 else "measure_second")
    exact = True
    anchored = _entity(claim, fact, setting, step)
    anchored = _place(claim, fact, setting, step) or anchored
    anchored = _event(claim, fact, setting, step) or anchored
    if not anchored:
        return None
    topic = setting.topics.get(fact.topic, 0.0)
    steps.append(Comparison("topic", "same" if topic >= 1 else "near", round(weights["topic"] * topic, 2)))
    exact = _period(claim, fact, step) and exact
    exact = _scope(claim, fact, setting, step) and exact
    exact = exact and not any(item.name == "place" and item.level.startswith("other") for item in steps)
    known = standing(fact, setting.today)
    answers = tuple(
        (seen, compare(quantity, seen, fact.unit)) for seen in fact.observations if seen.rank != "deprecated"
    )
    if claim.about.said_by and any(seen.said_by == claim.about.said_by for seen in fact.observations):
        step("speaker", "same", "speaker_same")
    points = sum(item.weight for item in steps)
    levels = {(item.name, item.level) for item in steps}
    if fact.event is not None and not levels & EVENT and setting.dominant != fact.topic:
        exact = False  # goals of the same player in another match
    people = any((found := setting.dataset.entity(id)) is not None and found.type == "person" for id in fact.about)
    strong = (setting.dominant == fact.topic and not people) or bool(
        levels & {(name, level) for name in ("entity", "place", "event day") for level in ("sentence", "paragraph")}
    )
    return SeriesMatch(fact, points, tuple(steps), known, answers, strong, exact, rank, exact and rank == 0)


class _Step:
    """The shape of `step` above, for the checker."""

    def __call__(self, name: str, level: str, key: str = "") -> None: ...


def _entity(claim: Claim, fact: Fact, setting: Setting, step: _Step) -> bool:
    about = claim.about
    best = min((_tier(entity, about) for entity in fact.about), default=3)
    if not fact.about:
        return False
    level = ("sentence", "paragraph", "draft", "missing")[best]
    if best == 0 and set(about.entities[:NEAREST]) & set(fact.about):
        step("nearest", "same", "nearest")
    if level == "draft" and setting.dominant == fact.topic:
        step("entity", "topic", "entity_topic")  # the whole draft is about it
    else:
        step("entity", level, f"entity_{level}")
    return best < 3


def _tier(entity: str, about: About) -> int:
    if entity in about.entities:
        return 0
    if entity in about.before:
        return 1
    return 2 if entity in about.nearby else 3


def _place(claim: Claim, fact: Fact, setting: Setting, step: _Step) -> bool:
    about = claim.about
    if fact.place is None:
        return False
    tier = _tier(fact.place, about)
    if tier == 0:
        step("place", "sentence", "place_sentence")
        return True
    named = [place for place in about.entities if place in about.places or _rival(place, fact, setting)]
    if _others(named, fact, setting):
        step("place", "other", "place_other")
        return False
    earlier = [place for place in about.before if _is_place(place, setting)] if not about.places else []
    if (
        earlier
        and fact.place not in earlier
        and not any(place in fact.about or _wider(place, fact, setting) for place in earlier)
    ):
        rival = any(_rival(place, fact, setting) for place in earlier)
        step("place", "other before", "place_before" if rival else "")
        return False
    if tier < 3:
        level = ("sentence", "paragraph", "draft")[tier]
        step("place", level, f"place_{level}")
        return True
    step("place", "missing")
    return False


def _others(places: list[str], fact: Fact, setting: Setting) -> bool:
    return any(
        place not in fact.about and _is_place(place, setting) and not _wider(place, fact, setting) for place in places
    )


def _rival(place: str, fact: Fact, setting: Setting) -> bool:
    """Whether a place has a series of the same measure of its own."""
    return place in setting.places_of(fact.measure or "")


def _is_place(entity: str, setting: Setting) -> bool:
    found = setting.dataset.entity(entity)
    return found is not None and found.type == "place"


def _wider(place: str, fact: Fact, setting: Setting) -> bool:
    """Whether a place is no rival of the fact's: its event took place there, or the fact's texts name it."""
    event = setting.dataset.fact(fact.event) if fact.event else None
    if event is not None and (place == event.place or place in event.about):
        return True
    entity = setting.dataset.entity(place)
    own = setting.dataset.entity(fact.place) if fact.place else None
    if entity is None or own is None:
        return False
    names = {name.casefold() for name in (*entity.name.values(), *entity.aliases)}
    told = " ".join((*own.description.values(), *fact.statement.values())).casefold()
    return any(name in told for name in names)


def _event(claim: Claim, fact: Fact, setting: Setting, step: _Step) -> bool:
    event = setting.dataset.fact(fact.event) if fact.event else None
    if event is None:
        return False
    hit = False
    first, last = event.first, event.last or event.first
    if first is not None and last is not None:
        when = claim.about.when
        if when is not None and when.first <= last and first <= when.last and (when.last - when.first).days <= 31:
            level = "sentence" if fact.event_date is not None else "draft"
        else:
            level = "draft" if first in setting.days else ""
        if level:
            step("event day", level, "event_day" if level == "sentence" else "event_day_draft")
            hit = level == "sentence" or fact.event_date is not None
    kin = setting.event_stems(event)
    if kin & setting.stems(*claim.sentence):
        step("event words", "sentence", "event_words")
        return hit
    if kin & setting.stems(*setting.block_of(claim)) or kin & setting.draft_stems:
        step("event words", "draft", "event_words_draft")
    return hit


def _period(claim: Claim, fact: Fact, step: _Step) -> bool:
    """Whether the time a figure is for is the claim's: growth "in 2023" is not growth in 2022."""
    if fact.period is None:
        return True
    when = claim.about.when or claim.about.as_of
    if when is None:
        step("period", "missing")
        return False
    if when.first >= fact.period.first and when.last <= fact.period.last:
        whole = (when.last - when.first).days >= 0.9 * (fact.period.last - fact.period.first).days
        step("period", "same" if whole else "part", "period_same" if whole else "period_other")
        return whole
    step("period", "other", "period_other")
    return False


def _scope(claim: Claim, fact: Fact, setting: Setting, step: _Step) -> bool:
    scope = claim.about.scope
    if scope in setting.dataset.scopes and scope not in setting.scopes_of(fact.measure or ""):
        scope = None  # "overall" of a medal table is no scope of medals
    if scope in fact.everyone:
        scope = None  # everybody on that flight was on board
    if scope is None and fact.scope is not None and fact.scope in claim.about.hints:
        step("scope", "hinted")
        return False
    if scope == fact.scope:
        if scope is not None:
            step("scope", "same", "scope_same")
        return True
    if scope in SOFT_SCOPES and fact.scope is None:
        step("scope", "part", "")
        return False
    if scope == "civilians" and fact.scope is None:
        step("scope", "named", "")  # "civilians" of a toll that does not tell them apart
        return False
    step("scope", "other", "scope_other")
    return False
