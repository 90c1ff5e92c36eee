"""`claims report`: the report of one draft as a page, in Markdown or as a Word document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from claims.commands import checking, options
from claims.commands.locked import locked
from claims.commands.results import Output, guard
from claims.config import settings
from claims.errors import UsageError
from claims.model import Failure

KINDS = {"html": (".html", ".htm"), "markdown": (".md", ".markdown"), "docx": (".docx",)}
EPILOG = """\
\b
Examples:
  claims report draft.md -o report.html
  claims report draft.md -o report.docx --ui-language id
  claims report draft.md | pbcopy"""


@click.command(cls=options.Sectioned, epilog=EPILOG)
@click.argument("draft")
@options.section(
    "Results",
    click.option(
        "-o",
        "--output-file",
        metavar="FILE",
        help="Write to FILE; its ending tells the kind: .html, .md, .docx. [default: standard output]",
    ),
    click.option(
        "--to", type=click.Choice(tuple(KINDS)), help="Kind of report. [default: told by FILE, else markdown]"
    ),
    options.ui_language,
)
@checking.read
@options.dataset
def report(draft: str, output_file: str | None, to: str | None, ui_language: str | None, **given: Any) -> int:
    """Write the report of one draft to paste into a message or to send: as a page, Markdown or a Word document.

    Decisions of the draft's lock are in it. Findings do not fail the call: `claims check` is the gate.
    """
    ending = Path(output_file or "").suffix.lower()
    told = next((kind for kind, endings in KINDS.items() if ending in endings), None)
    kind = to or told or ("markdown" if output_file in (None, "-") else "")
    if not kind:
        raise UsageError(
            f"“{ending}” tells no kind of report",
            place=output_file or "",
            mend="Name it .html, .md or .docx, or use --to",
        )
    if kind == "docx" and output_file in (None, "-"):
        raise UsageError("a Word document cannot go to standard output", mend="Name a file with --output-file")
    guard((output_file,), (draft,))
    terms = checking.Terms(**given)
    language = ui_language or settings(terms.config, isolated=terms.isolated).ui_language
    (result,), _ = locked([checking.report(draft, terms, ui_language=language)], must_be=False)
    if isinstance(result, Failure):
        raise result.error
    if kind == "docx":
        from claims.rendering import write
        from claims.rendering.docx import docx

        write(str(output_file), docx(result, ui_language=language))
    else:
        from claims.rendering import html
        from claims.rendering.markdown import markdown

        with Output(output_file) as output:
            output.write((html if kind == "html" else markdown)(result, ui_language=language))
    if output_file not in (None, "-"):
        print(f"Report: {output_file}", file=sys.stderr)
    return 0
