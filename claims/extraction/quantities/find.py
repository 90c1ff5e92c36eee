"""Find the quantities of a draft: number, hedge, unit, direction; and leave out numbers that count nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.numbers import Number, NumberReader, Style, number_reader
from claims.extraction.quantities.exclude import excluded
from claims.extraction.quantities.found import Found
from claims.extraction.quantities.grammar import Grammar, grammar
from claims.extraction.quantities.lone import join_durations, name_lone
from claims.extraction.quantities.units import Unit, counted_noun, currency_before, unit_after
from claims.extraction.reading import Reading, Sentence
from claims.model import Claim, Quantity
from claims.tokens import NUMBER, WORD, Tokens

CHANGE_WINDOW = 4
"""Words before a number in which a verb of change gives its direction."""


def quantities(reading: Reading, how: Style, used: Sequence[tuple[int, int]]) -> list[Claim]:
    """Quantity claims in order. `used` are token ranges that dates have read already."""
    g, numbers = grammar(reading.pack), number_reader(reading.pack)
    titles = [block.kind in ("title", "heading") for block in reading.blocks]
    finder = Finder(reading.tokens, g, numbers, how, titles)
    taken = [start for start, _ in used]
    ends = [end for _, end in used]
    found = [(sentence, join_durations(finder.sentence(sentence, taken, ends))) for sentence in reading.sentences]
    name_lone(reading, g, found)
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
    )  # fmt: skip
    return Claim("quantity", start, end, tokens.source[start:end], (sentence.start, sentence.end), quantity=quantity)


class Finder:
    """Puts quantities together, sentence by sentence."""

    def __init__(
        self, tokens: Tokens, g: Grammar, numbers: NumberReader, how: Style, titles: Sequence[bool] = ()
    ) -> None:
        self.tokens, self.low, self.kind = tokens, tokens.low, tokens.kind
        self.titles = titles
        self.g, self.numbers, self.how = g, numbers, how
        self._starts = numbers.starts | numbers.blockers | g.articles

    def sentence(self, sentence: Sentence, taken: Sequence[int], ends: Sequence[int]) -> list[Found]:
        """The quantities of one sentence."""
        out: list[Found] = []
        i, last = sentence.first, sentence.last
        while i < last:
            if self.kind[i] != NUMBER and self.low[i] not in self._starts:
                i += 1
                continue
            at = bisect_left(taken, i + 1) - 1
            if at >= 0 and i < ends[at]:
                i = ends[at]
                continue
            blocked = self.numbers.blocked(self.tokens, i)
            if blocked:
                i += blocked
                continue
            stop = taken[at + 1] if at + 1 < len(taken) and taken[at + 1] < last else last
            found = self._at(i, stop, sentence)
            if found is None:
                number = self.numbers.at(self.tokens, i, stop, self.how)
                i = number.last if number else i + 1
                continue
            out.append(found)
            i = max(found.last, i + 1)
        return out

    def _at(self, i: int, stop: int, sentence: Sentence) -> Found | None:
        number = self.numbers.at(self.tokens, i, stop, self.how)
        if number is None:
            return self._article(i, stop, sentence)
        money = currency_before(self.tokens, self.g, i, sentence.first)
        if money and number.form == "digits":
            return self._money(number, money, stop, sentence)
        if excluded(self.tokens, self.g, number, sentence.first, stop):
            return None
        number, upper = self._range(number, stop, sentence, None)
        unit = self._magnitude(i, sentence.first) or self._unit(number, stop)
        if unit is None and upper is not None and not self._range_without_unit(number):
            return None
        if self._part_of_name(number, unit, sentence):
            return None
        if unit is None and number.form == "words" and not self._stands_alone(number, sentence):
            return None
        end = unit.last if unit else number.last
        return self._finish(number, upper, i, end, unit, sentence, stop)

    def _finish(
        self,
        number: Number,
        upper: float | None,
        first: int,
        end: int,
        unit: Unit | None,
        sentence: Sentence,
        stop: int,
    ) -> Found:
        qualifier = self._qualifier(number, first, end, sentence, stop)
        found = Found(number, first, end, unit, qualifier)
        if upper is not None:
            found.upper, found.qualifier = upper, "range"
        elif number.form == "vague":
            found.qualifier = "range" if number.upper is not None else "vague"
        found.change = self._change(first, end, sentence, unit)
        return found

    def _unit(self, number: Number, stop: int) -> Unit | None:
        end = number.last
        low = self.low
        # "100-an orang": the suffix is a hedge, the noun follows
        if (
            end + 1 < stop
            and low[end] == "-"
            and low[end + 1] in self.g.approximate_suffix
            and not self.tokens.spaced(end)
        ):
            end += 2
        if end < stop and low[end] == "lebih":
            end += 1
        if end < stop and low[end] == "of" and number.form in ("vague", "fraction"):
            end += 1
            while end < stop and low[end] in ("the", "its", "their", "his", "her", "these", "those", "all"):
                end += 1
            if number.form == "fraction":
                return None
            noun = counted_noun(self.tokens, self.g, end, stop) if end < stop and self.kind[end] == WORD else None
            return noun
        if number.form == "fraction":
            return self._whole(number, end, stop)
        return unit_after(self.tokens, self.g, end, stop)

    def _whole(self, number: Number, end: int, stop: int) -> Unit | None:
        """ "half an hour", "setengah jam": a fraction of a unit of time is a duration."""
        j = end + 1 if end < stop and self.low[end] in self.g.articles else end
        found = self.g.units.at(self.low, j) if j < stop else None
        if found and self.low[j] in self.g.time_units and j + found[1] <= stop:
            return Unit(found[0], end, j + found[1], self.tokens.slice(j, j + found[1] - 1), found[0], "unit")
        return None

    def _magnitude(self, i: int, first: int) -> Unit | None:
        """ "magnitude 7.8", "the magnitude-7.6 shock", "M 5,6"."""
        at = i - 1 if self.low[i - 1] == "-" and i > first and not self.tokens.spaced(i) else i
        named = self.g.magnitude.before(self.low, at) if at > first else None
        letter = at > first and self.low[at - 1] in self.g.magnitude_letters and self.tokens.text[at - 1][:1].isupper()
        return Unit("magnitude", i, i + 1, "", "", "unit") if named or (letter and self.kind[i] == NUMBER) else None

    def _article(self, i: int, stop: int, sentence: Sentence) -> Found | None:
        """ "a year", "an hour and 45 minutes", "a single exit": an article that counts one."""
        if self.low[i] not in self.g.articles or i + 1 >= stop:
            return None
        j = i + 1
        if self.low[j] in self.g.single and j + 1 < stop:
            noun = counted_noun(self.tokens, self.g, j + 1, stop)
            return Found(Number(1.0, i, j + 1, "words"), i, noun.last, noun, "exact") if noun else None
        found = self.g.units.at(self.low, j)
        if (
            not found
            or self.low[j] not in self.g.time_units
            or (
                self.low[j] == "second"
                and j + 1 < stop
                and self.kind[j + 1] == WORD
                and self.low[j + 1] not in self.g.stop
            )
        ):
            return None
        hedge = self.g.hedges.before(self.low, i)
        more = j + 2 < stop and self.low[j + 1] == "and" and self.kind[j + 2] == NUMBER
        before = self.low[i - 1] if i > sentence.first else ""
        if not (hedge or more or before in ("for", "in", "within", "over", "half", "lasted", "took", "every")):
            return None
        if (
            before in ("in", "over")
            and not hedge
            and self.low[j] not in ("year", "month", "week", "day", "hour", "minute")
        ):
            return None
        end = j + found[1]
        unit = Unit(found[0], j, end, self.tokens.slice(j, end - 1), found[0], "unit")
        number = Number(1.0, i, j, "words")
        return self._finish(number, None, i, end, unit, sentence, stop)

    # ---- money, ranges

    def _money(self, number: Number, money: tuple[str, int], stop: int, sentence: Sentence) -> Found:
        code, first = money
        number = self._letters(number, stop)
        number, upper = self._range(number, stop, sentence, code)
        end = number.last
        trailing = self.g.currencies.at(self.low, end) if end < stop else None
        if trailing and trailing[0] == code and self.kind[end] == WORD:
            end += trailing[1]
        unit = Unit(code, first, end, self.tokens.slice(first, number.first - 1), code, "currency")
        return self._finish(number, upper, first, end, unit, sentence, stop)

    def _letters(self, number: Number, stop: int) -> Number:
        """ "$4.2b", "Rp1,2 M", "£250m": a scale written as a letter behind money."""
        end = number.last
        if end < stop and not number.scaled and self.tokens.text[end] in self.g.money_letters:
            follows = self.tokens.spaced(end + 1) if end + 1 < stop else True
            if follows or self.kind[end + 1] != WORD:
                factor = self.g.money_letters[self.tokens.text[end]]
                value = round(number.value * factor, 6)
                return replace(number, value=value, step=number.step * factor, last=end + 1, scaled=True)
        return number

    def _range(self, number: Number, stop: int, sentence: Sentence, code: str | None) -> tuple[Number, float | None]:
        """The upper end of a range behind a number ("10-20", "from 5 to 7 percent", "antara 5 dan 7")."""
        end = number.last
        skip = end
        first_unit = None
        if code is None and end < stop and self.low[end] not in ("-", "–", "to"):
            first_unit = self.g.units.at(self.low, end) or self.g.currencies.at(self.low, end)
            if first_unit:
                skip = end + first_unit[1]
        if skip + 1 >= stop or number.form in ("vague", "fraction"):
            return number, None
        before = self.low[number.first - 1] if number.first > sentence.first else ""
        if code and number.first > sentence.first:
            money = currency_before(self.tokens, self.g, number.first, sentence.first)
            at = money[1] if money else number.first
            before = self.low[at - 1] if at > sentence.first else ""
        word = self.low[skip]
        dash = word in ("-", "–", "—") and (not self.tokens.spaced(skip)) and not self.tokens.spaced(skip + 1)
        between = before in self.g.range_between and word in self.g.range_and
        span = word in self.g.range_to and (
            not self._changes(number.first, sentence) if before in self.g.range_from else not first_unit
        )
        if not (dash or between or span):
            return number, None
        j = skip + 1
        second_money = None
        if code:
            money = self.g.currencies.at(self.low, j)
            if money and money[0] == code:
                second_money, j = code, j + money[1]
        if j >= stop:
            return number, None
        upper = self.numbers.at(self.tokens, j, stop, self.how)
        if upper is None or upper.form in ("vague", "fraction"):
            return number, None
        if code:
            upper = self._letters(upper, stop)
        low_value = number.value
        if upper.scaled and not number.scaled and low_value < upper.value and low_value * 1000 > upper.value / 1e12:
            scale = upper.value / self._face(upper)
            if low_value * scale < upper.value:
                low_value *= scale
        if not low_value < upper.value:
            return number, None
        if (
            span
            and not between
            and not dash
            and not code
            and before not in self.g.range_from
            and upper.value > low_value * 100
        ):
            return number, None
        del second_money
        return replace(number, value=low_value, last=upper.last, step=min(number.step, upper.step)), upper.value

    def _face(self, number: Number) -> float:
        """The value of a number without its scale words."""
        bare = self.numbers.at(self.tokens, number.first, number.first + 1, self.how)
        return bare.value if bare and bare.value else 1.0

    def _range_without_unit(self, number: Number) -> bool:
        """A bare "10-20" may be a score or a span of years; a bare "10 to 50" is a range."""
        return number.value >= 20 or not any(word in "-–—" for word in self.low[number.first : number.last])

    def _part_of_name(self, number: Number, unit: Unit | None, sentence: Sentence) -> bool:
        """ "KRI Nanggala 402", "Pilpres 2024", "the 1948 Genocide Convention"."""
        i = number.first
        if number.form != "digits" or number.last != i + 1:
            return False
        text = self.tokens.text[i]
        year = len(text) == 4 and text.isdigit() and 1800 <= number.value <= 2100
        known = unit is not None and (unit.kind != "noun" or unit.id == "person" or unit.id != unit.lemma)
        if year and not known:
            return unit is None or self.tokens.text[unit.last - 1][:1].isupper()
        if unit is not None or self.titles[sentence.block] or i == sentence.first:
            return False
        before = self.tokens.text[i - 1]
        return (
            self.kind[i - 1] == WORD
            and before[:1].isupper()
            and i - 1 > sentence.first
            and not before.isupper()
            and text.isdigit()
        )

    def _changes(self, i: int, sentence: Sentence) -> bool:
        """Whether a verb of change stands before: "rose from 5 to 7 percent" names two values, not a range."""
        return any(word in self.g.change for word in self.low[max(sentence.first, i - 6) : i])

    # ---- hedges, direction, lone numbers

    def _qualifier(self, number: Number, first: int, end: int, sentence: Sentence, stop: int) -> str:
        after = self.g.hedges_after.at(self.low, end) if end < stop else None
        behind = self.g.hedges_after.at(self.low, number.last) if number.last < stop else None
        at = first
        for _ in range(2):
            before = self.g.hedges.before(self.low, at)
            if before and at - before[1] >= sentence.first:
                return before[0]
            if at - 1 >= sentence.first and self.low[at - 1] in (
                "the",
                "a",
                "total",
                "angka",
                "(",
                "sebanyak",
                "another",
                "all",
            ):
                at -= 1
                continue
            break
        if behind:
            return behind[0]
        if (
            number.last + 1 < stop
            and self.low[number.last] == "-"
            and self.low[number.last + 1] in self.g.approximate_suffix
        ):
            return "about"
        return after[0] if after else "exact"

    def _change(self, first: int, end: int, sentence: Sentence, unit: Unit | None) -> str | None:
        for j in range(first - 1, max(sentence.first - 1, first - 1 - CHANGE_WINDOW), -1):
            word = self.low[j]
            if word in self.g.change:
                return self.g.change[word]
            if self.kind[j] == NUMBER or word in (",", ";", ":", "(", ")", "“", '"'):
                break
        if end < sentence.last and self.low[end] in ("higher", "lower", "up", "down") and unit and unit.id == "percent":
            return self.g.change.get(self.low[end])
        return None

    def _stands_alone(self, number: Number, sentence: Sentence) -> bool:
        """Whether a number in words that counts no noun is one all the same ("enam di antaranya", "two of the 17")."""
        if number.value <= 1 and not number.scaled:
            return False
        return True
