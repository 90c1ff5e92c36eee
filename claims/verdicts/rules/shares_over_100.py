"""Shares of one whole, the rest included, that make more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import exact
from claims.verdicts.wording import Wording

REACH = 100
"""Characters between two shares of one list, at most."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        shares = [c for c in passage.counts if c.quantity and c.quantity.unit == "percent"]
        if len(shares) < 2 or passage.has("shares.never"):
            continue
        values = [c.quantity.value for c in shares if c.quantity and exact(c.quantity) and not c.quantity.change]
        if len(values) != len(shares) or any(b.start - a.end > REACH for a, b in pairwise(shares)):
            continue
        rest = shares[-1]
        listed = len(shares) > 2 and passage.has("shares.whole", passage.start, shares[0].start)
        if not listed and not _is_rest(passage, shares[-2], rest):
            continue
        slack = max(1.0, 0.5 * len(values))
        suffixes = [sum(values[i:]) for i in range(len(values) - 1)]
        if suffixes[0] <= 100 + slack or any(abs(total - 100) <= slack for total in suffixes):
            continue
        told = f"{' + '.join(words.number(value) for value in values)} = {words.number(round(suffixes[0], 2))} %"
        yield inconsistent(CHECK.id, rest, words, shares, told)


def _is_rest(passage: Passage, before: Claim, rest: Claim) -> bool:
    """Whether the last share is called the rest: "the remaining 27 percent", not the share of a remaining place."""
    for _, last, _ in passage.find("shares.rest", before.end, rest.start):
        if passage.only(passage.words(passage.tokens.end[last - 1], rest.start), "restated", "restated_hedge"):
            return True
    return False


CHECK = Check(
    id="shares-over-100",
    does="Adds up shares that are told as parts of one whole, the rest included.",
    why="More than a hundred percent of anything is a slip that readers enjoy.",
    fires="Some voters, 45 percent, were in favour, 38 percent were against and the remaining 27 percent had no view.",
    silent="Some voters, 45 percent, were in favour, 38 percent were against and the remaining 17 percent had no view.",
    apply=_apply,
)
