"""Findings as a good compiler prints them: where, what, why, the line with the claim underlined, the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.model import VERDICTS, Evidence, Finding, Match, Report, Verdict
from claims.rendering.columns import clip, printable, width, window, wrap
from claims.rendering.contract import summary
from claims.rendering.facts import told
from claims.rendering.locale import Locale, choose
from claims.rendering.redline import corrected
from claims.rendering.run import is_settled
from claims.wording import day, short_day

COLORS: dict[Verdict, str] = {
    "contradicted": "1;31",
    "outdated": "1;33",
    "inconsistent": "1;35",
    "disputed": "1;34",
    "unverified": "1;36",
    "supported": "32",
}
FAINT, BOLD = "2", "1"
NARROWEST = 24
EVIDENCE, RELATED = 4, 2
SHOWN_LINES = 6
"""How many line numbers a reason of "not checked" names before it says "and n more"."""


def concise(reports: Sequence[Report], *, ui_language: str | None = None, verbose: bool = False) -> str:
    """One line a finding: `file:line:col: verdict [rule] reason`. Supported claims only with `verbose`."""
    out = []
    for report in reports:
        words = choose(ui_language, report.draft.language)
        for finding in _in_full(report, verbose=verbose):
            reason = " ".join(printable(finding.reason).split())
            verdict = words(f"verdict.{finding.verdict}").lower()
            out.append(f"{_where(report, finding)}: {verdict} [{finding.rule}] {reason}\n")
    return "".join(out)


def terminal(
    reports: Sequence[Report],
    *,
    width: int = 100,
    color: bool = False,
    ui_language: str | None = None,
    verbose: bool = False,
    quiet: bool = False,
) -> str:
    """The findings of a run for a person at a terminal.

    Args:
        reports: in the order in which they are to stand.
        width: columns of the terminal; narrower than 24 counts as 24.
        color: whether ANSI colours may be used; nothing is told by colour alone.
        ui_language: the language of our own words; that of each draft when null.
        verbose: print supported claims in full as well.
        quiet: only the findings, without what was not checked and without the summary.
    """
    pen = _Pen(max(width, NARROWEST), color)
    for report in reports:
        words = choose(ui_language, report.draft.language)
        for finding in _in_full(report, verbose=verbose):
            _finding(pen, words, report, finding)
        if not quiet:
            _not_checked(pen, words, report)
            _stands_on(pen, words, report, several=len(reports) > 1)
    if reports and not quiet:
        languages = {choose(ui_language, report.draft.language).code for report in reports}
        _summary(pen, choose(languages.pop() if len(languages) == 1 else "en"), reports, verbose=verbose)
    return pen.text()


class _Pen:
    """Collects lines of a given width, coloured or not."""

    def __init__(self, room: int, color: bool) -> None:
        self.room = room
        self.color = color
        self.lines: list[str] = []

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and text else text

    def line(self, text: str = "") -> None:
        self.lines.append(text.rstrip())

    def wrapped(self, text: str, indent: str, rest: str | None = None, style: str = "") -> None:
        following = indent if rest is None else rest
        for number, line in enumerate(wrap(text, self.room - max(width(indent), width(following)))):
            self.line((indent if number == 0 else following) + self.paint(line, style))

    def text(self) -> str:
        return "\n".join(self.lines).strip("\n") + "\n" if self.lines else ""


def _in_full(report: Report, *, verbose: bool) -> Iterator[Finding]:
    """Alarms and what needs a person, in the order of the draft; not what somebody has decided already."""
    return (
        finding
        for finding in report.findings
        if verbose or (finding.verdict != "supported" and not is_settled(finding))
    )


def _where(report: Report, finding: Finding) -> str:
    place = report.draft.place(finding.claim.start, finding.claim.end)
    return f"{printable(report.draft.name)}:{place.line}:{place.column}"


def _finding(pen: _Pen, words: Locale, report: Report, finding: Finding) -> None:
    style = COLORS[finding.verdict]
    where, verdict = _where(report, finding), words(f"verdict.{finding.verdict}").lower()
    if width(f"{where}: {verdict} [{finding.rule}]") <= pen.room:
        rule = pen.paint(f"[{finding.rule}]", FAINT)
        pen.line(f"{pen.paint(where, BOLD)}: {pen.paint(verdict, style)} {rule}")
    else:
        pen.line(f"{pen.paint(where, BOLD)}:")
        pen.line(f"   {pen.paint(verdict, style)}")
        pen.line(f"   {pen.paint(f'[{finding.rule}]', FAINT)}")
    pen.wrapped(finding.reason, "   ")
    _excerpt(pen, report, finding, style)
    if finding.arithmetic:
        _note(pen, words("terminal.arithmetic"), [finding.arithmetic])
    for evidence in finding.evidence[:EVIDENCE]:
        _note(pen, words("terminal.evidence"), _evidence(words, evidence))
    if len(finding.evidence) > EVIDENCE:
        more = words("terminal.more_evidence", n=len(finding.evidence) - EVIDENCE)
        _note(pen, words("terminal.evidence"), [more])
    for match in finding.related[:RELATED]:
        _note(pen, words("terminal.related"), _related(words, match))
    if correction := corrected(finding):
        _note(pen, words("terminal.suggestion"), [f"“{correction}”"])
    pen.line()


def _excerpt(pen: _Pen, report: Report, finding: Finding, style: str) -> None:
    """The line of the file with the claim underlined; of a claim that spans lines, its first."""
    draft = report.draft
    place = draft.place(finding.claim.start, finding.claim.end)
    begin = place.start - (place.column - 1)
    end = draft.source.find("\n", begin)
    line = draft.source[begin : end if end >= 0 else len(draft.source)].rstrip("\r")
    gutter = str(place.line)
    # Leading white space carries nothing here; without it a deep indent does not push the claim out of a narrow window.
    lead = len(line) - len(line.lstrip())
    lead = min(lead, place.column - 1)
    text, at, length = window(
        line[lead:], place.column - 1 - lead, place.end - begin - lead, max(pen.room - len(gutter) - 3, 8)
    )
    bar = pen.paint("|", FAINT)
    pen.line(f"{' ' * len(gutter)} {bar}")
    pen.line(f"{pen.paint(gutter, FAINT)} {bar} {text}")
    pen.line(f"{' ' * len(gutter)} {bar} {' ' * at}{pen.paint('^' * length, style)}")


def _note(pen: _Pen, label: str, parts: Sequence[str]) -> None:
    """`= label: first part`, the other parts below it, one line each where they fit."""
    head = f"   = {label}: "
    # Too narrow a column would break every word: then what follows goes under the label instead of beside it.
    indent = " " * len(head) if pen.room - len(head) >= 30 else " " * 7
    for number, part in enumerate(parts):
        first = head if number == 0 else indent
        for at, line in enumerate(wrap(part, pen.room - len(first))):
            pen.line((first if at == 0 else indent) + line)


def _evidence(words: Locale, evidence: Evidence) -> list[str]:
    facts = [evidence.value]
    if evidence.as_of:
        facts.append(words("evidence.as_of", day=short_day(evidence.as_of, words.code)))
    if evidence.said_by:
        facts.append(evidence.said_by)
    # What holds on the draft's day needs no remark; everything else does.
    status = "" if evidence.status in ("", "current") else f" ({words.word('status', evidence.status)})"
    parts = [", ".join(facts) + status]
    if evidence.source:
        source = evidence.source
        when = short_day(source.published, words.code) if source.published else words("evidence.no_date")
        parts.append(", ".join(part for part in (source.publisher, source.title and f"“{source.title}”", when) if part))
        if source.url:
            parts.append(source.url)
    return parts


def _related(words: Locale, match: Match) -> list[str]:
    fact = match.fact
    said = told(fact, words.code)
    parts = [f"{fact.id}: {said}" if said else fact.id]
    for source in fact.sources[:1]:
        when = short_day(source.published, words.code) if source.published else words("evidence.no_date")
        parts += [f"{source.publisher}, {when}", source.url]
    return [part for part in parts if part]


def _not_checked(pen: _Pen, words: Locale, report: Report) -> None:
    """What no verdict speaks of, one line a reason, in the order in which the reasons first come up."""
    lines: dict[str, list[int]] = {}
    for skipped in report.not_checked:
        line = report.draft.place(skipped.start, skipped.end).line
        found = lines.setdefault(words.reason(skipped.reason), [])
        if line not in found:
            found.append(line)
    if not lines:
        return
    pen.line(pen.paint(words("terminal.not_checked", n=len(report.not_checked)), BOLD))
    for reason, numbers in lines.items():
        shown = ", ".join(str(number) for number in numbers[:SHOWN_LINES])
        more = len(numbers) - SHOWN_LINES
        where = words("terminal.lines", lines=shown) + (f" {words('terminal.more', n=more)}" if more > 0 else "")
        pen.wrapped(f"{where}: {reason}", "  ", "    ")
    pen.line()


def _stands_on(pen: _Pen, words: Locale, report: Report, *, several: bool) -> None:
    """Which date and which dataset the verdicts stand on."""
    draft, dataset = report.draft, report.dataset
    if several:
        pen.line(pen.paint(clip(draft.name, pen.room), BOLD))
    if draft.published:
        origin = words.word("date_from", draft.published_from or "")
        said = words("terminal.date", day=day(draft.published, words.code), origin=origin)
    else:
        said = words("terminal.no_date")
    pen.wrapped(said, "")
    name = " ".join(part for part in (dataset.name, dataset.version, dataset.sha256[:12]) if part)
    pen.wrapped(words("terminal.dataset", dataset=name), "")
    if several:
        pen.line()


def _summary(pen: _Pen, words: Locale, reports: Sequence[Report], *, verbose: bool) -> None:
    counts = summary(reports)
    total = sum(counts.values())
    if not total:
        pen.wrapped(words("terminal.no_claims"), "", style=BOLD)
        return
    parts = [f"{counts[verdict]} {words(f'verdict.{verdict}').lower()}" for verdict in VERDICTS if counts[verdict]]
    pen.wrapped(f"{words('claims', n=total)}: {', '.join(parts)}.", "", "  ", style=BOLD)
    alarms = sum(counts[verdict] for verdict in VERDICTS if verdict not in ("supported", "unverified"))
    if not alarms and counts["unverified"]:
        pen.wrapped(words("terminal.silence"), "")
    if counts["supported"] and not verbose:
        pen.wrapped(words("terminal.supported", n=counts["supported"]), "")
    settled = sum(f.verdict != "supported" and is_settled(f) for report in reports for f in report.findings)
    if settled and not verbose:
        pen.wrapped(words("terminal.settled", n=settled), "")
