"""What a rule is: a name, what it does and why, an example that fires and one that must not, and a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Finding, Kind, Verdict

if TYPE_CHECKING:
    from claims.verdicts.case import Case


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `apply` gives a finding, or null to let the next rule have a look.

    `does` and `why` are one sentence each. `fires` and `silent` are example drafts, one that gets this verdict and
    one that must not, as of `day` (ISO 8601) and against the starter dataset: tests and documentation at once.
    `reference`: whether the rule needs a dataset.
    """

    id: str
    kind: Kind
    verdict: Verdict
    does: str
    why: str
    fires: str
    silent: str
    apply: Callable[[Case], Finding | None]
    day: str = "2024-01-20"
    reference: bool = True
