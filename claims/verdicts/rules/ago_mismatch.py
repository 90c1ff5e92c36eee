"""A "three years ago" or "yesterday" beside a date that is not that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

NEAR = {"day": 2, "week": 10, "month": 45, "year": 400}
"""Days by which the date may lie outside of what was said, by how finely it was said."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    if setting.today is None or setting.draft.published_from == "text":
        return
    for passage in passages(setting):
        for a, b in zip(passage.dates, passage.dates[1:], strict=False):
            loose, fixed = a.date, b.date
            if loose is None or fixed is None or loose.role != "relative" or fixed.role != "absolute":
                continue
            if not fixed.explicit or not fixed.first or not fixed.last or not loose.first or not loose.last:
                continue
            if (
                loose.type != "DATE"
                or fixed.problem
                or passage.quoted(a.start)
                or passage.elsewhere(a.start)
                or not _tied(passage, a, b)
            ):
                continue
            days = NEAR.get(loose.granularity)
            if days is None or loose.first > setting.today:
                continue
            slack = timedelta(days)
            if fixed.last >= loose.first - slack and fixed.first <= loose.last + slack:
                continue
            said = words.period(loose.first, loose.last)
            told = f"{a.text} = {said}"
            yield inconsistent(CHECK.id, b, words, (a,), told, said=a.text, actual=said, claimed=b.text)


def _tied(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether the date stands in brackets right behind, or behind a comma as its explanation."""
    gap = passage.between(a, b)
    behind = passage.text[b.end : b.end + 1]
    if gap == ("(",):
        return behind == ")"
    return bool(gap) and gap[0] == "," and passage.only(gap, "apposition") and behind in (",", ".", ";", ")", "\n", "")


CHECK = Check(
    id="ago-mismatch",
    does="Holds “three years ago” or “yesterday” against the date that explains it, as of the day of the draft.",
    why="Old copy comes back with its “last year” unchanged.",
    fires="The bridge fell three years ago, in 2017, killing nine.",
    silent="The bridge fell three years ago, in 2021, killing nine.",
    apply=_apply,
)
