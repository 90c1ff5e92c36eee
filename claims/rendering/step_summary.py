"""The summary of a step in GitHub Actions: Markdown that stands on the page of the run."""

from __future__ import annotations

from claims.model import VERDICTS, Finding, Report
from claims.rendering.contract import summary
from claims.rendering.formats import saying
from claims.rendering.formats.github import not_shown
from claims.rendering.formats.places import GRAVITY
from claims.rendering.locale import Locale, choose
from claims.rendering.run import Run

ROWS = 50
"""Findings that the table names; GitHub takes a megabyte a step, a person reads less."""
_MARKED = frozenset("\\`*_{}[]()<>#+-.!|~&@:")


def step_summary(run: Run, *, annotated: bool) -> str:
    """Counts, the gravest findings, the drafts that failed, and what is shown nowhere else.

    Args:
        run: the run.
        annotated: whether its findings were written as annotations, of which GitHub shows only so many.
    """
    language = run.reports[0].draft.language if len(run.reports) == 1 else ""
    words = choose(run.ui_language, language)
    counts = summary(run.reports)
    lines = ["## Claimdesk", ""]
    drafts = words("gate.drafts", n=len(run.reports))
    parts = [f"{counts[verdict]} {words(f'verdict.{verdict}').lower()}" for verdict in VERDICTS if counts[verdict]]
    lines += [f"{drafts}, {words('claims', n=sum(counts.values()))}{': ' if parts else ''}{', '.join(parts)}.", ""]
    if run.failures:
        lines += [f"**{words('gate.failed')}**", ""]
        lines += [f"- {_plain(saying.flat(str(failure.error)))}" for failure in run.failures[:ROWS]]
        lines.append("")
    lines += _table(words, run)
    if annotated and (hidden := not_shown(run)):
        lines += [words("gate.not_shown", n=hidden), ""]
    if run.dataset:
        info = run.dataset
        lines += [words("terminal.dataset", dataset=_plain(f"{info.name} {info.version} {info.sha256[:12]}")), ""]
    return "\n".join(lines)


def _table(words: Locale, run: Run) -> list[str]:
    alarms = sorted(
        (alarm for alarm in run.alarms() if alarm[1].verdict != "unverified"),
        key=lambda alarm: GRAVITY[alarm[1].verdict],
    )
    if not alarms:
        return []
    head = " | ".join((words("gate.verdict"), words("gate.where"), words("gate.claim"), words("gate.reason")))
    lines = [f"| {head} |", "|---|---|---|---|"]
    lines += [_row(run, report, finding) for report, finding in alarms[:ROWS]]
    lines.append("")
    if len(alarms) > ROWS:
        lines += [words("terminal.more", n=len(alarms) - ROWS), ""]
    return lines


def _row(run: Run, report: Report, finding: Finding) -> str:
    words = choose(run.ui_language, report.draft.language)
    claim = finding.claim
    place = report.draft.place(claim.start, claim.end)
    cells = (
        words(f"verdict.{finding.verdict}"),
        _plain(f"{run.path(report.draft.name)}:{place.line}"),
        _plain(saying.flat(claim.text)),
        _plain(saying.flat(finding.reason)),
    )
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that stays text: nothing of a draft becomes markup, a link or the mention of a person."""
    return "".join(f"&#{ord(mark)};" if mark in _MARKED else mark for mark in text)
