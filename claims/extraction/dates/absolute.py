"""Dates that name their day, month or year: figures, "26 Oktober 2023", "January 11", "2023", "the 1990s"."""

from __future__ import annotations

from claims.extraction.dates.cursor import FIRST_YEAR, LAST_YEAR, Cursor
from claims.extraction.dates.expression import Expression
from claims.tokens import NUMBER, WORD

_BEFORE_YEAR = frozenset(("(", ",", "-", "–", '"', "“", "*", "/", ".", ":", ";"))
"""Marks that may stand right before a year; behind any other (a currency sign, "#") the number counts something."""
_DASHES = frozenset("-–")
CENTURY = 1900
"""Decades of two figures ("90-an", "the '90s") are those of the last century."""


def numeric(at: Cursor, i: int, *, beside: bool = False) -> Expression | None:
    """19/1/2024, 2024-01-19, 19.1.2024; (24/11) without a year in brackets or `beside` a weekday or "tanggal"."""
    text = at.text[i] if i < at.stop else ""
    if text.count(".") == 2:
        parts = text.split(".")
        if len(parts[2]) == 4 and len(parts[0]) <= 2 and len(parts[1]) <= 2:
            return _ordered(at, i, i + 1, int(parts[0]), int(parts[1]), int(parts[2]))
        return None
    first, mark, second = at.integer(i, 4), at.word(i + 1), at.integer(i + 2)
    if first is None or mark not in ("/", "-") or second is None or not (at.joined(i + 1) and at.joined(i + 2)):
        return None
    more = at.word(i + 3) == mark and at.joined(i + 3)
    third = at.integer(i + 4, 4) if more and at.joined(i + 4) else None
    if third is not None:
        if len(text) == 4:
            return Expression(i, i + 5, year=first, month=second, day=third) if second <= 12 else None
        size = len(at.text[i + 4])
        if size == 4 or (size == 2 and mark == "/"):
            year = third if size == 4 else 2000 + third if third < 70 else 1900 + third
            return _ordered(at, i, i + 5, first, second, year)
        return None
    if mark == "/" and not more and len(text) <= 2 and (beside or _dated(at, i)):
        return _ordered(at, i, i + 3, first, second, None)
    return None


def _dated(at: Cursor, i: int) -> bool:
    """Whether "24/11" at `i` stands where only a date stands: in brackets of its own or behind a weekday."""
    before = at.low[i - 1] if i else ""
    return (before == "(" and at.word(i + 3) in (")", ",")) or before in at.g.weekdays or before in at.g.date_words


def _ordered(at: Cursor, first: int, last: int, a: int, b: int, year: int | None) -> Expression | None:
    day, month = (a, b) if at.g.order == "DMY" else (b, a)
    other = None
    if month > 12 >= day:
        day, month = month, day
    elif day <= 12 and day != month:
        other = (day, month)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Expression(first, last, year=year, month=month, day=day, alternative=other)


def day_month(at: Cursor, i: int, *, alone: bool = False) -> Expression | None:
    """26 Oktober 2023, 7th of October, 24–26 November, 11 dan 12 Januari; `alone`: no range."""
    found = at.day(i)
    if found is None or _of_place(at, i):
        return None
    day, n = found
    j = i + n
    joiner = at.word(j)
    if not alone and (joiner in at.g.range_to or joiner in at.g.and_words):
        other = at.integer(j + 1)
        if other is not None and (at.month(j + 2) or at.among(j + 2, at.g.month_joiners)):
            rest = day_month(at, j + 1, alone=True)
            if rest and rest.month and (other > day or joiner in at.g.range_to):
                if joiner in at.g.and_words:
                    return Expression(i, j, year=rest.year, month=rest.month, day=day)
                return Expression(i, rest.last, year=rest.year, month=rest.month, day=day, until=rest)
    while at.among(j, at.g.month_joiners):
        j += 1
    month = at.month(j)
    return with_year(at, Expression(i, j + month[1], month=month[0], day=day), alone=alone) if month else None


def _of_place(at: Cursor, i: int) -> bool:
    """Whether a word stands before the day that makes it the name of a street or building ("Stadion 17 Mei")."""
    k = i - 2 if i > 1 and at.low[i - 1] == "." else i - 1
    return k >= 0 and at.low[k] in at.g.date_names


def with_year(at: Cursor, found: Expression, *, alone: bool = False) -> Expression:
    """A year, "lalu" or "tahun lalu" behind a day or month; then perhaps the other end of a range."""
    year = at.year_behind(found.last)
    joined = at.among(found.last, at.g.year_joiners)
    relative, shift = at.phrase(at.g.relative, found.last + joined), at.phrase(at.g.shift_named, found.last)
    if year:
        found.year, found.last = year[0], found.last + year[1]
    elif relative and relative[0][0] == "year" and len(relative[0]) == 2:
        found.unit, found.offset, found.last = "year", relative[0][1], found.last + relative[1] + joined
    elif shift:
        found.shift, found.last = shift[0], found.last + shift[1]
    joins = at.among(found.last, at.g.range_to) or (at.word(found.last) == "/" and found.day)
    if not alone and found.month and joins and found.last + 1 < at.stop:
        j = found.last + 1
        rest = day_month(at, j, alone=True) if at.number(j) else month_first(at, j, alone=True)
        whole = rest is not None and (found.day is None) == (rest.day is None)
        if rest and rest.month and whole and (found.day or rest.year or found.year):
            found.until, found.last = rest, rest.last
            found.year = found.year or rest.year
    return found


def month_first(at: Cursor, i: int, *, alone: bool = False) -> Expression | None:
    """January 11, 2024; Jan. 1; March 2022; Desember lalu; November 24-26."""
    named = at.month(i, capital=True)
    if named is None or (i > 1 and at.number(i - 1) and _of_place(at, i - 1)):
        return None
    month, n = named
    j = i + n
    found = Expression(i, j, month=month)
    day = at.day(j) if at.g.month_first else None
    clock = at.word(j + 1) == ":" and at.joined(j + 1) and at.integer(j + 2) is not None
    if day and not clock and at.word(j + 1) not in at.g.months and not at.counts(j + day[1]):
        found.day, found.last = day[0], j + day[1]
        other = at.integer(found.last + 1) if not alone and at.among(found.last, at.g.range_to) else None
        if other and day[0] < other <= 31 and not at.month(found.last + 2):
            until = Expression(found.last + 1, found.last + 2, month=month, day=other)
            found.last += 2
            found = with_year(at, found, alone=True)
            found.until, until.year = until, found.year
            return found
    elif at.low[i] in at.g.ambiguous_months and not at.year_behind(j) and not _led(at, i):
        return None
    return with_year(at, found, alone=alone)


def _led(at: Cursor, i: int) -> bool:
    """Whether a word stands before the name that may be a word of its own ("may", "march") which leads to a month."""
    return i > 0 and at.low[i - 1] in at.g.month_before and not at.among(i + 1, at.g.month_not_before)


def year(at: Cursor, i: int) -> Expression | None:
    """A bare year, when what stands around it reads it as one; 2023-2025."""
    value = at.year(i, FIRST_YEAR)
    if value is None or at.g.labels.before(at.low, i):
        return None
    before, after = at.low[i - 1] if i else "", at.word(i + 1)
    if before and not before[-1].isalnum() and before not in _BEFORE_YEAR and before not in at.g.year_before:
        return None
    if before in ("-", "–", "/") and at.joined(i):
        return None
    if after in ("-", "–", "/") and at.joined(i + 1) and (until := at.year(i + 2, FIRST_YEAR)) and until > value:
        if not _year_stands(at, i, before):
            return None
        return Expression(i, i + 3, year=value, until=Expression(i + 2, i + 3, year=until))
    if not _year_stands(at, i, before) or (not before and not after):
        return None
    return Expression(i, i + 1, year=value)


def _year_stands(at: Cursor, i: int, before: str) -> bool:
    """Whether the words around a number of four figures make it a year and not part of a name ("Pilpres 2024")."""
    if before in at.g.year_words:
        return not _of_law(at, i - 1)
    if i and at.kind[i - 1] == NUMBER:  # "Piala Dunia U20 2023"
        return False
    if i and at.kind[i - 1] == WORD and before not in at.g.year_before and before not in at.g.months:
        return False
    if before not in at.g.year_before and before not in at.g.months and _counted_noun(at, i + 1):
        return False
    if before in at.g.counts_before and at.among(i + 1, at.g.people):
        return False
    named = at.capital(i + 1) and not at.among(i + 1, at.g.months) and before in at.g.year_owners
    return not named


def _of_law(at: Cursor, i: int) -> bool:
    """Whether the word for "year" at `i` belongs to the number of a law ("UU Nomor 12 Tahun 2011")."""
    return i > 0 and at.number(i - 1) and at.g.labels.before(at.low, i - 1) is not None


def _counted_noun(at: Cursor, i: int) -> bool:
    """Whether a word at `i` is more likely what a number before it counts ("2023 people") than what a year does."""
    return i < at.stop and at.kind[i] == WORD and not at.capital(i) and at.low[i] not in at.g.year_after


def worded(at: Cursor, i: int) -> Expression | None:
    """Tanggal 5 Mei, tanggal 5."""
    if not at.among(i, at.g.date_words) or not at.number(i + 1):
        return None
    found = numeric(at, i + 1, beside=True) or day_month(at, i + 1)
    if found is None and (day := at.integer(i + 1)) and 1 <= day <= 31 and not at.counts(i + 2):
        follows = at.word(i + 2)
        if follows not in ("-", "–", "/", ":") and follows not in at.g.and_words and follows not in at.g.range_to:
            found = Expression(i + 1, i + 2, day=day)
    return found


def decade(at: Cursor, i: int) -> Expression | None:
    """1990-an, the 1990s, tahun 90-an, the '80s."""
    value = at.integer(i, 4)
    if value is None or value % 10 or len(at.text[i]) not in (2, 4):
        return None
    suffix = at.phrase(at.g.decade_suffix, i + 1)
    if suffix is None or not all(at.joined(k) for k in range(i + 1, i + 1 + suffix[1])):
        return None
    if len(at.text[i]) == 2:
        apostrophe = i > 0 and at.low[i - 1] in ("'", "’", "‘")
        if i - apostrophe < 1 or at.low[i - apostrophe - 1] not in at.g.decade_before:
            return None
        value += CENTURY
    elif not FIRST_YEAR <= value <= LAST_YEAR:
        return None
    return Expression(i, i + 1 + suffix[1], decade=value)


def century(at: Cursor, i: int) -> Expression | None:
    """Abad ke-20, abad 21; the 20th century, the nineteenth century."""
    if at.among(i, at.g.century_words):
        j = i + 1
        if at.among(j, at.g.ordinal_prefix):
            j += 1
            if at.word(j) in _DASHES:
                j += 1
        number = at.integer(j)
        return Expression(i, j + 1, century=number) if number and 1 <= number <= 21 else None
    found = at.day(i)
    if found and at.among(i + found[1], at.g.century_words) and (found[1] == 2 or not at.number(i)) and found[0] <= 21:
        return Expression(i, i + found[1] + 1, century=found[0])
    return None
