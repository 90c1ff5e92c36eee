"""`claims reference import`: take files from elsewhere into a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.commands.sources import opened
from claims.errors import DatasetError, UsageError

if TYPE_CHECKING:
    from claims.dataset.importing import Taken

KINDS = ("fact_check", "claim_review", "table", "wikidata")
SHOWN = 10
"""How many records that were left are named one by one."""

into = click.option("--into", required=True, metavar="DIR", help="Folder of the dataset; begun when it is not there.")
dry_run = click.option("--dry-run", is_flag=True, help="Say what would be taken and write nothing.")
all_messages = click.option("--all-messages", is_flag=True, help="Name every record that is left, not the first ten.")
rating = click.option(
    "--rating",
    "ratings",
    multiple=True,
    metavar="WORDS=TRUTH",
    help="What a publisher's rating means (“Hoaks lama=false”), where the list of known ratings lacks it. TRUTH is "
    "true, mostly-true, mixed, misleading, mostly-false, false, satire or unproven.",
)


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What the file holds.")
@into
@click.option("--mapping", metavar="FILE", help="For a table: what its columns mean, as JSON (reference/README.md).")
@click.option("--name", metavar="NAME", help="What the table or the file of fact-checks is to be called.")
@rating
@dry_run
@all_messages
def import_(
    file: str,
    kind: str,
    into: str,
    mapping: str | None,
    name: str | None,
    ratings: tuple[str, ...],
    dry_run: bool,
    all_messages: bool,
) -> int:
    """Take FILE into a dataset. Taking it twice changes nothing; a record that cannot be taken is named and left, and
    the rest go in.

    \b
    fact_check    earlier fact-checks, one JSON object a line, or - for standard input:
                  {"id", "text", "title"?, "language"?, "date"?, "rating"?, "publisher"?, "url"?}
    claim_review  ClaimReview: JSON-LD, a feed of it, or a page that carries it
    table         a Frictionless datapackage.json, or a CSV file with --mapping
    wikidata      items as Special:EntityData gives them: roles, events, series

    Exit code: 0, or 2 when nothing at all could be taken.
    """
    home = Path(into)
    if kind == "fact_check":
        from claims.dataset.importing import import_fact_checks

        with opened(file) as lines:
            called = name or ("standard-input" if file == "-" else file)
            taken = import_fact_checks(lines, called, home, dry_run=dry_run)
    elif kind == "claim_review":
        from claims.dataset.importers.claim_review import records
        from claims.dataset.importing import take

        with opened(file) as stream:
            raw = stream.read()
        found = records(raw, file, own_ratings(ratings))
        taken = take(found, name or ("standard-input" if file == "-" else file), home, dry_run=dry_run)
    elif kind == "table":
        from claims.dataset.importers.packages import import_table

        meaning = Path(mapping) if mapping else None
        taken = import_table(Path(file), home, meaning, name or "", dry_run=dry_run)
    else:
        from claims.dataset.importers.wikidata import import_items

        taken = import_items(Path(file), home, dry_run=dry_run)
    return told(taken, file, into, dry_run, all_messages)


def own_ratings(pairs: tuple[str, ...]) -> Mapping[str, str]:
    """The ratings of the command line, folded, with what they mean.

    Raises:
        UsageError: one of them is not written as WORDS=TRUTH.
    """
    from claims.dataset.importers.ratings import folded, truths

    found: dict[str, str] = {}
    for pair in pairs:
        words, equals, truth = pair.rpartition("=")
        if not equals or truth.strip() not in truths():
            mend = f"Write WORDS=TRUTH, with one of {', '.join(truths())}"
            raise UsageError(f"“{pair}” does not say what a rating means", mend=mend)
        found[folded(words)] = truth.strip()
    return found


def told(taken: Taken, source: str, into: str, dry_run: bool, all_messages: bool) -> int:
    """Say what came of an import, and give its exit code.

    Raises:
        DatasetError: no record could be taken.
    """
    for sentences, what in ((taken.refused, "left out"), (taken.partly, "taken in part")):
        shown = len(sentences) if all_messages else SHOWN
        for sentence in sentences[:shown]:
            click.echo(f"{what}: {sentence}", err=True)
        if len(sentences) > shown:
            click.echo(f"{what}: {len(sentences) - shown} more (--all-messages names them)", err=True)
    whole = taken.added + taken.updated + taken.unchanged
    if not whole and taken.refused:
        raise DatasetError("no record of the file could be taken", place=source, mend="See the sentences above")
    click.echo(
        f"{'Would add' if dry_run else 'Added'} {taken.added}, updated {taken.updated}, unchanged {taken.unchanged}, "
        f"left out {len(taken.refused)}: {into}"
    )
    return 0
