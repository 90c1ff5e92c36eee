"""`claims check`: drafts in, verdicts out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.check import attempt, check_draft
from claims.commands import options
from claims.commands.results import Output, complain, error_line, exit_code, guard, pages
from claims.commands.sources import Known, Source, lines, named, opened
from claims.config import LEVELS, Settings, settings
from claims.errors import UsageError
from claims.model import Failure, Report

if TYPE_CHECKING:
    from claims.dataset import Dataset

EPILOG = """\
\b
Examples:
  claims check draft.md
  claims check draft.docx --html report.html --published 2024-01-19
  claims check drafts/ --html reports/ --fail-on review
  claims check --jsonl articles.jsonl -o results.jsonl
  claims check draft.md --select quantity-contradicted,weekday-mismatch

\b
Levels of --fail-on:
  contradicted  contradicted, outdated or inconsistent: one of the statements is wrong
  review        also disputed or unverified: everything that is not supported
  never         findings never fail the call"""


@click.command(cls=options.Sectioned, epilog=EPILOG)
@options.drafts
@options.output
@options.section(
    "Results",
    click.option(
        "--html",
        metavar="PATH",
        help="Also write the report: to PATH when it ends in .html, else one file a draft into the folder PATH.",
    ),
    options.ui_language,
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
)
@options.dataset
def check(
    drafts: tuple[str, ...],
    jsonl: str | None,
    language: str | None,
    published: date | None,
    format: str | None,
    stdin_filename: str | None,
    output_format: str | None,
    output_file: str | None,
    html: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    exit_zero: bool,
    quiet: bool,
    ui_language: str | None,
    reference: str | None,
    no_cache: bool,
    config: str | None,
    isolated: bool,
) -> int:
    """Find every claim of the drafts and hold it against the dataset.

    DRAFT is a file (.txt, .md, .html, .docx), a folder of them, an address, or - for standard input.
    """
    file = settings(config, isolated=isolated)
    policy = Settings(
        output_format=output_format or file.output_format or "full",
        html=html or (file.html if not jsonl else None),
        fail_on="never" if exit_zero else fail_on or file.fail_on or "contradicted",
        select=select or file.select,
        ignore=ignore or file.ignore,
        language=language or file.language,
        reference=reference or file.reference,
        ui_language=ui_language or file.ui_language,
    )
    known = Known(policy.language, published, format, stdin_filename)
    options.one_kind_of_input(drafts, jsonl)
    if jsonl and (html or output_format not in (None, "jsonl")):
        raise UsageError("--jsonl gives JSON lines and nothing else", mend="Leave --html and --output-format out")
    _known_rules(policy, place="" if select or ignore else str(file.path or ""))
    guard((output_file, policy.html), drafts or (jsonl or "",))
    from claims.dataset import open_dataset

    with Output(output_file) as output:
        dataset = open_dataset(Path(policy.reference) if policy.reference else None, cache=not no_cache)
        if jsonl:
            with opened(jsonl) as stream:
                return _stream(_checked(lines(stream, known), dataset, policy), output, policy)
        return _print(_checked(named(drafts, known), dataset, policy), output, policy, dataset, quiet=quiet)


def _known_rules(policy: Settings, place: str) -> None:
    """Refuse names that no rule has: a misspelt --ignore must not pass for one that works.

    Raises:
        UsageError: no such rule, or one that cannot be left out.
    """
    from claims.verdicts.rules import CONSISTENCY, RULES

    verdicts: dict[str, str] = {rule.id: rule.verdict for rule in (*CONSISTENCY, *RULES)}
    for name in (*policy.select, *policy.ignore):
        if name not in verdicts:
            near = get_close_matches(name, verdicts, n=1)
            mend = f"Did you mean “{near[0]}”" if near else f"The rules are {', '.join(sorted(verdicts))}"
            raise UsageError(f"there is no rule “{name}”", place=place, mend=mend)
        if name in policy.ignore and verdicts[name] == "unverified":
            raise UsageError(
                f"the rule “{name}” cannot be left out: it says what the dataset does not cover",
                place=place,
                mend="Choose with --fail-on whether that fails the call",
            )


def _checked(sources: Iterator[Source | Failure], dataset: Dataset, policy: Settings) -> Iterator[Report | Failure]:
    for source in sources:
        if isinstance(source, Failure):
            yield source
        else:
            yield attempt(source.id, lambda source=source: _check(source, dataset, policy))  # type: ignore[misc]


def _check(source: Source, dataset: Dataset, policy: Settings) -> Report:
    return check_draft(
        source.read(),
        dataset,
        ui_language=policy.ui_language,
        select=policy.select,
        ignore=policy.ignore,
        id=source.id,
    )


def _stream(results: Iterator[Report | Failure], output: Output, policy: Settings) -> int:
    """Hand on each result when it is there and keep none: a stream may be longer than memory."""
    from claims.rendering import jsonl_line

    code = 0
    for result in results:
        if isinstance(result, Failure):
            code = 2
            output.write(error_line(result))
        else:
            code = max(code, exit_code([result], 0, policy.fail_on or ""))
            output.write(jsonl_line(result))
    if code == 2:
        print("claims: some lines could not be checked; each says why in its place.", file=sys.stderr)
    return code


def _print(
    results: Iterator[Report | Failure], output: Output, policy: Settings, dataset: Dataset, *, quiet: bool
) -> int:
    """Name what could not be checked, write the pages, then print the results as the policy wants them."""
    everything = list(results)
    reports = [result for result in everything if isinstance(result, Report)]
    failures = [result for result in everything if isinstance(result, Failure)]
    guard((output.path,), [report.draft.name for report in reports])
    failures += _write_pages(reports, policy, quiet=quiet) if policy.html else []
    for failure in failures:
        complain(failure)
    code = exit_code(reports, len(failures), policy.fail_on or "")
    if policy.output_format == "jsonl":
        from claims.rendering import jsonl_line

        output.write("".join(error_line(r) if isinstance(r, Failure) else jsonl_line(r) for r in everything))
    elif policy.output_format == "json":
        from claims.rendering import json_document

        output.write(json_document(reports, exit_code=code, dataset=dataset.info))
    elif reports:
        output.write(_listing(reports, output, policy, quiet=quiet))
    return code


def _listing(reports: list[Report], output: Output, policy: Settings, *, quiet: bool) -> str:
    """The findings for a person to read."""
    from claims.rendering import concise, terminal

    if policy.output_format == "concise":
        return concise(reports, ui_language=policy.ui_language)
    color, width = output.manners()
    return terminal(reports, width=width, color=color, ui_language=policy.ui_language, quiet=quiet)


def _write_pages(reports: list[Report], policy: Settings, *, quiet: bool) -> list[Failure]:
    """Write the page of each report, name it, and give those that could not be written."""
    from claims.rendering import html, write

    names = [report.draft.name for report in reports]
    paths = pages(names, policy.html or "")
    guard(paths, names)
    failures = []
    for report, path in zip(reports, paths, strict=True):
        written = attempt(report.draft.name, lambda: write(path, html(report, ui_language=policy.ui_language)))  # noqa: B023
        if isinstance(written, Failure):
            failures.append(written)
        elif not quiet:
            print(f"Report: {path}", file=sys.stderr)
    return failures
