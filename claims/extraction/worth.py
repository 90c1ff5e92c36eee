"""Check-worthiness: how much a reader would want a sentence, or a claim, checked (0..1).

A sentence is described by what it claims and by the kinds of words it holds (a pack's [worth]); a logistic regression,
trained by `claims.training.worth` and kept as plain weights in worth.toml, turns that into a score. The features are
the same in every language, so that a language without training data shares the weights.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log1p
from pathlib import Path

from claims.extraction.reading import Reading, Sentence
from claims.languages import Pack
from claims.model import Claim, Quantity
from claims.tokens import MARK

WEIGHTS = Path(__file__).with_name("worth.toml")
MOST = 3
"""Occurrences up to which one more of a kind counts."""
SHORT, LONG = 6, 25
"""Words: a sentence of fewer is short, of more is long."""
BIG, SMALL = 1000, 2
VAGUE_CLAIM, PASSING_DATE = 0.7, 0.5
"""How much of its sentence's worth a vague count, and the day of a dateline or weekday, keeps."""
TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))

Features = dict[str, float]


def sentence_worth(reading: Reading, claims: Sequence[Claim]) -> list[float]:
    """One score a sentence, with or without claims."""
    weights = _weights()
    return [round(score(features, weights), 3) for features in sentence_features(reading, claims)]


def claim_worth(claims: Sequence[Claim], reading: Reading, worth: Sequence[float]) -> None:
    """Set `worth` of every claim: its sentence's, a little less for the day of the dateline or a vague count."""
    starts = [sentence.start for sentence in reading.sentences]
    for claim in claims:
        value = worth[max(0, bisect_right(starts, claim.start) - 1)]
        if claim.quantity is not None and claim.quantity.qualifier == "vague":
            value *= VAGUE_CLAIM
        elif claim.date is not None and claim.date.role in ("relative", "weekday"):
            value *= PASSING_DATE
        claim.worth = round(value, 3)


def score(features: Features, weights: Mapping[str, float]) -> float:
    """The probability that a sentence of these features is worth a check."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def sentence_features(reading: Reading, claims: Sequence[Claim]) -> list[Features]:
    """What each sentence claims and how it is worded, by name; what is missing is zero."""
    starts = [sentence.start for sentence in reading.sentences]
    kinds = _kinds(reading.pack)
    out = [_wording(reading, sentence, kinds) for sentence in reading.sentences]
    for claim in claims:
        at = bisect_right(starts, claim.start) - 1
        if at >= 0:
            _count(out[at], claim.kind)
            if claim.quantity is not None:
                for name in _quantity(claim.quantity):
                    _count(out[at], name)
    for features in out:
        features |= {f"any {name}": 1.0 for name in features if not name.startswith(("length", "short", "long"))}
    return out


def _wording(reading: Reading, sentence: Sentence, kinds: Mapping[str, tuple[str, ...]]) -> Features:
    tokens = reading.tokens
    features: Features = {}
    words = 0
    for i in range(sentence.first, sentence.last):
        if tokens.kind[i] == MARK:
            continue
        words += 1
        for kind in kinds.get(tokens.low[i], ()):
            _count(features, kind)
        if i > sentence.first and len(tokens.text[i]) > 1 and tokens.text[i][:1].isupper():
            _count(features, "name")
    features["length"] = log1p(words)
    if words < SHORT or words > LONG:
        features["short" if words < SHORT else "long"] = 1.0
    if "?" in tokens.text[max(sentence.first, sentence.last - 2) : sentence.last]:
        features["question"] = 1.0
    return features


def _quantity(quantity: Quantity) -> list[str]:
    unit = quantity.unit
    if unit in ("percent", "percentage_point"):
        names = ["percent"]
    elif len(unit) == 3 and unit.isupper():
        names = ["money"]
    elif unit in TIME:
        names = ["time"]
    else:
        names = ["people" if unit == "person" else "lone" if not unit else "counted"]
    if quantity.change:
        names.append("change")
    if quantity.qualifier == "vague":
        names.append("vague count")
    if abs(quantity.value) >= BIG:
        names.append("big")
    elif abs(quantity.value) <= SMALL:
        names.append("small")
    return names


def _count(features: Features, name: str) -> None:
    features[name] = min(features.get(name, 0.0) + 1.0, float(MOST))


@cache
def _kinds(pack: Pack) -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in pack.table("worth").items():
        for word in words:
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


@cache
def _weights() -> dict[str, float]:
    return dict(tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])
