"""Comments in the text that switch a rule off where they stand, with a reason.

    <!-- claims-ignore[weekday-mismatch]: the letter of 1923 has it so -->

A comment speaks of the block that it stands in, of the one that ends on its line, or else of the next one. A finding
of its rules there stays, as settled: `Finding.decision` is {"state": "ignored", "reason": …}. A comment without a
reason, with a name that no rule has, or with nothing to ignore says so itself, as a finding of the rule
`ignore-comment` that fails nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claims.matching import Setting
from claims.model import Block, Draft, Finding
from claims.verdicts.passage import Passage
from claims.verdicts.wording import Wording

ID = "ignore-comment"
STATE = "ignored"
WORD = "claims-ignore"
COMMENT = re.compile(r"<!--\s*claims-ignore(?:\s*\[(?P<rules>[^\]]*)\])?\s*(?::\s*(?P<reason>.*?))?\s*-->", re.DOTALL)
FORMATS = ("text", "markdown", "html")


class Comment(NamedTuple):
    """One comment: where it stands in the file, the rules it names, its reason, and the block it speaks of."""

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    block: Block | None


def comments(draft: Draft) -> list[Comment]:
    """The ignore comments of a draft, in the order of the file; positions count into `Draft.source`."""
    if draft.format not in FORMATS or WORD not in draft.source:
        return []
    blocks = [block for block in draft.blocks or (Block(0, len(draft.text)),) if block.kind != "furniture"]
    spans = [draft.to_source(block.start, block.end) for block in blocks]
    found = []
    for match in COMMENT.finditer(draft.source):
        rules = tuple(name for part in (match["rules"] or "").split(",") if (name := part.strip()))
        reason = " ".join((match["reason"] or "").split())
        at = _spoken_of(draft, spans, match.start(), match.end())
        found.append(Comment(match.start(), match.end(), rules, reason, None if at is None else blocks[at]))
    return found


def settle(
    setting: Setting, findings: Sequence[Finding], words: Wording, *, known: Collection[str], active: Collection[str]
) -> tuple[Finding, ...]:
    """The findings with those that a comment ignores marked as settled, and what is wrong with the comments.

    Args:
        setting: the draft.
        findings: its findings, in order.
        words: in whose language a comment is told what is wrong with it.
        known: the ids of all rules.
        active: the ids of the rules that were applied: a comment for another one is not called unused.
    """
    draft = setting.draft
    said = comments(draft)
    if not said:
        return tuple(findings)
    out = [finding for finding in findings if not _inside(draft, finding, said)]
    remarks = []
    for comment in said:
        wrong = [name for name in comment.rules if name not in known]
        hit = [
            i
            for i, finding in enumerate(out)
            if comment.block is not None
            and comment.block.start <= finding.claim.start < comment.block.end
            and finding.rule in comment.rules
        ]
        if not comment.rules or not comment.reason:
            remarks.append(_remark(setting, comment, words.say(ID, "bare", line=_line(draft, comment))))
            continue
        for i in hit:
            out[i] = replace(out[i], decision={"state": STATE, "reason": comment.reason})
        idle = [name for name in comment.rules if name in active and name not in {out[i].rule for i in hit}]
        if wrong:
            told = words.say(ID, "unknown", line=_line(draft, comment), rules=", ".join(wrong))
            remarks.append(_remark(setting, comment, told))
        elif idle:
            told = words.say(ID, "unused", line=_line(draft, comment), rules=", ".join(idle))
            remarks.append(_remark(setting, comment, told))
    return tuple(sorted([*out, *remarks], key=lambda finding: (finding.claim.start, -finding.claim.end)))


def _spoken_of(draft: Draft, spans: Sequence[tuple[int, int]], start: int, end: int) -> int | None:
    """The number of the block that a comment speaks of; null when nothing stands there."""
    at = bisect_left(spans, (start, start))
    for i in (at - 1, at):
        if 0 <= i < len(spans) and spans[i][0] <= start < spans[i][1] and end < spans[i][1]:
            return i
    before = at - 1
    if before >= 0 and draft.format != "html" and "\n" not in draft.source[spans[before][1] : start]:
        return before
    return next((i for i in range(max(0, at), len(spans)) if spans[i][0] >= end), None)


def _inside(draft: Draft, finding: Finding, said: Sequence[Comment]) -> bool:
    """Whether a finding is about the words of a comment itself: in plain text they are text like any other."""
    start, end = draft.to_source(finding.claim.start, finding.claim.end)
    return any(comment.start <= start and end <= comment.end for comment in said)


def _line(draft: Draft, comment: Comment) -> int:
    return draft.source.count("\n", 0, comment.start) + 1


def _remark(setting: Setting, comment: Comment, reason: str) -> Finding:
    """What is wrong with a comment, told at the first word of the block that it speaks of."""
    draft = setting.draft
    block = comment.block or (draft.blocks[-1] if draft.blocks else Block(0, len(draft.text)))
    start, end = next(_words(draft.text, block), (block.start, block.end))
    claim = Passage(setting, start, end, -1).own(start, end, float(_line(draft, comment)), "line")
    return Finding(claim, "unverified", ID, reason)


def _words(text: str, block: Block) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.compile(r"\w+").finditer(text, block.start, block.end))
