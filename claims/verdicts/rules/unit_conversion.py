"""A measure given again in another unit that is not the same length, weight, area or heat."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import grain
from claims.verdicts.wording import Wording

DIMENSIONS: tuple[dict[str, float], ...] = (
    {
        "millimetre": 0.001, "centimetre": 0.01, "metre": 1.0, "kilometre": 1000.0, "mile": 1609.344, "foot": 0.3048,
        "inch": 0.0254, "yard": 0.9144,
    },
    {
        "gram": 0.001, "kilogram": 1.0, "tonne": 1000.0, "pound-mass": 0.45359237, "pound": 0.45359237,
        "ounce": 0.028349523,
    },
    {
        "square metre": 1.0, "square kilometre": 1e6, "hectare": 1e4, "acre": 4046.8564, "square mile": 2589988.11,
        "square foot": 0.09290304,
    },
    {"kilometre per hour": 1.0, "mile per hour": 1.609344},
    {"litre": 1.0, "gallon": 3.785411784},
)  # fmt: skip
CELSIUS, FAHRENHEIT = ("degree celsius", "celsius"), ("degree fahrenheit", "fahrenheit")
LOOSE, HEDGED, DEGREES = 0.12, 0.25, 2.5
"""How far a conversion may be off: a share of it, the same behind a hedge, degrees."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        for a, b in zip(passage.counts, passage.counts[1:], strict=False):
            p, q = a.quantity, b.quantity
            if p is None or q is None or p.unit == q.unit or not p.unit or not q.unit or not _restated(passage, a, b):
                continue
            if p.upper is not None or q.upper is not None or p.per != q.per or p.qualifier == "vague":
                continue
            converted = _convert(p.value, p.unit, q.unit)
            if converted is None or _near(p.value, converted, q.value, p.unit, hedged=p.qualifier != "exact"):
                continue
            digits = 1 if abs(converted) < 1000 else 0
            shown = words.number(round(converted, digits))
            sum_ = f"{a.text} = {shown}"
            yield inconsistent(CHECK.id, b, words, (a,), sum_, first=a.text, actual=shown, claimed=b.text)


def _restated(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether the second follows the first in brackets, and nothing else stands in them."""
    gap = passage.between(a, b)
    if "(" not in gap or not passage.only(gap, "restated", "restated_hedge"):
        return False
    behind = passage.text[b.end : b.end + 1]
    return behind == ")"


def _convert(value: float, unit: str, to: str) -> float | None:
    for table in DIMENSIONS:
        if unit in table and to in table:
            return value * table[unit] / table[to]
    if unit in CELSIUS and to in FAHRENHEIT:
        return value * 1.8 + 32
    return (value - 32) / 1.8 if unit in FAHRENHEIT and to in CELSIUS else None


def _near(value: float, converted: float, said: float, unit: str, *, hedged: bool) -> bool:
    if unit in CELSIUS + FAHRENHEIT:
        return abs(converted - said) <= DEGREES + (grain(value) / 2 if hedged else 0)
    loose = HEDGED if hedged else LOOSE
    if min(value, said) < 3:  # "1 mile (2 km)", "6 feet (2 metres)"
        loose = max(loose, HEDGED)
    return abs(converted - said) <= loose * max(abs(converted), abs(said))


CHECK = Check(
    id="unit-conversion",
    does="Converts a measure that is given again in brackets in another unit.",
    why="A reader abroad takes the one in brackets, and a slip there is not seen at home.",
    fires="The quake was felt 10 kilometres (16 miles) away.",
    silent="The quake was felt 10 kilometres (6.2 miles) away.",
    apply=_apply,
)
