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

    `does` and `why` are one sentence each; `fires` and `silent` are example sentences: the documentation shows them.
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
    reference: bool = True
