"""A ranking whose values are not in its order: "A with 12, followed by B with 15"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import exact
from claims.verdicts.wording import Wording

RANKED = {"vote", "seat", "percent", "medal", "goal"}
"""What is told in the order of its size even where nothing says "the most"."""
REACH = 90
"""Characters between one value of a ranking and the next, at most."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        ranked = _ranked(passage) if len(passage.counts) > 1 else []
        for a, b in pairwise(ranked):
            first, second = _value(a), _value(b)
            if second > first:
                told = f"{words.number(second)} > {words.number(first)}"
                yield inconsistent(CHECK.id, b, words, ranked, told)
                break


def _ranked(passage: Passage) -> list[Claim]:
    """The values of a ranking that says it begins with the most; empty when it is not sure to be one."""
    cue = next(iter(passage.find("followed_by")), None)
    if cue is None:
        return []
    at = passage.tokens.start[cue[0]]
    if passage.has("bottom"):
        return []
    ahead = [claim for claim in passage.counts if claim.end <= at]
    behind = [claim for claim in passage.counts if claim.start > at]
    if not ahead or not behind:
        return []
    ranked = [ahead[-1], *behind]
    units = {claim.quantity.unit for claim in ranked if claim.quantity}
    plain = all(exact(claim.quantity) and not (claim.quantity and claim.quantity.change) for claim in ranked)
    near = all(b.start - a.end <= REACH for a, b in pairwise(ranked))
    first = passage.has("top", passage.start, at) or (
        bool(units & RANKED) and (len(ranked) > 2 or units != {"percent"})
    )
    return ranked if plain and near and first and len(units) == 1 else []


def _value(claim: Claim) -> float:
    return claim.quantity.value if claim.quantity is not None else 0.0


CHECK = Check(
    id="ranking-order",
    does="Reads the values of a ranking (“the most …, followed by …”) and looks whether they fall.",
    why="A list that says it is in order and is not has two values or two names swapped.",
    fires="Jakarta had the most cases (1,200), followed by Banten (1,500) and Bali (900).",
    silent="Jakarta had the most cases (1,500), followed by Banten (1,200) and Bali (900).",
    apply=_apply,
)
