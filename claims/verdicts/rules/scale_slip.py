"""The same amount of money with two scales: a million here, a billion there."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, inconsistent, passages
from claims.verdicts.wording import Wording

DIGITS = 3
"""Digits that two amounts must share before the same ones by chance are ruled out."""
FACTORS = (1e3, 1e6)
ALIKE = 0.34
"""Share of the words of the shorter sentence that both must have in common: they tell the same thing."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    seen: dict[tuple[str, str], list[Claim]] = {}
    for passage in passages(setting):
        for claim in passage.counts:
            q = claim.quantity
            if q is None or q.upper is not None or q.per or len(q.unit) != 3 or not q.unit.isupper():
                continue
            digits = f"{q.value:.6e}".split("e")[0].rstrip("0").replace(".", "")
            if len(digits) < DIGITS:
                continue
            for other in seen.get((q.unit, digits), ()):
                before = other.quantity.value if other.quantity else 0.0
                if _factor(before, q.value) and _alike(setting, other, claim):
                    told = f"{other.text} ≠ {claim.text}"
                    yield inconsistent(CHECK.id, claim, words, (other,), told, first=other.text, second=claim.text)
                    break
            seen.setdefault((q.unit, digits), []).append(claim)


def _factor(a: float, b: float) -> bool:
    ratio = max(a, b) / min(a, b)
    return any(abs(ratio / factor - 1) < 1e-9 for factor in FACTORS)


def _alike(setting: Setting, a: Claim, b: Claim) -> bool:
    """Whether two sentences share so many words that they speak of the same amount."""
    if a.sentence == b.sentence:
        return False
    first, second = (setting.stems(*c.sentence) for c in (a, b))
    return len(first & second) >= max(3, ALIKE * min(len(first), len(second)))


CHECK = Check(
    id="scale-slip",
    does="Finds an amount of money that comes back with the same digits and another scale.",
    why="A million for a billion is the commonest slip with money, and the costliest.",
    fires="The city set aside $1.25 billion for a harbour at Tarn. The $1.25 million for a Tarn harbour is set aside.",
    silent="The city set aside $1.25 billion for a harbour at Tarn. A village school got $1.25 million.",
    apply=_apply,
)
