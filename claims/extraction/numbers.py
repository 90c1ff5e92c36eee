"""Read one number, in digits or words, at a place in a text.

Digits are read in the language's separator style unless the writing rules it out (`7.4` cannot be thousands), or the
draft's own numbers say otherwise; a number that stays ambiguous keeps its other reading. Words are read by one rule for
all languages: every word adds to, or multiplies, what stands before it (`dua puluh lima ribu`, `twelve hundred`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from claims.languages import Pack, Phrases
from claims.tokens import NUMBER, Tokens

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_THIN = "\u00a0\u202f\u2009\u2007"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens `first` to `last` (exclusive).

    `form`: digits, words, vague or fraction. `step` is the place of the last digit written. `scaled` says that a scale
    word was read ("1,2 juta"); `alternative` is the other reading of an ambiguous separator.
    """

    value: float
    first: int
    last: int
    form: str
    step: float = 1.0
    upper: float | None = None
    alternative: float | None = None
    scaled: bool = False


class Style:
    """Which separator marks thousands and which decimals, as a draft writes them."""

    __slots__ = ("decimal", "mixed", "thousands")

    def __init__(self, thousands: str, decimal: str, mixed: bool) -> None:
        self.thousands = thousands
        self.decimal = decimal
        self.mixed = mixed


def style(tokens: Tokens, pack: Pack) -> Style:
    """The draft's separator style: the language's, unless only the other one is attested.

    Only numbers that can be read one way are evidence: two separators (`1.200,5`), or two groups (`1,234,567`).
    """
    votes = {".": 0, ",": 0}
    for text, kind in zip(tokens.text, tokens.kind, strict=True):
        if kind == NUMBER and len(text) >= 7:
            marks = [ch for ch in text if not ch.isdigit()]
            if len(marks) >= 2 and (len(set(marks)) == 2 or _GROUPED.fullmatch(text)):
                votes[marks[0]] += 1
    thousands, decimal = pack.get("numbers.thousands", ","), pack.get("numbers.decimal", ".")
    if votes[decimal] and not votes[thousands]:
        thousands, decimal = decimal, thousands
    return Style(thousands, decimal, bool(votes["."] and votes[","]))


def digits(text: str, how: Style) -> tuple[float, float, float | None] | None:
    """(value, step, alternative reading) of a digit token, or null when it is no number (`1.2.3`, `10.10.2023`)."""
    if text.isascii() and text.isdigit():
        value = float(text)
        return value, _round_step(text), None
    marks = [ch for ch in text if ch in ".,"]
    if not marks:  # digits of another script
        return (float(text), 1.0, None) if len(text) < 300 else None
    last = marks[-1]
    grouped = _GROUPED.fullmatch(text)
    if len(set(marks)) == 2:
        whole, fraction = text.rsplit(last, 1)
        other = marks[0]
        if marks.count(last) > 1 or not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", whole):
            return None
        return float(whole.replace(other, "") + "." + fraction), 10.0 ** -len(fraction), None
    if len(marks) > 1:
        return (float(re.sub(r"[.,]", "", text)), _round_step(re.sub(r"[.,]", "", text)), None) if grouped else None
    whole, fraction = text.split(last)
    as_decimal = float(f"{whole}.{fraction}")
    if not grouped or whole.startswith("0"):
        return as_decimal, 10.0 ** -len(fraction), None
    as_thousands = float(whole + fraction)
    if last == how.thousands:
        return as_thousands, _round_step(whole + fraction), as_decimal if how.mixed else None
    return as_decimal, 10.0 ** -len(fraction), as_thousands


def _round_step(text: str) -> float:
    bare = text.lstrip("0")
    return 10.0 ** (len(bare) - len(bare.rstrip("0"))) if bare else 1.0


class NumberReader:
    """Reads numbers by a language pack's [numbers]."""

    def __init__(self, pack: Pack) -> None:
        self._cardinals: Phrases[float] = Phrases({k: float(v) for k, v in pack.table("numbers.cardinals").items()})
        self._multipliers = {word: float(v) for word, v in pack.table("numbers.multipliers").items()}
        self._teens = frozenset(pack.words("numbers.teens"))
        self._joiners = frozenset(pack.words("numbers.joiners"))
        self._half: Phrases[str] = pack.phrases("numbers.half")
        self._vague: Phrases[float | list[float]] = Phrases(pack.table("numbers.vague"))
        self._fractions: Phrases[float] = Phrases(pack.table("numbers.fractions"))
        self._not: Phrases[str] = pack.phrases("numbers.not_numbers")
        self._plain = frozenset(w for w in self._cardinals.firsts()) | frozenset(self._multipliers)
        starts: Iterable[str] = (*self._cardinals.firsts(), *self._vague.firsts(), *self._fractions.firsts())
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
        if tokens.low[i] not in self.starts:
            return None
        return self._vague_at(tokens, i, last) or self._longest(tokens, i, last)

    def _longest(self, tokens: Tokens, i: int, last: int) -> Number | None:
        fraction = self._fractions.at(tokens.low, i)
        words = self._words(tokens, i, last)
        if fraction and i + fraction[1] <= last and (words is None or i + fraction[1] > words.last):
            end = i + fraction[1]
            scale = self._multipliers.get(tokens.low[end]) if end < last else None
            if scale and scale >= 1000:
                return Number(fraction[0] * scale, i, end + 1, "words", fraction[0] * scale, scaled=True)
            return Number(fraction[0], i, end, "fraction", 0.0)
        return words

    def _digits(self, tokens: Tokens, i: int, last: int, how: Style) -> Number | None:
        end = i + 1
        text = tokens.text[i]
        while (  # thin or no-break spaces between groups: 1 200 000
            end < last
            and len(text) <= 3 + 4 * (end - i - 1)
            and tokens.kind[end] == NUMBER
            and len(tokens.text[end].split(how.decimal)[0]) == 3
            and tokens.start[end] == tokens.end[end - 1] + 1
            and tokens.source[tokens.end[end - 1]] in _THIN
        ):
            text += tokens.text[end]
            end += 1
        read = digits(text, how)
        if read is None:
            return None
        value, step, other = read
        number = Number(value, i, end, "digits", step, alternative=other)
        return self._scaled(tokens, number, last)

    def _scaled(self, tokens: Tokens, number: Number, last: int) -> Number:
        """Scale words behind a number: "1,2 juta", "2.5 million", "56 ribu", "1.5-million"."""
        end = number.last
        if end + 1 < last and tokens.low[end] == "-" and tokens.low[end + 1] in self._multipliers:
            end += 1
        half = self._half.at(tokens.low, end) if end < last else None
        if half and end + half[1] < last and tokens.low[end + half[1]] in self._multipliers:
            number = replace(number, value=number.value + 0.5, step=0.1, last=end + half[1])
            end = number.last
        factor = 1.0
        while end < last and tokens.low[end] in self._multipliers:
            factor *= self._multipliers[tokens.low[end]]
            end += 1
        if factor == 1.0:
            return number
        # "5.123 miliar" keeps both readings; the scale hints at decimals but does not prove them
        other = number.alternative * factor if number.alternative is not None else None
        step = number.step * factor
        return replace(number, value=_tidy(number.value * factor), last=end, step=step, alternative=other, scaled=True)

    def _vague_at(self, tokens: Tokens, i: int, last: int) -> Number | None:
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

    def _words(self, tokens: Tokens, i: int, last: int) -> Number | None:
        low = tokens.low
        parts: list[float] = []
        j, end, smallest, scaled = i, i, 1.0, False
        while j < last:
            found = self._cardinals.at(low, j)
            if found and j + found[1] <= last:
                value, n = found
                if parts and not _fits(parts[-1], value):
                    break
                parts.append(value)
                smallest = 1.0 if value < 10 else _round_step(str(int(value)))
                j = end = j + n
                continue
            word = low[j]
            if word in self._teens and parts and parts[-1] < 10:
                parts[-1] += 10
                smallest = 1.0
            elif word in self._multipliers and parts:
                factor = self._multipliers[word]
                trailing = 0.0
                while parts and parts[-1] < factor:
                    trailing += parts.pop()
                if trailing == 0 or (parts and not _fits(parts[-1], trailing * factor)):
                    return None if trailing == 0 and not parts else _number(parts, trailing, i, end, smallest, scaled)
                parts.append(trailing * factor)
                smallest, scaled = factor, scaled or factor >= 1000
            elif word == "-" and parts and j + 1 < last and low[j + 1] in self._plain and not tokens.spaced(j):
                j += 1
                continue
            elif word in self._joiners and parts and parts[-1] >= 100 and j + 1 < last and low[j + 1] in self._plain:
                following = self._cardinals.at(low, j + 1)
                if not following or not _fits(parts[-1], following[0]):
                    break
                j += 1
                continue
            else:
                half = self._half.at(low, j) if parts else None
                if half and j + half[1] < last and low[j + half[1]] in self._multipliers:
                    factor = self._multipliers[low[j + half[1]]]
                    return Number((sum(parts) + 0.5) * factor, i, j + half[1] + 1, "words", factor / 10, scaled=True)
                break
            j += 1
            end = j
        return _number(parts, 0.0, i, end, smallest, scaled)


def _number(parts: list[float], rest: float, first: int, last: int, step: float, scaled: bool) -> Number | None:
    if not parts and not rest:
        return None
    return Number(_tidy(sum(parts) + rest), first, last, "words", step, scaled=scaled)


def _fits(before: float, value: float) -> bool:
    """Whether `value` can be added behind `before`: 20 takes 5, 100 takes 20, 25 takes nothing."""
    if value <= 0 or before <= value:
        return False
    return before % 10 ** len(str(int(value))) == 0


def _tidy(value: float) -> float:
    """A whole number as one: 1.2 million is 1200000, not 1199999.9999999998."""
    nearest = round(value)
    return float(nearest) if abs(value - nearest) < 1e-6 * max(1.0, abs(value)) and abs(value) > 1 else value


@cache
def number_reader(pack: Pack) -> NumberReader:
    """The number reader of a pack, compiled once."""
    return NumberReader(pack)
