"""Claimdesk: finds the claims of a news draft and holds them against a curated reference dataset.

    import claims

    dataset = claims.open_dataset()
    report = claims.check_draft(claims.read("draft.md"), dataset)
    for finding in report.findings:
        print(finding.verdict, finding.claim.text, finding.reason)

Everything named in `__all__` is public and keeps its meaning within a major version. Names are loaded when they are
first used, so that `import claims` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.check import check_draft
    from claims.dataset import Dataset, open_dataset
    from claims.drafts import find, read
    from claims.errors import ClaimsError
    from claims.extraction import extract
    from claims.model import Claim, Draft, Evidence, Extraction, Fact, Finding, Match, Report, Source
    from claims.rendering import as_dict, html, json_document
    from claims.verdicts.judge import judge

__version__ = "0.1.0"

_HOMES = {
    "claims.check": ("check_draft",),
    "claims.dataset": ("Dataset", "open_dataset"),
    "claims.drafts": ("find", "read"),
    "claims.errors": ("ClaimsError",),
    "claims.extraction": ("extract",),
    "claims.model": ("Claim", "Draft", "Evidence", "Extraction", "Fact", "Finding", "Match", "Report", "Source"),
    "claims.rendering": ("as_dict", "html", "json_document"),
    "claims.verdicts": ("judge",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Claim",
    "ClaimsError",
    "Dataset",
    "Draft",
    "Evidence",
    "Extraction",
    "Fact",
    "Finding",
    "Match",
    "Report",
    "Source",
    "as_dict",
    "check_draft",
    "extract",
    "find",
    "html",
    "json_document",
    "judge",
    "open_dataset",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module “claims” has no attribute “{name}”")
    found = globals()[name] = getattr(import_module(_HOME[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
