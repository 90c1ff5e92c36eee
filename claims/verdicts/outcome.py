"""What befell the people that a count is of: killed, injured, missing; by the words of the language pack."""

from __future__ import annotations

from claims.languages import pack
from claims.model import Claim
from claims.verdicts.passage import Passage

REACH = 4
"""Words between a count of people and what befell them, at most."""


def outcomes(passage: Passage, claim: Claim) -> tuple[str, ...]:
    """The outcomes whose words stand near a count, with no other count between."""
    found = []
    for outcome in pack(passage.language).table("consistency.outcomes"):
        for first, last, _ in passage.find(f"outcomes.{outcome}"):
            start, end = passage.tokens.start[first], passage.tokens.end[last - 1]
            ahead, behind = (end, claim.start) if end <= claim.start else (claim.end, start)
            others = (c for c in passage.counts if c is not claim and ahead <= c.start < behind)
            if len(passage.words(ahead, behind)) <= REACH and next(others, None) is None:
                found.append(outcome)
                break
    return tuple(found)
