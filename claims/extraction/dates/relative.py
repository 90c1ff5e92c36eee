"""From a known day to another: "kemarin", "two weeks ago", "sehari sebelumnya", "last October"."""

from __future__ import annotations

from claims.extraction.dates import absolute, parts, weekday
from claims.extraction.dates.cursor import Cursor
from claims.extraction.dates.expression import Expression
from claims.tokens import NUMBER, WORD

SHORT = ("second", "minute", "hour")
"""A count of these leads to no day: it is a duration."""
MOST = 10_000
"""Larger counts of days or years lead to no day that news speaks of."""


def named(at: Cursor, i: int) -> Expression | None:
    """A phrase of the pack: "hari ini", "last week", "the following day"; "hari ini (19/1/2024)", "kemarin sore"."""
    found = at.phrase(at.g.relative, i)
    if not found:
        return None
    value, n = found
    if (n > 1 and _opens_clause(at, i + n - 1)) or _rolling(at, i) or _names_a_day(at, i):
        return None
    out = Expression(i, i + n, unit=value[0], offset=value[1])
    for extra in value[2:]:
        if extra == "story":
            out.anchor = "story"
        elif extra == "end":
            out.part = "end"
        else:
            out.day_part = extra
    if out.unit != "day":
        return out
    part = at.phrase(at.g.day_parts, out.last) if out.day_part is None else None
    if part:
        out.day_part, out.last = part[0], out.last + part[1]
    inner = weekday.date_beside(at, out.last)
    if inner:
        inner.first, inner.day_part = i, out.day_part or inner.day_part
        return inner
    return out


def _rolling(at: Cursor, i: int) -> bool:
    """Whether what stands before makes it a stretch of time: "beberapa bulan ini", "the last year of his term"."""
    if i == 0:
        return False
    before = at.low[i - 1]
    if at.low[i] in at.g.units and (at.kind[i - 1] == NUMBER or before in at.g.several or before in at.numbers.starts):
        return True
    return before in at.g.definite and at.low[i] in at.g.shift_before


def _names_a_day(at: Cursor, i: int) -> bool:
    """Whether the first word is a weekday's name for its capital: "minggu lalu" is a week, ", Minggu lalu" a Sunday."""
    return at.low[i] in at.g.weekdays and at.capital(i) and i > 0 and (at.kind[i - 1] == WORD or at.low[i - 1] == ",")


def counted(at: Cursor, i: int) -> Expression | None:
    """A count of units and the way to go: dua hari lalu, three weeks ago, two days later, sepuluh tahun kemudian."""
    number = at.numbers.at(at.tokens, i, at.stop, at.how)
    if not number or number.upper is not None or number.form in ("vague", "fraction") or number.last >= at.stop:
        return None
    unit = at.g.units.get(at.low[number.last])
    if unit is None or unit in SHORT or number.value != int(number.value) or not 0 < number.value < MOST:
        return None
    return _gone(at, i, number.last + 1, unit, int(number.value))


def one(at: Cursor, i: int) -> Expression | None:
    """An article for the count: a week ago, an hour later."""
    unit = at.g.units.get(at.word(i + 1)) if at.among(i, at.g.indefinite) else None
    return _gone(at, i, i + 2, unit, 1) if unit and unit not in SHORT else None


def count_behind(at: Cursor, i: int) -> Expression | None:
    """The way to go before the count, in languages that say it so ("hace dos semanas")."""
    found = at.phrase(at.g.shift_count, i)
    number = at.numbers.at(at.tokens, i + found[1], at.stop, at.how) if found and i + found[1] < at.stop else None
    unit = at.g.units.get(at.word(number.last)) if number else None
    if not found or not number or unit is None or unit in SHORT or number.value != int(number.value):
        return None
    if not 0 < number.value < MOST or number.upper is not None:
        return None
    return Expression(i, number.last + 1, unit=unit, offset=found[0] * int(number.value), counted=True)


def _gone(at: Cursor, first: int, j: int, unit: str, count: int) -> Expression | None:
    """`count` units from `first` up to token `j`, when a word of direction stands there."""
    for shifts, anchor in ((at.g.shift, "published"), (at.g.shift_story, "story")):
        found = at.phrase(shifts, j)
        if not found or not found[0]:
            continue
        last = j + found[1]
        if anchor == "story" and _opens_clause(at, last - 1):
            return None
        return Expression(first, last, unit=unit, offset=found[0] * count, anchor=anchor, counted=True)
    return None


def _opens_clause(at: Cursor, k: int) -> bool:
    """Whether token `k` opens a clause that says the day ("four weeks after the court ruled"): then no story does."""
    return at.low[k] in at.g.clause_openers and k + 1 < at.stop and at.kind[k + 1] in (WORD, NUMBER)


def shifted(at: Cursor, i: int) -> Expression | None:
    """A word of direction before a month, weekday or season: last October, next Tuesday, last summer."""
    for shifts, anchor in ((at.g.shift_before, "published"), (at.g.shift_before_story, "story")):
        found = at.phrase(shifts, i)
        out = _shifted(at, i + found[1], found[0]) if found else None
        if out:
            out.first, out.anchor = i, anchor
            return out
    return None


def _shifted(at: Cursor, j: int, shift: int) -> Expression | None:
    month = at.month(j, capital=True)
    if month:
        inner = absolute.month_first(at, j)
        if inner is None or (inner.day is None and inner.year is None):
            return Expression(j, j + month[1], month=month[0], shift=shift)
        if inner.year is None and inner.shift is None:
            inner.shift = shift
        return inner
    if at.name_like(j):
        day = weekday.weekday(at, j)
        if day:
            if day.day is None:
                day.shift = shift
            return day
    feast = parts.feast(at, j)
    if feast:
        feast.shift = shift
        return feast
    season = at.phrase(at.g.seasons, j)
    return Expression(j, j + season[1], season=season[0], shift=shift) if season else None


def same_period(at: Cursor, i: int) -> Expression | None:
    """The period told about just before: "the year-earlier quarter", "periode yang sama tahun lalu"."""
    found = at.phrase(at.g.same, i)
    if not found:
        return None
    (unit, years), n = found
    period = parts.period(at, i + n) if unit == "period" and i + n < at.stop else None
    if unit == "period" and at.number(i + n):  # "the year-earlier 12 months"
        return None
    if period and period.year is None and period.unit is None:  # "the year-earlier third quarter"
        period.first, period.unit, period.offset = i, "year", years
        return period
    return Expression(i, i + n, unit=unit, offset=years, anchor="story", same=True)


def every(at: Cursor, i: int) -> Expression | None:
    """A set of days: setiap Jumat, every week, every two years, each July; on Mondays."""
    plural = at.g.weekdays_plural.get(at.low[i])
    if plural is not None and at.name_like(i):
        return Expression(i, i + 1, every=f"XXXX-WXX-{plural + 1}")
    if not at.among(i, at.g.every):
        return None
    day = at.g.weekdays.get(at.word(i + 1))
    if day is not None and at.name_like(i + 1):
        part = at.phrase(at.g.day_parts, i + 2)
        if part:
            return Expression(i, i + 2 + part[1], every=f"XXXX-WXX-{day + 1}T{part[0]}")
        return Expression(i, i + 2, every=f"XXXX-WXX-{day + 1}")
    month = at.month(i + 1, capital=True)
    if month:
        return Expression(i, i + 1 + month[1], every=f"XXXX-{month[0]:02}")
    number = at.numbers.at(at.tokens, i + 1, at.stop, at.how) if i + 1 < at.stop else None
    count, j = (int(number.value), number.last) if number and number.upper is None else (1, i + 1)
    letter = _LETTERS.get(at.g.units.get(at.word(j), ""))
    return Expression(i, j + 1, every=f"P{count}{letter}") if letter and 0 < count < MOST else None


_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
