"""A total and its two halves that do not add up: men and women, adults and children."""

from __future__ import annotations

from collections.abc import Iterator

from claims.languages import pack
from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import exact
from claims.verdicts.wording import Wording

NEAR = 0.25
"""A sum further from the total than this share of it is not meant as its split."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    halves = [(pair[0], pair[1]) for pair in pack(setting.language or "en").get("consistency.halves", ())]
    for passage in passages(setting):
        if len(passage.counts) < 3:
            continue
        for total, a, b in zip(passage.counts, passage.counts[1:], passage.counts[2:], strict=False):
            if not (exact(total.quantity) and exact(a.quantity) and exact(b.quantity)):
                continue
            if total.quantity is None or a.quantity is None or b.quantity is None:
                continue
            if total.quantity.unit != "person" or not _halves(total, a, b, halves) or not _split(passage, total, a, b):
                continue
            if any(c.start >= b.end and c.quantity and c.quantity.unit == "person" for c in passage.counts):
                continue
            whole, sum_ = total.quantity.value, a.quantity.value + b.quantity.value
            if whole == sum_ or abs(whole - sum_) > max(2, NEAR * whole):
                continue
            told = f"{words.number(a.quantity.value)} + {words.number(b.quantity.value)} = {words.number(sum_)}"
            yield inconsistent(CHECK.id, total, words, (a, b), told, total=words.number(whole))


def _half(claim: Claim, word: str) -> bool:
    """Whether a count is named by a word."""
    ending = cut(word)
    return cut(claim.text)[-len(ending) :] == ending


def _halves(total: Claim, a: Claim, b: Claim, halves: list[tuple[str, str]]) -> bool:
    """Whether the two counts are complements by the pack, and the total is neither."""
    if any(_half(total, word) for pair in halves for word in pair):
        return False
    return any((_half(a, x) and _half(b, y)) or (_half(a, y) and _half(b, x)) for x, y in halves)


def _split(passage: Passage, total: Claim, a: Claim, b: Claim) -> bool:
    """Whether the halves follow the total as its split: behind a comma, a colon, a bracket, or words for it."""
    joined = passage.only(passage.between(a, b), "halves_join")
    opened = passage.opened("halves_open", a.start) is not None
    if passage.has("part_only", total.end, b.end) or passage.has("halves_more", b.end, b.end + 8):
        return False
    return joined and opened and len(passage.between(total, a)) <= 6


CHECK = Check(
    id="split-total",
    does="Adds up the two halves behind a total: men and women, adults and children.",
    why="The two are the whole, so nothing can be missing.",
    fires="The boat carried 21 people, 12 men and 8 women, the agency said.",
    silent="The boat carried 20 people, 12 men and 8 women, the agency said.",
    apply=_apply,
)
