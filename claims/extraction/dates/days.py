"""Single days: dates with and without a year, weekdays, feasts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from claims.extraction.dates.context import Context
from claims.extraction.dates.expression import Expression
from claims.model import DateValue

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONG_AGO = 305
"""Days: a day and month without a year that lie further back than this, and close ahead, are read as ahead."""
NEAR = 60
"""Days: only so close to publication can a weekday be held against a date whose year is guessed."""
NEAR_TOLD = 30
"""Days: so close ahead a day of the month is meant even where the sentence tells what has been ("set a deadline")."""
JUST = 3
"""Days: a date so shortly before publication is meant even where the sentence looks ahead."""


def day(said: Expression, context: Context) -> DateValue | None:
    """A day of a month; the year is guessed when the words leave it open. A day that cannot be is kept and marked."""
    number, month, year = said.day or 1, said.month, said.year
    if month is None:
        around = context.story or context.today
        if around is None:
            return None
        month = around.month
    name = None if said.weekday is None else WEEKDAYS[said.weekday]
    role = "absolute" if year is not None else "partial"
    if year is None:
        year = _year_of(said, month, number, context)
        if year is None:
            return DateValue(None, None, "day", f"XXXX-{month:02}-{number:02}", weekday=name, role=role)
    explicit = said.year is not None
    found = _date(year, month, number)
    if found is None:
        timex = f"{year:04}-{month:02}-{number:02}"
        return DateValue(None, None, "day", timex, weekday=name, problem="impossible", explicit=explicit, role=role)
    problem = None
    if said.weekday is not None and found.weekday() != said.weekday:
        other = _date(year, *said.alternative) if said.alternative and context.months_first and explicit else None
        if other is not None and other.weekday() == said.weekday:
            found = other
        elif explicit or (context.today is not None and abs((found - context.today).days) <= NEAR):
            problem = "weekday"
    return _value(found, said.day_part, weekday=name, problem=problem, explicit=explicit, role=role)


def _value(
    found: date,
    part: str | None,
    *,
    weekday: str | None = None,
    problem: str | None = None,
    explicit: bool = False,
    role: str,
) -> DateValue:
    timex = f"{found.isoformat()}T{part}" if part else found.isoformat()
    size, type = ("day_part", "TIME") if part else ("day", "DATE")
    return DateValue(found, found, size, timex, type, weekday, problem, explicit, role)


def _date(year: int, month: int, number: int) -> date | None:
    exists = 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]
    return date(year, month, number) if exists else None


def _year_of(said: Expression, month: int, number: int, context: Context) -> int | None:
    """The likeliest year of a day and month."""
    if said.unit == "year" and said.offset is not None and context.today:
        return context.today.year + said.offset
    if context.known and (month, number) in context.known:
        return context.known[month, number]
    if context.today is None:
        return None
    years = (context.today.year - 1, context.today.year, context.today.year + 1)
    near = [found for year in years if (found := _date(year, month, number))]
    return _nearest(near, said, context, context.today).year if near else context.today.year


def _nearest(candidates: list[date], said: Expression, context: Context, today: date) -> date:
    """Which of the yearly days is meant: the last one, unless the words or the distances point ahead."""
    past, ahead = [d for d in candidates if d <= today], [d for d in candidates if d > today]
    if not past or not ahead:
        return past[-1] if past else ahead[0]
    back, forth = (today - past[-1]).days, (ahead[0] - today).days
    if said.shift == -1 and said.anchor == "published":
        return past[-1]
    if said.shift == 1 or (context.future and back > JUST):
        return ahead[0]
    if said.weekday is not None:
        fits = [found for found in (past[-1], ahead[0]) if found.weekday() == said.weekday]
        if len(fits) == 1 and min(abs((fits[0] - today).days), back) <= LONG_AGO:
            return fits[0] if back > NEAR else past[-1]
    reach = NEAR_TOLD if context.future is False and said.feast is None else NEAR
    return ahead[0] if back > LONG_AGO and forth <= reach else past[-1]


def feast(said: Expression, context: Context) -> DateValue | None:
    """A feast that moves, in its year."""
    assert said.feast is not None
    if said.feast.once is not None:
        return _value(said.feast.once, said.day_part, explicit=True, role="absolute")
    if said.year is not None:
        found = said.feast.day(said.year)
        return _value(found, said.day_part, explicit=True, role="absolute") if found else None
    if context.today is None:
        return None
    if said.unit == "year" and said.offset is not None:
        found = said.feast.day(context.today.year + said.offset)
        return _value(found, said.day_part, role="partial") if found else None
    this = context.today.year
    near = [found for year in (this - 1, this, this + 1) if (found := said.feast.day(year))]
    if len(near) < 2:  # too few known to tell which
        return None
    return _value(_nearest(near, said, context, context.today), said.day_part, role="partial")


def weekday(said: Expression, context: Context) -> DateValue | None:
    """The day of a weekday's name around publication, or around the story ("the previous Friday")."""
    number = said.weekday or 0
    if context.today is None:
        return DateValue(None, None, "day", f"XXXX-WXX-{number + 1}", weekday=WEEKDAYS[number], role="weekday")
    today = (context.story or context.today) if said.anchor == "story" else context.today
    back = (today.weekday() - number) % 7
    if said.week_shift is not None:
        found = today + timedelta(days=number - today.weekday(), weeks=said.week_shift)
    elif said.shift == -1:
        found = today - timedelta(days=back or 7)
    elif said.shift == 1 or (said.shift is None and context.future and back):
        found = today + timedelta(days=(7 - back) % 7 or 7)
    elif said.shift == 0 and back and context.future:
        found = today + timedelta(days=7 - back)
    else:
        found = today - timedelta(days=back)
    return _value(found, said.day_part, weekday=WEEKDAYS[number], role="weekday")
