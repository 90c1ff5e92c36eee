"""Matches → findings: a few named rules in a fixed order, each in a file of its own."""

from claims.verdicts.judge import judge
from claims.verdicts.rules import RULES

__all__ = ["RULES", "judge"]
