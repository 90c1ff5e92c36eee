"""`claims init`: a newsroom's own folder, in the shape that the other commands expect."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from claims.commands.examples import EXAMPLES, example
from claims.commands.results import make_folder
from claims.errors import OutputError

SETTINGS = """\
# Settings of this newsroom for Claimdesk. What the command line says wins. All keys: claims check --help
reference = "reference"
html = "reports/"
fail-on = "contradicted"
# language = "id"
# ui-language = "id"
# ignore = ["headline-body"]
"""

DATASET = """\
# Who this dataset is. `extends: starter` adds the dataset that comes with Claimdesk to your own facts.
name: {name}
version: 1
title: {{id: Dataset acuan {name}, en: Reference dataset of {name}}}
extends: starter
languages: [id, en]
"""

TOPIC = """\
# One file a topic. Facts are added with `claims reference add` or by hand; check them with `claims reference lint`.
# Satu berkas satu topik. Angka yang direvisi cukup ditambah sebagai satu baris observasi baru.
id: first-topic
title: {id: Topik pertama, en: First topic}
facts: []
# - id: q-first
#   kind: series
#   about: [indonesia]
#   measure: killed
#   unit: person
#   statement: {id: "…", en: "…"}
#   observations:
#   - {value: 12, as_of: 2024-01-19, rank: preferred, said_by: bnpb,
#      sources: [{publisher: "…", title: "…", url: "https://…", published: 2024-01-19}]}
"""


@click.command()
@click.argument("folder", default=".", metavar="[DIR]")
@click.option(
    "--language", type=click.Choice(sorted(EXAMPLES)), default="id", show_default=True, help="Language of the example."
)
def init(folder: str, language: str) -> int:
    """Start a newsroom folder in DIR (the folder you are in when it is left out).

    It holds claims.toml (settings), reference/ (a dataset of your own that builds on the starter dataset), drafts/ with
    an example, and reports/. Nothing that is there already is overwritten.
    """
    from claims.rendering import write

    home = Path(folder)
    draft = example(language)
    files = {
        "claims.toml": SETTINGS,
        "reference/dataset.yaml": DATASET.format(name=_name(home)),
        "reference/topics/first-topic.yaml": TOPIC,
        f"drafts/{draft.name}": draft.read_text(encoding="utf-8"),
        "reports/.gitignore": "# Reports can be made again at any time.\n*.html\n",
    }
    present = [name for name in files if (home / name).exists()]
    if present:
        raise OutputError(
            "this is there already and stays as it is", place=str(home / present[0]), mend="Name an empty folder"
        )
    for name in files:
        make_folder((home / name).parent)
    for name, text in files.items():
        write(home / name, text)
        click.echo(f"wrote {home / name}")
    step = f"cd {shlex.quote(folder)} && " if folder != "." else ""
    click.echo(f"\nNext: {step}claims check drafts/{draft.name}")
    return 0


def _name(home: Path) -> str:
    """A name for the dataset from the name of the folder: lower case, letters, digits and hyphens."""
    kept = "".join(ch if ch.isascii() and ch.isalnum() else "-" for ch in home.resolve().name.lower())
    return "-".join(part for part in kept.split("-") if part) or "newsroom"
