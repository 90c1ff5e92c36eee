"""Annotations on a pull request: workflow commands that GitHub's runner reads from standard output.

A step shows 10 errors, 10 warnings and 10 notices and drops the rest without a word. So the gravest are written as
annotations, the others as plain lines of the log, and the last line says how many those are.
"""

from __future__ import annotations

from claims.model import VERDICTS, Failure, Finding, Report
from claims.rendering.contract import summary
from claims.rendering.formats import saying
from claims.rendering.formats.places import GRAVITY, SEVERITY, Severity, has_lines, region
from claims.rendering.locale import choose
from claims.rendering.run import Run

SHOWN = 10
"""Annotations of one severity that a step shows."""


def document(run: Run) -> str:
    """Workflow commands, worst first, then what GitHub would drop as plain lines, then the count."""
    annotations: list[str] = []
    plain: list[str] = []
    left: dict[Severity, int] = {"error": SHOWN, "warning": SHOWN, "notice": SHOWN}
    for failure in run.failures:
        _put(annotations, plain, left, "error", _failure(run, failure), f"{failure.name}: {failure.error}")
    for report, finding in sorted(run.alarms(), key=lambda alarm: GRAVITY[alarm[1].verdict]):
        severity = SEVERITY[finding.verdict]
        _put(annotations, plain, left, severity, _finding(run, report, finding), _line(run, report, finding))
    return "".join(f"{line}\n" for line in [*annotations, *plain, _count(run, len(plain))])


def not_shown(run: Run) -> int:
    """How many findings a step of GitHub does not show as annotations."""
    counts: dict[Severity, int] = {"error": len(run.failures), "warning": 0, "notice": 0}
    for _, finding in run.alarms():
        counts[SEVERITY[finding.verdict]] += 1
    return sum(max(0, count - SHOWN) for count in counts.values())


def _put(
    annotations: list[str], plain: list[str], left: dict[Severity, int], severity: Severity, command: str, line: str
) -> None:
    if left[severity]:
        left[severity] -= 1
        annotations.append(f"::{severity} {command}")
    else:
        plain.append(inert(line))


def _finding(run: Run, report: Report, finding: Finding) -> str:
    draft, claim = report.draft, finding.claim
    words = choose(run.ui_language, draft.language)
    properties = {"file": run.path(draft.name)}
    said = saying.lines(words, finding)
    if has_lines(draft):
        at = region(draft, claim.start, claim.end)
        properties |= {"line": str(at.line), "endLine": str(at.end_line)}
        # Columns of a region that spans lines are refused.
        if at.line == at.end_line:
            properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    else:
        said.insert(0, words("gate.paragraph", n=draft.place(claim.start, claim.end).line))
    properties["title"] = f"{saying.headline(words, finding)} ({finding.rule})"
    return _command(properties, "\n".join(said))


def _failure(run: Run, failure: Failure) -> str:
    words = choose(run.ui_language)
    properties = {"file": run.path(str(failure.name)), "title": words("gate.failed")} if failure.name != "" else {}
    return _command(properties, saying.flat(str(failure.error)))


def _line(run: Run, report: Report, finding: Finding) -> str:
    words = choose(run.ui_language, report.draft.language)
    where = saying.where(report.draft, run.path(report.draft.name), finding.claim.start, finding.claim.end)
    return f"{where}: {words(f'verdict.{finding.verdict}').lower()} [{finding.rule}] {finding.reason}"


def _count(run: Run, dropped: int) -> str:
    words = choose(run.ui_language, run.reports[0].draft.language if len(run.reports) == 1 else "")
    counts = summary(run.reports)
    parts = [f"{counts[verdict]} {words(f'verdict.{verdict}').lower()}" for verdict in VERDICTS if counts[verdict]]
    said = f"{words('claims', n=sum(counts.values()))}{': ' if parts else ''}{', '.join(parts)}."
    return f"{said} {words('gate.not_shown', n=dropped)}" if dropped else said


def _command(properties: dict[str, str], message: str) -> str:
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"{given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def inert(line: str) -> str:
    """A line of the log in which the runner finds no command, whatever a draft or its name holds.

    Commands begin a line with `::`, white space before it or not, or hold `##[` anywhere in it.
    """
    return "- " + saying.flat(line).replace("##[", "# #[")
