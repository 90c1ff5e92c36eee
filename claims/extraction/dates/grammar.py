"""The date words of a pack, compiled: which token may start what."""

from __future__ import annotations

from functools import cache
from typing import Any

from claims.languages import Pack, Phrases


class Grammar:
    """Lookups over [dates] of a pack, one for each slot of an expression."""

    def __init__(self, pack: Pack) -> None:
        get = pack.table
        self.months: dict[str, int] = get("dates.months")
        self.weekdays: dict[str, int] = get("dates.weekdays")
        self.relative: Phrases[list[Any]] = Phrases(get("dates.relative"))
        self.shift: Phrases[int] = Phrases(get("dates.shift"))
        self.shift_story: Phrases[int] = Phrases(get("dates.shift_story"))
        self.shift_before: Phrases[int] = Phrases(get("dates.shift_before"))
        self.shift_weekday: Phrases[int] = Phrases(get("dates.shift_weekday"))
        self.units: dict[str, str] = get("dates.units")
        self.parts: Phrases[str] = Phrases(get("dates.parts"))
        self.end_of: Phrases[list[str]] = Phrases(get("dates.end_of"))
        self.periods: dict[str, int] = get("dates.quarters")
        self.ordinals: dict[str, int] = get("dates.ordinals")
        self.day_parts: Phrases[str] = Phrases(get("dates.day_parts"))
        self.holidays: Phrases[list[int]] = Phrases(get("dates.holidays"))
        self.seasons: dict[str, str] = get("dates.seasons")
        self.zones: Phrases[str] = pack.phrases("dates.zones")
        self.future: Phrases[str] = pack.phrases("dates.future")
        self.order: str = pack.get("dates.order", "DMY")
        self.clock_words = frozenset(pack.words("dates.clock_words"))
        self.clock_decimal: str = pack.get("dates.clock_decimal", ":")
        self.am = frozenset(pack.words("dates.am"))
        self.pm = frozenset(pack.words("dates.pm"))
        self.zulu = frozenset(pack.words("dates.zulu"))
        self.articles = frozenset(pack.words("dates.articles"))
        self.and_words = frozenset(pack.words("dates.and"))
        self.every = frozenset(pack.words("dates.every"))
        self.year_before = frozenset(pack.words("dates.year_before"))
        self.year_words = frozenset(pack.words("dates.year_words"))
        self.date_words = frozenset(pack.words("dates.date_words"))
        self.month_joiners = frozenset(pack.words("dates.day_month_joiners"))
        self.range_to = frozenset((*pack.words("dates.range_to"), "-", "–", "—"))
        self.decade_suffix = frozenset(pack.words("dates.decade_suffix"))
        self.clause_openers = frozenset(pack.words("dates.clause_openers"))
        self.century_words = frozenset(pack.words("dates.century_words"))
        self.ordinal_suffix = frozenset(pack.words("numbers.ordinals.suffix"))
        self.capital = pack.code == "en" or bool(pack.get("dates.capitalised", False))
        self.labels: Phrases[str] = pack.phrases("quantities.labels")
        self.starts = frozenset(
            (
                *self.months,
                *self.weekdays,
                *self.relative.firsts(),
                *self.shift_before.firsts(),
                *self.parts.firsts(),
                *self.end_of.firsts(),
                *self.periods,
                *(w for w in self.ordinals),
                *self.day_parts.firsts(),
                *self.holidays.firsts(),
                *self.seasons,
                *self.clock_words,
                *self.every,
                *self.year_words,
                *self.date_words,
                *self.articles,
                *self.century_words,
            )
        )


@cache
def grammar(pack: Pack) -> Grammar:
    """The date grammar of a pack, compiled once."""
    return Grammar(pack)
