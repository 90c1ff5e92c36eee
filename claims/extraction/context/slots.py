"""Fill the slots of every claim: what it is about, by the words around it."""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.context import neighbours, telling
from claims.extraction.context.counted import Counted
from claims.extraction.context.fingerprint import fingerprints
from claims.extraction.context.speakers import said_by
from claims.extraction.context.surroundings import Spot, Surroundings
from claims.extraction.context.times import as_of_day, times
from claims.extraction.reading import Reading
from claims.languages import Phrases
from claims.model import About, Claim

SHARES = frozenset(("percent", "fraction"))


def fill(reading: Reading, claims: list[Claim]) -> None:
    """Set `about`, the measure of quantities, and `id` of every claim; claims are in the order of the text."""
    around = Surroundings(reading, claims)
    counted, scopes = Counted(around), telling.scope_phrases(reading)
    hints: dict[int, tuple[str, ...]] = {}
    for claim in claims:
        spot = around.spot(claim)
        if spot is None:
            continue
        claim.about = _about(around, claim, spot)
        if claim.quantity is not None:
            if spot.number not in hints:
                hints[spot.number] = telling.hints(around, scopes, spot)
            claim.about = _of_quantity(around, counted, scopes, claim, spot, hints[spot.number])
    fingerprints(reading.draft.text, claims)


def _about(around: Surroundings, claim: Claim, spot: Spot) -> About:
    here = neighbours.entities(around, claim.start, spot.number)
    when, as_of, days = times(around, claim, spot)
    return About(
        entities=here,
        place=neighbours.place(around, claim.start, spot.number),
        when=when,
        as_of=as_of,
        said_by=said_by(around, claim, spot),
        polarity=_of_date(around, claim, spot) if claim.kind == "date" else None,
        nearby=neighbours.nearby(around, spot.number, here),
        days=days,
        places=tuple(around.located.get(spot.number, ())),
        before=neighbours.before(around, spot.number),
        strangers=neighbours.strangers(around, spot),
    )


def _of_date(around: Surroundings, claim: Claim, spot: Spot) -> str | None:
    """Whether a date only says up to when a figure holds, or belongs to another event of the same kind."""
    if as_of_day(around, claim):
        return "as_of"
    return "other_event" if around.other_event(spot.number) else None


def _of_quantity(
    around: Surroundings,
    counted: Counted,
    scopes: Phrases[str],
    claim: Claim,
    spot: Spot,
    hints: tuple[str, ...],
) -> About:
    ranked = counted.measures(claim, spot)
    return replace(
        claim.about,
        measures=tuple(id for id, _ in ranked),
        reach=ranked[0][1] if ranked else 0.0,
        reaches=tuple(far for _, far in ranked),
        scope=telling.scope(around, scopes, spot, share=claim.quantity is not None and claim.quantity.unit in SHARES),
        hints=hints,
        polarity=telling.polarity(around, spot),
    )
