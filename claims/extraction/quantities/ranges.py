"""The upper end of a range: "10-20", "from 5 to 7 percent", "antara 5 dan 7", "three or four years"."""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.numbers import Number
from claims.extraction.quantities.forms import DASHES, YEARS, lettered, money_lettered
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.units import currency_before, measured

VERB_REACH = 6
"""Words before a number among which a verb of change makes "from 5 to 7" two values, not a range."""
AMOUNT_REACH = 4
"""The same for "rose $5 to $9", an amount and the level reached."""
WIDEST = 100
"""How many times the lower end the upper end of "5 to 7" may be."""
SMALLEST_BARE = 20
"""A bare "10-20" may be a score; from here on it is a range."""


def ranged(at: Scope, number: Number, code: str | None) -> tuple[Number, float | None]:
    """The number with its upper end, when it is the lower end of a range; `code` is its currency, written before it."""
    if number.form in ("vague", "fraction"):
        return number, None
    first_unit = None
    skip = number.last
    if code is None and at.word(skip) not in DASHES and not at.g.range_to.at(at.low, skip) if skip < at.stop else False:
        first_unit = measured(at, skip, skip)
        skip = first_unit.last if first_unit else skip
    if skip + 1 >= at.stop:
        return number, None
    how = _joined(at, number, skip, code)
    if how is None:
        return number, None
    kind, j = how
    if code:
        money = at.g.currencies.at(at.low, j)
        if money and money[0] == code:
            j += money[1]
        elif kind == "spaced":
            return number, None
    upper = at.numbers.at(at.tokens, j, at.stop, at.how) if j < at.stop else None
    if upper is None or upper.form in ("vague", "fraction"):
        return number, None
    upper = money_lettered(at, upper) if code else lettered(at, upper)
    low_value = _same_scale(at, number, upper)
    if not low_value < upper.value or not _likely(at, kind, number, low_value, upper, code, first_unit is not None):
        return number, None
    if first_unit and not code:
        second = measured(at, upper.last, upper.last) if upper.last < at.stop else None
        if kind in ("to", "spaced") and (second is None or second.id != first_unit.id):
            return number, None
    return replace(number, value=low_value, last=upper.last, step=min(number.step, upper.step)), upper.value


def bare(at: Scope, number: Number, upper: float) -> bool:
    """Whether a range without a unit is one: a bare "10-20" may be a score, "2016-2017" is a span of years."""
    if YEARS[0] <= number.value < upper <= YEARS[1]:
        return False
    return number.value >= SMALLEST_BARE or not any(word in DASHES for word in at.low[number.first : number.last])


def _joined(at: Scope, number: Number, skip: int, code: str | None) -> tuple[str, int] | None:
    """(how the ends are joined, token of the upper end): dash, spaced, between, from, to or or."""
    g = at.g
    word = at.word(skip)
    start = number.first
    if code:
        money = currency_before(at, number.first)
        start = money[1] if money else start
    before = _opening(at, start)
    if word in DASHES:
        spaces = (at.tokens.spaced(skip), skip + 1 < at.stop and at.tokens.spaced(skip + 1))
        if spaces == (False, False):
            return "dash", skip + 1
        return "spaced", skip + 1
    if before in g.range_between and word in g.range_and:
        return "between", skip + 1
    to = g.range_to.at(at.low, skip)
    if to:
        if before in g.range_from:
            return None if _changes(at, start - 1, VERB_REACH) else ("from", skip + to[1])
        return "to", skip + to[1]
    if word in g.range_or and skip == number.last and not code:
        return "or", skip + 1
    return None


def _opening(at: Scope, start: int) -> str:
    """The word that may open a range, over "the ages of"."""
    age = at.g.age.before(at.low, start)
    return at.word(start - 1 - (age[1] if age else 0))


def _likely(at: Scope, kind: str, number: Number, low: float, upper: Number, code: str | None, repeated: bool) -> bool:
    """Whether two joined numbers are the ends of one range."""
    if kind == "to":
        if (repeated or code) and _changes(at, number.first, AMOUNT_REACH):
            return False
        return bool(code) or not low or upper.value <= low * WIDEST
    if kind == "or":
        whole = low == int(low) and upper.value == int(upper.value)
        listed = at.word(number.first - 1) == "," and at.is_number(number.first - 2)
        return whole and 0 < low < upper.value <= max(low + 1, 1.5 * low) and not number.scaled and not listed
    if kind == "spaced":
        behind = upper.last < at.stop and measured(at, upper.last, upper.last)
        return number.form == "digits" and bool(code or behind)
    return True


def _same_scale(at: Scope, number: Number, upper: Number) -> float:
    """The lower end with the scale of the upper one: "1 to 2 thousand", "$3-5 billion"."""
    low = number.value
    if not upper.scaled or number.scaled or not 0 < low < upper.value:
        return low
    plain = at.numbers.at(at.tokens, upper.first, upper.first + 1, at.how)
    face = plain.value if plain and plain.value else 1.0
    scale = upper.value / face
    return low * scale if low * scale < upper.value else low


def _changes(at: Scope, i: int, reach: int) -> bool:
    """Whether a verb of change governs a number: "rose from 5 to 7 percent" and "rose $5 to $9" name two values."""
    for j in range(i - 1, max(at.first, i - reach) - 1, -1):
        if at.low[j] in at.g.level:
            return False
        if at.low[j] in at.g.change:
            return True
    return False
