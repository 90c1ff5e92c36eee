"""Which dataset a command works on."""

from __future__ import annotations

from pathlib import Path

import click

from claims.config import settings
from claims.errors import UsageError

option = click.option(
    "--reference",
    metavar="DIR",
    help="Folder of the dataset. [default: the one in claims.toml, else the starter dataset]",
)


def chosen(named: str | None) -> Path | None:
    """The folder that the command line or the settings name; null for the starter dataset."""
    found = named or settings().reference
    return Path(found) if found else None


def own(named: str | None) -> Path:
    """The folder of a dataset that may be changed.

    Raises:
        UsageError: none was named; the starter dataset is changed only where it is named outright.
    """
    folder = chosen(named)
    if folder is None:
        raise UsageError("no dataset was named to change", mend="Pass --reference DIR, or start one with claims init")
    return folder
