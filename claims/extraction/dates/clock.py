"""Clock times: "pukul 14.30 WIB", "4:10 p.m.", "04:17", "noon"."""

from __future__ import annotations

from claims.extraction.dates.cursor import Cursor
from claims.extraction.dates.expression import Expression

FORENOON = 10
"""From this hour a word that spans noon still means the count of the morning: jam 11 siang is 11, jam 2 siang 14."""


def clock(at: Cursor, i: int) -> Expression | None:
    """A time of the day, with the half of the day and the zone that stand behind it."""
    worded = at.among(i, at.g.clock_words)
    read = _figures(at, i + 1 if worded else i)
    if read is None:
        return None
    hour, minute, has_minute, colon, k = read
    half = at.phrase(at.g.halves, k)
    noonish = at.among(k, at.g.noonish)
    part = at.phrase(at.g.day_parts, k)
    if half:
        k += half[1]
    zone = at.phrase(at.g.zones, k)
    if not (worded or half or (zone and has_minute) or colon):
        return None
    if worded and not has_minute and not zone and not half and at.low[i] in at.g.weak_clock_words:
        return None
    if hour > 24 or minute > 59 or (half and not has_minute and not 1 <= hour <= 12):
        return None
    if half and hour <= 12 and not (noonish and hour >= FORENOON):
        hour = 0 if hour == 12 and part and part[0] == "NI" else hour % 12 + half[0]
    return Expression(i, k + zone[1] if zone else k, clock=(hour % 24, minute), has_minute=has_minute)


def _figures(at: Cursor, j: int) -> tuple[int, int, bool, bool, int] | None:
    """(hour, minute, whether minutes are written, whether with a colon, the token behind) at `j`."""
    if not at.number(j):
        return None
    text, k = at.text[j], j + 1
    if text.count(".") == 1 and text.replace(".", "").isascii():
        hours, minutes = text.split(".")
        if len(minutes) == 2 and len(hours) <= 2:
            return int(hours), int(minutes), True, False, k
        return None
    hour = at.integer(j)
    if hour is None:
        return None
    minute = at.integer(k + 1) if at.word(k) == ":" and at.joined(k) and at.joined(k + 1) else None
    if minute is None or len(at.text[k + 1]) != 2:
        return hour, 0, False, False, k
    k += 2
    if at.word(k) == ":" and at.joined(k) and at.integer(k + 1) is not None:
        k += 2
    return hour, minute, True, True, k


def named(at: Cursor, i: int) -> Expression | None:
    """An hour with a name, where a time is meant: at noon, noon Saturday."""
    found = at.phrase(at.g.clock_names, i)
    if not found:
        return None
    last = i + found[1]
    led = i > 0 and at.low[i - 1] in at.g.clock_names_before
    if not led and not (at.among(last, at.g.weekdays) and at.name_like(last)):
        return None
    zone = at.phrase(at.g.zones, last)
    return Expression(i, last + zone[1] if zone else last, clock=(found[0], 0), has_minute=False)
