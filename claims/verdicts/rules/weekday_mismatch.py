"""A weekday that does not fit its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from claims.matching import Setting
from claims.model import DateValue, Finding
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _apply(setting: Setting, words: Wording, findings: Mapping[str, Finding]) -> Iterator[Finding]:
    for claim in setting.extraction.claims:
        value = claim.date
        if value is None or value.problem != "weekday" or value.first is None or value.weekday is None:
            continue
        if _within(value):
            continue
        written = claim.text.split()[0].strip("(,.")
        slots = {"date": words.day(value.first), "actual": words.weekday(value.first), "written": written}
        reason = words.say(CHECK.id, **slots)
        yield Finding(claim, "inconsistent", CHECK.id, reason, arithmetic=words.say(CHECK.id, "arithmetic", **slots))


def _within(value: DateValue) -> bool:
    """Whether the weekday is that of another day of the span: "Monday to Tuesday (21-22 December)"."""
    if value.first is None or value.last is None or value.first == value.last:
        return False
    days = min((value.last - value.first).days, 6)
    return any(WEEKDAYS[(value.first + timedelta(n)).weekday()] == value.weekday for n in range(days + 1))


CHECK = Check(
    id="weekday-mismatch",
    does="Holds a weekday against the date beside it.",
    why="One of the two is wrong, and a reader with a calendar will find out which.",
    fires="The talks were held on Wednesday, October 26, 2023.",
    silent="The talks were held on Thursday, October 26, 2023.",
    apply=_apply,
)
