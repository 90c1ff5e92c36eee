"""Find the quantities of a draft: number, hedge, unit, direction; and leave out numbers that count nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.numbers import Number, Style, number_reader
from claims.extraction.quantities.compound import join_measures, share_units
from claims.extraction.quantities.exclude import excluded, figures, part_of_name
from claims.extraction.quantities.forms import dressed, money_lettered, ratio
from claims.extraction.quantities.found import Found
from claims.extraction.quantities.grammar import grammar
from claims.extraction.quantities.hedges import direction, qualifier
from claims.extraction.quantities.lone import name_lone
from claims.extraction.quantities.nouns import counted_noun
from claims.extraction.quantities.ranges import bare, ranged
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.unit import AGE, Unit
from claims.extraction.quantities.units import currency_before, measured, rate, unit_after, with_rate
from claims.extraction.reading import Reading, Sentence
from claims.model import Claim, Quantity
from claims.tokens import NUMBER

AGES = frozenset(("year", "month", "week", "day"))
"""Units in which an age is given."""
FIGURATIVE = frozenset(("decade", "century"))
"""Units that measure nothing behind an article alone: "the highest in a decade"."""


def quantities(reading: Reading, how: Style, used: Sequence[tuple[int, int]]) -> list[Claim]:
    """Quantity claims in order. `used` are token ranges that dates have read already."""
    g = grammar(reading.pack)
    scope = Scope(reading.tokens, g, number_reader(reading.pack), how)
    taken, ends = [start for start, _ in used], [end for _, end in used]
    found: list[tuple[Sentence, list[Found]]] = []
    for sentence in reading.sentences:
        scope.heading = reading.blocks[sentence.block].kind in ("title", "heading")
        several = join_measures(_sentence(scope, sentence, taken, ends))
        share_units(scope, several)
        found.append((sentence, several))
    name_lone(scope, reading, found)
    return [_claim(reading, sentence, one) for sentence, several in found for one in several]


def _claim(reading: Reading, sentence: Sentence, found: Found) -> Claim:
    tokens, unit, number = reading.tokens, found.unit, found.number
    start, end = tokens.start[found.first], tokens.end[found.last - 1]
    value, other = number.value, number.alternative
    if unit and unit.id == "person" and other is not None and value != int(value) and other == int(other):
        value, other = other, None  # nobody counts 1.2 people
    name = unit.id if unit else "fraction" if number.form == "fraction" else ""
    quantity = Quantity(
        value=value, upper=found.upper, qualifier=found.qualifier, unit=name, unit_text=unit.text if unit else "",
        unit_lemma=unit.lemma if unit else "", change=found.change, step=number.step, alternative=other,
        per=unit.per if unit else "",
    )  # fmt: skip
    return Claim("quantity", start, end, tokens.source[start:end], (sentence.start, sentence.end), quantity=quantity)


def _sentence(at: Scope, sentence: Sentence, taken: Sequence[int], ends: Sequence[int]) -> list[Found]:
    """The quantities of one sentence."""
    out: list[Found] = []
    low, kind, starts = at.low, at.kind, at.starts
    at.first, last = sentence.first, sentence.last
    i = sentence.first
    while i < last:
        if kind[i] != NUMBER and low[i] not in starts:
            i += 1
            continue
        before = bisect_left(taken, i + 1) - 1
        if before >= 0 and i < ends[before]:
            i = ends[before]
            continue
        at.stop = taken[before + 1] if before + 1 < len(taken) and taken[before + 1] < last else last
        blocked = at.numbers.blocked(at.tokens, i)
        if blocked:
            i += blocked
            continue
        number = at.numbers.at(at.tokens, i, at.stop, at.how)
        found = _counted(at, number, sentence) if number else _article(at, i)
        if found is not None and out and found.first < out[-1].last:
            i += 1  # "0$0": the sign is the first number's already
        elif found is not None:
            out.append(found)
            i = max(found.rest, i + 1)
        else:
            i = number.last if number else i + 1
    return out


def _counted(at: Scope, number: Number, sentence: Sentence) -> Found | None:
    """A quantity from its number, or null when the number counts nothing."""
    money = currency_before(at, number.first) if number.form == "digits" else None
    if money:
        return _money(at, number, money)
    number = dressed(at, number)
    money = currency_before(at, number.first) if number.form == "digits" and at.low[number.first] in "-−" else None
    if money:  # $-50.8bn
        return _money(at, number, money)
    first = number.first
    proportion = ratio(at, number)
    if proportion:
        return Found(proportion, first, proportion.last, Unit("ratio", first, proportion.last, "", "ratio", "unit"))
    if excluded(at, number):
        return None
    number, upper = ranged(at, number, None)
    unit = _magnitude(at, number) or _unit(at, number)
    if unit is None and upper is not None and not bare(at, number, upper):
        return None
    if part_of_name(at, number, unit) or (unit is None and figures(at, number)):
        return None
    whole = first == sentence.first and number.last == sentence.last
    if unit is None and not whole and (_one(number) or _letter(at, number) or _prefixed(at, number.last)):
        return None
    return _finish(at, number, upper, first, unit.last if unit else number.last, unit)


def _one(number: Number) -> bool:
    """A word for nothing or one without a noun ("that one") counts nothing."""
    return number.form == "words" and number.value <= 1 and not number.scaled


def _prefixed(at: Scope, i: int) -> bool:
    """ "two-sided": part of a word that is no noun."""
    return at.word(i) == "-" and at.touches(i) and at.is_word(i + 1) and at.touches(i + 1)


def _letter(at: Scope, number: Number) -> bool:
    """A bare "35k" may be thousands or kilometres."""
    return number.form == "digits" and number.scaled and at.tokens.text[number.last - 1] in at.g.letters


def _finish(at: Scope, number: Number, upper: float | None, first: int, end: int, unit: Unit | None) -> Found:
    found = Found(number, first, end, unit)
    found.qualifier, found.begin = qualifier(at, number, first, end)
    if upper is not None:
        found.upper, found.qualifier = upper, "range"
    elif number.form == "vague":
        found.qualifier = "range" if number.upper is not None else "vague"
    half = at.numbers.half(at.tokens, end) if end < at.stop and unit and unit.kind == "unit" else 0
    if half and unit:  # "a month and a half"
        found.number = replace(number, value=number.value + 0.5, step=0.1)
        found.unit, found.last = replace(unit, last=end + half), end + half
    found.change = direction(at, found.begin, end, unit)
    by = rate(at, found.last)
    if by:
        found.rest = by[1]
    else:
        found.rest = found.last
    return found


def _unit(at: Scope, number: Number) -> Unit | None:
    """What the number counts, as far as the words behind it say."""
    g, end = at.g, number.last
    end += at.numbers.suffix(at.tokens, end, at.stop)  # "100-an orang"
    after = g.hedges_after.at(at.low, end) if end < at.stop else None
    if after and number.form != "fraction" and at.is_word(end + after[1]):  # "100 lebih orang"
        behind = unit_after(at, end + after[1])
        if behind:
            return behind
    if number.form == "fraction":
        return _whole(at, end)
    if at.word(end) in g.of and number.form == "vague":
        end += 1
        while at.word(end) in g.determiners:
            end += 1
        return unit_after(at, end)
    named = g.magnitude_after.at(at.low, end) if end < at.stop else None
    if named:
        return Unit("magnitude", end, end + named[1], at.tokens.slice(end, end + named[1] - 1), "", "unit")
    unit = unit_after(at, end, single=number.value == 1 and number.upper is None)
    if unit and unit.kind == "noun" and at.g.age.before(at.low, number.first):  # "a child aged nine met"
        return None
    if unit and unit.kind == "noun" and unit.id in at.g.magnitude_nouns and number.value != int(number.value):
        return Unit("magnitude", end, end, "", "magnitude", "unit")
    return _aged(at, number, unit) if unit and unit.id in AGES else unit


def _whole(at: Scope, end: int) -> Unit | None:
    """ "half an hour", "a quarter of a mile", "setengah jam": a fraction of a unit is an amount of it."""
    j = end + 1 if at.word(end) in at.g.of else end
    j = j + 1 if at.word(j) in at.g.articles else j
    j = j + 1 if at.word(j) == "-" and at.touches(j) else j
    unit = measured(at, end, j) if j < at.stop else None
    return with_rate(at, unit) if unit else None


def _aged(at: Scope, number: Number, unit: Unit) -> Unit:
    """ "63-year-old", "berusia 41 tahun": years that are somebody's age."""
    after = at.g.age_after.at(at.low, unit.last) if unit.last < at.stop else None
    if not after and not at.g.age.before(at.low, number.first):
        return unit
    last = unit.last + after[1] if after else unit.last
    return replace(unit, last=last, lemma=AGE.format(unit.id))


def _magnitude(at: Scope, number: Number) -> Unit | None:
    """ "magnitude 7.8", "the magnitude-7.6 shock", "M 5,6", "gempa 5,6"."""
    g, i = at.g, number.first
    before = i - 1 if at.word(i - 1) == "-" and at.touches(i) else i
    named = g.magnitude.before(at.low, before) if before > at.first else None
    letter = at.word(before - 1) in g.magnitude_letters and at.capital(before - 1) and at.is_number(i)
    quake = g.noun_units.before(at.low, i) if number.step < 1 and i > at.first else None
    sized = number.last < at.stop and measured(at, number.last, number.last)
    if named or letter or (quake and quake[0] in g.magnitude_nouns and not sized):
        return Unit("magnitude", i, number.last, "", "", "unit")
    return None


def _article(at: Scope, i: int) -> Found | None:
    """ "a year", "an hour and 45 minutes", "a single exit": an article that counts one."""
    g, j = at.g, i + 1
    if at.low[i] not in g.articles or j >= at.stop:
        return None
    if at.low[j] in g.single:
        noun = counted_noun(at, j + 1, single=True)
        return Found(Number(1.0, i, j + 1, "words"), i, noun.last, noun) if noun else None
    found = g.units.at(at.low, j)
    if not found or at.low[j] not in g.time_units:
        return None
    end = j + found[1]
    if at.low[j] in g.ordinals and at.is_word(end) and at.low[end] not in g.stop:  # "a second chance"
        return None
    more = at.word(end) in at.g.range_and and at.is_number(end + 1)
    spans = at.word(i - 1) in g.article_after and found[0] not in FIGURATIVE
    if not (more or spans or g.hedges.before(at.low, i)):
        return None
    unit = Unit(found[0], j, end, at.tokens.slice(j, end - 1), found[0], "unit")
    return _finish(at, Number(1.0, i, j, "words"), None, i, end, unit)


def _money(at: Scope, number: Number, money: tuple[str, int]) -> Found:
    """An amount whose currency stands before it."""
    code, first = money
    number, upper = ranged(at, money_lettered(at, number), code)
    end = number.last
    trailing = at.g.currencies.at(at.low, end) if end < at.stop else None
    if trailing and trailing[0] == code and at.is_word(end):
        end += trailing[1]
    if at.word(first - 1) in ("-", "−") and at.touches(first) and not at.touches(first - 1) and first - 1 > at.first:
        first, number = first - 1, replace(number, value=-number.value)
    text = at.tokens.slice(first, number.first - 1) if number.first > first else ""
    unit = with_rate(at, Unit(code, first, end, text, code, "currency"))
    return _finish(at, number, upper, first, end, unit)
