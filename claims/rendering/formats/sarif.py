"""SARIF 2.1.0, as code scanning takes it.

Columns are UTF-16 code units and say so: readers that overlook `columnKind` count that way too. Addresses of sources
stand in messages and properties and never as locations, because GitHub refuses a whole file for one location that does
not lie in the repository. What somebody has decided stays in the file as suppressed, so that it is not opened again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from claims.model import Draft, Evidence, Failure, Finding, Report
from claims.rendering.formats import saying
from claims.rendering.formats.places import GRAVITY, SEVERITY, as_written, has_lines, region
from claims.rendering.formats.sarif_rules import Descriptor, descriptors
from claims.rendering.locale import Locale, choose
from claims.rendering.redline import corrected
from claims.rendering.run import Run, from_baseline, is_settled, why_settled

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LIMIT = 25_000
"""Results of one file that code scanning takes."""
LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
ROOT = "%SRCROOT%"
FINGERPRINT = "claimId/v1"

Data = dict[str, Any]


def document(run: Run) -> str:
    """The log as JSON, indented, with a newline at its end."""
    from claims import __version__

    alarms = list(run.alarms(settled=True))
    dropped = max(0, len(alarms) - LIMIT)
    if dropped:
        # The gravest stay; the order of the drafts is kept among those that do.
        kept = sorted(
            range(len(alarms)), key=lambda at: (is_settled(alarms[at][1]), GRAVITY[alarms[at][1].verdict], at)
        )
        alarms = [alarms[at] for at in sorted(kept[:LIMIT])]
    rules = descriptors(finding.rule for _, finding in alarms)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "claimdesk",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [rule.data for rule in rules.values()],
                    }
                },
                "invocations": [_invocation(run, dropped)],
                "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the repository."}}},
                "artifacts": [_artifact(run, report.draft) for report in run.reports],
                "columnKind": "utf16CodeUnits",
                "results": _results(run, alarms, rules),
                **_standing(run),
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _gravity(finding: Finding) -> tuple[bool, int]:
    return is_settled(finding), GRAVITY[finding.verdict]


def _results(run: Run, alarms: Sequence[tuple[Report, Finding]], rules: Mapping[str, Descriptor]) -> list[Data]:
    index = {id(report): number for number, report in enumerate(run.reports)}
    return [_result(run, report, index[id(report)], finding, rules[finding.rule]) for report, finding in alarms]


def _result(run: Run, report: Report, artifact: int, finding: Finding, rule: Descriptor) -> Data:
    draft, claim = report.draft, finding.claim
    words = choose(run.ui_language, draft.language)
    location = _location(run, draft, artifact, claim.start, claim.end)
    result: Data = {
        "ruleId": finding.rule,
        "ruleIndex": rule.place,
        "level": LEVELS[SEVERITY[finding.verdict]],
        "message": {"text": _message(f"{saying.headline(words, finding)}. {saying.flat(finding.reason)}")},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: claim.id},
    }
    if related := _related(run, words, draft, artifact, finding):
        result["relatedLocations"] = related
    if is_settled(finding):
        result["suppressions"] = [_suppression(finding)]
    if run.baseline:
        result["baselineState"] = "unchanged" if from_baseline(finding) else "new"
    if fixes := _fixes(words, draft, finding, location):
        result["fixes"] = fixes
    result["properties"] = {
        "verdict": finding.verdict,
        "kind": claim.kind,
        "fact": finding.fact.id if finding.fact else None,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }
    return result


def _location(run: Run, draft: Draft, artifact: int, start: int, end: int) -> Data:
    physical: Data = {"artifactLocation": {"uri": _uri(run, draft.name), "uriBaseId": ROOT, "index": artifact}}
    if has_lines(draft):
        physical["region"] = _region(draft, start, end)
        return {"physicalLocation": physical}
    paragraph = {"fullyQualifiedName": f"paragraph {draft.place(start, end).line}", "kind": "element"}
    return {"physicalLocation": physical, "logicalLocations": [paragraph]}


def _region(draft: Draft, start: int, end: int) -> Data:
    at = region(draft, start, end, "utf-16")
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "snippet": {"text": as_written(draft, start, end)},
    }


def _related(run: Run, words: Locale, draft: Draft, artifact: int, finding: Finding) -> list[Data]:
    """The other places that the finding is about, then the evidence, which stands beside the claim itself."""
    related = [
        (saying.flat(draft.text[start:end]), _location(run, draft, artifact, start, end))
        for start, end in finding.places
    ]
    claim = finding.claim
    related += [
        (
            f"{words('terminal.evidence')}: {saying.proof(words, evidence)}",
            _location(run, draft, artifact, claim.start, claim.end),
        )
        for evidence in finding.evidence
    ]
    return [
        {"id": number, **location, "message": {"text": _message(said)}}
        for number, (said, location) in enumerate(related, 1)
    ]


def _suppression(finding: Finding) -> Data:
    # A comment in the text is the only decision that stands in the draft itself; those of a lock are signed.
    decision = finding.decision or {}
    kind = "inSource" if decision.get("state") == "ignored" and "by" not in decision else "external"
    why = "in the baseline" if from_baseline(finding) else saying.flat(why_settled(finding))
    return {"kind": kind, "status": "accepted", **({"justification": why} if why else {})}


def _fixes(words: Locale, draft: Draft, finding: Finding, location: Data) -> list[Data]:
    """The correction, when plain words stand where it would go: markup inside a claim would be lost with them."""
    correction, claim = corrected(finding), finding.claim
    if not correction or not has_lines(draft) or as_written(draft, claim.start, claim.end) != claim.text:
        return []
    physical = location["physicalLocation"]
    region_ = {name: value for name, value in physical["region"].items() if name != "snippet"}
    change = {
        "artifactLocation": physical["artifactLocation"],
        "replacements": [{"deletedRegion": region_, "insertedContent": {"text": correction}}],
    }
    return [{"description": {"text": words("terminal.suggestion")}, "artifactChanges": [change]}]


def _evidence(evidence: Evidence) -> Data:
    source = evidence.source
    return {
        "value": evidence.value,
        "as_of": evidence.as_of.isoformat() if evidence.as_of else None,
        "said_by": evidence.said_by,
        "status": evidence.status,
        "publisher": source.publisher if source else None,
        "url": source.url if source else None,
    }


def _invocation(run: Run, dropped: int) -> Data:
    said = [_notification(run, failure) for failure in run.failures]
    if dropped:
        text = f"{dropped} findings are left out: code scanning takes {LIMIT} results, and these are the least grave."
        said.append({"level": "warning", "message": {"text": text}})
    found: Data = {"executionSuccessful": not run.failures, "exitCode": run.exit_code}
    return {**found, "toolExecutionNotifications": said} if said else found


def _notification(run: Run, failure: Failure) -> Data:
    notification: Data = {"level": "error", "message": {"text": _message(saying.flat(str(failure.error)))}}
    if failure.name != "":
        artifact = {"uri": _uri(run, str(failure.name)), "uriBaseId": ROOT}
        notification["locations"] = [{"physicalLocation": {"artifactLocation": artifact}}]
    return notification


def _artifact(run: Run, draft: Draft) -> Data:
    return {
        "location": {"uri": _uri(run, draft.name), "uriBaseId": ROOT},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": draft.sha256},
    }


def _standing(run: Run) -> Data:
    """What the verdicts stand on, for whoever holds two runs against each other."""
    info = run.dataset
    if info is None:
        return {}
    return {"properties": {"dataset": {"name": info.name, "version": info.version, "sha256": info.sha256}}}


def _uri(run: Run, name: str) -> str:
    """A relative reference: of an address the scheme is left out, or the whole file would be refused for it."""
    path = run.path(name)
    if "://" in path:
        path = path.partition("://")[2]
    return quote(path.lstrip("/") or "-", safe="/", errors="replace")


def _message(text: str) -> str:
    """Plain text: what a draft writes in square brackets must not become a link."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
