"""`claims reference schema`: what editors' tools need to complete and validate the files of a dataset."""

from __future__ import annotations

import json
from pathlib import Path

import click

from claims.errors import OutputError, UsageError

KINDS = ("dataset", "lists", "topic", "fact-check", "table")


@click.command()
@click.argument("kind", required=False, type=click.Choice(KINDS), metavar="[KIND]")
@click.option("--into", metavar="DIR", help="Write all of them into DIR, as KIND.schema.json.")
def schema(kind: str | None, into: str | None) -> int:
    """Print the JSON Schema of a KIND of file (dataset, lists, topic, fact-check, table), or write all of them.

    An editor that knows them completes keys, explains them and marks slips while you type. The linter knows more: ids
    that must exist, days in order, names that two entities share.
    """
    from claims.dataset.schema import schemas

    found = schemas()
    if bool(kind) == bool(into):
        mend = f"Name one of {', '.join(KINDS)}, or --into DIR"
        raise UsageError("schema needs one kind of file, or a folder to write all into", mend=mend)
    if kind:
        click.echo(text(found[kind]), nl=False)
    for name, content in found.items() if into else ():
        path = Path(str(into)) / f"{name}.schema.json"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(content), encoding="utf-8")
        except OSError as error:
            message = f"the schema cannot be written: {error.strerror}"
            raise OutputError(message, place=str(path), mend="Name a folder that can be written") from error
        click.echo(f"wrote {path}")
    return 0


def text(schema: object) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
