"""The formats that hosts of continuous integration read, one file a format: each turns a `Run` into text.

They are pure functions: the same run gives the same bytes. None of them is loaded before it is asked for.
"""

from __future__ import annotations

from importlib import import_module

from claims.rendering.run import Run

HOSTS = ("github", "gitlab", "junit", "sarif", "rdjson")
"""Each is the name of a format and of the module that writes it."""


def hosted(format: str, run: Run) -> str:
    """A run in one of the formats of `HOSTS`."""
    module = import_module(f"claims.rendering.formats.{format}")
    written: str = module.document(run)
    return written
