"""`claims check`: drafts in, verdicts out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from claims.check import attempt
from claims.commands import options
from claims.commands.locked import locked
from claims.commands.pages import Pages, write_pages
from claims.commands.policy import Policy
from claims.commands.printing import fill_step_summary, root, show, show_statistics
from claims.commands.progress import Progress
from claims.commands.results import Output, complain, error_line, exit_code, guard
from claims.commands.sources import Known, Source, lines, named, opened
from claims.commands.work import Bench, Task, checked, processors
from claims.commands.work import check as check_task
from claims.config import FORMATS, LEVELS, Settings, settings
from claims.errors import UsageError
from claims.model import Failure, Report
from claims.rendering.run import Run

if TYPE_CHECKING:
    from claims.dataset import Dataset
    from claims.gate.baseline import Baseline
    from claims.gate.changes import Changes
    from claims.gate.kept import Kept

EPILOG = """\
\b
Examples:
  claims check draft.md
  claims check draft.docx --html report.html --published 2024-01-19
  claims check drafts/ --html reports/ --fail-on review
  claims check drafts/ --changed-since main --output-format github
  claims check drafts/ --baseline baseline.json --write-baseline
  claims check --jsonl articles.jsonl -o results.jsonl

\b
Levels of --fail-on:
  contradicted  contradicted, outdated or inconsistent: one of the statements is wrong
  review        also disputed or unverified: everything that is not supported
  never         findings never fail the call"""


class Call(NamedTuple):
    """What the command line says; null or empty where it says nothing."""

    drafts: tuple[str, ...]
    jsonl: str | None
    language: str | None
    published: date | None
    format: str | None
    stdin_filename: str | None
    output_format: str | None
    output_file: str | None
    html: str | None
    report_assets: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    exit_zero: bool
    baseline: str | None
    write_baseline: bool
    changed_since: str | None
    locked: bool
    statistics: bool
    quiet: bool
    ui_language: str | None
    jobs: int | None
    watch: bool
    reference: str | None
    no_cache: bool
    config: str | None
    isolated: bool


@click.command(cls=options.Sectioned, epilog=EPILOG)
@options.drafts
@options.section(
    "What to read",
    click.option(
        "--changed-since",
        metavar="REF",
        help="Only drafts changed since the work left REF (a branch or commit of git), and findings on changed lines.",
    ),
    click.option("--watch", is_flag=True, help="Check again whenever a draft, the dataset or the settings change."),
    click.option(
        "-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes at once. [default: one a processor]"
    ),
)
@options.output(FORMATS)
@options.section(
    "Results",
    click.option(
        "--html",
        metavar="PATH",
        help="Also write the report: to PATH when it ends in .html, else one file a draft into the folder PATH.",
    ),
    click.option(
        "--report-assets",
        metavar="DIR",
        help="Write style and script of the report as files into DIR, for servers that allow none in a page.",
    ),
    options.ui_language,
    click.option("--statistics", is_flag=True, help="Print how often each rule speaks instead of the findings."),
    click.option("-q", "--quiet", is_flag=True, help="Print the findings and nothing else."),
)
@options.section(
    "Verdicts",
    click.option(
        "--select", multiple=True, callback=options.several, metavar="RULES", help="Only these rules (docs/rules.md)."
    ),
    click.option("--ignore", multiple=True, callback=options.several, metavar="RULES", help="Leave these rules out."),
    click.option(
        "--fail-on", type=click.Choice(LEVELS), help="Findings from this level on exit with 1. [default: contradicted]"
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings."),
    click.option("--baseline", metavar="FILE", help="Findings that FILE knows are settled and fail nothing."),
    click.option("--locked", is_flag=True, help="Exit with 1 when a draft’s lock is missing or stale."),
    click.option(
        "--write-baseline",
        is_flag=True,
        help="Write the findings into the file of --baseline and exit with 0.",
    ),
)
@options.dataset
def check(**given: Any) -> int:
    """Find every claim of the drafts and hold it against the dataset.

    DRAFT is a file (.txt, .md, .html, .docx), a folder of them, an address, or - for standard input. A folder's drafts
    that a .claimsignore names are left out.
    """
    call = Call(**given)
    options.one_kind_of_input(call.drafts, call.jsonl)
    if call.jsonl:
        _refuse_for_lines(call)
    if not call.watch:
        return _once(call)
    if call.jsonl or any(draft == "-" or "://" in draft for draft in call.drafts):
        raise UsageError("only files and folders can be watched", mend="Name drafts, or leave --watch out")
    from claims.commands.watch import watch

    return watch(lambda: _once(call), lambda: _look(call))


def _refuse_for_lines(call: Call) -> None:
    if call.html or call.output_format not in (None, "jsonl"):
        raise UsageError("--jsonl gives JSON lines and nothing else", mend="Leave --html and --output-format out")
    for_files = (call.changed_since, call.baseline, call.write_baseline, call.statistics, call.locked)
    if any(for_files):
        raise UsageError(
            "--changed-since, --baseline, --locked and --statistics are for drafts in files",
            mend="Leave them out with --jsonl",
        )


def _once(call: Call) -> int:
    file = settings(call.config, isolated=call.isolated)
    policy = Policy(
        file,
        "never" if call.exit_zero else call.fail_on,
        call.select,
        call.ignore,
        call.language,
        call.ui_language,
    )
    policy.refuse_unknown_rules()
    reference = call.reference or file.reference
    known = Known(policy.terms().language, call.published, call.format, call.stdin_filename)
    pages = call.html or (file.html if not call.jsonl else None)
    guard((call.output_file, pages), call.drafts or (call.jsonl or "",))
    from claims.dataset import open_dataset

    with Output(call.output_file) as output:
        changes = _changes(call)
        known_before = _baseline(call, file)
        dataset = open_dataset(Path(reference) if reference else None, cache=not call.no_cache)
        if call.jsonl:
            with opened(call.jsonl) as stream:
                return _stream(lines(stream, known), Bench(dataset), policy, output)
        bench = Bench(dataset, _kept(dataset) if not call.no_cache else None, reference, not call.no_cache)
        tasks = _tasks(call, policy, known, changes)
        with Progress(len(tasks), quiet=call.quiet) as progress:
            results = list(checked(tasks, bench, jobs=call.jobs or processors(), done=progress.done))
        if bench.kept:
            bench.kept.sweep()
        return _finish(call, policy, results, _Gate(pages, known_before, changes, dataset, output))


class _Gate(NamedTuple):
    """What the results of a call still have to pass."""

    pages: str | None
    baseline: Baseline | None
    changes: Changes | None
    dataset: Dataset
    output: Output


def _finish(call: Call, policy: Policy, results: list[Report | Failure], gate: _Gate) -> int:
    """Name what could not be checked, write the pages, then print the results as the policy wants them."""
    results, stale = locked(results, call.locked)
    whole = [result for result in results if isinstance(result, Report)]
    failures = [result for result in results if isinstance(result, Failure)]
    guard((gate.output.path,), [report.draft.name for report in whole])
    ui_language = policy.terms().ui_language
    # The pages show a draft as it is; only the gate overlooks what was known or has not changed.
    if gate.pages and results:
        failures += write_pages(whole, Pages(gate.pages, ui_language, call.report_assets, call.quiet), failures)
    for failure in failures:
        complain(failure)
    if call.write_baseline and gate.baseline:
        return _write_baseline(call, gate.baseline, whole, failures)
    shown = {id(report): _seen(report, gate) for report in whole}
    reports = list(shown.values())
    levels = [policy.terms(report.draft.name).failing for report in reports]
    code = max(exit_code(reports, len(failures), levels), stale)
    run = Run(
        reports, failures, code, gate.dataset.info, levels, ui_language, root(), baseline=gate.baseline is not None
    )
    form = call.output_format or policy.file.output_format or "full"
    if call.statistics:
        show_statistics(run, gate.output)
    else:
        everything = [shown[id(r)] if isinstance(r, Report) else r for r in results]
        show(run, everything, gate.output, form, quiet=call.quiet)
    _notes(call, gate, whole)
    fill_step_summary(run, annotated=form == "github")
    return code


def _seen(report: Report, gate: _Gate) -> Report:
    report = gate.baseline.apply(report) if gate.baseline else report
    return gate.changes.keep(report) if gate.changes else report


def _notes(call: Call, gate: _Gate, whole: list[Report]) -> None:
    if call.quiet:
        return
    if gate.changes and not whole:
        print(f"claims: no draft has changed since {call.changed_since}.", file=sys.stderr)
    if gate.baseline and (gone := gate.baseline.gone(whole)):
        print(
            f"claims: {gate.baseline.path}: {gone} of its findings no longer occur. --write-baseline drops them.",
            file=sys.stderr,
        )


def _tasks(call: Call, policy: Policy, known: Known, changes: Changes | None) -> list[Task | Failure]:
    tasks: list[Task | Failure] = []
    for source in named(call.drafts, known):
        if isinstance(source, Failure):
            tasks.append(source)
        elif changes is None or changes.touched(source.name):
            terms = policy.terms(source.name)
            tasks.append(Task(source._replace(known=known._replace(language=terms.language)), terms))
    return tasks


def _stream(sources: Iterator[Source | Failure], bench: Bench, policy: Policy, output: Output) -> int:
    """Hand on each result when it is there and keep none: a stream may be longer than memory."""
    from claims.rendering import jsonl_line

    code, terms = 0, policy.terms()
    for source in sources:
        result = (
            source
            if isinstance(source, Failure)
            else attempt(source.id, lambda source=source: check_task(Task(source, terms), bench))  # type: ignore[misc]
        )
        if isinstance(result, Failure):
            code = 2
            output.write(error_line(result))
        else:
            code = max(code, exit_code([result], 0, [terms.failing]))
            output.write(jsonl_line(result))
    if code == 2:
        print("claims: some lines could not be checked; each says why in its place.", file=sys.stderr)
    return code


def _changes(call: Call) -> Changes | None:
    if not call.changed_since:
        return None
    if any(draft == "-" or "://" in draft for draft in call.drafts):
        raise UsageError("--changed-since is for drafts in files", mend="Leave it out, or name files and folders")
    from claims.gate.changes import Changes

    return Changes.since(call.changed_since)


def _baseline(call: Call, file: Settings) -> Baseline | None:
    path = call.baseline or (file.baseline if not call.jsonl else None)
    if not path:
        if call.write_baseline:
            raise UsageError("--write-baseline needs a file", mend="Name it with --baseline")
        return None
    from claims.gate.baseline import Baseline

    if call.write_baseline and not Path(path).exists():
        return Baseline(Path(path), {})
    return Baseline.read(path)


def _write_baseline(call: Call, baseline: Baseline, whole: list[Report], failures: list[Failure]) -> int:
    from claims.rendering import write

    renewed = baseline.renewed(whole)
    write(renewed.path, renewed.text())
    if not call.quiet:
        print(f"Baseline: {renewed.path} ({renewed.size} findings)", file=sys.stderr)
    return exit_code((), len(failures), ())


def _kept(dataset: Dataset) -> Kept | None:
    from claims.dataset.cache import cache_folder
    from claims.gate.kept import Kept

    folder = cache_folder()
    return Kept(folder.parent / "results", dataset.sha256) if folder else None


def _look(call: Call) -> object:
    from claims.commands.watch import look_at
    from claims.dataset.starter import starter

    found = attempt("", lambda: settings(call.config, isolated=call.isolated))
    file = Settings() if isinstance(found, Failure) else found
    reference = call.reference or file.reference
    files = (call.config, file.path, call.baseline or file.baseline, ".claimsignore", "claims.toml", "pyproject.toml")
    return look_at(call.drafts, files, Path(reference) if reference else starter())
