"""Who is said to say a claim."""

from __future__ import annotations

from bisect import bisect_left

from claims.extraction.context.surroundings import MANY, Spot, Surroundings, beside
from claims.model import Claim


def said_by(around: Surroundings, claim: Claim, spot: Spot) -> str | None:
    """Whoever stands right behind the claim ("7.8 by the USGS"), else whom the nearest attribution around it names."""
    by = around.g.by.at(around.tokens.low, spot.last) if spot.last < spot.end else None
    if by:
        reach = spot.last + by[1] + 2
        stop = around.tokens.start[reach] if reach < len(around.tokens) else len(around.tokens.source)
        names = around.names.get(spot.number, [])
        middle = bisect_left(names, around.tokens.start[spot.last], key=lambda name: name.start)
        for name in names[middle : middle + MANY]:
            if around.tokens.start[spot.last] <= name.start <= stop:
                return name.entity
    best: tuple[int, str] | None = None
    for found in beside(around.said.get(spot.number, []), claim.start):
        value = found.attribution
        if value is None or value.speaker is None or found is claim:
            continue
        inside = any(start <= claim.start < end for start, end in value.content)
        if inside or (not value.content and found.sentence == claim.sentence):
            distance = min(abs(found.start - claim.start), abs(found.end - claim.start))
            if best is None or distance < best[0]:
                best = (distance, value.speaker.entity or value.speaker.text)
    return best[1] if best else None
