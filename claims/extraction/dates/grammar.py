"""The date words of a pack, compiled: which token may start what."""

from __future__ import annotations

from functools import cache
from typing import Any

from claims.extraction.dates.feasts import Feast, feast
from claims.languages import Pack, Phrases
from claims.tokens import words


class Grammar:
    """Lookups over [dates] of a pack, one for each slot of an expression; the comments of the packs explain them."""

    def __init__(self, pack: Pack) -> None:
        self.code = pack.code
        self.order: str = pack.get("dates.order", "DMY")
        self._names(pack)
        self._relations(pack)
        self._periods(pack)
        self._clock(pack)
        self.labels: Phrases[str] = pack.phrases("quantities.labels")
        self.starts = self._starts()
        self.after_article = self._after_article(pack)

    def _names(self, pack: Pack) -> None:
        """Names of months, weekdays and feasts, and the words that stand beside years and days."""
        self.definite = frozenset(pack.words("dates.definite"))
        self.indefinite = frozenset(pack.words("dates.indefinite"))
        self.months: dict[str, int] = pack.table("dates.months")
        self.months_with_point = frozenset(word.rstrip(".") for word in self.months if word.endswith("."))
        self.ambiguous_months = frozenset(pack.words("dates.ambiguous_months"))
        self.month_before = frozenset(pack.words("dates.month_before"))
        self.month_not_before = frozenset(pack.words("dates.month_not_before"))
        self.lower_case_names: bool = pack.get("dates.lower_case_names", False)
        self.month_capital: bool = pack.get("dates.month_capital", False)
        self.month_first = self.order != "DMY"
        self.month_words = frozenset(pack.words("dates.month_words"))
        self.month_joiners = frozenset(pack.words("dates.day_month_joiners"))
        self.weekdays: dict[str, int] = pack.table("dates.weekdays")
        self.weekdays_plural: dict[str, int] = pack.table("dates.weekdays_plural")
        self.ambiguous_weekdays = frozenset(pack.words("dates.ambiguous_weekdays"))
        self.weekday_titles: Phrases[str] = pack.phrases("dates.weekday_titles")
        self.weekday_names = frozenset(pack.words("dates.weekday_names"))
        self.feasts: Phrases[Feast] = Phrases({name: feast(day) for name, day in pack.table("dates.holidays").items()})
        self.feast_before = frozenset(pack.words("dates.feast_before"))
        self.year_words = frozenset(pack.words("dates.year_words"))
        self.year_before = frozenset(pack.words("dates.year_before"))
        self.year_owners = frozenset((*pack.words("dates.year_owners"), *self.definite, *self.indefinite))
        self.counts_before = frozenset(pack.words("dates.counts_before"))
        self.people = frozenset(pack.words("nouns.human"))
        self.year_after = frozenset(pack.words("dates.year_after"))
        self.year_joiners = frozenset(pack.words("dates.year_joiners"))
        self.date_names = frozenset(pack.words("dates.date_names"))
        self.date_words = frozenset(pack.words("dates.date_words"))
        self.day_words: dict[str, int] = pack.table("dates.day_words")
        self.ordinal_suffix = frozenset(pack.words("numbers.ordinals.suffix"))
        self.ordinal_prefix = frozenset(pack.words("numbers.ordinals.prefix"))
        self.and_words = frozenset(pack.words("dates.and"))
        self.range_to = frozenset((*pack.words("dates.range_to"), "-", "–", "—"))

    def _relations(self, pack: Pack) -> None:
        """Words that lead from a known day to another one."""
        get = pack.table
        self.units: dict[str, str] = get("dates.units")
        self.relative: Phrases[list[Any]] = Phrases(get("dates.relative"))
        self.same: Phrases[list[Any]] = Phrases(get("dates.same"))
        self.shift: Phrases[int] = Phrases(get("dates.shift"))
        self.shift_named: Phrases[int] = Phrases({**get("dates.shift"), **get("dates.shift_named")})
        self.several = frozenset(pack.words("dates.several"))
        self.shift_story: Phrases[int] = Phrases(get("dates.shift_story"))
        self.shift_before: Phrases[int] = Phrases(get("dates.shift_before"))
        self.shift_before_story: Phrases[int] = Phrases(get("dates.shift_before_story"))
        self.shift_weekday: Phrases[int] = Phrases(get("dates.shift_weekday"))
        self.shift_count: Phrases[int] = Phrases(get("dates.shift_count"))
        self.clause_openers = frozenset(pack.words("dates.clause_openers"))
        self.every = frozenset(pack.words("dates.every"))
        self.future: Phrases[str] = pack.phrases("dates.future")
        self.future_right_before: Phrases[str] = pack.phrases("dates.future_right_before")
        self.future_endings = tuple(pack.words("dates.future_endings"))
        self.past: Phrases[str] = pack.phrases("dates.past")
        self.past_not_behind = frozenset(pack.words("dates.past_not_behind"))
        self.possessive = frozenset(pack.words("dates.possessive"))
        self.past_endings = tuple(pack.words("dates.past_endings"))

    def _periods(self, pack: Pack) -> None:
        """Words for parts of a year, decades and centuries."""
        get = pack.table
        self.parts: Phrases[str] = Phrases(get("dates.parts"))
        self.end_of: Phrases[list[str]] = Phrases(get("dates.end_of"))
        self.this_unit = frozenset(pack.words("dates.this_unit"))
        self.periods: dict[str, int] = get("dates.quarters")
        self.period_letters: dict[str, int] = get("dates.period_letters")
        self.period_needs_year = frozenset(pack.words("dates.period_needs_year"))
        self.ordinal_first: bool = pack.get("dates.ordinal_first", False)
        self.ordinals: dict[str, int] = get("dates.ordinals")
        self.seasons: Phrases[str] = Phrases(get("dates.seasons"))
        self.decade_suffix: Phrases[str] = pack.phrases("dates.decade_suffix")
        self.decade_before = frozenset(pack.words("dates.decade_before"))
        self.decades: Phrases[int] = Phrases(get("dates.decades"))
        self.century_words = frozenset(pack.words("dates.century_words"))

    def _clock(self, pack: Pack) -> None:
        """Words of the day and of the clock."""
        self.day_parts: Phrases[str] = Phrases(pack.table("dates.day_parts"))
        self.zones: Phrases[str] = pack.phrases("dates.zones")
        self.clock_words = frozenset(pack.words("dates.clock_words"))
        self.weak_clock_words = frozenset(pack.words("dates.weak_clock_words"))
        self.clock_names: Phrases[int] = Phrases(pack.table("dates.clock_names"))
        self.clock_names_before = frozenset(pack.words("dates.clock_names_before"))
        halves = [(word, 0) for name in ("am", "am_words") for word in pack.words(f"dates.{name}")]
        halves += [(word, 12) for name in ("pm", "pm_words") for word in pack.words(f"dates.{name}")]
        self.halves: Phrases[int] = Phrases(halves)
        self.noonish = frozenset(pack.words("dates.noonish"))
        self.beside = frozenset((*pack.words("dates.beside"), ",", "(", ")"))

    def _starts(self) -> frozenset[str]:
        phrases: tuple[Phrases[Any], ...] = (
            self.relative, self.same, self.shift_before, self.shift_before_story, self.shift_count, self.parts,
            self.end_of, self.day_parts, self.feasts, self.seasons, self.decades, self.clock_names,
        )  # fmt: skip
        words = (
            self.months, self.weekdays, self.weekdays_plural, self.periods, self.period_letters, self.clock_words,
            self.every, self.year_words, self.date_words, self.definite, self.indefinite, self.century_words,
        )  # fmt: skip
        starts = {first for lookup in phrases for first in lookup.firsts()}
        starts.update(*words)
        if self.ordinal_first:
            starts.update(self.ordinals)
        return frozenset(starts)

    def _after_article(self, pack: Pack) -> frozenset[str]:
        """What may stand behind an article that begins a date: articles are too many to try every reader on each."""
        articles = self.definite | self.indefinite
        tables = ("relative", "same", "end_of", "parts", "seasons", "shift_before_story")
        phrases = [words(phrase) for name in tables for phrase in pack.table(f"dates.{name}")]
        second = {phrase[1] for phrase in phrases if len(phrase) > 1 and phrase[0] in articles}
        return frozenset((*second, *self.units, *self.ordinals, *self.period_letters, *self.shift_before.firsts()))


@cache
def grammar(pack: Pack) -> Grammar:
    """The date grammar of a pack, compiled once."""
    return Grammar(pack)
