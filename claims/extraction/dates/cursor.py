"""The tokens of one sentence under the readers' finger: the small questions that all of them ask."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeVar

from claims.extraction.dates.grammar import Grammar
from claims.extraction.numbers import NumberReader, Style
from claims.languages import Phrases
from claims.tokens import NUMBER, Tokens

T = TypeVar("T")
FIRST_YEAR, LAST_YEAR = 1500, 2100
"""A bare number between these may be a year; beyond them it is a count more often."""


class Cursor:
    """Tokens up to `stop` (exclusive), with the words and numbers of a language. Nothing reads past `stop`."""

    __slots__ = ("g", "how", "kind", "low", "numbers", "stop", "text", "tokens")

    def __init__(self, tokens: Tokens, words: Grammar, numbers: NumberReader, how: Style) -> None:
        self.tokens, self.text, self.low, self.kind = tokens, tokens.text, tokens.low, tokens.kind
        self.g, self.numbers, self.how = words, numbers, how
        self.stop = len(tokens)

    def word(self, i: int) -> str:
        """The token at `i` in lower case; empty outside the sentence."""
        return self.low[i] if 0 <= i < self.stop else ""

    def among(self, i: int, words: Container[str]) -> bool:
        """Whether token `i` is one of the words."""
        return i < self.stop and self.low[i] in words

    def joined(self, i: int) -> bool:
        """Whether no white space stands before token `i`."""
        return i < self.stop and not self.tokens.spaced(i)

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return i < self.stop and self.text[i][:1].isupper()

    def name_like(self, i: int) -> bool:
        """Whether token `i` may name a month or weekday: with a capital, where the language gives them one."""
        return i < self.stop and (self.g.lower_case_names or self.text[i][:1].isupper())

    def number(self, i: int) -> bool:
        """Whether token `i` is written in figures."""
        return i < self.stop and self.kind[i] == NUMBER

    def phrase(self, phrases: Phrases[T], i: int) -> tuple[T, int] | None:
        """(value, tokens) of the longest phrase at `i` that ends inside the sentence."""
        found = phrases.at(self.low, i) if i < self.stop else None
        return found if found and i + found[1] <= self.stop else None

    def integer(self, i: int, most_digits: int = 2) -> int | None:
        """The whole number at `i`, if it has no more than so many digits."""
        text = self.text[i] if i < self.stop else ""
        return int(text) if text.isascii() and text.isdigit() and len(text) <= most_digits else None

    def counts(self, i: int) -> bool:
        """Whether what stands at `i` makes the number before it a count: a joined letter or a percent sign."""
        return i < self.stop and (self.low[i] == "%" or (self.joined(i) and self.text[i][:1].isalpha()))

    def year(self, i: int, first: int = 1800) -> int | None:
        """The year in four figures at `i`."""
        year = self.integer(i, 4)
        if year is None or len(self.text[i]) != 4 or not first <= year <= LAST_YEAR or self.counts(i + 1):
            return None
        return year

    def year_behind(self, i: int) -> tuple[int, int] | None:
        """(year, tokens) of a year that completes a date ending at `i`: "2023", ", 2023", "tahun 2023", "of 2023"."""
        j = i + 1 if self.word(i) == "," or self.among(i, self.g.year_words) else i
        if self.among(j, self.g.year_joiners):
            j += 1
        year = self.year(j)
        return (year, j + 1 - i) if year else None

    def month(self, i: int, *, capital: bool = False) -> tuple[int, int] | None:
        """(month, tokens) of a month's name at `i`, with the point of its abbreviation when the sentence goes on."""
        month = self.g.months.get(self.low[i]) if i < self.stop else None
        if month is None or ((capital or self.g.month_capital) and not self.name_like(i)):
            return None
        return month, 1 + self.point(i)

    def point(self, i: int) -> int:
        """1 when token `i` is a shortened name and its point stands behind it ("Jan. 1"), and the sentence goes on."""
        return int(self.word(i + 1) == "." and self.joined(i + 1) and len(self.text[i]) <= 4 and i + 2 < self.stop)

    def day(self, i: int) -> tuple[int, int] | None:
        """(day, tokens) of a day of the month: "7", "7th", "seventh". Up to 39: impossible days are kept too."""
        day = self.integer(i)
        if day is not None:
            if not 1 <= day <= 39:
                return None
            return day, 2 if self.joined(i + 1) and self.among(i + 1, self.g.ordinal_suffix) else 1
        worded = self.g.day_words.get(self.word(i))
        return (worded, 1) if worded else None
