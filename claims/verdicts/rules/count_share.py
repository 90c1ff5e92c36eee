"""Counts and percentages of one whole that cannot both be right: votes against their shares."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import exact
from claims.verdicts.wording import Wording

WHOLE = 2.0
"""Points from 100 within which the shares are those of one whole."""
SLACK = 1.05
"""Points by which a stated share may be off: half of one for rounding, half for cutting."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        if sum(c.quantity.unit == "percent" for c in passage.counts if c.quantity) < 2:
            continue
        pairs = list(_pairs(passage))
        units = {count.quantity.unit for count, _ in pairs if count.quantity}
        if len(pairs) < 2 or len(units) != 1:
            continue
        shares = [share.quantity.value for _, share in pairs if share.quantity]
        counts = [count.quantity.value for count, _ in pairs if count.quantity]
        if abs(sum(shares) - 100) > WHOLE:
            continue
        off = [abs(100 * count / sum(counts) - share) for count, share in zip(counts, shares, strict=True)]
        worst = max(range(len(off)), key=off.__getitem__)
        if off[worst] <= SLACK + WHOLE / 2:
            continue
        total = words.number(sum(counts))
        told = (
            f"{words.number(counts[worst])} / {total} = {words.number(round(100 * counts[worst] / sum(counts), 1))} %"
        )
        others = [claim for pair in pairs for claim in pair]
        yield inconsistent(CHECK.id, pairs[worst][1], words, others, told, claimed=words.number(shares[worst]))


def _pairs(passage: Passage) -> Iterator[tuple[Claim, Claim]]:
    """Each count with the percentage that restates it: "5,000 votes (52 percent)"."""
    for count, share in zip(passage.counts, passage.counts[1:], strict=False):
        c, s = count.quantity, share.quantity
        if c is None or s is None or s.unit != "percent" or c.unit == "percent" or s.change or not c.unit:
            continue
        if passage.between(count, share) != ("(",) or passage.text[share.end : share.end + 1] != ")":
            continue
        if exact(c) and exact(s):
            yield count, share


CHECK = Check(
    id="count-share",
    does="Holds counts against the percentages in brackets behind them, when these make up the whole.",
    why="Votes and their shares come from one table; when they part, a digit was lost on the way.",
    fires="Rahma won 5,000 votes (62 percent) and Dewi 4,000 votes (38 percent).",
    silent="Rahma won 5,000 votes (55.6 percent) and Dewi 4,000 votes (44.4 percent).",
    apply=_apply,
)
