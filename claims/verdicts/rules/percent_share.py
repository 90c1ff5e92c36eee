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
FAR = 14
"""Words between a whole that comes first and its part, at most."""
UNITS = ("percent", "fraction")


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        if len(passage.counts) < 3 or not any(_share(claim) for claim in passage.counts):
            continue
        for three in zip(passage.counts, passage.counts[1:], passage.counts[2:], strict=False):
            said = _read(passage, *three)
            finding = _hold(*said, words) if said is not None else None
            if finding is not None:
                yield finding


def _read(passage: Passage, a: Claim, b: Claim, c: Claim) -> tuple[Claim, Claim, Claim] | None:
    """Three neighbours as (share, part, whole), when the words tie them so.

    "12 of the 48 pupils (25 percent)", "25 percent, or 12 of the 48", "12, or 25 percent of the 48", and "of the 48
    pupils, 12 (25 percent)".
    """
    if _share(c) and _fits(a, b) and _of(passage, a, b) and _again(passage, b, c):
        return c, a, b
    if _share(a) and _fits(b, c) and _of(passage, b, c) and _again(passage, a, b):
        return a, b, c
    if _share(b) and _fits(a, c) and _of(passage, b, c) and _again(passage, a, b):
        return b, a, c
    if _share(c) and _fits(b, a) and _again(passage, b, c) and passage.opened("whole_open", a.start) is not None:
        near = len(passage.between(a, b)) <= FAR and not passage.has("part_of_head", c.end, c.end + 8)
        return (c, b, a) if near else None
    return None


def _share(claim: Claim) -> bool:
    q = claim.quantity
    return q is not None and q.unit in UNITS and q.change is None


def _fits(part: Claim, whole: Claim) -> bool:
    """Whether both count the same, the part less than the whole."""
    p, w = part.quantity, whole.quantity
    if p is None or w is None or p.unit in UNITS or w.unit in UNITS or p.change or w.change or p.per != w.per:
        return False
    return 0 < p.value < w.value and (p.unit == w.unit or not p.unit or part.text.isdigit())


def _of(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether nothing but words for "of the" stands between two claims."""
    return passage.only(passage.between(a, b), "part_of") and passage.has("part_of_head", a.end, b.start)


def _again(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether the second says the first once more: in brackets, or behind "or"."""
    gap = passage.between(a, b)
    return gap != (",",) and passage.only(gap, "restated", "restated_hedge") and passage.has("restated", a.end, b.start)


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
