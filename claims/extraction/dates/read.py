"""Read the date expression that starts at a token: which reader is asked, in which order."""

from __future__ import annotations

from collections.abc import Callable

from claims.extraction.dates import absolute, clock, parts, relative, weekday
from claims.extraction.dates.cursor import Cursor
from claims.extraction.dates.expression import Expression

Reader = Callable[[Cursor, int], Expression | None]

FIGURES: tuple[Reader, ...] = (
    absolute.numeric, parts.feast, clock.clock, absolute.day_month, parts.period, absolute.century, absolute.decade,
    relative.counted, parts.year_period, absolute.year,
)  # fmt: skip
"""For a token of digits."""

WORDS: tuple[Reader, ...] = (
    relative.same_period, parts.year_period, relative.named, parts.feast, parts.part, parts.end_of, relative.every,
    weekday.weekday, absolute.month_first, relative.shifted, parts.period, absolute.century, parts.season,
    parts.named_decade, clock.clock, clock.named, absolute.day_month, absolute.worded,
    relative.count_behind,
)  # fmt: skip
"""For a word of the pack."""

ARTICLE: tuple[Reader, ...] = (
    relative.same_period, relative.named, parts.end_of, parts.part, relative.one, relative.shifted, parts.season,
)  # fmt: skip
"""For an article; what else may stand behind it is read without it, but for periods."""


def read(at: Cursor, i: int) -> Expression | None:
    """The expression that starts at token `i`, or null."""
    if at.number(i):
        return _first_of(at, i, FIGURES)
    word = at.low[i]
    if word in at.g.definite or word in at.g.indefinite:
        if not at.number(i + 1) and not at.among(i + 1, at.g.after_article):
            return None
        return _first_of(at, i, ARTICLE) or _definite_period(at, i)
    if word in at.numbers.starts:
        found = relative.counted(at, i)
        if found:
            return found
    return _first_of(at, i, WORDS) if word in at.g.starts else None


def _definite_period(at: Cursor, i: int) -> Expression | None:
    """The first quarter, the 1988 third quarter: the article belongs to it."""
    if not at.among(i, at.g.definite) or i + 1 >= at.stop:
        return None
    found = parts.year_period(at, i + 1) or parts.period(at, i + 1)
    if found:
        found.first = i
    return found


def _first_of(at: Cursor, i: int, readers: tuple[Reader, ...]) -> Expression | None:
    for reader in readers:
        found = reader(at, i)
        if found:
            return found
    return None
