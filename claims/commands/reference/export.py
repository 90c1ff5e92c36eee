"""`claims reference export`: the dataset for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from claims.commands.reference.folder import chosen, option
from claims.commands.reference.search import KINDS
from claims.errors import OutputError, UsageError


@click.command()
@option
@click.option(
    "--format",
    "form",
    type=click.Choice(("jsonl", "csv", "claimreview")),
    default="jsonl",
    show_default=True,
    help="jsonl: facts as their files have them; csv: a row a value; claimreview: fact-checks that are published.",
)
@click.option("--kind", type=click.Choice(KINDS), help="Only facts of this kind.")
@click.option("-o", "--output-file", metavar="FILE", help="Write to FILE. [default: standard output]")
def export(reference: str | None, form: str, kind: str | None, output_file: str | None) -> int:
    """Write the dataset for other programs, in the order of its files."""
    from claims.dataset import open_dataset
    from claims.dataset.export import claim_reviews, json_lines, table

    dataset = open_dataset(chosen(reference))
    if form == "claimreview" and kind not in (None, "fact_check"):
        raise UsageError("only fact-checks can be ClaimReviews", mend="Leave --kind out")
    lines = {
        "jsonl": lambda: json_lines(dataset, kind),
        "csv": lambda: table(dataset, kind),
        "claimreview": lambda: claim_reviews(dataset),
    }[form]()
    if output_file is None:
        for line in lines:
            click.echo(line, nl=False)
        return 0
    try:
        with Path(output_file).open("w", encoding="utf-8", newline="") as out:
            out.writelines(lines)
    except OSError as error:
        message = f"the file cannot be written: {error.strerror}"
        raise OutputError(message, place=output_file, mend="Name another file") from error
    return 0
