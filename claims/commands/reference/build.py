"""`claims reference build`: compile the index now rather than at the next check."""

from __future__ import annotations

import click

from claims.commands.reference.folder import chosen, option


@click.command()
@option
def build(reference: str | None) -> int:
    """Compile the dataset to its index. Checking does this by itself when a file has changed.

    Exit code: 0, or 2 when a file of the dataset cannot be used.
    """
    from claims.dataset import open_dataset

    dataset = open_dataset(chosen(reference))
    info = dataset.info
    click.echo(
        f"{info.name} {info.version}: {info.facts} facts, {info.observations} values, {dataset.entity_count} entities"
    )
    click.echo(f"sha256 {info.sha256}")
    click.echo(f"index  {dataset.place}")
    return 0
