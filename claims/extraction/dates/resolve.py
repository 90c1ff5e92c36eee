"""Which day or span an expression means, given the publication date, the story told so far and the sentence's tense."""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.dates import days, spans
from claims.extraction.dates.context import Context
from claims.extraction.dates.expression import Expression
from claims.model import DateValue


def resolve(said: Expression, context: Context) -> DateValue | None:
    """The value of an expression, or null when it needs a publication date and there is none."""
    if said.every:
        size = {"W": "week", "M": "month", "Y": "year"}.get(said.every[-1], "day")
        if said.every.startswith("XXXX-") and said.every[5:].isdigit():
            size = "month"
        return DateValue(None, None, size, said.every, "SET", role="relative")
    if said.clock is not None:
        return _clock(said, context)
    if said.until is not None:
        return _range(said, said.until, context)
    try:
        return _single(said, context)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999
        return None


def _single(said: Expression, context: Context) -> DateValue | None:
    if said.feast is not None:
        return days.feast(said, context)
    if said.day is not None:
        return days.day(said, context)
    if said.weekday is not None:
        return days.weekday(said, context)
    if said.month is not None:
        return spans.month(said, context)
    if said.period is not None:
        return spans.period(said, context)
    if said.decade is not None:
        return spans.decade(said.decade, said.part)
    if said.century is not None:
        return spans.century(said.century * 100 - 100, said.part)
    if said.season is not None:
        return spans.season(said, context)
    if said.year is not None:
        return spans.year(said.year, said.part, explicit=True)
    return spans.same(said, context) if said.same else spans.relative(said, context)


def _clock(said: Expression, context: Context) -> DateValue:
    hour, minute = said.clock or (0, 0)
    day = context.beside or context.story or context.today
    stem = day.isoformat() if day else "XXXX-XX-XX"
    size = "minute" if said.has_minute else "hour"
    return DateValue(day, day, size, f"{stem}T{hour:02}:{minute:02}", "TIME", role="relative")


def _range(said: Expression, until: Expression, context: Context) -> DateValue | None:
    """Both ends; the year that only one of them names belongs to both, and a guessed start lies before its end."""
    start_said = replace(said, until=None, year=said.year or until.year)
    end = resolve(replace(until, year=until.year or said.year), context)
    guessed = start_said.year is None
    if guessed and end is not None and end.last is not None:
        start_said = replace(start_said, year=end.last.year)
    start = resolve(start_said, context)
    if start is None or end is None:
        return None
    problem = start.problem or end.problem
    if start.first is None or end.last is None:
        whole = replace(start, first=None, last=None, timex=f"{start.timex}/{end.timex}")
        return replace(whole, problem=problem, explicit=start.explicit and end.explicit)
    first = start.first
    if first > end.last:
        if guessed or said.year is None:
            earlier = resolve(replace(start_said, year=first.year - 1), context)
            start = earlier if earlier is not None and earlier.first is not None else start
            first = start.first or first
        else:
            problem = "backwards"
    explicit = start.explicit and end.explicit and not guessed
    return DateValue(
        first, end.last, start.granularity, f"{start.timex}/{end.timex}",
        problem=problem, explicit=explicit, role="partial" if guessed else end.role,
    )  # fmt: skip
