"""A day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.matching import Setting
from claims.model import Finding
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording


def _apply(setting: Setting, words: Wording, findings: Mapping[str, Finding]) -> Iterator[Finding]:
    for claim in setting.extraction.claims:
        if claim.date is not None and claim.date.problem == "impossible":
            yield Finding(claim, "inconsistent", CHECK.id, words.say(CHECK.id, written=claim.text))


CHECK = Check(
    id="impossible-date",
    does="Finds days that do not exist.",
    why="31 February is a slip of the keyboard, whatever the day was meant to be.",
    fires="The deadline was February 31, 2024.",
    silent="The deadline was February 29, 2024.",
    apply=_apply,
)
