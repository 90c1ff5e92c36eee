"""Full days in running text, for the one question when a draft was published. Extraction reads dates; this does not.

Only days that need no context count: with day, month and year, and with a weekday that agrees when one stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claims.languages import packs

_BLANK = r"[ \t\xa0\u2009\u202f]"


class Day(NamedTuple):
    """A full day at `start:end` of a text. `weekday`: the text names the weekday as well, and it agrees."""

    start: int
    end: int
    day: date
    weekday: bool


class Calendar:
    """The names of months and weekdays in all packs, and the patterns made of them."""

    def __init__(self) -> None:
        self.months: dict[str, int] = {}
        self.weekdays: dict[str, int] = {}
        joiners: dict[str, int] = {}
        for pack in packs():
            self.months.update({name.rstrip("."): n for name, n in pack.table("dates.months").items()})
            self.weekdays.update({name.rstrip("."): n for name, n in pack.table("dates.weekdays").items()})
            for name in ("day_month_joiners", "year_joiners"):  # "26 of October", "26 de octubre de 2023"
                joiners.update(dict.fromkeys(pack.words(f"dates.{name}"), 0))
        month, weekday = _one_of(self.months), _one_of(self.weekdays)
        joined = rf"(?:(?:{_one_of(joiners)}){_BLANK}+)?"
        self.pattern = re.compile(
            rf"(?:\b(?P<weekday>{weekday})\b\.?,?{_BLANK}*)?[(\[]?(?:"
            rf"\b(?P<d1>\d{{1,2}}){_BLANK}*(?P<sep>[/.-]){_BLANK}*(?P<m1>\d{{1,2}}){_BLANK}*(?P=sep){_BLANK}*(?P<y1>\d{{4}})\b"
            rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{_BLANK}+{joined}(?P<m2>{month})\b\.?,?{_BLANK}+{joined}(?P<y2>\d{{4}})\b"
            rf"|\b(?P<m3>{month})\b\.?{_BLANK}+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?{_BLANK}+(?P<y3>\d{{4}})\b"
            rf"|\b(?P<y4>\d{{4}})-(?P<m4>\d{{2}})-(?P<d4>\d{{2}})\b)",
            re.IGNORECASE,
        )
        self.weekday = re.compile(rf"\b({weekday})\b", re.IGNORECASE)

    def days(self, text: str, start: int = 0, end: int | None = None, order: str = "DMY") -> Iterator[Day]:
        """The full days in `text[start:end]`. `order` is DMY or MDY and decides 3/4/2024 when no weekday does."""
        for found in self.pattern.finditer(text, start, len(text) if end is None else end):
            name = (found.group("weekday") or "").lower().replace("’", "'")
            wanted = self.weekdays.get(name)
            for day in self._readings(found, order):
                if wanted is None or day.weekday() == wanted:
                    yield Day(found.start(), found.end(), day, wanted is not None)
                    break

    def _readings(self, found: re.Match[str], order: str) -> Iterator[date]:
        pairs: tuple[tuple[int, int], ...]
        if found.group("y1"):
            first, second, year = int(found.group("d1")), int(found.group("m1")), int(found.group("y1"))
            pairs = ((first, second), (second, first)) if order == "DMY" else ((second, first), (first, second))
        elif found.group("y2"):
            pairs = ((int(found.group("d2")), self.months[found.group("m2").lower()]),)
            year = int(found.group("y2"))
        elif found.group("y3"):
            pairs = ((int(found.group("d3")), self.months[found.group("m3").lower()]),)
            year = int(found.group("y3"))
        else:
            pairs, year = ((int(found.group("d4")), int(found.group("m4"))),), int(found.group("y4"))
        for day, month in pairs:
            try:
                made = date(year, month, day)
            except ValueError:
                continue
            if 1900 <= year <= 2100:
                yield made


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The calendar of all packs, compiled once."""
    return Calendar()


def _one_of(names: dict[str, int]) -> str:
    return (
        "|".join(re.escape(name).replace("'", "['’]") for name in sorted(names, key=lambda n: (-len(n), n))) or "(?!)"
    )
