"""Read one number, in digits or words, at a place in a text.

Words are read by one rule for all languages: every word adds to, or multiplies, what stands before it (`dua puluh lima
ribu`, `twelve hundred`). Everything that is a matter of language stands in the pack's [numbers].
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from claims.extraction.digits import Digits, Style, digits, round_step, style
from claims.languages import Pack, Phrases
from claims.tokens import NUMBER, Tokens

__all__ = ["Digits", "Number", "NumberReader", "Style", "digits", "number_reader", "style"]

_THIN = "\u00a0\u202f\u2009\u2007"
_VULGAR = {ch: unicodedata.numeric(ch) for ch in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
SCALE = 1000
"""A multiplier from here on is a scale ("1.2 million"), and the last digit written stands for so much more."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens `first` to `last` (exclusive).

    `form`: digits, words, vague or fraction. `step` is the place of the last digit written. `scaled` says that a scale
    word was read ("1,2 juta"); `alternative` is the other reading of an ambiguous number; `approximate` that its own
    form is a hedge ("50 ribuan").
    """

    value: float
    first: int
    last: int
    form: str
    step: float = 1.0
    upper: float | None = None
    alternative: float | None = None
    scaled: bool = False
    approximate: bool = False


class NumberReader:
    """Reads numbers by a language pack's [numbers]."""

    def __init__(self, pack: Pack) -> None:
        self._cardinals: Phrases[float] = Phrases({k: float(v) for k, v in pack.table("numbers.cardinals").items()})
        self._multipliers = {word: float(v) for word, v in pack.table("numbers.multipliers").items()}
        self._approximate = {word: float(v) for word, v in pack.table("numbers.approximate_scales").items()}
        self._teens = frozenset(pack.words("numbers.teens"))
        self._joiners = frozenset(pack.words("numbers.joiners"))
        self._joiner_from = float(pack.get("numbers.joiner_from", 100))
        self._suffixes = frozenset(pack.words("numbers.approximate_suffix"))
        self._half: Phrases[str] = pack.phrases("numbers.half")
        self._point = frozenset(pack.words("numbers.point"))
        self._vague: Phrases[float | list[float]] = Phrases(pack.table("numbers.vague"))
        self._fractions = _fractions(pack)
        self._not: Phrases[str] = pack.phrases("numbers.not_numbers")
        self._plain = frozenset(self._cardinals.firsts()) | frozenset(self._multipliers)
        starts: Iterable[str] = (*self._cardinals.firsts(), *self._vague.firsts(), *self._fractions.firsts(), *_VULGAR)
        self.starts = frozenset(starts)
        self.blockers = frozenset(self._not.firsts())

    def blocked(self, tokens: Tokens, i: int) -> int:
        """How many tokens at `i` only look like a number ("one of", "salah satu"); 0 when none do."""
        found = self._not.at(tokens.low, i)
        return found[1] if found else 0

    def at(self, tokens: Tokens, i: int, last: int, how: Style) -> Number | None:
        """The number that starts at token `i` and ends before token `last`, scale words included."""
        if tokens.kind[i] == NUMBER:
            return self._digits(tokens, i, last, how)
        word = tokens.low[i]
        if word not in self.starts:
            return None
        if word in _VULGAR:
            return Number(_VULGAR[word], i, i + 1, "fraction", 0.0)
        return self._vague_at(tokens, i, last) or self._longest(tokens, i, last)

    def half(self, tokens: Tokens, i: int) -> int:
        """How many tokens at `i` add a half to what stands before them ("and a half"); 0 when none do."""
        found = self._half.at(tokens.low, i)
        return found[1] if found else 0

    def suffix(self, tokens: Tokens, i: int, last: int) -> int:
        """How many tokens at `i` make the number before them approximate ("100-an", "100an"); 0 when none do."""
        low = tokens.low
        if i >= last or tokens.spaced(i):
            return 0
        if low[i] in self._suffixes:
            return 1
        return 2 if low[i] == "-" and i + 1 < last and low[i + 1] in self._suffixes else 0

    # ---- digits

    def _digits(self, tokens: Tokens, i: int, last: int, how: Style) -> Number | None:
        end = _groups(tokens, i, last, how)
        read = digits("".join(tokens.text[i:end]), how)
        if read is None:
            return None
        number = Number(read.value, i, end, "digits", read.step, alternative=read.other)
        if end < last and tokens.low[end] in _VULGAR and read.value == int(read.value):  # 2½
            number = replace(number, value=read.value + _VULGAR[tokens.low[end]], last=end + 1, step=0.1)
        return self._scaled(tokens, number, last)

    def _scaled(self, tokens: Tokens, number: Number, last: int) -> Number:
        """Scale words behind a number: "1,2 juta", "2.5 million", "56 ribu", "1.5-million", "50 ribuan"."""
        low, end = tokens.low, number.last
        if end + 1 < last and low[end] == "-" and low[end + 1] in self._multipliers and not tokens.spaced(end):
            end += 1
        half = self._half.at(low, end) if end < last else None
        if half and end + half[1] <= last:
            number = replace(number, value=number.value + 0.5, step=0.1, last=end + half[1])
            end = number.last
        factor = 1.0
        roughly = self.suffix(tokens, end, last)
        if roughly and end + roughly < last and low[end + roughly] in self._multipliers:  # "200-an miliar"
            end += roughly
        else:
            roughly = 0
        while end < last and low[end] in self._multipliers:
            factor *= self._multipliers[low[end]]
            end += 1
        approximate = roughly > 0 or (end < last and low[end] in self._approximate)
        if end < last and low[end] in self._approximate:
            factor *= self._approximate[low[end]]
            end += 1
        if factor == 1.0:
            return number
        # "5.123 miliar" keeps both readings; the scale hints at decimals but does not prove them
        other = number.alternative * factor if number.alternative is not None else None
        value, step = _tidy(number.value * factor), number.step * factor
        return replace(
            number, value=value, last=end, step=step, alternative=other, scaled=True, approximate=approximate
        )

    # ---- words

    def _vague_at(self, tokens: Tokens, i: int, last: int) -> Number | None:
        """ "dozens", "puluhan ribu"; a pair of values ("belasan") is a range."""
        found = self._vague.at(tokens.low, i)
        if not found or i + found[1] > last:
            return None
        value, n = found
        end, factor = i + n, 1.0
        while end < last and tokens.low[end] in self._multipliers:
            factor *= self._multipliers[tokens.low[end]]
            end += 1
        if isinstance(value, list):
            return Number(value[0] * factor, i, end, "vague", 0.0, upper=value[1] * factor)
        return Number(value * factor, i, end, "vague", 0.0)

    def _longest(self, tokens: Tokens, i: int, last: int) -> Number | None:
        """A fraction or a number in words, whichever is longer: "dua pertiga", but "setengah juta" is 500,000."""
        fraction = self._fractions.at(tokens.low, i)
        words = self._words(tokens, i, last)
        if fraction and i + fraction[1] <= last and (words is None or i + fraction[1] > words.last):
            end = i + fraction[1]
            scale = self._multipliers.get(tokens.low[end]) if end < last else None
            if scale and scale >= SCALE:
                return Number(fraction[0] * scale, i, end + 1, "words", fraction[0] * scale, scaled=True)
            return Number(fraction[0], i, end, "fraction", 0.0)
        return words

    def _words(self, tokens: Tokens, i: int, last: int) -> Number | None:
        """A number in words: what is smaller is added, a multiplier takes what is smaller before it."""
        low = tokens.low
        parts: list[float] = []
        j, step, scaled = i, 1.0, False
        while j < last:
            k = self._next_part(tokens, j, last, parts[-1]) if parts else j
            word = low[k]
            factor = self._multipliers.get(word) if parts else None
            if factor is not None:
                taken = 0.0
                while parts and parts[-1] < factor:
                    taken += parts.pop()
                if taken == 0 or (parts and not _fits(parts[-1], taken * factor)):
                    return _number([*parts, taken], i, j, step, scaled)
                parts.append(taken * factor)
                step, scaled = factor, scaled or factor >= SCALE
                j = k + 1
                continue
            if word in self._teens and parts and parts[-1] < 10:  # "dua belas"
                parts[-1] += 10
                step = 1.0
                j = k + 1
                continue
            found = self._cardinals.at(low, k)
            if not found or k + found[1] > last or (parts and not _fits(parts[-1], found[0])):
                break
            parts.append(found[0])
            step = 1.0 if found[0] < 10 else round_step(str(int(found[0])))
            j = k + found[1]
        number = _number(parts, i, j, step, scaled)
        return self._continued(tokens, number, last) if number else None

    def _next_part(self, tokens: Tokens, j: int, last: int, before: float) -> int:
        """Where the next word of a number stands: here, or behind a joining word or hyphen."""
        word = tokens.low[j]
        if j + 1 < last and tokens.low[j + 1] in self._plain:
            if word == "-" and not tokens.spaced(j):
                return j + 1
            if word in self._joiners and before >= self._joiner_from:
                return j + 1
        return j

    def _continued(self, tokens: Tokens, number: Number, last: int) -> Number:
        """What may follow a number in words: decimals read out ("lima koma nol lima"), a half, scale words."""
        low, end = tokens.low, number.last
        if end + 1 < last and low[end] in self._point:
            decimals = ""
            j = end + 1
            while j < last:
                found = self._cardinals.at(low, j)
                if not found or found[0] >= 100 or (decimals and found[0] >= 10):
                    break
                decimals += f"{found[0]:g}"
                j += found[1]
                if found[0] >= 10:
                    break
            if decimals:
                value = float(f"{number.value:.0f}.{decimals}")
                return self._scaled(tokens, replace(number, value=value, last=j, step=10.0 ** -len(decimals)), last)
        if end < last and self._half.at(low, end):
            return self._scaled(tokens, number, last)
        return number


def _groups(tokens: Tokens, i: int, last: int, how: Style) -> int:
    """Behind the groups of a number that spaces divide: 1 200 000; plain spaces count when no other figure is near."""
    if len(tokens.text[i]) > 3 or tokens.text[i].startswith("0"):
        return i + 1
    end, plain = i + 1, False
    while end < last and tokens.kind[end] == NUMBER and len(tokens.text[end].split(how.decimal)[0]) == 3:
        gap = tokens.source[tokens.end[end - 1] : tokens.start[end]]
        if len(gap) != 1 or gap not in _THIN + " ":
            break
        plain = plain or gap == " "
        end += 1
    beside = (i > 0 and tokens.kind[i - 1] == NUMBER) or (end < last and tokens.kind[end] == NUMBER)
    return i + 1 if plain and beside else end


def _fractions(pack: Pack) -> Phrases[float]:
    """The fractions a pack lists, and those it builds: every numerator with every denominator ("two-thirds")."""
    table = {phrase: float(value) for phrase, value in pack.table("numbers.fractions").items()}
    for above, top in pack.table("numbers.numerators").items():
        for below, bottom in pack.table("numbers.denominators").items():
            if top < bottom:
                table[f"{above} {below}"] = table[f"{above}-{below}"] = round(top / bottom, 9)
    return Phrases(table)


def _number(parts: list[float], first: int, last: int, step: float, scaled: bool) -> Number | None:
    return Number(_tidy(sum(parts)), first, last, "words", step, scaled=scaled) if last > first else None


def _fits(before: float, value: float) -> bool:
    """Whether `value` can be added behind `before`: 20 takes 5, 100 takes 20, 25 takes nothing."""
    if value <= 0 or before <= value:
        return False
    return before % 10.0 ** len(str(int(value))) == 0


def _tidy(value: float) -> float:
    """A whole number as one: 1.2 million is 1200000, not 1199999.9999999998."""
    nearest = round(value)
    return float(nearest) if abs(value - nearest) < 1e-6 * max(1.0, abs(value)) and abs(value) > 1 else value


@cache
def number_reader(pack: Pack) -> NumberReader:
    """The number reader of a pack, compiled once."""
    return NumberReader(pack)
