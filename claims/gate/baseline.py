"""A baseline: the findings that were there when a newsroom began to check, so that only new ones fail the gate.

The file holds fingerprints and nothing that moves with the text: for each draft `claim:rule`, sorted, one a line. A
claim's id comes from its own sentence, so a paragraph may move; a changed number, sentence or verdict is new again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claims.errors import ConfigError
from claims.model import Finding, Report
from claims.rendering.run import BASELINE, is_settled

VERSION = 1


class Baseline:
    """Known findings by draft; drafts are told from the folder of the file."""

    def __init__(self, path: Path, known: Mapping[str, frozenset[str]]) -> None:
        self.path = path
        self.known = dict(known)

    @classmethod
    def read(cls, path: str | Path) -> Baseline:
        """The baseline of a file.

        Raises:
            ConfigError: it is missing or no baseline.
        """
        place = str(path)
        try:
            data: Any = json.loads(Path(path).read_text(encoding="utf-8"))
        except FileNotFoundError:
            mend = "Write it with --write-baseline"
            raise ConfigError("there is no such baseline", place=place, mend=mend) from None
        except OSError as error:
            raise ConfigError(f"the baseline cannot be read: {error.strerror}", place=place) from error
        except ValueError as error:
            raise ConfigError(f"the baseline is not JSON: {error}", place=place, mend=REWRITE) from error
        drafts = data.get("drafts") if isinstance(data, dict) else None
        if not isinstance(drafts, dict) or data.get("version") != VERSION or not all(map(_is_list, drafts.values())):
            raise ConfigError("this is no baseline of this version", place=place, mend=REWRITE)
        return cls(Path(path), {name: frozenset(prints) for name, prints in drafts.items()})

    def apply(self, report: Report) -> Report:
        """The report with what the baseline knows marked as settled; the report given stays as it is."""
        known = self.known.get(self._name(report.draft.name))
        if not known:
            return report
        findings = tuple(
            replace(finding, decision={"state": BASELINE})
            if not is_settled(finding) and fingerprint(finding) in known
            else finding
            for finding in report.findings
        )
        return replace(report, findings=findings)

    def gone(self, reports: Iterable[Report]) -> int:
        """How many fingerprints of the drafts checked no longer occur in them."""
        total = 0
        for report in reports:
            known = self.known.get(self._name(report.draft.name), frozenset())
            total += len(known - {fingerprint(finding) for finding in report.findings})
        return total

    def renewed(self, reports: Iterable[Report]) -> Baseline:
        """The baseline with the drafts checked as they are now; drafts that were not checked keep theirs."""
        known = dict(self.known)
        for report in reports:
            prints = frozenset(
                fingerprint(finding)
                for finding in report.findings
                if finding.verdict != "supported" and not is_settled(finding)
            )
            name = self._name(report.draft.name)
            known.pop(name, None)
            if prints:
                known[name] = prints
        return Baseline(self.path, known)

    def text(self) -> str:
        """The file: sorted, one fingerprint a line, so that its history can be read."""
        drafts = {name: sorted(self.known[name]) for name in sorted(self.known)}
        return json.dumps({"version": VERSION, "drafts": drafts}, ensure_ascii=False, indent=1) + "\n"

    @property
    def size(self) -> int:
        """How many findings it knows."""
        return sum(map(len, self.known.values()))

    def _name(self, draft: str) -> str:
        if draft == "-" or "://" in draft:
            return draft
        return Path(os.path.relpath(draft, self.path.parent)).as_posix()


REWRITE = "Write it anew with --write-baseline"


def fingerprint(finding: Finding) -> str:
    """What makes a finding the same finding in the next run: its claim and the rule that speaks."""
    return f"{finding.claim.id}:{finding.rule}"


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
