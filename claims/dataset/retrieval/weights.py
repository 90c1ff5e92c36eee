"""What the features weigh: learned, read from weights.toml, and never more than arithmetic at check time."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from operator import mul
from pathlib import Path

FILE = Path(__file__).with_name("weights.toml")

WORDS, TRANSLATED, MEANING = "words", "translated", "meaning"
"""Sets of weights: question and fact in one language, in two, and with vectors of meaning."""


@dataclass(frozen=True)
class Weights:
    """`rank` orders the facts of one question; `sure`, `bias` first, tells how likely a fact says what was asked."""

    rank: Mapping[str, float]
    sure: Mapping[str, float]

    def order(self, features: Mapping[str, float]) -> float:
        """A sum that is higher for facts that are nearer to the same question.

        Rounded, so that two facts that differ only in their commas are equal and stay in the order of their files.
        """
        total: float = sum(map(mul, self.rank.values(), map(features.__getitem__, self.rank)))
        return round(total, 3)

    def likely(self, features: Mapping[str, float]) -> float:
        """How likely the fact says what was asked, 0..1, comparable between questions."""
        total = sum(weight * features.get(name, 1.0) for name, weight in self.sure.items())
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@cache
def weights(name: str, path: Path = FILE) -> Weights:
    """A set of weights by its name."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return Weights(data["rank"], data["sure"])
