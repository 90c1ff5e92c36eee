"""What was known of a series on a day: the value in force, those before it, those in dispute, those still to come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from claims.model import Fact, Observation


@dataclass(frozen=True, slots=True)
class Standing:
    """The observations of a series as they stood on `day`; `later` were not known yet."""

    day: date | None
    current: tuple[Observation, ...] = ()
    disputed: tuple[Observation, ...] = ()
    superseded: tuple[Observation, ...] = ()
    later: tuple[Observation, ...] = field(default=())


def standing(fact: Fact, day: date | None) -> Standing:
    """Sort a fact's observations by what they were on a day (null: as the dataset stands today)."""
    current: list[Observation] = []
    disputed: list[Observation] = []
    superseded: list[Observation] = []
    later: list[Observation] = []
    for seen in fact.observations:
        if seen.rank == "deprecated":
            continue
        if day is not None and seen.as_of > day:
            later.append(seen)
        elif seen.until is not None and (day is None or seen.until < day):
            superseded.append(seen)
        elif seen.rank == "disputed":
            disputed.append(seen)
        elif seen.rank == "superseded" and seen.until is None:
            superseded.append(seen)
        else:
            current.append(seen)
    if current:  # of several values in force the newest is the one that stands
        newest = max(seen.as_of for seen in current)
        # a value replaced on that very day may still have been the one to print
        superseded += [seen for seen in current if seen.as_of < newest and seen.until != day]
        current = [seen for seen in current if seen.as_of == newest or (day is not None and seen.until == day)]
        current.reverse()  # of one day the last added comes first
        current.sort(key=lambda seen: seen.as_of, reverse=True)
    elif superseded and not disputed:
        newest = max(seen.as_of for seen in superseded)
        current = [seen for seen in superseded if seen.as_of == newest and seen.until is None]
        superseded = [seen for seen in superseded if seen not in current]
    return Standing(day, tuple(current), tuple(disputed), tuple(superseded), tuple(later))


def in_force(seen: Observation, first: date, last: date) -> bool:
    """Whether an observation held on any day of a period (a day's grace before: reports date counts to the evening)."""
    return seen.as_of <= last + timedelta(days=1) and (seen.until is None or seen.until > first or seen.as_of >= first)


def between(fact: Fact, value: float, day: date | None) -> bool:
    """Whether a rising or falling series passed through a value between two observations around a day."""
    if day is None:
        return False
    seen = sorted((s for s in fact.observations if s.rank not in ("deprecated", "disputed")), key=lambda s: s.as_of)
    before = [s for s in seen if s.as_of <= day]
    after = [s for s in seen if s.as_of > day]
    if not before or not after:
        return False
    low, high = sorted((before[-1].value, after[0].value))
    return low <= value <= high
