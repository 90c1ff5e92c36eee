"""Parts of larger spans: "awal Januari", "the end of 2024", "kuartal IV 2023", "last summer", named days."""

from __future__ import annotations

from claims.extraction.dates import absolute
from claims.extraction.dates.cursor import Cursor
from claims.extraction.dates.expression import Expression

DIVISIBLE = ("week", "month", "quarter", "year", "decade", "century")


def part(at: Cursor, i: int) -> Expression | None:
    """Early, mid, late: awal Januari, pertengahan Desember 2023, early 2024, late last week, akhir pekan ini."""
    found = at.phrase(at.g.parts, i)
    if not found:
        return None
    name, n = found
    j = i + n
    if at.word(j) == "-":
        j += 1
    while at.among(j, at.g.month_words) or at.among(j, at.g.year_words) or at.among(j, at.g.year_joiners):
        j += 1
    inner = _divisible(at, i + n, j)
    if inner:
        inner.first, inner.part = i, name
    return inner


def _divisible(at: Cursor, start: int, j: int) -> Expression | None:
    """What the part is a part of: it begins at `j`, behind joining words that begin at `start`."""
    month = at.month(j, capital=True)
    if month:
        inner = absolute.with_year(at, Expression(j, j + month[1], month=month[0]))
        return inner if inner.until is None else None
    decade = absolute.decade(at, j) if at.number(j) else named_decade(at, j) or absolute.century(at, j)
    if decade:
        return decade
    year = at.year(j)
    if year:
        return Expression(j, j + 1, year=year)
    season = at.phrase(at.g.seasons, j)
    if season:
        return Expression(j, j + season[1], season=season[0])
    for k in (j, start):  # "awal tahun depan": the joining word may begin the phrase
        for first in range(max(start, k - 1), k + 1):
            relative = at.phrase(at.g.relative, first)
            if relative and relative[0][0] in DIVISIBLE and "story" not in relative[0]:
                return Expression(first, first + relative[1], unit=relative[0][0], offset=relative[0][1])
    return None


def end_of(at: Cursor, i: int) -> Expression | None:
    """The last day of a span: the end of 2024, by the end of the month, akhir tahun."""
    found = at.phrase(at.g.end_of, i)
    if not found:
        return None
    units, n = found
    j = i + n
    year = at.year_behind(j)
    if year and (not units or at.low[j] not in at.g.year_words):
        return Expression(i, j + year[1], year=year[0], part="end")
    relative = at.phrase(at.g.relative, j) if not units else None
    if relative and relative[0][0] in DIVISIBLE and "story" not in relative[0]:
        return Expression(i, j + relative[1], unit=relative[0][0], offset=relative[0][1], part="end")
    if at.among(j, at.g.definite) or at.among(j, at.g.this_unit):
        j += 1
    unit = at.g.units.get(at.word(j))
    if unit in DIVISIBLE and (not units or at.low[j] in units):
        j += 2 if at.among(j + 1, at.g.this_unit) else 1
        return Expression(i, j, unit=unit, offset=0, part="end")
    month = at.month(j, capital=True)
    if month:
        inner = absolute.with_year(at, Expression(j, j + month[1], month=month[0]))
        inner.first, inner.part = i, "late"
        return inner if inner.until is None else None
    return None


def period(at: Cursor, i: int) -> Expression | None:
    """Kuartal IV 2023, triwulan pertama, first quarter of 2024, Q3 2023, semester I, next year's first half."""
    read = _lettered(at, i) or (_ordinal_first(at, i) if at.g.ordinal_first else _ordinal_behind(at, i))
    if read is None:
        return None
    number, per, j, strict = read
    number = per if number == -1 else number
    if not 1 <= number <= per:
        return None
    out = Expression(i, j, period=(number, per))
    joined = at.word(j) in ("/", "-", "–", "'") or at.among(j, at.g.year_joiners)
    year = at.year_behind(j + 1 if at.word(j) in ("/", "-", "–") else j)
    relative = at.phrase(at.g.relative, j + 1 if joined else j)
    if year:
        out.year, out.last = year[0], j + year[1] + (at.word(j) in ("/", "-", "–"))
    elif relative and relative[0][0] == "year" and len(relative[0]) == 2:
        out.unit, out.offset, out.last = "year", relative[0][1], (j + 1 if joined else j) + relative[1]
    elif strict:
        return None
    return out


def year_period(at: Cursor, i: int) -> Expression | None:
    """The year before the period: the 1988 third quarter, last year's third quarter."""
    year = at.year(i) if at.number(i) else None
    relative = at.phrase(at.g.relative, i) if year is None else None
    if relative and relative[0][0] == "year" and len(relative[0]) == 2 and at.word(i + relative[1]) in ("'s", "’s"):
        j = i + relative[1] + 1
    elif year:
        j = i + 1
    else:
        return None
    read = _ordinal_first(at, j) if at.g.ordinal_first else None
    if read is None or not 1 <= read[0] <= read[1]:
        return None
    out = Expression(i, read[2], period=(read[0], read[1]), year=year)
    if relative:
        out.unit, out.offset = "year", relative[0][1]
    return out


Read = tuple[int, int, int, bool]
"""(which one, how many a year, the token behind, whether a year must follow)."""


def _lettered(at: Cursor, i: int) -> Read | None:
    per = at.g.period_letters.get(at.word(i))
    number = at.integer(i + 1, 1) if per and at.joined(i + 1) else None
    return (number, per, i + 2, False) if per and number else None


def _ordinal_first(at: Cursor, i: int) -> Read | None:
    number, j = at.g.ordinals.get(at.word(i)), i + 1
    if number is None and (day := at.day(i)) and day[1] == 2:
        number, j = day[0], i + 2
    if number is None:
        return None
    if at.word(j) == "-":
        j += 1
    unit = at.word(j)
    per = at.g.periods.get(unit)
    return (number, per, j + 1, unit in at.g.period_needs_year) if per else None


def _ordinal_behind(at: Cursor, i: int) -> Read | None:
    per = at.g.periods.get(at.word(i))
    if per is None:
        return None
    strict = at.low[i] in at.g.period_needs_year
    number = at.g.ordinals.get(at.word(i + 1))
    if number is None and at.among(i + 1, at.g.ordinal_prefix) and at.word(i + 2) == "-":
        number = at.integer(i + 3, 1)
        return (number, per, i + 4, strict) if number else None
    if number is None or (at.number(i + 1) and at.counts(i + 2)):
        return None
    return number, per, i + 2, strict


def feast(at: Cursor, i: int) -> Expression | None:
    """A day that has a name; one that moves only where a day is meant ("sebelum Lebaran", "Lebaran 2024")."""
    found = at.phrase(at.g.feasts, i)
    if not found:
        return None
    day, n = found
    if day.fixed:
        return absolute.with_year(at, Expression(i, i + n, month=day.fixed[0], day=day.fixed[1]))
    if day.once:
        return Expression(i, i + n, feast=day)
    out = absolute.with_year(at, Expression(i, i + n, feast=day))
    led = i > 0 and (at.low[i - 1] in at.g.feast_before or at.low[i - 1] in at.g.clause_openers)
    return out if led or out.last > i + n or n > 1 else None


def season(at: Cursor, i: int) -> Expression | None:
    """A season with its year, or led by an article: the winter of 1994, summer 2023, over the summer."""
    found = at.phrase(at.g.seasons, i)
    if not found:
        return None
    last = i + found[1]
    year = at.year_behind(last)
    if year:
        return Expression(i, last + year[1], season=found[0], year=year[0])
    led = i > 0 and at.low[i - 1] in at.g.feast_before and at.among(i, at.g.definite)
    return Expression(i, last, season=found[0]) if led else None


def named_decade(at: Cursor, i: int) -> Expression | None:
    """A decade with a name: the nineties."""
    found = at.phrase(at.g.decades, i)
    led = i > 0 and at.low[i - 1] in at.g.decade_before
    return Expression(i, i + found[1], decade=found[0]) if found and (led or at.g.parts.before(at.low, i)) else None
