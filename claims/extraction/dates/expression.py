"""What the words of a date say, before anybody asks which day that is."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.dates.feasts import Feast


@dataclass(slots=True)
class Expression:
    """Tokens `first` to `last` (exclusive) and what they say; every field that the words leave open is null.

    `unit` and `offset`: so many days, weeks … from the anchor (`published`, or `story`: what was told about before).
    `counted`: the offset was counted out ("two weeks ago"), not named ("last week").
    `shift`: -1 last, 0 this, 1 next, beside a weekday or a month. `week_shift`: "Friday last week".
    `part`: early, mid, late or end. `period`: (number, how many a year) for quarters and halves.
    `same`: the period told about just before ("the year-earlier quarter"), `unit` and `offset` (in years) say which.
    `clock` is (hour, minute); `every` is the value of a set; `until` is the other end of a range.
    `alternative`: the other reading of a date in figures, (month, day).
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    offset: int | None = None
    counted: bool = False
    anchor: str = "published"
    shift: int | None = None
    week_shift: int | None = None
    part: str | None = None
    period: tuple[int, int] | None = None
    same: bool = False
    decade: int | None = None
    century: int | None = None
    season: str | None = None
    feast: Feast | None = None
    day_part: str | None = None
    clock: tuple[int, int] | None = None
    has_minute: bool = True
    every: str | None = None
    until: Expression | None = None
    alternative: tuple[int, int] | None = None
