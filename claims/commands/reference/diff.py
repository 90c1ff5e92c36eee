"""`claims reference diff`: what changed in a dataset, in words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from claims.commands.reference.folder import chosen, option


@click.command()
@click.argument("revisions", default="HEAD", metavar="[REV..REV]")
@option
@click.option("--language", type=click.Choice(("id", "en")), default="en", show_default=True, help="Which wording.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change: file, id, change, sentence.")
def diff(revisions: str, reference: str | None, language: str, as_json: bool) -> int:
    """Say in words what changed between two revisions in git, or since one.

    REV..REV are any two revisions; REV alone, or REV.., means up to the files as they lie there now. Left out: since
    the last commit.

    Exit code: 0, or 2 when git or the dataset cannot be read.
    """
    from claims.dataset.compare import Change, compare
    from claims.dataset.revisions import both, span
    from claims.dataset.starter import starter
    from claims.dataset.telling import Teller

    folder = chosen(reference) or starter()
    states = both(Path(folder), *span(revisions))
    teller = Teller(language, [*states.before, *states.after])
    found = compare(states.before, states.after)
    for path, more, fewer in states.rows:
        found.append(Change(path, "rows", "series", {}, {"file": path, "more": more, "fewer": fewer}))
    for change in found:
        sentence = teller.say(change)
        if as_json:
            record = {"file": change.path, "id": change.record.get("id"), "change": change.key, "sentence": sentence}
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            click.echo(sentence)
    if not as_json:
        silent = [path for path in states.changed if path not in {change.path for change in found}]
        for path in silent:
            click.echo(teller.file(path))
        if not states.changed:
            click.echo(teller.word("nothing"), err=True)
    return 0
