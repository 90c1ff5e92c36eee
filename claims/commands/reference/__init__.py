"""`claims reference`: work on the curated dataset."""

from __future__ import annotations

import click

from claims.commands.reference.add import add
from claims.commands.reference.build import build
from claims.commands.reference.diff import diff
from claims.commands.reference.due import due
from claims.commands.reference.export import export
from claims.commands.reference.fetch import fetch
from claims.commands.reference.history import history
from claims.commands.reference.importing import import_
from claims.commands.reference.links import links
from claims.commands.reference.lint import lint
from claims.commands.reference.revise import revise
from claims.commands.reference.schema import schema
from claims.commands.reference.search import search
from claims.commands.reference.show import show

EPILOG = """\
\b
Examples:
  claims reference lint                        every problem of the dataset, with its line
  claims reference search "sandera Hamas"      facts by words, in either language
  claims reference show q-7oct-killed          one fact with all its values and sources
  claims reference add --topic banjir-2026     a new fact; what is missing is asked for
  claims reference revise q-flood-killed       a new value; what is missing is asked for
  claims reference diff HEAD~5..               what changed, in words
  claims reference import checks.jsonl --kind fact_check --into reference

\b
The dataset is the folder of --reference, else the one in claims.toml, else the starter dataset."""


class InOrder(click.Group):
    """Lists its commands in the order in which a curator needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were added."""
        return list(self.commands)


@click.group(cls=InOrder, epilog=EPILOG)
def reference() -> None:
    """Work on the dataset: the facts that drafts are held against, in files that people edit."""


for command in (lint, show, history, search, add, revise, due, diff, links, import_, fetch, export, build, schema):
    reference.add_command(command)
