"""Weekdays, alone and beside the date they belong to: "Jumat (19/1/2024)", "Kamis sore", "Sunday, 19 May"."""

from __future__ import annotations

from claims.extraction.dates import absolute, unusual
from claims.extraction.dates.cursor import Cursor
from claims.extraction.dates.expression import Expression


def weekday(at: Cursor, i: int) -> Expression | None:
    """A weekday with what belongs to it: "lalu", a part of the day, the week, the date."""
    day = at.g.weekdays.get(at.word(i))
    if day is None or not at.name_like(i) or (i and at.low[i - 1] in at.g.weekday_names):
        return None
    if at.phrase(at.g.weekday_titles, i + 1):
        return None
    short = at.low[i] in at.g.ambiguous_weekdays
    out = Expression(i, i + 1 + at.point(i), weekday=day)
    week, shift = at.phrase(at.g.shift_weekday, out.last), at.phrase(at.g.shift_named, out.last)
    if week:
        out.week_shift, out.last = week[0], out.last + week[1]
    elif shift:
        out.shift, out.last = shift[0], out.last + shift[1]
    _day_part(at, out)
    week = at.phrase(at.g.shift_weekday, out.last) if out.day_part and not week else None
    if week:  # "Jumat malam pekan lalu"
        out.week_shift, out.last = week[0], out.last + week[1]
    inner = date_beside(at, out.last)
    if inner:
        inner.first, inner.weekday, inner.day_part = i, day, out.day_part
        _day_part(at, inner)
        return inner
    return None if short and out.last == i + 1 else out


def _day_part(at: Cursor, out: Expression) -> None:
    part = at.phrase(at.g.day_parts, out.last) if out.day_part is None else None
    if part:
        out.day_part, out.last = part[0], out.last + part[1]


def date_beside(at: Cursor, i: int) -> Expression | None:
    """The date that stands right behind a weekday (or "hari ini"): in brackets, behind a comma, or right there."""
    opened = at.word(i) == "("
    j = i + 1 if opened or at.word(i) == "," else i
    inner = None
    if at.number(j):
        inner = absolute.numeric(at, j, beside=True) or absolute.day_month(at, j)
    elif at.among(j, at.g.date_words):
        inner = absolute.worded(at, j)
    elif at.word(j):
        inner = absolute.month_first(at, j)
    if opened and (inner is None or at.word(inner.last) != ")"):
        inner = unusual.bracketed(at, j)
    if inner is None or inner.day is None or inner.until is not None:
        return None
    if opened:
        inner.last += 1
    return inner
