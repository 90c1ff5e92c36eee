"""Read one date expression at a place in a text."""

from __future__ import annotations

from collections.abc import Callable

from claims.extraction.dates.expression import Expression
from claims.extraction.dates.grammar import Grammar
from claims.extraction.numbers import NumberReader, Style
from claims.tokens import NUMBER, WORD, Tokens

FIRST_YEAR, LAST_YEAR = 1000, 2100


class Parser:
    """Reads the expressions of one sentence (tokens up to `stop`, exclusive)."""

    def __init__(self, tokens: Tokens, words: Grammar, numbers: NumberReader, how: Style) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.g = words
        self.numbers = numbers
        self.how = how
        self.stop = len(tokens)

    def at(self, i: int, stop: int) -> Expression | None:
        """The expression that starts at token `i`, or null."""
        self.stop = stop
        if self.tokens.kind[i] == NUMBER:
            return self._first_of(
                i, (self._numeric, self._clock, self._day_month, self._decade, self._counted, self._year)
            )
        word = self.low[i]
        if word in self.g.articles:
            return self._after_article(i)
        if word in self.numbers.starts:
            found = self._counted(i)
            if found:
                return found
        if word not in self.g.starts:
            return None
        return self._first_of(
            i,
            (
                self._relative,
                self._part,
                self._end_of,
                self._weekday,
                self._month,
                self._before,
                self._period,
                self._holiday,
                self._season,
                self._clock,
                self._every,
                self._worded,
            ),
        )

    def _first_of(self, i: int, readers: tuple[Callable[[int], Expression | None], ...]) -> Expression | None:
        for reader in readers:
            found = reader(i)
            if found and found.last <= self.stop:
                return found
        return None

    # ---- small pieces

    def _is(self, i: int, *words: str) -> bool:
        return i < self.stop and self.low[i] in words

    def _capital(self, i: int) -> bool:
        return self.tokens.text[i][:1].isupper()

    def _integer(self, i: int, most_digits: int = 2) -> int | None:
        text = self.tokens.text[i] if i < self.stop else ""
        return int(text) if text.isascii() and text.isdigit() and len(text) <= most_digits else None

    def _year_at(self, i: int) -> tuple[int, int] | None:
        """(year, tokens) of a full year at `i`, with "," or "tahun" before it."""
        j = i
        if self._is(j, ",") or (j < self.stop and self.low[j] in self.g.year_words):
            j += 1
        if self._is(j, "of", "in") and self.g.capital:
            j += 1
        if j >= self.stop or len(self.tokens.text[j]) != 4 or self.tokens.kind[j] != NUMBER:
            return None
        year = self._integer(j, 4)
        if year is None or not 1800 <= year <= LAST_YEAR or self._counts(j + 1):
            return None
        return year, j + 1 - i

    def _counts(self, i: int) -> bool:
        """Whether what stands at `i` makes the number before it a count: a joined letter or a scale."""
        return i < self.stop and (
            (
                not self.tokens.spaced(i)
                and self.tokens.text[i][:1].isalpha()
                and self.low[i] not in self.g.decade_suffix
            )
            or self.low[i] in ("%",)
        )

    def _shift_at(self, i: int) -> tuple[int, int] | None:
        return self.g.shift.at(self.low, i) if i < self.stop else None

    def _month_at(self, i: int, *, strict: bool = False) -> int | None:
        if i >= self.stop:
            return None
        month = self.g.months.get(self.low[i])
        if month is None or ((self.g.capital or strict) and not self._capital(i)):
            return None
        return month

    def _dotted(self, i: int) -> int:
        """1 when an abbreviation's point stands at `i` ("Jan. 1"), and the sentence goes on."""
        return int(
            self._is(i, ".") and not self.tokens.spaced(i) and len(self.tokens.text[i - 1]) <= 4 and i + 1 < self.stop
        )

    # ---- absolute

    def _numeric(self, i: int) -> Expression | None:
        """19/1/2024, 2024-01-19, 19.1.2024, (24/11)."""
        text = self.tokens.text[i]
        if text.count(".") == 2:
            parts = text.split(".")
            if len(parts[2]) == 4 and len(parts[0]) <= 2 and len(parts[1]) <= 2:
                return self._ordered(i, i + 1, int(parts[0]), int(parts[1]), int(parts[2]))
            return None
        first = self._integer(i, 4)
        if first is None or i + 2 >= self.stop or self.low[i + 1] not in ("/", "-") or self.tokens.spaced(i + 1):
            return None
        mark = self.low[i + 1]
        second = self._integer(i + 2)
        if second is None or self.tokens.spaced(i + 2):
            return None
        joined = i + 4 < self.stop and self.low[i + 3] == mark and not self.tokens.spaced(i + 3)
        third = self._integer(i + 4, 4) if joined and not self.tokens.spaced(i + 4) else None
        if third is not None:
            if len(text) == 4:
                return Expression(i, i + 5, year=first, month=second, day=third)
            size = len(self.tokens.text[i + 4])
            if size == 4 or (size == 2 and mark == "/"):
                year = third if size == 4 else 2000 + third if third < 70 else 1900 + third
                return self._ordered(i, i + 5, first, second, year)
            return None
        if mark == "/" and not joined and len(text) <= 2:
            before = self.low[i - 1] if i else ""
            inside = before == "(" and self._is(i + 3, ")", ",")
            if inside or before in self.g.weekdays or before in self.g.date_words:
                return self._ordered(i, i + 3, first, second, None)
        return None

    def _ordered(self, first: int, last: int, a: int, b: int, year: int | None) -> Expression | None:
        day, month = (a, b) if self.g.order == "DMY" else (b, a)
        other = None
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month and self.g.order != "DMY":
            other = (day, month)
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        return Expression(first, last, year=year, month=month, day=day, alternative=other)

    def _day_month(self, i: int) -> Expression | None:
        """26 Oktober 2023, 7th of October, 24–26 November, 11 dan 12 Januari."""
        day = self._integer(i)
        if day is None or not 1 <= day <= 39:
            return None
        j = i + 1
        if j < self.stop and self.low[j] in self.g.ordinal_suffix and not self.tokens.spaced(j):
            j += 1
        other = None
        if j + 1 < self.stop and (self.low[j] in self.g.range_to or self.low[j] in self.g.and_words):
            joined = self.low[j] not in self.g.and_words
            other = self._integer(j + 1)
            if other is not None and other > day and (self._month_at(j + 2) or self._is(j + 2, *self.g.month_joiners)):
                rest = self._day_month(j + 1)
                if rest and rest.until is None and rest.month:
                    if not joined:
                        return Expression(i, i + 1, year=rest.year, month=rest.month, day=day)
                    return Expression(i, rest.last, year=rest.year, month=rest.month, day=day, until=rest)
        while j < self.stop and self.low[j] in self.g.month_joiners:
            j += 1
        month = self._month_at(j)
        if month is None:
            return None
        j += 1
        j += self._dotted(j)
        found = Expression(i, j, month=month, day=day)
        return self._with_year(found)

    def _with_year(self, found: Expression) -> Expression:
        """A year, "lalu", or "tahun lalu" behind a day or month; then perhaps the other end of a range."""
        year = self._year_at(found.last)
        if year:
            found.year, found.last = year[0], found.last + year[1]
        else:
            relative = self.g.relative.at(self.low, found.last) if found.last < self.stop else None
            shift = self._shift_at(found.last)
            if relative and relative[0][0] == "year" and len(relative[0]) == 2:
                found.unit, found.offset = "year", relative[0][1]
                found.last += relative[1]
            elif shift and found.last + shift[1] <= self.stop:
                found.shift, found.last = shift[0], found.last + shift[1]
        if found.day and found.last + 1 < self.stop and self.low[found.last] in self.g.range_to:
            j = found.last + 1
            rest = self._day_month(j) if self.tokens.kind[j] == NUMBER else self._month(j)
            if rest and rest.month and rest.day and rest.until is None:
                found.until, found.last = rest, rest.last
                found.year = found.year or rest.year
        return found

    def _month(self, i: int) -> Expression | None:
        """January 11, 2024; Jan. 1; March 2022; Desember lalu; November 24-26."""
        month = self._month_at(i, strict=True)
        if month is None:
            return None
        j = i + 1 + self._dotted(i + 1)
        found = Expression(i, j, month=month)
        day = self._integer(j)
        follows = self.low[j + 1] if j + 1 < self.stop else ""
        if day and 1 <= day <= 31 and self.g.order != "DMY" and follows not in self.g.months and follows != ":":
            found.day, found.last = day, j + 1
            if (
                found.last < self.stop
                and self.low[found.last] in self.g.ordinal_suffix
                and not self.tokens.spaced(found.last)
            ):
                found.last += 1
            k = found.last
            if (
                k + 1 < self.stop
                and self.low[k] in ("-", "–", "to")
                and (other := self._integer(k + 1))
                and other > day
            ):
                found.last = k + 2
                found = self._with_year(found)
                found.until = Expression(k + 1, k + 2, year=found.year, month=month, day=other)
                return found
        elif self.low[i] == "may" and not (self._year_at(j) or self._may_is_month(i)):
            return None
        elif len(self.tokens.text[i]) <= 3 and self.low[i] not in ("may", "mei") and not self._year_at(j):
            return None  # "Mar", "Jan", "Des" alone are names more often than months
        return self._with_year(found)

    def _may_is_month(self, i: int) -> bool:
        before = self.low[i - 1] if i else ""
        return (before in self.g.year_before and before not in ("and", "was", "to", "over")) or before in (
            "last",
            "next",
            "this",
        )

    def _year(self, i: int) -> Expression | None:
        """A bare year, when what stands around it reads it as one."""
        year = self._integer(i, 4)
        if year is None or len(self.tokens.text[i]) != 4 or not 1500 <= year <= LAST_YEAR:
            return None
        before = self.low[i - 1] if i else ""
        if (
            before
            and not before[-1].isalnum()
            and before not in ("(", ",", "-", "–", '"', "“", "*", "'s", "/", ".", ":")
        ):
            return None
        if before in ("-", "–", "/") and not self.tokens.spaced(i) and not self._year_pair(i):
            return None
        if self._counts(i + 1) or self.g.labels.before(self.low, i):
            return None
        follows = self.low[i + 1] if i + 1 < self.stop else ""
        if follows in ("-", "–") and self._year_pair(i + 2):
            until = self._integer(i + 2, 4)
            return Expression(i, i + 3, year=year, until=Expression(i + 2, i + 3, year=until))
        if before in self.g.year_words:
            return Expression(i, i + 1, year=year)
        if i and self.tokens.kind[i - 1] == 0 and before not in self.g.year_before and not self.g.months.get(before):
            return None
        named = i + 1 < self.stop and self._capital(i + 1) and before == "the"
        if named or (not before and not follows):
            return None
        return Expression(i, i + 1, year=year)

    def _year_pair(self, i: int) -> bool:
        value = self._integer(i, 4) if i < self.stop else None
        return value is not None and 1500 <= value <= LAST_YEAR and len(self.tokens.text[i]) == 4

    def _worded(self, i: int) -> Expression | None:
        """tahun 2023, tanggal 5 Mei, abad ke-20."""
        word = self.low[i]
        if word in self.g.date_words and i + 1 < self.stop and self.tokens.kind[i + 1] == NUMBER:
            found = self._numeric(i + 1) or self._day_month(i + 1)
            if found is None and (day := self._integer(i + 1)) and 1 <= day <= 31:
                found = Expression(i + 1, i + 2, day=day)
            return found
        return None

    def _decade(self, i: int) -> Expression | None:
        """1990-an, the 1990s, tahun 90-an."""
        value = self._integer(i, 4)
        if value is None or value % 10 or len(self.tokens.text[i]) not in (2, 4):
            return None
        j = i + 1
        if self._is(j, "-") and not self.tokens.spaced(j):
            j += 1
        elif "an" in self.g.decade_suffix:
            return None
        if self._is(j, "'"):
            j += 1
        if j < self.stop and self.low[j] in self.g.decade_suffix and not self.tokens.spaced(j):
            if len(self.tokens.text[i]) == 2:
                if not (i and self.low[i - 1] in self.g.year_words | {"the", "dekade"}):
                    return None
                value += 1900
            return Expression(i, j + 1, decade=value) if FIRST_YEAR <= value <= LAST_YEAR else None
        return None

    # ---- relative

    def _relative(self, i: int) -> Expression | None:
        found = self.g.relative.at(self.low, i)
        if not found:
            return None
        value, n = found
        out = Expression(i, i + n, unit=value[0], offset=value[1])
        for extra in value[2:]:
            if extra == "story":
                out.anchor = "story"
            else:
                out.day_part = extra
        if out.unit == "day" and out.day_part is None:
            part = self.g.day_parts.at(self.low, out.last) if out.last < self.stop else None
            if part and self.low[out.last] != "night":
                out.day_part, out.last = part[0], out.last + part[1]
        if out.unit == "day" and self._is(out.last, "(", ","):
            inner = self._inner_date(out.last)
            if inner:
                inner.first = i
                inner.unit, inner.offset = None, None
                return inner
        return out

    def _counted(self, i: int) -> Expression | None:
        """dua hari lalu, three weeks ago, two days later, sepuluh tahun kemudian."""
        number = self.numbers.at(self.tokens, i, self.stop, self.how)
        if not number or number.upper is not None or number.form in ("vague", "fraction") or number.last >= self.stop:
            return None
        unit = self.g.units.get(self.low[number.last])
        count = number.value
        if unit in (None, "second") or count != int(count) or not 0 < count < 10000:
            return None
        return self._shifted(i, number.last + 1, str(unit), int(count))

    def _shifted(self, first: int, j: int, unit: str, count: int) -> Expression | None:
        for shifts, anchor in ((self.g.shift, "published"), (self.g.shift_story, "story")):
            found = shifts.at(self.low, j) if j < self.stop else None
            if found and found[0] and j + found[1] <= self.stop:
                k = j + found[1]
                if (
                    anchor == "story"
                    and self.low[j] in self.g.clause_openers
                    and k < self.stop
                    and self.tokens.kind[k] == WORD
                ):
                    return None  # "four weeks after South Africa filed": a span of time, its day said by the clause
                return Expression(first, j + found[1], unit=unit, offset=found[0] * count, anchor=anchor)
        return None

    def _after_article(self, i: int) -> Expression | None:
        """the first quarter of 2023, a week ago, the end of 2024, the 1990s (the article stays outside unless needed)."""
        found = self._relative(i) or self._end_of(i) or self._part(i)
        if found:
            return found
        if i + 1 >= self.stop:
            return None
        unit = self.g.units.get(self.low[i + 1])
        if unit and self.low[i] != "the":
            return self._shifted(i, i + 2, unit, 1)
        if self.low[i] == "the":
            period = self._period(i + 1)
            if period:
                period.first = i
                return period
            shifted = self._before(i + 1)
            if shifted and shifted.month is None and shifted.weekday is None:
                return None
            if shifted:
                return shifted
        return None

    def _before(self, i: int) -> Expression | None:
        """last October, next Tuesday, this March, last summer."""
        found = self.g.shift_before.at(self.low, i)
        if not found:
            return None
        shift, n = found
        j = i + n
        if j >= self.stop:
            return None
        month = self._month_at(j, strict=True)
        if month:
            inner = self._month(j) if self._integer(j + 1) else None
            if inner is not None and inner.day:
                inner.first = i
                return inner
            return Expression(i, j + 1, month=month, shift=shift)
        if self.low[j] in self.g.weekdays and self._capital(j):
            out = self._weekday(j)
            if out:
                out.first = i
                if out.day is None:
                    out.shift = shift
            return out
        if self.low[j] in self.g.seasons:
            return Expression(i, j + 1, season=self.g.seasons[self.low[j]], shift=shift)
        return None

    def _weekday(self, i: int) -> Expression | None:
        """Jumat (19/1/2024), Kamis sore, Jumat pekan lalu, Sunday, 19 May."""
        weekday = self.g.weekdays.get(self.low[i])
        if weekday is None or not self._capital(i):
            return None
        if len(self.tokens.text[i]) <= 4 and self.low[i] in ("sat", "sun", "wed", "mon"):
            return None
        out = Expression(i, i + 1 + self._dotted(i + 1), weekday=weekday)
        week = self.g.shift_weekday.at(self.low, out.last) if out.last < self.stop else None
        shift = self._shift_at(out.last)
        if week:
            out.week_shift, out.last = week[0], out.last + week[1]
        elif shift:
            out.shift, out.last = shift[0], out.last + shift[1]
        part = self.g.day_parts.at(self.low, out.last) if out.last < self.stop else None
        if part:
            out.day_part, out.last = part[0], out.last + part[1]
        inner = self._inner_date(out.last)
        if inner:
            inner.first, inner.weekday, inner.day_part = i, weekday, out.day_part or inner.day_part
            return inner
        return out

    def _inner_date(self, i: int) -> Expression | None:
        """A date behind "(", "," or nothing: what a weekday is set beside."""
        opened = self._is(i, "(")
        j = i + 1 if self._is(i, "(", ",") else i
        if j >= self.stop:
            return None
        inner = None
        if self.tokens.kind[j] == NUMBER:
            inner = self._numeric_beside(j) or self._day_month(j)
        elif self.low[j] in self.g.date_words and j + 1 < self.stop and self.tokens.kind[j + 1] == NUMBER:
            inner = self._day_month(j + 1)
        elif self._month_at(j, strict=True):
            inner = self._month(j)
        if inner is None or inner.day is None or inner.until is not None:
            return None
        if opened:
            if not self._is(inner.last, ")"):
                return None
            inner.last += 1
        return inner

    def _numeric_beside(self, i: int) -> Expression | None:
        found = self._numeric(i)
        if found:
            return found
        day, month = self._integer(i), self._integer(i + 2) if i + 2 < self.stop else None
        if self._is(i + 1, "/") and not self.tokens.spaced(i + 1) and day and month and not self._is(i + 3, "/"):
            return self._ordered(i, i + 3, day, month, None)
        return None

    # ---- parts of a year, clock times, sets

    def _part(self, i: int) -> Expression | None:
        """awal Januari, pertengahan Desember 2023, early 2024, akhir pekan is a relative phrase."""
        found = self.g.parts.at(self.low, i)
        if not found:
            return None
        part, n = found
        j = i + n
        if self._is(j, "-"):
            j += 1
        while j < self.stop and self.low[j] in ("bulan", "tahun", "in"):
            j += 1
        if j >= self.stop:
            return None
        month = self._month_at(j, strict=True)
        if month:
            inner = self._with_year(Expression(j, j + 1, month=month))
            if inner.until is None:
                inner.first, inner.part = i, part
                return inner
        year = self._year_at(j)
        if year:
            return Expression(i, j + year[1], year=year[0], part=part)
        relative = self.g.relative.at(self.low, j) or self.g.relative.at(self.low, j - 1)
        start = j if self.g.relative.at(self.low, j) else j - 1
        if relative and relative[0][0] in ("week", "month", "year"):
            inner = Expression(i, start + relative[1], unit=relative[0][0], offset=relative[0][1], part=part)
            return inner
        decade = self._decade(j) if self.tokens.kind[j] == NUMBER else None
        if decade:
            decade.first, decade.part = i, part
            return decade
        return None

    def _end_of(self, i: int) -> Expression | None:
        """the end of 2024, by the end of the month, akhir tahun."""
        found = self.g.end_of.at(self.low, i)
        if not found:
            return None
        j = i + found[1]
        year = self._year_at(j)
        if year:
            return Expression(i, j + year[1], year=year[0], part="end")
        if self._is(j, "the", "this"):
            j += 1
        unit = self.g.units.get(self.low[j]) if j < self.stop else None
        if unit in ("week", "month", "year") and (not found[0] or self.low[j] in found[0]):
            j += 1
            if self._is(j, "ini"):
                j += 1
            return Expression(i, j, unit=unit, offset=0, part="end")
        month = self._month_at(j, strict=True)
        if month:
            inner = self._with_year(Expression(j, j + 1, month=month))
            inner.first, inner.part = i, "late"
            return inner
        return None

    def _period(self, i: int) -> Expression | None:
        """kuartal IV 2023, triwulan pertama, first quarter of 2024, Q3 2023, semester I."""
        low = self.low
        number, per, j = None, 0, i
        if low[i] in self.g.periods and "semester" in self.g.periods and low[i] != "half":
            per = self.g.periods[low[i]]
            if i + 1 < self.stop:
                number = self.g.ordinals.get(low[i + 1])
                j = i + 2
                if number is None and self._is(i + 1, "ke") and self._is(i + 2, "-"):
                    number, j = self._integer(i + 3), i + 4
        elif low[i] in ("q", "h") and i + 1 < self.stop and not self.tokens.spaced(i + 1):
            per, number, j = (4 if low[i] == "q" else 2), self._integer(i + 1, 1), i + 2
        elif low[i] in self.g.ordinals and i + 1 < self.stop:
            k = i + 2 if self._is(i + 1, "-") else i + 1
            if k < self.stop and low[k] in self.g.periods and low[k] != "semester":
                number, per, j = self.g.ordinals[low[i]], self.g.periods[low[k]], k + 1
                if low[k] == "half" and not (self._year_at(j) or self._is(j, "of")):
                    return None
        if not number or not 1 <= number <= per:
            return None
        out = Expression(i, j, period=(number, per))
        if self._is(j, "/") or self._is(j, "of"):
            j += 1
        year = self._year_at(j)
        relative = self.g.relative.at(low, j) if j < self.stop else None
        if year:
            out.year, out.last = year[0], j + year[1]
        elif relative and relative[0][0] == "year" and len(relative[0]) == 2:
            out.unit, out.offset, out.last = "year", relative[0][1], j + relative[1]
        elif self._is(out.last, "of") and not year:
            return None
        return out

    def _holiday(self, i: int) -> Expression | None:
        found = self.g.holidays.at(self.low, i)
        if not found:
            return None
        out = Expression(i, i + found[1], month=found[0][0], day=found[0][1])
        return self._with_year(out)

    def _season(self, i: int) -> Expression | None:
        season = self.g.seasons.get(self.low[i])
        if season is None:
            return None
        year = self._year_at(i + 1)
        return Expression(i, i + 1 + year[1], season=season, year=year[0]) if year else None

    def _clock(self, i: int) -> Expression | None:
        """pukul 14.30 WIB, 4:10 p.m., 04:17."""
        j = i
        worded = self.low[i] in self.g.clock_words
        if worded:
            j += 1
        if j >= self.stop or self.tokens.kind[j] != NUMBER:
            return None
        text, minute, k = self.tokens.text[j], 0, j + 1
        has_minute = False
        if text.isdigit() and len(text) <= 2:
            hour = int(text)
            if self._is(k, ":") and not self.tokens.spaced(k) and self._integer(k + 1) is not None:
                minute, k, has_minute = int(self.tokens.text[k + 1]), k + 2, True
                if self._is(k, ":") and self._integer(k + 1) is not None:
                    k += 2
        elif text.count(".") == 1 and len(text.split(".")[1]) == 2 and len(text.split(".")[0]) <= 2:
            hour, minute, has_minute = int(text.split(".")[0]), int(text.split(".")[1]), True
        else:
            return None
        half = self.low[k] if k < self.stop else ""
        sign = half in self.g.am or half in self.g.pm
        zone = self.g.zones.at(self.low, k + int(sign)) if k + int(sign) < self.stop else None
        if not (worded or sign or (zone and has_minute) or (has_minute and ":" in self.low[j:k])):
            return None
        if worded and not has_minute and self.low[i] == "jam" and not zone:
            return None
        if hour > 24 or minute > 59 or (sign and hour > 12):
            return None
        if sign:
            hour = hour % 12 + (12 if half in self.g.pm else 0)
            k += 1
        if zone:
            k += zone[1]
        return Expression(i, k, clock=(hour % 24, minute), has_minute=has_minute, zone=zone[0] if zone else None)

    def _every(self, i: int) -> Expression | None:
        if self.low[i] not in self.g.every or i + 1 >= self.stop:
            return None
        word = self.low[i + 1]
        if word in self.g.weekdays and self._capital(i + 1):
            return Expression(i, i + 2, every=f"XXXX-WXX-{self.g.weekdays[word] + 1}")
        unit = self.g.units.get(word)
        if unit in ("day", "week", "month", "year"):
            return Expression(i, i + 2, every={"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}[unit])
        return None
