"""What stands behind (or before) a number: a currency, a unit, what a rate is by, or the counted noun."""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.quantities.nouns import counted_noun, joined_noun, singular
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.unit import Unit
from claims.tokens import WORD

LONGEST_CODE = 4
"""Letters of a currency written before a number ("USD 5"); a longer word there is a name ("won 3")."""
NEAR = 8
"""Words on either side among which a word may change what a unit means."""


def currency_before(at: Scope, i: int) -> tuple[str, int] | None:
    """(ISO code, first token) of a currency sign that ends right before token `i`."""
    found = at.g.currencies.before(at.low, i)
    if not found:
        return None
    code, n = found
    if n > 1 and at.tokens.spaced(i - 1) and len(at.low[i - n]) == 1:  # "a $3,500 mortgage" is not Australian
        found = at.g.currencies.before((at.low[i - 1],), 1)
        if not found:
            return None
        code, n = found[0], 1
    if i - n < at.first:
        return None
    if at.kind[i - 1] == WORD and at.tokens.spaced(i):
        word = at.tokens.text[i - n]
        if not word[:1].isupper() or len(word) > LONGEST_CODE:
            return None
    return code, i - n


def unit_after(at: Scope, i: int, *, single: bool = False) -> Unit | None:
    """A unit, currency or counted noun that starts at token `i`, with what it is a rate by."""
    if i >= at.stop:
        return None
    j = i + 1 if at.low[i] == "-" and at.touches(i) and i + 1 < at.stop else i
    unit = measured(at, i, j) or (joined_noun(at, j) if j > i else counted_noun(at, j, single=single))
    return with_rate(at, unit) if unit else None


def measured(at: Scope, i: int, j: int) -> Unit | None:
    """A unit of measure or a currency whose word starts at token `j`; the span begins at `i`."""
    if at.low[j] in at.g.dimension and at.is_number(j + 1):  # 3 x 4 m
        return None
    named = at.g.currencies.at(at.low, j)
    known = at.g.units.at(at.low, j)
    symbol = at.g.symbols.get(at.tokens.text[j])
    if symbol and at.is_number(j - 1) and not (at.touches(j + 1) and at.is_word(j + 1)):
        known, named = (symbol, 1), None
    elif known and not _stands(at, j, known[1]):
        known = None
    if known and j + known[1] <= at.stop and (not named or known[1] >= named[1]):
        name, n = known
        if at.word(j + n) in at.g.multiples and name == "time":
            name = "times"
        return Unit(name, i, j + n, at.tokens.slice(j, j + n - 1), name, "unit")
    if named and j + named[1] <= at.stop:
        code, n = named
        other = at.g.instead.get(code)
        text = at.tokens.slice(j, j + n - 1)
        if other and not other.near.isdisjoint(at.low[max(at.first, j - NEAR) : min(at.stop, j + NEAR)]):
            return Unit(other.unit, i, j + n, text, other.unit, "unit")
        return Unit(code, i, j + n, text, code, "currency")
    return None


def _stands(at: Scope, j: int, n: int) -> bool:
    """Whether a unit of one letter is one here: it must follow digits and keep its case (5 m, not 5 M or "10K")."""
    word = at.low[j]
    if n > 1 or len(word) > 1 or not word.isalpha():
        return True
    if not at.is_number(j - 1) or at.tokens.text[j] != word:
        return False
    return word not in at.g.dimension or not at.tokens.spaced(j)


def with_rate(at: Scope, unit: Unit) -> Unit:
    """The unit with what it is a rate by, when "per …" follows it; the span stays the unit's."""
    by = rate(at, unit.last)
    if by is None or unit.per:
        return unit
    lemma = unit.lemma.lower() if unit.kind == "noun" else unit.lemma
    return replace(unit, per=by[0], lemma=f"{lemma} per {by[0]}")


def _bare(at: Scope, word: str) -> str:
    """A word without a possessive ending: "per harinya"."""
    ending = next((suffix for suffix in at.g.possessive if word.endswith(suffix)), "")
    return word.removesuffix(ending) if ending else word


def rate(at: Scope, j: int) -> tuple[str, int] | None:
    """(what a rate is by, token behind it) at token `j`: "per barrel", "a share", "/kg", "per 100,000 people"."""
    g = at.g
    hyphen = at.word(j) == "-" and at.touches(j)
    k = j + 1 if hyphen else j
    by = k + 2 if hyphen and at.word(k + 1) == "-" else k + 1
    slash = at.word(k) == "/" and at.touches(k) and at.touches(by)
    always = slash or at.word(k) in g.per
    if by >= at.stop or not (always or at.word(k) in g.per_some):
        return None
    if always and not slash and at.is_number(by):
        number = at.numbers.at(at.tokens, by, at.stop, at.how)
        noun = counted_noun(at, number.last) if number else None
        return (f"{number.value:g} {noun.lemma}", noun.last) if number and noun else None
    known = g.units.at(at.low, by) or g.units.at((_bare(at, at.low[by]),), 0)
    if known and (slash or _stands(at, by, known[1])):
        return known[0], by + known[1]
    if at.is_word(by) and (at.low[by] in g.per_nouns or (always and at.low[by] not in g.stop)):
        return singular(g, at.low[by]), by + 1
    return None
