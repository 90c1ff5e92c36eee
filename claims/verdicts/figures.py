"""The supported figures of a draft by where they stand: what a day may date, and what a speaker may have said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding


class Figures:
    """Findings of quantities that the dataset supports, in the order of the draft."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._found: list[Finding] = []
        self._starts: list[int] = []
        self._rows: dict[tuple[int, int], list[Finding]] = {}

    def add(self, finding: Finding) -> None:
        """Take a finding up, if it is a supported figure with evidence; findings come in the order of the draft."""
        if finding.verdict != "supported" or finding.fact is None or not finding.evidence:
            return
        self._found.append(finding)
        self._starts.append(finding.claim.start)
        row = self._setting.row_of(finding.claim)
        if row is not None:
            self._rows.setdefault(row, []).append(finding)

    def within(self, start: int, end: int) -> list[Finding]:
        """The figures of a span of text."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def beside(self, claim: Claim) -> Iterator[Finding]:
        """The figures of a claim's sentence, and of its table row."""
        yield from self.within(*claim.sentence)
        row = self._setting.row_of(claim)
        if row is not None:
            yield from self._rows.get(row, ())
