"""What a consistency check is: it reads a whole draft and finds claims that cannot all be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from claims.matching import Setting
from claims.model import Finding, Verdict
from claims.verdicts.wording import Wording


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a draft against itself or the calendar. Fields as in `Rule`; `apply` gives findings, often none;
    it is shown what the dataset said of each claim.
    """

    id: str
    does: str
    why: str
    fires: str
    silent: str
    apply: Callable[[Setting, Wording, Mapping[str, Finding]], Iterable[Finding]]
    verdict: Verdict = "inconsistent"
    day: str = "2024-01-20"
    format: str = "text"
