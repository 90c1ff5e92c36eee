"""A report as people and machines read it: a page, a terminal, one line a finding, JSON.

Everything here is a pure function of a report. No clock, no network; only `write` touches the disk.
"""

from claims.rendering.contract import as_dict, claim_dict, extraction_dict, json_document, jsonl_line
from claims.rendering.output import write
from claims.rendering.page import html
from claims.rendering.terminal import concise, terminal

__all__ = [
    "as_dict",
    "claim_dict",
    "concise",
    "extraction_dict",
    "html",
    "json_document",
    "jsonl_line",
    "terminal",
    "write",
]
