"""`claims reference import`: take earlier fact-checks into a dataset."""

from __future__ import annotations

from pathlib import Path

import click

from claims.commands.sources import opened
from claims.errors import DatasetError

SHOWN = 10
"""How many records that were left are named one by one."""


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option("--kind", type=click.Choice(("fact_check",)), required=True, help="What the file holds.")
@click.option("--into", required=True, metavar="DIR", help="Folder of the dataset; begun when it is not there.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken and write nothing.")
@click.option("--all-messages", is_flag=True, help="Name every record that is left, not the first ten.")
def import_(file: str, kind: str, into: str, dry_run: bool, all_messages: bool) -> int:
    """Take earlier fact-checks from FILE (or - for standard input), one JSON object a line:
    {"id", "text", "title"?, "language"?, "date"?, "rating"?, "publisher"?, "url"?}.

    Ids are kept, and taking a file twice changes nothing. A record that cannot be taken is named and left; the rest go
    in.

    Exit code: 0, or 2 when nothing at all could be taken.
    """
    from claims.dataset.importing import import_fact_checks

    with opened(file) as lines:
        taken = import_fact_checks(lines, "standard-input" if file == "-" else file, Path(into), dry_run=dry_run)
    for sentences, what in ((taken.refused, "left out"), (taken.partly, "taken in part")):
        shown = len(sentences) if all_messages else SHOWN
        for sentence in sentences[:shown]:
            click.echo(f"{what}: {sentence}", err=True)
        if len(sentences) > shown:
            click.echo(f"{what}: {len(sentences) - shown} more (--all-messages names them)", err=True)
    whole = taken.added + taken.updated + taken.unchanged
    if not whole and taken.refused:
        raise DatasetError("no record of the file could be taken", place=file, mend="See the sentences above")
    click.echo(
        f"{'Would add' if dry_run else 'Added'} {taken.added}, updated {taken.updated}, unchanged {taken.unchanged}, "
        f"left out {len(taken.refused)}: {into}"
    )
    return 0
