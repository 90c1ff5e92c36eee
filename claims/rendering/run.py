"""One run of the program as a whole: what the formats for machines are made of, and what counts as settled."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claims.model import DatasetInfo, Failure, Finding, Report, Verdict

WRONG: frozenset[Verdict] = frozenset(("contradicted", "outdated", "inconsistent"))
"""Verdicts that say that one of the draft's statements cannot be right."""
BASELINE = "baseline"
"""The state of a decision that a baseline took: the finding was there before anybody looked."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a call of the program came to.

    Attributes:
        reports: in the order in which they are to stand.
        failures: drafts that could not be checked.
        exit_code: what the program will exit with.
        dataset: the dataset of the run; null when it stands on none.
        levels: for each report, the verdicts that fail it; none fail when empty.
        ui_language: the language of our own words; that of each draft when null.
        root: the way from the top of the repository to the folder in which paths are told, `news/desk` or empty.
        baseline: whether the findings were held against a baseline.
    """

    reports: Sequence[Report] = ()
    failures: Sequence[Failure] = ()
    exit_code: int = 0
    dataset: DatasetInfo | None = None
    levels: Sequence[Collection[Verdict]] = ()
    ui_language: str | None = None
    root: str = ""
    baseline: bool = False

    def alarms(self, *, settled: bool = False) -> Iterator[tuple[Report, Finding]]:
        """Every finding that is not plain support, in the order of the drafts; settled ones only when asked for."""
        for report in self.reports:
            for finding in report.findings:
                if finding.verdict != "supported" and (settled or not is_settled(finding)):
                    yield report, finding

    def path(self, name: str) -> str:
        """A draft's name as a path from the top of the repository, with forward slashes."""
        plain = name.replace("\\", "/").removeprefix("./")
        if plain.startswith("/") or "://" in plain or not self.root:
            return plain
        return posixpath.normpath(f"{self.root}/{plain}")


def is_settled(finding: Finding) -> bool:
    """Whether somebody has decided about a finding (an ignore comment, a decision, the baseline): it fails nothing.

    Who agrees that a claim is wrong, or says that it is corrected, has not settled it while it stands in the draft.
    """
    state = "" if finding.decision is None else finding.decision.get("state")
    if state == "corrected" or (state == "accepted" and finding.verdict in WRONG):
        return False
    return finding.decision is not None


def why_settled(finding: Finding) -> str:
    """The reason that stands with a decision; empty when it gives none."""
    decision = finding.decision or {}
    return decision.get("reason") or decision.get("why") or ""


def from_baseline(finding: Finding) -> bool:
    """Whether it was a baseline that settled a finding."""
    return (finding.decision or {}).get("state") == BASELINE
