"""A weekday that does not fit its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.matching import Setting
from claims.model import Finding
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording


def _apply(setting: Setting, words: Wording, findings: Mapping[str, Finding]) -> Iterator[Finding]:
    for claim in setting.extraction.claims:
        value = claim.date
        if value is None or value.problem != "weekday" or value.first is None or value.weekday is None:
            continue
        written = claim.text.split()[0].strip("(,.")
        slots = {"date": words.day(value.first), "actual": words.weekday(value.first), "written": written}
        reason = words.say(CHECK.id, **slots)
        yield Finding(claim, "inconsistent", CHECK.id, reason, arithmetic=words.say(CHECK.id, "arithmetic", **slots))


CHECK = Check(
    id="weekday-mismatch",
    does="Holds a weekday against the date beside it.",
    why="One of the two is wrong, and a reader with a calendar will find out which.",
    fires="The talks were held on Wednesday, October 26, 2023.",
    silent="The talks were held on Thursday, October 26, 2023.",
    apply=_apply,
)
