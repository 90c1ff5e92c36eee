"""How exactly a number is meant, and which way it moves."""

from __future__ import annotations

from claims.extraction.numbers import Number
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.unit import Unit

CHANGE_WINDOW = 4
"""Words before a number in which a verb of change gives its direction."""
TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
BREAKS = frozenset(',;:()“”"')


def qualifier(at: Scope, number: Number, first: int, end: int) -> tuple[str, int]:
    """(qualifier by the contract, token where the hedge before the quantity begins, else `first`)."""
    g = at.g
    behind = g.hedges_after.at(at.low, number.last) if number.last < at.stop else None
    after = g.hedges_after.at(at.low, end) if end < at.stop else None
    moves = g.change_after.at(at.low, end) if after else None
    if after and moves and moves[1] >= after[1]:  # "12 persen lebih tinggi"
        after = None
    begin = first
    before = g.hedges.before(at.low, begin)
    if not before and at.word(begin - 1) in g.hedge_gap:
        begin -= 1
        before = g.hedges.before(at.low, begin)
    if before and begin - before[1] >= at.first:
        return before[0], begin - before[1]
    prefix = g.prefixes.get(at.word(first - 2)) if at.word(first - 1) == "-" and at.touches(first) else None
    if prefix:
        return prefix, first - 2
    if behind:
        return behind[0], first
    if number.approximate or at.numbers.suffix(at.tokens, number.last, at.stop):
        return "about", first
    return (after[0] if after else "exact"), first


def direction(at: Scope, first: int, end: int, unit: Unit | None) -> str | None:
    """up or down, when a verb of change stands before or behind: the amount of a change, not the level it reached.

    `first` is where the hedge or the number begins.
    """
    g = at.g
    if unit and unit.id in TIME:  # "it fell within a year"
        return None
    if at.word(first) == "+" and unit and unit.id == "percent":
        return "up"
    j = first - 1
    while j >= max(at.first, first - CHANGE_WINDOW):
        word = at.low[j]
        if word in g.level or at.is_number(j) or word in BREAKS:
            break
        found = g.change.before(at.low, j + 1)
        if found and not (at.word(j - 1) == "-" and at.touches(j)):
            return found[0] if found[0] in ("up", "down") else None
        j -= 1
    after = g.change_after.at(at.low, end) if unit and unit.kind != "noun" and end < at.stop else None
    return after[0] if after else None
