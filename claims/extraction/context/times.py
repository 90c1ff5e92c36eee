"""When: the day a sentence speaks of, the day a figure is dated to, every day the sentence names."""

from __future__ import annotations

from bisect import bisect_left

from claims.extraction.context.surroundings import Spot, Surroundings, beside
from claims.model import Claim, Period


def times(around: Surroundings, claim: Claim, spot: Spot) -> tuple[Period | None, Period | None, tuple[Period, ...]]:
    """(the day or period the sentence speaks of, the day the figure is dated to, all days of the sentence)."""
    inside = [found for found in beside(around.days.get(spot.number, []), claim.start) if found is not claim]
    days = tuple(period for found in inside if (period := _period(found)))
    row = _row(around, claim, spot)
    if row is not None:
        return None, row, days
    when = as_of = None
    inside.sort(key=lambda found: min(abs(found.start - claim.end), abs(claim.start - found.end)))
    for found in inside:
        if as_of_day(around, found):
            as_of = as_of or _period(found)
        else:
            when = when or _period(found)
    return when, as_of, days


def as_of_day(around: Surroundings, date: Claim) -> bool:
    """Whether a date says up to when a figure holds ("as of Thursday", "hingga Kamis")."""
    return bool(around.g.as_of.before(around.tokens.low, bisect_left(around.tokens.start, date.start)))


def _period(claim: Claim) -> Period | None:
    value = claim.date
    return Period(value.first, value.last) if value is not None and value.first and value.last else None


def _row(around: Surroundings, claim: Claim, spot: Spot) -> Period | None:
    """The day that stands in a table cell's row."""
    table = around.block(spot.number).table
    if table is None:
        return None
    cells = (found for n in around.rows.get(table[:2], ()) for found in around.days.get(n, ()) if found is not claim)
    return next((period for found in cells if (period := _period(found))), None)
