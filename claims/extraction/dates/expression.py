"""What the words of a date say, before anybody asks which day that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Expression:
    """Tokens `first` to `last` (exclusive) and what they say; every field that the words leave open is null.

    `unit` and `offset`: so many days, weeks … from the anchor (`published`, or `story`: the day told about just before).
    `shift`: -1 last, 0 this, 1 next, beside a weekday or a month. `week_shift`: "Friday last week".
    `part`: early, mid, late or end. `period`: (number, how many a year) for quarters and halves.
    `until`: the other end of a range.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    offset: int | None = None
    anchor: str = "published"
    shift: int | None = None
    week_shift: int | None = None
    part: str | None = None
    period: tuple[int, int] | None = None
    decade: int | None = None
    century: int | None = None
    season: str | None = None
    day_part: str | None = None
    clock: tuple[int, int] | None = None
    has_minute: bool = True
    zone: str | None = None
    every: str | None = None
    until: Expression | None = None
    alternative: tuple[int, int] | None = None
