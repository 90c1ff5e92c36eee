"""JUnit XML: a draft is a suite of tests, a claim is a test.

A finding that fails the run is a failure, one that does not is skipped with its reason, support passes, a draft that
cannot be read is an error. No times: the same drafts give the same bytes.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from claims.model import Failure, Finding, Report, Verdict
from claims.rendering.formats import saying
from claims.rendering.formats.places import has_lines
from claims.rendering.locale import Locale, choose
from claims.rendering.run import Run, is_settled, why_settled

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(run: Run) -> str:
    """The whole file, one suite a draft in the order of the drafts; those that failed stand last."""
    suites: list[str] = []
    totals = [0, 0, 0, 0]
    levels = run.levels or [frozenset[Verdict]()] * len(run.reports)
    for report, failing in zip(run.reports, levels, strict=True):
        cases = [_case(run, report, finding, finding.verdict in failing) for finding in report.findings]
        text = "".join(cases)
        counts = [len(cases), text.count("<failure "), 0, text.count("<skipped ")]
        suites.append(_suite(run.path(report.draft.name), counts, text))
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
    for failure in run.failures:
        suites.append(_suite(run.path(str(failure.name)), [1, 0, 1, 0], _error(run, failure)))
        totals = [a + b for a, b in zip(totals, [1, 0, 1, 0], strict=True)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<testsuites name="claims"{_counts(totals)}>\n{"".join(suites)}</testsuites>\n'


def _suite(name: str, counts: list[int], cases: str) -> str:
    return f"  <testsuite name={_quoted(name)}{_counts(counts)}>\n{cases}  </testsuite>\n"


def _counts(counts: list[int]) -> str:
    names = ("tests", "failures", "errors", "skipped")
    return "".join(f' {name}="{count}"' for name, count in zip(names, counts, strict=True))


def _case(run: Run, report: Report, finding: Finding, fails: bool) -> str:
    draft, claim = report.draft, finding.claim
    words = choose(run.ui_language, draft.language)
    place, path = draft.place(claim.start, claim.end), run.path(draft.name)
    name = f"{place.line}:{place.column} {claim.kind} {saying.flat(claim.text)}"
    line = f' line="{place.line}"' if has_lines(draft) else ""
    head = f"    <testcase classname={_quoted(path)} name={_quoted(name)} file={_quoted(path)}{line}"
    if is_settled(finding) and finding.verdict != "supported":
        return f"{head}>\n      <skipped message={_quoted(_settled(words, finding))}/>\n    </testcase>\n"
    if finding.verdict == "supported":
        return f"{head}/>\n"
    message = f"{words(f'verdict.{finding.verdict}')}: {saying.flat(finding.reason)}"
    if not fails:
        return f"{head}>\n      <skipped message={_quoted(message)}/>\n    </testcase>\n"
    said = "\n".join([saying.where(draft, path, claim.start, claim.end), *saying.lines(words, finding)])
    return (
        f"{head}>\n      <failure type={_quoted(finding.rule)} message={_quoted(message)}>"
        f"{escape(_clean(said))}</failure>\n    </testcase>\n"
    )


def _settled(words: Locale, finding: Finding) -> str:
    why = saying.flat(why_settled(finding))
    return f"{words('gate.settled')}{': ' + why if why else ''}"


def _error(run: Run, failure: Failure) -> str:
    path, said = run.path(str(failure.name)), saying.flat(str(failure.error))
    return (
        f'    <testcase classname={_quoted(path)} name="read" file={_quoted(path)}>\n'
        f"      <error type={_quoted(failure.error.code)} message={_quoted(said)}/>\n    </testcase>\n"
    )


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """XML 1.0 has no way to write most control characters, so they are shown as unknown."""
    return _NOT_XML.sub("\ufffd", text)
