"""A report as people and machines read it: a page, a terminal, one line a finding, JSON.

Everything here is a pure function of a report: no clock, no network. `write` alone puts something on the disk. What a
run does not print it does not load.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.rendering.console import concise, terminal
    from claims.rendering.contract import as_dict, claim_dict, extraction_dict, json_document, jsonl_line
    from claims.rendering.index import index
    from claims.rendering.output import write
    from claims.rendering.page import asset_files, html

_HOME = {
    "as_dict": "contract",
    "claim_dict": "contract",
    "concise": "console",
    "extraction_dict": "contract",
    "html": "page",
    "index": "index",
    "asset_files": "page",
    "json_document": "contract",
    "jsonl_line": "contract",
    "terminal": "console",
    "write": "output",
}

__all__ = [
    "as_dict",
    "asset_files",
    "claim_dict",
    "concise",
    "extraction_dict",
    "html",
    "index",
    "json_document",
    "jsonl_line",
    "terminal",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module “claims.rendering” has no attribute “{name}”")
    found = globals()[name] = getattr(import_module(f"claims.rendering.{_HOME[name]}"), name)
    return found
