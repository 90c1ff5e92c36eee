"""`claims demo`: an example of ours against the starter dataset, and a report to look at."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.commands.examples import EXAMPLES, example
from claims.commands.results import Output

EPILOG = """\
\b
Examples:
  claims demo
  claims demo --language id --html contoh.html"""


@click.command(epilog=EPILOG)
@click.option(
    "--language", type=click.Choice(sorted(EXAMPLES)), default="en", show_default=True, help="Which example to check."
)
@click.option(
    "--html", metavar="PATH", default="claims-demo.html", show_default=True, help="Where to write the report."
)
def demo(language: str, html: str) -> int:
    """Check an example draft, wrong on purpose, against the starter dataset and write the report.

    Settings of the folder are not used. Exits with 0: the findings are meant to be there.
    """
    from claims.check import check_draft
    from claims.dataset import open_dataset
    from claims.drafts import read
    from claims.rendering import html as page
    from claims.rendering import terminal, write

    path = example(language)
    draft = read(path.name, data=path.read_bytes())
    report = check_draft(draft, open_dataset(), ui_language=language)
    write(html, page(report, ui_language=language))
    with Output(None) as output:
        color, width = output.manners()
        output.write(terminal([report], width=width, color=color, ui_language=language).rstrip("\n") + "\n")
        said = "Laporan" if language == "id" else "Report"
        output.write(f"\n{said}: {Path(html).absolute()}\n")
    sys.stdout.flush()
    return 0
