"""GitLab's code quality report: one JSON array, an entry a finding, told apart from run to run by its fingerprint."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from claims.model import Failure, Finding, Report
from claims.rendering.formats import saying
from claims.rendering.formats.places import SEVERITY, region
from claims.rendering.locale import choose
from claims.rendering.run import Run

SEVERITIES = {"error": "major", "warning": "minor", "notice": "info"}
UNREADABLE = "draft-unreadable"
"""The name of the check that a draft which cannot be read has failed."""


def document(run: Run) -> str:
    """The report as JSON, indented, with a newline at its end."""
    entries = [_failure(run, failure) for failure in run.failures]
    entries += [_finding(run, report, finding) for report, finding in run.alarms()]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _finding(run: Run, report: Report, finding: Finding) -> dict[str, Any]:
    draft, claim = report.draft, finding.claim
    words = choose(run.ui_language, draft.language)
    path, at = run.path(draft.name), region(draft, claim.start, claim.end)
    return {
        "description": f"{saying.headline(words, finding)}. {saying.flat(finding.reason)}",
        "check_name": finding.rule,
        "fingerprint": _fingerprint(path, claim.id, finding.rule),
        "severity": SEVERITIES[SEVERITY[finding.verdict]],
        "location": {"path": path, "lines": {"begin": at.line, "end": at.end_line}},
    }


def _failure(run: Run, failure: Failure) -> dict[str, Any]:
    path = run.path(str(failure.name))
    return {
        "description": saying.flat(str(failure.error)),
        "check_name": UNREADABLE,
        "fingerprint": _fingerprint(path, failure.error.code, UNREADABLE),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }


def _fingerprint(*parts: str) -> str:
    """No line numbers in it: an entry that only moved within its file stays the same entry."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
