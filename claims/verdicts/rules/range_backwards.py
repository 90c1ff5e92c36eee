"""A span of days that ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.matching import Setting
from claims.model import Finding
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording


def _apply(setting: Setting, words: Wording, findings: Mapping[str, Finding]) -> Iterator[Finding]:
    for claim in setting.extraction.claims:
        value = claim.date
        if value is not None and value.problem == "backwards" and value.first and value.last:
            reason = words.say(CHECK.id, first=words.day(value.first), last=words.day(value.last))
            yield Finding(claim, "inconsistent", CHECK.id, reason)


CHECK = Check(
    id="range-backwards",
    does="Holds the two ends of a span of days against each other.",
    why="A span that runs backwards has one end wrong.",
    fires="The fair ran from 24 May 2023 to 12 May 2023.",
    silent="The fair ran from 12 May 2023 to 24 May 2023.",
    apply=_apply,
)
