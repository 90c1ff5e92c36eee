"""Check-worthiness: how much a reader would want a sentence, or a claim, checked (0..1)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import exp

from claims.extraction.reading import Reading
from claims.model import Claim

BIAS, CLAIM, COUNT, KNOWN, SAID, LENGTH = -1.6, 0.5, 1.0, 0.8, 0.4, 0.02
"""Weights of the logistic score: any claim, a quantity, a measure or known entity, a named speaker, words (to 40)."""


def sentence_worth(reading: Reading, claims: Sequence[Claim]) -> list[float]:
    """One score a sentence, with or without claims."""
    starts = [sentence.start for sentence in reading.sentences]
    score = [BIAS + LENGTH * min(sentence.last - sentence.first, 40) for sentence in reading.sentences]
    for claim in claims:
        at = bisect_right(starts, claim.start) - 1
        if at < 0:
            continue
        score[at] += CLAIM
        if claim.quantity is not None:
            score[at] += COUNT + (KNOWN if claim.quantity.measure else 0.0)
        elif claim.attribution is not None and not claim.attribution.anonymous:
            score[at] += SAID
    return [round(1 / (1 + exp(-value)), 3) for value in score]


def claim_worth(claims: Sequence[Claim], reading: Reading, worth: Sequence[float]) -> None:
    """Set `worth` of every claim: its sentence's, a little less for the day of the dateline or a vague count."""
    starts = [sentence.start for sentence in reading.sentences]
    for claim in claims:
        value = worth[max(0, bisect_right(starts, claim.start) - 1)]
        if claim.quantity is not None and claim.quantity.qualifier == "vague":
            value *= 0.7
        elif claim.date is not None and claim.date.role in ("relative", "weekday"):
            value *= 0.5
        claim.worth = round(value, 3)
