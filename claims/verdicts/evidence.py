"""The lines of evidence that a finding shows: value, day, speaker, status, source."""

from __future__ import annotations

from collections.abc import Iterable

from claims.matching.standing import Standing
from claims.model import Evidence, Fact, Observation, Source
from claims.verdicts.wording import Wording

LINES = 4
"""Observations shown beside the one a verdict stands on, at most."""


def of_series(fact: Fact, known: Standing, first: Iterable[Observation], words: Wording) -> tuple[Evidence, ...]:
    """The observations a verdict stands on, then those in force and in dispute, then the newest others."""
    order: list[tuple[Observation, str]] = []

    def add(seen: Observation, status: str) -> None:
        if all(seen is not other for other, _ in order):
            order.append((seen, status))

    for seen in first:
        add(seen, _status(seen, known))
    for group, status in ((known.current, "current"), (known.disputed, "disputed")):
        for seen in group:
            add(seen, status)
    rest = sorted((*known.superseded, *known.later), key=lambda seen: seen.as_of, reverse=True)
    for seen in rest:
        if len(order) > LINES:
            break
        add(seen, _status(seen, known))
    return tuple(
        Evidence(
            value=words.observed(seen, fact.unit),
            as_of=seen.as_of,
            said_by=words.name(seen.said_by) if seen.said_by else None,
            status=status,
            source=_best(seen.sources),
            until=seen.until,
            number=seen.value,
            upper=seen.upper,
        )
        for seen, status in order
    )


def _status(seen: Observation, known: Standing) -> str:
    for group, status in ((known.current, "current"), (known.disputed, "disputed"), (known.later, "later")):
        if any(seen is other for other in group):
            return status
    return "superseded"


def _best(sources: tuple[Source, ...]) -> Source | None:
    return next((source for source in sources if source.published), sources[0] if sources else None)


def of_fact(fact: Fact, value: str, status: str, said_by: str | None = None) -> tuple[Evidence, ...]:
    """A fact's own sources as lines of evidence, two at most."""
    chosen: list[Source | None] = list(fact.sources[:2]) or [None]
    return tuple(Evidence(value, fact.first, said_by, status, source, fact.last) for source in chosen)
