"""Reviewdog's diagnostic format: columns are bytes of UTF-8, counted from 1, and the end is exclusive."""

from __future__ import annotations

import json
from typing import Any

from claims.model import Draft, Failure, Finding, Report
from claims.rendering.formats import saying
from claims.rendering.formats.places import SEVERITY, as_written, has_lines, region
from claims.rendering.locale import choose
from claims.rendering.redline import corrected
from claims.rendering.run import Run

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "notice": "INFO"}


def document(run: Run) -> str:
    """The result as JSON, indented, with a newline at its end."""
    found = {
        "source": {"name": "claimdesk"},
        "diagnostics": [
            *(_failure(run, failure) for failure in run.failures),
            *(_finding(run, report, finding) for report, finding in run.alarms()),
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _finding(run: Run, report: Report, finding: Finding) -> dict[str, Any]:
    draft, claim = report.draft, finding.claim
    words = choose(run.ui_language, draft.language)
    path = run.path(draft.name)
    diagnostic: dict[str, Any] = {
        "message": "\n".join([saying.headline(words, finding), *saying.lines(words, finding)]),
        "location": _location(draft, path, claim.start, claim.end),
        "severity": SEVERITIES[SEVERITY[finding.verdict]],
        "code": {"value": finding.rule},
    }
    correction = corrected(finding)
    # A correction takes the place of plain words only: markup inside a claim would be lost with them.
    if correction and has_lines(draft) and as_written(draft, claim.start, claim.end) == claim.text:
        diagnostic["suggestions"] = [{"range": _range(draft, claim.start, claim.end), "text": correction}]
    if finding.places:
        diagnostic["related_locations"] = [
            {"message": saying.flat(draft.text[start:end]), "location": _location(draft, path, start, end)}
            for start, end in finding.places
        ]
    return diagnostic


def _failure(run: Run, failure: Failure) -> dict[str, Any]:
    return {
        "message": saying.flat(str(failure.error)),
        "location": {"path": run.path(str(failure.name))},
        "severity": "ERROR",
        "code": {"value": failure.error.code},
    }


def _location(draft: Draft, path: str, start: int, end: int) -> dict[str, Any]:
    return {"path": path, "range": _range(draft, start, end)} if has_lines(draft) else {"path": path}


def _range(draft: Draft, start: int, end: int) -> dict[str, Any]:
    at = region(draft, start, end, "utf-8")
    return {
        "start": {"line": at.line, "column": at.column},
        "end": {"line": at.end_line, "column": at.end_column},
    }
