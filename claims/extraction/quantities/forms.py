"""How a number is dressed: a sign, a bare decimal mark, a letter for its scale, a slash, "one in five"."""

from __future__ import annotations

from dataclasses import replace
from math import gcd

from claims.extraction.numbers import Number
from claims.extraction.quantities.scope import Scope

DASHES = frozenset("-–—−")
SIGNS = frozenset("-−+")
SLASHES = frozenset("/⁄∕")
FRACTION_SLASH = frozenset("⁄∕")
YEARS = (1700, 2100)
"""Numbers of four digits that may be years."""
RATIO_REACH = 3
"""Words before "3:1" among which it is called a ratio."""
ROUND = frozenset((10.0, 100.0, 1000.0))
"""Wholes of which a part is said as a ratio: "7 dari 10 warga"."""


def dressed(at: Scope, number: Number) -> Number:
    """The number with what is written around its digits; its `first` token moves to the sign or decimal mark."""
    if number.form == "digits":
        number = slashed(at, _bare_decimal(at, lettered(at, number)))
        return _share(at, _signed(at, number))
    if number.form == "words":
        return _share(at, _signed(at, number))
    return number


def lettered(at: Scope, number: Number) -> Number:
    """ "4.3M", "100K": a scale written as a letter that touches the digits; two values are two readings."""
    end = number.last
    if number.scaled or not at.touches(end) or at.tokens.text[end] not in at.g.letters:
        return number
    if at.touches(end + 1) and (at.is_word(end + 1) or at.is_number(end + 1)):
        return number
    scale = at.g.letters[at.tokens.text[end]]
    factor, other = (scale[0], scale[1]) if isinstance(scale, list) else (scale, None)
    return replace(
        number,
        value=round(number.value * factor, 6),
        step=number.step * factor,
        last=end + 1,
        scaled=True,
        alternative=round(number.value * other, 6) if other else None,
    )


def money_lettered(at: Scope, number: Number) -> Number:
    """ "$4.2b", "Rp1,2 M", "£250m": a scale written as a letter behind money."""
    end = number.last
    if end >= at.stop or number.scaled or at.tokens.text[end] not in at.g.money_letters:
        return number
    if at.touches(end + 1) and at.is_word(end + 1):
        return number
    factor = at.g.money_letters[at.tokens.text[end]]
    value = round(number.value * factor, 6)
    return replace(number, value=value, step=number.step * factor, last=end + 1, scaled=True)


def slashed(at: Scope, number: Number) -> Number:
    """ "1⁄32", "3/4 cup", "2/3 of": a fraction in digits; a plain slash needs a unit or "of" behind it."""
    slash, below = number.last, number.last + 1
    if not (at.word(slash) in SLASHES and at.touches(slash) and at.touches(below) and at.is_number(below)):
        return number
    written = at.tokens.text[below]
    whole = number.value == int(number.value)
    if len(written) > 4 or not written.isdigit() or not whole or not 0 < number.value < int(written):
        return number
    behind = at.word(below + 1)
    plain = at.low[slash] not in FRACTION_SLASH  # "8/16 GB" names two sizes
    if plain and (gcd(int(number.value), int(written)) > 1 or not (behind in at.g.of or behind in at.g.units)):
        return number
    value = round(number.value / int(written), 9)
    return Number(value, number.first, below + 1, "fraction", 0.0)


def _bare_decimal(at: Scope, number: Number) -> Number:
    """ ".001 per cent", ",77": a decimal mark without a whole before it."""
    mark = number.first - 1
    if not (at.touches(number.first) and at.word(mark) in (".", ",")) or at.touches(mark):
        return number
    written = at.tokens.text[number.first]
    if number.last != number.first + 1 or not written.isdigit() or len(written) > 9:
        return number
    return replace(number, value=float(f"0.{written}"), first=mark, step=10.0 ** -len(written), alternative=None)


def _signed(at: Scope, number: Number) -> Number:
    """ "-0.3%", "minus 40 derajat": a number below zero. A plus sign leaves the value and moves the start."""
    i = number.first
    sign = i - 1
    word = at.word(sign)
    money = at.g.currencies.before(at.low, sign) if sign > at.first else None
    if word in SIGNS and at.touches(i) and (money or not at.touches(sign)) and number.form == "digits":
        if sign == at.first and word == "-" and at.how.decimal not in at.tokens.text[i]:  # the dash of a list
            return number
        if (at.is_number(sign - 1) and word != "+") or (at.g.labels.before(at.low, sign) and number.step >= 1):
            return number
        return replace(number, value=-number.value if word != "+" else number.value, first=sign)
    spelled = sign - 1 if word == "-" and at.touches(i) else sign
    if at.word(spelled) in at.g.minus and number.value and not at.is_number(spelled - 1):
        return replace(number, value=-number.value, first=spelled)
    return number


def _share(at: Scope, number: Number) -> Number:
    """ "one in five", "7 out of 10", "satu dari setiap lima": a part of a whole, said as two numbers."""
    part = number.value
    found = at.g.share.at(at.low, number.last) if number.last < at.stop else None
    if not found or part != int(part) or part < 1 or number.scaled:
        return number
    kind, n = found
    i = number.last + n
    whole = at.numbers.at(at.tokens, i, at.stop, at.how) if i < at.stop else None
    if not whole or whole.form not in ("digits", "words") or whole.scaled or not part < whole.value:
        return number
    measures = whole.last < at.stop and (at.g.units.at(at.low, whole.last) or at.word(whole.last) == "-")
    if measures or not (kind == "every" or whole.value in ROUND or (kind == "one" and part == 1 and whole.value <= 20)):
        return number
    return Number(round(part / whole.value, 9), number.first, whole.last, "fraction", 0.0)


def ratio(at: Scope, number: Number) -> Number | None:
    """ "a ratio of 3:1", "rasio 2 banding 1", "3-to-1": how many times the second it is; a bare "3:1" is a score."""
    end = number.last
    if number.form not in ("digits", "words"):
        return None
    hyphens = at.word(end) == at.word(end + 2) == "-" and at.word(end + 1) in at.g.ratio_to and at.touches(end)
    said = hyphens or any(
        word in at.g.ratios for word in at.low[max(at.first, number.first - RATIO_REACH) : number.first]
    )
    colon = at.word(end) == ":" and at.touches(end) and at.touches(end + 1)
    i = end + 3 if hyphens else end + 1
    if not said or i >= at.stop or not (hyphens or colon or at.word(end) in at.g.ratio_to):
        return None
    second = at.numbers.at(at.tokens, i, at.stop, at.how)
    if second is None or not second.value or second.form not in ("digits", "words"):
        return None
    return Number(round(number.value / second.value, 9), number.first, second.last, number.form, 0.0)
