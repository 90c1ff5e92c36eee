"""Days that have a name: the same day each year, counted from Easter, an nth weekday, or listed year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day. Exactly one way to find it is filled.

    `fixed`: (month, day). `easter`: days after Easter Sunday. `nth`: (month, weekday, which one).
    `once`: the day of one year that a name has come to stand for ("9/11").
    `listed`: the days of the years that are known, for feasts that follow the moon or a proclamation.
    """

    fixed: tuple[int, int] | None = None
    easter: int | None = None
    nth: tuple[int, int, int] | None = None
    listed: tuple[date, ...] = ()
    once: date | None = None

    def day(self, year: int) -> date | None:
        """The day in a year, or null when it is not known."""
        if self.fixed:
            return date(year, *self.fixed)
        if self.easter is not None:
            return _easter(year) + timedelta(days=self.easter)
        if self.nth:
            month, weekday, which = self.nth
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
        return next((day for day in self.listed if day.year == year), None)


def feast(entry: Sequence[int] | Mapping[str, Any]) -> Feast:
    """A pack's entry: `[12, 25]`, `{easter = -2}`, `{nth = [11, 3, 4]}`, `{days = [date, …]}`, `{once = date}`."""
    if not isinstance(entry, Mapping):
        return Feast(fixed=(entry[0], entry[1]))
    if "once" in entry:
        return Feast(once=date.fromisoformat(entry["once"]))
    if "easter" in entry:
        return Feast(easter=entry["easter"])
    if "nth" in entry:
        month, weekday, which = entry["nth"]
        return Feast(nth=(month, weekday, which))
    return Feast(listed=tuple(date.fromisoformat(day) for day in entry["days"]))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    quarter, left = divmod(in_century, 4)
    sunday = (32 + 2 * rest + 2 * quarter - epact - left) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
