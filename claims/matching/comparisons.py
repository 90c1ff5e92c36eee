"""The named comparisons of a claimed figure and a series: entity, place, event, period, scope."""

from __future__ import annotations

from datetime import timedelta

from claims.matching.policy import policy
from claims.matching.setting import Setting
from claims.model import About, Claim, Comparison, Fact, Period

NEAREST = 2
"""Entities of the sentence nearest to the claim among which its subject is looked for."""
LONG_AFTER, REPORT = 60, 7
"""Days after an event in which a day of the sentence may date its count; days around publication that date a report."""
SOFT_SCOPES = frozenset(("part",))
"""Scopes that only hint: the number may still be the whole of another thing."""


class Steps:
    """The comparisons of one pair, as they are made."""

    def __init__(self) -> None:
        self.made: list[Comparison] = []

    def __call__(self, name: str, level: str, key: str = "") -> None:
        """Note a comparison: its name, its level, and the weight of the policy that it adds (none: 0)."""
        self.made.append(Comparison(name, level, round(policy()["weights"][key], 2) if key else 0.0))

    def topic(self, share: float) -> None:
        """Note how much of the draft the fact's topic fills."""
        self.made.append(
            Comparison("topic", "same" if share >= 1 else "near", round(policy()["weights"]["topic"] * share, 2))
        )


def entity(claim: Claim, fact: Fact, setting: Setting, step: Steps) -> bool:
    """Whether the claim is about who or what the series counts."""
    about = claim.about
    best = min((_tier(entity, about) for entity in fact.about), default=3)
    if not fact.about:
        return False
    level = ("sentence", "paragraph", "draft", "missing")[best]
    if best == 0:
        rank = min(about.entities.index(entity) for entity in fact.about if entity in about.entities)
        if rank < NEAREST:
            step("nearest", ("first", "second")[rank], ("nearest", "nearest_second")[rank])
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


def place(claim: Claim, fact: Fact, setting: Setting, step: Steps) -> bool:
    """Whether the claim is about where the series counts; another place named speaks against it."""
    about = claim.about
    if fact.place is None:
        return False
    tier = _tier(fact.place, about)
    if tier == 0:
        nearer = about.entities[: about.entities.index(fact.place)]
        if _others([entity for entity in nearer if entity in about.places], fact, setting):
            step("place", "part", "place_draft")  # "in Ukraine's Kherson region"
            return False
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


def event(claim: Claim, fact: Fact, setting: Setting, step: Steps) -> bool:
    """Whether the claim is about the event of the series: by its day, or by the words that name it."""
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


def time(claim: Claim, fact: Fact, setting: Setting, step: Steps) -> bool:
    """Whether the days of the sentence leave room for the event of the series: a toll of 2011 is not one of 2023."""
    event = setting.dataset.fact(fact.event) if fact.event else None
    begins = fact.event_date or (event.first if event is not None else None)
    days = claim.about.days
    if begins is None or not days:
        return True
    early = begins - timedelta(days=1)
    if all(day.last < early for day in days):
        step("time", "other", "time_other")
        return False
    if fact.event_date is None:
        return True
    late = begins + timedelta(days=LONG_AFTER)
    fits = any(day.last >= early and (day.first <= late) for day in days) or claim.about.as_of is not None
    if not fits and not any(_reported(day, setting) for day in days):
        step("time", "later")
        return False
    return True


def _reported(day: Period, setting: Setting) -> bool:
    """Whether a day is that of the report: "on Friday the ministry put the toll at …"."""
    return setting.today is not None and abs((setting.today - day.last).days) <= REPORT


def period(claim: Claim, fact: Fact, step: Steps) -> bool:
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


def scope(claim: Claim, fact: Fact, setting: Setting, step: Steps) -> bool:
    """Whether the claim counts the part of the whole that the series counts."""
    scope = claim.about.scope
    if scope in setting.dataset.scopes and scope not in setting.scopes_of(fact.measure or ""):
        scope = None  # "overall" of a medal table is no scope of medals
    if scope in fact.everyone:
        scope = None  # everybody on that flight was on board
    if scope is None and fact.scope is not None and fact.scope in claim.about.hints:
        step("scope", "hinted")
        return True
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
