"""Which days an expression means: held against the publication date, the story told so far, and the sentence's tense."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from claims.extraction.dates.expression import Expression
from claims.model import DateValue

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONG_AGO = 305
"""Days: a day and month without a year that lie further back than this, and close ahead, are read as ahead."""
NEAR = 60
"""Days: only so close to publication can a weekday be held against a date whose year is guessed."""


@dataclass(slots=True)
class Context:
    """`today` is the publication date; `story` the day told about last; `future` the sentence's tense; `known` the full
    dates of the draft by (month, day)."""

    today: date | None
    story: date | None
    future: bool
    known: dict[tuple[int, int], int]


def resolve(said: Expression, context: Context) -> DateValue | None:
    """The value of an expression, or null when it needs a publication date and there is none."""
    if said.every:
        return DateValue(None, None, "week" if "W" in said.every else "day", said.every, "SET", role="relative")
    if said.clock is not None:
        return _clock(said, context)
    if said.until is not None:
        return _range(said, context)
    if said.day is not None:
        return _day(said, context)
    if said.weekday is not None:
        return _weekday(said, context)
    if said.month is not None:
        return _month(said, context)
    if said.period is not None:
        return _period(said, context)
    if said.decade is not None:
        return _decade(said.decade, said.part)
    if said.season is not None:
        return _season(said, context)
    if said.year is not None:
        return _year(said.year, said.part, True)
    return _relative(said, context)


def _value(
    first: date, last: date, granularity: str, timex: str, *, explicit: bool = False, role: str = "absolute"
) -> DateValue:
    return DateValue(first, last, granularity, timex, explicit=explicit, role=role)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] and 1 <= year <= 9999


def _day(said: Expression, context: Context) -> DateValue | None:
    day, role = said.day or 1, "absolute"
    month = said.month or (context.story or context.today or date(1, 1, 1)).month
    year = said.year
    if year is None:
        role = "partial"
        year = _likely_year(said, month, day, context)
        if year is None:
            if said.month is None:
                return None
            return DateValue(None, None, "day", f"XXXX-{month:02}-{day:02}", role=role)
    if not _exists(year, month, day):
        return DateValue(
            None, None, "day", f"{year:04}-{month:02}-{day:02}", problem="impossible",
            explicit=said.year is not None, role=role, weekday=_name(said.weekday),
        )  # fmt: skip
    found = date(year, month, day)
    problem = None
    if said.weekday is not None and found.weekday() != said.weekday:
        if said.alternative and said.year and _exists(year, said.alternative[1], said.alternative[0]):
            other = date(year, said.alternative[1], said.alternative[0])
            if other.weekday() == said.weekday:
                found = other
        if found.weekday() != said.weekday and _sure_of_year(said, found, context):
            problem = "weekday"
    granularity, timex = "day", found.isoformat()
    if said.day_part:
        granularity, timex = "day_part", f"{timex}T{said.day_part}"
    return DateValue(
        found, found, granularity, timex, "TIME" if said.day_part else "DATE",
        weekday=_name(said.weekday), problem=problem, explicit=said.year is not None, role=role,
    )  # fmt: skip


def _name(weekday: int | None) -> str | None:
    return None if weekday is None else WEEKDAYS[weekday]


def _sure_of_year(said: Expression, found: date, context: Context) -> bool:
    return said.year is not None or (context.today is not None and abs((found - context.today).days) <= NEAR)


def _likely_year(said: Expression, month: int, day: int, context: Context) -> int | None:
    if said.unit == "year" and said.offset is not None and context.today:
        return context.today.year + said.offset
    if (month, day) in context.known:
        return context.known[month, day]
    if context.today is None:
        return None
    today = context.today
    near = [y for y in (today.year - 1, today.year, today.year + 1) if _exists(y, month, day)]
    past = [y for y in near if date(y, month, day) <= today]
    ahead = [y for y in near if date(y, month, day) > today]
    if said.shift == -1 and past:
        return past[-1]
    if not past or not ahead:
        return (past or ahead or [today.year])[0]
    back, forth = (today - date(past[-1], month, day)).days, (date(ahead[0], month, day) - today).days
    if said.shift == 1 or (context.future and back > 3):
        return ahead[0]
    if said.weekday is not None:
        fits = [y for y in (past[-1], ahead[0]) if date(y, month, day).weekday() == said.weekday]
        if len(fits) == 1 and min(abs((date(fits[0], month, day) - today).days), back) <= LONG_AGO:
            return fits[0] if back > NEAR else past[-1]
    return ahead[0] if back > LONG_AGO and forth <= NEAR else past[-1]


def _weekday(said: Expression, context: Context) -> DateValue | None:
    weekday = said.weekday or 0
    if context.today is None:
        return DateValue(None, None, "day", f"XXXX-WXX-{weekday + 1}", weekday=WEEKDAYS[weekday], role="weekday")
    today = context.today
    back = (today.weekday() - weekday) % 7
    if said.week_shift is not None:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=said.week_shift)
        found = monday + timedelta(days=weekday)
    elif said.shift == -1:
        found = today - timedelta(days=back or 7)
    elif said.shift == 1 or (said.shift is None and context.future and back):
        found = today + timedelta(days=(7 - back) % 7 or 7)
    elif said.shift == 0 and back and context.future:
        found = today + timedelta(days=7 - back)
    else:
        found = today - timedelta(days=back)
    part = said.day_part
    return DateValue(
        found, found, "day_part" if part else "day", found.isoformat() + (f"T{part}" if part else ""),
        "TIME" if part else "DATE", weekday=WEEKDAYS[weekday], role="weekday",
    )  # fmt: skip


def _month(said: Expression, context: Context) -> DateValue | None:
    month, year, role = said.month or 1, said.year, "absolute"
    if year is None:
        role = "partial"
        if context.today is None:
            return DateValue(None, None, "month", f"XXXX-{month:02}", role=role)
        today = context.today
        if said.unit == "year" and said.offset is not None:
            year = today.year + said.offset
        elif said.shift == -1:
            year = today.year if month < today.month else today.year - 1
        elif said.shift == 1 or (context.future and month != today.month):
            year = today.year if month > today.month else today.year + 1
        elif said.shift == 0:
            year = today.year
        else:
            year = today.year if month <= today.month else today.year - 1
            if month > today.month and (month - today.month) <= 1 and context.future:
                year = today.year
    days = monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, days)}.get(said.part or "", (1, days))
    timex = f"{year:04}-{month:02}"
    return _value(
        date(year, month, first), date(year, month, last), "month", timex, explicit=said.year is not None, role=role
    )


def _period(said: Expression, context: Context) -> DateValue | None:
    number, per = said.period or (1, 4)
    year, role = said.year, "absolute"
    months = 12 // per
    if year is None:
        role = "partial"
        if context.today is None:
            return None
        year = context.today.year + (said.offset or 0)
        if said.offset is None and not context.future and date(year, (number - 1) * months + 1, 1) > context.today:
            year -= 1
    start, end = (number - 1) * months + 1, number * months
    letter = {4: "Q", 2: "H", 3: "T"}.get(per, "Q")
    return _value(
        date(year, start, 1), date(year, end, monthrange(year, end)[1]), "quarter" if per != 2 else "half",
        f"{year:04}-{letter}{number}", explicit=said.year is not None, role=role,
    )  # fmt: skip


def _year(year: int, part: str | None, explicit: bool, role: str = "absolute") -> DateValue:
    spans = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
    if part == "end":
        return _value(date(year, 12, 31), date(year, 12, 31), "day", f"{year:04}", explicit=explicit, role=role)
    first, last = spans.get(part or "", (1, 12))
    return _value(
        date(year, first, 1),
        date(year, last, monthrange(year, last)[1]),
        "year",
        f"{year:04}",
        explicit=explicit,
        role=role,
    )


def _decade(start: int, part: str | None) -> DateValue:
    spans = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
    first, last = spans.get(part or "", (0, 9))
    return _value(date(start + first, 1, 1), date(start + last, 12, 31), "decade", str(start // 10), explicit=True)


def _season(said: Expression, context: Context) -> DateValue | None:
    months = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    start = months[said.season or "SP"]
    year = said.year
    if year is None:
        if context.today is None:
            return None
        year = context.today.year
        if said.shift == -1 and date(year, min(start + 2, 12), 28) >= context.today:
            year -= 1
        elif said.shift == 1 and date(year, start, 1) <= context.today:
            year += 1
    end = start + 2
    last = date(year + (end > 12), (end - 1) % 12 + 1, monthrange(year + (end > 12), (end - 1) % 12 + 1)[1])
    return _value(date(year, start, 1), last, "quarter", f"{year:04}-{said.season}", role="relative")


def _relative(said: Expression, context: Context) -> DateValue | None:
    anchor = context.today if said.anchor == "published" else context.story or context.today
    if anchor is None or said.unit is None or said.offset is None:
        return None
    unit, offset = said.unit, said.offset
    try:
        return _moved(said, unit, offset, anchor)
    except (OverflowError, ValueError):
        return None


def _moved(said: Expression, unit: str, offset: int, anchor: date) -> DateValue | None:
    single = abs(offset) > 1 or said.anchor == "story"  # "two weeks earlier" is a day, "last week" a week
    if unit in ("day", "hour", "minute"):
        found = anchor + timedelta(days=offset if unit == "day" else 0)
        part = said.day_part
        return DateValue(
            found, found, "day_part" if part else "day", found.isoformat() + (f"T{part}" if part else ""),
            "TIME" if part else "DATE", role="relative",
        )  # fmt: skip
    if unit == "week":
        if single:
            found = anchor + timedelta(weeks=offset)
            return _value(found, found, "day", found.isoformat(), role="relative")
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
        year, week, _ = monday.isocalendar()
        return _value(monday, monday + timedelta(days=6), "week", f"{year:04}-W{week:02}", role="relative")
    if unit == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5, weeks=offset)
        year, week, _ = saturday.isocalendar()
        return _value(saturday, saturday + timedelta(days=1), "week", f"{year:04}-W{week:02}-WE", role="relative")
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + offset
        year, month = index // 12, index % 12 + 1
        days = monthrange(year, month)[1]
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, days), "end": (days, days)}.get(
            said.part or "", (1, days)
        )
        return _value(
            date(year, month, first), date(year, month, last), "month", f"{year:04}-{month:02}", role="relative"
        )
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + offset
        year, quarter = index // 4, index % 4 + 1
        last_month = quarter * 3
        return _value(
            date(year, last_month - 2, 1), date(year, last_month, monthrange(year, last_month)[1]), "quarter",
            f"{year:04}-Q{quarter}", role="relative",
        )  # fmt: skip
    if unit == "decade":
        return _decade((anchor.year // 10 + offset) * 10, None)
    if unit == "century":
        start = (anchor.year // 100 + offset) * 100
        return _value(date(start, 1, 1), date(start + 99, 12, 31), "century", str(start // 100), role="relative")
    return _year(anchor.year + offset, said.part, False, "relative") if unit == "year" else None


def _clock(said: Expression, context: Context) -> DateValue | None:
    hour, minute = said.clock or (0, 0)
    day = context.story or context.today
    stem = day.isoformat() if day else "XXXX-XX-XX"
    return DateValue(
        day, day, "minute" if said.has_minute else "hour",
        f"{stem}T{hour:02}:{minute:02}" if said.has_minute else f"{stem}T{hour:02}", "TIME", role="relative",
    )  # fmt: skip


def _range(said: Expression, context: Context) -> DateValue | None:
    until = said.until
    assert until is not None
    said.until = None
    try:
        if said.year is None and until.year is not None:
            said.year = until.year
        end = resolve(until, context)
        if end is not None and end.last is not None and said.year is None and until.year is None:
            said.year, guessed = end.last.year, True
        else:
            guessed = False
        start = resolve(said, context)
        if guessed:
            said.year = None
    finally:
        said.until = until
    if start is None or end is None or start.first is None or end.last is None:
        return start
    if start.first > end.last:
        if said.year is None or guessed:
            start_first = (
                start.first.replace(year=start.first.year - 1)
                if (start.first.month, start.first.day) != (2, 29)
                else start.first
            )
            return DateValue(
                start_first, end.last, start.granularity, f"{start_first.isoformat()}/{end.timex}", role=end.role
            )
        return DateValue(
            start.first, end.last, start.granularity, f"{start.timex}/{end.timex}", problem="backwards", explicit=True
        )
    return DateValue(
        start.first, end.last, start.granularity, f"{start.timex}/{end.timex}", explicit=start.explicit and end.explicit,
        role=end.role, problem=start.problem or end.problem,
    )  # fmt: skip
