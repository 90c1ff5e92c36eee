"""Reports and extractions as the plain data that machines read: fixed names, fixed order, offsets into the file.

Dates are ISO 8601, what is missing is null, and nothing depends on the clock or on where the program runs: the same
draft, dataset and version give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from claims.model import (
    VERDICTS,
    Claim,
    DatasetInfo,
    Draft,
    Evidence,
    Extraction,
    Fact,
    Failure,
    Finding,
    Match,
    Period,
    Report,
    Source,
    Span,
)
from claims.rendering.redline import corrected

SCHEMA_VERSION = 1
DIGITS = 4
"""Scores and weights are rounded to this many decimals, so that no last bit of a sum shows."""

Data = dict[str, Any]


def json_document(
    reports: Sequence[Report],
    *,
    exit_code: int,
    dataset: DatasetInfo | None = None,
    failures: Sequence[Failure] = (),
) -> str:
    """All reports of a run as one JSON object, indented, with a newline at its end.

    Args:
        reports: in the order in which they are to stand.
        exit_code: what the program will exit with.
        dataset: the dataset of the run; that of the first report when null.
        failures: drafts that could not be checked; each is one entry of `errors`.
    """
    from claims import __version__

    info = dataset or (reports[0].dataset if reports else None)
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "claimdesk", "version": __version__},
        "dataset": None if info is None else {"name": info.name, "version": info.version, "sha256": info.sha256},
        "summary": summary(reports),
        "exit_code": exit_code,
        "results": [as_dict(report) for report in reports],
        "errors": [failure_dict(failure) for failure in failures],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def jsonl_line(report: Report) -> str:
    """One report as one line of JSON, newline included."""
    return json.dumps(as_dict(report), ensure_ascii=False) + "\n"


def failure_dict(failure: Failure) -> Data:
    """A draft that could not be checked: how it is called, a stable code, and the sentence for a person."""
    return {
        "id": failure.name if failure.name != "" else None,
        "error": {"code": failure.error.code, "message": str(failure.error)},
    }


def summary(reports: Sequence[Report]) -> dict[str, int]:
    """How many findings of each verdict in all reports, every verdict named."""
    counts = [report.counts() for report in reports]
    return {verdict: sum(count[verdict] for count in counts) for verdict in VERDICTS}


def as_dict(report: Report) -> Data:
    """One report as plain data, ready for JSON."""
    draft = report.draft
    return {
        "id": report.id if report.id != "" else draft.name,
        "draft": {
            "path": draft.name,
            "sha256": draft.sha256,
            "format": draft.format,
            "language": draft.language or None,
            "published": _day(draft.published),
            "published_from": draft.published_from,
        },
        "summary": summary([report]),
        "findings": [_finding(draft, finding) for finding in report.findings],
        "not_checked": [
            {**_offsets(draft, skipped.start, skipped.end), "reason": skipped.reason} for skipped in report.not_checked
        ],
    }


def extraction_dict(draft: Draft, extraction: Extraction, id: str | int = "") -> Data:
    """What was found in one draft, nothing judged: sentences, a check-worthiness for each, and the claims."""
    return {
        "id": id if id != "" else draft.name,
        "language": draft.language or None,
        "published": _day(draft.published),
        "sentences": [list(draft.to_source(*sentence)) for sentence in extraction.sentences],
        "worth": [_rounded(worth) for worth in extraction.worth],
        "claims": [claim_dict(draft, claim) for claim in extraction.claims],
    }


def claim_dict(draft: Draft, claim: Claim) -> Data:
    """One claim; of `quantity`, `date`, `attribution` and `role` only that of its kind is present."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        **_offsets(draft, claim.start, claim.end),
        "text": claim.text,
        "sentence": list(draft.to_source(*claim.sentence)),
        **_payload(draft, claim),
        "about": _about(claim),
        "worth": _rounded(claim.worth),
    }


def _finding(draft: Draft, finding: Finding) -> Data:
    place = draft.place(finding.claim.start, finding.claim.end)
    return {
        **claim_dict(draft, finding.claim),
        "line": place.line,
        "column": place.column,
        "verdict": finding.verdict,
        "rule": finding.rule,
        "reason": finding.reason,
        "fact": finding.fact.id if finding.fact else None,
        "score": None if finding.score is None else _rounded(finding.score),
        "comparisons": [
            {"name": name, "level": level, "weight": _rounded(weight)} for name, level, weight in finding.comparisons
        ],
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "correction": corrected(finding) or None,
        "arithmetic": finding.arithmetic,
        "places": [list(draft.to_source(*place)) for place in finding.places],
        "related": [_related(match) for match in finding.related],
        "decision": None if finding.decision is None else dict(finding.decision),
    }


def _payload(draft: Draft, claim: Claim) -> Data:
    if claim.quantity is not None:
        quantity = claim.quantity
        return {
            "quantity": {
                "value": _number(quantity.value),
                "upper": None if quantity.upper is None else _number(quantity.upper),
                "qualifier": quantity.qualifier,
                "unit": quantity.unit,
                "unit_text": quantity.unit_text,
                "unit_lemma": quantity.unit_lemma,
                "change": quantity.change,
                "measure": quantity.measure,
            }
        }
    if claim.date is not None:
        value = claim.date
        return {
            "date": {
                "from": _day(value.first),
                "to": _day(value.last),
                "granularity": value.granularity,
                "timex": value.timex,
                "type": value.type,
                "weekday": value.weekday,
                "problem": value.problem,
            }
        }
    if claim.attribution is not None:
        said = claim.attribution
        return {
            "attribution": {
                "cue": {"text": said.cue.text, **_offsets(draft, said.cue.start, said.cue.end)},
                "speaker": _named(draft, said.speaker),
                "content": [list(draft.to_source(*content)) for content in said.content],
                "quoted": said.quoted,
                "medium": said.medium,
                "via": list(said.via),
                "anonymous": said.anonymous,
            }
        }
    if claim.role is not None:
        role = claim.role
        return {
            "role": {
                "person": _named(draft, role.person),
                "office": {"text": role.office.text, **_offsets(draft, role.office.start, role.office.end)},
                "organisation": _named(draft, role.organisation),
                "modifier": role.modifier,
            }
        }
    return {}


def _about(claim: Claim) -> Data:
    about = claim.about
    return {
        "entities": list(about.entities),
        "place": about.place,
        "event": about.event,
        "when": _period(about.when),
        "as_of": _period(about.as_of),
        "scope": about.scope,
        "said_by": about.said_by,
    }


def _evidence(evidence: Evidence) -> Data:
    return {
        "value": evidence.value,
        "as_of": _day(evidence.as_of),
        "until": _day(evidence.until),
        "said_by": evidence.said_by,
        "status": evidence.status,
        "source": _source(evidence.source),
    }


def _related(match: Match) -> Data:
    fact: Fact = match.fact
    return {
        "fact": fact.id,
        "score": _rounded(match.score),
        "statement": dict(fact.statement),
        "sources": [_source(source) for source in fact.sources],
    }


def _source(source: Source | None) -> Data | None:
    if source is None:
        return None
    return {
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "published": _day(source.published),
    }


def _named(draft: Draft, span: Span | None) -> Data | None:
    if span is None:
        return None
    return {"text": span.text, **_offsets(draft, span.start, span.end), "entity": span.entity}


def _offsets(draft: Draft, start: int, end: int) -> Mapping[str, int]:
    first, last = draft.to_source(start, end)
    return {"start": first, "end": last}


def _period(period: Period | None) -> Data | None:
    return None if period is None else {"from": _day(period.first), "to": _day(period.last)}


def _day(when: date | None) -> str | None:
    return None if when is None else when.isoformat()


def _rounded(value: float) -> float:
    return round(value, DIGITS) + 0.0


def _number(value: float) -> float | int:
    """A whole number is written without a decimal point: 1200, not 1200.0."""
    return int(value) if float(value).is_integer() else value
