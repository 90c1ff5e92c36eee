"""Spans longer than a day: months to centuries, and what is counted from publication or the story."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from claims.extraction.dates.context import Context
from claims.extraction.dates.expression import Expression
from claims.model import DateValue

SIZES = ("week", "month", "quarter", "half", "year", "decade", "century")
SOON, SOON_TOLD, SOON_OWNED = 2, 1, 5
"""Months: a month so close ahead is meant, and not the one of the year before. The second figure where the sentence
tells what has been, the third beside the noun it belongs to, where verbs say nothing of it."""
EVE_OF_WEEKEND = 4
"""Friday: from then on "the weekend" is the coming one, unless the sentence tells what has been."""
LETTERS = {2: "H", 3: "T", 4: "Q"}
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "DRY": (4, 9), "WET": (10, 15)}
"""First and last month of a season; past 12 they fall in the year after."""


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first day of one month and the last of another; months past 12 fall in the next year."""
    begin = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return begin, date(end_year, end_month, monthrange(end_year, end_month)[1])


def month(said: Expression, context: Context) -> DateValue | None:
    """A named month; the year is guessed from the tense when the words leave it open."""
    number, year = said.month or 1, said.year
    if year is None:
        if context.today is None:
            return DateValue(None, None, "month", f"XXXX-{number:02}", role="partial")
        year = _year_of_month(said, number, context, context.today)
    return _month(year, number, said.part, explicit=said.year is not None, role="absolute" if said.year else "partial")


def _year_of_month(said: Expression, number: int, context: Context, today: date) -> int:
    if said.unit == "year" and said.offset is not None:
        return today.year + said.offset
    if said.shift == 0:
        return today.year
    if said.shift == -1:
        return today.year - (number >= today.month)
    if said.shift == 1 or (context.future and number != today.month):
        return today.year + (number <= today.month)
    ahead = (number - today.month) % 12
    soon = SOON_OWNED if context.owned else SOON if context.future is None else SOON_TOLD
    if 0 < ahead <= soon:
        return today.year + (number < today.month)
    return today.year - (number > today.month)


def _month(year: int, number: int, part: str | None, *, explicit: bool = False, role: str) -> DateValue:
    days = monthrange(year, number)[1]
    spans = {"early": (1, 10), "mid": (11, 20), "late": (21, days), "end": (days, days)}
    first, last = spans.get(part or "", (1, days))
    size, timex = "day" if part == "end" else "month", f"{year:04}-{number:02}"
    return DateValue(date(year, number, first), date(year, number, last), size, timex, explicit=explicit, role=role)


def period(said: Expression, context: Context) -> DateValue | None:
    """A quarter, half or third of a year."""
    number, per = said.period or (1, 4)
    year, months = said.year, 12 // per
    if year is None:
        if context.today is None:
            return None
        year = context.today.year + (said.offset or 0)
        if said.offset is None and not context.future and date(year, (number - 1) * months + 1, 1) > context.today:
            year -= 1
    role = "absolute" if said.year is not None else "partial"
    return _period(year, number, per, explicit=said.year is not None, role=role)


def _period(year: int, number: int, per: int, *, explicit: bool = False, role: str) -> DateValue:
    months = 12 // per
    first, last = _months(year, (number - 1) * months + 1, number * months)
    size, timex = "half" if per == 2 else "quarter", f"{year:04}-{LETTERS.get(per, 'Q')}{number}"
    return DateValue(first, last, size, timex, explicit=explicit, role=role)


def year(number: int, part: str | None, *, explicit: bool = False, role: str = "absolute") -> DateValue:
    """A year, or four months of it for early, mid and late, or its last day."""
    first, last = _months(number, *{"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12)))
    if part == "end":
        return DateValue(last, last, "day", f"{number:04}", explicit=explicit, role=role)
    return DateValue(first, last, "year", f"{number:04}", explicit=explicit, role=role)


def decade(start: int, part: str | None, *, explicit: bool = True, role: str = "absolute") -> DateValue:
    """Ten years from `start`, or the first four, the middle or the last three of them."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    begin, end = date(start + first, 1, 1), date(start + last, 12, 31)
    return DateValue(begin, end, "decade", f"{start // 10:03}", explicit=explicit, role=role)


def century(start: int, part: str | None, *, explicit: bool = True, role: str = "absolute") -> DateValue:
    """A hundred years from `start` (0, 100 … 2000), or a third of them."""
    first, last = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}.get(part or "", (0, 99))
    begin, end = date(max(start + first, 1), 1, 1), date(start + last, 12, 31)
    return DateValue(begin, end, "century", f"{start // 100:02}", explicit=explicit, role=role)


def season(said: Expression, context: Context) -> DateValue | None:
    """A season with its year, or the last, this or next one."""
    first, last = SEASONS[said.season or "SP"]
    number, role = said.year, "absolute"
    if number is None:
        if context.today is None:
            return None
        number, role = context.today.year, "relative"
        begin, end = _months(number, first, last)
        if said.shift == -1 and end >= context.today:
            number -= 1
        elif said.shift == 1 and begin <= context.today:
            number += 1
        elif said.shift is None and begin > context.today and not context.future:
            number -= 1
    begin, end = _months(number, first, last)
    return DateValue(begin, end, "quarter", f"{number:04}-{said.season}", explicit=said.year is not None, role=role)


def same(said: Expression, context: Context) -> DateValue | None:
    """The quarter, half or month told about just before, so many years away: "the year-earlier quarter"."""
    told = context.told
    if told is None or told.first is None or said.offset is None:
        return None
    if said.unit in ("period", None):
        return moved(told, said.offset) if told.granularity in ("month", "quarter", "half") else None
    return moved(told, said.offset) if told.granularity == said.unit else None


def moved(told: DateValue, years: int) -> DateValue | None:
    """The same month, quarter or half of another year."""
    if told.first is None or told.last is None:
        return None
    number = told.first.year + years
    if told.granularity == "month":
        return _month(number, told.first.month, None, role="relative")
    per = 2 if told.granularity == "half" else 4
    return _period(number, (told.first.month - 1) // (12 // per) + 1, per, role="relative")


def relative(said: Expression, context: Context) -> DateValue | None:
    """So many units from the publication date, or from what was told about last."""
    if said.unit is None or said.offset is None:
        return None
    anchor = context.today if said.anchor == "published" else _anchor(said.unit, context)
    if anchor is None:
        return None
    told = context.told
    if said.unit == "year" and told is not None and told.granularity in ("quarter", "half", "month"):
        if said.anchor == "story" and said.offset and not said.part:
            return moved(told, said.offset)
        if said.counted and said.offset == -1:
            return moved(told, -1)
    return _gone(said, said.unit, said.offset, anchor, context)


def _anchor(unit: str, context: Context) -> date | None:
    """Where a step from the story starts: the span told about last when it is no longer than the step's unit."""
    told = context.told
    known = told is not None and unit in SIZES and told.granularity in SIZES
    if told is not None and known and SIZES.index(told.granularity) <= SIZES.index(unit):
        return told.first
    return context.story or context.today


def _gone(said: Expression, unit: str, offset: int, anchor: date, context: Context) -> DateValue | None:
    if unit == "day":
        found = anchor + timedelta(days=offset)
        part = said.day_part
        timex = f"{found.isoformat()}T{part}" if part else found.isoformat()
        size, type = ("day_part", "TIME") if part else ("day", "DATE")
        return DateValue(found, found, size, timex, type, role="relative")
    if unit == "week":
        return _week(said, offset, anchor)
    if unit == "weekend":
        saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=offset)
        gone = context.future is False or (context.future is None and anchor.weekday() < EVE_OF_WEEKEND)
        if not offset and gone and anchor.weekday() <= EVE_OF_WEEKEND:
            saturday -= timedelta(weeks=1)
        number, week, _ = saturday.isocalendar()
        timex = f"{number:04}-W{week:02}-WE"
        return DateValue(saturday, saturday + timedelta(days=1), "week", timex, role="relative")
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + offset
        return _month(index // 12, index % 12 + 1, said.part, role="relative")
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + offset
        return _period(index // 4, index % 4 + 1, 4, role="relative")
    if unit == "decade":
        return decade((anchor.year // 10 + offset) * 10, said.part, explicit=False, role="relative")
    if unit == "century":
        return century((anchor.year // 100 + offset) * 100, said.part, explicit=False, role="relative")
    return year(anchor.year + offset, said.part, role="relative") if unit == "year" else None


def _week(said: Expression, offset: int, anchor: date) -> DateValue:
    """ "Last week" is a week, so are "two weeks ago"; "two weeks earlier" in a story is a day."""
    if said.anchor == "story" and said.counted:
        found = anchor + timedelta(weeks=offset)
        return DateValue(found, found, "day", found.isoformat(), role="relative")
    monday = anchor + timedelta(days=-anchor.weekday(), weeks=offset)
    number, week, _ = monday.isocalendar()
    out = DateValue(monday, monday + timedelta(days=6), "week", f"{number:04}-W{week:02}", role="relative")
    spans = {"early": (0, 2), "mid": (2, 4), "late": (3, 6), "end": (4, 6)}
    first, last = spans.get(said.part or "", (0, 6))
    return replace(out, first=monday + timedelta(days=first), last=monday + timedelta(days=last))
