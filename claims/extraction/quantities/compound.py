"""Measures that belong together: "an hour and 45 minutes", "30 x 40 metres", "5, 7 and 9 percent"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from claims.extraction.quantities.forms import DASHES
from claims.extraction.quantities.found import Found
from claims.extraction.quantities.scope import Scope

SMALLER = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "kilometre": ("metre", 1000),
    "metre": ("centimetre", 100),
    "yard": ("foot", 3),
    "foot": ("inch", 12),
    "kilogram": ("gram", 1000),
    "pound-mass": ("ounce", 16),
}
"""A unit, the smaller one that may follow it in one measure, and how many of those it holds."""
GAP = 1
"""Tokens between the two parts of a measure ("7 feet and 10 inches", "7 feet, 10 inches")."""


def join_measures(found: list[Found]) -> list[Found]:
    """Two parts of one measure become one quantity in the smaller unit."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        joined = _joined(last, one) if last else None
        if joined:
            out[-1] = joined
        else:
            out.append(one)
    return out


def _joined(last: Found, one: Found) -> Found | None:
    if last.unit is None or one.unit is None or last.upper is not None or one.upper is not None:
        return None
    smaller, times = SMALLER.get(last.unit.id, ("", 0))
    near = 0 <= one.first - last.last <= GAP and one.begin == one.first
    if smaller != one.unit.id or not near or not 0 <= one.number.value < times or last.number.value < 0:
        return None
    number = replace(last.number, value=last.number.value * times + one.number.value, step=one.number.step)
    joined = Found(number, last.first, one.last, replace(one.unit, first=last.first), last.qualifier)
    joined.begin, joined.rest, joined.change = last.begin, one.rest, last.change
    return joined


def share_units(at: Scope, found: list[Found]) -> None:
    """A lone number takes the unit of the next one in a row; a conversion in brackets takes the hedge before it."""
    for one, following in zip(found[-2::-1], found[:0:-1], strict=True):
        if one.unit is not None or following.unit is None or one.number.form == "fraction":
            continue
        if _in_a_row(at, one, following, following.unit.kind == "unit"):
            one.unit = replace(following.unit, first=one.last, last=one.last, text="")
    for one, following in pairwise(found):
        if one.unit is None or following.unit is None or "noun" in (one.unit.kind, following.unit.kind):
            continue
        bracket = following.begin == one.last + 1 and at.low[one.last] == "("
        if bracket and following.qualifier == "exact" and one.qualifier not in ("range", "vague"):
            following.qualifier = one.qualifier


def _in_a_row(at: Scope, one: Found, following: Found, measured: bool) -> bool:
    """ "5, 7 and 9 percent", "30 x 40 metres", "four-, five- and six-cylinder engines"."""
    gap = at.low[one.rest : following.begin]
    if not gap:
        return False
    if gap[0] in DASHES and at.tokens.start[one.rest] == at.tokens.end[one.rest - 1]:
        return len(gap) > 1 and all(word in DASHES or _joining(at, word) for word in gap)
    return measured and (all(_joining(at, word) for word in gap) or (len(gap) == 1 and gap[0] in at.g.dimension))


def _joining(at: Scope, word: str) -> bool:
    return word == "," or word in at.g.joins_nouns or word in at.g.range_or
