"""A share that does not follow from the two numbers beside it: "12 of the 48 pupils (30 percent)"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import around, rounding
from claims.verdicts.wording import Wording

FRACTION = 4.5
"""Points by which a share in words ("a third") may be off."""
UNITS = ("percent", "fraction")


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        shares = [c for c in passage.counts if c.quantity and c.quantity.unit in UNITS and c.quantity.change is None]
        if not shares or len(passage.counts) < 3:
            continue
        for part, whole in zip(passage.counts, passage.counts[1:], strict=False):
            if _of(passage, part, whole):
                share = _beside(passage, part, whole, shares)
                if share is not None and (found := _hold(share, part, whole, words)) is not None:
                    yield found


def _of(passage: Passage, part: Claim, whole: Claim) -> bool:
    """Whether the words say that the one is a part of the other, and both count the same."""
    p, w = part.quantity, whole.quantity
    if p is None or w is None or p.unit in UNITS or w.unit in UNITS or p.change or w.change:
        return False
    between = passage.between(part, whole)
    same = not p.unit or not w.unit or p.unit == w.unit or part.text.isdigit()
    return (
        same
        and 0 < p.value < w.value
        and bool(between)
        and passage.only(between, "part_of")
        and (passage.has("part_of_head", part.end, whole.start))
    )


def _beside(passage: Passage, part: Claim, whole: Claim, shares: list[Claim]) -> Claim | None:
    """The share that the same words state again: right behind in brackets or after "or", or right before."""
    for share in shares:
        behind = share.start > whole.end and passage.between(whole, share)
        ahead = share.end < part.start and passage.between(share, part)
        for gap in (behind, ahead):
            if (
                gap
                and passage.only(gap, "restated", "restated_hedge")
                and passage.has("restated", min(share.end, whole.end), max(share.start, part.start))
            ):
                return share
    return None


def _hold(share: Claim, part: Claim, whole: Claim, words: Wording) -> Finding | None:
    q, p, w = share.quantity, part.quantity, whole.quantity
    if q is None or p is None or w is None or q.upper is not None or q.qualifier not in ("exact", "about"):
        return None
    low, high = around(p), around(w)
    if low is None or high is None:
        return None
    least, most = 100 * low[0] / high[1], 100 * low[1] / high[0]
    said = q.value * 100 if q.unit == "fraction" else q.value
    slack = FRACTION if q.unit == "fraction" else rounding(q)
    if least - slack <= said <= most + slack:
        return None
    actual = words.number(round(100 * p.value / w.value, 1))
    sum_ = f"{words.number(p.value)} / {words.number(w.value)} = {actual} %"
    return inconsistent(CHECK.id, share, words, (part, whole), sum_, claimed=words.number(round(said, 1)))


CHECK = Check(
    id="percent-share",
    does="Works out the share of two stated numbers and holds the stated percentage or fraction against it.",
    why="The part, the whole and the share stand side by side, and one of them is wrong.",
    fires="Only 12 of the 48 pupils (35 percent) passed the test.",
    silent="Only 12 of the 48 pupils (25 percent) passed the test.",
    apply=_apply,
)
