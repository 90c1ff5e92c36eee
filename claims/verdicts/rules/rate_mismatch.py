"""An average that is not the total divided by the time it took."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import grain
from claims.verdicts.wording import Wording

TIMES = ("hour", "day", "week", "month", "year")
LOOSE = 0.1
"""Share by which an average may be off: people round averages well."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        if len(passage.counts) != 3 or not passage.has("average"):
            continue
        total, time, rate = passage.counts
        t, n, r = total.quantity, time.quantity, rate.quantity
        if t is None or n is None or r is None or n.unit not in TIMES or t.unit in TIMES or r.unit in TIMES:
            continue
        if r.unit not in (t.unit, "") or t.unit in ("percent", "fraction") or not n.value or not r.value:
            continue
        if any(q.upper is not None or q.qualifier not in ("exact", "about") for q in (t, n, r)) or n.value == 1:
            continue
        if not _joined(passage, total, time, rate, n.unit):
            continue
        actual = t.value / n.value
        slack = LOOSE * max(1, sum(q.qualifier == "about" for q in (t, n, r)))
        slack = max(slack * actual, grain(r.value) / 2 if r.value >= 10 else 0.5)
        if abs(actual - r.value) <= slack + t.step / 2 / n.value:
            continue
        sum_ = f"{words.number(t.value)} / {words.number(n.value)} = {words.number(round(actual, 1))}"
        yield inconsistent(CHECK.id, rate, words, (total, time), sum_, claimed=words.number(r.value))


def _joined(passage: Passage, total: Claim, time: Claim, rate: Claim, unit: str) -> bool:
    """Whether the words say "in 30 days, an average of 5 a day": the span, the average, and the same unit of time."""
    if passage.opened("within", time.start) is None or not passage.has("average", time.end, rate.start):
        return False
    if len(passage.between(total, time)) > 8 or len(passage.between(time, rate)) > 6:
        return False
    each = passage.follows(f"each.{unit}", rate.end)
    return each is not None or any(word in passage.text[rate.start : rate.end] for word in ("/",))


CHECK = Check(
    id="rate-mismatch",
    does="Divides a stated total by the stated time and holds the stated average against it.",
    why="An average is worked out in haste, and the total stands beside it.",
    fires="There were 120 accidents in 30 days, an average of 6 a day.",
    silent="There were 120 accidents in 30 days, an average of 4 a day.",
    apply=_apply,
)
