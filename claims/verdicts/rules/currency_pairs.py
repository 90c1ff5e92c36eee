"""Amounts in two currencies whose rates do not fit each other, or not the rate that the draft gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

NEAR = 0.08
"""Share by which an amount may be off the one worked out with the stated rate."""
APART = 2.0
"""Factor between two rates of one draft that no market explains: a scale was mistaken."""


class Pair(NamedTuple):
    """An amount and the same in another currency; `rate` is what one unit of the smaller is worth."""

    first: Claim
    second: Claim
    units: tuple[str, str]
    rate: float


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    yield from _against_rate(setting, words)
    groups: dict[tuple[str, str], list[Pair]] = {}
    for passage in passages(setting):
        for pair in _pairs(passage):
            groups.setdefault(pair.units, []).append(pair)
    for pairs in groups.values():
        rates = sorted(pair.rate for pair in pairs)
        middle = rates[len(rates) // 2] if len(rates) > 2 else rates[0]
        for pair in pairs:
            if max(pair.rate / middle, middle / pair.rate) <= APART:
                continue
            other = next(o for o in pairs if o is not pair and max(o.rate / middle, middle / o.rate) <= APART)
            told = "; ".join(
                f"{p.first.text} = {p.second.text}: 1 {p.units[0]} = {words.number(_figures(p.rate))} {p.units[1]}"
                for p in (other, pair)
            )
            yield inconsistent(CHECK.id, pair.second, words, (pair.first, other.first, other.second), told)


def _against_rate(setting: Setting, words: Wording) -> Iterator[Finding]:
    """Amounts followed by the rate that they were worked out with: "1,800 riyals or Rp7.2 million (at Rp4,015)"."""
    for passage in passages(setting):
        if len(passage.counts) < 3 or not passage.has("rate"):
            continue
        for pair in _pairs(passage):
            at = passage.counts.index(pair.second)
            rate = passage.counts[at + 1] if at + 1 < len(passage.counts) else None
            p, q, r = pair.first.quantity, pair.second.quantity, rate.quantity if rate else None
            if rate is None or r is None or p is None or q is None or r.unit != q.unit or r.upper or not r.value:
                continue
            gap = passage.between(pair.second, rate)
            if not passage.only(gap, "rate", "restated") or not passage.has("rate", pair.second.end, rate.start):
                continue
            actual = p.value * r.value
            if abs(actual / q.value - 1) <= NEAR:
                continue
            told = f"{words.number(p.value)} × {words.number(r.value)} = {words.number(_figures(actual))}"
            others = (pair.first, rate)
            yield inconsistent(CHECK.id, pair.second, words, others, told, key="rate", claimed=pair.second.text)


def _pairs(passage: Passage) -> Iterator[Pair]:
    for a, b in zip(passage.counts, passage.counts[1:], strict=False):
        p, q = a.quantity, b.quantity
        if p is None or q is None or p.unit == q.unit or not (_money(p.unit) and _money(q.unit)):
            continue
        if p.upper is not None or q.upper is not None or p.per or q.per or not p.value or not q.value:
            continue
        gap = passage.between(a, b)
        if not gap or gap == (",",) or not passage.only(gap, "restated", "restated_hedge"):
            continue
        units = (p.unit, q.unit) if p.unit < q.unit else (q.unit, p.unit)
        rate = q.value / p.value if units[0] == p.unit else p.value / q.value
        if rate < 1:
            units, rate = (units[1], units[0]), 1 / rate
        yield Pair(a, b, units, rate)


def _money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _figures(value: float) -> float:
    return round(value) if value >= 100 else round(value, 2)


CHECK = Check(
    id="currency-pairs",
    does="Works out the rate behind amounts that are given in two currencies, and compares them across the draft.",
    why="Rates do not double within an article: a million became a billion.",
    fires="The road cost $2 million (Rp31 billion). The bridge cost $3 million (Rp46.5 trillion).",
    silent="The road cost $2 million (Rp31 billion). The bridge cost $3 million (Rp46.5 billion).",
    apply=_apply,
)
